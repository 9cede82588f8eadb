"""Which fields of a record a person should look at, and why: decided here and nowhere else.

The stages pass on what they know: layouts and values as observations, sections by the words of
their headings, OCR by the words that it is unsure of. Which signs make a mark was measured
(docs/evaluation.md): one that is right too often is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.record.assembly import places
from corpus.record.fates import Stretch
from corpus.record.signs.doubt_signs import doubt_signs
from corpus.record.signs.head_signs import head_signs
from corpus.record.signs.list_signs import list_signs
from corpus.record.signs.sign import Sign, chance_of, counted, sign, telling
from corpus.record.signs.value_signs import value_signs
from corpus.record.understanding import HEADLESS, MIN_SWALLOWED, Cut
from corpus.schema import (
    COMPONENTS,
    Channel,
    Item,
    ListComponent,
    Place,
    ReviewMark,
    ReviewReason,
    ServiceStandard,
)
from extractor.passage import Passage
from normalizers.duration.units import UNIT_HINT
from normalizers.fee.currency import RUPIAH
from parsers.names.component_texts import bears_out
from parsers.names.component_words import named_components
from parsers.names.headings import PLACED_SCORE, HeadingIndex
from parsers.section import CLOSE_READING, Observation, Section

COUNTRY = "+62"
MIN_LONE_MARKERS = 2  # one alone may hold the whole list
MIN_LETTERS = 4  # of a line that is set in capitals, or is not
MAX_WORDS = 5  # that a mark quotes of those OCR is unsure of

_MONEY_WORD = re.compile(r"rp|rupiah|idr|ribu|juta|\d\s?k\b", re.IGNORECASE)
# What an observation of a value says, and the reason to look at it.
_OF_VALUES: dict[str, ReviewReason] = {
    "digits-and-words": "digits-against-words",
    "truncated": "amount-truncated",
}


class Known(NamedTuple):
    """What reading a standard left behind, beside its record."""

    cut: Cut
    rivals: tuple[str, ...]  # layouts that claim the document, too
    observations: Sequence[Observation]
    stretches: Sequence[Stretch]  # of its words
    headings: HeadingIndex


def review_marks(record: ServiceStandard, known: Known) -> list[ReviewMark]:
    """The marks of a record as it was read, in the order of its parts, each once."""
    found = telling(signs_of(record, known), chance_of(counted()))
    return [
        ReviewMark(path=one.path, reason=one.reason, parameters=dict(one.parameters))
        for one in found
    ]


def signs_of(record: ServiceStandard, known: Known) -> list[Sign]:
    """All signs of a record, in the order of its parts, each reason once at a field."""
    found = [
        *_by_layout(known),
        *_by_headings(record, known),
        *_by_doubts(record),
        *_by_markers(known),
        *_by_observations(record, known),
        *_by_values(record),
        *_by_ocr(known),
        *list_signs(record, known.headings),
        *value_signs(record, known.headings),
        *head_signs(record),
    ]
    found += doubt_signs(record, found)
    return list({(one.path, one.reason): one for one in reversed(found)}.values())[::-1]


def _by_layout(known: Known) -> Iterator[Sign]:
    if known.rivals:
        layouts = ", ".join((known.cut.layout, *known.rivals))
        yield sign("source.layout", "two-layouts", layouts=layouts)
    if known.cut.standard.letterhead.is_issuer:
        yield sign("unit.name", "office-of-decree")

    name = known.cut.standard.letterhead.name
    if name is not None and _is_set_in_two_ways(name):
        yield sign("unit.name", "lines-unlike", text=name.text)


def _is_set_in_two_ways(passage: Passage) -> bool:
    """Whether some lines of a name are in capitals and others are not: they may be two names."""
    tape = passage.document.tape
    lines = [tape[piece.start : piece.end] for piece in passage.pieces]
    return len({line.isupper() for line in lines if len(line) >= MIN_LETTERS}) > 1


def _by_doubts(record: ServiceStandard) -> Iterator[Sign]:
    """The components that may lack lines or hold another's, where that is known of themselves:
    a line that may be anything's says nothing about any of them, and one line that names a fee
    among the steps is a step."""
    for name in record.reading.not_whole:
        own = [one for one in record.reading.doubts if one.found_in == name or name in one.named]
        held = {other for one in own if one.reason == "taken-as-content" for other in one.named}
        for one in own:
            if one.reason != "taken-as-content" or len(held) >= MIN_SWALLOWED:
                yield sign(name, "not-whole", text=one.text)


def _by_markers(known: Known) -> Iterator[Sign]:
    """The lists of which several numbers have no text: numbers and texts stand in columns of
    their own, and were not put together."""
    counts = Counter(stretch.path for stretch in known.stretches if stretch.fate == "list-marker")
    for path, count in counts.items():
        if path in COMPONENTS and count >= MIN_LONE_MARKERS:
            yield sign(path, "numbers-apart", count=str(count))


def _by_headings(record: ServiceStandard, known: Known) -> Iterator[Sign]:
    """How sure it is that a section is the component that it was read as: a heading in words of the
    office's own is, where what stands below it is such a component's."""
    for section in known.cut.standard.sections:
        if section.component is None:
            continue
        if section.heading is None:
            if known.cut.layout not in HEADLESS:
                yield sign(section.component, "name-inferred")
            continue
        reason = _reason_of_heading(section, known.headings)
        is_borne_out = reason == "heading-by-words" and bears_out(
            section.component, _texts_of(record, section.component)
        )
        if reason is not None and not is_borne_out:
            yield sign(section.component, reason, text=section.heading.text)


def _texts_of(record: ServiceStandard, component: str) -> list[str]:
    """The lines of a component: of a list those that have none below."""
    part = getattr(record, component)
    if isinstance(part, ListComponent):
        return [item.text for item in _leaves(part.items)]
    return part.text.splitlines() if part is not None else []


def _leaves(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        if item.children:
            yield from _leaves(item.children)
        else:
            yield item


def _reason_of_heading(section: Section, headings: HeadingIndex) -> ReviewReason | None:
    text = section.heading.text if section.heading is not None else ""
    match = headings.place(text)
    if match is None and text and section.component not in named_components(text):
        return "heading-unlike"
    if match is None or match.component != section.component or match.score == 1.0:
        return None
    return "heading-by-words" if match.score == PLACED_SCORE else "spelling-near-heading"


def _by_observations(record: ServiceStandard, known: Known) -> Iterator[Sign]:
    for one in known.observations:
        parameters = dict(one.parameters)
        if one.rule == CLOSE_READING:
            yield sign(parameters["component"], "close-reading", rival=parameters["rival"])
        reason = _OF_VALUES.get(parameters.get("between", ""))
        if reason is not None and one.passage is not None:
            path = _value_at(record, places(one.passage))
            if path is not None:
                yield sign(path, reason, text=one.passage.text)


def _value_at(record: ServiceStandard, provenance: list[Place]) -> str | None:
    """The value that these words state."""
    if record.biaya is not None:
        for number, charge in enumerate(record.biaya.charges):
            if charge.provenance == provenance:
                return f"biaya.charges[{number}].amount"
    if record.waktu is not None:
        for number, duration in enumerate(record.waktu.durations):
            if duration.provenance == provenance:
                return f"waktu.durations[{number}]"
    return None


def _by_values(record: ServiceStandard) -> Iterator[Sign]:
    """Values that were read out of a form that says less than they do."""
    for number, charge in enumerate(record.biaya.charges if record.biaya else ()):
        path = f"biaya.charges[{number}].amount"
        if charge.amount is None:
            yield sign(path, "amount-unread", text=charge.text)
        elif charge.currency == RUPIAH and not _MONEY_WORD.search(charge.text):
            yield sign(path, "amount-without-currency", text=charge.text)
    for number, duration in enumerate(record.waktu.durations if record.waktu else ()):
        units = set(UNIT_HINT.findall(duration.text.casefold()))
        if duration.minimum != duration.maximum and len(units) > 1:
            yield sign(f"waktu.durations[{number}]", "units-unlike", text=duration.text)
    for number, channel in enumerate(record.pengaduan.channels if record.pengaduan else ()):
        if _lacks_area(channel):
            path = f"pengaduan.channels[{number}].value"
            yield sign(path, "area-code-inferred", text=channel.raw)


def _lacks_area(channel: Channel) -> bool:
    """Whether a number in international form has an area that is not printed with it."""
    if channel.kind not in ("phone", "fax") or not (channel.value or "").startswith(COUNTRY):
        return False
    printed = "".join(filter(str.isdecimal, channel.raw))
    return (channel.value or "").removeprefix(COUNTRY) not in printed


def _by_ocr(known: Known) -> Iterator[Sign]:
    """The fields in which words stand that OCR is unsure of, each with the first of them."""
    document = known.cut.document
    starts = [stretch.start for stretch in known.stretches] if document.unsure else []
    words: dict[str, list[str]] = {}
    for order in sorted(document.unsure):
        word = document.words[order]
        place = bisect_right(starts, word.start) - 1
        if place < 0 or known.stretches[place].end <= word.start:
            continue  # a word of another record, or of none
        stretch = known.stretches[place]
        if stretch.fate == "field" and stretch.path and any(map(str.isalnum, word.text)):
            words.setdefault(stretch.path, []).append(word.text)
    for path, unsure in words.items():
        yield sign(path, "ocr-unsure", text=" ".join(unsure[:MAX_WORDS]))
