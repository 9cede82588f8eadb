"""Reading a PDF with PyMuPDF: its words, tables and shapes, page by page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import compress, repeat
from operator import and_
from typing import Any, NamedTuple

import pymupdf

from extractor.access import EVERYTHING, Access
from extractor.drawing.grid import tables_of
from extractor.drawing.ruling import ruling_of
from extractor.drawing.shapes import shapes_of
from extractor.errors import (
    BrokenPdf,
    ExtractionError,
    NoSuchPages,
    NoTextLayer,
    OnlyAttachments,
    TooLarge,
)
from extractor.ocr.clips import ReadPicture, read_clips
from extractor.ocr.ocr import DEFAULT_OCR, OcrOptions, Reading
from extractor.ocr.page_choice import Layer, layer_of, read_pages
from extractor.ocr.recognition import CONFIDENT_PERCENT
from extractor.page import BBox, Document, Line, Link, Page, Word, has_ink
from extractor.pdf.fallback_tables import find_tables, is_worth_asking
from extractor.pdf.ink.covers import covered_texts, has_fills
from extractor.pdf.ink.double_print import without_echoes
from extractor.pdf.ink.glyphs import letters_of_page, paints_paths
from extractor.pdf.ink.grounds import Grounds, without_sunk
from extractor.pdf.ink.overlays import overlay_lines
from extractor.pdf.ink.painting import Paint, marked_lines
from extractor.pdf.ink.pixels import Drawn, has_clear_group
from extractor.pdf.ink.remarks import has_remarks, remark_lines, remarks_on
from extractor.pdf.ink.spaced_letters import rejoined
from extractor.pdf.ink.strokes import Strokes, strokes_of, without_slashed
from extractor.pdf.ink.visible_words import Ink
from extractor.pdf.instructions import draws_lines, even, paints
from extractor.pdf.lines import build_lines, parted, runs_of
from extractor.pdf.links import Linked, addresses_of, links_on
from extractor.pdf.opening import loaded, opened
from extractor.pdf.orientation import reading_turn, turn_matrix
from extractor.pdf.pictures import pictures_of
from extractor.pdf.raw_words import OVERLAY, RawWords, columns_of
from extractor.pdf.unlocking import unlocked
from extractor.tape import Printed, Tape, boxes_of
from extractor.typed.lookalikes import as_seen, may_mislead

PDF_MEDIA_TYPE = "application/pdf"
_TICKED = [pymupdf.PDF_WIDGET_TYPE_CHECKBOX, pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON]
_BOMB = "compression bomb"  # what the library says of a stream that unpacks to too much
_END, END_BYTES = b"%%EOF", 2048  # what a whole file ends with, and how near to its end
WORDS_FOR_TURN = 120  # words that show how a page reads; half a page of print


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
        clips, reader = read_clips(pdf, ocr, len(readings))
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
                for clip in clips.get(page.number, ()):
                    page = _with_picture(page, clip, words, keys, tape)
                unsure |= _unsure_of(clips.get(page.number, ()), words)
            pages.append(page)
            for part in parted(words, keys, overlays):
                row = lines[-1].row + 1 if lines else 0
                lines += build_lines(runs_of(*part), len(lines), row)
        attachments = pdf.embfile_count() or data.count(b"/FileAttachment")
        if not tape.words:
            raise _no_text(pdf, data, attachments, ocr)
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
            ocr_engine=engine or reader,
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
        _seen_page(loaded(pdf, number), number) if access.reads(number) else _left_out(number)
        for number in numbers
    ]


def _left_out(number: int) -> _Seen:
    return _Seen(
        Page(number, 0.0, 0.0, is_left_out=True), RawWords(), Layer(number, "blank", ()), []
    )


def _no_text(pdf: Any, data: bytes, attachments: int, ocr: OcrOptions) -> ExtractionError:
    """What a file without a word is: a cover for other files, one that ends too early, or pages
    that only OCR can read."""
    if attachments:
        return OnlyAttachments(attachments)
    if pdf.is_repaired and _END not in data[-END_BYTES:]:
        return BrokenPdf("PDF ini terpotong: isi halamannya hilang.")
    if ocr.mode == "never":
        return NoTextLayer(f"Tidak ada lapisan teks pada {len(pdf)} halaman.")
    return NoTextLayer(
        f"Tidak ada teks pada {len(pdf)} halaman, dan OCR tidak menemukannya.",
        "Periksa apakah halamannya kosong, terlalu buram, atau terlalu kecil.",
    )


def _seen_page(page: Any, number: int) -> _Seen:
    """The page's words, as its reader gives them, its drawn tables, and its layer's kind."""
    try:
        is_annotated, sheet = has_remarks(page), page.rect
        streams, may_have_pictures = _instructions(page)
        drawings = cache(partial(page.get_cdrawings, extended=True))
        paths = drawings() if draws_lines(streams) else []
        strokes = cache(lambda: strokes_of(drawings() if paints_paths(streams) else []))
        is_laid_over = is_annotated or page.first_widget is not None
        glyphs, raw, words = letters_of_page(page, streams, strokes, is_laid_over=is_laid_over)
        layer = layer_of(page, number, words.texts, may_have_pictures=may_have_pictures)
        if layer.kind == "text" and raw:
            blocks = glyphs.extractDICT()["blocks"]
            paint = _paint_of(page, streams, drawings, strokes)
            marked = marked_lines(blocks, paint)
            over = overlay_lines(blocks, sheet.width)
            if is_annotated:
                over |= remark_lines(remarks_on(page), raw)
            seen = without_slashed(Ink(marked, paths, over).seen(raw), strokes().slanted)
            seen = without_sunk(seen, blocks, paint.grounds.dark, paint.shows)
            words = rejoined(words if seen is raw else columns_of(seen))
        large, small = pictures_of(page, words) if may_have_pictures else ([], [])
        addresses = addresses_of(page)
    except Exception as error:
        if _BOMB in str(error):
            raise TooLarge(f"Isi halaman {number} terlalu besar setelah dibuka.") from error
        raise BrokenPdf(f"Teks halaman {number} tidak dapat dibaca.") from error
    lie = _lie_of(page.rotation, sheet, words)
    if lie.turn:
        rows = zip(*words, strict=True)
        words = columns_of((*(pymupdf.Rect(word[:4]) * lie.matrix), *word[4:]) for word in rows)
        paths = [_turned(path, lie.matrix) for path in paths]
    drawn = _drawn_page(page, number, paths, lie)
    if large or small:
        boxes = [tuple(_turned_box(box, lie.matrix) for box in part) for part in (large, small)]
        drawn = replace(drawn, pictures=boxes[0], small_pictures=boxes[1])
    addresses = [(_turned_box(box, lie.matrix), address) for box, address in addresses]
    return _Seen(drawn, words, layer, addresses)


def _paint_of(
    page: Any,
    streams: list[bytes],
    drawings: Callable[[], Sequence[dict[str, Any]]],
    strokes: Callable[[], Strokes],
) -> Paint:
    """What the page paints beside its text, read when it is asked for."""
    fills = cache(lambda: drawings() if has_fills(streams) else [])
    return Paint(
        paths=drawings,
        strokes=strokes,
        grounds=Grounds(fills),
        image_boxes=lambda: _image_boxes(page),
        covered=lambda: covered_texts(page, streams, fills),
        boxes=lambda: [BBox(*field.rect) for field in page.widgets(_TICKED)],
        shows=Drawn(page).shows,
        is_clear=any(b" gs" in stream for stream in streams)
        and len(streams) > 1
        and has_clear_group(drawings()),
    )


def _lie_of(shown: int, sheet: Any, words: RawWords) -> _Lie:
    """How a page reads upright: as its words run, and only without words as its file has it
    `shown`."""
    turn = reading_turn(words.first(WORDS_FOR_TURN))
    turn = shown if turn is None else turn
    _, _, width_pt, height_pt = sheet
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


def _with_picture(
    page: Page, clip: ReadPicture, words: list[Word], keys: list[object], tape: Tape
) -> Page:
    """The page with a picture that was read; its words and their lines are added to the page's."""
    printed = Printed(
        [word.text for word in clip.words],
        [word.bbox for word in clip.words],
        [word.is_visible for word in clip.words],
    )
    words += tape.add_page(page.number, printed)
    keys += [(clip.bbox, word.line) for word in clip.words]
    return replace(
        page,
        pictures=tuple(box for box in page.pictures if box != clip.bbox),
        small_pictures=tuple(box for box in page.small_pictures if box != clip.bbox),
        read_pictures=(*page.read_pictures, clip.bbox),
        ocr_confidence=min(clip.confidence, page.ocr_confidence or 1.0),
    )


def _unsure_of(clips: Sequence[ReadPicture], words: Sequence[Word]) -> set[int]:
    """The orders of the words of pictures, the last ones of a page, that OCR is not sure of."""
    read = [word for clip in clips for word in clip.words]
    return {
        word.order
        for word, one in zip(words[len(words) - len(read) :], read, strict=True)
        if one.confidence_percent < CONFIDENT_PERCENT
    }


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
