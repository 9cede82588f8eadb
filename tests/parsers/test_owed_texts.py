"""Texts that stand below the names, or the numbers, of several components of a copied table."""

from __future__ import annotations

import pytest

from corpus.schema import ServiceStandard
from tests.support.typed_texts import record_of

HEAD = "STANDAR PELAYANAN PINJAM KOSTUM\n\nNo\n\nKomponen\n\nUraian\n\n"
APART = """\
1.

Persyaratan

1.
2.

2.

Sistem, Mekanisme, dan
Prosedur

1.
2.
3.

Kartu anggota sanggar
Surat izin orang tua
Peminjam memilih kostum
Petugas mencatat kostum
Peminjam membawa kostum

3.

Jangka Waktu Pelayanan

20 menit

4.

Biaya/Tarif

Gratis
"""
FOUR_TEXTS = """\
1 Persyaratan
2 Sistem, Mekanisme, dan
Prosedur

1.

Kartu anggota sanggar

2.

Surat izin orang tua

1.

Peminjam memilih kostum

2.

Petugas mencatat kostum

3 Jangka Waktu Pelayanan
4 Biaya/Tarif

20 menit
Gratis

5 Produk Pelayanan

Kostum tari
"""


def texts(record: ServiceStandard, component: str) -> list[str]:
    read = getattr(record, component)
    return [item.text for item in read.items] if read is not None else []


def test_lists_get_the_items_that_their_numbers_count() -> None:
    record = record_of(HEAD + APART)
    assert texts(record, "persyaratan") == ["Kartu anggota sanggar", "Surat izin orang tua"]
    assert texts(record, "prosedur") == [
        "Peminjam memilih kostum",
        "Petugas mencatat kostum",
        "Peminjam membawa kostum",
    ]


def test_texts_that_say_whose_they_are_get_their_names() -> None:
    record = record_of(HEAD + FOUR_TEXTS)
    assert texts(record, "persyaratan") == ["Kartu anggota sanggar", "Surat izin orang tua"]
    assert texts(record, "prosedur") == ["Peminjam memilih kostum", "Petugas mencatat kostum"]
    assert record.waktu is not None
    assert [time.minimum for time in record.waktu.durations] == [20]
    assert record.biaya is not None
    assert record.biaya.kind == "free"


@pytest.mark.parametrize(
    "printed",
    [
        APART.replace("Surat izin orang tua\n", ""),
        APART.replace("Kartu anggota sanggar", "Kartu anggota sanggar\nPas foto\nMap"),
        FOUR_TEXTS.replace("1.\n\n", "").replace("2.\n\n", ""),
    ],
    ids=["an item less", "two items more", "no numbers"],
)
def test_what_cannot_be_told_apart_is_nobodys(printed: str) -> None:
    record = record_of(HEAD + printed)
    assert not texts(record, "persyaratan")
    assert not texts(record, "prosedur")
    unread = "\n".join(entry.text for entry in record.unrecognized)
    assert "Kartu anggota sanggar" in unread
    assert "Petugas mencatat kostum" in unread


def test_items_wait_behind_a_text_that_has_its_own_name() -> None:
    late = """\
1.

Produk Pelayanan

1.
2.

2.

Penanganan Pengaduan

Pengaduan lewat telepon (0274) 555019

3.

Sarana dan Prasarana

1.
2.

Kostum tari
Kostum wayang

Rak
Cermin
"""
    record = record_of(HEAD + late)
    assert texts(record, "produk") == ["Kostum tari", "Kostum wayang"]
    assert texts(record, "sarana_prasarana") == ["Rak", "Cermin"]
    assert record.pengaduan is not None
    assert "555019" in record.pengaduan.text


def test_an_empty_heading_of_a_page_takes_nothing_from_the_next() -> None:
    record = record_of(
        "# Pinjam Kostum\n\n## Persyaratan\n\n## Prosedur\n\n1. Peminjam memilih kostum\n"
        "2. Petugas mencatat kostum\n\n## Biaya\n\nGratis\n"
    )
    assert len(texts(record, "prosedur")) == 2


def test_a_name_goes_on_below_its_text() -> None:
    printed = """\
1 Persyaratan
Kartu anggota sanggar
2 Jangka Waktu Pelayanan
20 menit
3 Biaya/Tarif
Gratis
4 Produk Pelayanan
Kostum tari
5 Penanganan Pengaduan, Menyampaikan keluhan secara langsung lewat:
Saran dan Masukan/
a. telepon (0274) 555019
b. surel sanggar@tari.example
"""
    record = record_of(HEAD + printed)
    assert texts(record, "produk") == ["Kostum tari"]
    assert record.pengaduan is not None
    assert {channel.kind for channel in record.pengaduan.channels} >= {"phone", "email"}


BEHIND_NAMES = """\
1 Persyaratan

Kartu anggota sanggar

2 Sistem, Mekanisme, dan
Prosedur

1. Peminjam memilih kostum
2. Petugas mencatat kostum
20 menit

3 Jangka Waktu Pelayanan
4 Biaya/Tarif

5 Produk Pelayanan

Kostum tari
Gratis
"""


def test_a_time_and_a_fee_beside_another_name_are_given_back() -> None:
    record = record_of(HEAD + BEHIND_NAMES)
    assert record.waktu is not None
    assert [(one.minimum, one.unit) for one in record.waktu.durations] == [(20, "minute")]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.prosedur is not None
    assert [item.text for item in record.prosedur.items] == [
        "Peminjam memilih kostum",
        "Petugas mencatat kostum",
    ]
    assert record.produk is not None
    assert [item.text for item in record.produk.items] == ["Kostum tari"]


def test_two_times_are_nobody_s() -> None:
    text = BEHIND_NAMES.replace("Kostum tari", "Kostum tari\n30 menit")
    record = record_of(HEAD + text)
    assert record.waktu is None or not record.waktu.durations


def test_a_text_on_the_line_of_its_name_is_shared_with_none() -> None:
    record = record_of(
        "1\n\nJENIS LAYANAN PINJAM TENDA\n\n2\n\nPERSYARATAN\n  1. Foto\n  2. Kartu penduduk\n\n"
        "3\n\nPROSEDUR\n\n1) Warga mengisi buku.\n\n2) Petugas menyerahkan tenda.\n\n4\n\nBIAYA\n\n"
        "5\n\nWAKTU PENYELESAIAN 30 menit, pada jam pelayanan :\n\n  • Senin s/d Kamis, jam 08.00\n"
        "\n6\n\nSARANA PRASARANA\n  1. Tenda\n"
    )
    assert record.waktu is not None
    assert [one.maximum for one in record.waktu.durations] == [30]
