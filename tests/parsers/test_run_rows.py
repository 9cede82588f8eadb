"""Component tables that a program printed on one line."""

from __future__ import annotations

import pytest

from parsers.text_rows.run_rows import part_run_rows
from tests.support.typed_texts import HEADINGS, body_of, record_of

SPACED = (
    "Standar Pelayanan Peminjaman Tenda NO. KOMPONEN URAIAN 1. Dasar Hukum Peraturan Wali Kota "
    "tentang Tenda 2. Persyaratan 1. Kartu anggota 2. Surat pernyataan 3. Sistem, Mekanisme dan "
    "Prosedur 1. Warga menulis nama 2. Petugas menyerahkan tenda 4. Jangka Waktu Penyelesaian "
    "2 hari kerja 5. Biaya/Tarif Gratis"
)
GLUED = (
    "f. Peminjaman Tenda1) Komponen Standar Pelayanan yang terkait dengan penyampaian meliputi:No. "
    "Komponen Uraian1 Persyaratan 1. Kartu anggota;2. Surat pernyataan.2 Sistem, mekanisme dan "
    "prosedurWarga menulis nama lalu petugas menyerahkan tenda.3 Jangka waktu layanan2 hari kerja."
    "4 Biaya /tarif Tidak ada.5 Produk pelayananTenda pinjaman.2) Komponen Standar Pelayanan yang "
    "terkait dengan pengelolaan meliputi:No. Komponen Uraian1 Dasar hukumPeraturan Wali Kota.2 "
    "Jumlah pelaksana2 orang."
)


@pytest.mark.parametrize("text", [SPACED, GLUED], ids=["blanks", "no blanks"])
def test_its_rows_are_read(text: str) -> None:
    record = record_of(text)
    assert record.persyaratan is not None
    assert [item.text.rstrip(";.") for item in record.persyaratan.items] == [
        "Kartu anggota",
        "Surat pernyataan",
    ]
    assert record.prosedur is not None
    assert record.waktu is not None
    assert [one.maximum for one in record.waktu.durations] == [2]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.dasar_hukum is not None


def test_the_second_part_has_its_own_head() -> None:
    record = record_of(GLUED)
    assert record.produk is not None
    assert [item.text.rstrip(".") for item in record.produk.items] == ["Tenda pinjaman"]
    assert record.jumlah_pelaksana is not None


@pytest.mark.parametrize(
    "text",
    [
        "Standar pelayanan memuat 1. persyaratan; 2. prosedur; 3. jangka waktu; 4. biaya; "
        "5. produk; 6. pengaduan, masing-masing dengan uraian yang jelas dan mudah dipahami warga.",
        "NO KOMPONEN URAIAN",
        "Tabel no. komponen uraian menjadi acuan 1. Persyaratan yang disusun oleh tim bersama "
        "perangkat daerah yang bersangkutan serta warga yang akan memakai layanannya kelak nanti.",
    ],
)
def test_what_is_no_such_table_stays(text: str) -> None:
    rows = body_of(text)
    assert part_run_rows(rows, HEADINGS) == rows


LETTERED = (
    "A. Persyaratan Pelayanan : 1. Kartu anggota 2. Surat pernyataan B. Prosedur C. waktiu "
    "pelayanan 1. Setiap hari kerja 2. Penyelesaian : 35 menit D. Biaya / Tarif : Gratis "
    "E. Produk Layanan :\nF. Pengelolaan Pengaduan :\nG. Dasar Hukum :\n"
    "H. Sarana dan Prasarana 1. Meja dan kursi periksa 2. Lemari alat 3. Ruang tunggu yang teduh "
    "I. Kompetensi Pelaksana :\nJ. Pengawasan Internal :\n"
)


def test_letters_count_components_on_one_line() -> None:
    record = record_of(f"STANDAR PELAYANAN PEMINJAMAN TENDA\n{LETTERED}")
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu anggota", "Surat pernyataan"]
    assert record.waktu is not None
    assert [one.maximum for one in record.waktu.durations] == [35]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.prosedur is None or not record.prosedur.items
    assert record.sarana_prasarana is not None
    assert len(record.sarana_prasarana.items) == 3


def test_letters_of_a_list_stay_on_their_line() -> None:
    rows = body_of(
        "A. Warga membawa kartu anggota yang masih berlaku dan surat pernyataan B. Petugas "
        "memeriksa berkas di loket C. Warga membayar biaya di kasir dan menerima bukti"
    )
    assert part_run_rows(rows, HEADINGS) == rows


def test_numbers_count_components_on_one_line_without_a_head() -> None:
    record = record_of(
        "LAMPIRAN KEPUTUSAN KEPALA BALAI TENTANG STANDAR PELAYANAN A. PENDAHULUAN Balai melayani "
        "warga. B. STANDAR PELAYANAN 1. Kartu Anggota Balai 1. Dasar Hukum Peraturan Wali Kota "
        "2. Persyaratan Pelayanan a. Foto b. Kartu penduduk 3. Prosedur Pelayanan a. Warga datang "
        "b. Petugas mencetak kartu 4. Jangka Waktu Penyelesaian 15 menit 5. Biaya/Tarif Gratis"
    )
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Foto", "Kartu penduduk"]
    assert record.waktu is not None
    assert record.waktu.text == "15 menit"
    assert record.biaya is not None
    assert record.biaya.kind == "free"


def test_a_row_in_words_of_its_own_ends_no_table() -> None:
    record = record_of(
        "PEMINJAMAN TENDA NO KOMPONEN URAIAN 1 Persyaratan a. Foto b. Kartu penduduk "
        "2 Jangka waktu penyelesaian 4hari kerja 3 Kompetensi sumberdaya manusia a. Kepala balai "
        "b. Petugas loket 4 Hal ihwal tenda Terpal biru 5 Pengawasan internal Oleh atasan langsung"
    )
    assert record.waktu is not None
    assert [one.maximum for one in record.waktu.durations] == [4]
    assert record.kompetensi_pelaksana is not None
    assert record.pengawasan_internal is not None
