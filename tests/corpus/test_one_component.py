"""Rows and headings of one component make one component, and all their words are in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from corpus.pipeline import Extraction, extract_document
from corpus.schema import ServiceStandard
from extractor.read import read_document
from tests.support.drawn_pages import (
    BORDERS,
    DELIVERY,
    HEAD,
    MANUFACTURING,
    Drawing,
    Row,
    level_only,
    no_lines,
)
from tests.support.typed_texts import STANDARD

DrawBorders = Callable[[Drawing, list[float], list[float]], None]
ALL = {**BORDERS, "level lines only": level_only, "no lines": no_lines}
every_make = pytest.mark.parametrize("draw", ALL.values(), ids=ALL.keys())

TWO_COMPLAINTS: tuple[Row, ...] = (
    *DELIVERY[:5],
    ("6", "Pengelolaan Pengaduan", "Kotak saran"),
    ("7", "Pengawasan Internal", "Oleh atasan langsung"),
    ("8", "Penanganan Pengaduan,\nSaran, dan Masukan", "Telepon (0274) 512345"),
)
TWO_PROCEDURES: tuple[Row, ...] = (
    DELIVERY[0],
    ("2", "Mekanisme", "1. Pemohon datang\n2. Petugas memeriksa"),
    ("3", "Prosedur", "1. Isi formulir\n2. Tunggu dipanggil"),
    *((str(n), name, text) for n, (_, name, text) in enumerate(DELIVERY[2:], 4)),
)
TWO_LISTS: tuple[Row, ...] = (*DELIVERY, ("7", "Persyaratan", "1. Meterai"))


def read(drawing: Drawing) -> list[ServiceStandard]:
    return list(extract_document(drawing.document(), "lembar.pdf").records)


def table(rows: Sequence[Row], draw: DrawBorders | None = None, first: int = 99) -> Drawing:
    """A table with its head; what follows the `first` rows stands on the next page."""
    drawing = Drawing()
    drawing.table((HEAD, *rows[:first]), draw=draw)
    if rows[first:]:
        drawing.page()
        drawing.table(rows[first:], draw=draw)
    return drawing


def texts(record: ServiceStandard, component: str) -> list[tuple[str, str | None]]:
    return [(item.text, item.group) for item in getattr(record, component).items]


@every_make
@pytest.mark.parametrize("first", [99, 6, 7], ids=["one page", "next page", "row before, too"])
def test_a_second_row_of_complaints_adds_to_the_first(draw: DrawBorders, first: int) -> None:
    (record,) = read(table(TWO_COMPLAINTS, draw, first))
    assert record.pengaduan is not None
    assert record.pengaduan.heading == "Pengelolaan Pengaduan"
    assert record.pengaduan.text == "Kotak saran\nTelepon (0274) 512345"
    assert [c.kind for c in record.pengaduan.channels] == ["suggestion-box", "phone"]
    assert texts(record, "pengawasan_internal") == [("Oleh atasan langsung", None)]
    assert record.unrecognized == []


@every_make
@pytest.mark.parametrize("first", [99, 2], ids=["one page", "next page"])
def test_steps_of_a_second_row_say_what_they_stand_under(draw: DrawBorders, first: int) -> None:
    (record,) = read(table(TWO_PROCEDURES, draw, first))
    steps = [text for text, _ in texts(record, "prosedur")]
    assert steps == ["Pemohon datang", "Petugas memeriksa", "Isi formulir", "Tunggu dipanggil"]
    if draw is not no_lines:  # without lines two short names below each other can be one
        groups = [group for _, group in texts(record, "prosedur")]
        assert groups == [None, None, "Prosedur", "Prosedur"]


@every_make
@pytest.mark.parametrize("first", [99, 6], ids=["one page", "next page"])
def test_a_second_row_of_requirements_begins_no_standard(draw: DrawBorders, first: int) -> None:
    (record,) = read(table(TWO_LISTS, draw, first))
    assert [text for text, _ in texts(record, "persyaratan")][-1] == "Meterai"
    assert not any(finding.rule == "component-missing" for finding in record.findings)


def test_a_second_row_without_a_number_begins_none_either() -> None:
    drawing = Drawing()
    rows = [(name, text) for _, name, text in (*TWO_LISTS, *MANUFACTURING)]
    drawing.table([("Komponen", "Uraian"), *rows], widths=(170.0, 340.0))
    (record,) = read(drawing)
    assert len(texts(record, "persyaratan")) == 4
    assert record.evaluasi_kinerja is not None


@pytest.mark.parametrize("has_number", [True, False])
def test_the_law_s_order_from_its_start_begins_a_second_standard(has_number: bool) -> None:
    drawing = Drawing()
    rows = [row if has_number else ("", *row[1:]) for row in (*DELIVERY, *DELIVERY)]
    drawing.table((HEAD, *rows))
    assert [len(texts(record, "persyaratan")) for record in read(drawing)] == [3, 3]


def test_every_word_of_a_second_label_has_its_fate() -> None:
    drawing = table(TWO_COMPLAINTS)
    extraction = extract_document(drawing.document(), "lembar.pdf")
    headed = _given(extraction, "heading")
    assert {"Pengelolaan Pengaduan", "Penanganan Pengaduan, Saran, dan Masukan"} <= headed


def _given(extraction: Extraction, fate: str) -> set[str]:
    tape = extraction.document.tape
    return {tape[s.start : s.end] for s in extraction.fates if s.fate == fate}


def typed(text: str, name: str = "naskah.txt") -> list[ServiceStandard]:
    return list(extract_document(read_document(text.encode(), name), name).records)


SECOND = "Pengawasan Internal\n\nKepala seksi\n\nPengelolaan Pengaduan\n\nTelepon 0342 801234\n"


@pytest.mark.parametrize("name", ["naskah.txt", "naskah.md"])
def test_a_heading_that_is_set_again_adds_to_its_component(name: str) -> None:
    (record,) = typed(f"{STANDARD}\n{SECOND}", name)
    assert record.pengaduan is not None
    assert record.pengaduan.text == "Kotak saran di ruang tunggu\nTelepon 0342 801234"
    assert texts(record, "pengawasan_internal") == [("Kepala seksi", None)]


def test_a_numbered_heading_counts_on() -> None:
    (record,) = typed(
        "1. Persyaratan\na. KTP\n2. Mekanisme\na. Warga datang\n3. Prosedur\na. Isi formulir\n"
        "4. Jangka Waktu Penyelesaian\n2 hari kerja\n5. Waktu Pelayanan\nSenin sampai Jumat\n"
        "6. Biaya : gratis\n7. Pengaduan : Kotak saran\n8. Penanganan Pengaduan : SMS 1708\n"
    )
    assert texts(record, "prosedur") == [("Warga datang", None), ("Isi formulir", "Prosedur")]
    assert record.waktu is not None
    assert record.waktu.text == "2 hari kerja\nSenin sampai Jumat"
    assert record.pengaduan is not None
    assert record.pengaduan.text == "Kotak saran\nSMS 1708"


def test_a_name_inside_a_value_is_no_heading() -> None:
    (record,) = typed(
        STANDARD.replace("3 hari kerja", "3 hari kerja sejak\n\npersyaratan\n\nlengkap").replace(
            "2. Surat pengantar dari RT", "2. Surat pengantar dari RT\n3. Produk"
        )
    )
    assert [text for text, _ in texts(record, "persyaratan")][-1] == "Produk"
    assert record.waktu is not None
    assert record.waktu.text == "3 hari kerja sejak persyaratan lengkap"
