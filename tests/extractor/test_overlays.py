"""Watermarks, stamps and notes in the margin take no words of the body along."""

from __future__ import annotations

import pytest

from extractor.page import Document
from tests.support.drawn_pages import Drawing

BODY = (
    "Persyaratan",
    "Surat keterangan lahir dari rumah sakit",
    "Fotokopi kartu keluarga",
    "Petugas memeriksa kelengkapan berkas",
)


def _page() -> Drawing:
    drawing = Drawing()
    for number, text in enumerate(BODY):
        drawing.text(80, 280 + 20 * number, text)
    return drawing


def _laid_over(document: Document) -> list[str]:
    return [word.text for word in document.words if word.order in document.overlays]


def _body(document: Document) -> list[str]:
    return [text for text in document.line_texts if text]


def _turned(drawing: Drawing, text: str, degrees: int, x_pt: float, grey: float = 0.5) -> None:
    canvas = drawing.canvas
    canvas.saveState()
    canvas.setFillGray(grey)
    canvas.setFont("Helvetica", 10)
    canvas.translate(x_pt, 400)
    canvas.rotate(degrees)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


@pytest.mark.parametrize(("degrees", "x_pt"), [(30, 150), (45, 90), (90, 30), (270, 575)])
def test_slanted_text_and_notes_in_the_margin_lie_over_the_page(degrees: int, x_pt: float) -> None:
    drawing = _page()
    _turned(drawing, "Salinan", degrees, x_pt)
    document = drawing.document()
    assert _laid_over(document) == ["Salinan"]
    assert _body(document) == list(BODY)


def test_a_large_pale_word_lies_over_the_page_and_a_large_black_one_is_text() -> None:
    drawing = _page()
    drawing.text(60, 60, "JUDUL", 30)
    drawing.canvas.setFillGray(0.85)
    drawing.text(60, 270, "KONSEP", 60)
    document = drawing.document()
    assert _laid_over(document) == ["KONSEP"]
    assert _body(document) == ["JUDUL", *BODY]


def test_an_upright_head_of_a_table_is_text() -> None:
    drawing = _page()
    _turned(drawing, "Keterangan", 90, 300, 0)
    assert _laid_over(drawing.document()) == []


def test_a_page_of_upright_text_has_none() -> None:
    drawing = Drawing()
    for number, text in enumerate(BODY):
        _turned(drawing, text, 90, 30 + 20 * number, 0)
    assert _laid_over(drawing.document()) == []
