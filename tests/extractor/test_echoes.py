"""Words that are printed a second time on their own place."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.pdf.ink.double_print import MAX_ECHO_PT, may_echo, without_echoes
from extractor.pdf.raw_words import UNSEEN, RawWord, RawWords, columns_of

HEIGHT_PT = 12.0


def words_at(*drawn: tuple[str, float, float]) -> RawWords:
    """Words with their left and lower edges, six points a letter."""
    raw: list[RawWord] = [
        (x0, bottom - HEIGHT_PT, x0 + 6 * len(text), bottom, text, 0, 0, number)
        for number, (text, x0, bottom) in enumerate(drawn)
    ]
    return columns_of(raw)


def unseen(words: RawWords) -> list[int]:
    numbers = without_echoes(words).numbers
    return [place for place, number in enumerate(numbers) if number == UNSEEN]


@pytest.mark.parametrize("shift_pt", [0.0, 0.4, -0.4, 1.5])
def test_a_word_on_its_own_place_is_an_echo(shift_pt: float) -> None:
    assert unseen(words_at(("Biaya", 50, 100), ("Biaya", 50 + shift_pt, 100 + shift_pt))) == [1]


def test_other_words_and_other_places_are_none() -> None:
    assert unseen(words_at(("Biaya", 50, 100), ("Tarif", 50.4, 100))) == []
    assert unseen(words_at(("Biaya", 50, 100), ("Biaya", 53, 100), ("Biaya", 50, 112))) == []


def test_a_page_without_words_has_none() -> None:
    assert without_echoes(RawWords()) == RawWords()


EDGES = st.floats(-50, 900, allow_nan=False)
SPOTS = st.tuples(st.sampled_from(["1.", "dan", "Biaya"]), EDGES, EDGES)
SHIFTS = st.floats(-MAX_ECHO_PT, MAX_ECHO_PT, allow_nan=False)


@given(st.lists(SPOTS, max_size=12), st.tuples(SPOTS, SHIFTS, SHIFTS))
def test_the_look_at_all_words_overlooks_no_two_that_are_near(
    others: list[tuple[str, float, float]], near: tuple[tuple[str, float, float], float, float]
) -> None:
    (text, x0, bottom), across, along = near
    drawn = [(text, x0, bottom), *others, (text, x0 + across, bottom + along)]
    assert may_echo(words_at(*drawn))
    is_near = any(
        abs(one[1] - other[1]) <= MAX_ECHO_PT and abs(one[2] - other[2]) <= MAX_ECHO_PT
        for one, other in combinations(others, 2)
    )
    assert may_echo(words_at(*others)) or not is_near
