"""Component tables without lines: columns of text -> the cells that lines would have drawn.

The columns are found by the white space that runs down between them, the rows by the components'
names. What comes out is a table like a ruled one, so everything else is read the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.page import BBox, Cell, Table, Word, enclosing_box
from parsers.cell_lines import word_rows
from parsers.component_names import (
    NameRun,
    is_head_run,
    name_runs,
)
from parsers.headings import HeadingIndex
from parsers.named_rows import GAP_EM, MIN_NAMES, Rows, names_in_rows
from parsers.row_cuts import ALIGNED_SHARE, are_at_top, row_cuts
from parsers.services import is_part_heading
from parsers.signature import starts_signature
from parsers.table_columns import Columns
from parsers.table_head import MAX_HEAD_ROWS, counts_columns, find_head, is_head
from parsers.text_columns import (
    Edges,
    column_of,
    continued_edges,
    find_edges,
    starts_at_column,
)

RULED_SHARE = 0.5  # of a table's rows that must lie between level lines, for these to bound it
END_GAP_LINES = 3.5  # an empty stretch of more line heights ends a table


class TextTable(NamedTuple):
    """A table made of text, its columns, and how many components it names."""

    table: Table
    columns: Columns
    named: int


class PageRows(NamedTuple):
    """A page's number, and the heights of level lines that part rows on it, if it has any."""

    page_number: int
    levels_pt: tuple[float, ...] = ()


def find_text_table(
    words: Sequence[Word], page: PageRows, headings: HeadingIndex, before: Columns | None
) -> TextTable | None:
    """The table that columns of text make on a page. `before` are the columns of the table so far,
    for a page that goes on with it without a head and with few names."""
    rows = word_rows(words)
    is_headed = find_head(rows) is not None
    continued = None if is_headed else continued_edges(_unsigned(rows), before)
    edges = continued or find_edges(rows, headings)
    if edges is None:
        return None
    first, last = _extent(rows, edges, headings)
    first = 0 if continued is not None else first
    first, last = _with_ruled(rows, (first, last), page.levels_pt, is_headed=is_headed)
    rows = rows[first:last]
    plain = [row for row in rows if not _is_banner(row, edges)]
    labels = [word for row in plain for word in row if column_of(word, edges) == 1]
    runs = [run for run in _parted(name_runs(labels, headings), headings) if not is_head_run(run)]
    count = len({run.match.component for run in runs if run.match is not None})
    if count < MIN_NAMES and before is None and not (is_headed and count):
        return None
    table = _table(rows, edges, _merged(runs), page)
    columns = Columns(edges.label_pt, edges.text_pt, edges.right_pt)
    return TextTable(table, columns, count) if table is not None else None


class _Band(NamedTuple):
    """The height between which a row of the table lies."""

    top_pt: float
    bottom_pt: float
    is_banner: bool = False


# Rows


def _unsigned(rows: Rows) -> Rows:
    """The rows above the block that signs."""
    texts = [" ".join(word.text for word in row) for row in rows]
    end = next((n for n, text in enumerate(texts) if starts_signature(text)), len(rows))
    return rows[:end]


def _extent(rows: Rows, edges: Edges, headings: HeadingIndex) -> tuple[int, int]:
    """The first and the last row of the table."""
    head = find_head(rows)
    first = head.first if head is not None else None
    if first is None:
        named = [
            n
            for n, row in enumerate(rows)
            if names_in_rows([" ".join(w.text for w in row)], headings)
        ]
        first = _above(rows, named[0], edges) if named else 0
    last = head.end if head is not None else first + 1
    while last < len(rows):
        above = max(word.bbox.bottom_pt for word in rows[last - 1] if word.bbox)
        box = enclosing_box([word.bbox for word in rows[last] if word.bbox])
        text = " ".join(word.text for word in rows[last])
        if box.top_pt - above > END_GAP_LINES * box.height_pt:
            break
        if starts_signature(text) and box.top_pt - above > ALIGNED_SHARE * box.height_pt:
            break
        last += 1
    return first, last


def _with_ruled(
    rows: Rows, extent: tuple[int, int], levels_pt: Sequence[float], *, is_headed: bool
) -> tuple[int, int]:
    """The rows between the table's first and last drawn line; as they were where it has hardly
    any. Above a head stands nothing of its table, whatever lines a letterhead has."""
    first, last = extent
    inside = [
        number
        for number, row in enumerate(rows)
        if levels_pt and levels_pt[0] < _top(row) < levels_pt[-1]
    ]
    if len(inside) < RULED_SHARE * (last - first):
        return extent
    return first if is_headed else inside[0], inside[-1] + 1


def _above(rows: Rows, named: int, edges: Edges) -> int:
    """The first row of the table's part on this page: above the first whole name stand text that
    is set beside its middle, and names that wrap."""
    first = named
    while first > 0:
        row = rows[first - 1]
        gap_pt = min(w.bbox.top_pt for w in rows[first] if w.bbox) - _bottom(row)
        height_pt = max(w.bbox.height_pt for w in row if w.bbox)
        if gap_pt > height_pt or not starts_at_column(row[0], edges):
            break
        first -= 1
    return first


def _parted(runs: Iterable[NameRun], headings: HeadingIndex) -> Iterator[NameRun]:
    """Runs that only resemble a name, cut where they are two components' names as they stand:
    "Jangka Waktu Penyelesaian", "Produk Layanan"."""
    for run in runs:
        if run.match is None or _is_exact(run):
            yield run
            continue
        yield from _exact_pair(word_rows(run.words), headings) or (run,)


def _exact_pair(rows: Rows, headings: HeadingIndex) -> tuple[NameRun, NameRun] | None:
    for cut in range(1, len(rows)):
        above, below = _named(rows[:cut], headings), _named(rows[cut:], headings)
        exact = [run.match.component for run in (above, below) if run.match and _is_exact(run)]
        if len(set(exact)) == 2:
            return above, below
    return None


def _named(rows: Rows, headings: HeadingIndex) -> NameRun:
    words = tuple(word for row in rows for word in row)
    box = enclosing_box([word.bbox for word in words if word.bbox])
    return NameRun(
        headings.match(" ".join(word.text for word in words)), words, box.top_pt, box.bottom_pt
    )


def _is_exact(run: NameRun) -> bool:
    return run.match is not None and run.match.score == 1.0


def _merged(runs: Sequence[NameRun]) -> list[NameRun]:
    """Lines of names that are no component, put together where they stand close."""
    merged: list[NameRun] = []
    for run in runs:
        before = merged[-1] if merged else None
        if (
            before is not None
            and before.match is None
            and run.match is None
            and run.top_pt - before.bottom_pt < (before.bottom_pt - before.top_pt) / 2
        ):
            merged[-1] = NameRun(None, before.words + run.words, before.top_pt, run.bottom_pt)
        else:
            merged.append(run)
    return merged


def _table(rows: Rows, edges: Edges, runs: Sequence[NameRun], page: PageRows) -> Table | None:
    box = enclosing_box([word.bbox for row in rows for word in row if word.bbox])
    left_pt = min(box.x0_pt, edges.number_pt if edges.number_pt is not None else edges.label_pt)
    xs = [left_pt - 1, edges.label_pt, edges.text_pt, edges.right_pt + 1]
    if edges.number_pt is None:
        xs = xs[1:]
    table_rows: list[tuple[Cell, ...]] = []
    for band in _bands(rows, edges, runs, page.levels_pt):
        if band.bottom_pt > band.top_pt:
            here = [xs[0], xs[-1]] if band.is_banner else xs
            table_rows.append(
                tuple(
                    Cell(BBox(x0, band.top_pt, x1, band.bottom_pt), len(table_rows), column)
                    for column, (x0, x1) in enumerate(pairwise(here))
                )
            )
    bbox = BBox(xs[0], box.top_pt, xs[-1], box.bottom_pt)
    return Table(page.page_number, bbox, tuple(table_rows)) if table_rows else None


def _bands(
    rows: Rows, edges: Edges, runs: Sequence[NameRun], levels_pt: Sequence[float]
) -> Iterator[_Band]:
    """The table's rows from top to bottom; the head and banners are rows of their own."""
    top_pt = _top(rows[0])
    end_pt = max(_bottom(row) for row in rows)
    body = rows
    head = find_head(rows[:MAX_HEAD_ROWS])
    if head is not None and head.first == 0:
        heads, body = rows[: head.end], rows[head.end :]
        ends = [_top(heads[-1])] if counts_columns(heads[-1]) else []
        for bottom_pt in (*ends, max(map(_bottom, heads))):
            yield _Band(top_pt, bottom_pt)
            top_pt = bottom_pt
    at_top = are_at_top(runs, _texts(body, edges, (top_pt, end_pt)))
    start = 0
    for stop in range(len(body) + 1):
        is_end = stop == len(body)
        if not is_end and not _is_banner(body[stop], edges):
            continue
        bottom_pt = end_pt if is_end else _top(body[stop]) - 0.5
        lines = [level for level in levels_pt if top_pt < level < bottom_pt]
        for reach in pairwise([top_pt, *lines, bottom_pt]):
            held = [run for run in runs if reach[0] <= (run.top_pt + run.bottom_pt) / 2 < reach[1]]
            # Between two drawn lines stands one row, unless it has two names.
            text = [] if lines and len(held) < 2 else _texts(body[start:stop], edges, reach)
            cuts = row_cuts(held, text, is_at_top=at_top) if text else []
            for above, below in pairwise([reach[0], *cuts, reach[1]]):
                yield _Band(above, below)
        if not is_end:
            top_pt, start = _bottom(body[stop]), stop + 1
            yield _Band(bottom_pt, top_pt, is_banner=True)


def _texts(rows: Rows, edges: Edges, reach: tuple[float, float]) -> list[Word]:
    """The words of the text column between two heights."""
    return [
        word
        for row in rows
        for word in row
        if column_of(word, edges) == 2
        and word.bbox is not None
        and reach[0] <= (word.bbox.top_pt + word.bbox.bottom_pt) / 2 <= reach[1]
    ]


def _is_banner(row: Sequence[Word], edges: Edges) -> bool:
    """Whether a row is the heading of one of the law's two parts, without text beside it."""
    if column_of(row[0], edges) == 2 or not is_part_heading(" ".join(w.text for w in row)):
        return False
    named = row[1:] if column_of(row[0], edges) == 0 else row
    gaps = [
        right.bbox.x0_pt - left.bbox.x1_pt > GAP_EM * left.bbox.height_pt
        for left, right in pairwise(named)
        if left.bbox and right.bbox
    ]
    return not is_head(row) and not any(gaps)


def _top(row: Sequence[Word]) -> float:
    return min(word.bbox.top_pt for word in row if word.bbox)


def _bottom(row: Sequence[Word]) -> float:
    return max(word.bbox.bottom_pt for word in row if word.bbox)
