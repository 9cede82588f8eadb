"""Whether a document is to be read once more, with the pictures that its components point to."""

from __future__ import annotations

from dataclasses import replace

from corpus.pipeline import Extraction
from extractor.errors import NoTextLayer
from extractor.ocr.ocr import OcrOptions
from extractor.ocr.recognition import ocr_engine


def second_look(extraction: Extraction, ocr: OcrOptions) -> OcrOptions | None:
    """The options that have OCR read those pictures, too; None where there are none, or where
    nothing reads them: then their components are not assessable, and the record says so."""
    if not extraction.pointed or ocr.mode == "never" or ocr.pictures:
        return None
    try:
        ocr_engine()
    except NoTextLayer:
        return None
    return replace(ocr, pictures=frozenset((one.page, one.bbox) for one in extraction.pointed))
