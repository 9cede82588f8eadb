"""A text as a page: each word gets a box, so that its tables and columns are read as drawn ones.

Nothing of the picture is printed anywhere: words of a text keep their line for their place. What
counts is that what stands in a cell lies in that cell's box, what stands in a line lies level, and
no line looks as if it had been wrapped where the text did not wrap it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from extractor.page import BBox, Cell, Line, Page, Table, Word, enclosing_box
from extractor.typed.cell_lines import (
    INK_PT,
    LETTER_PT,
    PlacedWord,
    SetWord,
    printed_lines,
    printed_places,
    typed_places,
)
from extractor.typed.cells import Stretch, TypedCell, TypedTable
from extractor.typed.wrapping import is_wrapped

LINE_PT, HEIGHT_PT = 13.0, 10.0  # lines' distance, words' height
MARGIN_PT, PADDING_PT = 40.0, 4.0
MIN_COLUMN = 4  # letters
WRAPPED_ROOM = 1  # letters
ROOM = 30  # letters that no word fills: a cell's longest line shall not look full


Lines = list[list[PlacedWord]]  # of a cell


class SetLine(NamedTuple):
    """Words of one printed line, or of a column's part of it; its number counts from 0."""

    number: int
    words: tuple[SetWord, ...]


class Setting(NamedTuple):
    """A text with a box for each of its words."""

    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]


def set_text(
    words: Sequence[Word], lines: Sequence[SetLine], tables: Sequence[TypedTable], page_count: int
) -> Setting:
    """Set lines one below the other, and tables cell by cell."""
    composing = _Composing(words, page_count)
    starts = {table.first: table for table in tables}
    inside = {number for table in tables for number in range(table.first, table.last + 1)}
    by_number: dict[int, list[SetLine]] = {}
    for line in lines:
        by_number.setdefault(line.number, []).append(line)
    for number in range(max(by_number, default=-1) + 1):
        if number in starts:
            composing.add_table(starts[number], by_number)
        elif number not in inside:
            composing.add_lines(by_number.get(number, ()))
    return composing.setting()


class _Composing:
    """Pages in the making; `top_pt` is where the next line of the open one goes."""

    def __init__(self, words: Sequence[Word], page_count: int) -> None:
        self.boxes: list[BBox | None] = [None] * len(words)
        self.words = words
        self.lines: list[tuple[int, int, list[Word]]] = []  # row, page and words of each
        self.tables: dict[int, list[Table]] = {}
        self.page_count = page_count
        self.page = 1
        self.row = 0
        self.top_pt = MARGIN_PT
        self.bottom_pt: dict[int, float] = {}
        self.right_pt = 0.0
        self.edges: dict[int, list[float]] = {}  # of the last table with so many columns

    def add_lines(self, parts: Sequence[SetLine]) -> None:
        """A printed line with all its parts, or an empty one."""
        if parts:
            self._turn(parts[0].words[0].word.page_number)
        for part in parts:
            self._place(part.words, MARGIN_PT)
        self._feed(1)

    def add_table(self, table: TypedTable, lines: dict[int, list[SetLine]]) -> None:
        """A table, its rows as high as their highest cells."""
        by_line = {
            number: [word for part in lines.get(number, ()) for word in part.words]
            for number in range(table.first, table.last + 1)
        }
        placed = [word.word for words in by_line.values() for word in words]
        if placed:
            self._turn(placed[0].page_number)
        places, wrapped = _places(table, by_line)
        edges = self._edges(table, places, wrapped)
        tops = [self.top_pt]
        for count in _row_heights(table):
            tops.append(tops[-1] + count * LINE_PT + PADDING_PT)
        cells: dict[int, list[Cell]] = {}
        visual: list[tuple[int, int, int, list[PlacedWord]]] = []
        for cell in table.cells:
            box = BBox(
                edges[cell.column],
                tops[cell.row],
                edges[cell.column + cell.columns],
                tops[cell.row + cell.rows],
            )
            cells.setdefault(cell.row, []).append(Cell(box, cell.row, cell.column))
            for depth, words in enumerate(places[cell]):
                visual.append((cell.row, depth, cell.column, words))
                top_pt = tops[cell.row] + PADDING_PT + depth * LINE_PT
                self._box(words, box.x0_pt + PADDING_PT, top_pt)
        self._add_visual_lines(visual)
        held = {word.word.order for *_, words in visual for word in words}
        for line in by_line.values():
            self._add_signs([word for word in line if word.word.order not in held], tops[-1])
        rows = tuple(tuple(cells[row]) for row in sorted(cells))
        frame = BBox(edges[0], tops[0], edges[-1], tops[-1])
        self.tables.setdefault(self.page, []).append(Table(self.page, frame, rows))
        self.right_pt = max(self.right_pt, edges[-1])
        self.top_pt = tops[-1] + PADDING_PT
        self.bottom_pt[self.page] = self.top_pt

    def _edges(
        self, table: TypedTable, places: Mapping[TypedCell, Lines], wrapped: Container[int]
    ) -> list[float]:
        """Where the columns start and end; those of the table before, as wide, where only the last
        column has words: it goes on with that one's."""
        count = table.column_count
        is_torn = not any(held for cell, held in places.items() if cell.column < count - 1)
        edges = self.edges.get(count) if is_torn else None
        own = _column_edges(table, places, wrapped)
        if edges is not None:
            return [*edges[:-1], max(edges[-1], edges[-2] + own[-1] - own[-2])]
        self.edges[count] = own
        return own

    def setting(self) -> Setting:
        """All that was set."""
        words = tuple(
            word if box is None else word._replace(bbox=box)
            for word, box in zip(self.words, self.boxes, strict=True)
        )
        lines = tuple(
            _line(order, row, page, [words[word.order] for word in held])
            for order, (row, page, held) in enumerate(self.lines)
        )
        width_pt = self.right_pt + MARGIN_PT
        pages = tuple(
            Page(
                number,
                width_pt,
                self.bottom_pt.get(number, MARGIN_PT) + MARGIN_PT,
                has_ruling_lines=number in self.tables,
                tables=tuple(self.tables.get(number, ())),
            )
            for number in range(1, self.page_count + 1)
        )
        return Setting(words, lines, pages)

    def _turn(self, page: int) -> None:
        if page != self.page:
            self.page, self.top_pt = page, MARGIN_PT

    def _feed(self, count: int) -> None:
        self.top_pt += count * LINE_PT
        self.bottom_pt[self.page] = self.top_pt
        self.row += 1

    def _place(self, words: Sequence[SetWord], left_pt: float) -> None:
        self._box(typed_places(words), left_pt, self.top_pt)
        self.lines.append((self.row, self.page, [word.word for word in words]))

    def _box(self, words: Sequence[PlacedWord], left_pt: float, top_pt: float) -> None:
        for word, x0_pt, x1_pt in words:
            box = BBox(left_pt + x0_pt, top_pt, left_pt + x1_pt, top_pt + HEIGHT_PT)
            self.boxes[word.order] = box
            self.right_pt = max(self.right_pt, box.x1_pt)

    def _add_signs(self, signs: Sequence[SetWord], top_pt: float) -> None:
        """The signs of a line of a table, which stand in no cell and are not seen."""
        if signs:
            self._box(typed_places(signs), MARGIN_PT, top_pt - HEIGHT_PT)
            self.lines.append((self.row, self.page, [word.word for word in signs]))
            self.row += 1

    def _add_visual_lines(self, visual: Sequence[tuple[int, int, int, list[PlacedWord]]]) -> None:
        """The lines of a table's cells: those level with each other share a row."""
        level: tuple[int, int] | None = None
        for row, depth, _, words in sorted(visual, key=lambda line: line[:3]):
            if level is not None and level != (row, depth):
                self.row += 1
            level = (row, depth)
            self.lines.append((self.row, self.page, [word.word for word in words]))
        self.row += 1


def _line(order: int, row: int, page: int, words: Sequence[Word]) -> Line:
    boxes = [word.bbox for word in words if word.bbox is not None and word.is_visible]
    box = enclosing_box(boxes or [word.bbox for word in words if word.bbox is not None])
    return Line(order, row, page, box, words[0].line_number, tuple(words))


def _within(words: Sequence[SetWord], stretch: Stretch) -> list[SetWord]:
    return [word for word in words if stretch.start <= word.column < stretch.end]


def _places(
    table: TypedTable, by_line: Mapping[int, Sequence[SetWord]]
) -> tuple[dict[TypedCell, Lines], set[int]]:
    """Where the words of each cell's lines stand, and the columns that a page has wrapped: there
    they stand about as they were printed."""
    lines = {
        cell: printed_lines(_within(by_line[part.line], part) for part in cell.stretches)
        for cell in table.cells
    }
    columns: dict[int, list[list[str]]] = {}
    for cell, held in lines.items():
        if cell.columns == 1 and not table.is_wrapped:
            texts = [" ".join(word.text for word, _ in line if word.is_visible) for line in held]
            columns.setdefault(cell.column, []).append(texts)
    wrapped = {column for column, cells in columns.items() if is_wrapped(cells)}
    places = {
        cell: [printed_places(x) if cell.column in wrapped else typed_places(x) for x in held]
        for cell, held in lines.items()
    }
    return places, wrapped


def _column_edges(
    table: TypedTable, places: Mapping[TypedCell, Lines], wrapped: Container[int]
) -> list[float]:
    """Where each column starts, and where the last one ends."""
    room_pt = (WRAPPED_ROOM if table.is_wrapped else ROOM) * LETTER_PT
    widths = [MIN_COLUMN * LETTER_PT] * table.column_count
    for cell, lines in places.items():
        longest_pt = max((line[-1].x1_pt - INK_PT for line in lines), default=0.0)
        if cell.columns == 1 and longest_pt > MIN_COLUMN * LETTER_PT:
            wide_pt = longest_pt + (INK_PT if cell.column in wrapped else room_pt)
            widths[cell.column] = max(widths[cell.column], wide_pt)
    single = {cell.column for cell in places if cell.columns == 1}
    for cell, lines in places.items():
        last = cell.column + cell.columns - 1
        if last not in single:  # nothing else says how wide it is
            longest_pt = max((line[-1].x1_pt for line in lines), default=0.0) + room_pt
            widths[last] += max(longest_pt - sum(widths[cell.column : last + 1]), 0.0)
    edges = [MARGIN_PT]
    for width_pt in widths:
        edges.append(edges[-1] + width_pt + 2 * PADDING_PT)
    return edges


def _row_heights(table: TypedTable) -> list[int]:
    """How many lines each row is high: a cell over several rows makes its last one higher."""
    heights = [1] * table.row_count
    for cell in sorted(table.cells, key=lambda cell: cell.rows):
        last = cell.row + cell.rows - 1
        own = sum(heights[cell.row : last])
        heights[last] = max(heights[last], len(cell.stretches) - own)
    return heights
