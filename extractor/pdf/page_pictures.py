"""Pieces of a PDF's pages as pictures: a box with some air around it, or a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from extractor.page import BBox
from extractor.pdf.opening import opened

MAX_SIDE_PX = 2400  # of a picture, however large its page says that it is
POINTS_PER_INCH = 72


class Clip(NamedTuple):
    """What to draw: a page from 1, a box in points as the page is shown (None: all of it)."""

    page: int
    bbox: BBox | None
    dpi: int


class Drawn(NamedTuple):
    """RGB samples, row by row; where their top left corner lies on the page, and their scale."""

    samples: bytes
    width_px: int
    height_px: int
    x0_pt: float
    top_pt: float
    px_per_pt: float


def draw_clips(data: bytes, clips: Iterable[Clip]) -> Iterator[Drawn | None]:
    """Each clip as its file shows it; None for one that cannot be drawn.

    The file is opened once, and only what is asked for is drawn. Raises an `ExtractionError` for
    what is no PDF.
    """
    with opened(data) as pdf:
        for clip in clips:
            drawn = None
            # A page that the reader could read in part may still fail to be drawn.
            with suppress(Exception):
                drawn = _drawn(pdf, clip)
            yield drawn


def _drawn(pdf: object, clip: Clip) -> Drawn | None:
    if clip.page < 1:
        return None
    page = pdf[clip.page - 1]  # type: ignore[index]
    width_pt, height_pt = page.rect.width, page.rect.height
    x0, top, x1, bottom = clip.bbox or BBox(0, 0, width_pt, height_pt)
    x0, top, x1, bottom = max(x0, 0), max(top, 0), min(x1, width_pt), min(bottom, height_pt)
    if x1 - x0 < 1 or bottom - top < 1:
        return None
    dpi = min(clip.dpi, int(MAX_SIDE_PX * POINTS_PER_INCH / max(x1 - x0, bottom - top)))
    pixels = page.get_pixmap(dpi=max(dpi, 1), clip=(x0, top, x1, bottom), alpha=False)
    scale = max(dpi, 1) / POINTS_PER_INCH
    # The drawing starts at a whole pixel, a little before the box.
    left_pt, above_pt = pixels.x / scale, pixels.y / scale
    return Drawn(bytes(pixels.samples), pixels.width, pixels.height, left_pt, above_pt, scale)
