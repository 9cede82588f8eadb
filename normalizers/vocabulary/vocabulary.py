"""The words that say what a line is, as data, and the patterns that are built from them.

`offices.csv` has what names of offices begin with, how far out each stands and what it says of an
office's reach; `site.csv` what a site prints around its text; `words.json` has the other lists.
What each column and list means, and where it comes from, is in `SOURCES.md`. Readers ask for
phrases and build their patterns with `any_of`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeVar, get_args

Level = Literal["state", "government", "agency", "district", "part", "inner"]
Opens = Literal["yes", "named", "whole"]
Reach = Literal["field", "local", "named", "national", "provincial", "regional", "small"]

SiteKind = Literal[
    "byline", "comments", "counter", "download", "footer", "menu", "more", "picture", "place",
    "related", "section", "self", "share", "start", "viewer",
]  # fmt: skip
Standing = Literal["yes", "likely", "whole", "inside"]

_T = TypeVar("_T")

LEVELS: tuple[Level, ...] = get_args(Level)  # from the outermost inwards
_OPENS: tuple[Opens, ...] = get_args(Opens)
_REACH: tuple[Reach, ...] = get_args(Reach)
SITE_KINDS: tuple[SiteKind, ...] = get_args(SiteKind)
STANDINGS: tuple[Standing, ...] = get_args(Standing)


class OfficeWord(NamedTuple):
    """A word or phrase of offices' names, in lower case, and what it says.

    `opens` is how surely a name begins with it: always ("yes"), with more words behind it
    ("named"), or as the whole name only ("whole"); None where no name does. Before one of the
    words in `unless` it is a service's or a thing's.
    """

    words: str
    level: Level | None
    opens: Opens | None
    unless: tuple[str, ...]
    is_outermost: bool
    is_root: bool
    reach: frozenset[Reach]


class SiteWord(NamedTuple):
    """A word or phrase that a site prints around a text, in lower case, and what it is there.

    `opens` is how a line with it stands that is the site's: it begins with the words ("yes"), it
    may where it begins with them and is where they are all it has ("likely"), only they are all
    ("whole"), or they stand anywhere in a short one ("inside"); None where a line needs more.
    Before one of the words in `unless` it is no site's.
    """

    words: str
    kind: SiteKind
    opens: Standing | None
    unless: tuple[str, ...]


@cache
def site_words() -> tuple[SiteWord, ...]:
    """All words of sites, in the order of the file."""
    return tuple(map(_site_word, _rows_of("site.csv")))


def _site_word(row: dict[str, str]) -> SiteWord:
    kind = _one_of(SITE_KINDS, row["kind"])
    if kind is None:
        raise ValueError(f"{row['words']!r} is of no kind")
    return SiteWord(row["words"], kind, _one_of(STANDINGS, row["opens"]), _unless(row))


def _rows_of(name: str) -> Iterable[dict[str, str]]:
    source = files("normalizers") / "vocabulary" / name
    return csv.DictReader(source.read_text("utf-8").splitlines())


def _unless(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row["unless"].split("|")) if row["unless"] else ()


@cache
def office_words() -> tuple[OfficeWord, ...]:
    """All words of offices' names, in the order of the file."""
    return tuple(map(_office_word, _rows_of("offices.csv")))


def _office_word(row: dict[str, str]) -> OfficeWord:
    return OfficeWord(
        words=row["words"],
        level=_one_of(LEVELS, row["level"]),
        opens=_one_of(_OPENS, row["opens"]),
        unless=_unless(row),
        is_outermost=row["outermost"] == "yes",
        is_root=row["root"] == "yes",
        reach=frozenset(found for n in row["reach"].split() if (found := _one_of(_REACH, n))),
    )


def _one_of(kinds: tuple[_T, ...], value: str) -> _T | None:
    """A value of a closed list; raises `ValueError` for any other, so that no typo is passed by."""
    if value and value not in kinds:
        raise ValueError(f"{value!r} is none of {kinds}")
    return next((kind for kind in kinds if kind == value), None)


@cache
def words_of(name: str) -> tuple[str, ...]:
    """A list of `words.json`."""
    return tuple(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    source = files("normalizers") / "vocabulary" / "words.json"
    lists: dict[str, list[str]] = json.loads(source.read_text("utf-8"))
    return lists


@cache
def signing_officials() -> tuple[str, ...]:
    """The titles of those who sign for an office or decide for many."""
    own = (entry.rsplit(" ", 1)[0] for entry in words_of("official_offices"))
    return tuple(dict.fromkeys((*words_of("officials"), *own, *words_of("rulers"))))


@cache
def spellings_of(name: str) -> tuple[tuple[str, ...], ...]:
    """A list of `words.json` whose entries are one thing's names each, the full name first: the
    months from January to December, the units of time from the shortest on."""
    return tuple(tuple(names.split()) for names in words_of(name))


def region_words() -> frozenset[str]:
    """All that may stand before the name of a region or of a part of one."""
    kinds = (*spellings_of("region_kinds"), *spellings_of("district_kinds"))
    return frozenset(word for names in kinds for word in names)


def any_of(phrases: Iterable[str]) -> str:
    """The source of a pattern for one of the phrases: longest first, any white space between words.

    >>> any_of(["balai", "balai besar"])
    '(?:balai\\\\s+besar|balai)'
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
    return f"(?:{'|'.join(spaced)})"


def any_word_of(words: Iterable[OfficeWord | SiteWord]) -> str:
    """The source of a pattern for one of the words, whole and not before what it is unless of."""
    ordered = sorted(words, key=lambda word: (-len(word.words), word.words))
    return f"(?:{'|'.join(map(_alone, ordered))})"


def _alone(word: OfficeWord | SiteWord) -> str:
    behind = rf"(?!\W+{any_of(word.unless)}\b)" if word.unless else ""
    return rf"{any_of((word.words,))}\b{behind}"


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words that the phrases begin with: a quick look before their pattern is tried.

    >>> sorted(first_words(["balai besar", "balai", "mal pelayanan"]))
    ['balai', 'mal']
    """
    return frozenset(phrase.split()[0] for phrase in phrases)
