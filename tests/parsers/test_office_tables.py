"""Component tables as word processors and spreadsheets print them: half of their lines missing,
colons and counts in columns of their own, rows that a page cuts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.layouts import component_table
from parsers.lists.lists import parse_list
from parsers.tables.head import is_count
from tests.support.drawn_pages import (
    DELIVERY,
    HEAD,
    HEADINGS,
    LEFT_PT,
    MANUFACTURING,
    WIDTHS,
    Drawing,
    body,
    level_only,
    no_lines,
    only,
    section,
)

DrawBorders = Callable[[Drawing, list[float], list[float]], None]
COUNT = ("1", "2", "3")
COLON_WIDTHS = (WIDTHS[0], WIDTHS[1], 12.0, WIDTHS[2] - 12.0)


def upright_only(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """A frame and the lines between the columns, as "outside borders" leave them."""
    for x_pt in xs:
        page.line(x_pt, ys[0], x_pt, ys[-1])
    for y_pt in (ys[0], ys[-1]):
        page.line(xs[0], y_pt, xs[-1], y_pt)


@pytest.mark.parametrize("in_middle", [False, True], ids=["top", "middle"])
def test_a_colon_in_a_column_of_its_own_is_no_text(in_middle: bool) -> None:
    page = Drawing()
    rows = [(number, name, ":", text) for number, name, text in DELIVERY]
    page.table([("No", "Komponen", ":", "Uraian"), *rows], COLON_WIDTHS, in_middle=in_middle)
    standard = only(page.document())
    assert body(standard, "persyaratan") == [
        "1. Surat permohonan",
        "2. Fotokopi KTP",
        "3. Pas foto 3x4",
    ]
    assert [passage.text for passage in standard.labels].count(":") == len(DELIVERY)


@pytest.mark.parametrize(
    "draw", [None, level_only, no_lines], ids=["all lines", "level lines", "no lines"]
)
def test_a_row_that_counts_the_columns_belongs_to_the_head(draw: DrawBorders | None) -> None:
    page = Drawing()
    page.table([HEAD, COUNT, *DELIVERY], draw=draw)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY)
    assert "1 2 3" in [passage.text for passage in standard.table_heads]
    assert not standard.unrecognized


@pytest.mark.parametrize("in_middle", [False, True], ids=["top", "middle"])
def test_level_lines_alone_part_rows(in_middle: bool) -> None:
    page = Drawing()
    page.table([HEAD, *DELIVERY, *MANUFACTURING], draw=level_only, in_middle=in_middle)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY) + len(MANUFACTURING)
    assert body(standard, "prosedur") == ["1. Pemohon datang", "2. Petugas memeriksa"]
    assert body(standard, "dasar_hukum")[0] == "1. UU Nomor 25 Tahun 2009"


def test_the_first_row_of_a_page_goes_on_between_level_lines() -> None:
    """A running head stands above the table's first line; it is no part of the row below."""
    page = Drawing()
    page.table([HEAD, *DELIVERY[:2]], draw=level_only)
    page.page()
    page.text(LEFT_PT, 30.0, "Kantor Contoh")
    page.table([("", "", "3. Petugas mencetak surat"), *DELIVERY[2:]], draw=level_only)
    standard = only(page.document())
    assert body(standard, "prosedur")[-1] == "3. Petugas mencetak surat"
    assert body(standard, "waktu") == ["3 hari kerja"]


@pytest.mark.parametrize("in_middle", [False, True], ids=["top", "middle"])
def test_upright_lines_alone_part_columns(in_middle: bool) -> None:
    page = Drawing()
    page.table([HEAD, *DELIVERY], draw=upright_only, in_middle=in_middle)
    standard = only(page.document())
    assert body(standard, "persyaratan")[-1] == "3. Pas foto 3x4"
    assert body(standard, "prosedur") == ["1. Pemohon datang", "2. Petugas memeriksa"]
    assert body(standard, "pengaduan") == ["Telepon (0274) 512345"]


def test_text_right_below_a_head_belongs_to_the_row_before() -> None:
    """A repeated head above the rest of a row: none of that text is the head's."""
    page = Drawing()
    page.table([HEAD, *DELIVERY[:2]], draw=upright_only)
    page.page()
    rest = ("", "", "dan menyerahkan surat\n3. Pemohon pulang")
    page.table([HEAD, rest, *DELIVERY[2:]], draw=upright_only)
    standard = only(page.document())
    assert body(standard, "prosedur")[2:] == ["dan menyerahkan surat", "3. Pemohon pulang"]
    assert all("menyerahkan" not in passage.text for passage in standard.table_heads)


@pytest.mark.parametrize("draw", [level_only, no_lines], ids=["level lines", "no lines"])
def test_a_head_may_take_several_rows(draw: DrawBorders | None) -> None:
    page = Drawing()
    head = ("No", "Komponen\nStandar\nPelayanan", "Uraian")
    page.table([head, *DELIVERY], draw=draw, in_middle=True)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY)
    assert body(standard, "waktu") == ["3 hari kerja"]


def test_a_name_that_the_end_of_a_page_cuts_through_names_its_row() -> None:
    page = Drawing()
    page.table([HEAD, *DELIVERY[:4], ("", "", "a. Surat keterangan usaha")])
    end_pt = page.y_pt - 20
    page.text(LEFT_PT + WIDTHS[0] + 4, end_pt - 5, "Produk Pelayanan")
    page.page()
    page.table([HEAD, ("5", "Produk Pelayanan", "b. Tanda terima"), DELIVERY[5]])
    standard = only(page.document())
    assert body(standard, "biaya") == ["Gratis"]
    products = [entry for entry in standard.sections if entry.component == "produk"]
    assert [line.text for entry in products for line in entry.body] == [
        "a. Surat keterangan usaha",
        "b. Tanda terima",
    ]


def test_footers_of_pages_that_a_table_fills_are_taken_out() -> None:
    """So few rows stand outside the table that the last ones are among the first."""
    page = Drawing()
    page.table([HEAD, *DELIVERY[:3]])
    page.text(LEFT_PT, 800.0, "Standar Pelayanan Kantor Contoh")
    page.page()
    page.table([HEAD, *DELIVERY[3:]])
    page.text(LEFT_PT, 800.0, "Standar Pelayanan Kantor Contoh")
    standard = only(page.document())
    assert not standard.unrecognized
    assert [removal.reason for removal in standard.removed] == ["running-footer"] * 2


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [
        ("Supervisi melekat oleh Kepala", "Puskesmas", 1),
        ("Laporan pengawasan dikirim.", "Evaluasi tahunan", 2),
    ],
    ids=["wrapped", "ended"],
)
def test_a_text_goes_on_over_the_page_unless_it_has_ended(
    above: str, below: str, count: int
) -> None:
    page = Drawing()
    widths = (30.0, 150.0, 150.0)  # the first line fills its cell
    page.table([HEAD, *DELIVERY, ("7", "Pengawasan Internal", above)], widths)
    page.page()
    page.table([("", "", below), MANUFACTURING[4]], widths)
    row = section(only(page.document()), "pengawasan_internal")
    assert len(parse_list(row.body, row.right_pt).items) == count


@pytest.mark.parametrize("draw", [level_only, no_lines], ids=["level lines", "no lines"])
@pytest.mark.parametrize(
    "title", ["STANDAR PELAYANAN IZIN USAHA", "2. Izin Usaha Kecil"], ids=["capitals", "numbered"]
)
def test_a_page_may_hold_the_end_of_one_table_and_another(draw: DrawBorders, title: str) -> None:
    page = Drawing()
    page.paragraph("STANDAR PELAYANAN SURAT KETERANGAN")
    page.table([HEAD, *DELIVERY[:2]], draw=draw)
    page.page()
    page.table(DELIVERY[2:], draw=draw)
    page.paragraph(title)
    page.table([HEAD, *DELIVERY], draw=draw)
    first, second = component_table.segment(page.document(), HEADINGS).standards
    assert len(first.sections) == len(second.sections) == len(DELIVERY)
    assert body(first, "pengaduan") == ["Telepon (0274) 512345"]
    assert second.title is not None
    assert second.title.text.casefold().endswith(title.casefold()[-10:])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1", "2", "3"], True),
        (["(1)", "(2)", ":", "(3)"], True),
        (["1.", "2."], True),
        (["1"], False),
        (["2", "3"], False),
        (["1", "Persyaratan", "3"], False),
        ([], False),
    ],
)
def test_columns_are_counted_from_one(texts: list[str], expected: bool) -> None:
    assert is_count(texts) is expected
