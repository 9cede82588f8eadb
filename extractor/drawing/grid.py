"""Ruling lines -> tables of cells, whatever lines are missing and whatever cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.drawing.ruling import SNAP_PT, Rule, Ruling
from extractor.page import BBox, Cell, Table, enclosing_box

TOUCH_PT = 2.0  # a level and an upright line nearer than this meet
ALIGNED_PT = 6.0  # level lines alone are one table's when their ends differ by less than this
MIN_LONE_PT = 150.0  # a shorter level line that meets no other is an underline
# A line parts two cells when it runs along more than this share of their common edge.
PARTED_SHARE = 0.5
MAX_ELEMENTS = 60_000  # rows x columns of the finest grid; more is a form's comb or a chart


class _Grid(NamedTuple):
    """The finest grid of one table: the positions of all its lines."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


class _Groups:
    """Which numbers hang together (union-find)."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def find(self, number: int) -> int:
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parents[second] = first

    def members(self) -> dict[int, list[int]]:
        groups: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            groups.setdefault(self.find(number), []).append(number)
        return groups


def tables_of(ruling: Ruling, page_number: int) -> tuple[Table, ...]:
    """The tables that the lines draw, from top to bottom; a lone frame of one cell is none.

    A cell is as large as no line parts it, so merged cells come as one. Missing outer lines do no
    harm: a table reaches as far as its lines do.
    """
    tables = []
    for level, upright in _joined_lines(ruling):
        table = _table(level, upright, page_number)
        if table is not None:
            tables.append(table)
    tables.sort(key=lambda table: (table.bbox.top_pt, table.bbox.x0_pt))
    return tuple(tables)


def _joined_lines(ruling: Ruling) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that hang together, directly or through others."""
    level, upright = ruling.level, ruling.upright
    groups = _Groups(len(level) + len(upright))
    lone = set(range(len(level)))
    for i, across in enumerate(level):
        low, high = across.start_pt - TOUCH_PT, across.end_pt + TOUCH_PT
        for j, down in enumerate(upright, start=len(level)):
            if (
                low <= down.at_pt <= high
                and down.start_pt - TOUCH_PT <= across.at_pt <= down.end_pt + TOUCH_PT
            ):
                groups.join(i, j)
                lone.discard(i)
    before: int | None = None
    for i in sorted(lone):  # top to bottom
        rule = level[i]
        if rule.end_pt - rule.start_pt < MIN_LONE_PT:
            continue
        if before is not None and _are_aligned(level[before], rule):
            groups.join(before, i)
        before = i
    return [
        (
            [level[n] for n in numbers if n < len(level)],
            [upright[n - len(level)] for n in numbers if n >= len(level)],
        )
        for numbers in groups.members().values()
    ]


def _are_aligned(one: Rule, other: Rule) -> bool:
    return (
        abs(one.start_pt - other.start_pt) <= ALIGNED_PT
        and abs(one.end_pt - other.end_pt) <= ALIGNED_PT
    )


def _table(level: Sequence[Rule], upright: Sequence[Rule], page_number: int) -> Table | None:
    grid = _Grid(
        _positions([rule.at_pt for rule in upright], [e for r in level for e in r[1:]]),
        _positions([rule.at_pt for rule in level], [e for r in upright for e in r[1:]]),
    )
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > MAX_ELEMENTS:
        return None
    cells = _cells(grid, level, upright)
    if len(cells) < 2:
        return None
    by_row: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        by_row.setdefault(cell.row, []).append(cell)
    box = enclosing_box([cell.bbox for cell in cells])
    return Table(page_number, box, tuple(tuple(row) for row in by_row.values()))


def _positions(lines: Sequence[float], ends: Sequence[float]) -> tuple[float, ...]:
    """The lines' own positions, and the outermost ends where no line closes the table."""
    found: list[float] = []
    for at_pt in sorted(lines):
        if not found or at_pt - found[-1] > SNAP_PT:
            found.append(at_pt)
    if ends:
        if not found or min(ends) < found[0] - 2 * SNAP_PT:
            found.insert(0, min(ends))
        if max(ends) > found[-1] + 2 * SNAP_PT:
            found.append(max(ends))
    return tuple(found)


def _cells(grid: _Grid, level: Sequence[Rule], upright: Sequence[Rule]) -> list[Cell]:
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    beside = _parted(upright, grid.xs, grid.ys)
    below = _parted(level, grid.ys, grid.xs)
    groups = _Groups(rows * columns)
    for row in range(rows):
        for column in range(columns):
            number = row * columns + column
            if column + 1 < columns and (column + 1, row) not in beside:
                groups.join(number, number + 1)
            if row + 1 < rows and (row + 1, column) not in below:
                groups.join(number, number + columns)
    cells: list[Cell] = []
    for numbers in groups.members().values():
        for part in _rectangles(numbers, columns):
            top, left = divmod(part[0], columns)
            bottom, right = divmod(part[-1], columns)
            box = BBox(grid.xs[left], grid.ys[top], grid.xs[right + 1], grid.ys[bottom + 1])
            cells.append(Cell(box, top, left))
    return cells


def _parted(
    rules: Sequence[Rule], across: Sequence[float], along: Sequence[float]
) -> set[tuple[int, int]]:
    """Beside which elements of the grid each of its lines is drawn: (line, element)."""
    covered: dict[tuple[int, int], float] = {}
    for rule in rules:
        line = _nearest(across, rule.at_pt)
        element = max(0, bisect_right(along, rule.start_pt) - 1)
        while element < len(along) - 1 and along[element] < rule.end_pt:
            shared_pt = min(rule.end_pt, along[element + 1]) - max(rule.start_pt, along[element])
            if shared_pt > 0:
                covered[line, element] = covered.get((line, element), 0.0) + shared_pt
            element += 1
    return {
        key
        for key, length_pt in covered.items()
        if length_pt > PARTED_SHARE * (along[key[1] + 1] - along[key[1]])
    }


def _nearest(positions: Sequence[float], at_pt: float) -> int:
    """The index of the position next to `at_pt`, in ascending positions."""
    after = min(bisect_right(positions, at_pt), len(positions) - 1)
    before = max(0, after - 1)
    is_after = abs(positions[after] - at_pt) < abs(positions[before] - at_pt)
    return after if is_after else before


def _rectangles(numbers: Sequence[int], columns: int) -> list[list[int]]:
    """Elements that hang together, cut into rectangles; each is given from its first to its last.

    Most groups are one rectangle. An L-shape (a line that stops half way) falls into stacked ones.
    """
    if len(numbers) == 1:
        return [[*numbers]]
    runs: dict[int, list[list[int]]] = {}
    for number in sorted(numbers):
        row, column = divmod(number, columns)
        parts = runs.setdefault(row, [])
        if parts and parts[-1][-1] == number - 1 and column:
            parts[-1].append(number)
        else:
            parts.append([number])
    found: list[list[int]] = []
    open_runs: dict[tuple[int, int], list[int]] = {}
    for row in sorted(runs):
        still_open: dict[tuple[int, int], list[int]] = {}
        for run in runs[row]:
            span = (run[0] % columns, run[-1] % columns)
            above = open_runs.get(span)
            if above is not None and above[-1] // columns == row - 1:
                above += run
                still_open[span] = above
            else:
                found.append(run)
                still_open[span] = run
        open_runs = still_open
    return found
