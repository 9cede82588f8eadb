"""What a table in a text is made of: stretches of its lines, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SAME_COUNT_SHARE = 0.6  # of the rows that have as many cells as most
MAX_COLUMNS = 12
MIN_BANNER_COLUMNS = 3  # of a table whose first one holds numbers
MIN_DOUBLED = 3  # different texts of a column that another one repeats
MAX_NUMBER_LETTERS = 5  # of a row: "(12)."


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


def checked_table(
    lines: Sequence[str],
    reach: tuple[int, int],
    rows: Sequence[Sequence[list[Stretch]]],
    least: tuple[int, int],
) -> TypedTable | None:
    """The rows as a table, if most of them have as many cells as a table has columns. `least` are
    the rows and the columns that it takes."""
    first, last = reach
    min_rows, min_cells = least
    if len(rows) < min_rows:
        return None
    counts = Counter(len(row) for row in rows)
    most, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if not min_cells <= most <= MAX_COLUMNS or times < SAME_COUNT_SHARE * len(rows):
        return None
    cells = [
        TypedCell(number, min(column, most - 1), tuple(stretches))
        for number, row in enumerate(rows)
        for column, stretches in enumerate(_folded(row, most))
    ]
    single = [*without_doubles(cells, lines)]
    return TypedTable(first, last, tuple(with_banners(single, lines)))


def _folded(row: Sequence[list[Stretch]], count: int) -> list[list[Stretch]]:
    """A row with more cells than the table has columns, the further ones in its last."""
    if len(row) <= count:
        return list(row)
    rest = [stretch for cell in row[count - 1 :] for stretch in cell]
    return [*row[: count - 1], rest]


def without_doubles(cells: Sequence[TypedCell], lines: Sequence[str]) -> Iterator[TypedCell]:
    """The cells of a table without the columns that say throughout what the one at their left says:
    converters write a cell over two columns into both."""
    columns: dict[int, dict[int, str]] = {}
    for cell in cells:
        if cell.columns == 1:
            columns.setdefault(cell.column, {})[cell.row] = cell_text(cell, lines)
    doubled = {
        column
        for column, texts in columns.items()
        if texts == columns.get(column - 1) and len(set(texts.values()) - {""}) >= MIN_DOUBLED
    }
    for cell in cells:
        left = sum(column < cell.column for column in doubled)
        inside = sum(cell.column < column < cell.column + cell.columns for column in doubled)
        if cell.column not in doubled:
            yield cell._replace(column=cell.column - left, columns=cell.columns - inside)


def with_banners(cells: Sequence[TypedCell], lines: Sequence[str]) -> Iterator[TypedCell]:
    """The cells of a table, what its source could not write across its columns made as wide.

    So a converter writes a cell that reaches over all columns: its text stands in the first one,
    that of the numbers, the others are empty or say the same again.
    """
    rows: dict[int, list[TypedCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    count = max((cell.column + cell.columns for cell in cells), default=0)
    for row in rows.values():
        if count >= MIN_BANNER_COLUMNS and _is_banner(row, lines):
            yield row[0]._replace(columns=count)
        else:
            yield from row


def _is_banner(row: Sequence[TypedCell], lines: Sequence[str]) -> bool:
    first = row[0]
    if first.column or first.columns > 1 or any(cell.rows > 1 for cell in row):
        return False
    text = cell_text(first, lines)
    others = {cell_text(cell, lines) for cell in row[1:]}
    is_wide = any(part.end - part.start > MAX_NUMBER_LETTERS for part in first.stretches)
    return is_wide and others <= {"", text}


def cell_text(cell: TypedCell, lines: Sequence[str]) -> str:
    """The words of a cell, those of its lines behind each other."""
    return " ".join(lines[part.line][part.start : part.end] for part in cell.stretches)
