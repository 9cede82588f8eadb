"""How a sheet lies: which way its lines run, and how far askew, from a small copy of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from extractor.ocr.page_image import LEAST_SKEW_DEGREES, Grey, Mask, ink_of

Spots = tuple[npt.NDArray[np.intp], ...]  # rows and columns of the ink

LEAST_INK_SHARE = 0.0004  # of a page; one line of text covers 0.001 to 0.002 of it
SKEW_LIMIT_DEGREES = 5.0  # a sheet lies askew by 0 to 2 in a feeder, by 3 on the glass
SKEW_STEPS_DEGREES = (0.5, 0.1, 0.02)
SKEW_SAMPLE_PX = 1000  # height of the picture that the skew is measured on
# Nine rows in ten of a page hold less ink than this row; what exceeds it by a fifth is ruled.
FULL_ROW_SHARE, FULL_ROW = 0.9, 1.2


class Sample(NamedTuple):
    """The ink in a small copy of a page, without its edges, and how much smaller that is."""

    ink: Mask
    step: int

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on the page at all (a blank scan has specks only)."""
        return bool(self.ink.mean() <= LEAST_INK_SHARE)


class Lie(NamedTuple):
    """A quarter turn, clockwise, and by how much the lines then fall to the right, in degrees."""

    quarter_degrees: int
    skew_degrees: float


def sample_of(picture: Grey) -> Sample:
    """The page's ink in small."""
    step = max(1, picture.shape[0] // SKEW_SAMPLE_PX)
    height_px, width_px = (side // step * step for side in picture.shape)
    small = Image.fromarray(picture[:height_px, :width_px]).reduce(step)
    ink = ink_of(np.asarray(small, dtype=np.uint8))
    y_edge, x_edge = (max(1, side // 40) for side in ink.shape)
    return Sample(ink[y_edge:-y_edge, x_edge:-x_edge], step)


def lie_of(ink: Mask) -> tuple[Lie, Lie]:
    """How the sheet lies, the likelier way first: lines across, or up and down the page.

    Which way up it is, no look at the lines can tell.
    """
    across, along = np.nonzero(ink), np.nonzero(ink.T)
    level = Lie(0, _best_skew(across))
    # Turned upright, the mirrored copy's lines slope the other way.
    upright = Lie(90, -_best_skew(along))
    if _sharpness(along, -upright.skew_degrees) > _sharpness(across, level.skew_degrees):
        return upright, level
    return level, upright


def _best_skew(ink: Spots) -> float:
    best = 0.0
    reach = SKEW_LIMIT_DEGREES
    for step in SKEW_STEPS_DEGREES:
        count = round(reach / step)
        angles = [best + step * number for number in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_sharpness(ink, angle), -abs(angle)))
        reach = step
    return round(best, 2) if abs(best) >= LEAST_SKEW_DEGREES else 0.0


def _sharpness(ink: Spots, degrees: float) -> float:
    """How clearly lines part from gaps when rows are counted along an angle.

    Rows that are much fuller than others hold ruling lines and say nothing about writing.
    """
    rows, columns = ink
    if len(rows) == 0:
        return 0.0
    heights = rows - columns * np.tan(np.radians(degrees))
    counts = np.bincount((heights - heights.min() + 0.5).astype(np.int64))
    written = np.sort(counts[counts > 0])
    profile = np.minimum(counts, FULL_ROW * written[int(FULL_ROW_SHARE * (len(written) - 1))])
    return float(np.square(np.diff(profile, prepend=0)).sum()) / len(rows)
