"""Rows of a pasted table whose numbers have no sign."""

from __future__ import annotations

import pytest

from parsers.text_rows.bare_rows import part_bare_rows
from tests.support.typed_texts import HEADINGS, body_of, record_of

TITLE = "STANDAR PELAYANAN IZIN REKLAME\n\n"
SPACED = """\
1 Persyaratan a. Kartu penduduk
b. Gambar reklame
2 Sistem, Mekanisme dan Prosedur a. Pemohon menyerahkan berkas
b. Petugas memeriksa berkas
3 Jangka Waktu Penyelesaian 4 hari kerja
4 Biaya Gratis
5 Produk Pelayanan Izin reklame
"""
RUN_TOGETHER = """\
1Persyaratan1. Kartu penduduk
2. Gambar reklame
2Sistem, Mekanisme dan Prosedur1. Pemohon menyerahkan berkas
2. Petugas memeriksa berkas
3Jangka Waktu Penyelesaian4 hari kerja
4BiayaGratis
5Produk PelayananIzin reklame
"""


@pytest.mark.parametrize("rows", [SPACED, RUN_TOGETHER], ids=["a blank", "no blank"])
def test_each_number_and_name_begins_a_row(rows: str) -> None:
    record = record_of(TITLE + rows)
    assert record.waktu is not None
    assert record.waktu.text == "4 hari kerja"
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.produk is not None
    assert [item.text for item in record.produk.items] == ["Izin reklame"]

    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == [
        "Kartu penduduk",
        "Gambar reklame",
    ]
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2


@pytest.mark.parametrize(
    "text",
    [
        "2 lembar fotokopi\n3 hari kerja\n4 Biaya Gratis",
        "1 Persyaratan umum dan khusus\n1 Biaya Gratis\n1 Produk Izin",
    ],
    ids=["one component", "no order"],
)
def test_what_is_no_such_table_stays(text: str) -> None:
    rows = body_of(text)
    assert part_bare_rows(rows, HEADINGS) == rows


def test_a_number_without_its_sign_counts_on_from_those_with_it() -> None:
    record = record_of(
        f"{TITLE}1. Persyaratan 1. Kartu penduduk\n2. Gambar reklame\n"
        "2. Prosedur 1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas\n"
        "3 Jangka Waktu Paling lama 4 hari kerja\n"
    )
    assert record.prosedur is not None
    assert [item.text for item in record.prosedur.items][-1] == "Petugas memeriksa berkas"
    assert record.waktu is not None
    assert record.waktu.text == "Paling lama 4 hari kerja"


def test_a_bare_number_that_counts_on_from_no_component_stays() -> None:
    rows = body_of("2. Prosedur\n1. Pemohon datang\n4 Biaya Gratis")
    assert part_bare_rows(rows, HEADINGS) == rows


def test_a_name_of_the_offices_own_ends_at_the_figure() -> None:
    record = record_of(
        TITLE
        + "No. Komponen Uraian\n1 Persyaratan\n\n1. Kartu penduduk\n2. Gambar reklame\n\n2\n\n"
        "Prosedur\n\n1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas\n\n"
        "3 Waktu Pelaksanaan  5 (lima) hari kerja\n\n4\n\nBiaya / Tarif\n\nRp25.000\n\n"
        "5 Produk Layanan Izin reklame\n"
    )
    assert record.waktu is not None
    assert [one.maximum for one in record.waktu.durations] == [5]
    assert record.biaya is not None
    assert record.biaya.text == "Rp25.000"
    assert record.produk is not None


def test_two_rows_below_their_table_s_head_are_a_table() -> None:
    text = """\
STANDAR PELAYANAN SEWA KOSTUM

NO KOMPONEN URAIAN
1 Persyaratan Pelayanan 1. Formulir sewa
2. Kartu anggota sanggar
2 Sistem, Mekanisme dan 1. Pemohon mengambil formulir di loket
Prosedur 2. Petugas mencatat kostum
3. Pemohon menerima kostum
"""
    record = record_of(text)
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == [
        "Formulir sewa",
        "Kartu anggota sanggar",
    ]
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 3
