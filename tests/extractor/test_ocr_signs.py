"""Lone signs among an OCR program's words, told by how they are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.ocr.lines import RawWord
from extractor.ocr.page_image import Grey
from extractor.ocr.signs import with_signs

LINE = (1, 1, 1, 1)
LETTERS = slice(30, 90)


def drawn(bullet: slice, rows: slice) -> Grey:
    """A picture with ink for a sign of its own and, behind white, for a word."""
    picture = np.full((60, 200), 255, dtype=np.uint8)
    picture[rows, bullet] = 0
    picture[10:40, LETTERS] = 0
    return picture


def read(text: str, picture: Grey) -> list[tuple[str, int, int]]:
    words = [
        RawWord(text, 10, 10, 90, 40, LINE, 60.0),
        RawWord("luring", 100, 10, 160, 40, LINE, 96.0),
    ]
    return [(word.text, word.x0, word.x1) for word in with_signs(words, picture)]


@pytest.mark.parametrize("sign", ["«", "°", "*", "©"])
def test_a_bullet_read_into_its_word_stands_apart(sign: str) -> None:
    found = read(f"{sign}Layanan", drawn(slice(10, 20), slice(20, 30)))
    assert found == [("•", 10, 20), ("Layanan", 30, 90), ("luring", 100, 160)]


@pytest.mark.parametrize(
    ("bullet", "rows"),
    [
        (slice(10, 20), slice(10, 40)),
        (slice(10, 20), slice(24, 27)),
        (slice(10, 30), slice(20, 30)),
    ],
    ids=["as high as the letters", "a dash", "no white behind it"],
)
def test_what_is_not_drawn_as_a_bullet_stays_in_its_word(bullet: slice, rows: slice) -> None:
    assert read("«Layanan", drawn(bullet, rows))[0] == ("«Layanan", 10, 90)


@pytest.mark.parametrize(("gap_px", "is_parted"), [(60, True), (12, False)])
def test_a_bullet_begins_a_cell_beside_other_words_on_its_line(
    gap_px: int, *, is_parted: bool
) -> None:
    picture = np.full((60, 300), 255, dtype=np.uint8)
    picture[10:40, :40] = 0
    left = 40 + gap_px
    picture[20:30, left : left + 10] = 0
    picture[10:40, left + 20 : left + 80] = 0
    words = [
        RawWord("Mekanisme", 0, 10, 40, 40, LINE, 96.0),
        RawWord(
            "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}Loket",
            left,
            10,
            left + 80,
            40,
            LINE,
            60.0,
        ),
    ]
    found = [word.text for word in with_signs(words, picture)]
    assert (found == ["Mekanisme", "•", "Loket"]) is is_parted
