"""Level strokes that a page draws through its text.

The library calls text struck out wherever a line crosses it; frames and the arrows of a drawing do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.page import BBox, enclosing_box

LEVEL_PT = 0.5  # apart, across or along: still one stroke
THICKEST_PT = 2.0  # of a stroke; a taller rectangle is a ground
OVERHANG_PT = 3.0  # a stroke ends where its text does; frames and arrows go on
STRUCK_SHARE = 0.8  # of a piece's width
MIDDLE = (
    0.35,
    0.8,
)  # of the height of a line from its top: above it is a frame, below an underline


def strokes_of(paths: Iterable[Mapping[str, Any]]) -> list[BBox]:
    """The level lines and flat rectangles among a page's paths."""
    strokes: list[BBox] = []
    for path in paths:
        for item in path.get("items", ()):
            if item[0] == "l":
                (x0, y0), (x1, y1) = item[1], item[2]
                box = BBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            elif item[0] == "re":
                box = BBox(*item[1])
            else:
                continue
            if box.height_pt <= THICKEST_PT:
                strokes.append(box)
    return [stroke for stroke in _joined(strokes) if stroke.width_pt > THICKEST_PT]


def _joined(strokes: Iterable[BBox]) -> list[BBox]:
    """Strokes that go on where another one ends made one: some programs draw a stroke a word."""
    joined: list[BBox] = []
    for stroke in sorted(strokes, key=lambda box: (box.top_pt, box.x0_pt)):
        before = joined[-1] if joined else None
        if (
            before is not None
            and stroke.top_pt - before.top_pt <= LEVEL_PT
            and before.x0_pt <= stroke.x0_pt <= before.x1_pt + LEVEL_PT
        ):
            joined[-1] = enclosing_box([before, stroke])
        else:
            joined.append(stroke)
    return joined


def is_struck_by(piece: BBox, line: BBox, strokes: Sequence[BBox]) -> bool:
    """Whether a stroke runs through the middle of a piece and no farther than its line.

    >>> is_struck_by(BBox(10, 0, 50, 10), BBox(10, 0, 90, 10), [BBox(10, 6, 50, 6.5)])
    True
    >>> is_struck_by(BBox(10, 0, 50, 10), BBox(10, 0, 90, 10), [BBox(0, 6, 200, 6.5)])
    False
    """
    high, low = (line.top_pt + share * line.height_pt for share in MIDDLE)
    return any(
        high <= (stroke.top_pt + stroke.bottom_pt) / 2 <= low
        and line.x0_pt - OVERHANG_PT <= stroke.x0_pt
        and stroke.x1_pt <= line.x1_pt + OVERHANG_PT
        and min(stroke.x1_pt, piece.x1_pt) - max(stroke.x0_pt, piece.x0_pt)
        >= STRUCK_SHARE * piece.width_pt
        for stroke in strokes
    )
