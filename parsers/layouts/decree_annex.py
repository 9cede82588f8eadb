"""A decree with an annex: one standard for each service that the annex sets out."""

from __future__ import annotations

from extractor.page import Document
from parsers.decrees.annex_head import repeated_heads
from parsers.names.headings import HeadingIndex
from parsers.refusals.not_standard import is_sop_sheet
from parsers.section import Claim, Letterhead, Segmentation
from parsers.standards.decreed import decreed, read_headed_annex
from parsers.standards.headed import headed_standards
from parsers.standards.tabled import table_standards
from parsers.tables.component_rows import document_rows

NAME = "decree-annex"
MIN_COMPONENTS = 3


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a decree whose annex has the components in tables or under headings."""
    rows = document_rows(document, headings)
    headed = read_headed_annex(document, headings) if rows is None else None
    found = rows or headed
    if found is None or found.decree is None or len(found.components) < MIN_COMPONENTS:
        return None
    if is_sop_sheet(document):
        return None
    return Claim(
        NAME,
        f"naskah keputusan di depan ({found.decree.marks} dari 4 penanda) dan lampiran "
        f"{'berjudul' if headed else 'bertabel'} dengan "
        f"{len(found.components)} komponen standar pelayanan",
    )


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """The annex's standards, each with the decree's number and office; its text stays outside."""
    rows = document_rows(document, headings)
    if rows is None:
        return _headed(document, headings)
    decree = rows.decree
    if decree is None:
        return Segmentation(())
    count = len(decree.rows)
    repeated = repeated_heads(rows.events[count - 1 :])
    heads = {id(row) for row in repeated}
    annex = [event for event in rows.events[count:] if id(event) not in heads]
    standards = table_standards(document, rows.pages, annex, headings)
    return decreed(document, standards, decree, Letterhead(), repeated)


def _headed(document: Document, headings: HeadingIndex) -> Segmentation:
    annex = read_headed_annex(document, headings)
    if annex is None:
        return Segmentation(())
    standards = headed_standards(document, annex.rows, headings, Letterhead(), annex.removed)
    return decreed(document, standards, annex.decree, Letterhead(), annex.repeated)
