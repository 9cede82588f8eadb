"""Which way up a page's text reads, whatever its file says about turning the page."""

from __future__ import annotations

from itertools import compress, islice
from operator import eq, gt, lt, sub

from extractor.pdf.raw_words import RawWords

MIN_LETTERS = 4  # shorter words are about as high as they are wide
MIN_SIGNS = 3  # words or neighbours that must agree before a page is taken for turned
QUARTERS = (0, 90, 180, 270)


def reading_turn(words: RawWords) -> int | None:
    """By how many degrees clockwise to turn the page so that its words read upright.

    The words are as the reader gives them, in its order. None where they are too few to tell.
    """
    is_long = [*map(MIN_LETTERS.__le__, map(len, words.texts))]
    if sum(is_long) < MIN_SIGNS:
        return None
    widths = compress(map(sub, words.rights, words.lefts), is_long)
    is_level = sum(widths) >= sum(compress(map(sub, words.bottoms, words.tops), is_long))
    starts, lines = words.lefts if is_level else words.tops, list(words.line_keys)
    is_inside = [*map(eq, lines, islice(lines, 1, None))]  # a step within a line, not to the next
    backward = sum(compress(map(gt, starts, islice(starts, 1, None)), is_inside))
    if is_level and backward < MIN_SIGNS:  # nearly always
        return 0
    forward = sum(compress(map(lt, starts, islice(starts, 1, None)), is_inside))
    if is_level:
        return 180 if backward > forward else 0
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
