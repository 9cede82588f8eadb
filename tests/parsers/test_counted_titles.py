"""Services that a text counts by numbers before their names."""

from __future__ import annotations

import pytest

from tests.support.typed_texts import extracted

INTRO = "Kantor ini melayani masyarakat dengan beberapa jenis pelayanan, sebagai berikut:\n"
LENT = "Persyaratan:\n- Kartu anggota\n- Surat pernyataan\nJangka Waktu Layanan:\n2 hari kerja\n"
SHORT = "Persyaratan:\n- Kartu anggota\n- Surat pernyataan\n"
NAMES = ("Peminjaman Tenda Warga", "Peminjaman Gerobak Sampah", "Peminjaman Pengeras Suara")


@pytest.mark.parametrize("sign", ["{}.", "0{}.", "({})"])
def test_each_counted_name_begins_a_service(sign: str) -> None:
    parts = (f"{sign.format(n)} {name}\n{LENT}" for n, name in enumerate(NAMES, start=1))
    records = extracted(INTRO + "".join(parts)).records
    assert [record.service.title for record in records] == list(NAMES)
    for record in records:
        assert record.persyaratan is not None
        assert [item.text for item in record.persyaratan.items] == [
            "Kartu anggota",
            "Surat pernyataan",
        ]


def test_the_last_of_them_may_have_one_component() -> None:
    parts = [f"{n}. {name}\n{LENT}" for n, name in enumerate(NAMES[:2], start=1)]
    records = extracted(INTRO + "".join(parts) + f"3. {NAMES[2]}\n{SHORT}").records
    assert [record.service.title for record in records] == list(NAMES)


def test_items_above_a_name_are_no_titles() -> None:
    text = (
        "PEMINJAMAN TENDA\n\nPersyaratan\n1. Kartu Anggota Balai\nProsedur\n"
        "1. Pemohon datang\n2. Petugas Mencatat Nama\nPersyaratan\n3. Foto Tenda\nBiaya\nGratis\n"
    )
    assert len(extracted(text).records) == 1


def test_a_section_of_submission_ends_a_list() -> None:
    below = "Metode Penyampaian:\nMelalui aplikasi\nBiaya:\nGratis\n"
    (record,) = extracted(f"STANDAR PELAYANAN PEMINJAMAN TENDA\n{SHORT}{below}").records
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2
