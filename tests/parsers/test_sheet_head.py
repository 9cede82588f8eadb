"""What stands above and below a component table: title, office, number, dates, signatory."""

from __future__ import annotations

import pytest

from corpus.pipeline import extract_document
from parsers.layouts import component_table
from parsers.section import Standard
from tests.support.drawn_pages import DELIVERY, HEAD, HEADINGS, Drawing, ruled
from tests.support.typed_texts import text_document


def read(above: str, below: str = "") -> Standard:
    drawing = Drawing()
    drawing.paragraph(above)
    drawing.y_pt += 10
    drawing.table((HEAD, *DELIVERY))
    if below:
        drawing.paragraph(below)
    (standard,) = component_table.segment(drawing.document(), HEADINGS).standards
    return standard


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("STANDAR PELAYANAN IZIN TRAYEK", "IZIN TRAYEK"),
        ("STANDAR PELAYANAN\nIZIN TRAYEK ANGKUTAN", "IZIN TRAYEK ANGKUTAN"),
        ("Standar Pelayanan : Izin Trayek", "Izin Trayek"),
        ("Jenis Pelayanan : Izin Trayek", "Izin Trayek"),
        ("Produk Layanan : Izin Trayek", "Izin Trayek"),
        ("STANDAR PELAYANAN PUBLIK\nDINAS PERHUBUNGAN KOTA BATU", None),
        ("3. Izin Trayek", "Izin Trayek"),
        (
            "STANDAR PELAYANAN / SERVICE STANDARD\nIzin Trayek / Route Permit",
            "Izin Trayek / Route Permit",
        ),
    ],
    ids=[
        "one line",
        "two lines",
        "colon",
        "kind",
        "product",
        "office only",
        "numbered",
        "translated",
    ],
)
def test_the_title(above: str, title: str | None) -> None:
    standard = read(above)
    assert (standard.title.text if standard.title else None) == title


@pytest.mark.parametrize(
    ("above", "name", "title"),
    [
        ("DINAS SOSIAL KOTA BATU\nIZIN TRAYEK", "DINAS SOSIAL KOTA BATU", "IZIN TRAYEK"),
        ("Izin Trayek\nDinas Sosial Kota Batu", "Dinas Sosial Kota Batu", "Izin Trayek"),
        ("DINAS SOSIAL\nKOTA BATU\nIZIN TRAYEK", "DINAS SOSIAL KOTA BATU", "IZIN TRAYEK"),
        ("UPT TERMINAL\nDINAS PERHUBUNGAN\nIZIN TRAYEK", "UPT TERMINAL", "IZIN TRAYEK"),
        ("DINAS SOSIAL TAHUN 2024\nIZIN TRAYEK", "DINAS SOSIAL", "IZIN TRAYEK"),
        ("Izin Trayek Angkutan", None, "Izin Trayek Angkutan"),
        ("MAKLUMAT PELAYANAN\nDINAS SOSIAL", "DINAS SOSIAL", None),
        ("A. Komponen Standar Pelayanan\nDINAS SOSIAL", "DINAS SOSIAL", None),
    ],
)
def test_office_and_service_without_a_label_are_told_apart(
    above: str, name: str | None, title: str | None
) -> None:
    standard = read(above)
    letterhead = standard.letterhead
    assert (letterhead.name.text if letterhead.name else None) == name
    assert (standard.title.text if standard.title else None) == title


def test_the_kind_of_office_that_standards_are_of_is_no_office_s_name() -> None:
    standard = read("KECAMATAN BATU\nKELURAHAN SISIR\nSTANDAR PELAYANAN KELURAHAN\nIZIN KERAMAIAN")
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "KELURAHAN SISIR"


def test_a_title_goes_on_under_its_value() -> None:
    drawing = Drawing()
    drawing.text(40, 60, "Produk Layanan")
    drawing.text(150, 60, ": Tanda Daftar Usaha Pertemuan,")
    drawing.text(157, 73, "Konferensi, dan Pameran")
    drawing.y_pt = 110
    drawing.table((HEAD, *DELIVERY))
    (standard,) = component_table.segment(drawing.document(), HEADINGS).standards
    assert standard.title is not None
    assert standard.title.text == "Tanda Daftar Usaha Pertemuan, Konferensi, dan Pameran"


def test_the_office_and_its_levels() -> None:
    standard = read(
        "PEMERINTAH KABUPATEN SLEMAN\nDINAS PERIZINAN\nJalan Magelang Nomor 3, Sleman 55511"
    )
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "DINAS PERIZINAN"
    assert [level.text for level in standard.letterhead.hierarchy] == [
        "PEMERINTAH KABUPATEN SLEMAN"
    ]
    assert standard.letterhead.address is not None


def test_a_label_with_nothing_behind_it_names_no_office() -> None:
    standard = read("DINAS PERIZINAN KOTA BATU\nIZIN TRAYEK\nUnit Kerja : -\nNo. Dokumen : -")
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "DINAS PERIZINAN KOTA BATU"
    assert standard.sheet.number is None
    assert [label.text for label in standard.labels].count("-") == 2


def test_a_unit_that_is_labelled_is_the_office() -> None:
    standard = read("DINAS PERIZINAN KABUPATEN SLEMAN\nUnit Kerja : Bidang Pelayanan")
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "Bidang Pelayanan"


def test_the_block_with_number_revision_and_date() -> None:
    drawing = Drawing()
    drawing.text(44, 66, "STANDAR PELAYANAN")
    drawing.text(304, 63, "No. Dokumen : SP-07")
    drawing.text(304, 76, "Revisi : 02")
    drawing.text(304, 89, "Tgl. Effektif : 3 Mei 2024")
    ruled(drawing, [40, 300, 550], [60, 105])
    drawing.y_pt = 130
    drawing.table((HEAD, *DELIVERY))
    (standard,) = component_table.segment(drawing.document(), HEADINGS).standards
    sheet = standard.sheet
    values = [sheet.number, sheet.revision, sheet.effective_date]
    assert [value.text if value else None for value in values] == ["SP-07", "02", "3 Mei 2024"]


def test_a_bare_number_is_the_decrees() -> None:
    standard = read("DINAS PERIZINAN\nNomor : 100/07/BPA/2020\nStandar Pelayanan Izin Trayek")
    assert standard.decree is not None
    assert standard.decree.text == "100/07/BPA/2020"
    assert standard.sheet.number is None


@pytest.mark.parametrize(
    ("below", "date", "name"),
    [
        (
            "Sleman, 3 Mei 2024\nKepala Dinas\nSITI AMINAH\nNIP. 19700101 199001 2 001",
            "3 Mei 2024",
            "SITI AMINAH",
        ),
        (
            "Kepala Dinas\nSITI AMINAH\nPembina Tk. I\nNIP. 19700101 199001 2 001",
            None,
            "SITI AMINAH",
        ),
        ("Berkas diambil pada jam kerja", None, None),
    ],
    ids=["place, date, name", "a rank above the NIP", "no signature"],
)
def test_the_signature(below: str, date: str | None, name: str | None) -> None:
    sheet = read("STANDAR PELAYANAN IZIN TRAYEK", below).sheet
    assert (sheet.signed_date.text if sheet.signed_date else None) == date
    assert (sheet.signatory.text if sheet.signatory else None) == name


def test_the_head_of_further_pages_is_removed() -> None:
    drawing = Drawing()
    for rows in (DELIVERY[:3], DELIVERY[3:]):
        drawing.paragraph("STANDAR PELAYANAN IZIN TRAYEK\nUnit Kerja : Bidang Pelayanan")
        drawing.y_pt += 10
        drawing.table((HEAD, *rows))
        drawing.page()
    (standard,) = component_table.segment(drawing.document(), HEADINGS).standards
    assert [entry.reason for entry in standard.removed] == ["running-header"] * 2
    assert standard.unrecognized == ()


def test_number_and_dates_in_columns_are_no_title() -> None:
    text = (
        "DINAS SOSIAL KOTA BATU\nSTANDAR PELAYANAN\nIzin Trayek\nNomor Dokumen SP/12\nRevisi 01\n"
        "Tanggal Berlaku 9 April 2021\n\nPersyaratan\n1. KTP\n2. KK\n\nProsedur\n1. Daftar\n"
        "2. Ambil\n\nJangka Waktu\n2 hari kerja\n\nBiaya\nGratis\n\nProduk\nIzin\n"
    )
    (record,) = extract_document(text_document(text, "a.txt"), "a.txt").records
    assert record.service.title == "Izin Trayek"
    assert record.document is not None
    found = (record.document.number, record.document.revision, record.document.effective_date)
    assert found == ("SP/12", "01", "2021-04-09")
