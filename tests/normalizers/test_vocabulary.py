"""The words of the field as data: each said once, each of a known kind, each explained."""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files

import pytest

from corpus.schema import DELIVERY, MANUFACTURING
from normalizers.date import parse_date
from normalizers.vocabulary.vocabulary import (
    LEVELS,
    SITE_KINDS,
    STANDINGS,
    OfficeWord,
    SiteWord,
    any_of,
    any_word_of,
    first_words,
    office_words,
    site_words,
    spellings_of,
    words_of,
)

ROOM = files("normalizers") / "vocabulary"
LISTS = json.loads((ROOM / "words.json").read_text("utf-8"))
SOURCES = (ROOM / "SOURCES.md").read_text("utf-8")


def test_each_word_of_offices_stands_once_and_in_order() -> None:
    words = [word.words for word in office_words()]
    assert words == sorted(set(words))


@pytest.mark.parametrize("word", office_words(), ids=lambda word: word.words)
def test_each_word_of_offices_is_plain_and_says_something(word: OfficeWord) -> None:
    for text in (word.words, *word.unless):
        assert text == " ".join(text.casefold().split())
    assert word.level or word.opens or word.reach or word.is_root
    assert word.opens is None or word.level is not None
    assert not word.unless or word.opens or word.reach


def test_a_value_that_is_no_kind_is_an_error() -> None:
    from normalizers.vocabulary import vocabulary

    row = next(csv.DictReader((ROOM / "offices.csv").read_text("utf-8").splitlines()))
    with pytest.raises(ValueError, match="agenci"):
        vocabulary._office_word({**row, "level": "agenci"})


def test_each_word_of_sites_stands_once_and_in_order() -> None:
    words = [word.words for word in site_words()]
    assert words == sorted(set(words))


@pytest.mark.parametrize("word", site_words(), ids=lambda word: word.words)
def test_each_word_of_sites_is_plain(word: SiteWord) -> None:
    for text in (word.words, *word.unless):
        assert text == " ".join(text.casefold().split())


def test_each_kind_of_sites_words_is_used_and_explained() -> None:
    assert {word.kind for word in site_words()} == set(SITE_KINDS)
    assert all(f"`{name}`" in SOURCES for name in (*SITE_KINDS, *STANDINGS))


def test_a_site_word_of_no_kind_is_an_error() -> None:
    from normalizers.vocabulary import vocabulary

    with pytest.raises(ValueError, match="kaki"):
        vocabulary._site_word({"words": "kaki", "kind": "", "opens": "", "unless": ""})


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_plain_said_once_and_explained(name: str) -> None:
    words = words_of(name)
    assert words
    assert len(words) == len(set(words))
    assert all(word == " ".join(word.casefold().split()) for word in words)
    assert f"`{name}`" in SOURCES


@pytest.mark.parametrize("column", ["words", "level", "opens", "unless", "outermost", "reach"])
def test_each_column_and_level_is_explained(column: str) -> None:
    assert f"`{column}`" in SOURCES
    assert all(f"`{level}`" in SOURCES for level in LEVELS)


def test_the_components_are_those_of_the_records() -> None:
    assert words_of("delivery") == DELIVERY
    assert words_of("management") == MANUFACTURING


def test_a_longer_phrase_goes_before_the_shorter_one() -> None:
    assert re.match(any_of(["balai", "balai besar"]), "balai  besar")[0] == "balai  besar"  # type: ignore[index]


def test_a_word_is_whole_and_not_before_what_it_is_unless_of() -> None:
    banks = re.compile(any_word_of(word for word in office_words() if word.words == "bank"))
    assert banks.match("bank nusa")
    assert not banks.match("bankir")
    assert not banks.match("bank sampah")


def test_a_quick_look_has_the_first_word_of_every_phrase() -> None:
    words = [word.words for word in office_words()]
    assert all(word.split()[0] in first_words(words) for word in words)


@pytest.mark.parametrize(
    ("number", "name"),
    [(n, name) for n, names in enumerate(spellings_of("months"), 1) for name in names],
)
def test_each_spelling_of_a_month_is_read_in_a_date(number: int, name: str) -> None:
    assert parse_date(f"7 {name} 2024") == f"2024-{number:02d}-07"
