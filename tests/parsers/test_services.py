from __future__ import annotations

import pytest

from parsers.furniture.signature import is_electronic_note, read_signature, starts_signature
from parsers.layouts import sippn
from parsers.section import Standard
from parsers.standards.services import split_services
from tests.support.typed_texts import HEADINGS, body_of, extracted, text_document

FIRST = """Jenis Pelayanan : Pendaftaran Usaha
A. Komponen Penyampaian Pelayanan (Service Delivery)
1. Persyaratan
a. Kartu keluarga
2. Waktu Penyelesaian
3 hari kerja
3. Biaya/Tarif
Gratis
B. Komponen Pengelolaan Pelayanan (Manufacturing)
4. Jumlah Petugas Pelaksana
2 (dua) orang
"""
SECOND = """STANDAR PELAYANAN LEGALISASI IJAZAH

1. Persyaratan
a. Ijazah
2. Waktu Penyelesaian
1 hari kerja
3. Biaya/Tarif
Gratis
4. Jumlah Petugas Pelaksana
1 (satu) orang
Ditetapkan di Bukit Raya
pada tanggal 2 Januari 2025
Kepala Kantor,
Contoh Nama
"""


def standards_of(text: str) -> tuple[Standard, ...]:
    return sippn.segment(text_document(text), HEADINGS).standards


def test_services_are_parted_where_the_components_begin_anew() -> None:
    first, second = standards_of(f"{FIRST}\n{SECOND}")
    assert first.title is not None
    assert second.title is not None
    assert (first.title.text, second.title.text) == ("Pendaftaran Usaha", "LEGALISASI IJAZAH")
    assert [len(standard.sections) for standard in (first, second)] == [4, 4]


def test_lettered_headings_part_services_too() -> None:
    text = "a. Persyaratan\n- KTP\nb. Waktu Penyelesaian\n1 hari\nc. Biaya\nGratis\n"
    assert len(split_services(body_of(f"{text}{text}"), HEADINGS)) == 2


def test_a_typed_decree_is_outside_and_its_number_in_every_record() -> None:
    decree = """KEPUTUSAN KEPALA KANTOR CONTOH
NOMOR 17/KEP/2023
TENTANG
Menimbang : a. bahwa standar perlu ditetapkan;
Mengingat : Undang-Undang Nomor 25 Tahun 2009;
MEMUTUSKAN:
KESATU : Menetapkan standar pelayanan.
LAMPIRAN
KEPUTUSAN KEPALA KANTOR CONTOH
"""
    found = extracted(f"{decree}\n{FIRST}\n{SECOND}")
    assert [record.decree.raw for record in found.records if record.decree] == ["17/KEP/2023"] * 2
    assert not any(record.unrecognized for record in found.records)


def test_every_service_is_a_record() -> None:
    records = extracted(f"{FIRST}\n{SECOND}").records
    assert [record.service.title for record in records] == [
        "Pendaftaran Usaha",
        "LEGALISASI IJAZAH",
    ]


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        f"{FIRST}\n1. Persyaratan\nlihat di atas",
        "Persyaratan\nKTP\nBiaya\nGratis\nPersyaratan\nKK\nBiaya\nGratis",
    ],
    ids=["once", "typed again inside a value", "two components are too few"],
)
def test_one_service_stays_whole(text: str) -> None:
    assert len(split_services(body_of(text), HEADINGS)) == 1


def test_the_laws_two_parts_are_no_text_of_a_component() -> None:
    (standard,) = standards_of(FIRST)
    assert [part.text[:13] for part in standard.table_heads] == ["A. Komponen P", "B. Komponen P"]
    assert [line.text for line in standard.sections[2].body] == ["Gratis"]


def test_the_block_that_signs_is_no_item() -> None:
    (standard,) = standards_of(SECOND)
    assert [line.text for line in standard.sections[-1].body] == ["1 (satu) orang"]
    assert standard.sheet.signed_date is not None
    assert standard.sheet.signatory is not None
    assert standard.sheet.signed_date.text == "2 Januari 2025"
    assert standard.sheet.signatory.text == "Contoh Nama"


@pytest.mark.parametrize(
    "text",
    [
        "1. Kepala dinas menandatangani izin\n2. Warga menerima izin",
        "Ditetapkan di Bukit Raya oleh kepala dinas setelah berkas diperiksa dan dinyatakan lengkap"
        " oleh petugas",
        "satu",
    ],
    ids=["a step that signs", "a sentence", "no signature"],
)
def test_other_last_lines_sign_nothing(text: str) -> None:
    assert read_signature(body_of(text), are_items=True).block == ()


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Kepala Dinas Pendidikan Menengah", True),
        ("CAMAT BUKIT RAYA", True),
        ("Kepala sekolah menandatangani legalisasi", False),
        ("Camat memeriksa berkas warga", False),
    ],
)
def test_an_officers_act_is_no_signature(text: str, starts: bool) -> None:
    assert starts_signature(text) is starts


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("Dokumen ini telah ditandatangani secara elektronik", True),
        ("Ditandatangani secara elektronik oleh:", True),
        ("menggunakan sertifikat elektronik yang diterbitkan oleh BSrE", True),
        ("a. Izin ditandatangani secara elektronik oleh kepala dinas", False),
        ("Dokumen ditandatangani secara elektronik dan dapat diperiksa keasliannya", False),
        ("Kepala dinas membubuhkan tanda tangan elektronik", False),
    ],
)
def test_a_promise_of_electronic_signatures_is_no_note(text: str, is_note: bool) -> None:
    assert is_electronic_note(text) is is_note


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("STANDAR PELAYANAN REKOMENDASI USAHA", "REKOMENDASI USAHA"),
        ("Standar Pelayanan\nRekomendasi Usaha", "Rekomendasi Usaha"),
        ("Jenis Layanan : Rekomendasi Usaha", "Rekomendasi Usaha"),
        ("3. Rekomendasi Usaha", "Rekomendasi Usaha"),
        ("Standar Pelayanan\nNama Layanan : Rekomendasi Usaha", "Rekomendasi Usaha"),
    ],
)
def test_the_title_stands_behind_its_label(above: str, title: str) -> None:
    (standard,) = standards_of(f"{above}\n\nPersyaratan\n1. KTP\nBiaya\nGratis")
    assert standard.title is not None
    assert standard.title.text == title


def test_the_second_row_of_a_heading_is_heading() -> None:
    text = (
        "Persyaratan\n- KTP\nPenanganan Pengaduan, Saran, dan\nMasukan\n1. Telepon (0274) 512345\n"
    )
    (standard,) = standards_of(text)
    last = standard.sections[-1]
    assert last.heading is not None
    assert last.heading.text == "Penanganan Pengaduan, Saran, dan Masukan"
    assert last.body[0].text == "1. Telepon (0274) 512345"


def _sheet(title: str, what: str, head: str) -> str:
    return (
        f"STANDAR PELAYANAN\n{title}\n{head}\n1. Persyaratan 1. Surat {what}\n2. Foto {what}\n"
        f"2. Sistem, Mekanisme, dan 1. Warga mendaftarkan {what}\nProsedur 2. Petugas memeriksa\n"
        f"3. Jangka Waktu Penyelesaian 2 hari kerja\n4. Biaya/Tarif Gratis\n"
        f"5. Produk Pelayanan Kartu {what}\n6. Penanganan Pengaduan Datang langsung ke loket\n"
    )


def test_a_further_table_of_names_with_values_is_the_next_service() -> None:
    head = "No Komponen Uraian"
    text = "DINAS PERIKANAN KABUPATEN BIMA\n"
    text += _sheet("KARTU KAPAL", "kapal", head) + _sheet("KARTU JARING", "jaring", head)
    records = extracted(text).records
    assert [record.service.title for record in records] == ["KARTU KAPAL", "KARTU JARING"]
    products = [record.produk.items[0].text for record in records if record.produk is not None]
    assert products == ["Kartu kapal", "Kartu jaring"]


def test_a_table_whose_head_is_printed_again_goes_on() -> None:
    head = "No Komponen Uraian"
    text = "DINAS PERIKANAN KABUPATEN BIMA\n" + _sheet("KARTU KAPAL", "kapal", head)
    again = text.replace("4. Biaya", f"{head}\n4. Biaya")
    assert len(extracted(again).records) == 1


def test_the_head_of_a_table_by_cells_does_not_part_it_from_its_title() -> None:
    def sheet(title: str, what: str) -> str:
        cells: tuple[str, ...] = (
            "Persyaratan",
            f"1. Surat {what}\n2. Foto {what}",
            "Jangka Waktu",
            "2 hari kerja",
        )
        cells = (*cells, "Biaya/Tarif", "Gratis", "Produk Pelayanan", f"Kartu {what}")
        rows = [f"{n // 2 + 1}.\n{cells[n]}\n{cells[n + 1]}" for n in range(0, len(cells), 2)]
        return "\n".join(("STANDAR PELAYANAN", title, "No", "Komponen", "Uraian", *rows, ""))

    text = "DINAS PERIKANAN KABUPATEN BIMA\n" + sheet("KARTU KAPAL", "kapal")
    records = extracted(text + sheet("KARTU JARING", "jaring")).records
    assert [record.service.title for record in records] == ["KARTU KAPAL", "KARTU JARING"]
    assert not any(record.unrecognized for record in records)


def test_a_part_across_a_table_is_no_title() -> None:
    def sheet(title: str, what: str) -> str:
        head = f"{title}\nNo\nKomponen\nUraian\nPENYAMPAIAN LAYANAN (Service Delivery)\n"
        return (
            f"{head}1 Persyaratan\n1. Surat {what}\n2. Foto {what}\n2 Jangka Waktu\n2 hari\n"
            f"3 Biaya/Tarif\nGratis\n4 Produk Pelayanan\nKartu {what}\n"
        )

    text = "SD NEGERI TALIWANG\nSTANDAR PELAYANAN\n" + sheet("1. Kartu Perpustakaan", "buku")
    records = extracted(text + sheet("2. Kartu Pelajar", "murid")).records
    titles = [record.service.title for record in records]
    assert titles == ["Kartu Perpustakaan", "Kartu Pelajar"]
    products = [[item.text for item in r.produk.items] for r in records if r.produk is not None]
    assert products == [["Kartu buku"], ["Kartu murid"]]
