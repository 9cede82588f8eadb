"""Exports of the national portal (SIPPN) and texts of that shape: a letterhead on every page,
"No. SK", and the six components of service delivery under headings of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.page import Document
from extractor.passage import Passage, join_passages
from normalizers.decree import parse_decree
from parsers.boilerplate import split_boilerplate
from parsers.furniture import find_furniture, removals
from parsers.groups import is_placeholder
from parsers.heading_procedures import read_procedures
from parsers.heading_sections import HeadedBody, body_rows, walk
from parsers.headings import HeadingIndex
from parsers.letterhead import LetterheadReading, read_letterhead
from parsers.paragraphs import frame_edge
from parsers.row_events import TextRow
from parsers.section import (
    BodyLine,
    Claim,
    Letterhead,
    Removal,
    Section,
    Segmentation,
    Standard,
)
from parsers.sheet_head import HeadReading, read_head
from parsers.table_standard import has_office

NAME = "sippn"
MIN_HEADINGS = 2  # different components under headings of their own; one alone is any document
LISTS = ("persyaratan", "prosedur")
_TITLE_LABEL = re.compile(
    r"(?:nama|jenis|judul)\s+(?:pe)?layanan\s*[:;]\s*|standar\s+pelayanan\s*[:;]\s*", re.IGNORECASE
)
_BARE_LABEL = re.compile(r"standar\s+(?:pe)?layanan(?:\s+publik)?\s*:?$", re.IGNORECASE)


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document whose components stand under headings on lines of their own."""
    found: dict[str, str] = {}
    for text in document.line_texts:
        match = headings.match(text)
        if match is None:
            started = headings.match_start(text)
            match = started[0] if started else None
        if match is not None:
            found.setdefault(match.component, text)
    if len(found) < MIN_HEADINGS:
        return None
    return Claim(NAME, f"{len(found)} judul komponen berdiri pada baris sendiri")


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """Take out the letterhead and the furniture, then cut the rest at its headings."""
    reading = read_letterhead(document, headings)
    reasons = find_furniture(document, reading.rest)
    left, removed = removals(reading.rest, reasons)
    rows = body_rows(left)
    width_pt = max(page.width_pt for page in document.pages)
    body = walk(rows, headings, frame_edge(rows, width_pt))
    drawn = read_procedures(document, body.sections)
    body.sections = list(drawn.sections)
    copies = [Removal(copy, "running-header", "unit") for copy in reading.copies]
    standard = _standard(document, reading, body, [*copies, *removed])
    unrecognized = (*standard.unrecognized, *drawn.unrecognized)
    return Segmentation(
        (replace(standard, table_heads=drawn.table_heads, unrecognized=unrecognized),)
    )


def _standard(
    document: Document, reading: LetterheadReading, body: HeadedBody, removed: list[Removal]
) -> Standard:
    sections: list[Section] = []
    stray: list[Passage] = []
    for section in body.sections:
        own, portal, typed = split_boilerplate(section.body)
        removed += [Removal(passage, "boilerplate") for passage in portal]
        stray += typed
        sections.append(replace(section, body=own))
    decree, not_decree = _decree(body)
    head = _sheet_head(reading.letterhead, body.above)
    if head is not None:
        title, labels, above = head.title, tuple(head.labels), head.rest
    else:
        title, label, rows = _title(body.above)
        labels, above = (label,) if label else (), [row.passage for row in rows]
    return Standard(
        sections=tuple(sections),
        page_range=(1, len(document.pages)),
        letterhead=head.letterhead if head is not None else reading.letterhead,
        title=title,
        decree=decree,
        removed=tuple(removed),
        labels=(*((body.decree_label,) if body.decree_label else ()), *labels),
        unrecognized=(*above, *not_decree, *stray),
        not_assessable=dropped_lists(sections),
    )


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
    is_sheet = any(_BARE_LABEL.match(row.text) for row in above[1:])
    boxed = [(row, row.bbox) for row in above if row.bbox is not None]
    if not is_sheet or has_office(letterhead) or len(boxed) < len(above):
        return None
    return read_head(
        [TextRow(row.passage, row.passage.words(), row.page_number, box) for row, box in boxed]
    )


def _title(
    above: Sequence[BodyLine],
) -> tuple[Passage | None, Passage | None, list[BodyLine]]:
    """The service's name, where one is printed above the first heading."""
    if len(above) > 1 and _BARE_LABEL.match(above[0].text) and _is_title_like(above[1].text):
        return above[1].passage, above[0].passage, list(above[2:])
    for position, row in enumerate(above):
        label = _TITLE_LABEL.match(row.text)
        if label is not None and label.end() < len(row.text):
            rest = [*above[:position], *above[position + 1 :]]
            return row.passage.cut(label.end()), row.passage.cut(0, label.end()), rest
    if above and _is_title_like(above[0].text):
        return above[0].passage, None, list(above[1:])
    return None, None, list(above)


def _is_title_like(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= 20 and not text.endswith((".", ":", ";")) and ":" not in text


def dropped_lists(sections: Sequence[Section]) -> tuple[str, ...]:
    """The components that this extraction cannot show: headings stand there, no list below any.

    A converter that drops a page's lists leaves requirements and steps empty while time, fee or
    product still have their text; an office that left out one component does not look like that.
    """
    bodies = {section.component: section.body for section in sections}
    empty = [name for name in LISTS if name in bodies and not bodies[name]]
    others = [name for name, body in bodies.items() if name not in LISTS and body]
    return LISTS if len(empty) == len(LISTS) and others else ()
