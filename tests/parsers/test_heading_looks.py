"""Headings that are known by how the page sets its headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.layouts import choose_layout
from parsers.section import Standard
from tests.support.drawn_pages import HEADINGS, Drawing, body
from tests.support.typed_texts import outline, record_of

PAGE = (
    ("Persyaratan", "Kartu anggota"),
    ("Langkah pelayanan", "Mendaftar di loket lalu membayar"),
    ("Lama pelayanan", "Lima belas menit"),
    ("Tarif", "Rp5.000"),
    ("Yang perlu diketahui", "Kartu tidak dapat dipinjamkan"),
    ("Kanal Aduan", "Kotak saran"),
)


def larger(page: Drawing, heading: str, text: str) -> None:
    page.text(60, page.y_pt, heading, 14)
    page.text(60, page.y_pt + 16, text)


def further_left(page: Drawing, heading: str, text: str) -> None:
    page.text(60, page.y_pt, heading)
    page.text(100, page.y_pt + 13, text)


def like_all(page: Drawing, heading: str, text: str) -> None:
    page.text(60, page.y_pt, heading)
    page.text(60, page.y_pt + 13, text)


def _standard(draw: Callable[[Drawing, str, str], None], lead_pt: float) -> Standard:
    page = Drawing()
    page.text(60, 40, "Layanan Peminjaman Kostum")
    page.y_pt = 80
    for heading, text in PAGE:
        draw(page, heading, text)
        page.y_pt += lead_pt
    document = page.document()
    layout, _ = choose_layout(document, HEADINGS)
    (standard,) = layout.segment(document, HEADINGS).standards
    return standard


@pytest.mark.parametrize("draw", [larger, further_left])
def test_what_is_set_like_the_headings_is_one(draw: Callable[[Drawing, str, str], None]) -> None:
    standard = _standard(draw, lead_pt=31 if draw is larger else 26)
    assert body(standard, "biaya") == ["Rp5.000"]
    assert body(standard, "pengaduan") == ["Kotak saran"]
    unknown = [one for one in standard.sections if one.component is None]
    assert [one.heading.text for one in unknown if one.heading] == ["Yang perlu diketahui"]


def test_where_headings_are_set_like_all_rows_their_look_tells_nothing() -> None:
    standard = _standard(like_all, lead_pt=26)
    assert body(standard, "biaya")[:1] == ["Rp5.000"]
    assert not [one for one in standard.sections if one.component is None]


BARE = """SANGGAR TARI KENANGA
STANDAR PELAYANAN PELATIHAN TARI
Persyaratan
Kartu anggota
Pas foto
Prosedur
Mendaftar di loket
Mengikuti seleksi
Waktu
5 hari
Biaya
Gratis
Hasil
Sertifikat
Aduan
WA 0812-0000-1111
"""


def test_a_name_of_one_word_above_what_it_asks_for_is_a_heading() -> None:
    record = record_of(BARE)
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == ["Mendaftar di loket", "Mengikuti seleksi"]
    assert record.waktu is not None
    assert record.waktu.text == "5 hari"
    assert record.produk is not None
    assert outline(record.produk.items) == ["Sertifikat"]
    assert record.pengaduan is not None
    assert record.pengaduan.channels[0].kind == "whatsapp"


def test_such_a_name_above_something_else_is_none() -> None:
    record = record_of(BARE.replace("Waktu\n5 hari\n", "Waktu\nTempat\n"))
    assert record.waktu is None
    assert record.reading.components["waktu"] == "printed-but-unread"
