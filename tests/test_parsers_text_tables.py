"""Component tables without lines: where their rows begin and where their pages go on."""

from __future__ import annotations

from drawn_pages import DELIVERY, HEAD, HEADINGS, MANUFACTURING, WIDTHS, Drawing, no_lines

from extractor.page import Document
from parsers.layouts import component_table
from parsers.section import Section, Standard


def only(document: Document) -> Standard:
    assert component_table.matches(document, HEADINGS) is not None
    (standard,) = component_table.segment(document, HEADINGS).standards
    return standard


def section(standard: Standard, component: str) -> Section:
    (found,) = [entry for entry in standard.sections if entry.component == component]
    return found


def body(standard: Standard, component: str) -> list[str]:
    return [line.text for line in section(standard, component).body]


def test_two_names_that_together_resemble_one_are_two() -> None:
    """ "Jangka Waktu Penyelesaian Produk Layanan" is nearly a spelling of the time's name."""
    page = Drawing()
    rows = [row for row in DELIVERY if row[1] != "Biaya/Tarif"]
    rows = [(n, "Produk Layanan" if "Produk" in name else name, text) for n, name, text in rows]
    page.table([HEAD, *rows, *MANUFACTURING], draw=no_lines)
    standard = only(page.document())
    assert body(standard, "waktu") == ["3 hari kerja"]
    assert body(standard, "produk") == ["Surat keterangan usaha"]


def test_a_list_of_several_levels_goes_on_over_the_page() -> None:
    """Lines of inner levels start far right of the text column's edge; few names stand below."""
    page = Drawing()
    page.table([HEAD, *DELIVERY[:2]], draw=no_lines)
    page.page()
    text_pt = 40.0 + WIDTHS[0] + WIDTHS[1] + 4
    for number in range(3, 11):
        page.paragraph(f"{number}. Petugas menyiapkan berkas", text_pt)
        for letter in "ab":
            page.paragraph(f"{letter}. Berkas diperiksa oleh petugas", text_pt + 18)
            page.paragraph("bersama atasan langsung", text_pt + 34)
    page.y_pt += 12
    page.table(DELIVERY[2:], draw=no_lines)
    standard = only(page.document())
    found = body(standard, "prosedur")
    assert len(found) == 2 + 8 * 5
    assert found[-5:-2] == [
        "10. Petugas menyiapkan berkas",
        "a. Berkas diperiksa oleh petugas",
        "bersama atasan langsung",
    ]
    assert [entry.component for entry in standard.sections][-4:] == [
        "waktu",
        "biaya",
        "produk",
        "pengaduan",
    ]
