"""Tables of the law's components ("No | Komponen | Uraian"), one service or several in a file."""

from __future__ import annotations

from dataclasses import replace

from extractor.page import Document
from parsers.decree_text import find_decree
from parsers.document_rows import document_rows
from parsers.headings import HeadingIndex
from parsers.not_standard import is_sop_sheet
from parsers.section import Claim, Segmentation
from parsers.services import split_services
from parsers.table_standard import build_standard, has_office

NAME = "component-table"
MIN_COMPONENTS = 3  # named in the tables; a form or a list of fees has one or two by chance


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document whose tables name components, unless it is a decree or an SOP sheet."""
    rows = document_rows(document, headings)
    if rows is None or len(rows.components) < MIN_COMPONENTS:
        return None
    if is_sop_sheet(document) or find_decree(rows.events) is not None:
        return None
    kind = "bergaris" if rows.tables else "tanpa garis"
    return Claim(
        NAME,
        f"tabel {kind} dengan {len(rows.components)} komponen standar pelayanan, "
        "tanpa naskah keputusan di depannya",
    )


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """One standard for each run of components."""
    rows = document_rows(document, headings)
    if rows is None:
        return Segmentation(())
    services = split_services(document, rows.events)
    standards = [build_standard(document, rows.pages, entry, headings) for entry in services]
    office = standards[0].letterhead
    return Segmentation(
        tuple(
            entry if has_office(entry.letterhead) else replace(entry, letterhead=office)
            for entry in standards
        )
    )
