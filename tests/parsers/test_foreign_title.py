"""Documents that name every component and are no standard; and short ones that are."""

from __future__ import annotations

import pytest

from extractor.errors import NotAServiceStandard, NotUnderstood, SopSheet
from parsers.layouts import choose_layout, sop
from parsers.refusals.foreign_title import foreign_title
from tests.support.drawn_pages import DELIVERY, HEAD, HEADINGS, Drawing

NAMES = [name.replace("\n", " ") for _, name, _ in DELIVERY]


def with_table(title: str) -> Drawing:
    drawing = Drawing()
    drawing.paragraph(title)
    drawing.table((HEAD, *DELIVERY))
    return drawing


@pytest.mark.parametrize(
    "title",
    [
        "LAPORAN SURVEI KEPUASAN MASYARAKAT\nKECAMATAN BUKIT RAYA",
        "RENCANA TINDAK LANJUT HASIL SURVEI KEPUASAN",
        "LAPORAN MONITORING DAN EVALUASI STANDAR PELAYANAN",
        "BERITA ACARA FORUM KONSULTASI PUBLIK\nPEMBAHASAN RANCANGAN STANDAR PELAYANAN",
        "PERATURAN BUPATI\nNOMOR 3 TAHUN 2019\nTENTANG\nPEDOMAN PENYUSUNAN STANDAR PELAYANAN",
        "KEPUTUSAN CAMAT TENTANG PEMBENTUKAN TIM PENYUSUN STANDAR PELAYANAN",
        "INSTRUMEN PENILAIAN KEPATUHAN STANDAR PELAYANAN",
        "DOKUMEN PEMILIHAN\nPENGADAAN JASA KEBERSIHAN",
        "PEMERINTAH KABUPATEN BUKIT RAYA\nHASIL EVALUASI STANDAR PELAYANAN",
        "PERATURAN MENTERI\nTENTANG\nPEDOMAN STANDAR PELAYANAN",
        "SOSIALISASI STANDAR PELAYANAN",
        "PEDOMAN STANDAR PELAYANAN\nBAGI UNIT KERJA",
        "LAPORAN PENGELOLAAN PENGADUAN\nBULAN JUNI 2024",
        "SURAT EDARAN\nKEWAJIBAN PUBLIKASI STANDAR PELAYANAN",
    ],
    ids=lambda text: text.split("\n")[0],
)
def test_a_document_about_standards_is_none(title: str) -> None:
    with pytest.raises(NotAServiceStandard):
        choose_layout(with_table(title).document(), HEADINGS)


@pytest.mark.parametrize(
    "title",
    [
        "STANDAR PELAYANAN LAPORAN KEMATIAN",
        "STANDAR PELAYANAN\nBERITA ACARA SERAH TERIMA BARANG",
        "LAPORAN KINERJA TERLAMPIR\nJenis Pelayanan : Legalisasi",
        "LEGALISASI SURAT KUASA",
        "BERITA ACARA SUMPAH",
        "Laporan Kegiatan Penanaman Modal",
        "KEPUTUSAN CAMAT\nTENTANG\nSTANDAR PELAYANAN DAN SURVEI KEPUASAN MASYARAKAT",
        "POLRES BUKIT RAYA\nPEDOMAN STANDAR PELAYANAN\nSURAT IZIN MENGEMUDI",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_a_standard_is_one_whatever_its_service_is_called(title: str) -> None:
    document = with_table(title).document()
    assert foreign_title(document, HEADINGS) is None
    assert choose_layout(document, HEADINGS)[0].name == "component-table"


def test_a_blank_format_is_no_standard() -> None:
    drawing = Drawing()
    drawing.paragraph("STANDAR PELAYANAN\nJenis Pelayanan : ..........")
    drawing.table((HEAD, *((n, name, "..............") for n, name, _ in DELIVERY)))
    with pytest.raises(NotAServiceStandard, match="format kosong"):
        choose_layout(drawing.document(), HEADINGS)


def test_a_list_of_the_components_is_not_read_as_a_standard() -> None:
    drawing = Drawing()
    drawing.paragraph("Setiap unit wajib mengumumkan standar yang memuat:")
    drawing.paragraph("\n".join(f"{n}. {name}" for n, name in enumerate(NAMES, start=1)))
    drawing.paragraph("Demikian untuk dilaksanakan.")
    with pytest.raises(NotUnderstood):
        choose_layout(drawing.document(), HEADINGS)


def test_columns_named_like_components_are_no_headings() -> None:
    drawing = Drawing()
    drawing.paragraph("DAFTAR PELAYANAN KECAMATAN")
    drawing.table(
        (
            ("No", "Nama", "Waktu Penyelesaian", "Biaya/Tarif", "Produk Pelayanan"),
            ("1", "Legalisasi", "1 hari", "Gratis", "Legalisasi"),
            ("2", "Rekomendasi", "2 hari", "Tidak dipungut\nbiaya", "Rekomendasi\nproduk"),
        ),
        (30.0, 110.0, 120.0, 90.0, 130.0),
    )
    with pytest.raises(NotUnderstood):
        choose_layout(drawing.document(), HEADINGS)


def test_a_grid_under_the_title_of_an_sop_is_one() -> None:
    drawing = Drawing()
    drawing.paragraph("STANDAR OPERASIONAL PROSEDUR\nPENERBITAN SURAT")
    drawing.table(
        (
            ("No", "Kegiatan", "Mutu Baku", "Kelengkapan", "Waktu"),
            ("1", "Menerima berkas", "", "Berkas", "5 menit"),
        ),
        (30.0, 150.0, 90.0, 90.0, 60.0),
    )
    document = drawing.document()
    layout, _ = choose_layout(document, HEADINGS)
    assert layout.name == sop.NAME
    with pytest.raises(SopSheet):
        layout.segment(document, HEADINGS)


def test_a_page_of_the_portal_is_a_standard_whatever_its_service_is_called() -> None:
    drawing = with_table("Laporan Tahunan Koperasi")
    assert foreign_title(drawing.document(), HEADINGS) is not None
    drawing = with_table("Laporan Tahunan Koperasi")
    drawing.paragraph(
        "Anda juga dapat menyampaikan pengaduan, saran dan masukan langsung melalui kanal berikut :"
    )
    drawing.paragraph("Melalui LAPOR!, bisa dilakukan dengan berbagai cara berikut:")
    assert foreign_title(drawing.document(), HEADINGS) is None
