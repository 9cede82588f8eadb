"""Tables from drawn lines: whatever draws them, and whatever lines are missing."""

from __future__ import annotations

from collections.abc import Callable

import pymupdf
import pytest

from extractor.drawing.grid import tables_of
from extractor.drawing.ruling import MAX_RULES, Rule, Ruling, merged, ruling_of
from extractor.page import BBox, Table
from extractor.pdf.fallback_tables import find_tables, is_worth_asking
from extractor.read import read_document
from tests.support.drawn_pages import BORDERS, Drawing, level_only, ruled

ROWS = (("No", "Komponen", "Uraian"), ("1", "Persyaratan", "KTP"), ("2", "Biaya", "Gratis"))
DrawBorders = Callable[[Drawing, list[float], list[float]], None]


def shape(table: Table) -> list[int]:
    """The number of cells in each row."""
    return [len(row) for row in table.rows]


def only_table(drawing: Drawing) -> Table:
    (table,) = drawing.document_with_word().pages[0].tables
    return table


@pytest.mark.parametrize("draw", BORDERS.values(), ids=BORDERS.keys())
def test_every_make_of_border_gives_the_same_cells(draw: DrawBorders) -> None:
    drawing = Drawing()
    drawing.table(ROWS, draw=draw)
    assert shape(only_table(drawing)) == [3, 3, 3]


@pytest.mark.parametrize("draw", [BORDERS["ruled"], BORDERS["strips"], BORDERS["cell boxes"]])
def test_pdfplumber_sees_the_same_cells(draw: DrawBorders) -> None:
    drawing = Drawing()
    drawing.table(ROWS, draw=draw)
    data = drawing.bytes()
    (ours,) = read_document(data, "a.pdf").pages[0].tables
    (theirs,) = find_tables(data, 1)
    assert shape(ours) == shape(theirs)
    pairs = [
        (one.bbox, other.bbox)
        for ours_row, theirs_row in zip(ours.rows, theirs.rows, strict=True)
        for one, other in zip(ours_row, theirs_row, strict=True)
    ]
    assert all(abs(a - b) < 2.0 for one, other in pairs for a, b in zip(one, other, strict=True))


def test_a_merged_cell_is_one_cell() -> None:
    drawing = Drawing()
    for y in (100, 140, 180):
        drawing.line(40, y, 400, y)
    drawing.line(40, 100, 40, 180)
    drawing.line(400, 100, 400, 180)
    drawing.line(120, 140, 120, 180)  # the first row has one cell only
    table = only_table(drawing)
    assert shape(table) == [1, 2]
    assert table.rows[0][0].bbox.width_pt == pytest.approx(360, abs=1)


def test_a_cell_over_two_rows_is_one_cell() -> None:
    drawing = Drawing()
    drawing.box(40, 100, 400, 180)
    drawing.line(120, 100, 120, 180)
    drawing.line(120, 140, 400, 140)  # does not reach into the first column
    assert sorted(shape(only_table(drawing))) == [1, 2]


def test_lines_between_rows_alone_make_a_table_of_one_column() -> None:
    drawing = Drawing()
    drawing.table(ROWS, draw=level_only)
    assert shape(only_table(drawing)) == [1, 1, 1]


def test_a_box_that_stands_alone_is_no_table() -> None:
    drawing = Drawing()
    drawing.box(100, 100, 200, 140)
    drawing.box(260, 100, 360, 140)
    drawing.arrow(200, 120, 260, 120)
    document = drawing.document_with_word()
    assert document.pages[0].tables == ()


def test_a_letterhead_line_is_no_table() -> None:
    drawing = Drawing()
    drawing.paragraph("DINAS KESEHATAN")
    drawing.line(40, 90, 500, 90)
    drawing.line(40, 92, 500, 92)
    assert drawing.document().pages[0].tables == ()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_has_its_table_where_its_words_are(angle: int) -> None:
    drawing = Drawing()
    drawing.table(ROWS)
    with pymupdf.open(stream=drawing.bytes(), filetype="pdf") as pdf:
        pdf[0].set_rotation(angle)
        data = pdf.tobytes()
    document = read_document(data, "a.pdf")
    (table,) = document.pages[0].tables
    cells = [cell for row in table.rows for cell in row]
    held = [
        sum(
            cell.bbox.x0_pt <= (word.bbox.x0_pt + word.bbox.x1_pt) / 2 <= cell.bbox.x1_pt
            and cell.bbox.top_pt <= (word.bbox.top_pt + word.bbox.bottom_pt) / 2
            and (word.bbox.top_pt + word.bbox.bottom_pt) / 2 <= cell.bbox.bottom_pt
            for word in document.words
            if word.bbox is not None
        )
        for cell in cells
    ]
    assert held == [1] * 9


def test_a_table_inside_a_form_is_found() -> None:
    drawing = Drawing()
    drawing.table(ROWS)
    with pymupdf.open(stream=drawing.bytes(), filetype="pdf") as inner, pymupdf.open() as outer:
        page = outer.new_page(width=595, height=842)
        page.show_pdf_page(page.rect, inner, 0)  # as stamping programs wrap a page
        data = outer.tobytes()
    (table,) = read_document(data, "a.pdf").pages[0].tables
    assert shape(table) == [3, 3, 3]


def test_a_page_without_lines_is_not_looked_at_twice() -> None:
    drawing = Drawing()
    drawing.paragraph("Persyaratan\n1. Fotokopi KTP")
    page = drawing.document().pages[0]
    assert not page.has_ruling_lines
    assert page.tables == ()
    assert page.shapes == ()


def test_pieces_of_a_line_are_one_line() -> None:
    pieces = [Rule(100.0, 10.0, 40.0), Rule(100.4, 42.0, 90.0), Rule(100.2, 120.0, 160.0)]
    assert [(rule.start_pt, rule.end_pt) for rule in merged(pieces)] == [(10, 90), (120, 160)]


def test_a_page_of_countless_lines_is_left_alone() -> None:
    paths = [
        {"type": "s", "rect": (0, n, 9, n), "items": [("l", (0.0, n * 5.0), (90.0, n * 5.0))]}
        for n in range(MAX_RULES + 1)
    ]
    assert ruling_of(paths) == Ruling()


def test_the_second_opinion_is_asked_for_lines_that_gave_no_table() -> None:
    upright = (Rule(60, 20, 80), Rule(99, 20, 80), Rule(140, 20, 80))
    lines = Ruling((Rule(10, 0, 50), Rule(90, 0, 50)), upright)
    assert is_worth_asking(lines, ())
    table = Table(1, BBox(0, 0, 1, 1), ())
    assert not is_worth_asking(lines, (table,))
    assert not is_worth_asking(Ruling(), ())


def test_a_page_that_pdfplumber_cannot_read_has_no_tables() -> None:
    assert find_tables(b"%PDF-1.4 nothing", 1) == ()


def test_no_lines_no_tables() -> None:
    assert tables_of(Ruling(), 1) == ()


def test_ruled_lines_of_different_widths_are_one_table_each() -> None:
    drawing = Drawing()
    drawing.table(ROWS, draw=ruled)
    drawing.table(ROWS, widths=(60.0, 120.0, 200.0), draw=ruled)
    tables = drawing.document().pages[0].tables
    assert [shape(table) for table in tables] == [[3, 3, 3], [3, 3, 3]]
