"""Pictures amid a page's text that OCR reads, because the text points to them.

Works on PyMuPDF's pages without importing the library. A picture counts as a page of OCR.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from extractor.errors import OcrTimeout
from extractor.ocr.lines import OcrWord
from extractor.ocr.ocr import UPRIGHT_SHARE, OcrOptions, Picture, read_picture
from extractor.ocr.page_choice import DOTS_PER_INCH, MOST_PIXELS
from extractor.ocr.recognition import ocr_engine
from extractor.page import BBox

MARGIN_PX = 60  # of white paper around a picture: letters at the very edge are read badly
WHITE = b"\xff"


class ReadPicture(NamedTuple):
    """A picture with its words where they stand on the page, and the sure share of its letters."""

    bbox: BBox
    words: tuple[OcrWord, ...]
    confidence: float


def read_clips(
    pdf: Any, options: OcrOptions, pages_read: int
) -> tuple[Mapping[int, list[ReadPicture]], str | None]:
    """The words of the pictures that the options name, by page, and the engine's name if any was
    read. What takes too long, is turned, or is mostly unsure stays unread, as what exceeds
    the options' number of pages does: the text around it is sure all the same.
    """
    wanted = sorted(options.pictures)[: max(0, options.most_pages - pages_read)]
    if not wanted or options.mode == "never":
        return {}, None
    engine = ocr_engine()
    if options.announce is not None:
        options.announce(len(wanted))
    found: dict[int, list[ReadPicture]] = {}
    for number, box in wanted:
        page = pdf[number - 1]
        read = None if page.rotation else _read(page, number, box, options.timeout_s)
        if read is not None:
            found.setdefault(number, []).append(read)
    return found, engine if found else None


def _read(page: Any, number: int, box: BBox, timeout_s: float) -> ReadPicture | None:
    picture = _picture_of(page, box)
    try:
        reading = read_picture(picture, number, timeout_s)
    except OcrTimeout:
        return None
    if reading is None or reading.turned_degrees or reading.confidence < UPRIGHT_SHARE:
        return None
    margin_pt = MARGIN_PX / picture.px_per_pt
    right, down = box.x0_pt - margin_pt, box.top_pt - margin_pt
    words = tuple(word._replace(bbox=_moved(word.bbox, right, down)) for word in reading.words)
    return ReadPicture(box, words, reading.confidence) if words else None


def _moved(box: BBox, right_pt: float, down_pt: float) -> BBox:
    x0, top, x1, bottom = box
    return BBox(x0 + right_pt, top + down_pt, x1 + right_pt, bottom + down_pt)


def _picture_of(page: Any, box: BBox) -> Picture:
    """The part of the page drawn in grey, with white paper around it."""
    area_pt2 = max(box.width_pt * box.height_pt, 1.0)
    scale = min(DOTS_PER_INCH / 72, (MOST_PIXELS / area_pt2) ** 0.5)
    dots_per_inch = max(1, int(scale * 72))
    drawn = page.get_pixmap(dpi=dots_per_inch, clip=tuple(box), colorspace="gray", alpha=False)
    width, side = drawn.width + 2 * MARGIN_PX, WHITE * MARGIN_PX
    samples, edge = bytes(drawn.samples), WHITE * (width * MARGIN_PX)
    rows = [
        side + samples[y * drawn.stride : y * drawn.stride + drawn.width] + side
        for y in range(drawn.height)
    ]
    whole = b"".join([edge, *rows, edge])
    return Picture(whole, width, drawn.height + 2 * MARGIN_PX, dots_per_inch / 72)
