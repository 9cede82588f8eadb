"""The head of an annex: at the right side, below a page number, printed again for each service."""

from __future__ import annotations

import pytest

from parsers.layouts import decree_annex
from parsers.section import Segmentation
from tests.parsers.test_decree_annex import ANNEX, DECREE, cut, decree
from tests.support.drawn_pages import DELIVERY, HEAD, HEADINGS, Drawing

BLOCK = """KEPUTUSAN KEPALA DINAS
PENDIDIKAN KABUPATEN SLEMAN
NOMOR 060/12/2024
TENTANG
STANDAR PELAYANAN PADA DINAS
PENDIDIKAN"""
SIGNED = "Ditetapkan di Sleman\npada tanggal 3 Mei 2024\nKEPALA DINAS PENDIDIKAN,\nSITI AMINAH"


def annexes(*titles: str, is_headed: bool = False) -> Segmentation:
    drawing = Drawing()
    drawing.paragraph(DECREE)
    for number, title in enumerate(titles, start=2):
        drawing.page()
        drawing.text(290, 30, f"- {number} -")
        drawing.paragraph(f"LAMPIRAN {'I' * (number - 1)}\n{BLOCK}", 320)
        drawing.y_pt += 8
        drawing.paragraph("STANDAR PELAYANAN", 240)
        drawing.paragraph(title, 220)
        drawing.y_pt += 8
        if is_headed:
            for place, (_, name, text) in enumerate(DELIVERY, start=1):
                drawing.paragraph(f"{place}. " + name.replace("\n", " ") + "\n" + text)
        else:
            drawing.table((HEAD, *DELIVERY))
        drawing.paragraph(SIGNED, 320)
    document = drawing.document()
    assert decree_annex.matches(document, HEADINGS) is not None
    return decree_annex.segment(document, HEADINGS)


def titles_of(found: Segmentation) -> list[str]:
    return [entry.title.text for entry in found.standards if entry.title is not None]


def at_annex() -> Drawing:
    """A decree and the head of its annex, ready for what stands below."""
    drawing = Drawing()
    drawing.paragraph(DECREE)
    drawing.page()
    drawing.paragraph(ANNEX)
    drawing.y_pt += 20
    return drawing


def test_each_service_has_an_annex_of_its_own() -> None:
    found = annexes("Surat Pindah Sekolah", "Legalisir Ijazah")
    assert titles_of(found) == ["Surat Pindah Sekolah", "Legalisir Ijazah"]
    assert [entry.page_range for entry in found.standards] == [(2, 2), (3, 3)]
    assert [entry.unrecognized for entry in found.standards] == [(), ()]
    assert found.observations == ()


def test_annexes_with_headings_are_parted_by_their_heads() -> None:
    found = annexes("SURAT PINDAH SEKOLAH", "LEGALISIR IJAZAH", is_headed=True)
    assert titles_of(found) == ["SURAT PINDAH SEKOLAH", "LEGALISIR IJAZAH"]
    assert [entry.sections[-1].body[-1].text for entry in found.standards] == [
        "Telepon (0274) 512345"
    ] * 2


def test_a_head_at_the_right_side_is_the_decrees_text_as_a_whole() -> None:
    found = annexes("Surat Pindah Sekolah", "Legalisir Ijazah")
    texts = [entry.passage.text for entry in found.outside]
    assert texts.count("STANDAR PELAYANAN PADA DINAS") == 2
    assert {entry.letterhead.name.text for entry in found.standards if entry.letterhead.name} == {
        "DINAS PENDIDIKAN"
    }


@pytest.mark.parametrize("label", ["Standar Pelayanan ", "Jenis Layanan: ", "Jenis Pelayanan : "])
def test_a_services_number_and_label_are_no_part_of_its_name(label: str) -> None:
    found = cut(decree(f"{label}Surat Pindah Sekolah", f"{label}Legalisir Ijazah"))
    assert titles_of(found) == ["Surat Pindah Sekolah", "Legalisir Ijazah"]


def test_titles_that_go_on_counting_part_the_services() -> None:
    drawing = at_annex()
    for number, title in enumerate(("Surat pindah sekolah", "Legalisir ijazah"), start=1):
        drawing.paragraph(f"{number}. {title}")
        for letter, (_, name, text) in zip("abcdef", DELIVERY, strict=True):
            items = text.replace("1. ", "1) ").replace("2. ", "2) ")
            drawing.paragraph(f"{letter}. " + name.replace("\n", " ") + "\n" + items)
    found = cut(drawing.document())
    assert titles_of(found) == ["Surat pindah sekolah", "Legalisir ijazah"]
    assert found.standards[0].sections[-1].body[-1].text == "Telepon (0274) 512345"


def test_the_service_is_named_below_the_offices_title() -> None:
    drawing = at_annex()
    drawing.paragraph("STANDAR PELAYANAN DINAS PENDIDIKAN", 180)
    drawing.y_pt += 10
    drawing.paragraph("STANDAR PELAYANAN LEGALISIR IJAZAH", 180)
    drawing.table((HEAD, *DELIVERY))
    assert titles_of(cut(drawing.document())) == ["LEGALISIR IJAZAH"]


def test_a_step_table_below_a_heading_gives_steps() -> None:
    drawing = at_annex()
    drawing.paragraph("A. Surat Pindah Sekolah")
    for number, (_, name, text) in enumerate(DELIVERY, start=1):
        drawing.paragraph(f"{number}. " + name.replace("\n", " "))
        if number == 2:
            rows = (("1", "Murid datang", "5 menit"), ("2", "Guru menulis surat", "9 menit"))
            drawing.table((("No", "Uraian Kegiatan", "Waktu"), *rows), (30.0, 200.0, 90.0))
        else:
            drawing.paragraph(text)
    (found,) = cut(drawing.document()).standards
    steps = [step for entry in found.sections for step in entry.steps]
    assert [step.text.text for step in steps] == ["Murid datang", "Guru menulis surat"]


def test_a_signature_goes_on_over_a_pages_end_by_its_name() -> None:
    drawing = at_annex()
    drawing.paragraph("A. Surat Pindah Sekolah")
    drawing.table((HEAD, *DELIVERY))
    place, date, office, name = SIGNED.split("\n")
    drawing.paragraph(f"{place}\n{date}\n{office}", 320)
    drawing.page()
    drawing.paragraph(name, 320)
    (found,) = cut(drawing.document()).standards
    assert found.sheet.signatory is not None
    assert found.sheet.signatory.text == name
    assert found.unrecognized == ()
