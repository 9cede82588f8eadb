"""Lines of cells that a page's columns have wrapped, and that a converter has kept as lines.

How wide such a line was printed tells whether the next one goes on with it. The letters' widths are
those of the plain faces that offices print with, near enough to compare lines of one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

SPACE_PT = 3.0  # between two words
LEAST_LETTERS = 30  # of a line that was wrapped for want of room
FULL_SHARE = 0.8  # of the longest line: a shorter one was ended by hand

_ENDS = (".", ";", ":", ",", "?", "!")
_MARKER = re.compile(r"(?:[a-z]|[ivx]{1,4})[.)]")
_SIZE_PT = 11.0
_EMS = {
    **dict.fromkeys("iIjl'|.,:;!", 0.27),
    **dict.fromkeys('ftr()[]/-"*`', 0.33),
    **dict.fromkeys("mM%@", 0.86),
    **dict.fromkeys("wWOQGDNHUCR&", 0.73),
    **dict.fromkeys("AEKPSVXYBLTFZJ", 0.64),
}
_PLAIN_EM = 0.55  # of all other letters and of figures


def ink_width_pt(text: str) -> float:
    """About how wide a word is printed."""
    return _SIZE_PT * sum(_EMS.get(letter, _PLAIN_EM) for letter in text)


def is_wrapped(cells: Iterable[Sequence[str]]) -> bool:
    """Whether lines of a column's cells were wrapped at its edge: one that is about as long as they
    get goes on in small letters below."""
    held = [*cells]
    longest = max((len(line) for lines in held for line in lines), default=0)
    return longest >= LEAST_LETTERS and any(
        len(line) >= FULL_SHARE * longest and _goes_on(line, below)
        for lines in held
        for line, below in pairwise(lines)
    )


def _goes_on(line: str, below: str) -> bool:
    return below[:1].islower() and _MARKER.match(below) is None and not line.endswith(_ENDS)
