"""What a table in a text is made of: stretches of its lines, cell by cell."""

from __future__ import annotations

from typing import NamedTuple


class Stretch(NamedTuple):
    """Letters [start, end) of a line, counted from 0 as the lines are."""

    line: int
    start: int
    end: int


class TypedCell(NamedTuple):
    """One cell, each stretch a line of it. It may reach over several columns or rows."""

    row: int
    column: int
    stretches: tuple[Stretch, ...]
    columns: int = 1
    rows: int = 1


class TypedTable(NamedTuple):
    """The lines [first, last] of a text that are a table, and its cells in reading order.

    In a drawn box the text of a cell `is_wrapped` at the box's edge; elsewhere each line of a cell
    ends where somebody ended it.
    """

    first: int
    last: int
    cells: tuple[TypedCell, ...]
    is_wrapped: bool = False

    @property
    def row_count(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)

    @property
    def column_count(self) -> int:
        return max(cell.column + cell.columns for cell in self.cells)


def trimmed(text: str, stretch: Stretch) -> Stretch | None:
    """A stretch without white space at its ends, None where nothing is left."""
    inner = text[stretch.start : stretch.end]
    start = stretch.start + len(inner) - len(inner.lstrip())
    end = stretch.start + len(inner.rstrip())
    return Stretch(stretch.line, start, end) if start < end else None
