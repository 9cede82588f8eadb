"""Tables of text with a drawing in a cell."""

from __future__ import annotations

import pytest

from extractor.page import BBox, Shape
from parsers.procedures.drawn_regions import drawn_regions
from parsers.row_events import TableRow
from parsers.tables.component_rows import read_rows
from tests.support.drawn_pages import DELIVERY, HEAD, HEADINGS, Drawing, level_only, no_lines


def box(top_pt: float) -> Shape:
    return Shape("box", BBox(200.0, top_pt, 300.0, top_pt + 30))


def test_boxes_with_arrows_are_a_drawing_and_boxes_alone_are_none() -> None:
    arrow = Shape("arrow", BBox(250.0, 130.0, 250.0, 150.0))
    assert drawn_regions([box(100), arrow, box(150)]) == [BBox(200.0, 100.0, 300.0, 180.0)]
    assert drawn_regions([box(100), box(150)]) == []
    assert drawn_regions([box(100), arrow, box(400)]) == []


@pytest.mark.parametrize("lines", [no_lines, level_only])
def test_a_drawing_does_not_end_a_table_of_text(lines: object) -> None:
    drawing = Drawing()
    rows = (HEAD, DELIVERY[0], ("2", "Prosedur", "\n" * 20), *DELIVERY[2:])
    drawing.table(rows, draw=level_only if lines is level_only else no_lines)
    top = 160.0
    for number, name in enumerate(("Terima berkas", "Periksa berkas", "Cetak surat")):
        drawing.box(260, top, 400, top + 60)
        drawing.lines(275 + number * 9, top + 23, name)
        if number:
            drawing.arrow(330, top - 30, 330, top)
        top += 90
    found = read_rows(drawing.document(), HEADINGS)
    assert found is not None
    named = [e.match.component for e in found.events if isinstance(e, TableRow) and e.match]
    assert named == ["persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan"]
