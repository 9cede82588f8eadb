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
PICTURE_SHARE = 0.05  # of the page: 8 x 4 cm of A4
MAX_WORDS = 3  # of the text layer on a picture; a background has the page's text on it


def pictures_of(page: Any, words: RawWords) -> list[BBox]:
    """The boxes of a page's pictures that are large enough for a text and have none on them."""
    if not any(image[2] * image[3] >= LEAST_PIXELS for image in page.get_images()):
        return []
    _, _, width_pt, height_pt = page.rect
    area_pt2 = width_pt * height_pt
    boxes = [BBox(*image["bbox"]) for image in page.get_image_info()]
    large = [box for box in boxes if box.width_pt * box.height_pt >= PICTURE_SHARE * area_pt2]
    return [box for box in large if _count_on(box, words.corners) <= MAX_WORDS]


def _count_on(box: BBox, corners: Iterable[tuple[float, float, float, float]]) -> int:
    """How many words have their middle on a box."""
    return sum(
        box.x0_pt <= (x0 + x1) / 2 <= box.x1_pt
        and box.top_pt <= (top + bottom) / 2 <= box.bottom_pt
        for x0, top, x1, bottom in corners
    )
