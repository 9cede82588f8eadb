"""Columns of text and names in one of them -> the bands between which a table's rows lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.page import BBox, Cell, Table, enclosing_box
from parsers.names.titles import is_part_heading, names_service
from parsers.printed_rows import PrintedRow, Rows, has_gap, printed_rows
from parsers.tables.component_names import NameRun
from parsers.tables.head import MAX_HEAD_ROWS, counts_columns, find_head, is_head
from parsers.tables.named_rows import GAP_EM
from parsers.tables.row_cuts import are_at_top, row_cuts
from parsers.tables.text_columns import Edges, column_of


class PageRows(NamedTuple):
    """A page's number, and the heights of level lines that part rows on it, if it has any."""

    page_number: int
    levels_pt: tuple[float, ...] = ()


class _Band(NamedTuple):
    """The height between which a row of the table lies."""

    top_pt: float
    bottom_pt: float
    is_banner: bool = False


def text_table(rows: Rows, edges: Edges, runs: Sequence[NameRun], page: PageRows) -> Table | None:
    """The table that the columns' edges and the names make of a page's rows."""
    box = enclosing_box([row.bbox for row in rows])
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
    top_pt = rows[0].bbox.top_pt
    end_pt = max(row.bbox.bottom_pt for row in rows)
    body = rows
    head = find_head(rows[:MAX_HEAD_ROWS])
    if head is not None and head.first == 0:
        heads, body = rows[: head.end], rows[head.end :]
        inner = [heads[-1].bbox.top_pt] if counts_columns(heads[-1]) else []
        for bottom_pt in (*inner, max(row.bbox.bottom_pt for row in heads)):
            yield _Band(top_pt, bottom_pt)
            top_pt = bottom_pt
    whole, whole_text = (top_pt, end_pt), _texts(body, edges, (top_pt, end_pt))
    at_top = are_at_top(runs, whole_text)
    ends = banner_ends(body, edges)
    start = 0
    for stop in range(len(body) + 1):
        is_end = stop == len(body)
        if stop < start or (not is_end and stop not in ends):
            continue
        bottom_pt = end_pt if is_end else body[stop].bbox.top_pt - 0.5
        lines = [level for level in levels_pt if top_pt < level < bottom_pt]
        for reach in pairwise([top_pt, *lines, bottom_pt]):
            held = [run for run in runs if reach[0] <= (run.top_pt + run.bottom_pt) / 2 < reach[1]]
            # Between two drawn lines stands one row, unless it has two names.
            if lines and len(held) < 2:
                cuts = []
            else:
                is_whole = not start and reach == whole  # nearly always: no banner, no line
                text = whole_text if is_whole else _texts(body[start:stop], edges, reach)
                cuts = row_cuts(held, text, is_at_top=at_top) if text else []
            for above, below in pairwise([reach[0], *cuts, reach[1]]):
                yield _Band(above, below)
        if not is_end:
            start = ends[stop]
            top_pt = body[start - 1].bbox.bottom_pt
            yield _Band(bottom_pt, top_pt, is_banner=True)


def _texts(rows: Rows, edges: Edges, reach: tuple[float, float]) -> list[PrintedRow]:
    """The rows of the text column between two heights."""
    return printed_rows(
        [
            word
            for row in rows
            for word in row
            if (box := word.bbox) is not None
            and (box[0] + box[2]) / 2 >= edges.text_pt
            and reach[0] <= (box[1] + box[3]) / 2 <= reach[1]
        ]
    )


def banner_ends(rows: Rows, edges: Edges) -> dict[int, int]:
    """The rows across the columns, each with the end of the rows that it goes on over."""
    ends: dict[int, int] = {}
    number = 0
    while number < len(rows):
        end = number + 1
        if _is_banner(rows[number], edges):
            while end < len(rows) and _goes_on(rows[end], rows[end - 1], edges):
                end += 1
            ends[number] = end
        number = end
    return ends


def _is_banner(row: PrintedRow, edges: Edges) -> bool:
    """Whether a row is the heading of one of the law's two parts, or names a service behind its
    label, without text beside it."""
    is_named = is_part_heading(row.text) or names_service(row.text)
    return is_named and not is_head(row) and _is_across(row, edges)


def _goes_on(row: PrintedRow, above: PrintedRow, edges: Edges) -> bool:
    """Whether a row is the next line of a service's name in capitals."""
    is_set = row.text.isupper() and above.text.isupper() and not any(map(str.isdigit, row.text))
    return is_set and not is_part_heading(above.text) and _is_across(row, edges)


def _is_across(row: PrintedRow, edges: Edges) -> bool:
    if column_of(row[0], edges) == 2:
        return False
    named = row[1:] if column_of(row[0], edges) == 0 else row
    return not has_gap(named, GAP_EM)
