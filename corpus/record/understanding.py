"""How much of a document was understood: what was not, as doubts, and what is known of each
component. `corpus.rules.absence` asks this before an office is told that it lacks something."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from corpus.record.assembly import places
from corpus.record.contents import is_empty
from corpus.record.fates import Stretch
from corpus.schema import (
    COMPONENTS,
    DELIVERY,
    ComponentReading,
    Doubt,
    Place,
    Reading,
    ServiceStandard,
    Unrecognized,
)
from extractor.page import Document
from extractor.passage import Passage
from parsers.doubts.doubtful_lines import doubtful_lines, says_anything
from parsers.names.component_texts import could_hold
from parsers.names.component_words import (
    named_components,
    says_nothing,
    stated_components,
)
from parsers.names.titles import is_part_heading
from parsers.section import Standard

MIN_READ = 2  # components of a standard; of one with fewer hardly anything was understood
MIN_SWALLOWED = 2  # others of which a component holds the headings or values
MAX_PART = 2  # components of delivery in a table that may be a part of one
MIN_OPEN_END = 3  # components; a text that stops before so many may be the beginning of one
PICTURE_REACH_PT = 60.0  # from a heading down to the picture that stands for its text
MAX_DOUBTS = 5  # that a record lists for each component: a person looks at the first ones
HEADLESS = frozenset({"portal-text"})  # layouts of texts without headings
HEADED = frozenset({"sippn"})  # layouts that cut running text at its headings
PICTURE_MARK = "!["  # how Markdown puts a picture into a text
JUDGED = (*DELIVERY, "decree")
Position = tuple[int, float]


class Cut(NamedTuple):
    """One standard as its layout cut it out of a document."""

    document: Document
    standard: Standard
    layout: str
    ordinal: int
    is_last: bool
    shared: Sequence[Doubt] = ()  # texts with other standards that may be this one's, too


def reading_of(record: ServiceStandard, cut: Cut, stretches: Sequence[Stretch]) -> Reading:
    """What was understood of the standard that the record was made from: its own stretches."""
    filled = frozenset(name for name in COMPONENTS if has_content(record, name))
    settled = {name for name in filled if _is_settled(record, name)}
    doubts = list(_sections(cut, settled))
    doubts += chain(_unread(record, cut, filled), _pictures(cut), _by_layout(cut, filled))
    doubts += _pictured(cut, filled)
    doubts += (one for one in cut.shared if filled.isdisjoint(one.components))
    blank = _blank(cut, filled)
    if len(filled) + len(blank) < MIN_READ:
        doubts.append(Doubt(reason="too-little-read", components=list(JUDGED)))
    doubts = list(_without(blank, doubts))
    words, unread = _counts(cut, stretches)
    unknown = [one.heading for one in record.unrecognized if one.heading]
    unknown += [one.text for one in doubts if one.reason == "unknown-heading" and one.found_in]
    return Reading(
        words=words,
        recognized_share=round(1 - unread / words, 4) if words else 1.0,
        unread_lines=len(record.unrecognized),
        unknown_headings=list(dict.fromkeys(unknown)),
        ocr_confidence=_ocr_confidence(cut),
        components={name: _status(record, name, doubts, filled) for name in DELIVERY},
        not_whole=[name for name in DELIVERY if name in filled and _is_torn(cut, name, doubts)],
        doubts=_first_of_each(doubts),
    )


def has_content(record: ServiceStandard, name: str) -> bool:
    """Whether a component has more than its heading."""
    component = getattr(record, name)
    return component is not None and not is_empty(component)


def count_read(record: ServiceStandard) -> int:
    """How many components were read, those that are printed and blank among them. One that holds
    two others has swallowed what stood below it, and was not read."""
    swallowed: dict[str, set[str]] = defaultdict(set)
    for doubt in record.reading.doubts:
        if doubt.found_in is not None:
            swallowed[doubt.found_in].update(doubt.named)
    components = record.reading.components
    return sum(
        len(swallowed[name]) < MIN_SWALLOWED
        if has_content(record, name)
        else getattr(record, name) is not None and components.get(name) == "not-found"
        for name in COMPONENTS
    )


def _blank(cut: Cut, filled: frozenset[str]) -> set[str]:
    """The components that are printed as blank: "-" below its heading is what the office says."""
    sections = cut.standard.sections
    printed = {section.component for section in sections if says_anything(section)}
    return {name for name in DELIVERY if name in printed and name not in filled}


def _without(blank: set[str], doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """The doubts without the components that are printed as blank."""
    for doubt in doubts:
        if doubt.reason == "too-little-read" or blank.isdisjoint(doubt.components):
            yield doubt
            continue
        components = [name for name in doubt.components if name not in blank]
        named = [name for name in doubt.named if name not in blank]
        if components:
            yield doubt.model_copy(update={"components": components, "named": named})


def _is_settled(record: ServiceStandard, name: str) -> bool:
    """Whether a component that is not empty was read with what it is there for: a time, a fee, a
    channel."""
    if record.waktu is not None and name == "waktu":
        return bool(record.waktu.durations)
    if record.biaya is not None and name == "biaya":
        return record.biaya.kind != "unknown"
    return name != "pengaduan" or bool(record.pengaduan and record.pengaduan.channels)


def _status(
    record: ServiceStandard, name: str, doubts: Sequence[Doubt], filled: frozenset[str]
) -> ComponentReading:
    if name in record.not_assessable:  # "Lihat gambar" is no content of its own
        return "not-assessable"
    if name in filled:
        return "read"
    is_doubtful = any(name in one.components for one in doubts)
    return "printed-but-unread" if is_doubtful else "not-found"


def _is_torn(cut: Cut, name: str, doubts: Sequence[Doubt]) -> bool:
    """Whether a component that was read may lack lines, or hold lines of another."""
    if any(one.found_in == name or name in one.named for one in doubts):
        return True
    unread = [one for one in doubts if one.reason == "unread-line" and name in one.components]
    positions = [_position(one.provenance[0]) for one in unread if one.provenance]
    if not positions:
        return False
    first, last = _extent(cut)
    is_last = bool(cut.standard.sections) and cut.standard.sections[-1].component == name
    return any(first <= one and (one <= last or is_last) for one in positions)


# what may be a component's


def _sections(cut: Cut, settled: set[str]) -> Iterator[Doubt]:
    """Lines of the sections that may be another component's: of one that was not read itself."""
    found = doubtful_lines(cut.standard, is_headed=cut.layout in HEADED, is_last=cut.is_last)
    for one in found:
        is_read = settled if one.reason == "taken-as-content" else set()
        components = _ordered(one.components - is_read)
        if not components:
            continue  # most lines that tell of a component whose own text was read
        yield Doubt(
            reason=one.reason,
            components=components,
            named=_ordered(one.named - settled),
            found_in=one.found_in,
            text=one.passage.text if one.passage is not None else "",
            provenance=places(one.passage) if one.passage is not None else [],
        )


def _unread(record: ServiceStandard, cut: Cut, filled: frozenset[str]) -> Iterator[Doubt]:
    """Words that no rule places."""
    if not record.unrecognized:
        return
    known = _known_words(record)
    scanned = set(cut.document.ocr_pages)
    headings: set[str] = set()
    for entry in record.unrecognized:
        is_scanned = any(place.page in scanned for place in entry.provenance)
        if entry.heading and entry.heading not in headings:
            headings.add(entry.heading)
            named = _ordered(named_components(entry.heading))
            is_other = filled.issuperset(name for name in named if name != "decree")
            yield Doubt(
                reason="unknown-heading",
                # "Yang dibawa pulang" is no requirement where the requirements stand elsewhere.
                components=list(JUDGED) if is_other else named,
                named=named,
                text=entry.heading,
                provenance=entry.heading_provenance,
            )
        is_idle = says_nothing(entry.text, known) or is_part_heading(entry.text)
        if not entry.heading and not is_idle:
            yield _line(entry, is_scanned)


def _line(entry: Unrecognized, is_scanned: bool) -> Doubt:
    """What OCR read without sense may be anything."""
    named = named_components(entry.text) | stated_components(entry.text)
    return Doubt(
        reason="unread-line",
        components=[
            name for name in JUDGED if is_scanned or name in named or could_hold(entry.text, name)
        ],
        named=_ordered(named),
        text=entry.text,
        provenance=entry.provenance,
    )


def _pictures(cut: Cut) -> Iterator[Doubt]:
    """Pictures on the standard's pages that no text stands on."""
    first, last = cut.standard.page_range
    for page in cut.document.pages[first - 1 : last]:
        for box in page.pictures:
            place = Place(page=page.number, bbox=(box[0], box[1], box[2], box[3]))
            yield Doubt(reason="picture", components=list(DELIVERY), provenance=[place])
    for word in cut.document.words if cut.document.is_typed and cut.is_last else ():
        if not word.is_visible and word.text.startswith(PICTURE_MARK):
            place = Place(line=word.line_number)
            yield Doubt(reason="picture", components=list(DELIVERY), provenance=[place])


def _pictured(cut: Cut, filled: frozenset[str]) -> Iterator[Doubt]:
    """Smaller pictures right below a heading that has nothing else: they may say what it is."""
    for section in cut.standard.sections:
        if section.component not in DELIVERY or section.component in filled:
            continue
        for place in places(section.heading) if section.heading is not None else ():
            page = cut.document.pages[(place.page or 1) - 1]
            for box in page.small_pictures if place.bbox is not None else ():
                if place.bbox and 0 <= box.top_pt - place.bbox[1] <= PICTURE_REACH_PT:
                    shown = Place(page=page.number, bbox=(box[0], box[1], box[2], box[3]))
                    yield Doubt(
                        reason="picture", components=[section.component], provenance=[shown]
                    )


def _by_layout(cut: Cut, filled: frozenset[str]) -> Iterator[Doubt]:
    """What holds for the document as a whole."""
    absent = [name for name in DELIVERY if name not in filled]
    if cut.layout in HEADLESS and absent:
        yield Doubt(reason="unlabelled", components=absent)
    elif absent and (
        _is_beside_left_out(cut)
        or _is_part(cut)
        or (len(absent) >= MIN_OPEN_END and _ends_early(cut, absent))
    ):
        yield Doubt(reason="cut-off", components=absent)


def _is_beside_left_out(cut: Cut) -> bool:
    """Whether the standard may go on on a page that was not asked for."""
    first, last = cut.standard.page_range
    around = cut.document.pages[max(first - 2, 0) : last + 1]
    return any(page.is_left_out for page in around)


def _is_part(cut: Cut) -> bool:
    """Whether a table is so small that it may be a part of one: a text may hold the rest of it."""
    rows = [one for one in cut.standard.sections if one.component in DELIVERY]
    return cut.document.is_typed and cut.layout not in HEADED and len(rows) <= MAX_PART


def _ends_early(cut: Cut, absent: Sequence[str]) -> bool:
    """Whether a text breaks off in the law's order: all that is absent comes behind its end."""
    sections = [one.component for one in cut.standard.sections if one.component in DELIVERY]
    before = DELIVERY[: -len(absent)]
    if cut.layout not in HEADED or not cut.is_last or not sections or not before:
        return False
    return tuple(absent) == DELIVERY[len(before) :] and sections[-1] == before[-1]


def _known_words(record: ServiceStandard) -> frozenset[str]:
    """The words of the record's head: a line of such words says nothing new."""
    unit = record.unit
    texts = [unit.name, record.service.title, record.service.label, *unit.hierarchy]
    joined = " ".join(filter(None, texts)).casefold()
    return frozenset("".join(s if s.isalpha() else " " for s in joined).split())


def _first_of_each(doubts: Sequence[Doubt]) -> list[Doubt]:
    """The doubts that a record lists: the first ones about each component, named ones first."""
    counts: Counter[str] = Counter()
    kept: set[int] = set()
    order = sorted(range(len(doubts)), key=lambda number: not doubts[number].named)
    for number in order:
        if any(counts[name] < MAX_DOUBTS for name in doubts[number].components):
            counts.update(doubts[number].components)
            kept.add(number)
    return [one for number, one in enumerate(doubts) if number in kept]


def _ordered(names: frozenset[str]) -> list[str]:
    return [name for name in (*COMPONENTS, "decree") if name in names]


# figures


def _counts(cut: Cut, stretches: Sequence[Stretch]) -> tuple[int, int]:
    """The visible words of the standard, and those of them that found no place."""
    starts = cut.document.starts
    words = unread = 0
    for start, end, fate, *_ in stretches:
        count = bisect_left(starts, end) - bisect_left(starts, start)
        words += count
        unread += count if fate == "unrecognized" else 0
    return words, unread


def _ocr_confidence(cut: Cut) -> float | None:
    first, last = cut.standard.page_range
    pages = cut.document.pages[first - 1 : last]
    sure = [page.ocr_confidence for page in pages if page.ocr_confidence is not None]
    return round(sum(sure) / len(sure), 3) if sure else None


def _extent(cut: Cut) -> tuple[Position, Position]:
    """Where the standard's sections begin and end."""
    passages: list[Passage] = []
    for section in cut.standard.sections:
        passages += [section.heading] if section.heading is not None else []
        passages += [line.passage for line in (*section.body[:1], *section.body[-1:])]
    positions = [_position(place) for one in passages for place in places(one)]
    return (min(positions), max(positions)) if positions else ((0, 0.0), (0, 0.0))


def _position(place: Place) -> Position:
    if place.bbox is not None:
        return place.page or 0, place.bbox[1]
    return place.page or 0, float(place.line or 0)
