"""Opening a PDF and its pages with PyMuPDF: what is wrong with a file is told here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pymupdf

from extractor.errors import BrokenPdf, EmptySource, EncryptedPdf, NotAPdf
from extractor.pdf.head import is_pdf

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


class _Pdf(pymupdf.Document):  # type: ignore[misc]  # the library has no types of its own
    """A PDF file, open: what nobody asks for (all of its metadata, its outline) is not read."""

    def init_doc(self) -> None:
        """Nothing: here the library reads all that."""

    @property
    def producer(self) -> str:
        """The program that made the file, as it calls itself."""
        name: str = self._getMetadata("info:Producer")
        return name


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDF, open and closed again; raises what is wrong with it."""
    if not data:
        raise EmptySource("Berkas ini 0 byte.")
    if not is_pdf(data):
        raise NotAPdf("Isi berkas ini bukan PDF.")
    try:
        pdf = _Pdf(stream=data, filetype="pdf")
    except Exception as error:
        raise BrokenPdf("PDF ini tidak dapat dibuka.") from error
    try:
        if pdf.needs_pass and not pdf.authenticate(""):
            raise EncryptedPdf("PDF ini terkunci kata sandi.")
        if _page_count(pdf) == 0:
            raise BrokenPdf("PDF ini tidak berhalaman.")
        yield pdf
    finally:
        pdf.close()


def _page_count(pdf: Any) -> int:
    try:
        return len(pdf)
    except Exception as error:  # a tree of pages that holds itself, or fewer than it says
        raise BrokenPdf("Daftar halaman PDF ini tidak dapat dibaca.") from error


def loaded(pdf: Any, number: int) -> Any:
    """A page from 1, as its file shows it; raises where it cannot be read or is cut off."""
    try:
        page = pdf.load_page(number - 1)
        # Of a file that ends too early the library finds what it can; the rest is no blank page.
        is_whole = not pdf.is_repaired or all(map(pdf.xref_is_stream, page.get_contents()))
    except Exception as error:
        raise BrokenPdf(f"Halaman {number} tidak dapat dibaca.") from error
    if not is_whole:
        raise BrokenPdf(f"PDF ini terpotong: isi halaman {number} hilang.")
    return page


def render_page(data: bytes, number: int, dpi: int) -> bytes:
    """A page as a PNG picture, as a reader of the file sees it."""
    with opened(data) as pdf:
        picture: bytes = loaded(pdf, number).get_pixmap(dpi=dpi, alpha=False).tobytes("png")
        return picture
