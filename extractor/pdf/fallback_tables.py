"""A second opinion on a page's tables, by pdfplumber: the only place that knows it.

It costs some forty times a reading of the page's words, so it is asked only where a page has lines
in both directions and `extractor.drawing.grid` makes no table of them. Its cells are taken, never
its text: it glues words that stand close.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from extractor.drawing.ruling import Ruling
from extractor.page import BBox, Cell, Table

MIN_LEVEL, MIN_UPRIGHT = 2, 3  # lines of the smallest table; a page's frame has two of each
MAX_LINES = 400  # in each direction; more is a drawing, and pdfplumber takes minutes over it


def is_worth_asking(ruling: Ruling, tables: Sequence[Table]) -> bool:
    """Whether a page draws lines both ways that gave no table."""
    level, upright = len(ruling.level), len(ruling.upright)
    is_enough = level >= MIN_LEVEL and upright >= MIN_UPRIGHT
    return not tables and is_enough and max(level, upright) <= MAX_LINES


def find_tables(data: bytes, page_number: int) -> tuple[Table, ...]:
    """The ruled tables of one page (from 1) as pdfplumber sees them, from top to bottom.

    A page that it cannot read has none: the words have been read by then, and they are enough.
    """
    import pdfplumber  # 0.2 s to import; few documents need it

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[page_number]) as pdf:
            found = [_table(table, page_number) for table in pdf.pages[0].find_tables()]
    except Exception:
        return ()
    tables = [table for table in found if sum(map(len, table.rows)) > 1]
    return tuple(sorted(tables, key=lambda table: (table.bbox.top_pt, table.bbox.x0_pt)))


def _table(table: object, page_number: int) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(getattr(table, "rows", ())):
        cells = tuple(
            Cell(BBox(*box), number, column)
            for column, box in enumerate(row.cells)
            if box is not None
        )
        if cells:
            rows.append(cells)
    return Table(page_number, BBox(*getattr(table, "bbox", (0, 0, 0, 0))), tuple(rows))
