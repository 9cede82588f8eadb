"""One service's rows -> its standard: title, office, sections, foot, and what is left over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.page import Document
from extractor.passage import Passage
from parsers.furniture.signature import read_signature
from parsers.names.headings import HeadingIndex
from parsers.page_words import PageWords
from parsers.section import Removal, Row, Standard
from parsers.sheet.head import read_head
from parsers.standards.component_sections import read_sections
from parsers.standards.table_services import ServiceRows
from parsers.tables.columns import without_head_cells


def build_standard(
    document: Document,
    pages: dict[int, PageWords],
    service: ServiceRows,
    headings: HeadingIndex,
) -> Standard:
    """Read everything that belongs to one service."""
    heading = service.heading.label if service.heading is not None else None
    above, head_cells = without_head_cells(service.head)
    head = read_head(above, heading)
    sections = read_sections(document, pages, service.rows, headings)
    framed, after = _framed_copies(service.head, service.after)
    signature = read_signature(after)
    removed = [*service.removed]
    removed += [Removal(row.passage, "running-header") for row in framed]
    removed += [Removal(passage, "signature") for passage in signature.block]
    copies, rest = _copies(service.head, signature.rest)
    removed += [Removal(passage, "running-header") for passage in copies]
    signed_again, left = _signed_again(rest)
    removed += [Removal(passage, "signature") for passage in signed_again]
    table_heads = [row.label for row in service.table_heads if row.label is not None]
    table_heads += [row.passage for row in (*service.parts, *head_cells)]
    labels = [row.number for row in service.table_heads if row.number is not None]
    if service.heading is not None and service.heading.number is not None:
        labels.append(service.heading.number)
    sheet = replace(head.sheet, signed_date=signature.date, signatory=signature.name)
    return Standard(
        sections=sections.sections,
        page_range=service.pages,
        letterhead=head.letterhead,
        title=head.title,
        decree=head.decree,
        sheet=sheet,
        removed=tuple(removed),
        labels=(*head.labels, *labels, *sections.labels),
        table_heads=(*table_heads, *sections.table_heads),
        unrecognized=(*head.rest, *(row.passage for row in left), *sections.unrecognized),
    )


def _framed_copies(head: Sequence[Row], rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of a sheet's framed head on further pages, and the others. It may part a signature,
    and the page's number differs."""
    texts = {_uncounted(row.text) for row in head if row.is_in_table}
    copies = [row for row in rows if row.is_in_table and _uncounted(row.text) in texts]
    held = {id(row) for row in copies}
    return copies, [row for row in rows if id(row) not in held]


def _copies(head: Sequence[Row], rows: Sequence[Row]) -> tuple[list[Passage], list[Row]]:
    """Rows that repeat the head of the first page, and the others.

    A row with the same label and another value (a title with a typo, say) is a copy, too.
    """
    texts = {_key(row.text) for row in head}
    labels = {_label(row.text) for row in head} - {""}
    copies = [row for row in rows if _key(row.text) in texts or _label(row.text) in labels]
    held = {id(row) for row in copies}
    kept = [row for row in rows if id(row) not in held]
    wrapped = [row for row in kept if _follows(row, copies) and _is_part(row.text, head)]
    copies += wrapped
    held.update(id(row) for row in wrapped)
    return [row.passage for row in copies], [row for row in kept if id(row) not in held]


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _uncounted(text: str) -> str:
    return re.sub(r"\d+", "0", _key(text))


def _label(text: str) -> str:
    name, sign, _ = text.partition(":")
    return _key(name) if sign and len(name.split()) <= 4 else ""


def _follows(row: Row, copies: Sequence[Row]) -> bool:
    return any(copy.page_number == row.page_number for copy in copies)


def _is_part(text: str, head: Sequence[Row]) -> bool:
    return any(_key(text) in _key(row.text) for row in head)


def _signed_again(rows: Sequence[Row]) -> tuple[list[Passage], list[Row]]:
    """Signature blocks on further pages."""
    signed: list[Passage] = []
    left: list[Row] = []
    for number in sorted({row.page_number for row in rows}):
        here = [row for row in rows if row.page_number == number]
        signature = read_signature(here)
        kept = {id(row) for row in signature.rest}
        signed += [row.passage for row in here if id(row) not in kept]
        left += signature.rest
    return signed, left
