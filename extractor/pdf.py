"""Reading a PDF: the only place that knows PyMuPDF."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

os.environ.setdefault("PYMUPDF_SUGGEST_LAYOUT_ANALYZER", "0")  # else an advert on stdout

import pymupdf

from extractor.errors import BrokenPdf, EmptySource, EncryptedPdf, NotAPdf, NoTextLayer
from extractor.lines import build_lines, runs_of
from extractor.page import BBox, Document, Line, Page, Tape, Word

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

PDF_MEDIA_TYPE = "application/pdf"
# Ligatures are taken apart (their letters are what is printed), positions kept inside the page.
WORD_FLAGS = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES
HEAD_BYTES = 1024  # a PDF's header may stand anywhere in these (PDF 32000, annex H)


def read_pdf(data: bytes, name: str) -> Document:
    """The words and lines of a PDF's pages. Raises an `ExtractionError` for what is none."""
    with opened(data) as pdf:
        tape = Tape()
        pages: list[Page] = []
        lines: list[Line] = []
        for number in range(1, len(pdf) + 1):
            page = _loaded(pdf, number)
            pages.append(Page(number, page.rect.width, page.rect.height))
            words, keys = _page_words(page, number, tape)
            row = lines[-1].row + 1 if lines else 0
            lines += build_lines(runs_of(words, keys), len(lines), row)
        if not tape.words:
            raise NoTextLayer(f"Tidak ada lapisan teks pada {len(pages)} halaman.")
        return Document(
            sha256=hashlib.sha256(data).hexdigest(),
            name=name,
            media_type=PDF_MEDIA_TYPE,
            reader="pymupdf",
            pages=tuple(pages),
            words=tuple(tape.words),
            lines=tuple(lines),
            tape=tape.text,
            producer=(pdf.metadata or {}).get("producer") or "",
        )


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDF, open and closed again; raises what is wrong with it."""
    if not data:
        raise EmptySource("Berkas ini 0 byte.")
    if b"%PDF-" not in data[:HEAD_BYTES]:
        raise NotAPdf("Isi berkas ini bukan PDF.")
    try:
        pdf = pymupdf.open(stream=data, filetype="pdf")
    except Exception as error:
        raise BrokenPdf("PDF ini tidak dapat dibuka.") from error
    try:
        if pdf.needs_pass and not pdf.authenticate(""):
            raise EncryptedPdf("PDF ini terkunci kata sandi.")
        if len(pdf) == 0:
            raise BrokenPdf("PDF ini tidak berhalaman.")
        yield pdf
    finally:
        pdf.close()


def _loaded(pdf: Any, number: int) -> Any:
    try:
        return pdf[number - 1]
    except Exception as error:
        raise BrokenPdf(f"Halaman {number} tidak dapat dibaca.") from error


def _page_words(page: Any, number: int, tape: Tape) -> tuple[list[Word], list[tuple[int, int]]]:
    """The page's words, put on the tape, and the reader's own line of each."""
    try:
        raw = page.get_text("words", flags=WORD_FLAGS)
    except Exception as error:
        raise BrokenPdf(f"Teks halaman {number} tidak dapat dibaca.") from error
    turn = page.rotation_matrix if page.rotation else None
    words: list[Word] = []
    keys: list[tuple[int, int]] = []
    for x0, y0, x1, y1, text, block, line, _ in raw:
        text = "".join(text.split())
        if not text:
            continue
        box = BBox(x0, y0, x1, y1)
        if turn is not None:
            box = BBox(*(pymupdf.Rect(box) * turn))
        words.append(tape.add(text, number, box))
        keys.append((block, line))
    return words, keys
