"""What a component swallowed of another is not missing; what stands where it does not belong is
told or kept out: texts with a heading lost, a beginning cut off, values in each other's place."""

from __future__ import annotations

import pytest

from tests.support.typed_texts import extracted, record_of

SHEET = """\
DINAS PERIKANAN KABUPATEN SELAYAR

Standar Pelayanan Tanda Daftar Kapal

Persyaratan
{papers}
{steps}
Jangka Waktu Penyelesaian
{time}
Biaya/Tarif
{fee}
{product}
Penanganan Pengaduan, Saran dan Masukan
{channels}
"""
PARTS = {
    "papers": "1. Pas kecil kapal\n2. Fotokopi KTP pemilik",
    "steps": "Prosedur\n1. Pemilik menyerahkan berkas\n2. Penyuluh memeriksa kapal",
    "time": "2 hari kerja",
    "fee": "Gratis",
    "product": "Produk Pelayanan\nTanda daftar kapal",
    "channels": "Telepon (0414) 221100\nKotak saran",
}


def _sheet(**parts: str) -> str:
    return SHEET.format(**{**PARTS, **parts})


@pytest.mark.parametrize(
    ("parts", "component"),
    [
        ({"product": "Tanda daftar kapal"}, "produk"),
        ({"product": "", "time": "Tanda daftar kapal"}, "produk"),
        ({"steps": "- Penyuluh memeriksa kapal\n- Kepala bidang memaraf tanda"}, "prosedur"),
        ({"steps": "a. Pemilik memasukkan berkas\nb. Penyuluh meninjau kapal"}, "prosedur"),
    ],
)
def test_what_lost_its_heading_is_not_missing(parts: dict[str, str], component: str) -> None:
    record = record_of(_sheet(**parts))
    assert record.reading.components[component] == "printed-but-unread"
    told = {one.rule for one in record.findings if one.component == component}
    assert told <= {"component-unread"}


def test_channels_without_their_heading_are_not_missing() -> None:
    text = _sheet(product="Produk Pelayanan\nTanda daftar kapal\na. Telp 0414-221100")
    record = record_of(text.partition("Penanganan")[0])
    assert record.reading.components["pengaduan"] == "printed-but-unread"


def test_a_name_that_ends_in_a_service_leaves_the_service_its_value() -> None:
    numbered = (
        "Izin Kunjungan Taman\n\nA. Persyaratan - Surat pemberitahuan\n- Daftar peserta\n"
        "B. Alur Pelayanan 1) Ketua melapor di loket\n2) Petugas memberikan tiket\n"
        "C. Waktu Pelayanan\n1 jam\nD. Biaya\nRp 5.000\n"
        "E. Produk Pelayanan Layanan pemanduan taman\nF. Pengaduan 1) Kotak saran\n"
    )
    product = record_of(numbered).produk
    assert product is not None
    assert [one.text for one in product.items] == ["Layanan pemanduan taman"]


@pytest.mark.parametrize(
    "papers", ["2) Rekening air\n3) Denah rumah", "b. Rekening air\nc. Denah rumah"]
)
def test_items_without_their_beginning_are_no_name(papers: str) -> None:
    below = SHEET.format(**PARTS).partition("Prosedur")[2]
    assert record_of(f"{papers}\nProsedur{below}").service.title is None


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"fee": "Tanda daftar kapal"}, "biaya"),
        ({"product": "Produk Pelayanan\nKapal Rp 20.000 per unit"}, "produk"),
        ({"fee": "Kapal kecil Rp 75.000, kapal besar Rp"}, "biaya"),
    ],
)
def test_what_belongs_elsewhere_is_told(parts: dict[str, str], path: str) -> None:
    record = record_of(_sheet(**parts))
    assert path in {one.path for one in record.needs_review}


def test_a_signature_and_an_english_date_are_no_content() -> None:
    text = _sheet() + "\nMengetahui\nKepala Kantor\nBudi Santoso, S.Pi\n"
    complaint = record_of(text).pengaduan
    assert complaint is not None
    assert "Budi" not in complaint.text
    dated = _sheet().replace("Standar Pelayanan ", "Monday, March 3, 2025\n\n")
    assert record_of(dated).service.title == "Tanda Daftar Kapal"


def test_a_note_keeps_its_star() -> None:
    papers = record_of(_sheet(papers=f"{PARTS['papers']}\n*) bila ada")).persyaratan
    assert papers is not None
    assert not any(child.text.startswith(")") for one in papers.items for child in one.children)


def test_items_across_a_typed_table_belong_to_the_row_above() -> None:
    table = (
        "Izin Angkut\n\nNO | KOMPONEN | URAIAN |\n---|---|---|\n"
        "1 | Persyaratan | 1. Surat permohonan |\n2. Fotokopi KTP | ||\n3. Denah | ||\n"
        "2 | Prosedur | 1. Mengisi formulir |\n2. Menunggu survei | ||\n"
        "3 | Jangka Waktu | 2 hari |\n4 | Biaya/Tarif | Gratis |\n"
    )
    record = record_of(table)
    assert record.persyaratan is not None
    assert record.prosedur is not None
    assert [one.number for one in record.persyaratan.items] == ["1", "2", "3"]
    assert len(record.prosedur.items) == 2


def test_a_service_between_the_rows_of_a_typed_table_is_no_item() -> None:
    rows = "1 | Persyaratan | 1. Surat permohonan |\n2 | Jangka Waktu | 2 hari |\n"
    table = f"NO | KOMPONEN | URAIAN |\n---|---|---|\n{rows}3 | Biaya/Tarif | 1. Gratis |\n"
    text = f"{table}2. Izin Bongkar | ||\n{rows}3 | Biaya/Tarif | Rp 5.000 |\n"
    first, second = extracted(f"Izin Muat\n\n{text}").records
    assert first.biaya is not None
    assert first.biaya.text == "1. Gratis"
    assert second.service.title is not None
    assert "Bongkar" in second.service.title
