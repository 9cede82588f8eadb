"""Tables with a row for each service and the components side by side."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from parsers.layouts import component_table
from tests.support.drawn_pages import (
    DELIVERY,
    HEADINGS,
    Drawing,
    body,
    held_words,
    only,
    standards_of,
)

NARROW_HEAD = ("No", "Komponen", "Uraian")
HEAD = ("No", "Jenis\nPelayanan", "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk")
WIDTHS = (25.0, 80.0, 110.0, 110.0, 60.0, 60.0, 70.0)
ROWS = (
    ("1", "Surat Pindah", "1. KTP\n2. KK", "1. Datang\n2. Antre", "1 hari", "Gratis", "Surat"),
    ("2", "Akta Lahir", "- KK\n- Buku nikah", "- Daftar", "2 hari", "Rp 5.000", "Akta"),
)


def test_each_row_is_a_service() -> None:
    page = Drawing()
    page.paragraph("STANDAR PELAYANAN\nDINAS CONTOH")
    page.table([HEAD, *ROWS], WIDTHS)
    first, second = standards_of(page.document())
    assert [one.title.text for one in (first, second) if one.title] == [
        "Surat Pindah",
        "Akta Lahir",
    ]
    assert body(first, "persyaratan") == ["1. KTP", "2. KK"]
    assert body(second, "prosedur") == ["- Daftar"]
    assert body(second, "biaya") == ["Rp 5.000"]
    for standard in (first, second):
        assert standard.letterhead.name is not None
        assert standard.letterhead.name.text == "DINAS CONTOH"
        assert not standard.unrecognized


def test_a_row_that_counts_the_columns_is_no_service() -> None:
    page = Drawing()
    page.table([HEAD, tuple("1234567"), *ROWS], WIDTHS)
    assert len(standards_of(page.document())) == len(ROWS)


@pytest.mark.parametrize("is_repeated", [True, False], ids=["head again", "no head"])
def test_a_row_may_go_on_over_the_page(is_repeated: bool) -> None:
    page = Drawing()
    page.table([HEAD, ROWS[0]], WIDTHS)
    page.page()
    rest = ("", "ke Luar Kota", "3. Foto", "", "", "", "")
    page.table([*([HEAD] if is_repeated else []), rest, ROWS[1]], WIDTHS)
    document = page.document()
    first, second = standards_of(document)
    assert first.title is not None
    assert first.title.text == "Surat Pindah ke Luar Kota"
    assert body(first, "persyaratan") == ["1. KTP", "2. KK", "3. Foto"]
    assert body(second, "waktu") == ["2 hari"]
    held = held_words(component_table.segment(document, HEADINGS))
    assert held == {word.order for word in document.words}


def test_a_table_of_one_service_may_have_its_name_above() -> None:
    page = Drawing()
    page.paragraph("STANDAR PELAYANAN SURAT PINDAH")
    page.table([HEAD[2:], ROWS[0][2:]], WIDTHS[2:])
    standard = only(page.document())
    assert standard.title is not None
    assert standard.title.text == "SURAT PINDAH"
    assert body(standard, "produk") == ["Surat"]


def test_names_below_each_other_are_no_columns() -> None:
    page = Drawing()
    rows = [(name, ":", f"isi {n}") for n, name in enumerate(HEAD[2:])]
    page.table(rows, (150.0, 12.0, 200.0))
    standard = only(page.document())
    assert body(standard, "biaya") == ["isi 3"]


def test_tables_side_by_side_are_two_services() -> None:
    """Each with the text of its own half; what runs over both comes first."""
    page = Drawing(842.0, 595.0)
    page.text(330.0, 40.0, "DINAS SOSIAL KABUPATEN CONTOH")
    titles = ("SURAT PINDAH", "AKTA LAHIR")
    for number, title in enumerate(titles):
        page.canvas.saveState()
        page.canvas.translate(number * 395.0, 0)
        page.text(80.0, 70.0, "STANDAR PELAYANAN")
        page.text(80.0, 83.0, title)
        page.y_pt = 110.0
        page.table([NARROW_HEAD, *DELIVERY], (25.0, 135.0, 180.0))
        page.canvas.restoreState()
    standards = standards_of(page.document())
    assert tuple(one.title.text for one in standards if one.title is not None) == titles
    for standard in standards:
        assert len(standard.sections) == len(DELIVERY)
        assert not standard.unrecognized
        assert standard.letterhead.name is not None


def test_a_services_name_may_stand_above_its_row() -> None:
    page = Drawing()
    page.paragraph("STANDAR PELAYANAN\nDINAS CONTOH")
    rows = []
    for number, title, *texts in ROWS:
        rows += [(f"{number}. {title}", *("" for _ in texts[1:])), tuple(texts)]
    page.table([HEAD[2:], *rows], WIDTHS[2:])
    first, second = standards_of(page.document())
    assert [one.title.text for one in (first, second) if one.title] == [
        "Surat Pindah",
        "Akta Lahir",
    ]
    assert body(first, "persyaratan") == ["1. KTP", "2. KK"]
    assert body(second, "biaya") == ["Rp 5.000"]
    assert not first.unrecognized


def merged(columns: tuple[int, ...], head_rows: int) -> Callable[..., None]:
    """Draws no level line below the head in the columns with these numbers."""

    def draw(page: Drawing, xs: list[float], ys: list[float]) -> None:
        for x in xs:
            page.line(x, ys[0], x, ys[-1])
        for number, y in enumerate(ys):
            is_inner = head_rows < number < len(ys) - 1
            for column, (start, end) in enumerate(pairwise(xs)):
                if not (is_inner and column in columns):
                    page.line(start, y, end, y)

    return draw


SHARED = (
    ("1", "Surat Pindah", "1. KTP", "1. Datang\n2. Antre", "1 hari", "Gratis", "Surat"),
    ("2", "Akta Lahir", "1. KK", "", "2 hari", "", "Akta"),
    ("3", "Akta Mati", "1. Surat", "", "3 hari", "", "Akta"),
)


def test_a_merged_cell_holds_for_each_service_beside_it() -> None:
    page = Drawing()
    page.table([HEAD, *SHARED], WIDTHS, draw=merged((3, 5), 1))
    standards = standards_of(page.document())
    assert [body(one, "prosedur") for one in standards] == [["1. Datang", "2. Antre"]] * 3
    assert [body(one, "biaya") for one in standards] == [["Gratis"]] * 3
    assert [body(one, "waktu") for one in standards] == [["1 hari"], ["2 hari"], ["3 hari"]]


@pytest.mark.parametrize("is_repeated", [True, False], ids=["head again", "no head"])
def test_a_merged_cell_goes_on_over_the_page(is_repeated: bool) -> None:
    page = Drawing()
    page.table([HEAD, *SHARED[:2]], WIDTHS, draw=merged((3, 5), 1))
    page.page()
    rest = (SHARED[2], ("4", "Akta Nikah", "1. Foto", "", "4 hari", "", "Akta"))
    head = [HEAD] if is_repeated else []
    page.table([*head, *rest], WIDTHS, draw=merged((3, 5), len(head)))
    standards = standards_of(page.document())
    assert [body(one, "biaya") for one in standards] == [["Gratis"]] * 4


def test_an_empty_cell_of_its_own_is_empty() -> None:
    page = Drawing()
    page.table([HEAD, *SHARED], WIDTHS)
    components = [
        {one.component for one in standard.sections} for standard in standards_of(page.document())
    ]
    assert ["biaya" in one for one in components] == [True, False, False]
