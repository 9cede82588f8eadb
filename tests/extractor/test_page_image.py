"""Pictures of scanned pages, made even before they are read."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.ocr.page_image import PAPER, Grey, evenly_lit


def page(left: int, right: int) -> Grey:
    """A page that darkens from left to right, with strokes of ink all over."""
    light = np.linspace(left, right, 640, dtype=np.float32)
    picture = np.tile(light, (320, 1)).astype(np.uint8)
    for row in range(4):  # a stroke is four pixels thick
        for column in range(4):
            picture[row::16, 8 + column :: 24] //= 4
    return picture


@pytest.mark.parametrize(
    ("left", "right"), [(255, 190), (210, 170), (200, 200)], ids=["shadow", "grey", "all grey"]
)
def test_paper_is_white_all_over(left: int, right: int) -> None:
    even = evenly_lit(page(left, right))
    paper = np.median(even, axis=0)
    assert paper.min() > 0.95 * PAPER
    assert even[1::16, 9::24].max() < PAPER // 2


def test_white_paper_stays_as_it_is() -> None:
    picture = page(255, 250)
    assert evenly_lit(picture) is picture
