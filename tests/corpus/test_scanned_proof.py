"""What OCR reads, wherever it says that words stand, is proven: no reading costs a document."""

from __future__ import annotations

from functools import cache
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.pipeline import extract_document
from corpus.record.own_proof import own_failures
from corpus.record.proof import printed_at, quotes_of, spots_of
from corpus.record.words import PageWords, letters_within, own_words
from extractor.errors import NotAServiceStandard, NotUnderstood
from extractor.ocr.lines import RawWord, set_words
from extractor.ocr.ocr import Reading
from extractor.page import Document
from extractor.pdf_writer import Sheet, TextRun, write_pdf
from extractor.read import read_document
from tests.support.chance import examples
from tests.support.typed_texts import LINES, STANDARD

PX_PER_PT = 1.3
LETTER_PX, SPACE_PX = 6, 4


def scanned_document(words: list[RawWord]) -> Document:
    """A page as if OCR had read these words on it."""
    reading = Reading(tuple(set_words(words, PX_PER_PT)), 0.0, 612, 792, confidence=0.9)
    with patch("extractor.pdf.pdf.read_pages", lambda *asked: ({1: reading}, "tesseract")):
        return read_document(_one_page(), "a.pdf")


@cache
def _one_page() -> bytes:
    return write_pdf([Sheet((TextRun("x", 10, 10, 8),))])


def misread(random: Random) -> list[RawWord]:
    """A standard's words, of which some lie in or over others, have no width, or are dirt."""
    chaos = random.choice([0.02, 0.1, 0.3])
    words: list[RawWord] = []
    top, line = 60, 0
    for typed in filter(None, STANDARD.splitlines()):
        text = typed if random.random() < 0.9 else random.choice(LINES)
        left, height = 50, random.choice([10, 12, 14])
        line += 1
        for part in text.split():
            right = left + LETTER_PX * len(part)
            word = RawWord(part, left, top, right, top + height, (1, 1, 1, line), 95.0)
            left = right + SPACE_PX
            if random.random() < chaos:
                word = _moved(word, random)
                line += random.random() < 0.1
            words.append(word)
            if random.random() < chaos / 2:
                words.append(_dirt(top, random))
        top += random.choice([8, 12, 16, 20])
    if random.random() < 0.2:
        random.shuffle(words)
    return words


def _moved(word: RawWord, random: Random) -> RawWord:
    reach = random.randrange(60)
    return random.choice(
        [
            word._replace(x1=word.x0),
            word._replace(x0=word.x0 - 4, x1=word.x0 - 4),
            word._replace(x1=word.x0 + 1),
            word._replace(bottom=word.top + reach),
            word._replace(x0=max(0, word.x0 - reach)),
            word._replace(x1=word.x1 + reach),
            word._replace(text=random.choice(["|", "1.", "a", "No", 2 * word.text])),
        ]
    )


def _dirt(top: int, random: Random) -> RawWord:
    left, high = random.randrange(30, 500), top + random.randrange(-14, 14)
    right, low = left + random.randrange(60), high + random.randrange(20)
    text = random.choice(["x", "cap", "Kartu", "1", "No"])
    return RawWord(text, left, high, right, low, (2, 1, 1, random.randrange(5)), 80.0)


@settings(max_examples=examples(40))
@given(st.integers(0, 2**32))
@example(1337).via("two narrow words in one high place")
@example(2011).via("words of a line in another order than on the tape")
@example(3717).via("a long word in hardly any width")
def test_whatever_ocr_reads_is_proven(seed: int) -> None:
    random = Random(seed)
    document = scanned_document(misread(random))
    try:
        found = extract_document(document, "a.pdf", redact=random.random() < 0.2)
    except (NotAServiceStandard, NotUnderstood):
        return
    assert own_failures(found.document, found.records, found.fates) == []
    words = own_words(found.document)
    for record in found.records:
        for path, text, places in quotes_of(record):
            assert printed_at(text, spots_of(places), words) is None, path


def test_a_word_that_lies_in_another_gets_a_part_of_its_ground() -> None:
    line = (1, 1, 1, 1)
    words = [
        RawWord("Undang", 100, 100, 180, 112, line, 90.0),
        RawWord("No", 150, 100, 160, 112, line, 90.0),
        RawWord("11", 184, 100, 200, 112, line, 90.0),
    ]
    boxes = [word.bbox for word in set_words(words, 1.0)]
    assert all(box.width_pt > 0 for box in boxes)
    assert boxes[0].x1_pt <= boxes[1].x0_pt
    assert boxes[1].x1_pt <= boxes[2].x0_pt


def test_a_word_without_any_width_gets_some() -> None:
    (word,) = set_words([RawWord("No", 150, 100, 150, 112, (1,), 90.0)], 1.0)
    assert word.bbox.width_pt > 0


LINE_PT = (100.0, 112.0)


@pytest.mark.parametrize(
    ("text", "is_there"), [("Kartu", True), ("Kartucap", True), ("cap", False), ("Kart", False)]
)
def test_of_words_on_one_ground_those_laid_over_may_be_left_out(text: str, is_there: bool) -> None:
    """A place that is one word's own holds that word; what lies in it as well need not be told."""
    top, bottom = LINE_PT
    words = PageWords(
        "0",
        [
            ("Kartu", 1, (10.0, top, 60.0, bottom), None, True),
            ("cap", 1, (60.0, top, 60.0, bottom), None, True),
        ],
    )
    spots = [(1, (10.0, top, 60.0, bottom), None)]
    assert (printed_at(text, spots, words) is None) is is_there


def test_a_word_beside_others_may_not_be_left_out() -> None:
    top, bottom = LINE_PT
    words = PageWords(
        "0",
        [
            ("Kartu", 1, (10.0, top, 40.0, bottom), None, True),
            ("asli", 1, (44.0, top, 60.0, bottom), None, True),
        ],
    )
    spots = [(1, (10.0, top, 60.0, bottom), None)]
    assert printed_at("Kartu asli", spots, words) is None
    assert printed_at("Kartu", spots, words) == "Kartuasli"


def test_a_part_of_a_long_narrow_word_is_that_part() -> None:
    box = (10.0, 100.0, 10.8, 112.0)
    assert letters_within("<alamat>", box, 10.1, 10.7) == "alamat"
