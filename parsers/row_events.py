"""Rows of a document with tables: rows of component tables, and rows of text between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.page import BBox, Cell, Document, Word
from extractor.passage import Passage, words_passage
from parsers.printed_rows import PrintedRow, Rows
from parsers.section import HeadingMatch, Row


class TableRow(NamedTuple):
    """One row of a component table. A banner's text and a head's words are its `label`.

    Of one that is `untold` nobody knows what its component says: its cell was merged with others,
    and a converter left it empty, or filled it with what stands beside it.
    """

    kind: Literal["component", "banner", "head"]
    page_number: int
    bbox: BBox
    number: Passage | None
    label: Passage | None
    match: HeadingMatch | None
    cells: tuple[Cell, ...] = ()
    words: tuple[Word, ...] = ()
    starts_table: bool = False
    is_untold: bool = False


Event = Row | TableRow


def text_row(document: Document, words: Sequence[Word], cell: Cell | None = None) -> Row:
    """Words of a page as a row of text; `cell` is the one that they stand in, if any."""
    row = words if isinstance(words, PrintedRow) else PrintedRow(words)
    return Row(words_passage(document, words), words[0].page_number, row.bbox, cell)


def text_rows(document: Document, rows: Rows, cell: Cell | None = None) -> list[Row]:
    """Printed rows as rows of text."""
    return [text_row(document, row, cell) for row in rows]
