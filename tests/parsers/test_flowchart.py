"""Drawn procedures: boxes in the order of their arrows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page import BBox
from parsers.page_words import pages_of
from parsers.procedures.flowchart import (
    CAPTION,
    SIGN_OF_CAPTION,
    FlowReading,
    read_flowchart,
    read_unframed,
)
from tests.support.drawn_pages import Drawing

AREA = BBox(30.0, 90.0, 580.0, 400.0)


def read(drawing: Drawing) -> FlowReading:
    document = drawing.document()
    words = pages_of(document)[1].inside(AREA)
    reading = read_flowchart(document, document.pages[0], AREA, words)
    assert reading is not None
    return reading


def texts(reading: FlowReading) -> list[str]:
    return [box.passage.text for box in reading.boxes]


def boxes_in_a_row(drawing: Drawing, names: list[str], top_pt: float) -> None:
    for number, name in enumerate(names):
        x = 50.0 + number * 130
        drawing.box(x, top_pt, x + 90, top_pt + 40)
        drawing.lines(x + 6, top_pt + 6, name)


def test_a_row_of_boxes_is_read_from_left_to_right() -> None:
    drawing = Drawing()
    boxes_in_a_row(drawing, ["Terima\nberkas", "Periksa\nberkas", "Cetak surat"], 120)
    for x in (140, 270):
        drawing.arrow(x, 140, x + 40, 140)
    assert texts(read(drawing)) == ["Terima berkas", "Periksa berkas", "Cetak surat"]


def test_a_second_row_runs_backwards_when_its_arrows_do() -> None:
    drawing = Drawing()
    boxes_in_a_row(drawing, ["Satu", "Dua", "Tiga"], 120)
    boxes_in_a_row(drawing, ["Enam", "Lima", "Empat"], 220)
    drawing.arrow(140, 140, 180, 140)
    drawing.arrow(270, 140, 310, 140)
    drawing.arrow(355, 160, 355, 220)
    drawing.arrow(310, 240, 270, 240)
    drawing.arrow(180, 240, 140, 240)
    assert texts(read(drawing)) == ["Satu", "Dua", "Tiga", "Empat", "Lima", "Enam"]


def test_without_arrows_rows_are_read_like_text() -> None:
    drawing = Drawing()
    boxes_in_a_row(drawing, ["Satu", "Dua", "Tiga"], 120)
    boxes_in_a_row(drawing, ["Empat", "Lima", "Enam"], 220)
    assert texts(read(drawing)) == ["Satu", "Dua", "Tiga", "Empat", "Lima", "Enam"]


def test_a_cycle_starts_at_the_first_box() -> None:
    drawing = Drawing()
    boxes_in_a_row(drawing, ["Pemohon", "Loket"], 120)
    boxes_in_a_row(drawing, ["Penyerahan", "Penandatanganan"], 220)
    drawing.arrow(140, 140, 180, 140)
    drawing.arrow(225, 160, 225, 220)
    drawing.arrow(180, 240, 140, 240)
    drawing.arrow(95, 220, 95, 160)
    assert texts(read(drawing)) == ["Pemohon", "Loket", "Penandatanganan", "Penyerahan"]


@pytest.mark.parametrize(
    ("label", "actor"),
    [
        ("Cetak surat\n(Staf loket)", "Staf loket"),
        ("Cetak surat", None),
        ("Lampirkan surat\n(bila ada)", None),
        ("Tunggu\n(maks 3 hari)", None),
    ],
    ids=["a role", "no brackets", "a condition", "a time"],
)
def test_a_role_in_brackets_is_the_actor(label: str, actor: str | None) -> None:
    drawing = Drawing()
    boxes_in_a_row(drawing, ["Terima", label], 120)
    drawing.arrow(140, 140, 180, 140)
    box = read(drawing).boxes[1]
    assert (box.actor.text if box.actor else None) == actor
    assert box.passage.text == label.replace("\n", " ")


def test_labels_at_arrows_are_connectors() -> None:
    drawing = Drawing()
    boxes_in_a_row(drawing, ["Periksa", "Cetak"], 120)
    drawing.arrow(140, 140, 180, 140)
    drawing.text(150, 124, "Ya")
    drawing.text(100, 170, "Tidak")
    drawing.arrow(95, 160, 95, 200)
    reading = read(drawing)
    assert texts(reading) == ["Periksa", "Cetak"]
    assert sorted(label.text for label in reading.connectors) == ["Tidak", "Ya"]
    assert reading.rest == ()


def test_an_answer_beside_the_last_box_is_a_connector() -> None:
    drawing = Drawing()
    boxes_in_a_row(drawing, ["Terima\nberkas", "Berkas\nlengkap?"], 120)
    drawing.arrow(140, 140, 180, 140)
    drawing.text(273, 125, "Ya")
    reading = read(drawing)
    assert [label.text for label in reading.connectors] == ["Ya"]
    assert reading.rest == ()


def test_text_above_the_drawing_is_left_as_text() -> None:
    drawing = Drawing()
    drawing.text(50, 95, "Pemohon membawa seluruh berkas persyaratan yang asli.")
    boxes_in_a_row(drawing, ["Periksa", "Cetak"], 130)
    drawing.arrow(140, 150, 180, 150)
    reading = read(drawing)
    assert len(reading.rest) == 7
    assert texts(reading) == ["Periksa", "Cetak"]


def test_text_that_overflows_its_box_is_the_boxs() -> None:
    drawing = Drawing()
    drawing.box(50, 120, 140, 146)
    drawing.lines(56, 114, "Penyerahan\nsurat kepada\npemohon")
    drawing.box(180, 120, 270, 146)
    drawing.text(186, 126, "Selesai")
    drawing.arrow(140, 133, 180, 133)
    assert texts(read(drawing)) == ["Penyerahan surat kepada pemohon", "Selesai"]


def test_a_frame_around_the_boxes_is_none_of_them() -> None:
    drawing = Drawing()
    drawing.box(40, 100, 420, 200)
    boxes_in_a_row(drawing, ["Periksa", "Cetak"], 130)
    drawing.arrow(140, 150, 180, 150)
    assert texts(read(drawing)) == ["Periksa", "Cetak"]


def test_text_without_boxes_is_no_flowchart() -> None:
    drawing = Drawing()
    drawing.text(50, 120, "1. Pemohon datang")
    drawing.line(40, 200, 500, 200)
    document = drawing.document()
    words = pages_of(document)[1].inside(AREA)
    assert read_flowchart(document, document.pages[0], AREA, words) is None


def test_boxes_that_cannot_be_seen_are_found_under_a_caption() -> None:
    drawing = Drawing()
    drawing.text(50, 95, "1. Pemohon datang ke loket")
    drawing.text(50, 115, "Alur Pelayanan :")
    for x, y, text in (
        (50, 140, "Pemohon"),
        (200, 140, "Front Office\nmencatat berkas"),
        (380, 140, "Kepala seksi"),
        (50, 200, "Pengarsipan"),
        (200, 200, "Penyerahan\nsurat"),
        (160, 140, "Ya"),
    ):
        drawing.lines(x, y, text)
    document = drawing.document()
    reading = read_unframed(document, pages_of(document)[1].inside(AREA))
    assert reading is not None
    assert texts(reading) == [
        "Pemohon",
        "Front Office mencatat berkas",
        "Kepala seksi",
        "Pengarsipan",
        "Penyerahan surat",
    ]
    assert [label.text for label in reading.connectors] == ["Alur Pelayanan :", "Ya"]
    assert [word.text for word in reading.rest][:2] == ["1.", "Pemohon"]


def test_a_list_under_a_caption_is_no_flowchart() -> None:
    drawing = Drawing()
    drawing.lines(50, 95, "Alur Pelayanan :\n1. Pemohon datang\n2. Petugas memeriksa\n3. Selesai")
    document = drawing.document()
    assert read_unframed(document, pages_of(document)[1].inside(AREA)) is None


@given(st.from_regex(CAPTION, fullmatch=True))
def test_the_quick_look_for_a_caption_overlooks_none(text: str) -> None:
    assert SIGN_OF_CAPTION.search(text) is not None
