"""A decree with an annex: one standard for each service that the annex sets out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.page import Document
from extractor.passage import Passage, words_passage
from parsers.decrees.annex_head import repeated_heads
from parsers.decrees.decree_text import DecreeText, compare_names
from parsers.names.headings import HeadingIndex
from parsers.names.offices import government_of
from parsers.refusals.not_standard import is_sop_sheet
from parsers.row_events import TableRow
from parsers.section import (
    Claim,
    Letterhead,
    Observation,
    Outside,
    Removal,
    Row,
    Segmentation,
    Standard,
)
from parsers.sheet.head import read_head
from parsers.standards.services import split_services
from parsers.standards.table_standard import build_standard, has_office
from parsers.tables.component_rows import Rows
from parsers.tables.document_rows import document_rows

NAME = "decree-annex"
MIN_COMPONENTS = 3


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a decree whose annex has the components in tables or under headings."""
    rows = document_rows(document, headings)
    if rows is None or len(rows.components) < MIN_COMPONENTS or is_sop_sheet(document):
        return None
    decree = rows.decree
    if decree is None:
        return None
    return Claim(
        NAME,
        f"naskah keputusan di depan ({decree.marks} dari 4 penanda) dan lampiran "
        f"{'bertabel' if _has_tables(rows) else 'berjudul'} dengan "
        f"{len(rows.components)} komponen standar pelayanan",
    )


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """The annex's standards, each with the decree's number and office; its text stays outside."""
    rows = document_rows(document, headings)
    decree = rows.decree if rows is not None else None
    if rows is None or decree is None:
        return Segmentation(())
    annex = rows.events[len(decree.rows) :]
    repeated = repeated_heads(rows.events[len(decree.rows) - 1 :])
    heads = {id(row) for row in repeated}
    services = split_services(document, [event for event in annex if id(event) not in heads])
    office = _office(decree)
    standards = tuple(
        _with_decree(build_standard(document, rows.pages, service, headings), decree, office)
        for service in services
    )
    return Segmentation(
        standards,
        tuple(_outside(document, (*decree.rows, *repeated), standards)),
        _compared(decree, standards),
    )


def _has_tables(rows: Rows) -> bool:
    heads = (isinstance(event, TableRow) and event.kind == "head" for event in rows.events)
    return rows.tables > 0 or any(heads)


def _office(decree: DecreeText) -> Letterhead:
    """The office of the decree's own letterhead, what stands above "Keputusan"; else the one whose
    head decides."""
    head = []
    for row in decree.rows:
        if row.text.strip().casefold().startswith(("keputusan", "peraturan", "surat keputusan")):
            break
        head.append(row)
    office = read_head(head).letterhead if len(head) < MAX_HEAD_ROWS else Letterhead()
    name, levels = office.name, office.hierarchy
    if decree.issuer is None or (name is not None and not government_of(name.text)):
        return office
    levels = (*levels, *((name,) if name else ()))
    return replace(office, name=decree.issuer, hierarchy=levels, is_issuer=True)


MAX_HEAD_ROWS = 12  # a letterhead's rows; more means that the decree has none


def _with_decree(standard: Standard, decree: DecreeText, office: Letterhead) -> Standard:
    own = kept = standard.letterhead
    removed = standard.removed
    if decree.number is not None and standard.decree is not None:
        removed += (Removal(standard.decree, "running-header", "decree"),)
    if has_office(office) and not _is_other_office(own, office):
        kept = office
        removed += tuple(Removal(copy, "running-header", "unit") for copy in _passages(own))
    return replace(
        standard,
        decree=decree.number or standard.decree,
        letterhead=kept,
        removed=removed,
    )


def _is_other_office(own: Letterhead, office: Letterhead) -> bool:
    names = {_key(name) for name in (office.name, *office.hierarchy) if name is not None}
    return own.name is not None and _key(own.name) not in names


def _key(passage: Passage) -> str:
    return "".join(letter for letter in passage.text.casefold() if letter.isalnum())


def _passages(head: Letterhead) -> list[Passage]:
    single = [head.name, head.address, head.email, head.website]
    return [p for p in (*single, *head.phones, *head.hierarchy) if p is not None]


def _outside(
    document: Document, rows: Sequence[Row], standards: Sequence[Standard]
) -> list[Outside]:
    """The words of the decree and of its annexes' heads, but those that a record bears."""
    borne: set[int] = set()
    for standard in standards:
        passages = _passages(standard.letterhead)
        passages += [standard.decree] if standard.decree is not None else []
        borne.update(word.order for passage in passages for word in passage.words())
    outside: list[Outside] = []
    for row in rows:
        words = [word for word in row.words if word.order not in borne]
        if words:
            outside.append(Outside(words_passage(document, words), "decree-text"))
    return outside


def _compared(decree: DecreeText, standards: Sequence[Standard]) -> tuple[Observation, ...]:
    titles = [standard.title.text for standard in standards if standard.title is not None]
    listed = [passage.text.strip(" .;,:") for passage in decree.services]
    if not listed or not titles:
        return ()
    pages = decree.services[0].document.pages
    is_ocr = any(pages[word.page_number - 1].is_ocr for p in decree.services for word in p.words())
    found = compare_names(listed, titles, is_ocr)
    if not any(found):
        return ()
    parameters = (
        ("listed", str(len(listed))),
        ("found", str(len(titles))),
        ("missing", "; ".join(found.missing)),
        ("extra", "; ".join(found.extra)),
        ("renamed", "; ".join(f"{one} ≠ {other}" for one, other in found.renamed)),
    )
    return (Observation("service-list-differs", parameters, decree.services[0]),)
