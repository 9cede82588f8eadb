"""Decrees with an annex: one standard a service, the decree's own text outside."""

from __future__ import annotations

import pytest

from extractor.page import Document
from parsers.decrees.decree_text import compare_names
from parsers.layouts import component_table, decree_annex
from parsers.section import Segmentation
from tests.support.drawn_pages import DELIVERY, HEAD, HEADINGS, MANUFACTURING, Drawing

DECREE = """PEMERINTAH KABUPATEN SLEMAN
DINAS PENDIDIKAN
KEPUTUSAN KEPALA DINAS PENDIDIKAN
NOMOR : 060/12/2024
TENTANG
PENETAPAN STANDAR PELAYANAN
Menimbang : a. bahwa perlu menetapkan standar;
Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009;
MEMUTUSKAN:
KESATU Standar Pelayanan sebagaimana dimaksud meliputi:
1. Surat Pindah Sekolah;
2. Legalisir Ijazah;
KEDUA Keputusan ini berlaku sejak ditetapkan.
Ditetapkan di Sleman
pada tanggal 3 Mei 2024
Kepala Dinas Pendidikan
SITI AMINAH
NIP. 19700101 199001 2 001"""
ANNEX = "Lampiran Keputusan Kepala Dinas Pendidikan\nNomor : 060/12/2024\nTanggal : 3 Mei 2024"
NOTE = "Dokumen ini telah ditandatangani secara elektronik dengan sertifikat elektronik"


def decree(*titles: str, text: str = DECREE, annex: str = ANNEX) -> Document:
    drawing = Drawing()
    drawing.paragraph(text)
    drawing.text(40, 790, NOTE)
    drawing.page()
    drawing.paragraph(annex)
    drawing.y_pt += 10
    for number, title in enumerate(titles, start=1):
        drawing.paragraph(f"{number}. {title}")
        drawing.table((HEAD, *DELIVERY))
        drawing.table((HEAD, *MANUFACTURING))
        drawing.text(40, 790, NOTE)
        drawing.page()
    return drawing.document()


def cut(document: Document) -> Segmentation:
    assert decree_annex.matches(document, HEADINGS) is not None
    return decree_annex.segment(document, HEADINGS)


def test_each_service_is_a_standard_with_the_decrees_number_and_office() -> None:
    found = cut(decree("Surat Pindah Sekolah", "Legalisir Ijazah")).standards
    assert [entry.title.text for entry in found if entry.title] == [
        "Surat Pindah Sekolah",
        "Legalisir Ijazah",
    ]
    assert {entry.decree.text for entry in found if entry.decree} == {"060/12/2024"}
    assert {entry.letterhead.name.text for entry in found if entry.letterhead.name} == {
        "DINAS PENDIDIKAN"
    }
    assert [len(entry.sections) for entry in found] == [14, 14]
    assert [entry.page_range for entry in found] == [(2, 2), (3, 3)]


def test_the_decrees_own_text_is_outside() -> None:
    outside = cut(decree("Surat Pindah Sekolah", "Legalisir Ijazah")).outside
    texts = [entry.passage.text for entry in outside]
    assert {entry.fate for entry in outside} == {"decree-text"}
    assert "Menimbang : a. bahwa perlu menetapkan standar;" in texts
    assert "NOMOR :" in texts  # its number is in the records
    assert not any("Surat permohonan" in text for text in texts)


def test_the_note_of_the_electronic_signature_is_removed() -> None:
    found = cut(decree("Surat Pindah Sekolah", "Legalisir Ijazah")).standards
    for standard in found:
        assert ("running-footer", NOTE) in [
            (entry.reason, entry.passage.text) for entry in standard.removed
        ]
        assert standard.unrecognized == ()


def test_the_same_services_are_no_difference() -> None:
    assert cut(decree("Surat Pindah Sekolah", "Legalisir Ijazah")).observations == ()


def test_another_list_of_services_is_a_finding() -> None:
    (found,) = cut(decree("Surat Pindah Sekolah", "Kartu Pelajar")).observations
    assert found.rule == "service-list-differs"
    assert dict(found.parameters)["missing"] == "Legalisir Ijazah"
    assert dict(found.parameters)["extra"] == "Kartu Pelajar"


@pytest.mark.parametrize("marks", [("1.", "3."), ("2.", "3."), ("a.", "c.")])
def test_a_list_that_lacks_a_number_is_not_compared(marks: tuple[str, str]) -> None:
    """A name that was not read is no service that the decree leaves out."""
    first, second = marks
    text = DECREE.replace("1. Surat Pindah", f"{first} Surat Pindah")
    text = text.replace("2. Legalisir", f"{second} Legalisir")
    assert f"{first} Surat" in text
    assert f"{second} Legalisir" in text
    assert cut(decree("Surat Pindah Sekolah", "Kartu Pelajar", text=text)).observations == ()


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        (["Surat Pindah"], ["Surat pindah"], ((), (), ())),
        (["Pelayanan Legalisir"], ["Legalisir"], ((), (), ())),
        (["Surat Pindah"], [], (("Surat Pindah",), (), ())),
        ([], ["Surat Pindah"], ((), ("Surat Pindah",), ())),
        (
            ["Penerimaan Peserta Didik Baru"],
            ["Penerimaan Siswa Baru"],
            ((), (), (("Penerimaan Peserta Didik Baru", "Penerimaan Siswa Baru"),)),
        ),
    ],
    ids=["case", "a general word", "missing", "extra", "renamed"],
)
def test_lists_are_compared_name_by_name(
    listed: list[str], printed: list[str], expected: tuple[object, ...]
) -> None:
    assert tuple(compare_names(listed, printed, is_ocr=False)) == expected


def test_exactly_one_layout_claims_a_decree() -> None:
    document = decree("Surat Pindah Sekolah")
    assert decree_annex.matches(document, HEADINGS) is not None
    assert component_table.matches(document, HEADINGS) is None


def test_a_table_without_a_decree_is_not_claimed() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY))
    document = drawing.document()
    assert decree_annex.matches(document, HEADINGS) is None
    assert component_table.matches(document, HEADINGS) is not None


def test_a_decree_without_tables_is_not_claimed() -> None:
    drawing = Drawing()
    drawing.paragraph(DECREE)
    assert decree_annex.matches(drawing.document(), HEADINGS) is None


def test_an_annex_with_headings_instead_of_tables() -> None:
    drawing = Drawing()
    drawing.paragraph(DECREE)
    drawing.page()
    drawing.paragraph(ANNEX)
    drawing.y_pt += 20
    for letter, title in (("A", "Surat Pindah Sekolah"), ("B", "Legalisir Ijazah")):
        drawing.paragraph(f"{letter}. {title}")
        for number, (_, name, text) in enumerate(DELIVERY, start=1):
            drawing.paragraph(f"{number}. " + name.replace("\n", " ") + "\n" + text)
        drawing.y_pt += 15
    found = cut(drawing.document()).standards
    assert [entry.title.text for entry in found if entry.title] == [
        "Surat Pindah Sekolah",
        "Legalisir Ijazah",
    ]
    assert [[section.component for section in entry.sections] for entry in found] == [
        ["persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan"]
    ] * 2
    assert [line.text for line in found[0].sections[-1].body] == ["Telepon (0274) 512345"]
    assert [line.text for line in found[1].sections[1].body] == [
        "1. Pemohon datang",
        "2. Petugas memeriksa",
    ]
