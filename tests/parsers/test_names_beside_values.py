"""Texts of component tables whose names share lines with their values, or lost their numbers."""

from __future__ import annotations

import pytest

from parsers.lists.detached_numbers import with_numbers_attached
from parsers.standards.heading_sections import walk
from tests.support.typed_texts import HEADINGS, body_of, record_of

RAW = """\
STANDAR PELAYANAN
KARTU PERPUSTAKAAN
No. Komponen Uraian
1. Persyaratan 1. Kartu identitas
Pelayanan 2. Pas foto berwarna
2. Sistem, Mekanisme dan 1. Warga mengisi
Prosedur formulir di loket
2. Petugas mencetak kartu
3. Kelengkapan persyaratan disimpan petugas
3. Jangka Waktu Pelayanan 30 Menit
4. Biaya / Tarif Pelayanan ini gratis
5. Produk Pelayanan Kartu perpustakaan
6. Penanganan Datang ke meja pengaduan
Pengaduan, Saran, dan Telepon 0342 801234
Masukan
"""


def sections_of(text: str) -> dict[str | None, tuple[str, list[str]]]:
    found = walk(body_of(text), HEADINGS)
    return {
        one.component: (one.heading.text if one.heading else "", [row.text for row in one.body])
        for one in found.sections
    }


def test_names_that_wrap_beside_their_values_are_parted_from_them() -> None:
    found = sections_of(RAW)
    assert found["persyaratan"] == (
        "1. Persyaratan Pelayanan",
        ["1. Kartu identitas", "2. Pas foto berwarna"],
    )
    assert found["prosedur"] == (
        "2. Sistem, Mekanisme dan Prosedur",
        [
            "1. Warga mengisi",
            "formulir di loket",
            "2. Petugas mencetak kartu",
            "3. Kelengkapan persyaratan disimpan petugas",
        ],
    )
    assert found["waktu"] == ("3. Jangka Waktu Pelayanan", ["30 Menit"])
    assert found["biaya"] == ("4. Biaya / Tarif", ["Pelayanan ini gratis"])
    assert found["produk"] == ("5. Produk Pelayanan", ["Kartu perpustakaan"])
    assert found["pengaduan"][0] == "6. Penanganan Pengaduan, Saran, dan Masukan"
    assert found["pengaduan"][1] == ["Datang ke meja pengaduan", "Telepon 0342 801234"]


def test_no_slash_of_a_name_makes_a_hierarchy() -> None:
    record = record_of("DINAS ARSIP KABUPATEN AGAM\nJalan Melati 3\n" + RAW)
    assert not record.unit.hierarchy
    assert record.unit.name == "DINAS ARSIP KABUPATEN AGAM"


@pytest.mark.parametrize("text", ["Biaya 30.000", "3. Jangka Waktu Pelayanan 30 Hari"])
def test_a_name_with_its_value_is_no_name(text: str) -> None:
    assert HEADINGS.match(text) is None


def test_a_title_above_the_head_of_a_table_is_no_cell_of_it() -> None:
    rows = body_of(
        "STANDAR PELAYANAN KARTU TANI\n\nNo\n\nKomponen\n\nUraian\n\n1.\n\nPersyaratan\n\nKTP"
    )
    assert [row.text for row in walk(rows, HEADINGS).above] == ["STANDAR PELAYANAN KARTU TANI"]


def test_detached_numbers_stand_before_their_items_again() -> None:
    body = body_of("1.\n2.\n3.\n\nFotokopi kartu identitas yang\nmasih berlaku\nPas foto\nMaterai")
    attached = with_numbers_attached(body)
    assert attached is not None
    assert [row.text for row in attached] == [
        "1. Fotokopi kartu identitas yang",
        "masih berlaku",
        "2. Pas foto",
        "3. Materai",
    ]


def test_detached_numbers_of_other_items_are_not_guessed() -> None:
    text = "Persyaratan\n\n1.\n2.\n3.\n\nPas foto\nMaterai\n\nBiaya\n\nGratis\n"
    found = sections_of(text)
    assert found["persyaratan"] == ("Persyaratan", [])
    assert found[None] == ("", ["1.", "2.", "3.", "Pas foto", "Materai"])


def test_a_sentence_on_the_time_is_no_step() -> None:
    sentence = "Waktu yang diperlukan adalah 10 menit"
    found = sections_of(f"Persyaratan\n\n1. KTP\n\nProsedur\n\n{sentence}\n\nBiaya\n\nGratis")
    assert found["prosedur"][1] == []
    assert found["waktu"][1] == [sentence]


WORDS = """\
Komponen Uraian
Persyaratan
• Kartu pelajar
Jangka Waktu Penyelesaian Paling lama 20 menit
Biaya/Tarif Gratis
Produk Layanan Kartu anggota
"""


def test_a_table_without_numbers_is_read_below_its_head() -> None:
    found = sections_of(WORDS)
    assert found["waktu"] == ("Jangka Waktu Penyelesaian", ["Paling lama 20 menit"])
    assert found["biaya"] == ("Biaya/Tarif", ["Gratis"])
    assert found["produk"] == ("Produk Layanan", ["Kartu anggota"])


def test_a_sentence_that_begins_with_a_name_is_no_row_of_a_table() -> None:
    found = sections_of(WORDS.removeprefix("Komponen Uraian\n"))
    assert "produk" not in found


def test_below_a_tables_head_values_need_no_figures() -> None:
    found = sections_of(
        "NO. KOMPONEN URAIAN\n1. Persyaratan Pelayanan Formulir rujukan\n"
        "2. Produk Pelayanan Hasil uji darah\n3. Biaya/Tarif\n1. Umum : Rp 5.000\n"
    )
    assert found["persyaratan"][1] == ["Formulir rujukan"]
    assert found["produk"][1] == ["Hasil uji darah"]
    assert found["biaya"][1] == ["1. Umum : Rp 5.000"]


ONES = """\
1. Persyaratan Layanan:
1. Kartu pelajar
1. Pas foto
2. Surat wali bila ada

1. Besarnya Biaya Layanan dan Cara Membayar

Tidak dipungut biaya

1. Prosedur Penerbitan Kartu AK2
1. Pelajar mengisi formulir
2. Petugas mencetak kartu
"""


def test_headings_that_all_bear_the_number_one_are_headings() -> None:
    found = sections_of(ONES)
    assert found["persyaratan"][1] == [
        "1. Kartu pelajar",
        "1. Pas foto",
        "2. Surat wali bila ada",
    ]
    assert found["biaya"][1] == ["Tidak dipungut biaya"]
    assert found["prosedur"] == (
        "1. Prosedur Penerbitan Kartu AK2",
        ["1. Pelajar mengisi formulir", "2. Petugas mencetak kartu"],
    )


def test_a_label_whose_number_falls_behind_the_list_is_a_heading() -> None:
    found = sections_of(
        "1. Persyaratan\n\n- KTP\n\n2. Prosedur\n\n1. Warga datang\n\n2. Petugas mencatat\n\n"
        "3. Petugas mencetak\n\n4. Warga pulang\n\n3. Masa Berlaku\n\nLima tahun\n\n"
        "4. Biaya\n\nGratis\n"
    )
    assert found["prosedur"][1][-1] == "4. Warga pulang"
    assert found[None] == ("3. Masa Berlaku", ["Lima tahun"])
    assert found["biaya"][1] == ["Gratis"]


def test_a_services_name_with_a_slash_is_no_office() -> None:
    record = record_of(
        "PELAYANAN KARTU PELAJAR / KARTU SISWA\n\nPELAYANAN KARTU PELAJAR / KARTU SISWA\n"
        "Layanan Luring\n\nPersyaratan\n\n1. Pas foto\n\nBiaya\n\nGratis\n"
    )
    assert not record.unit.name
    assert not record.unit.hierarchy


def test_the_office_behind_the_services_name_is_no_part_of_it() -> None:
    record = record_of(
        "DINAS ARSIP DAERAH\n\nSTANDAR PELAYANAN\n\nPEMINJAMAN ARSIP STATIS DINAS ARSIP DAERAH\n\n"
        "Persyaratan\n\n1. Kartu pelajar\n\nBiaya\n\nGratis\n"
    )
    assert record.service.title == "PEMINJAMAN ARSIP STATIS"
    assert record.unit.name == "DINAS ARSIP DAERAH"


def test_an_address_is_no_services_name() -> None:
    record = record_of("Jl. Melati No.15\n\nPersyaratan\n\n1. Pas foto\n\nBiaya\n\nGratis\n")
    assert record.service.title is None


UNNUMBERED = """\
Persyaratan Fotokopi kartu tanda penduduk
Sistem, Mekanisme dan Prosedur 1. Warga mengisi formulir
2. Petugas mencetak kartu
Jangka Waktu Penyelesaian 20 menit
Biaya/Tarif Gratis
Produk Layanan Kartu anggota
Penanganan Aduan, Saran dan 1. Kotak saran di loket
Masukan 2. Telepon 0342 801234
"""


def test_a_name_without_number_that_wraps_beside_its_value_is_parted_from_it() -> None:
    found = sections_of(UNNUMBERED)
    assert found["produk"] == ("Produk Layanan", ["Kartu anggota"])
    assert found["pengaduan"] == (
        "Penanganan Aduan, Saran dan Masukan",
        ["1. Kotak saran di loket", "2. Telepon 0342 801234"],
    )


PARTS = """\
STANDAR PELAYANAN
KARTU ANGGOTA

A

Komponen penyampaian pelayanan (service delivery)

No

Komponen

Uraian

1

Persyaratan

Kartu tanda penduduk

2

Prosedur

Warga mengisi formulir

3

Pengaduan

Kotak saran

B

Komponen pengelolaan pelayanan (manufacturing)

No

Komponen

Uraian

1

Dasar Hukum

Peraturan Bupati Nomor 4 Tahun 2019
"""


def test_the_letter_of_a_part_above_its_tables_head_is_none_of_the_section_before() -> None:
    found = sections_of(PARTS)
    assert found["pengaduan"] == ("Pengaduan", ["Kotak saran"])
    assert found["dasar_hukum"] == ("Dasar Hukum", ["Peraturan Bupati Nomor 4 Tahun 2019"])


def test_head_cells_on_rows_of_their_own_are_none_of_the_title() -> None:
    record = record_of(
        "Standar Pelayanan Kartu Anggota\nNo |\nKomponen |\nUraian |\n"
        "1 |\nPersyaratan |\n1.\nKartu tanda penduduk; 2.\nPas foto |\n"
        "2 |\nJangka Waktu Pelayanan |\n20 Menit |\n3 |\nBiaya/Tarif |\nGratis |\n"
    )
    assert record.service.title == "Kartu Anggota"


def test_a_value_that_goes_on_with_a_word_of_the_name_keeps_it() -> None:
    found = sections_of(
        "NO KOMPONEN URAIAN\n1. Persyaratan Pelayanan 1.1. Kartu tanda penduduk\n"
        "1.2. Hewan yang diperiksa\n2. Prosedur 2.1. Persiapan alat dalam rangka\n"
        "pelayanan klinik;\n2.2. Petugas memeriksa hewan;\n3. Biaya 3.1. Gratis\n"
    )
    assert found["prosedur"][0] == "2. Prosedur"
    assert found["prosedur"][1][:2] == [
        "2.1. Persiapan alat dalam rangka",
        "pelayanan klinik;",
    ]


def test_a_name_in_the_office_s_words_before_a_colon_counts_on() -> None:
    record = record_of(
        "DINAS KEPENDUDUKAN KOTA BANYU\n\nNama Layanan : Kartu Identitas Anak\n\n"
        "A. Dokumen Persyaratan : 1. Akta kelahiran\n2. Kartu keluarga\n"
        "B. Tahapan Pelayanan : 1. Orang tua mendaftar\n2. Petugas memeriksa\n"
        "C. Lama Pelayanan : 1 x 24 jam\nD. Besaran Tarif : Rp. 0,-\nE. Hasil Layanan : KIA\n"
        "F. Sarana Pengaduan : Email capil@banyu.go.id\n"
    )
    assert record.prosedur is not None
    assert [item.text for item in record.prosedur.items] == [
        "Orang tua mendaftar",
        "Petugas memeriksa",
    ]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.waktu is not None
    assert record.waktu.text == "1 x 24 jam"


def test_a_time_between_a_list_and_the_next_name_is_no_item() -> None:
    record = record_of(
        "KELURAHAN BANYU\n\nSurat Keterangan\n\nPersyaratan:\n- KTP\nProsedur:\n1. Datang\n"
        "2. Surat diterima\nWaktu: 15 menit\nProduk: Surat keterangan\n"
    )
    assert record.waktu is not None
    assert record.waktu.text == "15 menit"
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2
