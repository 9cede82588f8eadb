"""Headings that are questions, and what stands below them."""

from __future__ import annotations

import pytest

from extractor.errors import ExtractionError
from parsers.names.heading_words import place_by_words
from tests.support.typed_texts import extracted, outline, record_of

PAGE = """\
Tanya jawab kartu perpustakaan
Perpustakaan Daerah Kabupaten Agam
Apa itu kartu perpustakaan?
Kartu untuk meminjam buku.
Apa saja syaratnya?
1. Kartu tanda penduduk
2. Pas foto
Bagaimana cara mendaftar?
1. Warga mengisi formulir di loket
2. Petugas mencetak kartu
Berapa lama prosesnya?
Jawab: 20 menit
Apakah kartu boleh dipinjamkan?
Tidak boleh.
Berapa biayanya?
Gratis
Kartu berlaku berapa lama?
Dua tahun
"""


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("Apa saja syarat pembuatan kartu?", "persyaratan"),
        ("3. Apa saja dokumen yang harus dibawa warga saat datang ke loket?", "persyaratan"),
        ("Q2: Bagaimana prosedurnya ?", "prosedur"),
        ("Pertanyaan : Berapa tarif perpanjangan kartu?", "biaya"),
        ("Berapa lama?", "waktu"),
        ("Bagaimana cara menyampaikan pengaduan?", "pengaduan"),
        ("Apa yang diperoleh pemohon?", "produk"),
        ("Mau mengadu ke mana?", "pengaduan"),
        ("Syaratnya apa saja?", "persyaratan"),
        ("4. Biayanya berapa?", "biaya"),
        ("Prosesnya berapa lama?", "waktu"),
        ("Kartu berlaku berapa lama?", None),
        ("Berapa lama masa berlakunya?", None),
        ("Jadinya kapan?", None),
        ("Apa itu kartu anggota?", None),
        ("Apakah biaya dapat dicicil?", None),
        ("Bagaimana cara pembayaran?", None),
        ("Bagaimana jika syarat kurang?", None),
        ("Berapa biayanya", None),
    ],
)
def test_a_question_asks_for_a_component(text: str, component: str | None) -> None:
    assert place_by_words(text) == component


def test_a_page_of_questions_is_read_and_other_questions_end_their_sections() -> None:
    record = record_of(PAGE)
    assert record.persyaratan is not None
    assert record.prosedur is not None
    assert record.waktu is not None
    assert record.biaya is not None
    assert outline(record.persyaratan.items) == ["Kartu tanda penduduk", "Pas foto"]
    assert len(record.prosedur.items) == 2
    assert record.waktu.text == "20 menit"
    assert (record.biaya.text, record.biaya.kind) == ("Gratis", "free")


def test_questions_are_no_portal_s_fields_nor_its_first_paper_a_form() -> None:
    record = record_of(
        "Mau Pasang Reklame? Begini Caranya\nDPMPTSP Kabupaten Agam\n\nApa saja syaratnya?\n\n"
        "- Formulir permohonan\n- KTP pemohon\n\nBerapa lama prosesnya?\n\n7 hari kerja\n\n"
        "Berapa biayanya?\n\nGratis\n\nApa yang didapat?\n\nIzin reklame\n\n"
        "Mau mengadu ke mana?\n\nWA 0811 0000 333\n"
    )
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == ["Formulir permohonan", "KTP pemohon"]
    assert record.produk is not None
    assert outline(record.produk.items) == ["Izin reklame"]
    assert record.pengaduan is not None


def test_a_page_that_asks_for_one_component_twice_is_of_several_services() -> None:
    again = f"{PAGE}Berapa biaya kartu pengganti?\nRp 5.000\n"
    with pytest.raises(ExtractionError):
        extracted(again)


def test_the_answer_to_the_first_question_may_be_a_long_sentence() -> None:
    long = "Warga mengisi formulir di loket perpustakaan, lalu " * 3 + "petugas mencetak kartu."
    record = record_of(
        f"Q: Bagaimana cara mendaftar?\nA: {long}\nQ: Berapa biayanya?\nA: Gratis\n"
        "Q: Apa saja syaratnya?\nA: Kartu tanda penduduk.\n"
    )
    assert record.prosedur is not None
    assert [item.text for item in record.prosedur.items] == [long]


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("6. Kompetensi pegawai yang melayani pemohon.", "kompetensi_pelaksana"),
        ("Kompetensi pegawai yang melayani pemohon.", None),
        ("2. Persyaratan lengkap.", None),
    ],
)
def test_only_a_numbered_heading_of_management_may_end_in_a_full_stop(
    text: str, component: str | None
) -> None:
    assert place_by_words(text) == component


def test_a_sentence_that_counts_components_on_is_a_value_and_no_heading() -> None:
    record = record_of(
        "Standar pelayanan kartu anggota\nPerpustakaan Daerah Kabupaten Agam\n"
        "1) Waktu pelayanan paling lama dua hari.\n2) Biaya pelayanan gratis.\n"
        "3) Produk pelayanan berupa kartu anggota.\n4) Jumlah pelaksana loket tiga pegawai.\n"
    )
    assert record.jumlah_pelaksana is not None
    assert record.jumlah_pelaksana.heading is None
