"""How a page sets its headings: the size of their letters, the edge that they start at.

Where those that are known look like no other row, a row that looks like them is a heading, too,
whatever its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.section import Row

MIN_KNOWN = 3  # different components, of which it is seen how headings are set
MIN_LARGER = 1.08  # the letters of headings, in heights of the others
SAME_SIZE = 0.04  # by which the heights of headings differ at most
SAME_EDGE_PT = 2.0
MIN_INDENT_PT = 6.0  # of what stands below headings that only their edge sets apart
MOST_ALIKE = 0.5  # rows that look like headings and are not known, for each that is known
MAX_WORDS = 9


class HeadingLook(NamedTuple):
    """What all known headings of a page have and hardly another row; None for what others have."""

    height_pt: float | None
    left_pt: float | None

    def is_of(self, row: Row) -> bool:
        """Whether a row is set like the headings."""
        if row.bbox is None or len(row.text.split()) > MAX_WORDS:
            return False
        is_size = self.height_pt is None or _is_same(row.height_pt, self.height_pt)
        is_edge = self.left_pt is None or abs(row.bbox.x0_pt - self.left_pt) <= SAME_EDGE_PT
        return is_size and is_edge and leading_marker(row.text) is None


def heading_look(rows: Sequence[Row], headings: HeadingIndex) -> HeadingLook | None:
    """How the headings among a page's rows are set; None where they are set like other rows."""
    matches = [headings.place(row.text) if row.bbox is not None else None for row in rows]
    known = [row for row, match in zip(rows, matches, strict=True) if match is not None]
    if len({match.component for match in matches if match is not None}) < MIN_KNOWN:
        return None
    if any(leading_marker(row.text) is not None for row in known):
        return None  # their numbers set them apart
    first = matches.index(next(filter(None, matches)))
    others = [
        row
        for row, match in zip(rows[first:], matches[first:], strict=True)
        if match is None and row.bbox is not None
    ]
    if not others:
        return None
    look = HeadingLook(_height_pt(known, others), _left_pt(known, others))
    if look == (None, None):
        return None
    return look if sum(map(look.is_of, others)) <= MOST_ALIKE * len(known) else None


def _height_pt(known: Sequence[Row], others: Sequence[Row]) -> float | None:
    height_pt = median(row.height_pt for row in known)
    is_one = all(_is_same(row.height_pt, height_pt) for row in known)
    is_larger = height_pt >= MIN_LARGER * median(row.height_pt for row in others)
    return height_pt if is_one and is_larger else None


def _left_pt(known: Sequence[Row], others: Sequence[Row]) -> float | None:
    left_pt = median(row.box.x0_pt for row in known)
    is_one = all(abs(row.box.x0_pt - left_pt) <= SAME_EDGE_PT for row in known)
    indented = sum(row.box.x0_pt >= left_pt + MIN_INDENT_PT for row in others)
    is_apart = len(others) - indented <= MOST_ALIKE * len(known)
    return left_pt if is_one and is_apart else None


def _is_same(height_pt: float, other_pt: float) -> bool:
    return abs(height_pt - other_pt) <= SAME_SIZE * other_pt
