"""How high a row of a sheet is: programs that draw a workbook do not all measure it themselves."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

_LINE_PT = 13.5  # of letters of ten points
_HIGHEST_PT = 409.0  # the format's own limit for a row
# Of a line that words fill before they are wrapped, where letters are as wide as digits.
_FILL = 0.85


def height_of(row: Sequence[object], widths: Sequence[float]) -> float:
    """The points that a row needs whose texts are wrapped in columns of these widths, in letters.

    >>> height_of(["a", "b" * 100], [10, 60]), height_of(["a\\nb\\nc"], [10])
    (27.0, 40.5)
    """
    lines = 1
    for value, width in zip(row, widths, strict=False):
        if isinstance(value, str) and (len(value) > width * _FILL or "\n" in value):
            wrapped = (ceil(len(line) / (width * _FILL)) for line in value.split("\n"))
            lines = max(lines, sum(max(1, one) for one in wrapped))
    return min(lines * _LINE_PT, _HIGHEST_PT)
