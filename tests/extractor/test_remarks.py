"""What readers lay over a page: their strokes change nothing, their stamps are none of its text."""

from __future__ import annotations

import pymupdf
import pytest

from extractor.page import Document
from extractor.read import read_document
from tests.support.drawn_pages import Drawing

BODY = ("Biaya/Tarif", "Rp 45.000", "Produk Pelayanan", "Kartu anggota perpustakaan")


def _pdf() -> pymupdf.Document:
    drawing = Drawing()
    for number, text in enumerate(BODY):
        drawing.text(60, 100 + 20 * number, text)
    return pymupdf.open("pdf", drawing.bytes())


def _read(pdf: pymupdf.Document) -> Document:
    return read_document(pdf.tobytes(), "a.pdf")


def _over(document: Document) -> str:
    return " ".join(document.words[order].text for order in sorted(document.overlays))


@pytest.mark.parametrize("kind", ["strikeout", "underline", "squiggly", "highlight", "ink"])
def test_strokes_of_a_reader_change_nothing(kind: str) -> None:
    pdf = _pdf()
    place = pdf[0].search_for("Rp 45.000")[0]
    if kind == "ink":
        middle = (place.y0 + place.y1) / 2
        pdf[0].add_ink_annot([[(place.x0, middle), (place.x1, middle)]])
    else:
        getattr(pdf[0], f"add_{kind}_annot")(place)
    document = _read(pdf)
    assert [line.text for line in document.lines] == list(BODY)
    assert all(word.is_visible for word in document.words)


def test_a_stamp_takes_no_word_of_the_page_along() -> None:
    pdf = _pdf()
    pdf[0].add_stamp_annot((150, 105, 350, 165), stamp=4)
    document = _read(pdf)
    assert _over(document)
    body = [line.text for line in document.lines if line.words[0].order not in document.overlays]
    assert body == list(BODY)


@pytest.mark.parametrize(
    ("text", "rect", "is_over"),
    [
        ("Rp 12.000 per kartu", (60, 200, 300, 216), False),
        ("Setuju, Bapak Misalkan", (330, 200, 560, 216), True),
        ("Diperiksa oleh Ibu Umpama", (60, 200, 300, 216), True),
        ("lihat juga loket 2", (60, 100, 300, 116), True),
    ],
    ids=["typed in", "beside the text", "a remark", "on a row of text"],
)
def test_a_free_text_is_the_pages_where_it_is_typed_into_a_free_row(
    text: str, rect: tuple[int, int, int, int], is_over: bool
) -> None:
    pdf = _pdf()
    pdf[0].add_freetext_annot(rect, text, fontsize=9)
    document = _read(pdf)
    assert " ".join(text.split()) in document.tape
    assert (_over(document) == text) is is_over
