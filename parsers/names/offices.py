"""Whether a printed line names an office, goes on with one, or starts the next level of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.passage import Passage
from normalizers.region.place_mention import find_regions
from normalizers.region.place_name import name_key, names_of
from normalizers.vocabulary.patterns import PHONE_LABEL, REGION_KIND
from normalizers.vocabulary.vocabulary import (
    LEVELS,
    Level,
    OfficeWord,
    any_of,
    office_words,
    words_of,
)
from parsers.names.site_lines import names_site

MAX_OPENING_LETTERS = 200  # of a text that can say what office it names
MAX_PLACE_WORDS = 4  # "Pangkajene dan Kepulauan" has 3
MAX_ORG_WORDS = 14  # words of one printed line of an organisation's name

_OFFICE_WORDS = {word.words: word for word in office_words()}
_MAX_PHRASE_WORDS = max(len(phrase.split()) for phrase in _OFFICE_WORDS)
_TOKEN = re.compile(r"[\w'’]+")
_SERVICE_POINT = re.compile(
    r"(?:pelayanan\s+statistik\s+terpadu|pst)\s+(?:bps|badan)\b", re.IGNORECASE
)
_REGION = re.compile(rf"\b(?:{REGION_KIND}\.?|kecamatan|kelurahan)\s+\w", re.IGNORECASE)
_ADDRESS = re.compile(
    rf"^(?:alamat|j(?:l|ln|alan)\b|komplek|komp\b|gedung|{PHONE_LABEL}\b)|\b\d{{5}}\s*$",
    re.IGNORECASE,
)
AT_ORG = re.compile(rf"{any_of(words_of('at_office'))}\s+", re.IGNORECASE)
_LINKED = re.compile(
    rf"(?:\bdan|&|/|,|\s[-–]|\b{any_of(words_of('office_unfinished'))})\s*$", re.IGNORECASE
)
_WITHIN = re.compile(
    r"(?:republik|kabupaten|kota|provinsi|daerah\s+(?:istimewa|khusus))\b", re.IGNORECASE
)
_SLASH = re.compile(r"(?:^|\s)/(?:\s|$)")
_SLASHED_NAME = re.compile(any_of(words_of("slashed_names")), re.IGNORECASE)
# What is a sentence and no name: a verb of one, or a full stop that ends no short form ("H.").
SENTENCE = re.compile(
    r"\b(?:adalah|merupakan|yang|bahwa|dengan\s+ini)\b"
    r"|(?<!\w\.\w)(?<!\b\w)(?<!\b\w\w)(?<!\bkab)(?<!\bkec)(?<!\bkel)(?<!\bprov)(?<!\bprof)[.;]\s*$",
    re.IGNORECASE,
)
# How names of offices go on in a next line: "... DAN PELAYANAN / TERPADU SATU PINTU".
_GOES_ON = re.compile(
    rf"(?:{any_of(words_of('office_goes_on'))}(?:\b|(?<=&))"
    rf"|{any_of(words_of('office_grades'))}\s+(?:[ivx]{{1,4}}|[a-d]\d?|\d{{1,2}}|madya|pratama|utama"
    r"|khusus)\b|(?:prof|drg?|ir|hj?|kh)\.\s*\w)",
    re.IGNORECASE,
)
# Levels of the police that no other office has: "DAERAH JAWA TENGAH" below the country's.
_POLICE, _POLICE_LEVEL = re.compile(r"kepolisian\b|polri\b", re.I), re.compile(r"daerah\s+\w", re.I)
# What a person's name has in small letters among capitals: "RSUD Prof. dr. SOEDONO", "PT X Tbk".
_PERSONAL = re.compile(r"\b(?:[A-Za-z]{1,5}\.|Tbk\b)")
_YEAR_AT_END = re.compile(r"\s*\btahun\s+\d{4}$", re.IGNORECASE)

# Words that an organisation's outermost names start with, for lines where something else
# stands before the hierarchy: as names write them.
OUTERMOST = any_of(word.words.capitalize() for word in office_words() if word.is_outermost)
_ROOT_WORDS = tuple(word.words for word in office_words() if word.is_root)
ROOTS = any_of(spelling for word in _ROOT_WORDS for spelling in (word.capitalize(), word.upper()))


def is_org(text: str) -> bool:
    """Whether a row reads as (a level of) an office's name: capitalized, with a word for one."""
    words = text.split()
    if not 1 <= len(words) <= MAX_ORG_WORDS or SENTENCE.search(text) or ":" in text:
        return False
    if _ADDRESS.search(text) or names_site(text):
        return False
    if not text.isupper() and not all(
        w[0].isupper() or len(w) <= 4 for w in words if w[0].isalpha()
    ):
        return False
    return bool(_begins(text) or _REGION.search(text))


@lru_cache(maxsize=10_000)  # asked several times for the rows of every head
def _begins(text: str) -> bool:
    """Whether a text begins with a word for an office."""
    for word, behind in _first_phrases(text):
        if word.opens == "yes" or word.opens == ("named" if behind else "whole"):
            return True
    return False


def _first_phrases(text: str) -> Iterator[tuple[OfficeWord, str]]:
    """The words for offices that a text begins with, longest first, and the words behind them."""
    tokens = _TOKEN.findall(text.casefold(), 0, MAX_OPENING_LETTERS)
    for count in range(min(_MAX_PHRASE_WORDS, len(tokens)), 0, -1):
        word = _OFFICE_WORDS.get(" ".join(tokens[:count]))
        behind = " ".join(tokens[count:])
        if word is not None and not any(f"{behind} ".startswith(f"{u} ") for u in word.unless):
            yield word, behind


def in_capitals(text: str) -> bool:
    """Whether a name is written in capitals, the titles of whom it honours aside.

    >>> in_capitals("RSUD dr. SOEDONO"), in_capitals("RSUD Soedono")
    (True, False)
    """
    return text.isupper() or (bool(text) and _PERSONAL.sub(" ", text).isupper())


def is_level_within(text: str, outer: str) -> bool:
    """Whether a line is a level only below another office's name: "DAERAH JAWA TENGAH" below the
    police's, which elsewhere is the rest of a name."""
    return _POLICE_LEVEL.match(text) is not None and _POLICE.match(outer) is not None


def opens_office(text: str) -> bool:
    """Whether a row is an office's name that begins with a word for one, not with a service's."""
    return is_org(text) and reads_as_office(text)


def reads_as_office(text: str) -> bool:
    """Whether a text begins as names of offices do, however it is written."""
    return _begins(text) or _SERVICE_POINT.match(text) is not None


def opens_across(text: str, below: str) -> bool:
    """Whether two rows together begin with words for an office that the first has not all of.

    >>> opens_across("LABORATORIUM KESEHATAN", "MASYARAKAT BATU"), opens_across("SAMSAT", "BATU")
    (True, False)
    """
    whole = f"{text} {below}"
    count = len(_TOKEN.findall(text))
    return is_org(whole) and any(
        word.opens and len(word.words.split()) > count for word, _ in _first_phrases(whole)
    )


def starts_level(text: str) -> bool:
    """Whether a line begins with a word that a level's name begins with, and none wraps before."""
    return reads_as_office(text) and _WITHIN.match(text) is None


def is_linked(text: str) -> bool:
    """Whether a line ends where no name ends ("Dinas Kesehatan dan"): it goes on below."""
    return _LINKED.search(text) is not None


def outermost_first(names: list[Passage]) -> list[Passage]:
    """The levels of an office, where a part of it is printed above it."""
    depths = [LEVELS.index(level) for name in names if (level := level_of(name.text)) is not None]
    is_known = len(names) > 1 and len(depths) == len(names) and not government_of(names[0].text)
    return names[::-1] if is_known and depths[0] > depths[1] else names


def level_of(text: str) -> Level | None:
    """How far out the office stands whose name a text is; None where its first words say nothing.

    >>> level_of("Lembaga Pemasyarakatan Kelas I"), level_of("LEMBAGA ADMINISTRASI NEGARA")
    ('part', 'state')
    """
    return next((word.level for word, _ in _first_phrases(text) if word.level is not None), None)


def holds_villages(text: str) -> bool:
    """Whether villages stand inside the office that a name is of: a regency's, a district's."""
    return level_of(text) in ("government", "district")


def government_of(text: str) -> bool:
    """Whether a name is that of a region or of its government, which has many offices."""
    return level_of(text) == "government"


def year_at_end(text: str) -> int | None:
    """Where the standard's year starts behind an office's name ("DINAS SOSIAL TAHUN 2024")."""
    year = _YEAR_AT_END.search(text)
    return year.start() if year is not None else None


def goes_on(text: str, before: str) -> bool:
    """Whether a row's words say that it is the next line of the office's name before it."""
    if in_capitals(text) != in_capitals(before) or ":" in text or is_level_within(text, before):
        return False
    if opens_office(text):
        return is_linked(before) or not starts_level(text)
    if is_linked(before) or _GOES_ON.match(text) is not None or _is_place(text):
        return True
    whole = f"{before} {text}"
    return any(m.start < len(before) and m.end == len(whole) for m in find_regions(whole))


def is_region_only(text: str) -> bool:
    """Whether a row is the name of a region with its kind, whose office's name stands above it.

    >>> is_region_only("KOTA SURAKARTA"), is_region_only("KOTA SURAKARTA DAN SEKITARNYA")
    (True, False)
    """
    if _WITHIN.match(text) is None or len(text.split()) > MAX_PLACE_WORDS + 2:
        return False
    return any(m.start == 0 and m.end == len(text) for m in find_regions(text))


def _is_place(text: str) -> bool:
    """Whether a row is the name of a regency, a city or a province and nothing else."""
    return len(text.split()) <= MAX_PLACE_WORDS and bool(names_of(name_key(text)))


def level_slashes(text: str) -> list[re.Match[str]]:
    """The slashes that stand between levels, and not within a name.

    >>> len(level_slashes("Kementerian ATR / BPN / Kantor Pertanahan Kota Batu"))
    1
    """
    if "/" not in text:
        return []
    names = [match.span() for match in _SLASHED_NAME.finditer(text)]
    return [
        slash
        for slash in _SLASH.finditer(text)
        if not any(start <= slash.start() < end for start, end in names)
    ]


def starts_like_organisation(word: str) -> bool:
    """Whether a word is one that names of ministries, agencies and governments start with."""
    return word.casefold() in _ROOT_WORDS
