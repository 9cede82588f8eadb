"""Which way up a page's text reads, whatever its file says about turning the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.ink import RawWord

MIN_LETTERS = 4  # shorter words are about as high as they are wide
MIN_SIGNS = 3  # words or neighbours that must agree before a page is taken for turned
QUARTERS = (0, 90, 180, 270)


def reading_turn(words: Sequence[RawWord]) -> int | None:
    """By how many degrees clockwise to turn the page so that its words read upright.

    The words are as the reader gives them, in its order. None where they are too few to tell.
    """
    long = [word for word in words if len(word[4]) >= MIN_LETTERS]
    if len(long) < MIN_SIGNS:
        return None
    is_level = sum([w[2] - w[0] for w in long]) >= sum([w[3] - w[1] for w in long])
    steps = [
        other[0] - one[0] if is_level else other[1] - one[1]
        for one, other in pairwise(words)
        if one[6] == other[6] and one[5] == other[5]
    ]
    forward, backward = sum(map((0.0).__lt__, steps)), sum(map((0.0).__gt__, steps))
    if is_level:
        return 180 if backward >= MIN_SIGNS and backward > forward else 0
    if forward + backward < MIN_SIGNS:
        return None
    return 270 if forward > backward else 90


def turn_matrix(turn: int, width_pt: float, height_pt: float) -> tuple[float, ...]:
    """The six numbers of a PDF matrix that turn a page of that size clockwise about itself.

    >>> turn_matrix(0, 595, 842)
    (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    """
    return {
        0: (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        90: (0.0, 1.0, -1.0, 0.0, height_pt, 0.0),
        180: (-1.0, 0.0, 0.0, -1.0, width_pt, height_pt),
        270: (0.0, -1.0, 1.0, 0.0, 0.0, width_pt),
    }[turn % 360]
