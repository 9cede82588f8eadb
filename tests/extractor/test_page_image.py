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


def test_the_grain_of_paper_is_white_too() -> None:
    """A photograph's paper is never of one light; what is left of that hides lines of text."""
    grain = np.random.default_rng(5).normal(0, 6, (320, 640))
    even = evenly_lit(np.clip(page(220, 130) + grain, 0, 255).astype(np.uint8))
    paper = np.array([even[row::16] for row in range(6, 14)])
    assert (paper == PAPER).mean() > 0.9
    assert even[1::16, 9::24].max() < PAPER // 2
