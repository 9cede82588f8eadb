"""The rows of a document's component tables, found once for all layouts that ask for them."""

from __future__ import annotations

from functools import lru_cache

from extractor.page import Document, text_of
from parsers.names.headings import HeadingIndex
from parsers.refusals.not_standard import has_dots, is_blank, is_rated
from parsers.row_events import TableRow
from parsers.tables.component_rows import Rows, read_rows


@lru_cache(maxsize=1)
def document_rows(document: Document, headings: HeadingIndex) -> Rows | None:
    """The rows between and in the tables; None where no table names a component."""
    return read_rows(document, headings)


def rates_components(document: Document, headings: HeadingIndex) -> bool:
    """Whether the tables only rate the components, as surveys of satisfaction do."""
    rows = document_rows(document, headings)
    if rows is None:
        return False
    named = [event for event in rows.events if isinstance(event, TableRow) and event.match]
    return is_rated([" ".join(map(text_of, row.words)) for row in named])


def is_blank_format(document: Document, headings: HeadingIndex) -> bool:
    """Whether the tables name components only to have them filled in."""
    rows = document_rows(document, headings)
    if rows is None or not has_dots(document.tape):
        return False
    named = [e for e in rows.events if isinstance(e, TableRow) and e.kind == "component"]
    return is_blank([" ".join(map(text_of, row.words)) for row in named])
