"""Step tables: who does a step by a tick in a column, and the row that adds up the times."""

from __future__ import annotations

import pytest

from corpus.pipeline import extract_document
from extractor.page import Document
from parsers.section import StepRow
from tests.support.drawn_pages import DELIVERY, HEAD, Drawing, only, section

TOP_PT = 70.0
EDGES = (220.0, 245.0, 350.0, 400.0, 450.0, 540.0)


def drawn_document(rows: tuple[tuple[str, ...], ...], *, with_actors: bool) -> Document:
    """A table drawn inside the procedure's cell, 20 points a row."""
    drawing = Drawing()
    blank = "\n" * (2 * len(rows) + 2)
    first, second, *rest = DELIVERY
    drawing.y_pt = TOP_PT - 20
    table = (HEAD, first, (*second[:2], blank), *rest)
    start_pt = drawing.y_pt + 2 * 6 + 4 * 13 + 10
    drawing.table(table)
    xs = list(EDGES)
    ys = [start_pt + 20 * n for n in range(len(rows) + 1)]
    for x in xs:
        is_inner = with_actors and x == EDGES[3]
        drawing.line(x, ys[1] if is_inner else ys[0], x, ys[-1])
    for n, y in enumerate(ys):
        if with_actors and n == 1:
            drawing.line(EDGES[2], y, EDGES[4], y)
        else:
            drawing.line(xs[0], y, xs[-1], y)
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            drawing.text(x + 3, y + 4, text, 9)
    return drawing.document()


def drawn(rows: tuple[tuple[str, ...], ...], *, with_actors: bool) -> tuple[StepRow, ...]:
    return section(only(drawn_document(rows, with_actors=with_actors)), "prosedur").steps


def test_a_tick_says_who_does_a_step() -> None:
    rows = (
        ("No", "Kegiatan", "Pelaksana", "", "Waktu"),
        ("", "", "Warga", "Loket", ""),
        ("1", "Membawa berkas", "v", "", "5 menit"),
        ("2", "Meneliti berkas", "", "v", "10 menit"),
    )
    steps = drawn(rows, with_actors=True)
    assert [step.actor.text for step in steps if step.actor] == ["Warga", "Loket"]
    assert [step.text.text for step in steps] == ["Membawa berkas", "Meneliti berkas"]
    assert [step.duration.text for step in steps if step.duration] == ["5 menit", "10 menit"]


def test_the_row_of_totals_is_no_step() -> None:
    rows = (
        ("No", "Kegiatan", "Pelaksana", "Loket", "Waktu"),
        ("1", "Membawa berkas", "Warga", "A", "5 menit"),
        ("2", "Meneliti berkas", "Petugas", "B", "10 menit"),
        ("", "Jumlah", "", "", "15 menit"),
    )
    steps = drawn(rows, with_actors=False)
    assert [step.text.text for step in steps] == ["Membawa berkas", "Meneliti berkas"]


@pytest.mark.parametrize(("total", "disagrees"), [("15 menit", False), ("20 menit", True)])
def test_a_total_is_checked_against_the_steps(total: str, disagrees: bool) -> None:
    rows = (
        ("No", "Kegiatan", "Pelaksana", "Loket", "Waktu"),
        ("1", "Membawa berkas", "Warga", "A", "5 menit"),
        ("2", "Meneliti berkas", "Petugas", "B", "10 menit"),
        ("", "Jumlah", "", "", total),
    )
    (record,) = extract_document(drawn_document(rows, with_actors=False), "lembar.pdf").records
    found = [entry for entry in record.findings if entry.rule == "time-disagrees"]
    assert [entry.parameters["second"] for entry in found] == ["5 menit + 10 menit"] * disagrees
