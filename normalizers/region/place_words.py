"""The words of a text that may name a place, glued words taken apart, and what they announce."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from normalizers.late_pattern import late
from normalizers.region.place_name import fold_word, names_of
from normalizers.vocabulary.vocabulary import spellings_of

MAX_NAME_WORDS = 6  # "Daerah Khusus Ibu Kota Jakarta" has five; one more for a stray space
MIN_GLUED_LETTERS = 6  # kabina, the shortest word that can hold a level word and a name

_LEVELS = ("regency", "city", "province")  # of the kinds of regions, in their order
_DISTRICTS = {word for names in spellings_of("district_kinds") for word in names}
_MARKERS = {
    name: level
    for level, names in zip(_LEVELS, spellings_of("region_kinds"), strict=True)
    for name in names
} | {
    "pemkab": "regency", "bupati": "regency",
    "pemkot": "city", "pemko": "city", "kotamadya": "city", "kodya": "city",
    "kotamadia": "city", "walikota": "city", "kotif": "city", "kotip": "city",
    "pemprov": "province", "gubernur": "province",
}  # fmt: skip
AFTER_MARKER = {
    "administrasi",
    "adm",
    "administratif",
    "daerah",
    "tingkat",
    "dati",
    "tk",
    "ii",
    "i",
}
_BELOW = _DISTRICTS | {
    "ds", "nagari", "gampong", "distrik", "kampung",
    "dusun", "dukuh", "lingkungan", "banjar", "pekon", "tiyuh", "kapanewon", "kemantren",
    "kalurahan", "camat", "lurah", "puskesmas", "pustu", "polsek", "polindes", "posyandu",
}  # fmt: skip
DISTRICT_WORDS = _DISTRICTS | {"distrik", "camat", "lurah"}
STREET = {"jl", "jln", "jalan", "raya", "gang", "gg", "komplek", "kompleks", "perumahan", "perum"}
_BUILDING = {"pasar", "terminal", "stasiun", "bandara", "pelabuhan", "hotel", "gedung", "bank",
             "universitas", "das", "sungai", "danau", "gunung", "pulau", "selat"}  # fmt: skip
STREET_ENDS = {"no", "nomor", "km", "rt", "rw", "kav", "blok"}
DIRECTIONS = {"barat", "timur", "utara", "selatan", "tengah", "tenggara", "hulu", "hilir", "ilir",
               "ulu", "kidul", "kulon", "wetan", "lor"}  # fmt: skip
_GLUED_MARKERS = ("kabupaten", "kotamadya", "provinsi", "propinsi", "pemkab", "pemkot", "pemprov")

_WORD = late(r"[^\W_]+")
_HUMP = late(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")  # BPSKabupatenBelitung
_BREAK = late(r"[,;:/|()\[\]<>\"“”!?•·]|\s[-–—]\s|\n\s*\n")


class PlaceWord(NamedTuple):
    """A word, its letters for comparison, its offsets; a comma or the like may precede it."""

    text: str
    key: str
    start: int
    end: int
    is_after_break: bool


@lru_cache(maxsize=8192)
def _keyed_pieces(word: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and letters for comparison of each part of a word."""
    return tuple((start, end, fold_word(word[start:end])) for start, end in _pieces(word))


def _pieces(word: str) -> list[tuple[int, int]]:
    """Where a glued word comes apart: `BPSKabupatenBelitung` is three, `KOTABANDUNG` is two."""
    lowered = word.lower()
    if len(lowered) != len(word):
        return [(0, len(word))]
    if len(word) <= MIN_GLUED_LETTERS - 1:
        return [(0, len(word))]
    humps = [match.start() for match in _HUMP.finditer(word)]
    if humps:
        edges = [0, *humps, len(word)]
        return list(pairwise(edges))
    for marker in _GLUED_MARKERS:
        at = lowered.find(marker)
        if at >= 0 and len(word) > len(marker):
            cuts = [0, at, at + len(marker), len(word)]
            return [(a, b) for a, b in pairwise(cuts) if b > a]
    for prefix, level in (("kota", "city"), ("kab", "regency"), ("prov", "province")):
        rest = lowered[len(prefix) :]
        if lowered.startswith(prefix) and names_of(rest, level) and not names_of(lowered):
            return [(0, len(prefix)), (len(prefix), len(word))]
    return [(0, len(word))]


def read_place_words(text: str) -> list[PlaceWord]:
    """The words of a text in order, glued ones taken apart.

    >>> [word.key for word in read_place_words("BPSKabupatenBelitung, Jl. Raya")]
    ['bps', 'kabupaten', 'belitung', 'jl', 'raya']
    """
    words: list[PlaceWord] = []
    last_end = 0
    for match in _WORD.finditer(text):
        whole, at = match.group(), match.start()
        is_after_break = at - last_end > 1 or text[last_end:at] != " "  # nearly always one space
        is_after_break = is_after_break and bool(_BREAK.search(text, last_end, at))
        for start, end, key in _keyed_pieces(whole):
            piece = whole[start:end]
            words.append(PlaceWord(piece, key, at + start, at + end, is_after_break))
            is_after_break = False
        last_end = match.end()
    return words


def name_runs(words: list[PlaceWord], at: int) -> list[str]:
    """The joined letters of the one, two, three ... words from here to the next break."""
    keys: list[str] = []
    joined = ""
    for index in range(at, min(at + MAX_NAME_WORDS, len(words))):
        if index > at and words[index].is_after_break:
            break
        joined += words[index].key
        keys.append(joined)
    return keys


def read_marker(words: list[PlaceWord], at: int) -> tuple[tuple[str, ...], int]:
    """The levels that the words from here allow, and the place of the name after them."""
    first = marker_level(words[at].key)
    if first is None:
        return (), at
    levels, next_at = [first], at + 1
    if next_at < len(words):
        second = marker_level(words[next_at].key)
        is_pair = (
            first == "regency" or words[next_at].is_after_break
        )  # not "rencana kota Kabupaten"
        if is_pair and second and {first, second} == {"regency", "city"}:
            levels.append(second)
            next_at += 1
    while next_at < len(words) and words[next_at].key in AFTER_MARKER:
        next_at += 1
    return tuple(levels), next_at


@lru_cache(maxsize=2048)
def marker_level(key: str) -> str | None:
    """The level that a word announces (Kabupaten, Pemkot, Prov.), misspelt Kabupaten included.

    >>> marker_level("kab"), marker_level("kabuapten"), marker_level("kantor")
    ('regency', 'regency', None)
    """
    level = _MARKERS.get(key)
    if level is None and key.startswith("kab") and 7 <= len(key) <= 10:
        level = "regency" if OSA.distance(key, "kabupaten", score_cutoff=2) <= 2 else None
    return level


def is_covered(words: list[PlaceWord], at: int, street_open: bool) -> bool:
    """Whether a bare name here belongs to a street, building, village or district."""
    if street_open:
        return True
    if at == 0 or words[at].is_after_break:
        return False
    before = words[at - 1].key
    return before in _BELOW or before in STREET or before in _BUILDING
