"""Where the further columns of a list begin that is set in columns inside a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.page import Word
from parsers.markers import Marker, leading_marker

COLUMN_GAP_EM = 1.2  # a gap from which a marker can start another column of a list
COLUMN_SHIFT_PT = 12.0  # right-aligned numbers "9." and "10." start this far apart at most
MIN_COLUMN_ROWS = 2  # rows that must show a column beside another before it is believed

Rows = Sequence[Sequence[Word]]


def column_starts(rows: Rows) -> list[float]:
    """Where a second and further column of a list begins: a marker behind a wide gap, and others
    of its kind below it, or the number that the first column's list goes on with."""
    if len(rows) < MIN_COLUMN_ROWS:
        return []
    found: list[list[tuple[float, Marker]]] = []
    for row in rows:
        for x0_pt, marker in _marked_starts(row):
            near = next((f for f in found if abs(f[0][0] - x0_pt) <= COLUMN_SHIFT_PT), None)
            if near is None:
                found.append([(x0_pt, marker)])
            else:
                near.append((x0_pt, marker))
    if not found:
        return []
    first = [mark for row in rows if (mark := marker_of(row)) is not None]
    return sorted(
        min(x0_pt for x0_pt, _ in group)
        for group in found
        if _is_column(group, rows, first)
        or _counts_on(group, first)
        or _is_beside_same(group, rows)
    )


def _marked_starts(row: Sequence[Word]) -> Iterator[tuple[float, Marker]]:
    """Where, behind a wide gap, a list marker stands with something behind it."""
    for number, (before, word) in enumerate(pairwise(row), 1):
        left, box = before.bbox, word.bbox
        if left is None or box is None:
            continue
        x0_pt, top_pt, _, bottom_pt = box
        if x0_pt - left.x1_pt > COLUMN_GAP_EM * (bottom_pt - top_pt):
            rest = " ".join(word.text for word in row[number : number + 2])
            marker = leading_marker(rest)
            if marker is not None and marker.end < len(rest):
                yield x0_pt, marker


def _is_column(group: Sequence[tuple[float, Marker]], rows: Rows, first: Sequence[Marker]) -> bool:
    """Whether several rows have a marker at a place, of a kind that the first column has."""
    x0_pt = group[0][0]
    kinds = {marker.kind for marker in first}
    count = len(group)
    if count < MIN_COLUMN_ROWS and group[0][1].kind in kinds:
        count = sum(_has_marker_at(row, x0_pt, group[0][1].kind) for row in rows)
    return count >= MIN_COLUMN_ROWS


def _is_beside_same(group: Sequence[tuple[float, Marker]], rows: Rows) -> bool:
    """Whether a bullet stands far behind another one of its kind, with which its row begins."""
    x0_pt, marker = group[0]
    if not marker.is_bullet:
        return False
    begins = (
        m for row in rows if _has_marker_at(row, x0_pt, marker.kind) and (m := marker_of(row))
    )
    return any(begin.kind == marker.kind for begin in begins)


def _has_marker_at(row: Sequence[Word], x0_pt: float, kind: str) -> bool:
    for number, word in enumerate(row):
        if word.bbox is None or abs(word.bbox.x0_pt - x0_pt) > COLUMN_SHIFT_PT:
            continue
        marker = marker_of(row[number:])
        if marker is not None and marker.kind == kind:
            return number == 0 or has_gap(row[number - 1], word)
    return False


def _counts_on(group: Sequence[tuple[float, Marker]], first: Sequence[Marker]) -> bool:
    """Whether a column's only number is the one behind those of the first column."""
    (_, marker), *others = group
    same = [one.ordinal for one in first if one.kind == marker.kind]
    is_run = same == [*range(1, len(same) + 1)]
    return not others and len(same) > 1 and is_run and marker.ordinal == len(same) + 1


def marker_of(words: Sequence[Word]) -> Marker | None:
    """The list marker that words begin with."""
    return leading_marker(" ".join(word.text for word in words[:2]))


def has_gap(left: Word, right: Word) -> bool:
    """Whether more than a sentence's space stands between two words of a row."""
    if left.bbox is None or right.bbox is None:
        return False
    return right.bbox.x0_pt - left.bbox.x1_pt > right.bbox.height_pt / 2
