from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import EmptySource
from extractor.page import BBox, Document, Line, are_neighbours, enclosing_box, has_ink
from extractor.tape import Ink, Tape
from tests.support.typed_texts import plausible_texts, text_document


def documents(text: str) -> list[Document]:
    """The text's document, or none where there is no ink in it."""
    try:
        return [text_document(text)]
    except EmptySource:
        return []


def test_a_box_knows_its_size() -> None:
    box = BBox(10.0, 20.0, 40.0, 32.0)
    assert (box.width_pt, box.height_pt) == (30.0, 12.0)


def test_the_enclosing_box_holds_all_boxes() -> None:
    boxes = [BBox(5, 9, 20, 12), BBox(1, 10, 8, 11), BBox(6, 2, 7, 30)]
    assert enclosing_box(boxes) == BBox(1, 2, 20, 30)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("KTP", True),
        ("a\u00adb", True),
        ("\uf0b7", True),
        ("…", True),
        ("\u200b", False),
        ("\ufeff", False),
        ("\u202e\u202c", False),
        ("\u2066", False),
        ("\x02\x1b", False),
        ("\u00ad", False),
    ],
    ids=ascii,
)
def test_joiners_and_controls_have_no_ink(text: str, seen: bool) -> None:
    assert has_ink(text) is seen


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8), st.permutations(range(8)))
def test_a_plain_line_has_neighbours_only(
    drawn: list[tuple[int, bool]], shuffled: list[int]
) -> None:
    tape = Tape()
    for _, is_visible in drawn:
        tape.add("kata", 1, BBox(0, 0, 9, 9), is_visible)
    order = [place for place in shuffled if place < len(drawn)]
    for places in (range(len(drawn)), order):
        lines = tuple(
            Line(number, number, 1, None, None, tuple(tape.words[n] for n in own))
            for number, own in enumerate(
                [n for n in places if drawn[n][0] == key] for key in range(4)
            )
        )
        document = Document("", "", "", "pymupdf", (), tuple(tape.words), lines, tape.text)
        assert document.plain_lines == tuple(are_neighbours(line.words) for line in lines)


def test_the_tape_puts_one_space_between_words_and_none_before_glued_ones() -> None:
    tape = Tape()
    tape.add_text("lihat", 1, 1, Ink())
    tape.add_text("[", 1, 1, Ink(is_visible=False))
    tape.add_text("laman", 1, 1, Ink(is_glued=True))
    tape.add_text("](x)", 1, 1, Ink(is_glued=True, is_visible=False))
    tape.add_text("ini", 1, 2, Ink())
    assert tape.text == "lihat [laman](x) ini"
    assert [(word.start, word.end) for word in tape.words] == [
        (0, 5),
        (6, 7),
        (7, 12),
        (12, 16),
        (17, 20),
    ]


@given(plausible_texts())
def test_every_word_is_where_the_tape_says(text: str) -> None:
    for document in documents(text):
        assert all(document.tape[word.start : word.end] == word.text for word in document.words)
        assert [word.order for word in document.words] == list(range(len(document.words)))
        assert "".join(text.split()) == "".join(word.text for word in document.words)


@given(plausible_texts())
def test_lines_hold_every_word_once(text: str) -> None:
    for document in documents(text):
        held = sorted(word.order for line in document.lines for word in line.words)
        assert held == list(range(len(document.words)))
        for line in document.lines:
            assert all(document.line_of_word[word.order] == line.order for word in line.words)
            visible = [word for word in line.words if word.is_visible]
            ranks = [document.rank_in_line[word.order] for word in visible]
            assert ranks == list(range(len(visible)))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 5, ["surat"]),
        (4, 7, ["surat", "dari"]),
        (5, 6, []),
        (0, 19, ["surat", "dari", "kelurahan"]),
        (12, 13, ["kelurahan"]),
        (20, 30, []),
    ],
)
def test_words_between_are_those_that_share_a_letter(
    start: int, end: int, found: list[str]
) -> None:
    document = text_document("surat dari kelurahan")
    assert [word.text for word in document.words_between(start, end)] == found
