"""Procedures under headings: what is drawn there, and tables of steps."""

from __future__ import annotations

from parsers.layouts import sippn
from parsers.section import Section, Standard
from tests.support.drawn_pages import HEADINGS, Drawing, ruled

ABOVE = "KECAMATAN NGAGLIK\nSTANDAR PELAYANAN\nSurat Keterangan Domisili"


def sheet(head: str = "") -> Drawing:
    drawing = Drawing()
    if head:
        drawing.paragraph(head, 200.0)
    drawing.paragraph("1. Persyaratan\n1. Fotokopi KTP\n2. Pas foto")
    drawing.paragraph("2. Prosedur")
    return drawing


def standard_of(drawing: Drawing) -> Standard:
    drawing.paragraph("3. Biaya/Tarif\nGratis\n4. Produk Pelayanan\nSurat keterangan")
    (standard,) = sippn.segment(drawing.document(), HEADINGS).standards
    return standard


def procedure(standard: Standard) -> Section:
    return next(s for s in standard.sections if s.component == "prosedur")


def test_boxes_below_a_heading_are_steps_in_the_order_of_their_arrows() -> None:
    drawing = sheet()
    top = drawing.y_pt + 5
    for number, name in enumerate(("Terima\nberkas", "Periksa\nberkas", "Cetak\nsurat")):
        x = 60.0 + number * 130
        drawing.box(x, top, x + 90, top + 40)
        drawing.lines(x + 6, top + 6, name)
    drawing.arrow(150, top + 20, 190, top + 20)
    drawing.arrow(280, top + 20, 320, top + 20)
    drawing.y_pt = top + 70
    found = procedure(standard_of(drawing))
    texts = [box.passage.text for box in found.flowchart]
    assert texts == ["Terima berkas", "Periksa berkas", "Cetak surat"]
    assert found.body == ()


def test_a_step_table_below_a_heading_gives_steps() -> None:
    drawing = sheet()
    drawing.table(
        (
            ("Langkah", "Uraian", "Petugas"),
            ("1", "Menerima berkas", "Petugas loket"),
            ("2", "Menandatangani", "Camat"),
        ),
        (60.0, 200.0, 120.0),
    )
    standard = standard_of(drawing)
    found = procedure(standard)
    steps = [
        (s.marker and s.marker.text, s.text.text, s.actor and s.actor.text) for s in found.steps
    ]
    assert steps == [("1", "Menerima berkas", "Petugas loket"), ("2", "Menandatangani", "Camat")]
    assert [head.text for head in standard.table_heads] == ["Langkah Uraian Petugas"]
    assert found.body == ()


def test_boxes_in_columns_named_after_actors_bear_the_columns_name() -> None:
    drawing = sheet()
    top = drawing.y_pt + 5
    xs = [60.0, 220.0, 380.0]
    ruled(drawing, xs, [top, top + 20, top + 70, top + 120])
    for x, name in zip(xs, ("Pemohon", "Petugas loket"), strict=False):
        drawing.text(x + 5, top + 4, name)
    for x, y, name in ((80, 25, "Mengisi formulir"), (240, 75, "Mencetak surat")):
        drawing.box(x, top + y, x + 110, top + y + 35)
        drawing.text(x + 5, top + y + 10, name)
    drawing.y_pt = top + 140
    found = procedure(standard_of(drawing))
    boxes = [(box.passage.text, box.actor and box.actor.text) for box in found.flowchart]
    assert boxes == [("Mengisi formulir", "Pemohon"), ("Mencetak surat", "Petugas loket")]
    assert found.body == ()


def test_text_without_drawings_stays_a_list() -> None:
    drawing = sheet()
    drawing.paragraph("1. Pemohon datang\n2. Petugas memeriksa")
    found = procedure(standard_of(drawing))
    assert [line.text for line in found.body] == ["1. Pemohon datang", "2. Petugas memeriksa"]
    assert not found.flowchart
    assert not found.steps


def test_a_sheets_head_names_the_office_before_the_service() -> None:
    drawing = sheet(ABOVE)
    drawing.paragraph("1. Pemohon datang")
    standard = standard_of(drawing)
    assert standard.title is not None
    assert standard.title.text == "Surat Keterangan Domisili"
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "KECAMATAN NGAGLIK"
    assert standard.unrecognized == ()
