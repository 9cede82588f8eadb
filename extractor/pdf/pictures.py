"""Pictures on a page that may show a text: nobody reads them, so nobody knows what they say.

Works on PyMuPDF's pages without importing the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.page import BBox
from extractor.pdf.raw_words import RawWords

# Pixels of a picture with a few lines of text; coats of arms and codes for phones have fewer, or
# stand on less of the page.
LEAST_PIXELS = 40_000
LEAST_LINE_PIXELS = 2_000  # of one short line of text
LEAST_LINE_PT = 30.0
PICTURE_SHARE = 0.05  # of the page: 8 x 4 cm of A4
MAX_WORDS = 3  # of the text layer on a picture; a background has the page's text on it


def pictures_of(page: Any, words: RawWords) -> tuple[list[BBox], list[BBox]]:
    """The boxes of a page's pictures that have no text on them: those large enough for a text,
    and those for a line or two."""
    most_px = max((image[2] * image[3] for image in page.get_images()), default=0)
    if most_px < LEAST_LINE_PIXELS:
        return [], []
    _, _, width_pt, height_pt = page.rect
    area_pt2 = width_pt * height_pt
    large: list[BBox] = []
    small: list[BBox] = []
    for image in page.get_image_info():
        box, pixels = BBox(*image["bbox"]), image["width"] * image["height"]
        is_large = box.width_pt * box.height_pt >= PICTURE_SHARE * area_pt2
        is_large = is_large and most_px >= LEAST_PIXELS
        is_line = box.width_pt >= LEAST_LINE_PT and pixels >= LEAST_LINE_PIXELS
        if not (is_large or is_line) or _count_on(box, words.corners) > MAX_WORDS:
            continue
        if is_large:
            large.append(box)
        else:
            small.append(box)
    return large, small


def _count_on(box: BBox, corners: Iterable[tuple[float, float, float, float]]) -> int:
    """How many words have their middle on a box."""
    return sum(
        box.x0_pt <= (x0 + x1) / 2 <= box.x1_pt
        and box.top_pt <= (top + bottom) / 2 <= box.bottom_pt
        for x0, top, x1, bottom in corners
    )
