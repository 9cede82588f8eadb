from __future__ import annotations

import shutil
from collections.abc import Iterator

import pymupdf
import pytest

from extractor.errors import NoTextLayer, OcrTimeout
from extractor.ocr import ocr, recognition
from extractor.ocr.ocr import OcrOptions
from extractor.ocr.recognition import ocr_engine, tesseract_version
from extractor.page import Document
from extractor.pdf_writer import Sheet, Stroke, TextRun, write_pdf
from extractor.read import read_document
from tests.support.scanned_pages import (
    HEIGHT_PT,
    LINES,
    WIDTH_PT,
    Scanner,
    requires_tesseract,
    scanned,
    text_page,
    visible_lines,
)

NEVER, ALWAYS = OcrOptions(mode="never"), OcrOptions(mode="always")

SCANNERS = {
    "clean": Scanner(),
    "askew, blurred, noisy": Scanner(skew_degrees=0.7, blur_px=0.7, noise=10, jpeg_quality=40),
    "three degrees": Scanner(skew_degrees=-3.0),
    "150 dpi, poor JPEG": Scanner(dots_per_inch=150, jpeg_quality=30),
    "shadow": Scanner(is_shaded=True, noise=4),
    "a quarter turned": Scanner(quarter_turns=1),
    "upside down": Scanner(quarter_turns=2, skew_degrees=0.5),
    "three quarters turned": Scanner(quarter_turns=3, skew_degrees=-0.5),
}


@pytest.fixture
def _no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which tesseract is not installed."""
    caches = (recognition.tesseract_version, recognition.ocr_language)
    for function in caches:
        function.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    yield
    for function in caches:
        function.cache_clear()


def read(data: bytes, options: OcrOptions = ocr.DEFAULT_OCR) -> Document:
    return read_document(data, "surat.pdf", options)


@requires_tesseract
@pytest.mark.parametrize("scanner", SCANNERS.values(), ids=SCANNERS.keys())
def test_a_scan_reads_as_its_original(scanner: Scanner) -> None:
    document = read(scanned(text_page(), scanner))
    assert visible_lines(document) == list(LINES)
    assert (document.reader, document.ocr_pages) == ("ocr", (1,))
    assert document.ocr_engine == ocr_engine()
    page = document.pages[0]
    # Upright again, whichever way it lay.
    assert (page.width_pt, page.height_pt) == pytest.approx((WIDTH_PT, HEIGHT_PT), abs=1)
    turned = (-90 * scanner.quarter_turns - scanner.skew_degrees) % 360
    assert abs((page.turned_degrees - turned + 180) % 360 - 180) < 0.25


@requires_tesseract
@pytest.mark.parametrize("scanner", [Scanner(), Scanner(skew_degrees=2)], ids=["straight", "askew"])
def test_words_stand_where_they_are_printed(scanner: Scanner) -> None:
    original, scan = read(text_page()), read(scanned(text_page(), scanner))
    assert [word.text for word in scan.words] == [word.text for word in original.words]
    for printed, word in zip(original.words, scan.words, strict=True):
        assert printed.bbox is not None
        assert word.bbox is not None
        for side, expected in zip(word.bbox, printed.bbox, strict=True):
            assert side == pytest.approx(expected, abs=3.5)


@requires_tesseract
def test_words_of_a_line_are_as_high_as_their_font() -> None:
    document = read(
        scanned(text_page(("sama rata air susu", "• jalan Gajah Mada 17", "nama semua unsur")))
    )
    for line in document.lines:
        tops = {word.bbox.top_pt for word in line.words if word.bbox}
        assert len(tops) == 1
    heights = [line.bbox.height_pt for line in document.lines if line.bbox]
    assert max(heights) - min(heights) < 3


@requires_tesseract
def test_columns_are_not_read_across() -> None:
    left = (
        "Dinas Perpustakaan Kota",
        "Jalan Melati No. 12",
        "Telepon (0331) 421903",
        "Kotak Pos 7",
    )
    right = ("Pemerintah Kota", "Sekretariat Daerah", "Asisten Administrasi", "Bagian Umum")
    runs = [TextRun(line, 30, 60 + 20 * n, 11) for n, line in enumerate(left)]
    runs += [TextRun(line, 260, 67 + 20 * n, 11) for n, line in enumerate(right)]
    data = scanned(write_pdf([Sheet(tuple(runs), width_pt=WIDTH_PT, height_pt=200)]))
    assert sorted(visible_lines(read(data))) == sorted(left + right)


@requires_tesseract
def test_ruled_tables_are_found_and_read_cell_by_cell() -> None:
    rows = (
        ("1.", "Persyaratan", "Surat kuasa bermeterai"),
        ("2.", "Biaya", "Tidak dipungut biaya"),
    )
    xs, ys = (40, 70, 170, 360), (40, 90, 140)
    runs = [
        TextRun(text, xs[column] + 5, ys[row] + 20, 11)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    strokes = [Stroke(xs[0], y, xs[-1], y, 0.7) for y in ys]
    strokes += [Stroke(x, ys[0], x, ys[-1], 0.7) for x in xs]
    sheet = Sheet(tuple(runs), tuple(strokes), WIDTH_PT, 200)
    document = read(scanned(write_pdf([sheet]), Scanner(skew_degrees=1, noise=5)))
    assert sorted(visible_lines(document)) == sorted(text for row in rows for text in row)
    (table,) = document.pages[0].tables
    assert [[cell.column for cell in row] for row in table.rows] == [[0, 1, 2], [0, 1, 2]]
    assert table.bbox == pytest.approx((40, 40, 360, 140), abs=4)
    assert document.pages[0].has_ruling_lines


@requires_tesseract
def test_boxes_of_a_drawn_procedure_are_shapes() -> None:
    steps = ("Pemohon datang", "Petugas memeriksa", "Surat diserahkan")
    runs, strokes = [], []
    for place, step in enumerate(steps):
        top = 40 + 60 * place
        runs.append(TextRun(step, 140, top + 20, 11))
        strokes += [Stroke(120, y, 270, y, 0.8) for y in (top, top + 30)]
        strokes += [Stroke(x, top, x, top + 30, 0.8) for x in (120, 270)]
    data = scanned(write_pdf([Sheet(tuple(runs), tuple(strokes), WIDTH_PT, 260)]))
    document = read(data)
    assert visible_lines(document) == list(steps)
    boxes = [shape.bbox for shape in document.pages[0].shapes]
    assert [round(box.top_pt / 20) for box in boxes] == [2, 5, 8]
    assert document.pages[0].tables == ()


@requires_tesseract
def test_bullets_and_slashes_keep_their_shape() -> None:
    line = "Badan Arsip / Sekretariat Utama / Bagian Layanan"
    bullets = tuple(f"• {text}" for text in ("Kartu identitas asli", "Surat pengantar lurah"))
    assert visible_lines(read(scanned(text_page((line, *bullets))))) == [line, *bullets]


@requires_tesseract
def test_a_lone_capital_i_is_no_remainder_of_a_line() -> None:
    lines = (
        "4. Wakil Direktur I menandatangani dokumen yang dilegalisasi",
        "Pegawai dengan pangkat Golongan I dan Eselon I",
    )
    assert visible_lines(read(scanned(text_page(lines)))) == list(lines)


@requires_tesseract
def test_the_same_scan_gives_the_same_document() -> None:
    data = scanned(text_page(), Scanner(noise=8, skew_degrees=0.4))
    one, other = read(data), read(data)
    assert (one.words, one.lines, one.pages, one.tape) == (
        other.words,
        other.lines,
        other.pages,
        other.tape,
    )


@requires_tesseract
def test_only_the_page_without_text_is_read_by_ocr() -> None:
    joined = pymupdf.open(stream=text_page())
    joined.insert_pdf(pymupdf.open(stream=scanned(text_page())))
    document = read(joined.tobytes())
    assert (document.reader, document.ocr_pages) == ("pymupdf", (2,))
    assert visible_lines(document) == list(LINES) * 2


@requires_tesseract
def test_a_turned_page_is_read_as_it_is_shown() -> None:
    scan = pymupdf.open(stream=scanned(text_page(), Scanner(quarter_turns=1)))
    scan[0].set_rotation(270)
    document = read(scan.tobytes())
    assert visible_lines(document) == list(LINES)
    assert document.pages[0].turned_degrees == 0.0


@requires_tesseract
def test_a_right_unseen_layer_is_kept_and_a_wrong_one_is_not() -> None:
    right = "\n".join(LINES)
    document = read(scanned(text_page(), unseen=right))
    assert (document.ocr_pages, visible_lines(document)) == ((), list(LINES))
    wrong = (
        right.replace("dari", "clarj<i").replace("Fotokopi", "Fotokqpi").replace("ruang", "rLlang")
    )
    document = read(scanned(text_page(), unseen=wrong))
    assert (document.ocr_pages, visible_lines(document)) == ((1,), list(LINES))


@requires_tesseract
def test_a_stamp_over_a_scan_does_not_hide_it() -> None:
    scan = pymupdf.open(stream=scanned(text_page()))
    scan[0].insert_text((40, 290), "Dokumen ini ditandatangani secara elektronik", fontsize=7)
    document = read(scan.tobytes())
    assert visible_lines(document)[: len(LINES)] == list(LINES)


@requires_tesseract
def test_always_reads_even_good_pages() -> None:
    document = read(text_page(), ALWAYS)
    assert (document.reader, visible_lines(document)) == ("ocr", list(LINES))


@requires_tesseract
def test_a_page_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(OcrTimeout) as caught:
        read(scanned(text_page()), OcrOptions(timeout_s=0.01))
    assert caught.value.slug == "timeout"
    assert "halaman 1" in caught.value.message


def test_never_means_never() -> None:
    with pytest.raises(NoTextLayer):
        read(scanned(text_page()), NEVER)
    unseen = read(scanned(text_page(), unseen="penqaduan lndonesia bela1ar"), NEVER)
    assert visible_lines(unseen) == ["penqaduan lndonesia bela1ar"]


@pytest.mark.usefixtures("_no_tesseract")
def test_without_tesseract_scans_say_what_to_do_and_other_files_are_read() -> None:
    assert tesseract_version() is None
    with pytest.raises(NoTextLayer) as caught:
        read(scanned(text_page()))
    assert caught.value.slug == "no-text-layer"
    assert "tesseract-ocr-ind" in caught.value.message
    assert visible_lines(read(text_page())) == list(LINES)


@pytest.mark.usefixtures("_no_tesseract")
@pytest.mark.parametrize(
    "extra", ["blank", "logo", "frame"], ids=["blank page", "small logo", "empty frame"]
)
def test_pages_with_nothing_to_read_need_no_ocr(extra: str) -> None:
    pdf = pymupdf.open(stream=text_page())
    page = pdf.new_page(width=WIDTH_PT, height=HEIGHT_PT)
    if extra == "logo":
        pixmap = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 40, 40), False)
        page.insert_image(pymupdf.Rect(20, 20, 60, 60), pixmap=pixmap)
    if extra == "frame":
        page.draw_rect(pymupdf.Rect(20, 20, 380, 280))
    assert visible_lines(read(pdf.tobytes())) == list(LINES)


@pytest.mark.usefixtures("_no_tesseract")
def test_pictures_beside_and_behind_text_need_no_ocr() -> None:
    pdf = pymupdf.open(stream=text_page())
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 800, 600), False)
    pixmap.clear_with(230)
    pdf[0].insert_image(pdf[0].rect, pixmap=pixmap, overlay=False)
    assert visible_lines(read(pdf.tobytes())) == list(LINES)
