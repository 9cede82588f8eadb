"""Words that a page prints a second time on their own place: thick letters, drawn shadows.

Programs without a bold font draw a text twice, a fraction of a point apart. A reader sees it once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractor.ink import UNSEEN, RawWord

ECHO_SHARE = 0.15  # of a word's height: how far thick letters and shadows are drawn apart at most
MAX_ECHO_PT = 2.0  # further apart the same word stands there twice, however large it is
CELL_PT = 4.0  # words are looked up by the cells of such a grid; at least MAX_ECHO_PT

_Place = tuple[str, int, int]


def without_echoes(raw: Sequence[RawWord]) -> Sequence[RawWord]:
    """The words; those printed again on the place of an earlier one have the number `UNSEEN`."""
    doubtful = _near_namesakes(raw)
    if not doubtful:
        return raw
    seen: dict[_Place, list[RawWord]] = {}
    found: list[RawWord] = []
    for word in raw:
        x0, y0, x1, y1, text, block, line, number = word
        if number == UNSEEN or text not in doubtful:
            found.append(word)
            continue
        reach = min(ECHO_SHARE * (y1 - y0), MAX_ECHO_PT, (x1 - x0) / 2)
        places = [
            (text, int((x0 + across) // CELL_PT), int((y1 + along) // CELL_PT))
            for across in (-reach, reach)
            for along in (-reach, reach)
        ]
        if any(_is_near(word, other, reach) for place in places for other in seen.get(place, ())):
            found.append((x0, y0, x1, y1, text, block, line, UNSEEN))
            continue
        found.append(word)
        seen.setdefault((text, int(x0 // CELL_PT), int(y1 // CELL_PT)), []).append(word)
    return found


def _near_namesakes(raw: Sequence[RawWord]) -> set[str]:
    """Texts that stand twice about as far to the right, and twice about as far down: an echo's is
    among them, and those of a list's markers, one below the other, are not."""
    counts = Counter([word[4] for word in raw])
    twice = {text for text, count in counts.items() if count > 1}
    beside = _near_along([(word[4], word[0]) for word in raw if word[4] in twice])
    return _near_along([(word[4], word[3]) for word in raw if word[4] in beside])


def _near_along(edges: list[tuple[str, float]]) -> set[str]:
    """Texts with two edges near each other: sorted, only edges of one text stand between them."""
    edges.sort()
    return {
        text
        for (text, edge_pt), (other, other_pt) in pairwise(edges)
        if text == other and other_pt - edge_pt <= MAX_ECHO_PT
    }


def _is_near(word: RawWord, other: RawWord, reach: float) -> bool:
    return all(abs(one - two) <= reach for one, two in zip(word[:4], other[:4], strict=True))
