"""Documents that are no service standard: each is turned away with its reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import NotAServiceStandard, NotUnderstood, SopSheet
from parsers.layouts import choose_layout, component_table, sop
from parsers.refusals.not_standard import has_dots, kind_of
from tests.support.drawn_pages import DELIVERY, HEAD, HEADINGS, Drawing
from tests.support.typed_texts import text_document

SOP = """STANDAR OPERASIONAL PROSEDUR
NOMOR SOP : 12/2023
TGL. PEMBUATAN : 3 Mei 2023
TGL. REVISI : -
DISAHKAN OLEH : Kepala Dinas
NAMA SOP : Penerbitan Surat
KUALIFIKASI PELAKSANA
KETERKAITAN
MUTU BAKU"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FORMULIR PERMOHONAN IZIN\nNama :\nAlamat :", "formulir permohonan"),
        ("SURAT PERNYATAAN\nYang bertanda tangan di bawah ini :", "formulir permohonan"),
        ("MAKLUMAT PELAYANAN\nDengan ini kami sanggup melayani", "maklumat pelayanan"),
        (
            "KEPUTUSAN BUPATI\nTENTANG\nPEMBENTUKAN TIM PENGELOLA PENGADUAN",
            "keputusan pembentukan tim",
        ),
        ("RENCANA STRATEGIS DINAS KESEHATAN\nTAHUN 2021-2026", "rencana atau laporan"),
        ("LAPORAN KINERJA INSTANSI\nTahun 2023", "rencana atau laporan"),
        ("KECAMATAN NGAGLIK DALAM ANGKA\n2023", "statistik"),
        ("PENGUMUMAN\nNomor 3 Tahun 2024", "pengumuman atau surat edaran"),
    ],
    ids=lambda text: text.split("\n")[0] if "\n" in text else "",
)
def test_the_kind_of_document_is_said(text: str, kind: str) -> None:
    drawing = Drawing()
    drawing.paragraph(text)
    document = drawing.document()
    found = kind_of(document)
    assert found is not None
    assert found.name == kind
    with pytest.raises(NotAServiceStandard, match=kind):
        choose_layout(document, HEADINGS)


def test_a_document_of_no_known_kind_is_turned_away_too() -> None:
    drawing = Drawing()
    drawing.paragraph("Resep nasi goreng\nBahan: nasi, telur, kecap")
    document = drawing.document()
    assert kind_of(document) is None
    with pytest.raises(NotAServiceStandard, match="Tidak ditemukan komponen"):
        choose_layout(document, HEADINGS)


def test_an_sop_sheet_is_known_and_turned_away_under_its_name() -> None:
    drawing = Drawing()
    drawing.paragraph(SOP)
    document = drawing.document()
    layout, claim = choose_layout(document, HEADINGS)
    assert layout.name == "sop-ap"
    assert "kepala dan kolom" in claim.reason
    with pytest.raises(SopSheet) as raised:
        layout.segment(document, HEADINGS)
    assert raised.value.slug == "sop-ap"


def test_a_standard_that_mentions_an_sop_is_none() -> None:
    drawing = Drawing()
    drawing.paragraph("Pelayanan dilaksanakan sesuai SOP dan disahkan oleh kepala dinas")
    drawing.table((HEAD, *DELIVERY))
    document = drawing.document()
    assert sop.matches(document, HEADINGS) is None
    assert component_table.matches(document, HEADINGS) is not None


@pytest.mark.parametrize(
    "values",
    [
        ("3,25", "3,40", "3,11", "3,90", "3,55", "3,02"),
        ("81.25 A", "79 B", "90 A", "88 A", "92 A", "70 C"),
        ("Sangat sesuai", "Mudah", "Cepat", "Murah", "Sesuai", "Ada"),
        ("√", "√", "x", "√", "-", "√"),
    ],
    ids=["figures", "figures and grades", "answers", "marks"],
)
def test_a_survey_that_rates_the_components_is_no_standard(values: tuple[str, ...]) -> None:
    drawing = Drawing()
    drawing.paragraph("HASIL SURVEI KEPUASAN MASYARAKAT")
    rows = [(n, name, value) for (n, name, _), value in zip(DELIVERY, values, strict=True)]
    drawing.table((("No", "Unsur", "Nilai"), *rows))
    with pytest.raises(NotAServiceStandard, match="hanya diberi nilai"):
        choose_layout(drawing.document(), HEADINGS)


def test_a_standard_of_short_values_is_no_survey() -> None:
    drawing = Drawing()
    drawing.paragraph("STANDAR PELAYANAN LEGALISASI")
    values = ("KTP asli", "Datang ke loket", "1 hari", "Gratis", "Surat", "112")
    rows = [(n, name, value) for (n, name, _), value in zip(DELIVERY, values, strict=True)]
    drawing.table((HEAD, *rows))
    layout, _ = choose_layout(drawing.document(), HEADINGS)
    assert layout.name == "component-table"


def test_a_plan_with_chapters_named_like_components_is_no_standard() -> None:
    drawing = Drawing()
    drawing.paragraph("RENCANA KERJA TAHUN 2024\nDINAS SOSIAL")
    drawing.paragraph("Dasar Hukum\n1. UU Nomor 25 Tahun 2009\nSarana dan Prasarana\nTiga ruang")
    with pytest.raises(NotAServiceStandard, match="rencana atau laporan"):
        choose_layout(drawing.document(), HEADINGS)


@given(st.text(alphabet=".…_ a"))
def test_the_quick_look_for_dots_overlooks_none(text: str) -> None:
    """Four dots, ellipses or low lines in a row, in any mixture, or two ellipses."""
    assert has_dots(text) is (re.search(r"[.…_]{4,}|……", text) is not None)


def test_a_regulation_whose_scope_lists_components_is_none() -> None:
    text = """PERATURAN WALI KOTA CONTOH
NOMOR 9 TAHUN 2019
BAB I
Pasal 1
Ruang lingkup peraturan ini meliputi:
a. persyaratan;
b. prosedur;
Pasal 2
Persyaratan
Penerima bantuan adalah warga kota.
BAB II
Pasal 3
"""
    with pytest.raises(NotAServiceStandard, match="peraturan"):
        choose_layout(text_document(text), HEADINGS)


def test_a_form_that_is_asked_for_makes_no_form() -> None:
    text = "Formulir permohonan yang ditandatangani pemohon dan\nkepala desa\n"
    assert kind_of(text_document(text)) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Bandung (ANTARA) - Warga kini mengurus kartu lebih cepat.", "berita"),
        ("Baca juga: Cara mengurus kartu keluarga", "berita"),
        ('"Syaratnya mudah," kata kepala dinas, Senin.', "berita"),
        ("PEDOMAN LOMBA KEBERSIHAN KELURAHAN", "pedoman lomba"),
        ("PETUNJUK PELAKSANAAN\nLOMBA DESA TINGKAT PROVINSI", "pedoman lomba"),
        ("Info Lowongan Kerja Puskesmas", "lowongan atau beasiswa"),
        ("Beasiswa Prestasi Daerah", "lowongan atau beasiswa"),
    ],
)
def test_news_and_contests_are_known(line: str, kind: str) -> None:
    found = kind_of(text_document(f"{line}\n\nPersyaratan\n1. Kartu keluarga\n"))
    assert found is not None
    assert found.name == kind


def test_a_text_that_says_what_components_are_is_no_standard() -> None:
    text = (
        "STANDAR PELAYANAN\n- Persyaratan: Menguraikan berkas yang diminta\n"
        "- Prosedur: Menjelaskan langkah pemohon\n- Waktu Pelayanan: Menetapkan batas waktu\n"
        "- Biaya: Menyebutkan tarif tiap layanan\n"
    )
    with pytest.raises(NotAServiceStandard, match="penjelasan umum"):
        choose_layout(text_document(text), HEADINGS)


def test_a_textbook_that_defines_the_components_is_no_standard() -> None:
    text = (
        "1. Unsur layanan umum\na. Prosedur pelayanan\nProsedur pelayanan yang dibakukan semua "
        "pihak.\nb. Waktu penyelesaian\nWaktu penyelesaian adalah lamanya layanan.\n"
        "c. Biaya pelayanan\nBiaya pelayanan merupakan imbalan atas layanan.\n"
        "d. Sarana dan prasarana\nTersedianya alat kerja.\n"
    )
    with pytest.raises(NotAServiceStandard, match="penjelasan umum"):
        choose_layout(text_document(text), HEADINGS)


def test_a_contract_whose_articles_are_named_like_components_is_no_standard() -> None:
    text = (
        "KESEPAKATAN BERSAMA\nPasal 1\nPersyaratan\nPihak pertama memiliki izin.\nPasal 2\n"
        "Jangka Waktu\nBerlaku 2 (dua) tahun.\nPasal 3\nBiaya\nRp 4.000.000 setahun.\n"
    )
    with pytest.raises(NotAServiceStandard, match="berpasal"):
        choose_layout(text_document(text), HEADINGS)


ARTICLE = (
    "Cara Membuat Kartu Anggota\n\nApa itu kartu anggota?\n\nKartu anggota adalah tanda.\n\n"
    "Persyaratan Pembuatan Kartu\n\n1. Foto\n2. Kartu penduduk\n\nProses Pembuatan Kartu\n\n"
    "1. Mengisi formulir\n2. Menyerahkan berkas\n\nBiaya Pembuatan Kartu\n\n1. Baru: Rp5.000\n"
    "2. Hilang: Rp9.000\n"
)


@pytest.mark.parametrize("head", ["", "Panduan Lengkap\n\n"])
def test_an_article_that_explains_its_subject_is_no_standard(head: str) -> None:
    with pytest.raises((NotAServiceStandard, NotUnderstood)):
        choose_layout(text_document(head + ARTICLE), HEADINGS)


def test_an_offices_page_may_explain_its_subject() -> None:
    layout, _ = choose_layout(text_document("Dinas Pariwisata\n\n" + ARTICLE), HEADINGS)
    assert layout.name == "sippn"


def test_a_paper_of_a_list_makes_no_form() -> None:
    text = "Persyaratan\n- Surat pernyataan\n- Foto\nBiaya\nGratis\n"
    assert kind_of(text_document(text)) is None
