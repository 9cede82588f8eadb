"""Reading a PDF: the only place that knows PyMuPDF."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import compress, repeat
from operator import and_
from typing import Any, NamedTuple

os.environ.setdefault("PYMUPDF_SUGGEST_LAYOUT_ANALYZER", "0")  # else an advert on stdout

import pymupdf

from extractor.access import EVERYTHING, Access
from extractor.drawing.grid import tables_of
from extractor.drawing.ruling import ruling_of
from extractor.drawing.shapes import shapes_of
from extractor.errors import (
    BrokenPdf,
    EmptySource,
    EncryptedPdf,
    ExtractionError,
    NoSuchPages,
    NotAPdf,
    NoTextLayer,
    OnlyAttachments,
)
from extractor.ocr.ocr import CONFIDENT_PERCENT, DEFAULT_OCR, OcrOptions, Reading
from extractor.ocr.page_choice import Layer, layer_of, read_pages
from extractor.page import BBox, Document, Line, Link, Page, Word, has_ink
from extractor.pdf.covers import covered_texts
from extractor.pdf.double_print import without_echoes
from extractor.pdf.fallback_tables import find_tables, is_worth_asking
from extractor.pdf.head import is_pdf
from extractor.pdf.instructions import draws_lines, even, paints
from extractor.pdf.lines import build_lines, parted, runs_of
from extractor.pdf.links import Linked, addresses_of, links_on
from extractor.pdf.orientation import reading_turn, turn_matrix
from extractor.pdf.overlays import overlay_lines
from extractor.pdf.painting import Paint, marked_lines
from extractor.pdf.pictures import pictures_of
from extractor.pdf.raw_words import OVERLAY, RawWords, columns_of
from extractor.pdf.unlocking import unlocked
from extractor.pdf.visible_words import Ink
from extractor.tape import Printed, Tape, boxes_of
from extractor.typed.lookalikes import as_seen, may_mislead

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

PDF_MEDIA_TYPE = "application/pdf"
# Ligatures are taken apart (their letters are what is printed), positions kept inside the page.
# How each piece of text is painted is noted with it.
WORD_FLAGS = (
    pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES
) | pymupdf.TEXT_COLLECT_STYLES
_TICKED = [pymupdf.PDF_WIDGET_TYPE_CHECKBOX, pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON]
WORDS_FOR_TURN = 120  # words that show how a page reads; half a page of print


class _Pdf(pymupdf.Document):  # type: ignore[misc]  # the library has no types of its own
    """A PDF file, open: what nobody asks for (all of its metadata, its outline) is not read."""

    def init_doc(self) -> None:
        """Nothing: here the library reads all that."""

    @property
    def producer(self) -> str:
        """The program that made the file, as it calls itself."""
        name: str = self._getMetadata("info:Producer")
        return name


class _Lie(NamedTuple):
    """How a page is turned to read upright: from its file's own space, and from what it shows."""

    turn: int
    matrix: Any  # None where nothing is to be turned
    width_pt: float
    height_pt: float
    turned_degrees: float


class _Seen(NamedTuple):
    """One page as its file has it."""

    page: Page
    words: RawWords
    layer: Layer
    addresses: list[Linked]


def read_pdf(
    data: bytes, name: str, ocr: OcrOptions = DEFAULT_OCR, access: Access = EVERYTHING
) -> Document:
    """The words and lines of a PDF's pages. Raises an `ExtractionError` for what is none."""
    with opened(unlocked(data, access.passwords)) as pdf:
        seen = _seen_pages(pdf, access)
        readings, engine = read_pages(pdf, [p.layer for p in seen if not p.page.is_left_out], ocr)
        tape = Tape()
        pages: list[Page] = []
        lines: list[Line] = []
        overlays: set[int] = set()
        unsure: set[int] = set()
        written = 0
        links: list[Link] = []
        for page, raw, _, addresses in seen:
            reading = readings.get(page.number)
            if reading is not None:
                page, words, keys = _ocr_page(page.number, reading, tape)
                sure = (word.confidence_percent >= CONFIDENT_PERCENT for word in reading.words)
                unsure |= {w.order for w, is_sure in zip(words, sure, strict=True) if not is_sure}
            else:
                words, keys, laid_over = _page_words(raw, page.number, tape)
                overlays |= laid_over
                links += links_on(words, addresses)
                written += len(words)
            pages.append(page)
            for part in parted(words, keys, overlays):
                row = lines[-1].row + 1 if lines else 0
                lines += build_lines(runs_of(*part), len(lines), row)
        attachments = pdf.embfile_count() or data.count(b"/FileAttachment")
        if not tape.words:
            raise _no_text(len(pages), attachments, ocr)
        return Document(
            sha256=hashlib.sha256(data).hexdigest(),
            name=name,
            media_type=PDF_MEDIA_TYPE,
            reader="pymupdf" if written or not readings else "ocr",
            pages=tuple(pages),
            words=tuple(tape.words),
            lines=tuple(lines),
            tape=tape.text,
            producer=pdf.producer,
            ocr_engine=engine,
            overlays=frozenset(overlays),
            unsure=frozenset(unsure),
            links=tuple(links),
            attachments=attachments,
        )


def _seen_pages(pdf: Any, access: Access) -> list[_Seen]:
    """The pages; of those that are not wanted nothing is looked at."""
    numbers = range(1, len(pdf) + 1)
    if not any(map(access.reads, numbers)):
        raise NoSuchPages(f"Berkas ini {len(pdf)} halaman; halaman yang diminta tidak ada.")
    return [
        _seen_page(_loaded(pdf, number), number) if access.reads(number) else _left_out(number)
        for number in numbers
    ]


def _left_out(number: int) -> _Seen:
    return _Seen(
        Page(number, 0.0, 0.0, is_left_out=True), RawWords(), Layer(number, "blank", ()), []
    )


def _no_text(pages: int, attachments: int, ocr: OcrOptions) -> ExtractionError:
    """What a file without a word is: a cover for other files, or pages that only OCR can read."""
    if attachments:
        return OnlyAttachments(attachments)
    if ocr.mode == "never":
        return NoTextLayer(f"Tidak ada lapisan teks pada {pages} halaman.")
    return NoTextLayer(
        f"Tidak ada teks pada {pages} halaman, dan OCR tidak menemukannya.",
        "Periksa apakah halamannya kosong, terlalu buram, atau terlalu kecil.",
    )


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


def _loaded(pdf: Any, number: int) -> Any:
    try:
        page = pdf.load_page(number - 1)
        # Of a file that ends too early the library finds what it can; the rest is no blank page.
        is_whole = not pdf.is_repaired or all(map(pdf.xref_is_stream, page.get_contents()))
    except Exception as error:
        raise BrokenPdf(f"Halaman {number} tidak dapat dibaca.") from error
    if not is_whole:
        raise BrokenPdf(f"PDF ini terpotong: isi halaman {number} hilang.")
    return page


def _seen_page(page: Any, number: int) -> _Seen:
    """The page's words, as its reader gives them, its drawn tables, and its layer's kind."""
    try:
        glyphs = page.get_textpage(flags=WORD_FLAGS)
        raw = glyphs.extractWORDS()
        words = columns_of(raw)
        streams, may_have_pictures = _instructions(page)
        paths = page.get_cdrawings(extended=True) if draws_lines(streams) else []
        layer = layer_of(page, number, words.texts, may_have_pictures=may_have_pictures)
        if layer.kind == "text" and raw:
            blocks = glyphs.extractDICT()["blocks"]
            marked = marked_lines(blocks, _paint_of(page, streams, paths))
            seen = Ink(marked, paths, overlay_lines(blocks, page.rect.width)).seen(raw)
            words = words if seen is raw else columns_of(seen)
        large, small = pictures_of(page, words) if may_have_pictures else ([], [])
        addresses = addresses_of(page)
    except Exception as error:
        raise BrokenPdf(f"Teks halaman {number} tidak dapat dibaca.") from error
    lie = _lie_of(page, words)
    if lie.turn:
        raw = zip(*words, strict=True)
        words = columns_of((*(pymupdf.Rect(word[:4]) * lie.matrix), *word[4:]) for word in raw)
        paths = [_turned(path, lie.matrix) for path in paths]
    drawn = _drawn_page(page, number, paths, lie)
    if large or small:
        boxes = [tuple(_turned_box(box, lie.matrix) for box in part) for part in (large, small)]
        drawn = replace(drawn, pictures=boxes[0], small_pictures=boxes[1])
    addresses = [(_turned_box(box, lie.matrix), address) for box, address in addresses]
    return _Seen(drawn, words, layer, addresses)


def _paint_of(page: Any, streams: list[bytes], paths: list[dict[str, Any]]) -> Paint:
    """What the page paints beside its text, read when it is asked for."""
    return Paint(
        paths=lambda: paths or page.get_cdrawings(extended=True),
        image_boxes=lambda: _image_boxes(page),
        covered=lambda: covered_texts(page, streams, paths),
        boxes=lambda: [BBox(*field.rect) for field in page.widgets(_TICKED)],
    )


def _lie_of(page: Any, words: RawWords) -> _Lie:
    """How the page reads upright: as its words run, and only without words as its file says."""
    shown = page.rotation
    turn = reading_turn(words.first(WORDS_FOR_TURN))
    turn = shown if turn is None else turn
    _, _, width_pt, height_pt = page.rect
    if shown % 180:
        width_pt, height_pt = height_pt, width_pt
    matrix = pymupdf.Matrix(*turn_matrix(turn, width_pt, height_pt)) if turn else None
    if turn % 180:
        width_pt, height_pt = height_pt, width_pt
    return _Lie(turn, matrix, width_pt, height_pt, float((turn - shown) % 360))


def _page_words(
    words: RawWords, number: int, tape: Tape
) -> tuple[list[Word], list[object], set[int]]:
    """The words, put on the tape, the reader's own line of each, and which lie over the text."""
    words = without_echoes(words)
    texts, row = words.texts, " ".join(words.texts)
    if not row.isascii() and may_mislead(row):
        words = words._replace(texts=tuple(map(as_seen, texts)))
        texts, row = words.texts, " ".join(words.texts)
    # Nearly always nothing is hidden, and a page is asked once instead of word by word.
    is_visible: Iterable[bool] = repeat(True)
    if min(words.numbers, default=0) < 0 or not row.isprintable():
        is_visible = map(and_, map((0).__le__, words.numbers), map(has_ink, texts))
    if tuple(row.split()) != texts:  # a word is empty or holds an exotic space
        bare = ["".join(text.split()) for text in texts]
        is_visible, words = compress(is_visible, bare), words.kept(bare)
        texts = [text for text in bare if text]
    printed = Printed(texts, boxes_of(words.corners), is_visible)
    added = tape.add_page(number, printed)
    is_over = map(OVERLAY.__eq__, words.numbers)
    return added, [*words.line_keys], {word.order for word in compress(added, is_over)}


def _ocr_page(number: int, reading: Reading, tape: Tape) -> tuple[Page, list[Word], list[object]]:
    """The page as OCR read it, its words put on the tape, and the line of each."""
    page = Page(
        number,
        reading.width_pt,
        reading.height_pt,
        is_ocr=True,
        has_ruling_lines=bool(reading.tables or reading.shapes),
        tables=reading.tables,
        shapes=reading.shapes,
        turned_degrees=reading.turned_degrees,
        ocr_confidence=reading.confidence,
    )
    printed = Printed(
        [word.text for word in reading.words],
        [word.bbox for word in reading.words],
        [word.is_visible for word in reading.words],
    )
    words = tape.add_page(number, printed)
    return page, words, [word.line for word in reading.words]


def _instructions(page: Any) -> tuple[list[bytes], bool]:
    """What draws the page: its own instructions and those of the forms that it uses; and whether
    it paints any, or a picture.

    Stamping and signing programs wrap a whole page in a form.
    """
    own = even(page.read_contents() or b"")
    if not paints(own):
        return [own], False
    forms = [page.parent.xref_stream(xref) or b"" for xref, _, _, _ in page.get_xobjects()]
    return [own, *map(even, forms)], True


def _image_boxes(page: Any) -> list[BBox]:
    return [BBox(*image["bbox"]) for image in page.get_image_info()]


def _drawn_page(page: Any, number: int, paths: list[dict[str, Any]], lie: _Lie) -> Page:
    """The page with the tables and shapes that its paths draw."""
    if not paths:
        return Page(number, lie.width_pt, lie.height_pt, turned_degrees=lie.turned_degrees)
    ruling = ruling_of(paths)
    tables = tables_of(ruling, number)
    if is_worth_asking(ruling, tables):
        tables = find_tables(page.parent.stream, number)
    return Page(
        number,
        lie.width_pt,
        lie.height_pt,
        has_ruling_lines=bool(ruling.level or ruling.upright),
        tables=tables,
        shapes=shapes_of(paths, lie.height_pt),
        turned_degrees=lie.turned_degrees,
    )


def _turned_box(box: BBox, turn: Any) -> BBox:
    return box if turn is None else BBox(*(pymupdf.Rect(box) * turn))


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
    rect = path.get("rect") or path.get("scissor")
    return {**path, "items": items, "rect": tuple(pymupdf.Rect(rect) * turn)}


def render_page(data: bytes, number: int, dpi: int) -> bytes:
    """A page as a PNG picture, as a reader of the file sees it."""
    with opened(data) as pdf:
        picture: bytes = _loaded(pdf, number).get_pixmap(dpi=dpi, alpha=False).tobytes("png")
        return picture
