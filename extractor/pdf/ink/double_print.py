"""Words that a page prints a second time on their own place: thick letters, drawn shadows.

Programs without a bold font draw a text twice, a fraction of a point apart. A reader sees it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import add, sub

from extractor.pdf.raw_words import UNSEEN, Corners, RawWords

ECHO_SHARE = 0.15  # of a word's height: how far thick letters and shadows are drawn apart at most
MAX_ECHO_PT = 2.0  # further apart the same word stands there twice, however large it is
CELL_PT = 4.0  # words are looked up by the cells of such a grid; at least MAX_ECHO_PT
# Two words nearer than this, across and along, may be an echo; the rest is for sums of floats.
NEAR_PT = MAX_ECHO_PT + 0.01
APART_PT = 1e5  # from one row to the next when all rows are laid end to end; pages are narrower

_Place = tuple[str, int, int]


def without_echoes(words: RawWords) -> RawWords:
    """The words; those printed again on the place of an earlier one have the number `UNSEEN`."""
    if not may_echo(words):
        return words
    seen: dict[_Place, list[Corners]] = {}
    numbers = list(words.numbers)
    for place, (text, box) in enumerate(zip(words.texts, words.corners, strict=True)):
        if numbers[place] < 0:
            continue
        x0, y0, x1, y1 = box
        reach = min(ECHO_SHARE * (y1 - y0), MAX_ECHO_PT, (x1 - x0) / 2)
        cells = [
            (text, int((x0 + across) // CELL_PT), int((y1 + along) // CELL_PT))
            for across in (-reach, reach)
            for along in (-reach, reach)
        ]
        if any(_is_near(box, other, reach) for cell in cells for other in seen.get(cell, ())):
            numbers[place] = UNSEEN
            continue
        seen.setdefault((text, int(x0 // CELL_PT), int(y1 // CELL_PT)), []).append(box)
    return words._replace(numbers=numbers)


def may_echo(words: RawWords) -> bool:
    """Whether two words begin at about one spot, as an echo and its word do and no others.

    All rows are laid end to end, so that one sorting shows the words that are near each other.
    """
    starts = row_starts(words.bottoms)
    spots = sorted(map(add, map(starts.__getitem__, words.bottoms), words.lefts))
    return any(map(NEAR_PT.__ge__, map(sub, islice(spots, 1, None), spots)))


def row_starts(bottoms: Iterable[float], near_pt: float = NEAR_PT) -> dict[float, float]:
    """Where the row of each lower edge begins; edges near each other are of one row."""
    starts: dict[float, float] = {}
    start = before = 0.0
    for bottom in sorted(set(bottoms)):
        if bottom - before > near_pt:
            start += APART_PT
        starts[bottom] = start
        before = bottom
    return starts


def _is_near(box: Sequence[float], other: Sequence[float], reach: float) -> bool:
    return all(abs(one - two) <= reach for one, two in zip(box, other, strict=True))
