"""Reading .png, .jpg, .tiff and .webp: the OCR of scans, page by page.

A picture is put on the pages of a PDF, so that all that reads and draws scans does so with it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache

import pymupdf

from extractor.access import EVERYTHING, MOST_OCR_PAGES, Access
from extractor.ocr.ocr import DEFAULT_OCR, OcrOptions
from extractor.page import Document
from extractor.pdf.head import is_pdf
from extractor.pdf.pdf import read_pdf
from extractor.picture.frames import frames_of

PICTURE_MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
}


def read_pictures(
    data: bytes,
    name: str,
    suffix: str,
    ocr: OcrOptions = DEFAULT_OCR,
    access: Access = EVERYTHING,
) -> Document:
    """The words that OCR reads on the pages of a picture file."""
    return replace(
        read_pdf(_as_pdf(data, ocr.most_pages), name, ocr, access),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=PICTURE_MEDIA_TYPES[suffix],
        reader="picture",
        producer="",
    )


def has_pages(media_type: str) -> bool:
    """Whether a source of this kind has pages that can be drawn."""
    return media_type == "application/pdf" or media_type in PICTURE_MEDIA_TYPES.values()


def drawable(data: bytes) -> bytes:
    """A source with pages as a PDF, which it is or becomes."""
    return data if is_pdf(data) else _as_pdf(data, MOST_OCR_PAGES)


@lru_cache(maxsize=1)  # drawn page by page
def _as_pdf(data: bytes, most_pages: int) -> bytes:
    with pymupdf.open() as pdf:
        for frame in frames_of(data, most_pages):
            page = pdf.new_page(width=frame.width_pt, height=frame.height_pt)
            pixels = pymupdf.Pixmap(
                pymupdf.csRGB, frame.width_px, frame.height_px, frame.samples, False
            )
            page.insert_image(page.rect, pixmap=pixels)
        made: bytes = pdf.tobytes(no_new_id=True)
        return made
