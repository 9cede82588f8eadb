"""Rows of a table that no line or fill marks off: between its parts, or below the last of them.

Tables with every second row filled, and rows that a page's end cuts where no line closes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.page import BBox, Cell, Table, Word, enclosing_box
from parsers.markers import lone_number
from parsers.names.headings import HeadingIndex
from parsers.page_words import PageWords
from parsers.printed_rows import printed_rows
from parsers.tables.component_names import match_name, split_names

SAME_EDGE_PT = 2.0  # edges of parts of one table differ by less: a line's width
MIN_EDGES = 3  # of two columns
MAX_GAP_LINES = 1.6  # rows of one text stand nearer to each other than this many line heights
SLACK_PT = 1.0  # letters stick out of their column by less
NUMBER_COLUMNS = 2  # a name stands in the first column, or behind the numbers' one


def with_open_rows(
    tables: Sequence[Table], page: PageWords, headings: HeadingIndex
) -> tuple[Table, ...]:
    """The tables, parts of one with the same columns put together with the rows between them."""
    reader = _Reader(page, headings)
    joined: list[Table] = []
    for table in sorted(tables, key=lambda table: table.bbox.top_pt):
        before = next((one for one in reversed(joined) if _edges(one) == _edges(table)), None)
        if before is not None and _is_between(tables, before, table):
            before = None
        whole = reader.joined(before, table) if before is not None else None
        if before is not None and whole is not None:
            joined[joined.index(before)] = whole
        else:
            joined.append(table)
    return tuple(reader.extended(table, joined) for table in joined)


class _Reader:
    def __init__(self, page: PageWords, headings: HeadingIndex) -> None:
        self.page = page
        self.headings = headings

    def joined(self, above: Table, below: Table) -> Table | None:
        """Two parts as one table, if what stands between them is a row of it that names a
        component."""
        edges = _edges(above)
        if len(edges) < MIN_EDGES or below.bbox.top_pt <= above.bbox.bottom_pt:
            return None
        box = BBox(edges[0], above.bbox.bottom_pt, edges[-1], below.bbox.top_pt)
        words = self.page.inside(box)
        if not self._is_row(words, edges) or not self._names(words, edges):
            return None
        return _with_rows(above, [_row(box, edges), *below.rows])

    def extended(self, table: Table, tables: Sequence[Table]) -> Table:
        """The table with the row that stands right below it, if that counts on or names one."""
        edges = _edges(table)
        if len(edges) < MIN_EDGES or not self._is_named(table.rows[-1], edges):
            return table
        end_pt = min(
            (t.bbox.top_pt for t in tables if t.bbox.top_pt > table.bbox.bottom_pt - SAME_EDGE_PT),
            default=float("inf"),
        )
        box = BBox(float("-inf"), table.bbox.bottom_pt, float("inf"), end_pt)
        words: list[Word] = []
        bottom_pt = table.bbox.bottom_pt
        for row in printed_rows(self.page.inside(box)):
            here = enclosing_box([word.bbox for word in row if word.bbox])
            is_near = here.top_pt - bottom_pt <= MAX_GAP_LINES * here.height_pt
            if not is_near or not self._is_row(row, edges):
                break
            words += row
            bottom_pt = here.bottom_pt
        if not words or not (self._names(words, edges) or self._counts_on(table, words, edges)):
            return table
        bottom_pt += SAME_EDGE_PT
        return _with_rows(
            table, [_row(BBox(edges[0], table.bbox.bottom_pt, edges[-1], bottom_pt), edges)]
        )

    def _is_row(self, words: Sequence[Word], edges: Sequence[float]) -> bool:
        """Whether words stand in the columns: none crosses an edge."""
        boxes = [word.bbox for word in words if word.bbox is not None]
        return bool(boxes) and all(
            any(
                left - SLACK_PT <= box.x0_pt and box.x1_pt <= right + SLACK_PT
                for left, right in pairwise(edges)
            )
            for box in boxes
        )

    def _names(self, words: Sequence[Word], edges: Sequence[float]) -> bool:
        """Whether the names' column names components, and text stands beside."""
        columns = [_between(words, left, right) for left, right in pairwise(edges)]
        for label in columns[: min(NUMBER_COLUMNS, len(columns) - 1)]:
            text = " ".join(word.text for row in printed_rows(label) for word in row)
            is_name = match_name(text, self.headings) or split_names(label, self.headings)
            if label and is_name and len(label) < len(words):
                return True
        return False

    def _is_named(self, row: Sequence[Cell], edges: Sequence[float]) -> bool:
        """Whether a row of the table names a component or has a number."""
        first = min(row, key=lambda cell: cell.bbox.x0_pt)
        words = [word for cell in row for word in self.page.inside(cell.bbox)]
        return self._names(words, edges) or _number(self.page.inside(first.bbox)) > 0

    def _counts_on(self, table: Table, words: Sequence[Word], edges: Sequence[float]) -> bool:
        """Whether words begin with the number behind that of the table's last row."""
        last = min(table.rows[-1], key=lambda cell: cell.bbox.x0_pt)
        number = _number(self.page.inside(last.bbox))
        first = printed_rows(words)[0]
        following = _number(_between(first, edges[0], edges[1]))
        label = _between(first, edges[1], edges[2])
        return number > 0 and following == number + 1 and bool(label)


def _is_between(tables: Sequence[Table], above: Table, below: Table) -> bool:
    """Whether another table stands between two, in whose columns its rows would not lie."""
    return any(above.bbox.bottom_pt <= one.bbox.top_pt < below.bbox.top_pt for one in tables)


def _number(words: Sequence[Word]) -> int:
    return lone_number("".join(word.text for word in words))


def _between(words: Sequence[Word], left_pt: float, right_pt: float) -> list[Word]:
    return [
        word
        for word in words
        if word.bbox is not None and left_pt <= (word.bbox.x0_pt + word.bbox.x1_pt) / 2 <= right_pt
    ]


def _edges(table: Table) -> tuple[float, ...]:
    """The upright edges of the row with the most cells, rounded to what parts differ by."""
    row = max(table.rows, key=len)
    edges = [*(cell.bbox.x0_pt for cell in row), row[-1].bbox.x1_pt]
    return tuple(round(edge / SAME_EDGE_PT) * SAME_EDGE_PT for edge in sorted(edges))


def _row(box: BBox, edges: Sequence[float]) -> tuple[Cell, ...]:
    return tuple(
        Cell(BBox(left, box.top_pt, right, box.bottom_pt), 0, column)
        for column, (left, right) in enumerate(pairwise(edges))
    )


def _with_rows(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """The table with further rows, which count on."""
    start = max(cell.row for row in table.rows for cell in row) + 1
    more = [
        tuple(cell._replace(row=start + number) for cell in row) for number, row in enumerate(rows)
    ]
    whole = (*table.rows, *more)
    box = enclosing_box([cell.bbox for row in whole for cell in row])
    return replace(table, bbox=box, rows=whole)
