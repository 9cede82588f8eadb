"""Texts whose pages are kept apart: what a program printed at the edges of each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.schema import ServiceStandard
from tests.support.typed_texts import extracted

COVER = "SANGGAR TARI KENANGA\nBUKU LAYANAN\n"
SEAL = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik sesuai\n"
    "Undang-Undang tentang Informasi dan Transaksi Elektronik, dan memiliki akibat\nyang sah.\n"
)


def page(title: str, *, label: str = "STANDAR PELAYANAN ") -> str:
    return f"""\
{label}{title}

Persyaratan
1. Kartu anggota
2. Surat {title.lower()}

Prosedur
1. Pemohon mengisi formulir
2. Petugas memeriksa formulir

Biaya
Gratis

Evaluasi Kinerja Pelaksana
Survei kepuasan anggota
"""


SERVICES = ("PINJAM KOSTUM", "SEWA GEDUNG", "KURSUS TARI")


def last_texts(records: Sequence[ServiceStandard]) -> list[list[str]]:
    return [
        [item.text for item in record.evaluasi_kinerja.items] if record.evaluasi_kinerja else []
        for record in records
    ]


@pytest.mark.parametrize("head", ["Sanggar Tari Kenanga — Buku Layanan", "Buku Layanan Sanggar"])
def test_a_head_above_each_service_ends_no_component(head: str) -> None:
    text = COVER + "".join(f"\f{head}\n{page(title)}" for title in SERVICES)
    records = extracted(text).records
    assert len(records) == 3
    assert last_texts(records) == [["Survei kepuasan anggota"]] * 3
    removed = [entry.reason for record in records for entry in record.removed if entry.text == head]
    assert removed == ["running-header"] * 3


def test_a_label_above_each_service_stays() -> None:
    text = COVER + "".join("\f" + page(title, label="STANDAR PELAYANAN\n\n") for title in SERVICES)
    records = extracted(text).records
    assert [record.service.title for record in records] == [*SERVICES]
    assert all(entry.reason != "running-header" for one in records for entry in one.removed)


def test_the_note_of_a_signature_goes_with_its_wrapped_lines() -> None:
    text = "\f".join(f"{page(title)}\n{SEAL}" for title in SERVICES)
    records = extracted(text).records
    assert last_texts(records) == [["Survei kepuasan anggota"]] * 3


def test_a_text_above_its_name_is_not_the_service_before_its() -> None:
    table = "\nNo\n\nKomponen\n\nUraian\n\n"
    own = """\
1 Persyaratan
Kartu anggota
2 Prosedur
1. Pemohon mengisi formulir
2. Petugas memeriksa formulir
3 Biaya
Gratis
4 Evaluasi Kinerja Pelaksana
Survei kepuasan anggota
"""
    moved = own.replace(
        "1 Persyaratan\nKartu anggota\n", "1. Kaset lagu\n2. Kain\n\n1 Persyaratan\n"
    )
    text = f"1. Pinjam Kostum{table}{own}\n2. Sewa Gedung{table}{moved}"
    records = extracted(text).records
    assert len(records) == 2
    assert last_texts(records) == [["Survei kepuasan anggota"]] * 2
    assert records[1].persyaratan is not None
    assert [item.text for item in records[1].persyaratan.items] == ["Kaset lagu", "Kain"]
