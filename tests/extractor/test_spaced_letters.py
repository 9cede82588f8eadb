"""Letters that a program set apart are words again; usual spaces stay what they are."""

from __future__ import annotations

import pytest

from extractor.page import Document
from tests.support.drawn_pages import Drawing

TEXTS = (
    "Dinas Perikanan Kabupaten Contoh",
    "1. Fotokopi kartu nelayan",
    "2. Surat pengantar dari desa",
    "Petugas mencatat permohonan di loket",
    "Gratis",
)


def _set(spacing_pt: float, texts: tuple[str, ...] = TEXTS) -> Document:
    drawing = Drawing()
    for number, text in enumerate(texts):
        line = drawing.canvas.beginText(40, 700 - 20 * number)
        line.setFont("Helvetica", 9)
        line.setCharSpace(spacing_pt)
        line.textLine(text)
        drawing.canvas.drawText(line)
    return drawing.document()


@pytest.mark.parametrize("spacing_pt", [0, 1.0, 1.6, 3.0, 5.0])
def test_letters_set_apart_make_their_words(spacing_pt: float) -> None:
    assert [line.text for line in _set(spacing_pt).lines] == list(TEXTS)


def test_headings_spelled_letter_by_letter_leave_other_lines_as_they_are() -> None:
    spelled = ("P E R S Y A R A T A N", "P R O S E D U R", "B I A Y A", "P R O D U K")
    document = _set(0, (*spelled, *TEXTS))
    assert [line.text for line in document.lines][4:] == list(TEXTS)


def test_short_words_and_numbers_in_rows_are_left_alone() -> None:
    rows = ("1 KTP 2 KK 3 SIM", "a b c d e", "10 12 14 16", "di ke di ke di")
    assert [line.text for line in _set(0, rows).lines] == list(rows)


def test_a_list_s_mark_behind_a_colon_s_column_shreds_no_line() -> None:
    """The colon stands off: the usual spaces behind it are the narrower ones of its line."""
    drawing = Drawing()
    for number, text in enumerate(("1. Akta kelahiran", "1 x 24 jam", "2. KK", "Rp 0")):
        drawing.text(200, 100 + 20 * number, ":")
        drawing.text(208, 100 + 20 * number, text)
    texts = [line.text for line in drawing.document().lines]
    assert texts == [": 1. Akta kelahiran", ": 1 x 24 jam", ": 2. KK", ": Rp 0"]
