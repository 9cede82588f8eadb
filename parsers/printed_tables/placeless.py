"""Rows of a text that hardly keeps columns, without the places that its letters give them.

A few aligned lines are enough for a text's letters to be taken for places on a page. Where nearly
all rows are one cell's, such places say nothing of which texts stand beside which.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.section import Row

MAX_SHARE = 0.15  # of the rows that have a gap inside; a table kept in columns has it in most
WIDE_LETTERS = 2.5  # of a gap between two columns


def without_places(rows: Sequence[Row]) -> list[Row] | None:
    """The rows of a text that stands in no columns, without boxes; None for one that does."""
    gaps = sum(row.bbox is not None and _has_gap(row) for row in rows)
    if gaps > MAX_SHARE * len(rows):
        return None
    return [row._replace(bbox=None) if row.bbox is not None else row for row in rows]


def _has_gap(row: Row) -> bool:
    for left, right in pairwise(row.words):
        if left.bbox is None or right.bbox is None:
            continue
        letter_pt = left.bbox.width_pt / max(len(left.text), 1)
        if right.bbox.x0_pt - left.bbox.x1_pt > WIDE_LETTERS * letter_pt:
            return True
    return False
