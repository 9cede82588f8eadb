"""Words of a line as tokens that compare across copies: case, accents of print and dashes aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from extractor.passage import Passage
from parsers.names.offices import level_slashes

MIN_FUZZY_LETTERS = 5  # shorter words differ too easily ("Kota", "Kopo")
MIN_TOKEN_SIMILARITY = 84.0  # per cent: one wrong letter in six, as OCR and typists make them

_TOKEN = re.compile(r"(?:https?://|www\.)\S+|[^\s/]+|/")
_LONE_SLASH = re.compile(r"(?<!\S)/(?!\S)")
_EDGES = " .,;:-–—•·*|()[]<>'\"`_"


class Token(NamedTuple):
    """One token: its comparable key and its range in the line's text."""

    key: str
    start: int
    end: int


def tokens_of(passage: Passage) -> tuple[Token, ...]:
    """The tokens of a passage; slashes are tokens of their own, lone punctuation has key ''."""
    return _tokens(passage.text)


@lru_cache(maxsize=5_000)
def _tokens(text: str) -> tuple[Token, ...]:
    inner = _slashes_in_names(text) if "/" in text else ()
    return tuple(
        Token("" if match.start() in inner else _key(match.group()), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    )


def _slashes_in_names(text: str) -> set[int]:
    """Where lone slashes stand that part no levels: "Kementerian ATR / BPN"."""
    parting = {slash.start() + slash.group().index("/") for slash in level_slashes(text)}
    return {slash.start() for slash in _LONE_SLASH.finditer(text)} - parting


def keys_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The comparable keys, without lone punctuation."""
    return tuple(token.key for token in tokens if token.key)


def first_key(passage: Passage) -> str:
    """The key of a passage's first word, without a look at the others; '' where it has none."""
    keys = (_key(match.group()) for match in _TOKEN.finditer(passage.text))
    return next(filter(None, keys), "")


@lru_cache(maxsize=50_000)
def _key(text: str) -> str:
    return text.casefold().strip(_EDGES) if text != "/" else text


@lru_cache(maxsize=20_000)
def is_same(one: str, other: str) -> bool:
    """Whether two keys are the same word, an OCR error or a typo apart."""
    if one == other:
        return True
    if min(len(one), len(other)) < MIN_FUZZY_LETTERS or any(map(str.isdigit, one + other)):
        return False
    return fuzz.ratio(one, other) >= MIN_TOKEN_SIMILARITY


def are_same(keys: Sequence[str], others: Sequence[str]) -> bool:
    """Whether keys are the same words, one by one."""
    return len(keys) == len(others) and all(map(is_same, keys, others))


def run_length(keys: Sequence[str], reference: Sequence[str], cursor: int) -> int:
    """How many leading `keys` equal `reference` from `cursor` on."""
    length = 0
    while (
        length < len(keys)
        and cursor + length < len(reference)
        and is_same(keys[length], reference[cursor + length])
    ):
        length += 1
    return length
