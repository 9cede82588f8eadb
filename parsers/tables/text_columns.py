"""Columns of text: the white space that runs down between them, and the names in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from extractor.page import Word
from parsers.names.headings import HeadingIndex
from parsers.printed_rows import Rows
from parsers.tables.columns import Columns
from parsers.tables.head import Head, HeadRows
from parsers.tables.named_rows import (
    GAP_EM,
    MIN_NAMES,
    Named,
    is_row_number,
    named_rows,
)

SAME_EDGE_PT = 6.0  # names of one column start this near to each other
CROSSED_SHARE = 0.12  # of the rows: banners and long words may cross the space between columns
MIN_RIVER_PT = 3.0  # the white space between two columns; cells have margins of 2 pt and more
FITTING_SHARE = 0.7  # of a page's rows that must start at the columns of the page before
INDENT_PT = 30.0  # a list in the text column, or its next level, starts this far right at most


class Edges(NamedTuple):
    """The left edges of the columns, and the right edge of the table."""

    number_pt: float | None
    label_pt: float
    text_pt: float
    right_pt: float


_HEAD = re.compile(
    r"(?:no\S{0,8}\s+)?(?:jenis\s+|nama\s+)?(?:komponen|aspek|unsur|elemen)\b.{0,40}"
    r"\b(?:uraian|keterangan|penjelasan|deskripsi)\b",
    re.IGNORECASE,
)


def has_head(texts: Sequence[str]) -> bool:
    """Whether a line reads "No Komponen Uraian": a quick look."""
    return any(_HEAD.match(text) for text in texts)


def find_edges(rows: Rows, head: HeadRows | None, headings: HeadingIndex) -> Edges | None:
    """The columns' edges, by the table's head or by where the components' names stand."""
    if head is not None:
        return _edges_below(rows[head.end :], head.head)
    named = named_rows(rows, headings)
    is_enough = len({entry.component for entry in named}) >= MIN_NAMES
    return _edges_of(rows, named, MIN_NAMES) if is_enough else None


def beside_names(
    rows: Rows, edges: Edges | None, headings: HeadingIndex, least: int = MIN_NAMES
) -> Edges | None:
    """The columns, or those that the components' names show where these stand elsewhere: a head
    may be set in the middle of its column, and a text's columns move from page to page. It takes
    at `least` so many names."""
    named = named_rows(rows, headings)
    if len({entry.component for entry in named}) < least:
        return edges
    fitting = sum(_is_between(entry, edges) for entry in named) if edges is not None else 0
    if edges is not None and fitting >= FITTING_SHARE * len(named):
        return edges
    return _edges_of(rows, named, least) or edges


def _is_between(entry: Named, edges: Edges) -> bool:
    is_left = edges.label_pt - 1 <= entry.x0_pt and entry.end_pt <= edges.text_pt + 1
    return is_left and edges.text_pt - 1 <= entry.text_pt


def names_go_on(rows: Rows, edges: Edges, headings: HeadingIndex) -> bool:
    """Whether further names stand in the names' column, though white space parts them off."""
    return any(_is_between(entry, edges) for entry in named_rows(rows, headings))


def _edges_below(rows: Rows, head: Head) -> Edges | None:
    """The columns under a head: where white space runs down between its words."""
    if not rows:
        return None
    inked = [*map(_inked, rows)]
    text_pt = _river(inked, head.label_pt, head.text_pt)
    if text_pt is None:
        return None
    left_pt = min(word.bbox.x0_pt for row in rows for word in row if word.bbox) - 1
    if head.number_pt is None:
        return Edges(None, left_pt, text_pt, _right(rows))
    label_pt = _river(inked, head.number_pt, head.label_pt)
    return Edges(left_pt, label_pt or _behind_numbers(rows) or head.label_pt, text_pt, _right(rows))


def _behind_numbers(rows: Rows) -> float | None:
    """Where the names start that stand a space behind their numbers, as in a text."""
    starts = [
        row[1].bbox.x0_pt for row in rows if len(row) > 1 and row[1].bbox and _is_numbered(row)
    ]
    return min(starts) - 1 if starts else None


def _is_numbered(row: Sequence[Word]) -> bool:
    """Whether a row starts with a number that no list's item has: no letters, not set in."""
    return row[0].bbox is not None and row[0].text.strip("().").isdecimal()


def _edges_of(rows: Rows, named: Sequence[Named], least: int) -> Edges | None:
    """The columns of a table without a head: names that start at one edge, texts at another; or
    names that all end left of where the texts start."""
    if not named:
        return None
    label_pt = median(entry.x0_pt for entry in named)
    near = [entry for entry in named if abs(entry.x0_pt - label_pt) <= SAME_EDGE_PT]
    if len({entry.component for entry in near}) < least:
        if max(entry.end_pt for entry in named) >= min(entry.text_pt for entry in named):
            return None
        label_pt, near = min(entry.x0_pt for entry in named), list(named)
    numbers = [
        row[0].bbox.x0_pt
        for row in rows
        if row[0].bbox and row[0].bbox.x1_pt <= label_pt and is_row_number(row[0].text)
    ]
    return Edges(
        min(numbers) if numbers else None,
        label_pt - SAME_EDGE_PT,
        _text_edge(near) - 2.0,
        _right(rows),
    )


def _text_edge(named: Sequence[Named]) -> float:
    """Where the texts beside the names start: lists are set in, other text stands at the edge.

    What starts above or below a longer name is a part of a name with wide spaces.
    """
    end_pt = max(entry.end_pt for entry in named)
    starts = [entry.text_pt for entry in named if entry.text_pt > end_pt]
    return min(starts) if starts else median(entry.text_pt for entry in named)


def _right(rows: Rows) -> float:
    return max(word.bbox.x1_pt for row in rows for word in row if word.bbox)


def _river(
    rows: Sequence[Sequence[tuple[float, float]]], left_pt: float, right_pt: float
) -> float | None:
    """The right bank of the white space that runs down between the middles of two columns.

    Banners and long words may cross it; the fewer rows do, the surer it is. `rows` are the
    stretches that hold text.
    """
    edges: list[tuple[float, int]] = []
    for row in rows:
        for start, end in row:
            edges += [(start, 1), (end, -1)]
    edges.sort()
    for crossed in range(max(1, int(CROSSED_SHARE * len(rows))) + 1):
        width_pt, bank_pt = max(_gaps(edges, crossed, left_pt, right_pt), default=(0.0, 0.0))
        if width_pt >= MIN_RIVER_PT:
            return bank_pt
    return None


def _gaps(
    edges: Sequence[tuple[float, int]], crossed: int, left_pt: float, right_pt: float
) -> Iterator[tuple[float, float]]:
    """Stretches between the two that at most `crossed` rows cross: width, end."""
    depth, open_pt = 0, left_pt
    for at_pt, step in [*edges, (right_pt, 1)]:
        was_free = depth <= crossed
        depth += step
        if was_free and (depth > crossed or at_pt == right_pt):
            start_pt, end_pt = max(open_pt, left_pt), min(at_pt, right_pt)
            if end_pt > start_pt:
                yield end_pt - start_pt, end_pt
        elif not was_free and depth <= crossed:
            open_pt = at_pt


def _inked(row: Sequence[Word]) -> list[tuple[float, float]]:
    """The stretches of a row that hold text, spaces between words included."""
    spans: list[tuple[float, float]] = []
    for word in row:
        box = word.bbox
        if box is None:
            continue
        if spans and box.x0_pt - spans[-1][1] <= GAP_EM * box.height_pt:
            spans[-1] = (spans[-1][0], max(spans[-1][1], box.x1_pt))
        else:
            spans.append((box.x0_pt, box.x1_pt))
    return spans


def continued_edges(rows: Rows, before: Columns | None) -> Edges | None:
    """The columns of the table so far, where most rows of this page start at one of them."""
    if before is None or not rows:
        return None
    reach_pt = _list_reach(rows, before.label_x1_pt)
    fitting = sum(_fits(row[0], before, reach_pt) for row in rows)
    if fitting < FITTING_SHARE * len(rows):
        return None
    numbers = [
        row[0].bbox.x0_pt
        for row in rows
        if row[0].bbox and is_row_number(row[0].text) and row[0].bbox.x1_pt < before.label_x0_pt
    ]
    number_pt = min(numbers) if numbers else None
    return Edges(number_pt, before.label_x0_pt, before.label_x1_pt, _right(rows))


def _list_reach(rows: Rows, text_pt: float) -> float:
    """How far right rows start that belong to the text column: each level of a list starts a
    little right of the one around it."""
    starts = sorted(row[0].bbox.x0_pt for row in rows if row[0].bbox)
    reach_pt = text_pt
    for x0_pt in starts:
        if reach_pt < x0_pt <= reach_pt + INDENT_PT:
            reach_pt = x0_pt
    return reach_pt


def _fits(word: Word, columns: Columns, reach_pt: float) -> bool:
    if word.bbox is None:
        return False
    x0_pt = word.bbox.x0_pt
    if x0_pt < columns.label_x0_pt - SAME_EDGE_PT:
        return is_row_number(word.text)
    is_name = x0_pt <= columns.label_x0_pt + 2 * SAME_EDGE_PT
    return is_name or columns.label_x1_pt - INDENT_PT <= x0_pt <= reach_pt


def starts_at_column(word: Word, edges: Edges) -> bool:
    """Whether a row that starts with this word starts where one of the columns does."""
    if word.bbox is None:
        return False
    x0_pt = word.bbox.x0_pt
    if edges.number_pt is not None and abs(x0_pt - edges.number_pt) <= SAME_EDGE_PT:
        return is_row_number(word.text)
    is_name = -1 <= x0_pt - edges.label_pt <= 2 * SAME_EDGE_PT
    return is_name or -1 <= x0_pt - edges.text_pt <= INDENT_PT


def column_of(word: Word, edges: Edges) -> int:
    """0 for the numbers' column, 1 for the names', 2 for the text's."""
    if word.bbox is None:
        return 2
    middle = (word.bbox.x0_pt + word.bbox.x1_pt) / 2
    if middle >= edges.text_pt:
        return 2
    return 1 if middle >= edges.label_pt else 0
