"""The frame of a sheet's head (logo, name, number, revision), drawn right onto the table below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.page import Cell, Table, enclosing_box
from parsers.tables.columns import SAME_EDGE_PT, Columns


def parted_head(table: Table, columns: Columns) -> tuple[Table | None, Table]:
    """The rows above the first one with the components' columns, as a table of their own, and the
    others; without a head where those rows only bear headings across the table.

    Word sets a page's head so near to the table of the page that their frames touch.
    """
    start = next((n for n, row in enumerate(table.rows) if _has_label(row, columns)), 0)
    while start > 0 and _is_heading(table.rows[start - 1], columns):
        start -= 1
    above, below = table.rows[:start], table.rows[start:]
    if not any(_is_framed(row, columns) for row in above):
        return None, table
    return _table(table, above), _table(table, below)


def _has_label(row: Sequence[Cell], columns: Columns) -> bool:
    return any(
        abs(cell.bbox.x0_pt - columns.label_x0_pt) <= SAME_EDGE_PT
        and abs(cell.bbox.x1_pt - columns.label_x1_pt) <= SAME_EDGE_PT
        for cell in row
    )


def _is_heading(row: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row is the table's own heading across its columns, with a number beside it:
    "A. | Komponen Service Delivery"."""
    last = row[-1]
    is_at_labels = abs(last.bbox.x0_pt - columns.label_x0_pt) <= SAME_EDGE_PT
    return is_at_labels and columns.is_banner(last) and all(map(columns.is_number, row[:-1]))


def _is_framed(row: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row has cells side by side, none of which starts where the text column does."""
    starts = [cell.bbox.x0_pt for cell in row]
    return len(row) > 1 and all(abs(x - columns.label_x1_pt) > SAME_EDGE_PT for x in starts)


def _table(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Table:
    box = enclosing_box([cell.bbox for row in rows for cell in row])
    return replace(table, bbox=box, rows=tuple(rows))
