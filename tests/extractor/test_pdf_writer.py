from __future__ import annotations

import pytest

from extractor.pdf.pdf import read_pdf
from extractor.pdf_writer import Sheet, Stroke, TextRun, text_width_pt, wrapped, write_pdf

SIGNS = "Standar – • § ± — “kutip” ’ é ² Ø"


def test_what_is_written_is_read_where_it_stands() -> None:
    sheet = Sheet(
        (TextRun(SIGNS, 40, 100, 12), TextRun("Tebal", 300, 200, 9, is_bold=True)),
        (Stroke(40, 110, 200, 110),),
    )
    document = read_pdf(write_pdf([sheet, sheet]), "x.pdf")
    assert len(document.pages) == 2
    words = [word for word in document.words if word.page_number == 2]
    assert [word.text for word in words] == [*SIGNS.split(), "Tebal"]
    box = words[-1].bbox
    assert box is not None
    assert box.x0_pt == pytest.approx(300, abs=0.1)
    assert box.top_pt < 200 < box.bottom_pt
    assert box.x1_pt - box.x0_pt == pytest.approx(text_width_pt("Tebal", 9, True), abs=0.5)


def test_same_sheets_same_bytes() -> None:
    sheets = [Sheet((TextRun("a", 40, 100, 12),))]
    assert write_pdf(sheets) == write_pdf(sheets)
    assert b"CreationDate" not in write_pdf(sheets)


@pytest.mark.parametrize("text", ["\u2192", "漢", "\uf0a7"])
def test_letters_that_the_fonts_lack_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="charmap"):
        write_pdf([Sheet((TextRun(text, 40, 100, 12),))])


def test_no_sheets_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        write_pdf([])


@pytest.mark.parametrize("width_pt", [1, 60, 200])
def test_wrapping_loses_no_word_and_keeps_to_the_width(width_pt: float) -> None:
    text = "Petugas memeriksa kelengkapan berkas permohonan"
    lines = wrapped(text, width_pt, 11)
    assert " ".join(lines) == text
    assert all(" " not in line or text_width_pt(line, 11) <= width_pt for line in lines)
    assert wrapped("", width_pt, 11) == []
