"""Rows of a document with tables: rows of component tables, and rows of text between them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extractor.page import BBox, Cell, Document, Word
from extractor.passage import Passage, words_passage
from parsers.printed_rows import Rows
from parsers.section import HeadingMatch


class TextRow(NamedTuple):
    """A row of text outside the component tables, or one line of a cell of another table."""

    passage: Passage
    words: tuple[Word, ...]
    page_number: int
    bbox: BBox
    cell: Cell | None = None

    @property
    def is_in_table(self) -> bool:
        return self.cell is not None

    @property
    def text(self) -> str:
        return self.passage.text


class TableRow(NamedTuple):
    """One row of a component table. A banner's text and a head's words are its `label`."""

    kind: Literal["component", "banner", "head"]
    page_number: int
    bbox: BBox
    number: Passage | None
    label: Passage | None
    match: HeadingMatch | None
    cells: tuple[Cell, ...] = ()
    words: tuple[Word, ...] = ()
    starts_table: bool = False


Event = TextRow | TableRow


def text_rows(document: Document, rows: Rows, cell: Cell | None = None) -> list[TextRow]:
    """Printed rows as rows of text; `cell` is the one that they stand in, if any."""
    return [
        TextRow(
            words_passage(document, row),
            row,
            row[0].page_number,
            row.bbox,
            cell,
        )
        for row in rows
    ]
