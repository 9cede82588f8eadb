"""Heads of printed sheets whose office stands beside its address, and names over several rows."""

from __future__ import annotations

import pytest

from corpus.pipeline import extract_document
from corpus.schema import ServiceStandard
from extractor.read import read_document
from tests.support.drawn_pages import DELIVERY, HEAD, Drawing
from tests.support.typed_texts import text_document

LEFT, RIGHT = 60.0, 400.0
TITLE = "SURAT PENGANTAR NIKAH"
BODY = """
Persyaratan
1. Kartu keluarga
2. Surat pengantar
Biaya/Tarif
Tidak dipungut biaya
Produk Pelayanan
Surat keterangan
"""


def sheet(columns: dict[float, str], label: str = f"Jenis Pelayanan : {TITLE}") -> ServiceStandard:
    """A sheet whose head has columns of rows, every second half a row lower."""
    page = Drawing()
    for number, (x_pt, text) in enumerate(columns.items()):
        page.lines(x_pt, page.y_pt + 5 * number, text)
    page.y_pt += 90
    page.paragraph(label)
    page.y_pt += 10
    page.table((HEAD, *DELIVERY))
    (record,) = extract_document(page.document(), "x").records
    return record


@pytest.mark.parametrize(
    ("office", "address", "unit"),
    [
        ("DINAS SOSIAL\nKABUPATEN BLITAR", "Jl. Merdeka No. 5\nBlitar 66112", None),
        (
            "DINAS SOSIAL",
            "Jalan Melati Nomor 12\nTelp. (0342) 801234\nKode Pos 66112",
            "DINAS SOSIAL",
        ),
        ("RSUD dr. SETIA HUSADA", "Alamat : Jl. Raya KM 4\n(0342) 801234", None),
        ("LABORATORIUM KESEHATAN\nMASYARAKAT SUKAMAJU", "Jl. Mawar 7\nKode Pos 66112", None),
        ("DINAS SOSIAL", "Jl. Mawar 7\nKelurahan Sukamaju\nKecamatan Wlingi 66112", None),
        ("RUMAH SAKIT UMUM DAERAH H.\nSETIA HUSADA", "Jl. Mawar 7\n0342-801234", None),
        ("KANTOR OTORITAS\nPELABUHAN WLINGI", "Jl. Mawar 7\nKode Pos 66112", None),
    ],
)
def test_an_address_beside_the_office_is_none_of_its_name(
    office: str, address: str, unit: str | None
) -> None:
    for columns in ({LEFT: office, RIGHT: address}, {LEFT: address, 330.0: office}):
        record = sheet(columns)
        assert record.unit.name == (unit or office.replace("\n", " "))
        assert record.service.title == TITLE
        assert not record.unrecognized


def test_a_name_that_fills_its_column_ends_before_the_street() -> None:
    page = Drawing()
    name = "KANTOR URUSAN AGAMA KECAMATAN SUMBERMANJING"
    page.text(LEFT, page.y_pt, name)
    page.text(LEFT + page.canvas.stringWidth(name, "Helvetica", 10) + 3, page.y_pt, "Jl. Mawar 7")
    page.y_pt += 40
    page.paragraph(f"Jenis Pelayanan : {TITLE}")
    page.table((HEAD, *DELIVERY))
    (record,) = extract_document(page.document(), "x").records
    assert (record.unit.name, record.service.title) == (name, TITLE)


@pytest.mark.parametrize(
    "office",
    [
        "PENGADILAN NEGERI SUKAMAJU KELAS\nIA KHUSUS",
        "UPTD BALAI PENGUJIAN DAN SERTIFIKASI\nMUTU BARANG",
        "RSUD Prof. Dr. SETIA HUSADA\nSUKAMAJU",
        "KANTOR UNIT PENYELENGGARA PELABUHAN\nKELAS II SUKAMAJU",
        "KANTOR PELAYANAN PERBENDAHARAAN NEGARA\nTIPE A1 SUKAMAJU I",
        "RUMAH SAKIT UMUM PUSAT\nDr. H. SETIA HUSADA",
        "DINAS TENAGA KERJA DAN TRANSMIGRASI\nDAERAH ISTIMEWA YOGYAKARTA",
        "KANTOR PELAYANAN KEKAYAAN NEGARA DAN LELANG\nPEKALONGAN",
        "SMK\nNEGERI 2 SUKAMAJU",
    ],
)
@pytest.mark.parametrize("label", [f"JENIS LAYANAN\n{TITLE}", f"STANDAR PELAYANAN {TITLE}"])
def test_what_stands_between_an_office_and_its_address_is_its_name(office: str, label: str) -> None:
    record = sheet({LEFT: f"{office}\nJl. Mawar 7 Kode Pos 66112"}, label)
    assert record.unit.name == office.replace("\n", " ")
    assert record.service.title == TITLE
    assert not record.unrecognized


@pytest.mark.parametrize(
    "levels",
    [
        ["KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH JAWA TENGAH", "RESOR SUKAMAJU"],
        ["KEMENTERIAN AGAMA REPUBLIK INDONESIA", "KANTOR KEMENTERIAN AGAMA KABUPATEN BLITAR"],
        ["BPJS KESEHATAN", "KANTOR CABANG KEDIRI"],
        ["YAYASAN SETIA HUSADA", "RUMAH SAKIT SETIA HUSADA"],
        ["KEMENTERIAN KETENAGAKERJAAN R.I.", "BALAI LATIHAN KERJA SUKAMAJU"],
        ["KEMENTERIAN AGRARIA DAN TATA RUANG / BADAN PERTANAHAN NASIONAL", "KANTOR PERTANAHAN"],
        ["KEMENTERIAN ATR / BPN", "KANTOR PERTANAHAN KABUPATEN BLITAR"],
        ["UNIT LAYANAN PENGADAAN BARANG / JASA SUKAMAJU"],
        ["UNIVERSITAS SETIA HUSADA", "PERPUSTAKAAN UNIVERSITAS"],
        ["BMKG", "STASIUN KLIMATOLOGI KELAS IV SUKAMAJU"],
        ["PT PLN (PERSERO)", "UNIT INDUK DISTRIBUSI JAWA TIMUR", "UP3 SUKAMAJU"],
        ["PEMERINTAH KOTA BATU", "DINAS PERDAGANGAN", "UNIT PENGELOLA PASAR SUKAMAJU"],
    ],
    ids=lambda levels: levels[-1],
)
def test_levels_of_offices_of_all_kinds(levels: list[str]) -> None:
    head = "\n".join(levels)
    text = f"{head}\nJl. Mawar 7\n\nSTANDAR PELAYANAN {TITLE}\n{BODY}"
    (typed,) = extract_document(text_document(text), "x").records
    drawn = sheet({LEFT: f"{head}\nJl. Mawar 7"})
    for record in (typed, drawn):
        assert record.unit.name == levels[-1]
        outer = [level for level in record.unit.hierarchy if level != levels[-1]]
        assert outer == levels[:-1]


@pytest.mark.parametrize(
    "office",
    [
        "RUMAH SAKIT UMUM DAERAH\ndr. H. SETIA HUSADA",
        "RUMAH SAKIT BHAYANGKARA\nSEMARANG",
        "KANTOR KESEHATAN\nKELAS II",
        "PERUSAHAAN UMUM DAERAH AIR MINUM\nTIRTA SETIA KOTA BATU",
        "DINAS TENAGA KERJA\nDAERAH ISTIMEWA YOGYAKARTA",
    ],
)
def test_a_name_goes_on_in_a_text_where_its_words_say_so(office: str) -> None:
    text = f"{office}\n\nSTANDAR PELAYANAN {TITLE}\n{BODY}"
    (record,) = extract_document(text_document(text), "x").records
    assert (record.unit.name, record.service.title) == (office.replace("\n", " "), TITLE)
    assert not record.unrecognized


def test_a_class_for_mothers_is_no_class_of_an_office() -> None:
    text = f"PUSKESMAS SUKAMAJU\n\nKELAS IBU HAMIL\n{BODY}"
    (record,) = extract_document(text_document(text), "x").records
    assert (record.unit.name, record.service.title) == ("PUSKESMAS SUKAMAJU", "KELAS IBU HAMIL")


@pytest.mark.parametrize("office", ["DINAS SOSIAL", "PERPUSTAKAAN UNIVERSITAS"])
def test_a_cover_s_year_and_its_book_s_name_are_labels(office: str) -> None:
    page = Drawing()
    page.paragraph(f"BUKU STANDAR PELAYANAN\n{office}\nTAHUN 2024")
    page.page()
    page.paragraph(f"STANDAR PELAYANAN {TITLE}")
    page.table((HEAD, *DELIVERY))
    (record,) = extract_document(page.document(), "x").records
    assert (record.unit.name, record.service.title) == (office, TITLE)
    assert not record.unrecognized


@pytest.mark.parametrize("name", ["D I N A S   S O S I A L", "D I N A S  S O S I A L"])
def test_an_office_spelled_letter_by_letter(name: str) -> None:
    text = f"{name}\nJl. Mawar 7\n\nSTANDAR PELAYANAN {TITLE}\n{BODY}"
    (record,) = extract_document(text_document(text), "x").records
    assert record.unit.name == "DINAS SOSIAL"


def test_letters_without_wider_spaces_are_no_words() -> None:
    text = f"D I N A S S O S I A L\n\nSTANDAR PELAYANAN {TITLE}\n{BODY}"
    (record,) = extract_document(text_document(text), "x").records
    assert record.unit.name is None


@pytest.mark.parametrize(
    "office",
    [
        "BADAN PENGAWAS PEMILIHAN UMUM\nKOTA SURAKARTA",
        "KANTOR WILAYAH\nDIREKTORAT JENDERAL PERBENDAHARAAN\nPROVINSI JAWA TENGAH",
        "UNIT PENGELOLA PASAR INDUK\nKOTA ADMINISTRASI JAKARTA TIMUR",
        "KANTOR PELAYANAN BEA DAN CUKAI\nTIPE MADYA PABEAN C SUKAMAJU",
        "DINAS KOPERASI, PERINDUSTRIAN DAN\nPERDAGANGAN",
    ],
)
def test_a_name_goes_on_in_a_head_set_to_the_right_and_on_a_web_page(office: str) -> None:
    page = Drawing()
    for line in (*office.split("\n"), "Jl. Mawar 7 Kode Pos 66112"):
        width_pt = page.canvas.stringWidth(line, "Helvetica", 10)
        page.text(555 - width_pt, page.y_pt, line)
        page.y_pt += 13
    page.y_pt += 20
    page.paragraph(f"Jenis Pelayanan : {TITLE}")
    page.table((HEAD, *DELIVERY))
    (drawn,) = extract_document(page.document(), "x").records
    lines = "".join(f"<p>{line}</p>" for line in office.split("\n"))
    parts = "".join(f"<p>{line}</p>" for line in BODY.strip().split("\n"))
    html = f"<html><body>{lines}<h2>Jenis Pelayanan : {TITLE}</h2>{parts}</body></html>"
    (typed,) = extract_document(read_document(html.encode(), "laman.html"), "x").records
    for record in (drawn, typed):
        assert (record.unit.name, record.service.title) == (office.replace("\n", " "), TITLE)
