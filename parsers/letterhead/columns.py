"""The letterhead's two columns, where a printed row runs from one into the other.

A name or an address that fills its column ends so near to the hierarchy beside it that both are
one line of the page. The hierarchy's other lines tell where its column starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import Line, Word, enclosing_box
from extractor.passage import Passage
from parsers.letterhead.lines import HeadLine, looks_like_levels
from parsers.letterhead.values import LineKind

SAME_EDGE_PT = 1.0  # words that start a column's lines differ by less: side bearings
COLUMN_PT = 40.0  # a column that starts this much right of the page's text is one of its own
MIN_LINES_BESIDE = 2  # name and address; a lone page number or date makes no second column
GAP_LINES = 1.2  # a gap of more line heights ends a column
MIN_LINES = 2  # that start at the column's edge


class HeadPiece(NamedTuple):
    """A line of the head, or one column's part of it; `offset` is where it starts in the line."""

    line: Line
    passage: Passage
    offset: int = 0
    is_parted: bool = False


def parted_columns(lines: Sequence[tuple[Line, Passage]]) -> list[HeadPiece]:
    """The lines, each cut where the hierarchy's column starts inside it."""
    edge_pt = _column_edge(lines)
    pieces: list[HeadPiece] = []
    for line, passage in lines:
        cut = _cut(line, passage, edge_pt) if edge_pt is not None else None
        pieces += cut or [HeadPiece(line, passage)]
    return pieces


def _column_edge(lines: Sequence[tuple[Line, Passage]]) -> float | None:
    """Where lines with slashes start, if that is well right of the page's text.

    Two lines have to start there: those of a right-aligned hierarchy share no left edge.
    """
    boxes = [line.bbox for line, _ in lines if line.bbox is not None]
    if not boxes:
        return None
    left_pt = min(box.x0_pt for box in boxes)
    edges = [
        line.bbox.x0_pt
        for line, passage in lines
        if line.bbox is not None and "/" in passage.text.split()
    ]
    for edge in edges:
        same = sum(abs(box.x0_pt - edge) <= SAME_EDGE_PT for box in boxes)
        if edge - left_pt >= COLUMN_PT and same >= MIN_LINES:
            return edge
    return None


def _cut(line: Line, passage: Passage, edge_pt: float) -> list[HeadPiece] | None:
    if line.bbox is None or line.bbox.x0_pt > edge_pt - COLUMN_PT or line.bbox.x1_pt <= edge_pt:
        return None
    words = passage.words()
    start = next(
        (
            number
            for number, word in enumerate(words)
            if number and word.bbox and abs(word.bbox.x0_pt - edge_pt) <= SAME_EDGE_PT
        ),
        None,
    )
    if start is None:
        return None
    offset = 0
    for word in words[:start]:
        offset = passage.text.index(word.text, offset) + len(word.text)
    offset = passage.text.index(words[start].text, offset)
    return [
        HeadPiece(_part(line, words[:start]), passage.cut(0, offset), 0, is_parted=True),
        HeadPiece(_part(line, words[start:]), passage.cut(offset), offset, is_parted=True),
    ]


def _part(line: Line, words: Sequence[Word]) -> Line:
    box = enclosing_box([word.bbox for word in words if word.bbox is not None])
    return line._replace(bbox=box, words=tuple(words))


def hierarchy_column(region: Sequence[HeadLine]) -> list[HeadLine]:
    """The lines of the hierarchy where the page prints it in a column of its own, else none."""
    first = first_levels(region)
    return _column_apart(region, region[first]) if first is not None else []


def first_levels(region: Sequence[HeadLine]) -> int | None:
    """Which line of the region holds the first levels."""
    found = next((n for n, head in enumerate(region) if head.kind is LineKind.HIERARCHY), None)
    if found is not None:
        return found
    # In a narrow column no line alone reads as levels: all of them together do.
    slashed = (n for n, head in enumerate(region) if "/" in head.passage.text.split())
    return next((n for n in slashed if _reads_as_levels(_column_apart(region, region[n]))), None)


def _reads_as_levels(column: Sequence[HeadLine]) -> bool:
    return bool(column) and looks_like_levels(" ".join(head.passage.text for head in column))


def _column_apart(region: Sequence[HeadLine], start: HeadLine) -> list[HeadLine]:
    """The lines above and below `start` in its column, if that is one beside the office's name."""
    if start.line.bbox is None or (start.offset and not start.is_parted):
        return []
    members = [
        head
        for head in region
        if head.is_aligned_with(start)
        and head.line.page_number == start.line.page_number
        and head.line.bbox is not None
        and (head.is_parted or not head.offset)
    ]
    position = members.index(start)
    low, high = position, position
    while low > 0 and _goes_on(members[low - 1], members[low - 1], members[low]):
        low -= 1
    while high + 1 < len(members) and _goes_on(members[high + 1], members[high], members[high + 1]):
        high += 1
    column = members[low : high + 1]
    return _with_loose_words(region, column) if _stands_apart(region, column) else []


def _with_loose_words(region: Sequence[HeadLine], column: Sequence[HeadLine]) -> list[HeadLine]:
    """The column with the words that justified setting has drawn away from their lines' starts."""
    boxes = [head.line.bbox for head in column if head.line.bbox is not None]
    frame = enclosing_box(boxes)
    rows = {head.line.row for head in column}
    return [
        head
        for head in region
        if head in column
        or (
            head.line.row in rows
            and head.kind in (LineKind.HIERARCHY, LineKind.OTHER)
            and head.line.bbox is not None
            and frame.x0_pt <= head.line.bbox.x0_pt
            and head.line.bbox.x1_pt <= frame.x1_pt
        )
    ]


def _stands_apart(region: Sequence[HeadLine], column: Sequence[HeadLine]) -> bool:
    """Whether the column starts well right of the page's text, or has other lines at its right."""
    boxes = [head.line.bbox for head in column if head.line.bbox is not None]
    left_pt = min(head.line.bbox.x0_pt for head in region if head.line.bbox is not None)
    if min(box.x0_pt for box in boxes) - left_pt >= COLUMN_PT:
        return True
    right_pt = max(box.x1_pt for box in boxes)
    top_pt, bottom_pt = boxes[0].top_pt, boxes[-1].bottom_pt
    beside = [
        box
        for head in region
        if (box := head.line.bbox) is not None
        and box.x0_pt > right_pt
        and box.top_pt < bottom_pt
        and box.bottom_pt > top_pt
    ]
    return len(beside) >= MIN_LINES_BESIDE


def _goes_on(head: HeadLine, above: HeadLine, below: HeadLine) -> bool:
    """Whether a line of a column belongs to the levels next to it: no value, no wide gap."""
    if head.kind not in (LineKind.HIERARCHY, LineKind.OTHER):
        return False
    one, two = above.line.bbox, below.line.bbox
    if one is None or two is None:
        return False
    return two.top_pt - one.bottom_pt <= GAP_LINES * one.height_pt
