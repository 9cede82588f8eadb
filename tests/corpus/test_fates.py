from __future__ import annotations

from collections import Counter

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from corpus.pipeline import Extraction
from corpus.record.fates import Fates, Stretch
from extractor.errors import NotAServiceStandard, NotUnderstood
from extractor.passage import Passage, Piece
from tests.support.chance import examples
from tests.support.typed_texts import STANDARD, extracted, standards, text_document

TEXT = "satu dua tiga empat lima enam tujuh"
Ranges = list[tuple[int, int]]


def fates_of(ranges: Ranges) -> Fates:
    fates = Fates(text_document(TEXT))
    for number, (start, length) in enumerate(ranges):
        passage = Passage(fates.document, [Piece(start, min(len(TEXT), start + length))])
        fates.give(passage, "field", f"bidang[{number}]", 0)
    return fates


def cover(stretches: list[Stretch]) -> list[str | None]:
    """Which path each letter of the tape has; asserts that none has two."""
    letters: list[str | None] = [""] * len(TEXT)
    for stretch in stretches:
        for position in range(stretch.start, stretch.end):
            assert letters[position] == ""
            letters[position] = stretch.path
    return letters


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=8))
def test_every_letter_has_the_fate_that_it_got_first(ranges: Ranges) -> None:
    letters = cover(fates_of(ranges).stretches())
    for position, letter in enumerate(TEXT):
        first = next(
            (n for n, (start, length) in enumerate(ranges) if start <= position < start + length),
            None,
        )
        if first is not None:
            assert letters[position] == f"bidang[{first}]"
        elif letter != " ":
            assert letters[position] is None


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=8))
def test_leftovers_are_the_letters_without_a_fate(ranges: Ranges) -> None:
    left = "".join(passage.text for passage in fates_of(ranges).leftovers())
    covered = {p for start, length in ranges for p in range(start, start + length)}
    wanted = "".join(letter for n, letter in enumerate(TEXT) if n not in covered)
    assert left.replace(" ", "") == wanted.replace(" ", "")


def test_nothing_given_leaves_all_unrecognized() -> None:
    fates = fates_of([])
    assert [passage.text for passage in fates.leftovers()] == [TEXT]
    assert {stretch.fate for stretch in fates.stretches()} == {"unrecognized"}


def test_no_passage_gets_no_fate() -> None:
    fates = fates_of([])
    fates.give(None, "field", "bidang")
    assert [passage.text for passage in fates.leftovers()] == [TEXT]


def test_words_without_ink_are_invisible() -> None:
    fates = Fates(text_document("**Biaya**", "naskah.md"))
    assert [(stretch.fate, stretch.end - stretch.start) for stretch in fates.stretches()] == [
        ("invisible", 2),
        ("unrecognized", 5),
        ("invisible", 2),
    ]


# whole documents


def test_a_standard_leaves_nothing_unrecognized() -> None:
    fates = Counter(stretch.fate for stretch in extracted(STANDARD).fates)
    assert set(fates) == {"field", "heading", "label", "list-marker"}
    assert (fates["heading"], fates["label"], fates["list-marker"]) == (6, 1, 4)


def assert_partition(extraction: Extraction) -> None:
    """Every letter of every word has one fate, and every space between words none or one."""
    tape = extraction.document.tape
    counts = [0] * len(tape)
    for stretch in extraction.fates:
        for position in range(stretch.start, stretch.end):
            counts[position] += 1
    for word in extraction.document.words:
        assert set(counts[word.start : word.end]) == {1}, word.text
    assert max(counts, default=0) == 1


@settings(max_examples=examples(150))
@given(standards(), st.sampled_from(["naskah.txt", "naskah.md"]))
def test_segmenting_parts_the_lines_so_that_every_word_goes_one_way(text: str, name: str) -> None:
    try:
        extraction = extracted(text, name)
    except (NotAServiceStandard, NotUnderstood):  # hardly a word under its headings
        reject()
    assert_partition(extraction)
