"""Which words point to a picture, and which state something themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.record.pointed_pictures import pointed_pictures
from extractor.page import BBox
from extractor.passage import line_passage
from parsers.section import Row, Section, Standard
from tests.support.drawn_pages import Drawing


def _pointed(*texts: str) -> list[str]:
    """The components that a picture is the text of, 20 points below the last of the lines."""
    drawing = Drawing()
    drawing.paragraph("Biaya/Tarif")
    for text in texts:
        drawing.paragraph(text)
    document = drawing.document()
    box = BBox(40, drawing.y_pt + 20, 200, drawing.y_pt + 90)
    (page,) = document.pages
    document = replace(document, pages=(replace(page, pictures=(box,)),))
    heading, *body = [line_passage(document, line) for line in document.lines]
    lines = tuple(Row(passage, 1, None) for passage in body)
    standard = Standard((Section("biaya", heading, lines),), (1, 1))
    return [one.component for one in pointed_pictures(document, standard)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lihat gambar",
        "Terlampir",
        "Tarif dapat dilihat pada tabel di bawah ini:",
        "Sesuai dengan bagan berikut",
        "Gambar 2",
        "Sebagaimana poster di samping",
    ],
)
def test_words_that_point_to_a_picture(text: str) -> None:
    assert _pointed(*((text,) if text else ())) == ["biaya"]


@pytest.mark.parametrize(
    "text",
    [
        "Gratis",
        "Rp 50.000, lihat gambar",
        "Sesuai Peraturan Daerah Nomor 3 Tahun 2020",
        "Tidak dipungut biaya bagi warga setempat",
    ],
)
def test_words_that_state_something(text: str) -> None:
    assert _pointed(text) == []
