"""Component tables without lines: where their rows begin and where their pages go on."""

from __future__ import annotations

import pytest

from parsers.layouts import component_table
from tests.support.drawn_pages import (
    DELIVERY,
    HEAD,
    HEADINGS,
    MANUFACTURING,
    WIDTHS,
    Drawing,
    body,
    no_lines,
    only,
    section,
)


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


@pytest.mark.parametrize("in_middle", [False, True], ids=["at the top", "in the middle"])
@pytest.mark.parametrize(
    "banners",
    [
        ("Service Delivery", "Manufacturing"),
        ("Proses Penyampaian Pelayanan (Service Delivery)", "Pengelolaan Pelayanan"),
    ],
    ids=["short", "wide"],
)
def test_banners_of_the_two_parts_are_no_components(
    banners: tuple[str, str], in_middle: bool
) -> None:
    page = Drawing()
    first, second = (("A." if n == 0 else "B.", name, "") for n, name in enumerate(banners))
    rows = [HEAD, first, *DELIVERY, second, *MANUFACTURING]
    page.table(rows, draw=no_lines, in_middle=in_middle)
    standard = only(page.document())
    assert None not in [entry.component for entry in standard.sections]
    assert body(standard, "persyaratan")[0] == "1. Surat permohonan"
    assert body(standard, "pengaduan") == ["Telepon (0274) 512345"]
    assert body(standard, "dasar_hukum")[0] == "1. UU Nomor 25 Tahun 2009"
    heads = [head.text for head in standard.table_heads]
    assert [head for head in heads if banners[0] in head]
    assert [head for head in heads if banners[1] in head]


def test_colons_in_a_column_part_names_and_texts() -> None:
    """A form of its own, without a head: the rest of a wrapped name stands beside the text."""
    page = Drawing()
    names_pt, colons_pt, texts_pt = 62.0, 180.0, 196.0
    for number, name, text in (*DELIVERY, *MANUFACTURING):
        page.lines(40.0, page.y_pt, f"{number}.")
        page.lines(names_pt, page.y_pt, name)
        page.lines(colons_pt, page.y_pt, ":")
        page.lines(texts_pt, page.y_pt, text)
        page.y_pt += 13.0 * (max(name.count("\n"), text.count("\n")) + 1)
    standard = only(page.document())
    assert [entry.component for entry in standard.sections][:2] == ["persyaratan", "prosedur"]
    assert body(standard, "persyaratan") == [
        "1. Surat permohonan",
        "2. Fotokopi KTP",
        "3. Pas foto 3x4",
    ]
    assert body(standard, "prosedur") == ["1. Pemohon datang", "2. Petugas memeriksa"]
    assert body(standard, "waktu") == ["3 hari kerja"]
    assert body(standard, "evaluasi_kinerja") == ["Tiap semester"]
    heading = section(standard, "waktu").heading
    assert heading is not None
    assert heading.text.split() == ["Jangka", "Waktu", ":", "Penyelesaian"]


def test_colons_right_behind_the_names_are_lines_of_text() -> None:
    """A tab or two before the colon make no column."""
    page = Drawing()
    for number, name, text in DELIVERY:
        line = f"{number}. {name}     : {text}".replace("\n", " ")
        page.paragraph(line)
    assert component_table.matches(page.document(), HEADINGS) is None
