"""One source, whatever its kind -> a document."""

from __future__ import annotations

from pathlib import PurePath

from extractor.access import EVERYTHING, Access
from extractor.errors import UnsupportedType
from extractor.ocr.ocr import DEFAULT_OCR, OcrOptions
from extractor.own_mark import refuse_own_file, refuse_own_text
from extractor.page import Document
from extractor.pdf.head import is_pdf
from extractor.suffixes import HTML, PICTURES, RESAVED, SUFFIXES, TEXT_MEDIA_TYPES, WORD
from extractor.text import read_text


def read_document(
    data: bytes, name: str, ocr: OcrOptions = DEFAULT_OCR, access: Access = EVERYTHING
) -> Document:
    """Read a source's bytes by its name's suffix, or where that says nothing, by their beginning.

    `access` opens what is locked, and leaves out pages of what has such. Raises an
    `ExtractionError` for what is none, or what this program has written itself.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES and is_pdf(data):
        suffix = ".pdf"
    refuse_own_file(data, suffix)
    document = _read(data, name, suffix, ocr, access)
    refuse_own_text(document)
    return document


def _read(data: bytes, name: str, suffix: str, ocr: OcrOptions, access: Access) -> Document:
    if suffix in TEXT_MEDIA_TYPES:
        return read_text(data, name, suffix)
    if suffix == ".pdf":
        from extractor.pdf.pdf import read_pdf  # imports PyMuPDF, which text sources do without

        return read_pdf(data, name, ocr, access)
    if suffix in HTML:
        from extractor.html.html import read_html  # lxml, as for the next

        return read_html(data, name, suffix)
    if suffix in WORD:
        from extractor.word.word import read_word

        return read_word(data, name, suffix)
    if suffix in PICTURES:
        from extractor.picture.picture import read_pictures

        return read_pictures(data, name, suffix, ocr, access)
    if suffix in RESAVED:
        raise UnsupportedType(
            f"Berkas {suffix} tidak dibaca.",
            f"Buka dengan Word atau LibreOffice dan simpan sebagai {RESAVED[suffix]}.",
        )
    raise UnsupportedType(f"Jenis berkas {suffix or 'tanpa akhiran'} tidak dikenal.")
