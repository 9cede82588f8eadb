"""Heads that name an office and its service in one row."""

from __future__ import annotations

import pytest

from tests.support.typed_texts import record_of

BODY = """
Persyaratan
1. Kartu anggota
2. Surat pengantar

Prosedur
1. Mendaftar
2. Menunggu

Jangka Waktu
3 hari kerja

Biaya
Gratis
"""


@pytest.mark.parametrize(
    ("head", "office", "service"),
    [
        ("Puskesmas Mekar - Pelayanan Imunisasi", "Puskesmas Mekar", "Pelayanan Imunisasi"),
        ("Dinas Sosial | Rekomendasi Bantuan", "Dinas Sosial", "Rekomendasi Bantuan"),
        ("Kelurahan Cempaka — Surat Keterangan", "Kelurahan Cempaka", "Surat Keterangan"),
        ("Kecamatan Cempaka: Dispensasi Nikah", "Kecamatan Cempaka", "Dispensasi Nikah"),
        ("Legalisir Ijazah – Dinas Pendidikan", "Dinas Pendidikan", "Legalisir Ijazah"),
    ],
)
def test_office_and_service_in_one_row_are_two(head: str, office: str, service: str) -> None:
    record = record_of(f"{head}\n{BODY}")
    assert (record.unit.name, record.service.title) == (office, service)


@pytest.mark.parametrize(
    "head",
    ["Dinas Pendidikan - Bidang SMP", "Kantor Imigrasi – Kelas II", "Polres Mekar - Kota Asri"],
)
def test_an_office_that_goes_on_behind_a_dash_has_no_service_there(head: str) -> None:
    assert record_of(f"{head}\n{BODY}").service.title is None
