from __future__ import annotations

import pytest

from parsers.layouts import choose_layout, sippn
from parsers.section import Standard
from tests.support.printed_sheets import Print, whole_standard
from tests.support.typed_texts import HEADINGS, STANDARD, record_of, text_document


def standard_of(text: str) -> Standard:
    (standard,) = sippn.segment(text_document(text), HEADINGS).standards
    return standard


@pytest.mark.parametrize(
    "text",
    [
        STANDARD,
        "Persyaratan\n1. KTP\nBiaya\nGratis",
        "Persyaratan : KTP\nBiaya : gratis",
        "PRODUK LAYANAN\nSurat\nLAMA PROSES\n2 hari",
    ],
    ids=["whole", "two headings", "values behind colons", "capitals"],
)
def test_a_document_with_two_components_under_headings_is_claimed(text: str) -> None:
    claim = sippn.matches(text_document(text), HEADINGS)
    assert claim is not None
    assert claim.layout == "sippn"
    assert "judul" in claim.reason


@pytest.mark.parametrize(
    "text",
    [
        "Persyaratan\n1. KTP",
        "Persyaratan\n1. KTP\nSyarat-syarat\n1. KK",
        "Kami minta persyaratan dan biaya layanan disampaikan\nsebelum waktu penyelesaian berakhir",
        "Notulen rapat",
    ],
    ids=["one heading", "one component twice", "words in sentences", "none"],
)
def test_other_documents_are_not(text: str) -> None:
    assert sippn.matches(text_document(text), HEADINGS) is None


def test_a_printed_export_is_claimed_by_this_layout() -> None:
    document = whole_standard(Print()).document()
    layout, claim = choose_layout(document, HEADINGS)
    assert (layout.name, claim.layout) == ("sippn", "sippn")


def test_sections_come_in_their_printed_order_with_their_headings() -> None:
    standard = standard_of("Biaya\n\nGratis\n\nPersyaratan\n\n1. KTP\n")
    assert [section.component for section in standard.sections] == ["biaya", "persyaratan"]
    assert [section.heading.text for section in standard.sections if section.heading] == [
        *("Biaya", "Persyaratan"),
    ]
    assert standard.page_range == (1, 1)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Standar Pelayanan : Legalisasi Surat", "Legalisasi Surat"),
        ("Nama Layanan : Legalisasi Surat", "Legalisasi Surat"),
        ("Jenis Pelayanan: Legalisasi Surat", "Legalisasi Surat"),
        ("Legalisasi Surat", "Legalisasi Surat"),
        ("STANDAR PELAYANAN\n\nLegalisasi Surat", "Legalisasi Surat"),
        ("Kami siap melayani.", None),
        ("Legalisasi", None),
        ("", None),
    ],
)
def test_the_title_stands_above_the_first_heading(above: str, title: str | None) -> None:
    assert record_of(f"{above}\n\n{STANDARD}").service.title == title


def test_what_stands_above_and_is_no_title_is_kept_as_unrecognized() -> None:
    record = record_of(f"Kami siap melayani.\n\n{STANDARD}")
    assert [rest.text for rest in record.unrecognized] == ["Kami siap melayani."]


def test_the_portals_closing_words_are_taken_out_of_the_complaints() -> None:
    closing = "Anda juga dapat menyampaikan pengaduan terhadap layanan ini."
    record = record_of(f"{STANDARD}\n{closing}\n")
    assert record.pengaduan is not None
    assert record.pengaduan.text == "Kotak saran di ruang tunggu"
    assert [(gone.reason, gone.text) for gone in record.removed] == [("boilerplate", closing)]


@pytest.mark.parametrize(
    ("empty", "dropped"),
    [
        (("persyaratan", "prosedur"), True),
        (("persyaratan",), False),
        (("prosedur",), False),
        ((), False),
    ],
    ids=["both lists", "requirements", "steps", "none"],
)
def test_lists_that_an_extraction_dropped_cannot_be_assessed(
    empty: tuple[str, ...], dropped: bool
) -> None:
    lists = {"persyaratan": ("Persyaratan", "1. KTP"), "prosedur": ("Prosedur", "1. Datang")}
    parts = [
        f"{heading}\n\n{'' if name in empty else item}\n\n"
        for name, (heading, item) in lists.items()
    ]
    standard = standard_of("".join(parts) + "Biaya\n\nGratis\n")
    lost = ("persyaratan", "prosedur") if dropped else ()
    assert standard.not_assessable == (*lost, "decree")


def test_headings_with_nothing_under_any_are_an_empty_form() -> None:
    text = "Persyaratan\n\nProsedur\n\nBiaya\n\nProduk\n"
    assert standard_of(text).not_assessable == ("decree",)


def test_nothing_is_claimed_by_two_layouts_by_chance() -> None:
    for text in (STANDARD, "Persyaratan\n1. KTP\nBiaya\nGratis"):
        layout, _ = choose_layout(text_document(text), HEADINGS)
        assert layout.name == "sippn"


def test_headings_in_capitals_count_on_from_one_that_is_no_components() -> None:
    record = record_of(
        "PENDAFTARAN ANGGOTA\nA. KETENTUAN UMUM\n1. Pendaftaran dibuka setiap hari;\n"
        "2. Anggota mendaftar sendiri.\nB. PERSYARATAN ANGGOTA BARU\n1. Kartu tanda penduduk;\n"
        "2. Pas foto.\nC. PROSEDUR PENDAFTARAN\n1. Warga mengisi formulir;\n"
        "2. Petugas mencetak kartu.\n"
    )
    assert record.persyaratan is not None
    assert record.prosedur is not None
    assert [item.text for item in record.persyaratan.items] == [
        "Kartu tanda penduduk;",
        "Pas foto.",
    ]
    assert len(record.prosedur.items) == 2


def test_a_pages_own_sections_end_the_value_above_them() -> None:
    record = record_of(
        "Logo Kota Dumai\nPemerintah Kota Dumai\nJalan Merdeka Nomor 4, Dumai\n\nKartu Anggota\n\n"
        "Persyaratan\n\n- Kartu tanda penduduk\n- Pas foto\n\nProsedur dan Alur\n\n"
        "1. Warga mengisi formulir\n2. Petugas mencetak kartu\n\nInfo Penting\n\n"
        "Waktu Penyelesaian: 1 hari.\n\nBiaya | Gratis\n\nKontak & Formulir\n\n"
        "Kontak: 081200001111.\n\nFormulir: unduh di sini\n"
    )
    assert record.waktu is not None
    assert record.biaya is not None
    assert record.prosedur is not None
    assert (record.waktu.text, record.biaya.text) == ("1 hari.", "Gratis")
    assert len(record.prosedur.items) == 2
    assert record.unit.name == "Pemerintah Kota Dumai"
    assert record.service.title == "Kartu Anggota"


def test_a_sentence_leads_in_the_list_of_a_component() -> None:
    record = record_of(
        "DINAS PERKEBUNAN KOTA DUMAI\n\nSertifikasi Bibit\n\n"
        "Dalam layanan ini warga wajib memenuhi persyaratan sebagai berikut:\n\n"
        "a. Surat permohonan\n\nb. Peta kebun\n\nStandar Waktu Layanan\n\n14 hari\n\n"
        "Biaya Layanan\n\nGratis\n"
    )
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Surat permohonan", "Peta kebun"]


def test_a_title_above_an_introduction_heads_no_component() -> None:
    told = "Balai ini menghasilkan bibit yang sehat dan " + "bermutu tinggi untuk petani " * 5
    record = record_of(
        f"PROSEDUR PEMESANAN BIBIT\n{told}di daerah.\n\nJANGKA WAKTU PENYELESAIAN\n14 hari\n"
        "PRODUK PELAYANAN\nBibit kelapa\nBIAYA / TARIF\nGratis\n"
    )
    assert record.prosedur is None
    assert record.unit.name is None
    assert record.service.title == "PROSEDUR PEMESANAN BIBIT"


def test_a_standard_that_asks_for_a_survey_is_none() -> None:
    record = record_of(
        "IZIN REKLAME\nNo Komponen Uraian\n1. Persyaratan\n1. Kartu tanda penduduk\n"
        "2. Prosedur\n1. Warga mengisi formulir\n2. Warga mengisi survei kepuasan masyarakat\n"
        "3. Jangka Waktu Penyelesaian 5 hari kerja\n4. Biaya/Tarif Rp 0\n"
    )
    assert record.waktu is not None
    assert record.waktu.text == "5 hari kerja"


def test_a_value_that_ran_into_its_name_is_parted_from_it() -> None:
    record = record_of(
        "SURAT KETERANGAN USAHA\n\nNo\n\nKomponen\n\nUraian\n\n1.\n\nPersyaratan\n\n"
        "- Kartu keluarga\n\n- Pas foto\n\n2.\n\nProsedur\n\n1. Warga mendaftar\n"
        "2. Petugas mencetak surat\n3.Jangka Waktu PelayananMaksimal 6 jam\n4.\n\nBiaya/tarif\n\n"
        "Gratis\n"
    )
    assert record.prosedur is not None
    assert record.waktu is not None
    assert len(record.prosedur.items) == 2
    assert record.waktu.text == "Maksimal 6 jam"
