"""The letterhead's two columns, where a printed row runs from one into the other.

A name or an address that fills its column ends so near to the hierarchy beside it that both are
one line of the page. The hierarchy's other lines tell where its column starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import Line, Word, enclosing_box
from extractor.passage import Passage

SAME_EDGE_PT = 1.0  # words that start a column's lines differ by less: side bearings
COLUMN_PT = 40.0  # a column that starts this much right of the page's text is one of its own
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
