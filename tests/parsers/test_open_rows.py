"""Rows that no line marks off: fills in every second row, heads alone, rows that a page cuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from corpus.pipeline import extract_document
from extractor.read import read_document
from parsers.lists.lists import parse_list
from tests.support.drawn_pages import (
    DELIVERY,
    HEAD,
    LEFT_PT,
    MANUFACTURING,
    WIDTHS,
    Drawing,
    Row,
    body,
    level_only,
    no_lines,
    only,
)

DrawBorders = Callable[[Drawing, list[float], list[float]], None]


def every_second(first: int) -> DrawBorders:
    """Cells filled with grey, those of the head and of every second row from `first` on."""

    def draw(page: Drawing, xs: list[float], ys: list[float]) -> None:
        page.canvas.setFillGray(0.9)
        for row in (0, *range(first, len(ys) - 1, 2)):
            for left, right in pairwise(xs):
                page.strip(left, ys[row], right, ys[row + 1])
        page.canvas.setFillGray(0.0)

    return draw


def filled_table(page: Drawing, rows: Sequence[Row], first: int) -> None:
    """A table whose text stands on the fills."""
    top_pt = page.y_pt
    page.table(rows, draw=every_second(first))
    page.y_pt = top_pt
    page.table(rows, draw=no_lines)


@pytest.mark.parametrize("first", [1, 2], ids=["odd rows", "even rows"])
def test_rows_between_filled_ones_are_rows(first: int) -> None:
    page = Drawing()
    filled_table(page, [HEAD, *DELIVERY], first)
    page.page()
    filled_table(page, [HEAD, *MANUFACTURING[:3]], first)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY) + 3
    assert body(standard, "waktu") == ["3 hari kerja"]
    assert body(standard, "pengaduan") == ["Telepon (0274) 512345"]
    assert body(standard, "sarana_prasarana") == ["Komputer dan meja"]
    assert not standard.unrecognized


def test_text_between_two_tables_is_no_row() -> None:
    page = Drawing()
    page.table([HEAD, *DELIVERY[:3]])
    page.paragraph("Catatan petugas loket", LEFT_PT + 40)
    page.y_pt += 10
    page.table(DELIVERY[3:])
    standard = only(page.document())
    assert [row.text for row in standard.unrecognized] == ["Catatan petugas loket"]


def head_framed(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """The head in boxes, the rows parted by level lines."""
    for left, right in pairwise(xs):
        page.box(left, ys[0], right, ys[1])
    level_only(page, xs, ys[2:])


def test_rows_below_a_head_that_alone_is_framed() -> None:
    page = Drawing()
    page.table([HEAD, *DELIVERY], draw=head_framed)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY)
    assert body(standard, "persyaratan")[0] == "1. Surat permohonan"


def without_last(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Level lines, none below the last row: the page ends within it."""
    level_only(page, xs, ys[:-1])


def test_the_row_that_a_pages_end_cuts_needs_no_line_below() -> None:
    page = Drawing()
    cut = ("4", "Biaya/Tarif", "Rp 5.000 bagi warga")
    page.table([HEAD, *DELIVERY[:3], cut], draw=without_last)
    page.page()
    page.table([HEAD, ("", "", "Rp 9.000 bagi tamu"), *DELIVERY[4:]], draw=level_only)
    standard = only(page.document())
    assert body(standard, "biaya") == ["Rp 5.000 bagi warga", "Rp 9.000 bagi tamu"]


def test_a_last_page_without_lines_goes_on() -> None:
    page = Drawing()
    page.table([HEAD, *DELIVERY[:4]])
    page.page()
    page.table(DELIVERY[4:], draw=no_lines)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY)
    assert body(standard, "produk") == ["Surat keterangan usaha"]


# Lists inside a cell


def columns(page: Drawing, left: list[str], right: list[str], shift_pt: float = 130.0) -> None:
    """A standard whose requirements stand in two columns of their cell."""
    height = max(len(left), len(right))
    cell = "\n".join([*left, *[" "] * (height - len(left))])
    top_pt = page.y_pt + 19 + 3
    rows = [("1", "Persyaratan", cell), *DELIVERY[1:]]
    for number, line in enumerate(right):
        page.text(LEFT_PT + WIDTHS[0] + WIDTHS[1] + 4 + shift_pt, top_pt + 13 * number, line)
    page.table([HEAD, *rows])


@pytest.mark.parametrize(
    ("left", "right", "items"),
    [
        (["a. KTP", "b. KK"], ["c. Foto"], ["KTP", "KK", "Foto"]),
        (
            ["1. Surat dari kepala", "    desa setempat", "2. KTP"],
            ["3. Foto", "4. Surat", "    kuasa"],
            ["Surat dari kepala desa setempat", "KTP", "Foto", "Surat kuasa"],
        ),
        (
            ["1. KTP", "2. Surat dari", "    desa"],
            ["3. Foto", "4. KK"],
            ["KTP", "Surat dari desa", "Foto", "KK"],
        ),
    ],
    ids=["one number beside", "wrapped", "wrapped below the other column"],
)
def test_columns_of_a_list_wrap_each_by_itself(
    left: list[str], right: list[str], items: list[str]
) -> None:
    page = Drawing()
    columns(page, left, right)
    standard = only(page.document())
    (held,) = [entry for entry in standard.sections if entry.component == "persyaratan"]
    assert [item.text.text for item in parse_list(held.body, held.right_pt).items] == items


def test_numbers_in_a_column_need_no_sign() -> None:
    page = Drawing()
    cell = "1      KTP\n2      Surat dari\n        desa\n3      Foto"
    page.table([HEAD, ("1", "Persyaratan", cell), *DELIVERY[1:]])
    standard = only(page.document())
    (held,) = [entry for entry in standard.sections if entry.component == "persyaratan"]
    items = parse_list(held.body, held.right_pt).items
    assert [(item.number, item.text.text) for item in items] == [
        ("1", "KTP"),
        ("2", "Surat dari desa"),
        ("3", "Foto"),
    ]


@pytest.mark.parametrize(
    "cell", ["2      lembar foto\n3      lembar KTP", "1 lembar foto\n2 materai"]
)
def test_figures_that_do_not_count_in_a_column_are_text(cell: str) -> None:
    page = Drawing()
    page.table([HEAD, ("1", "Persyaratan", cell), *DELIVERY[1:]])
    standard = only(page.document())
    (held,) = [entry for entry in standard.sections if entry.component == "persyaratan"]
    assert all(item.number is None for item in parse_list(held.body, held.right_pt).items)


def test_a_cell_beside_a_list_names_its_group() -> None:
    """Whatever it says, and over however many lines."""
    page = Drawing()
    widths = (WIDTHS[0], WIDTHS[1], 90.0, WIDTHS[2] - 90.0)
    page.table([("No", "Komponen", "Uraian", ""), ("1", "Persyaratan", "Peserta\nLama", "a. KTP")])
    page.y_pt -= 20
    page.table([("", "", "Rombongan", "a. Surat\nb. Daftar nama")], widths)
    page.y_pt -= 20
    page.table([(*row[:2], row[2], "") for row in DELIVERY[1:]], widths)
    standard = only(page.document())
    (held,) = [entry for entry in standard.sections if entry.component == "persyaratan"]
    items = parse_list(held.body, held.right_pt).items
    assert [(item.text.text, len(item.children)) for item in items][-1] == ("Rombongan", 2)


def test_a_table_of_fees_is_no_table_of_steps() -> None:
    """Its head may begin with a word for what is done ("Uraian")."""
    page = Drawing()
    top_pt = page.y_pt + 19 + 3 * 19 + 40
    page.table([HEAD, *DELIVERY[:3], ("4", "Biaya/Tarif", "\n" * 5)])
    page.y_pt = top_pt + 3
    left_pt = WIDTHS[0] + WIDTHS[1] + 10
    inner = [
        ("No", "Uraian Biaya", "Besaran"),
        ("1", "Cetak", "Rp5.000"),
        ("2", "Kirim", "Rp9.000"),
    ]
    page.canvas.translate(left_pt, -30)
    page.table(inner, (30.0, 120.0, 100.0))
    standard = only(page.document())
    assert not any(entry.steps for entry in standard.sections)


def test_two_bullets_on_one_row_begin_two_columns() -> None:
    page = Drawing()
    columns(page, ["- Kotak saran", "- Telepon"], ["- Surel", "   dinas@contoh.go.id"])
    standard = only(page.document())
    (held,) = [entry for entry in standard.sections if entry.component == "persyaratan"]
    items = [item.text.text for item in parse_list(held.body, held.right_pt).items]
    assert items == ["Kotak saran", "Telepon", "Surel dinas@contoh.go.id"]


def test_a_footer_below_the_last_line_is_no_row() -> None:
    page = Drawing()
    page.table([HEAD, *DELIVERY], draw=level_only)
    page.y_pt -= 12
    page.paragraph("Standar Pelayanan Kantor Contoh", LEFT_PT + 60)
    standard = only(page.document())
    assert body(standard, "pengaduan") == ["Telepon (0274) 512345"]


def above_only(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """A line above each row, as web pages set them, and none below the last."""
    level_only(page, xs, ys[:-1])


def test_lines_above_the_rows_part_the_last_one_too() -> None:
    page = Drawing()
    page.table([row[1:] for row in DELIVERY], WIDTHS[1:], draw=above_only)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY)
    assert body(standard, "pengaduan") == ["Telepon (0274) 512345"]


def test_a_wider_table_between_two_of_one_width_is_read_once() -> None:
    def table(title: str, fee: str) -> str:
        rows = [("Persyaratan", "KTP"), ("Jangka Waktu", "2 hari"), ("Biaya/Tarif", fee)]
        lines = [f"| {n} | {name} | {text} |" for n, (name, text) in enumerate(rows, start=1)]
        head = ["| No | Komponen | Uraian |", "|---|---|---|"]
        return "\n".join([f"## Jenis Layanan : {title}", "", *head, *lines, ""])

    wide = "Gratis bagi warga desa dan pelajar yang tinggal di dalam kecamatan"
    text = "\n".join(
        (table("Izin Satu", "Gratis"), table("Izin Dua", wide), table("Izin Tiga", "Gratis"))
    )
    records = extract_document(read_document(text.encode(), "berkas.md"), "berkas.md").records
    assert [one.service.title for one in records] == ["Izin Satu", "Izin Dua", "Izin Tiga"]
