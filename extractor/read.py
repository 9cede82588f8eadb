"""One source, whatever its kind -> a document."""

from __future__ import annotations

from pathlib import PurePath

from extractor.errors import UnsupportedType
from extractor.ocr.ocr import DEFAULT_OCR, OcrOptions
from extractor.page import Document
from extractor.pdf.head import is_pdf
from extractor.text import TEXT_MEDIA_TYPES, read_text

SUFFIXES = (".pdf", *TEXT_MEDIA_TYPES)


def read_document(data: bytes, name: str, ocr: OcrOptions = DEFAULT_OCR) -> Document:
    """Read a source's bytes by its name's suffix, or where that says nothing, by their beginning.

    Raises an `ExtractionError` for what is none.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES and is_pdf(data):
        suffix = ".pdf"
    if suffix in TEXT_MEDIA_TYPES:
        return read_text(data, name, suffix)
    if suffix == ".pdf":
        from extractor.pdf.pdf import read_pdf  # imports PyMuPDF, which text sources do without

        return read_pdf(data, name, ocr)
    raise UnsupportedType(f"Jenis berkas {suffix or 'tanpa akhiran'} tidak dikenal.")
