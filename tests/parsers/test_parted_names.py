"""Names of components whose rows a program puts between those of the value beside them."""

from __future__ import annotations

import pytest

from corpus.pipeline import HEADINGS
from parsers.section import Row
from parsers.text_rows.pasted_rows import gather_parted_names
from tests.support.typed_texts import body_of, record_of

SHEET = """\
DINAS PERIKANAN KABUPATEN BIMA
STANDAR PELAYANAN
KARTU NELAYAN
No.
Komponen
Uraian
1.
Persyaratan
1. KTP nelayan
2. Foto kapal
2.
Sistem, Mekanisme, dan
1. Nelayan mendaftar di loket
Prosedur
2. Petugas meneliti berkas
3. Nelayan menerima kartu
3.
Jangka Waktu
4 hari kerja sejak berkas
Penyelesaian
diterima lengkap
4.
Biaya/Tarif
Gratis
5.
Produk Pelayanan
Kartu nelayan
6.
Penanganan
Datang langsung ke loket pengaduan
Pengaduan, Saran,
Surel: perikanan@bima.example.go.id
dan Masukan
"""


def _texts(rows: list[Row]) -> list[str]:
    return [row.text for row in rows]


def test_no_value_holds_a_word_of_its_name() -> None:
    record = record_of(SHEET)
    assert record.prosedur is not None
    assert record.prosedur.heading == "Sistem, Mekanisme, dan Prosedur"
    assert [item.text for item in record.prosedur.items] == [
        "Nelayan mendaftar di loket",
        "Petugas meneliti berkas",
        "Nelayan menerima kartu",
    ]
    assert record.waktu is not None
    assert record.waktu.heading == "Jangka Waktu Penyelesaian"
    assert "Penyelesaian" not in record.waktu.text
    assert record.pengaduan is not None
    assert record.pengaduan.heading == "Penanganan Pengaduan, Saran, dan Masukan"
    assert [channel.kind for channel in record.pengaduan.channels] == ["in-person", "email"]
    assert not record.unrecognized


@pytest.mark.parametrize(
    "lines",
    [
        ("3.", "Produk", "1.", "Pelayanan"),  # below a number: an item
        ("3.", "Produk", "- Kartu", "- Pelayanan"),
        ("Produk", "Kartu nelayan", "Pelayanan"),  # neither numbered nor open at its end
        ("3.", "Produk", "a", "b", "c", "d", "Pelayanan"),  # too far below
        ("1.", "2.", "3.", "Pas foto", "Biaya"),
        ("3.", "Produk Pelayanan", "Kartu", "1.", "2."),
        ("3.", "Sistem, Mekanisme, dan", "Prosedur", "1. Daftar"),  # nothing stands between
    ],
)
def test_rows_stay_where_no_name_is_parted(lines: tuple[str, ...]) -> None:
    rows = body_of("\n".join(lines))
    assert gather_parted_names(rows, HEADINGS) == rows


def test_an_empty_line_above_a_moved_row_stays_above_the_next() -> None:
    rows = body_of("3.\nProduk\nKartu nelayan\n\nPelayanan\nBuku kapal")
    gathered = gather_parted_names(rows, HEADINGS)
    assert _texts(gathered) == ["3.", "Produk", "Pelayanan", "Kartu nelayan", "Buku kapal"]
    assert [row.text for row in gathered if row.follows_blank][1:] == ["Buku kapal"]
