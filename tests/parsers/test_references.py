"""Texts that do nothing but point to where their contents stand."""

from __future__ import annotations

import pytest

from parsers.names.references import only_points
from tests.support.typed_texts import record_of

POINTING = (
    "sda",
    "S.d.a.",
    "Idem",
    "〃",
    "Sama dengan layanan lainnya",
    "Lihat standar sebelumnya",
    "Lihat nomor 1",
    "Sama seperti huruf b",
    "Dapat dilihat pada brosur",
    "Sebagaimana tercantum dalam lampiran formulir",
    "Dokumen terlampir",
    "Seperti pada gambar",
)
SAYING = (
    "Lihat Perda Retribusi",
    "Mengisi formulir sesuai alur",
    "Fotokopi KTP sesuai alamat",
    "Sesuai ketentuan",
    "Sesuai SOP",
    "Sesuai nomor antrean",
    "Surat pernyataan seperti pada lampiran",
    "Terlampir, paling lama 3 hari",
    "Lihat www.contoh.go.id",
    "Sama-sama dibayar di loket",
)


@pytest.mark.parametrize("text", POINTING)
def test_it_points(text: str) -> None:
    assert only_points(text)


@pytest.mark.parametrize("text", SAYING)
def test_it_says_something(text: str) -> None:
    assert not only_points(text)


SHEET = """SANGGAR TARI KENANGA

STANDAR PELAYANAN SEWA GEDUNG

Persyaratan
1. Proposal
2. Kartu anggota

Prosedur
1. Mendaftar
2. Membayar

Jangka Waktu Penyelesaian
{time}

Biaya/Tarif
{fee}

Produk Pelayanan
Surat izin pakai

Pengelolaan Pengaduan
{complaint}
"""


def test_what_only_points_is_not_said_to_be_missing() -> None:
    record = record_of(SHEET.format(time="sda", fee="Idem", complaint="Lihat halaman 2"))
    assert {"waktu", "biaya", "pengaduan"} <= set(record.not_assessable)
    rules = {finding.rule for finding in record.findings}
    assert not rules & {"time-unstated", "fee-unstated", "contact-missing"}


def test_what_says_too_little_is_still_said_so() -> None:
    record = record_of(SHEET.format(time="Sesuai SOP", fee="Sesuai kebijakan", complaint="Ada"))
    rules = {finding.rule for finding in record.findings}
    assert {"time-unstated", "fee-unstated", "contact-missing"} <= rules
