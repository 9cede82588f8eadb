"""The rows of a document's component tables, found once for all layouts that ask for them."""

from __future__ import annotations

from functools import lru_cache

from extractor.page import Document
from parsers.component_rows import Rows, read_rows
from parsers.headings import HeadingIndex


@lru_cache(maxsize=1)
def document_rows(document: Document, headings: HeadingIndex) -> Rows | None:
    """The rows between and in the tables; None where no table names a component."""
    return read_rows(document, headings)
