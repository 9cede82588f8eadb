"""Strokes that a page draws through its text, level or slanted.

The library calls text struck out wherever a level line crosses it; frames and the arrows of a
drawing do. Slanted and curved strokes it does not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from extractor.page import BBox, enclosing_box
from extractor.pdf.raw_words import UNSEEN, RawWord

LEVEL_PT = 0.5  # apart: still one height
GAP_PT = 4.0  # between two strokes of one height: a blank, where a program strikes word by word
THICKEST_PT = 3.0  # of a stroke; a taller rectangle is a ground
TALLEST_PT = 14.0  # of a slanted stroke: the height of a line
SLANT_SHARE = 0.4  # of its width, that a slanted stroke is tall at most
OVERHANG_PT = 3.0  # a stroke ends where its text does; frames and arrows go on
STRUCK_SHARE = 0.8  # of a piece's width
MIDDLE = (
    0.35,
    0.8,
)  # of the height of a line from its top: above it is a frame, below an underline


class Strokes(NamedTuple):
    """The boxes of a page's strokes: level lines and flat rectangles, and lines or curves that
    rise no more than a line of text is high."""

    level: Sequence[BBox]
    slanted: Sequence[BBox]


def strokes_of(paths: Iterable[Mapping[str, Any]]) -> Strokes:
    """The strokes among a page's paths."""
    level: list[BBox] = []
    slanted: list[BBox] = []
    for path in paths:
        items = path.get("items", ())
        if len(items) > 1 and all(item[0] == "c" for item in items):
            items = [("c", *(point for item in items for point in item[1:]))]  # one wavy line
        for kind, *parts in items:
            if kind == "re":
                box = BBox(*parts[0])
            elif kind in ("l", "c"):
                across, along = zip(*parts, strict=True)
                box = BBox(min(across), min(along), max(across), max(along))
            else:
                continue
            if kind != "c" and box.height_pt <= THICKEST_PT:
                level.append(box)
            elif kind != "re" and box.height_pt <= min(TALLEST_PT, SLANT_SHARE * box.width_pt):
                slanted.append(box)
    return Strokes([one for one in _joined(level) if one.width_pt > THICKEST_PT], slanted)


def _joined(strokes: Iterable[BBox]) -> list[BBox]:
    """Strokes that go on where another one ends made one: some programs draw a stroke a word."""
    joined: list[BBox] = []
    for stroke in sorted(strokes, key=lambda box: (box.top_pt, box.x0_pt)):
        before = joined[-1] if joined else None
        if (
            before is not None
            and stroke.top_pt - before.top_pt <= LEVEL_PT
            and before.x0_pt <= stroke.x0_pt <= before.x1_pt + GAP_PT
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


def without_slashed(raw: Sequence[RawWord], slanted: Sequence[BBox]) -> Sequence[RawWord]:
    """The words; those that a slanted stroke runs through from end to end have no ink.

    A stroke strikes out what it begins before and ends behind, within the line's own height.
    """
    if not slanted:
        return raw  # nearly all pages
    struck: set[tuple[int, int, int]] = set()
    for key, group in groupby(raw, key=lambda word: word[5:7]):
        words = list(group)
        line = enclosing_box([BBox(*word[:4]) for word in words])
        for stroke in slanted:
            if _runs_within(stroke, line):
                struck |= {(*key, word[7]) for word in _run_through(words, stroke)}
    return [(*word[:7], UNSEEN) if word[5:] in struck else word for word in raw]


def _runs_within(stroke: BBox, line: BBox) -> bool:
    high, low = (line.top_pt + share * line.height_pt for share in MIDDLE)
    return (
        high <= (stroke.top_pt + stroke.bottom_pt) / 2 <= low
        and line.top_pt <= stroke.top_pt
        and stroke.bottom_pt <= line.bottom_pt
        and line.x0_pt - OVERHANG_PT <= stroke.x0_pt
        and stroke.x1_pt <= line.x1_pt + OVERHANG_PT
    )


def _run_through(words: Sequence[RawWord], stroke: BBox) -> list[RawWord]:
    """The words of a line that a stroke runs through; none where it ends inside one or in space."""
    met = [word for word in words if word[0] < stroke.x1_pt and word[2] > stroke.x0_pt]
    through = [
        word
        for word in met
        if min(word[2], stroke.x1_pt) - max(word[0], stroke.x0_pt)
        >= STRUCK_SHARE * (word[2] - word[0])
    ]
    if len(through) < len(met) or not met:
        return []
    reach_pt = max(word[2] for word in met) - min(word[0] for word in met)
    return through if reach_pt >= STRUCK_SHARE * stroke.width_pt else []
