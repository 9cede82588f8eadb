"""Names of components that stand together, and their texts below them all."""

from __future__ import annotations

import pytest

from corpus.pipeline import HEADINGS
from parsers.text_rows.names_above_texts import gather_names_with_texts
from tests.support.typed_texts import body_of, outline, record_of

COLUMNS = """\
STANDAR PELAYANAN
DINAS ARSIP KABUPATEN TEGAL

DASAR HUKUM

PERSYARATAN

PROSEDUR

WAKTU

BIAYA

PRODUK

1. Peminjaman Arsip

Dasar Hukum:

1. Undang-Undang Nomor 43 Tahun 2009
2. Peraturan Daerah Nomor 4 Tahun 2018

Surat pengantar instansi

1. Peminjam mengisi formulir
2. Petugas mengambil arsip

1 hari kerja

Gratis

Arsip pinjaman
"""
NARROW = """\
Standar Pelayanan Kartu Kuning

1.

Persyaratan

2.

Prosedur Pelayanan

a. Fotokopi ijazah;
b. Pas foto terbaru.

1. Pencari kerja mengisi formulir;
2. Petugas mencetak kartu;

3.

Biaya

Gratis
"""


def test_each_cell_goes_to_the_name_of_its_column() -> None:
    record = record_of(COLUMNS)
    assert record.dasar_hukum is not None
    assert len(record.dasar_hukum.items) == 2
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == ["Surat pengantar instansi"]
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == [
        "Peminjam mengisi formulir",
        "Petugas mengambil arsip",
    ]
    assert record.waktu is not None
    assert record.waktu.text == "1 hari kerja"
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.produk is not None
    assert outline(record.produk.items) == ["Arsip pinjaman"]


def test_lists_below_two_names_are_theirs_in_order() -> None:
    record = record_of(NARROW)
    assert record.persyaratan is not None
    assert record.persyaratan.heading == "Persyaratan"
    assert outline(record.persyaratan.items) == ["Fotokopi ijazah;", "Pas foto terbaru."]
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == [
        "Pencari kerja mengisi formulir;",
        "Petugas mencetak kartu;",
    ]
    assert record.biaya is not None
    assert record.biaya.text == "Gratis"


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("Gratis\n", "Gratis\n\nTidak dipungut biaya\n"),  # a text too many
        ("1 hari kerja", "Senin saja"),  # no time at the time's place
        ("1. Peminjam mengisi formulir\n2. Petugas mengambil arsip\n", "KTP\n"),
    ],
)
def test_texts_that_do_not_go_with_the_names_stay_as_printed(printed: str, typed: str) -> None:
    rows = body_of(COLUMNS.replace(printed, typed))
    assert gather_names_with_texts(rows, HEADINGS) == rows


def test_names_with_their_own_texts_are_left() -> None:
    text = "Persyaratan\n\n1. KTP\n\nProsedur\n\n1. Warga datang\n\nBiaya\n\nGratis\n"
    rows = body_of(text)
    assert gather_names_with_texts(rows, HEADINGS) == rows
