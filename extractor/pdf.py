"""Reading a PDF: the only place that knows PyMuPDF."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

os.environ.setdefault("PYMUPDF_SUGGEST_LAYOUT_ANALYZER", "0")  # else an advert on stdout

import pymupdf

from extractor.errors import BrokenPdf, EmptySource, EncryptedPdf, NotAPdf, NoTextLayer
from extractor.grid import tables_of
from extractor.ink import UNSEEN, Ink
from extractor.lines import build_lines, runs_of
from extractor.page import BBox, Document, Line, Page, Tape, Word
from extractor.ruling import ruling_of
from extractor.shapes import shapes_of

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

PDF_MEDIA_TYPE = "application/pdf"
# Ligatures are taken apart (their letters are what is printed), positions kept inside the page.
WORD_FLAGS = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES
HEAD_BYTES = 1024  # a PDF's header may stand anywhere in these (PDF 32000, annex H)
# Lines and rectangles in a page's own instructions; a rectangle that only clips ("re W n") is none.
_DRAWN = re.compile(rb"[\d.]\s+(?:l\s|re\s+(?!W))")
MIN_DRAWN = 4  # the fewest lines of a table: two level ones, two upright ones


def read_pdf(data: bytes, name: str) -> Document:
    """The words and lines of a PDF's pages. Raises an `ExtractionError` for what is none."""
    with opened(data) as pdf:
        tape = Tape()
        pages: list[Page] = []
        lines: list[Line] = []
        for number in range(1, len(pdf) + 1):
            page = _loaded(pdf, number)
            words, keys, paths = _page_words(page, number, tape)
            pages.append(_drawn_page(page, number, paths))
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


def _page_words(
    page: Any, number: int, tape: Tape
) -> tuple[list[Word], list[tuple[int, int]], list[dict[str, Any]]]:
    """The page's words, put on the tape, the reader's own line of each, and its drawn paths."""
    try:
        glyphs = page.get_textpage(flags=WORD_FLAGS)
        raw = glyphs.extractWORDS()
        paths = page.get_cdrawings(extended=True) if _draws_lines(page) else []
        if paths:
            ink = Ink(glyphs.extractDICT()["blocks"], paths, lambda: _image_boxes(page))
            raw = ink.seen(raw)
    except Exception as error:
        raise BrokenPdf(f"Teks halaman {number} tidak dapat dibaca.") from error
    turn = page.rotation_matrix if page.rotation else None
    words: list[Word] = []
    keys: list[tuple[int, int]] = []
    for x0, y0, x1, y1, text, block, line, place in raw:
        text = "".join(text.split())
        if not text:
            continue
        box = BBox(x0, y0, x1, y1)
        if turn is not None:
            box = BBox(*(pymupdf.Rect(box) * turn))
        words.append(tape.add(text, number, box, place is not UNSEEN))
        keys.append((block, line))
    return words, keys, paths


def _draws_lines(page: Any) -> bool:
    """Whether the page draws enough lines for a table: a look at its instructions, not a reading.

    A page that is wrapped in a form (by a stamping or signing program) is looked for in there.
    """
    streams = [page.read_contents()]
    streams += [page.parent.xref_stream(xref) for xref, _, _, _ in page.get_xobjects()]
    count = 0
    for stream in streams:
        count += sum(1 for _ in islice(_DRAWN.finditer(stream or b""), MIN_DRAWN))
    return count >= MIN_DRAWN


def _image_boxes(page: Any) -> list[BBox]:
    return [BBox(*image["bbox"]) for image in page.get_image_info()]


def _drawn_page(page: Any, number: int, paths: list[dict[str, Any]]) -> Page:
    """The page with the tables and shapes that its paths draw."""
    width_pt, height_pt = page.rect.width, page.rect.height
    if not paths:
        return Page(number, width_pt, height_pt)
    if page.rotation:
        paths = [_turned(path, page.rotation_matrix) for path in paths]
    ruling = ruling_of(paths)
    return Page(
        number,
        width_pt,
        height_pt,
        has_ruling_lines=bool(ruling.level or ruling.upright),
        tables=tables_of(ruling, number),
        shapes=shapes_of(paths, height_pt),
    )


def _turned(path: dict[str, Any], turn: Any) -> dict[str, Any]:
    """The path as it lies on a page that is shown turned."""
    items: list[tuple[Any, ...]] = []
    for name, *parts in path.get("items", ()):
        if name == "re":
            items.append(("re", tuple(pymupdf.Rect(parts[0]) * turn), parts[1]))
        elif name == "qu":
            items.append(("qu", tuple(tuple(pymupdf.Point(p) * turn) for p in parts[0])))
        else:
            items.append((name, *(tuple(pymupdf.Point(p) * turn) for p in parts)))
    return {**path, "items": items}
