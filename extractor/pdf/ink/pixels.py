"""Whether anything of a piece of text shows on the page as it is drawn.

Works on PyMuPDF's pages without importing the library. A page is drawn once, and only where its
instructions leave it open whether a piece can be seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractor.page import BBox

DOTS_PER_INCH = 100
LEAST_CONTRAST = 8  # of 255 between the lightest and the darkest dot of a piece that is seen
EDGE_SHARE = 0.2  # of a piece's height, around its letters: what lies beside it shows
CLEAR_OPACITY = 0.02  # of a group of drawings: less shows nothing


class Drawn:
    """A page as it is drawn; asks for the drawing when it is first needed."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._pixels: Any = None

    def shows(self, box: BBox) -> bool:
        """Whether the dots of a box differ from each other."""
        if self._page.rotation:
            return True
        if self._pixels is None:
            self._pixels = self._page.get_pixmap(dpi=DOTS_PER_INCH, colorspace="gray", alpha=False)
        pixels, scale = self._pixels, DOTS_PER_INCH / 72
        edge_pt = min(EDGE_SHARE * box.height_pt, EDGE_SHARE * box.width_pt)
        left, right = (
            min(max(round(x * scale), 0), pixels.width)
            for x in (box.x0_pt + edge_pt, box.x1_pt - edge_pt)
        )
        high, low = (
            min(max(round(y * scale), 0), pixels.height)
            for y in (box.top_pt + edge_pt, box.bottom_pt - edge_pt)
        )
        if left >= right or high >= low:
            return True
        samples = pixels.samples_mv
        rows = [
            bytes(samples[y * pixels.stride + left : y * pixels.stride + right])
            for y in range(high, low)
        ]
        return max(map(max, rows)) - min(map(min, rows)) >= LEAST_CONTRAST


def has_clear_group(paths: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a page draws a group of things so that nothing of them shows."""
    return any(path["type"] == "group" and path["opacity"] < CLEAR_OPACITY for path in paths)
