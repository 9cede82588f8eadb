"""Exports of the national portal (SIPPN) and texts of that shape: a letterhead on every page,
"No. SK", and the six components of service delivery under headings of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.page import Document, Line
from extractor.passage import Passage
from parsers.decrees.decree_text import find_decree
from parsers.furniture.foot_notes import FootNote, with_foot_notes, without_foot_notes
from parsers.furniture.page_edges import find_furniture, removals
from parsers.furniture.site_words import split_site_words
from parsers.letterhead.letterhead import read_letterhead
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.titles import STANDARD
from parsers.section import (
    Claim,
    Removal,
    RemovalReason,
    Segmentation,
    Standard,
)
from parsers.sheet.office import name_start
from parsers.standards.decreed import decreed
from parsers.standards.headed import headed_standards
from parsers.standards.typed_texts import claim_of_one, claim_of_own_words
from parsers.text_rows.heading_rows import body_rows
from parsers.text_rows.run_rows import parted_texts

NAME = "sippn"
MIN_HEADINGS = 2  # different components under headings of their own; one alone is any document
MIN_COLUMN_HEADS = 3  # names of components on one printed row
MIN_LISTED = 4  # names with list markers that make a list of components
MIN_FILLED_SHARE = 1 / 3  # of the components: a list of their names fills the last one at most
LISTS = ("persyaratan", "prosedur")


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document whose components stand under headings on lines of their own."""
    named = _named(document.line_texts, headings)
    found = {name for name in named if name is not None} - _column_heads(document, named)
    if len(found) < MIN_HEADINGS:
        return claim_of_own_words(document, headings)
    texts = [part for text in document.line_texts for part in parted_texts(text, headings)]
    all_named = _named(texts, headings) if len(texts) > len(named) else named
    if _is_bare_list(texts, all_named, headings):
        return None
    if (one := claim_of_one(document, headings)) is not None:
        return one
    reason = f"{len(found)} judul komponen berdiri pada baris sendiri"
    return Claim(NAME, reason, frozenset(filter(None, all_named)) - (set(named) - found))


def _named(texts: Sequence[str], headings: HeadingIndex) -> list[str | None]:
    matches = map(headings.named, texts)
    return [match.component if match is not None else None for match in matches]


def _column_heads(document: Document, named: Sequence[str | None]) -> set[str]:
    """The components whose names stand side by side: the heads of a table's columns.

    Its narrow cells wrap so that such a name may stand by itself again.
    """
    rows: dict[int, set[str]] = {}
    for line, name in zip(document.lines, named, strict=True):
        if name is not None:
            rows.setdefault(line.row, set()).add(name)
    return {name for names in rows.values() if len(names) >= MIN_COLUMN_HEADS for name in names}


def _is_bare_list(
    texts: Sequence[str], named: Sequence[str | None], headings: HeadingIndex
) -> bool:
    """Whether components are the items of a list: hardly one has text beside or below its name.

    Headings without marks may have lost their text on the way.
    """
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
    if not reading.letterhead.names_office:
        reasons = _without_first_head(reading.rest, reasons)
    left, removed = removals(reading.rest, reasons)
    removed = [*(Removal(copy, "running-header", "unit") for copy in reading.copies), *removed]
    left, foot_notes = without_foot_notes(document, left)
    rows = body_rows(left)
    if document.is_typed or not reading.letterhead.names_office:  # a page printed from a site
        rows, site = split_site_words(rows, headings)
        removed += (Removal(passage, "boilerplate") for passage in site)
    decree = find_decree(rows, takes_lone_head=True)
    rows = rows[len(decree.rows) :] if decree is not None else rows
    standards = headed_standards(document, rows, headings, reading.letterhead, removed)
    standards = [_with_notes(standard, foot_notes) for standard in standards]
    if decree is None:
        return Segmentation(tuple(standards))
    return decreed(document, standards, decree, reading.letterhead)


def _with_notes(standard: Standard, foot_notes: Sequence[FootNote]) -> Standard:
    sections, strays = with_foot_notes(standard.sections, foot_notes)
    unrecognized = (*standard.unrecognized, *strays)
    return replace(standard, sections=tuple(sections), unrecognized=unrecognized)


def _without_first_head(
    left: Sequence[tuple[Line, Passage]], reasons: Mapping[int, RemovalReason]
) -> dict[int, RemovalReason]:
    """The furniture without what the first page's head has of it, where that names the office or
    the standard: on the pages after it stand copies, here stands what they repeat."""
    first_page = left[0][0].page_number if left else None
    head = [
        (line.order, passage.text)
        for line, passage in left
        if line.page_number == first_page and reasons.get(line.order) == "running-header"
    ]
    if not any(STANDARD.match(text) or name_start(text) is not None for _, text in head):
        return dict(reasons)
    return {order: reason for order, reason in reasons.items() if order not in dict(head)}
