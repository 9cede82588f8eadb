"""How fine a page's picture is read: no finer than its letters need, and without specks.

What an engine takes for a line grows little with its dots, what it takes for a page does; below
and far above the size that its letters were learned at, more of them are misread.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from extractor.ocr.lie import Lie, Sample, Spots
from extractor.ocr.page_image import PAPER, Grey, Mask

# The body of a line of letters, in which most of its ink is: that of 9 pt at 240 dpi.
LETTERS_PX = 17.0
LEAST_DPI, MOST_DPI = 240, 300
WORTH_REDUCING = 1.15  # a picture that is finer by less is read as it is

STRIPS = 16  # side by side: lines of columns beside each other do not run into one
STROKE_PX = 3  # ink in a row of a strip, at a hundred dots an inch, that is no speck
LEAST_LETTERS_PX, MOST_LETTERS_PX = 4, 45  # at a hundred dots an inch: thinner is a rule
SMALL_RANK = 0.25  # a quarter of the ink may be of smaller letters
LEAST_LINES = 4

SPECK_LIGHT = 160  # what is lighter stands beside ink, or is paper
SPECK_PX = 2  # dots together that no scanner makes of a full stop: it has nine at 200 dpi


def reading_dpi(sample: Sample, lie: Lie, dots_per_inch: float) -> float:
    """How finely to read a page that is drawn this finely."""
    height_px = letters_px(sample.ink, lie)
    if height_px is None:
        return dots_per_inch
    wanted = dots_per_inch * LETTERS_PX / (height_px * sample.step)
    wanted = min(MOST_DPI, max(LEAST_DPI, wanted))
    return wanted if dots_per_inch > WORTH_REDUCING * wanted else dots_per_inch


def letters_px(ink: Mask, lie: Lie) -> float | None:
    """How high the page's smaller lines of letters are; None where there are hardly any."""
    spots: Spots = np.nonzero(ink if lie.quarter_degrees % 180 == 0 else np.rot90(ink, -1))
    rows, columns = spots
    if len(rows) == 0:
        return None
    heights = rows - columns * np.tan(np.radians(lie.skew_degrees))
    levels = (heights - heights.min() + 0.5).astype(np.int64)
    strips = columns * STRIPS // (int(columns.max()) + 1)
    size = int(levels.max()) + 1
    counts = np.bincount(strips * size + levels, minlength=STRIPS * size).reshape(STRIPS, size)
    return _small_height(counts)


def _small_height(counts: npt.NDArray[np.int64]) -> float | None:
    """The height below which a part of the ink stands, from how much is in each row of a strip."""
    written = np.zeros((counts.shape[0], counts.shape[1] + 2), dtype=np.int8)
    written[:, 1:-1] = counts >= STROKE_PX
    steps = np.diff(written, axis=1)
    strips, tops = np.nonzero(steps == 1)
    bottoms = np.nonzero(steps == -1)[1]
    total = np.zeros((counts.shape[0], counts.shape[1] + 1), dtype=np.int64)
    np.cumsum(counts, axis=1, out=total[:, 1:])
    heights, ink = bottoms - tops, total[strips, bottoms] - total[strips, tops]
    are_lines = (heights >= LEAST_LETTERS_PX) & (heights <= MOST_LETTERS_PX)
    heights, ink = heights[are_lines], ink[are_lines]
    if len(heights) < LEAST_LINES:
        return None
    order = np.argsort(heights, kind="stable")
    upto = np.cumsum(ink[order])
    return float(heights[order][np.searchsorted(upto, SMALL_RANK * upto[-1])])


def resized(picture: Grey, times: float) -> Grey:
    """The picture with each side this many times as long; full stops stay as sharp as they are."""
    if times == 1.0:
        return picture
    height_px, width_px = (max(1, round(side * times)) for side in picture.shape)
    image = Image.fromarray(picture).resize((width_px, height_px), Image.Resampling.LANCZOS)
    return np.asarray(image)


def without_specks(picture: Grey) -> Grey:
    """The picture without dots of ink that stand alone: each would cost the reader a look, or be
    read as a full stop. What is left of a thin stroke has more of it nearby."""
    ink = picture < SPECK_LIGHT
    specks = ink & (_around(ink) <= SPECK_PX)
    if not specks.any():
        return picture
    clean = picture.copy()
    clean[specks] = PAPER
    return clean


def _around(mask: Mask) -> npt.NDArray[np.uint8]:
    """How many dots are set within two of each, itself among them."""
    dots = mask.view(np.uint8)
    tall = dots.copy()
    for apart in (1, 2):
        tall[apart:] += dots[:-apart]
        tall[:-apart] += dots[apart:]
    wide = tall.copy()
    for apart in (1, 2):
        wide[:, apart:] += tall[:, :-apart]
        wide[:, :-apart] += tall[:, apart:]
    return wide
