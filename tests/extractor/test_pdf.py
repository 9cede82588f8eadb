from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pymupdf
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.pipeline import extract_document
from corpus.schema import ServiceStandard
from extractor.errors import (
    BrokenPdf,
    EmptySource,
    EncryptedPdf,
    ExtractionError,
    NotAPdf,
    NoTextLayer,
)
from extractor.ocr.ocr import OcrOptions
from extractor.page import Document
from extractor.pdf.opening import render_page
from extractor.pdf.pdf import read_pdf
from tests.support.printed_sheets import (
    Office,
    Print,
    printed_lines,
    remaining_lines,
    whole_standard,
)

NEVER = OcrOptions(mode="never")


def read(data: bytes) -> Document:
    return read_pdf(data, "lembar.pdf", NEVER)


def drawn(draw: Callable[[Canvas], None], **options: Any) -> bytes:
    """One page of A4 by reportlab."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def changed(data: bytes, change: Callable[[Any], object]) -> bytes:
    """The file with something done to each of its pages."""
    pdf = pymupdf.open(stream=data, filetype="pdf")
    for page in pdf:
        change(page)
    result: bytes = pdf.tobytes(garbage=3)
    pdf.close()
    return result


def standard() -> bytes:
    return whole_standard(Print(), page_after=("Persyaratan", "Biaya / Tarif")).bytes()


def content(data: bytes) -> dict[str, Any]:
    """A record without what depends on the file's bytes and on the places of its words."""
    (record,) = extract_document(read(data), "lembar.pdf").records
    assert isinstance(record, ServiceStandard)
    dump: dict[str, Any] = without_places(record.model_dump(mode="json"))
    return {key: value for key, value in dump.items() if key not in ("record_id", "source")}


def without_places(part: Any) -> Any:
    if isinstance(part, list):
        return [without_places(entry) for entry in part]
    if isinstance(part, dict):
        skipped = ("provenance", "evidence", "record_id")
        return {k: without_places(v) for k, v in part.items() if k not in skipped}
    return part


# pages and boxes


def test_words_lie_where_they_are_printed() -> None:
    document = read(drawn(lambda page: page.drawString(100, 842 - 200, "Persyaratan layanan")))
    first, second = document.words
    assert (first.text, second.text) == ("Persyaratan", "layanan")
    assert first.bbox is not None
    assert second.bbox is not None
    assert first.bbox.x0_pt == pytest.approx(100, abs=0.5)
    assert first.bbox.top_pt < 200 < first.bbox.bottom_pt
    assert first.bbox.x1_pt < second.bbox.x0_pt
    assert (document.pages[0].width_pt, document.pages[0].height_pt) == (595, 842)


CHANGES: dict[str, Callable[[Any], object]] = {
    "turned by 90": lambda page: page.set_rotation(90),
    "turned by 180": lambda page: page.set_rotation(180),
    "turned by 270": lambda page: page.set_rotation(270),
    "cropped": lambda page: page.set_cropbox(pymupdf.Rect(20, 20, 580, 830)),
    "cropped and turned": lambda page: (
        page.set_cropbox(pymupdf.Rect(20, 20, 580, 830)),
        page.set_rotation(180),
    ),
    "labelled": lambda page: page.parent.set_page_labels([{"startpage": 0, "style": "r"}]),
    "annotated": lambda page: page.add_highlight_annot(pymupdf.Rect(40, 40, 200, 60)),
    "linked": lambda page: page.insert_link(
        {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(40, 40, 90, 60), "uri": "https://a.example"}
    ),
}


def upright(data: bytes, degrees: int) -> bytes:
    """The pages drawn turned, so that being shown turned back they stand upright."""
    source = pymupdf.open(stream=data, filetype="pdf")
    target = pymupdf.open()
    for page in source:
        width, height = page.rect.width, page.rect.height
        size = (height, width) if degrees % 180 else (width, height)
        new = target.new_page(width=size[0], height=size[1])
        new.show_pdf_page(new.rect, source, page.number, rotate=degrees)
        new.set_rotation(degrees)
    result: bytes = target.tobytes()
    return result


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_as_it_is_shown(degrees: int) -> None:
    turned = content(upright(standard(), degrees))
    assert turned == content(standard())


@pytest.mark.parametrize("name", ["cropped", "labelled", "annotated", "linked"])
def test_what_is_done_to_pages_later_changes_no_word(name: str) -> None:
    assert content(changed(standard(), CHANGES[name])) == content(standard())


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_leaves_a_document(change: Callable[[Any], object]) -> None:
    document = read(changed(standard(), change))
    assert sorted(word.text for word in document.words) == sorted(
        word.text for word in read(standard()).words
    )


# ways to draw a text


def by_letter(page: Canvas) -> None:
    x_pt = 50.0
    for letter in "Biaya / Tarif":
        if letter != " ":
            page.drawString(x_pt, 700, letter)
        x_pt += page.stringWidth(letter, "Helvetica", 12)


def by_word_backwards(page: Canvas) -> None:
    for x_pt, word in ((92.0, "Tarif"), (84.0, "/"), (50.0, "Biaya")):
        page.drawString(x_pt, 700, word)


def justified(page: Canvas) -> None:
    text = page.beginText(50, 700)
    text.setWordSpace(9)
    text.textOut("Biaya / Tarif")
    page.drawText(text)


def spaced_letters(page: Canvas) -> None:
    text = page.beginText(50, 700)
    text.setCharSpace(0.8)
    text.textOut("Biaya / Tarif")
    page.drawText(text)


def tiny(page: Canvas) -> None:
    page.setFont("Helvetica", 4)
    page.drawString(50, 700, "Biaya / Tarif")


def fixed_width(page: Canvas) -> None:
    page.setFont("Courier", 11)
    page.drawString(50, 700, "Biaya / Tarif")


def scaled(page: Canvas) -> None:
    page.scale(0.5, 0.5)
    page.drawString(100, 1400, "Biaya / Tarif")


def drawn_twice(page: Canvas) -> None:
    page.drawString(50, 700, "Biaya / Tarif")
    page.drawString(50.2, 700, "Biaya / Tarif")


WAYS = (
    *(by_letter, by_word_backwards, justified, spaced_letters, tiny, fixed_width, scaled),
    drawn_twice,
)


@pytest.mark.parametrize("draw", WAYS, ids=lambda draw: draw.__name__)
def test_a_line_reads_the_same_however_it_is_drawn(draw: Callable[[Canvas], None]) -> None:
    assert printed_lines(read(drawn(draw))) == ["Biaya / Tarif"]


def test_a_document_in_thick_letters_reads_the_same() -> None:
    sheet = whole_standard(Print(), page_after=("Persyaratan", "Biaya / Tarif"))
    for runs in sheet.pages:
        runs += [replace(run, x_pt=run.x_pt + 0.4) for run in runs]
    assert content(sheet.bytes()) == content(standard())


def test_the_same_word_beside_or_below_itself_is_printed_twice() -> None:
    def draw(page: Canvas) -> None:
        page.drawString(50, 700, "a a a")
        page.drawString(50, 688, "a a a")

    assert printed_lines(read(drawn(draw))) == ["a a a", "a a a"]


def test_joined_letters_are_taken_apart() -> None:
    font = pymupdf.Font("china-s")
    pdf = pymupdf.open()
    writer = pymupdf.TextWriter(pdf.new_page().rect)
    writer.append((50, 100), "sertiﬁkat a\u00adkta Kartu\u00a0Keluarga", font=font)
    writer.write_text(pdf[0])
    (line,) = printed_lines(read(pdf.tobytes()))
    assert line.replace("\u00ad", "").replace("-", "") == "sertifikat akta Kartu Keluarga"


def test_zero_width_characters_alone_are_invisible() -> None:
    pdf = pymupdf.open()
    page = pdf.new_page()
    writer = pymupdf.TextWriter(page.rect)
    font = pymupdf.Font("china-s")
    writer.append((50, 100), "Biaya", font=font)
    writer.append((50, 130), "\u200b\u200b", font=font)
    writer.write_text(page)
    document = read(pdf.tobytes())
    assert [word.text for word in document.words if word.is_visible] == ["Biaya"]


# whole documents in other clothes


@pytest.mark.parametrize("size_pt", [7.0, 9.0, 12.0, 14.0])
def test_a_standard_reads_the_same_in_any_size(size_pt: float) -> None:
    sheet = whole_standard(Print(size_pt=size_pt), page_after=("Waktu Penyelesaian",))
    document = sheet.document()
    assert remaining_lines(document)[-2:] == ["Pengaduan Layanan", "Kotak saran di ruang tunggu"]
    (record,) = extract_document(document, "lembar.pdf").records
    assert record.unit.name == Office().name
    assert record.unrecognized == []


# what is no document


def encrypted(password: str) -> bytes:
    return drawn(
        lambda page: page.drawString(50, 700, "Biaya"), encrypt=StandardEncryption(password)
    )


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptySource),
        (b"\x89PNG\r\n\x1a\n", NotAPdf),
        (b"PK\x03\x04" + b"x" * 2000, NotAPdf),
        (b"%PDF-1.7\n" + b"rusak " * 50, BrokenPdf),
        (standard()[:300], ExtractionError),
        (encrypted("rahasia"), EncryptedPdf),
        (drawn(lambda page: page.rect(50, 50, 100, 100)), NoTextLayer),
    ],
    ids=["empty", "picture", "archive", "rubbish", "cut off", "locked", "no text"],
)
def test_what_cannot_be_read_says_why(data: bytes, error: type[ExtractionError]) -> None:
    with pytest.raises(error) as caught:
        read(data)
    assert caught.value.message


def test_a_file_that_only_forbids_changes_is_read() -> None:
    encryption = StandardEncryption("", "pemilik", canModify=0)
    data = drawn(lambda page: page.drawString(50, 700, "Biaya"), encrypt=encryption)
    assert printed_lines(read(data)) == ["Biaya"]


def test_rubbish_before_the_header_is_passed_over() -> None:
    assert printed_lines(read(b"\r\n" * 20 + standard())) == printed_lines(read(standard()))


def test_a_page_is_rendered_as_a_picture() -> None:
    assert render_page(standard(), 1, 30).startswith(b"\x89PNG")
    with pytest.raises(ExtractionError):
        render_page(standard(), 99, 30)


def test_reading_twice_gives_the_same_words() -> None:
    assert read(standard()).words == read(standard()).words
