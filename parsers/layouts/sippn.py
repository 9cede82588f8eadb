"""Exports of the national portal (SIPPN) and texts of that shape: a letterhead on every page,
"No. SK", and the six components of service delivery under headings of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from extractor.page import Document
from extractor.passage import Passage, join_passages, line_passage, words_passage
from normalizers.legal.decree import parse_decree
from parsers.decrees.decree_text import TypedDecree, find_typed_decree
from parsers.furniture.foot_notes import with_foot_notes, without_foot_notes
from parsers.furniture.page_edges import find_furniture, removals
from parsers.furniture.portal_words import split_boilerplate
from parsers.furniture.signature import Closing, read_closing
from parsers.letterhead.letterhead import read_letterhead
from parsers.lists.paragraphs import frame_edge
from parsers.markers import leading_marker
from parsers.names.groups import is_placeholder
from parsers.names.headings import HeadingIndex
from parsers.names.offices import is_org
from parsers.names.titles import is_glued_label, is_label
from parsers.procedures.heading_procedures import DrawnSections, read_procedures
from parsers.row_events import TextRow
from parsers.section import (
    BodyLine,
    Claim,
    Letterhead,
    Outside,
    Removal,
    Section,
    Segmentation,
    SheetHead,
    Standard,
)
from parsers.sheet.bare_head import BareHead, read_bare_head, read_next_head, without_first_head
from parsers.sheet.head import HeadReading, read_head
from parsers.sheet.title import read_title
from parsers.standards.headed_services import split_headed
from parsers.standards.heading_rows import body_rows
from parsers.standards.heading_sections import HeadedBody, walk
from parsers.standards.table_standard import has_office

NAME = "sippn"
MIN_HEADINGS = 2  # different components under headings of their own; one alone is any document
MIN_OWN_HEADINGS = 3  # of those in words of the document's own, where no numbers count them
MIN_COLUMN_HEADS = 3  # names of components on one printed row
MIN_LISTED = 4  # names with list markers that make a list of components
MIN_FILLED_SHARE = 1 / 3  # of the components: a list of their names fills the last one at most
LISTS = ("persyaratan", "prosedur")


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document whose components stand under headings on lines of their own."""
    named = [_component(text, headings) for text in document.line_texts]
    found = {name for name in named if name is not None} - _column_heads(document, named)
    if len(found) < MIN_HEADINGS:
        return _claim_of_own_words(document, headings)
    if _is_bare_list(document, named, headings):
        return None
    return Claim(NAME, f"{len(found)} judul komponen berdiri pada baris sendiri")


def _claim_of_own_words(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a text whose headings are in words of its own, or share their lines with the values:
    several that have something under them, in a sequence of numbers or set apart."""
    if not document.is_typed:
        return None
    printed = [
        (line, passage) for line in document.lines if (passage := line_passage(document, line))
    ]
    body = walk(body_rows(printed), headings)
    filled = {one.component for one in body.sections if one.component and one.body}
    if len(filled) < (MIN_HEADINGS if body.is_numbered else MIN_OWN_HEADINGS):
        return None
    return Claim(NAME, f"{len(filled)} judul komponen dengan kata-kata sendiri", frozenset(filled))


def _component(text: str, headings: HeadingIndex) -> str | None:
    match = headings.match(text)
    if match is None:
        started = headings.match_start(text)
        match = started[0] if started else None
    return match.component if match is not None else None


def _column_heads(document: Document, named: Sequence[str | None]) -> set[str]:
    """The components whose names stand side by side: the heads of a table's columns.

    Its narrow cells wrap so that such a name may stand by itself again.
    """
    rows: dict[int, set[str]] = {}
    for line, name in zip(document.lines, named, strict=True):
        if name is not None:
            rows.setdefault(line.row, set()).add(name)
    return {name for names in rows.values() if len(names) >= MIN_COLUMN_HEADS for name in names}


def _is_bare_list(document: Document, named: Sequence[str | None], headings: HeadingIndex) -> bool:
    """Whether components are the items of a list: hardly one has text beside or below its name.

    Headings without marks may have lost their text on the way.
    """
    texts = document.line_texts
    listed = {
        name
        for name, text in zip(named, texts, strict=True)
        if name is not None and leading_marker(text) is not None
    }
    if len(listed) < MIN_LISTED:
        return False
    filled = {
        name
        for n, name in enumerate(named)
        if name is not None and (headings.match(texts[n]) is None or named[n + 1 : n + 2] == [None])
    }
    return len(filled) < MIN_FILLED_SHARE * len(listed)


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """Take out the letterhead and the furniture, then cut the rest at its headings."""
    reading = read_letterhead(document, headings)
    reasons = find_furniture(document, reading.rest, headings)
    if not has_office(reading.letterhead):
        reasons = without_first_head(reading.rest, reasons)
    left, removed = removals(reading.rest, reasons)
    left, foot_notes = without_foot_notes(document, left)
    rows = body_rows(left)
    typed = find_typed_decree(rows)
    own = rows[: typed.row_count] if typed is not None else []
    rows = rows[len(own) :]
    width_pt = max(page.width_pt for page in document.pages)
    right_pt = frame_edge(rows, width_pt)
    left_pt = min((row.bbox.x0_pt for row in rows if row.bbox is not None), default=0.0)
    measure_pt = right_pt - left_pt if right_pt is not None else width_pt
    removed = [*(Removal(copy, "running-header", "unit") for copy in reading.copies), *removed]
    services = split_headed(rows, headings)
    letterhead = reading.letterhead
    standards: list[Standard] = []
    for number, service in enumerate(services, 1):
        first = service[0].page_number if number > 1 else 1
        last = service[-1].page_number if number < len(services) else len(document.pages)
        body = walk(service, headings, right_pt)
        body.sections, strays = with_foot_notes(body.sections, foot_notes)
        drawn = read_procedures(document, body.sections)
        body.sections = list(drawn.sections)
        standard = _standard((first, last), letterhead, body, removed, measure_pt)
        standard = _with_drawn(standard, drawn)
        standard = replace(standard, unrecognized=(*standard.unrecognized, *strays))
        standards.append(_with_decree(standard, typed) if typed is not None else standard)
        letterhead, removed = standard.letterhead, []
    return Segmentation(tuple(standards), tuple(_outside(own, typed)))


def _with_drawn(standard: Standard, drawn: DrawnSections) -> Standard:
    """The standard with what the drawings and step tables of its procedure left over."""
    return replace(
        standard,
        table_heads=(*standard.table_heads, *drawn.table_heads),
        unrecognized=(*standard.unrecognized, *drawn.unrecognized),
    )


def _with_decree(standard: Standard, decree: TypedDecree) -> Standard:
    """The standard with the decree's number and its office, where it says nothing of them."""
    letterhead = standard.letterhead
    if not has_office(letterhead):
        letterhead = replace(letterhead, name=decree.issuer, is_issuer=True)
    return replace(standard, decree=standard.decree or decree.number, letterhead=letterhead)


def _outside(rows: Sequence[BodyLine], decree: TypedDecree | None) -> list[Outside]:
    """A decree's own rows, but its number and its office, which the records bear."""
    known = (decree.number, decree.issuer) if decree is not None else ()
    borne = {word for passage in known if passage is not None for word in passage.words()}
    outside: list[Outside] = []
    for row in rows:
        words = [word for word in row.passage.words() if word not in borne]
        if words:
            outside.append(Outside(words_passage(row.passage.document, words), "decree-text"))
    return outside


def _standard(
    pages: tuple[int, int],
    letterhead: Letterhead,
    body: HeadedBody,
    removed: Sequence[Removal],
    measure_pt: float,
) -> Standard:
    removed = list(removed)
    sections: list[Section] = []
    stray: list[Passage] = []
    for section in body.sections:
        own, portal, typed = split_boilerplate(section.body)
        removed += [Removal(passage, "boilerplate") for passage in portal]
        stray += typed
        sections.append(replace(section, body=own))
    decree, not_decree = _decree(body)
    closing = _closing(sections)
    removed += [Removal(passage, "signature") for passage in closing.block] if closing else []
    head = _sheet_head(letterhead, body.above)
    if head is not None:
        letterhead, title = head.letterhead, head.title
        labels, above = tuple(head.labels), head.rest
    else:
        bare = _bare_head(letterhead, body.above, measure_pt)
        is_below_office = bare.left != tuple(body.above)
        title, label, rows = read_title(bare.left, is_below_office)
        letterhead = bare.letterhead
        labels = (*bare.labels, *((label,) if label else ()))
        removed += [Removal(copy, "running-header", "unit") for copy in bare.copies]
        above = [row.passage for row in rows]
    return Standard(
        sections=tuple(sections),
        page_range=pages,
        letterhead=letterhead,
        title=title,
        decree=decree,
        sheet=SheetHead(signed_date=closing.date, signatory=closing.name)
        if closing
        else SheetHead(),
        removed=tuple(removed),
        labels=(*((body.decree_label,) if body.decree_label else ()), *labels),
        table_heads=tuple(body.parts),
        unrecognized=(*above, *not_decree, *stray),
        not_assessable=(
            *dropped_lists(sections),
            *(() if body.decree_label is not None else ("decree",)),
        ),
    )


def _bare_head(known: Letterhead, above: Sequence[BodyLine], measure_pt: float) -> BareHead:
    """The office that the rows above a service's headings name, or the one that is known."""
    read = partial(read_next_head, known) if has_office(known) else read_bare_head
    found = read(above, measure_pt)
    return found or BareHead(known, (), tuple(above))


def _decree(body: HeadedBody) -> tuple[Passage | None, list[Passage]]:
    """What stands behind "No. SK :", if it is a decree."""
    rows = body.decree_rows
    if not rows:
        return None, []
    value = join_passages(row.passage for row in rows)
    if is_placeholder(value.text) or parse_decree(value.text) is None:
        return None, [value]
    return value, []


def _sheet_head(letterhead: Letterhead, above: Sequence[BodyLine]) -> HeadReading | None:
    """The head of a sheet of the office's own, which is none of the portal's: the office's name,
    "Standar Pelayanan", the service's name."""
    is_sheet = any(is_label(row.text) for row in above[1:]) or (
        len(above) > 1 and is_org(above[0].text) and is_glued_label(above[1].text)
    )
    boxed = [(row, row.bbox) for row in above if row.bbox is not None]
    if not is_sheet or has_office(letterhead) or len(boxed) < len(above):
        return None
    return read_head(
        [TextRow(row.passage, row.passage.words(), row.page_number, box) for row, box in boxed]
    )


def _closing(sections: list[Section]) -> Closing | None:
    """The block that signs the sheet, taken out of the last section."""
    closing = read_closing(sections[-1].body) if sections else None
    if closing is not None:
        sections[-1] = replace(sections[-1], body=sections[-1].body[: closing.start])
    return closing


def dropped_lists(sections: Sequence[Section]) -> tuple[str, ...]:
    """The components that this extraction cannot show: headings stand there, no list below any.

    A converter that drops a page's lists leaves requirements and steps empty while time, fee or
    product still have their text; an office that left out one component does not look like that.
    """
    bodies: dict[str | None, list[BodyLine]] = {}
    for section in sections:
        bodies.setdefault(section.component, []).extend(section.body)
    empty = [name for name in LISTS if name in bodies and not bodies[name]]
    others = [name for name, body in bodies.items() if name not in LISTS and body]
    return LISTS if len(empty) == len(LISTS) and others else ()
