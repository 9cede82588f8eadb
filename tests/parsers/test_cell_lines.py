"""Words of a cell become lines in reading order, each word once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.page import BBox, Document
from parsers.lists.cell_lines import body_lines
from parsers.page_words import pages_of
from parsers.printed_rows import printed_rows
from tests.support.chance import examples
from tests.support.drawn_pages import Drawing

CELL = BBox(0.0, 0.0, 595.0, 842.0)


def lines(document: Document) -> list[str]:
    words = pages_of(document)[1].inside(CELL)
    return [line.text for line in body_lines(document, words)]


def test_the_order_is_that_of_the_page_and_not_of_the_file() -> None:
    drawing = Drawing()
    drawing.text(40, 140, "2. kedua")
    drawing.text(40, 100, "1. pertama")
    drawing.text(60, 120, "lanjutannya")
    assert lines(drawing.document()) == ["1. pertama", "lanjutannya", "2. kedua"]


def test_an_empty_line_is_seen() -> None:
    drawing = Drawing()
    drawing.lines(40, 100, "a. satu\nb. dua\n\n\nc. tiga")
    document = drawing.document()
    found = body_lines(document, pages_of(document)[1].inside(CELL))
    assert [line.follows_blank for line in found] == [False, False, True]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["1. a", "2. b"], ["3. c", "4. d"], ["1. a", "2. b", "3. c", "4. d"]),
        (["1. a", "3. c"], ["2. b", "4. d"], ["1. a", "2. b", "3. c", "4. d"]),
        (["- a", "- b"], ["- c", "- d"], ["- a", "- b", "- c", "- d"]),
        (["Telepon", "Email"], [": 112", ": a@b.id"], ["Telepon : 112", "Email : a@b.id"]),
        (["1. a", "2. b", "3. c"], ["4. d", "5. e"], ["1. a", "2. b", "3. c", "4. d", "5. e"]),
    ],
    ids=["down", "across", "bullets", "keys and values", "uneven"],
)
def test_columns_inside_a_cell(left: list[str], right: list[str], expected: list[str]) -> None:
    drawing = Drawing()
    for number, text in enumerate(left):
        drawing.text(40, 100 + number * 15, text)
    for number, text in enumerate(right):
        drawing.text(240, 100 + number * 15, text)
    assert lines(drawing.document()) == expected


def test_small_offsets_do_not_part_a_row() -> None:
    drawing = Drawing()
    drawing.text(40, 100, "Biaya")
    drawing.text(90, 102, "Gratis")
    words = pages_of(drawing.document())[1].inside(CELL)
    assert [[word.text for word in row] for row in printed_rows(words)] == [["Biaya", "Gratis"]]


@settings(max_examples=examples(25))
@given(
    st.lists(
        st.tuples(
            st.integers(40, 500), st.integers(40, 780), st.sampled_from(["1. a", "b", "- c", "x y"])
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_word_is_in_one_line(placed: list[tuple[int, int, str]]) -> None:
    drawing = Drawing()
    for x, y, text in placed:
        drawing.text(x, y, text)
    document = drawing.document()
    words = pages_of(document)[1].inside(CELL)
    found = [word.order for line in body_lines(document, words) for word in line.passage.words()]
    assert sorted(found) == sorted(word.order for word in words)
