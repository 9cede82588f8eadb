"""Where a text names a regency, a city or a province.

A name counts beside its level word (`Kab. Belitung`, `Kota Semarang`, `Pemprov Bali`), or alone
where it is no everyday word and no street, village or district.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import OSA

from normalizers.place_name import Name, Region, fold_word, gazetteer, names_of

Strength = Literal["marked", "bare", "ordinary"]

MAX_NAME_WORDS = 6  # "Daerah Khusus Ibu Kota Jakarta" has five; one more for a stray space
MAX_CACHED_CHARACTERS = 2000  # longer texts are bodies, seen once
FUZZY_ONE_EDIT_LETTERS = 7  # shorter names have neighbours one letter away (Bone, Buru, Belu)
FUZZY_TWO_EDITS_LETTERS = 11
SHORT_FORM_LETTERS = 4  # abbreviations up to this length count alone only in capitals

_MARKERS = {
    "kabupaten": "regency", "kab": "regency", "pemkab": "regency", "bupati": "regency",
    "kota": "city", "pemkot": "city", "pemko": "city", "kotamadya": "city", "kodya": "city",
    "kotamadia": "city", "walikota": "city", "kotif": "city", "kotip": "city",
    "provinsi": "province", "prov": "province", "propinsi": "province", "pemprov": "province",
    "gubernur": "province",
}  # fmt: skip
_AFTER_MARKER = {
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
_BELOW = {
    "kecamatan", "kec", "kelurahan", "kel", "desa", "ds", "nagari", "gampong", "distrik", "kampung",
    "dusun", "dukuh", "lingkungan", "banjar", "pekon", "tiyuh", "kapanewon", "kemantren",
    "kalurahan", "camat", "lurah", "puskesmas", "pustu", "polsek", "polindes", "posyandu",
}  # fmt: skip
_DISTRICT_WORDS = {"kecamatan", "kec", "kelurahan", "kel", "desa", "distrik", "camat", "lurah"}
_STREET = {"jl", "jln", "jalan", "raya", "gang", "gg", "komplek", "kompleks", "perumahan", "perum"}
_BUILDING = {"pasar", "terminal", "stasiun", "bandara", "pelabuhan", "hotel", "gedung", "bank",
             "universitas", "das", "sungai", "danau", "gunung", "pulau", "selat"}  # fmt: skip
_STREET_ENDS = {"no", "nomor", "km", "rt", "rw", "kav", "blok"}
_DIRECTIONS = {"barat", "timur", "utara", "selatan", "tengah", "tenggara", "hulu", "hilir", "ilir",
               "ulu", "kidul", "kulon", "wetan", "lor"}  # fmt: skip
_GLUED_MARKERS = ("kabupaten", "kotamadya", "provinsi", "propinsi", "pemkab", "pemkot", "pemprov")

_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")  # BPSKabupatenBelitung
_BREAK = re.compile(r"[,;:/|()\[\]<>\"“”!?•·]|\s[-–—]\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A stretch of text that names a region; more than one candidate where names are shared.

    `start` and `end` are offsets into the text and include the level word. `strength` is `marked`
    beside a level word that fits, `bare` alone, `ordinary` where the name is also an everyday word
    or its level word does not fit.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Region, ...]
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    key: str
    start: int
    end: int
    is_after_break: bool


def _pieces(word: str) -> list[tuple[int, int]]:
    """Where a glued word comes apart: `BPSKabupatenBelitung` is three, `KOTABANDUNG` is two."""
    lowered = word.lower()
    if len(lowered) != len(word):
        return [(0, len(word))]
    if len(word) <= SHORT_FORM_LETTERS + 1:
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


def _read_words(text: str) -> list[_Word]:
    words: list[_Word] = []
    last_end = 0
    for match in _WORD.finditer(text):
        is_after_break = bool(_BREAK.search(text, last_end, match.start()))
        whole = match.group()
        for start, end in _pieces(whole):
            piece = whole[start:end]
            at = match.start() + start
            words.append(_Word(piece, fold_word(piece), at, at + len(piece), is_after_break))
            is_after_break = False
        last_end = match.end()
    return words


def _runs(words: list[_Word], at: int) -> list[str]:
    """The joined letters of the one, two, three ... words from here to the next break."""
    keys: list[str] = []
    joined = ""
    for index in range(at, min(at + MAX_NAME_WORDS, len(words))):
        if index > at and words[index].is_after_break:
            break
        joined += words[index].key
        keys.append(joined)
    return keys


@dataclass(frozen=True, slots=True)
class _Match:
    names: tuple[Name, ...]
    words: int
    strength: Strength


def _match_marked(words: list[_Word], at: int, levels: tuple[str, ...]) -> _Match | None:
    """The longest name after a level word; a misfit of level or a near miss counts less."""
    runs = _runs(words, at)
    misfit: _Match | None = None
    for count in range(len(runs), 0, -1):
        key = runs[count - 1]
        fitting = tuple(name for level in levels for name in names_of(key, level))
        if fitting:
            if count < len(runs) and words[at + count].key in _DIRECTIONS:
                return misfit  # no such region: Kabupaten Pasaman Utara is not Pasaman
            longer = _match_extended(runs, count, fitting, levels)
            return longer or _Match(fitting, count, "marked")
        if misfit is None and (other := names_of(key)):
            misfit = _Match(other, count, "ordinary")
    return misfit or _match_fuzzy(runs, levels)


def _match_extended(
    runs: list[str], count: int, names: tuple[Name, ...], levels: tuple[str, ...]
) -> _Match | None:
    """A longer name whose last word is misspelt: `Belitung Timurr` is not Belitung."""
    key = runs[count - 1]
    for longer_count in range(len(runs), count, -1):
        tail = runs[longer_count - 1][len(key) :]
        if len(tail) < 4:
            continue
        for direction in sorted(_DIRECTIONS):
            if OSA.distance(tail, direction, score_cutoff=1) == 1:
                found = tuple(n for level in levels for n in names_of(key + direction, level))
                if found:
                    return _Match(found, longer_count, "marked")
    return None


@lru_cache(maxsize=4)
def _keys_of_level(level: str) -> tuple[str, ...]:
    return tuple(
        key
        for key in gazetteer().names
        if len(key) >= FUZZY_ONE_EDIT_LETTERS and names_of(key, level)
    )


@lru_cache(maxsize=4096)
def _nearest_key(key: str, level: str) -> str | None:
    """The one name a misspelling can mean, or None; never where two names are as near."""
    if not FUZZY_ONE_EDIT_LETTERS <= len(key) <= 40:
        return None
    limit = 2 if len(key) >= FUZZY_TWO_EDITS_LETTERS else 1
    near = [
        (distance, other)
        for other in _keys_of_level(level)
        if other[0] == key[0]
        and (distance := OSA.distance(key, other, score_cutoff=limit)) <= limit
    ]
    near.sort()
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def _match_fuzzy(runs: list[str], levels: tuple[str, ...]) -> _Match | None:
    for count in range(min(len(runs), 4), 0, -1):
        for level in levels:
            nearest = _nearest_key(runs[count - 1], level)
            if nearest:
                return _Match(names_of(nearest, level), count, "marked")
    return None


def _match_bare(words: list[_Word], at: int, is_shouting: bool) -> _Match | None:
    runs = _runs(words, at)
    for count in range(len(runs), 0, -1):
        key = runs[count - 1]
        names = names_of(key)
        if not names or (count > max(n.words for n in names) and len(key) < 8):
            continue
        first = words[at].text
        if first == "di" or (first == "DI" and is_shouting):
            continue  # the preposition, not Daerah Istimewa
        is_short_form = len(key) <= SHORT_FORM_LETTERS and all(
            key != fold_word(name.region.name.split(" ", 1)[-1]) for name in names
        )
        if is_short_form and not first.isupper():
            continue
        is_cut = at + count < len(words) and not words[at + count].is_after_break
        if is_cut and words[at + count].key in _DIRECTIONS:
            return _Match((), count, "ordinary")  # a district: Semarang Selatan
        is_ordinary = all(name.is_ordinary for name in names)
        return _Match(names, count, "ordinary" if is_ordinary else "bare")
    return None


def _read_marker(words: list[_Word], at: int) -> tuple[tuple[str, ...], int]:
    """The levels that the words from here allow, and the place of the name after them."""
    first = _marker_level(words[at].key)
    if first is None:
        return (), at
    levels, next_at = [first], at + 1
    if next_at < len(words):
        second = _marker_level(words[next_at].key)
        if second and second != first and {first, second} == {"regency", "city"}:
            levels.append(second)
            next_at += 1
    while next_at < len(words) and words[next_at].key in _AFTER_MARKER:
        next_at += 1
    return tuple(levels), next_at


@lru_cache(maxsize=2048)
def _marker_level(key: str) -> str | None:
    level = _MARKERS.get(key)
    if level is None and key.startswith("kab") and 7 <= len(key) <= 10:
        level = "regency" if OSA.distance(key, "kabupaten", score_cutoff=2) <= 2 else None
    return level


def _match_after_marker(words: list[_Word], at: int) -> tuple[_Match, int] | None:
    """The region after a level word, and how many words name and level word take."""
    levels, name_at = _read_marker(words, at)
    if not levels:
        return None
    starts = [(levels[:1], at + 1)]
    if name_at > at + 1:
        starts.append((levels, name_at))  # Kabupaten/Kota Semarang, Kota Administrasi Jakarta Pusat
    best: tuple[_Match, int] | None = None
    for allowed, start in starts:
        if start >= len(words):
            continue
        match = _match_marked(words, start, allowed)
        if match and (best is None or match.strength == "marked"):
            best = (match, start - at + match.words)
            if match.strength == "marked":
                break
    return best


def _is_covered(words: list[_Word], at: int, street_open: bool) -> bool:
    """Whether a bare name here belongs to a street, building, village or district."""
    if street_open:
        return True
    if at == 0 or words[at].is_after_break:
        return False
    before = words[at - 1].key
    return before in _BELOW or before in _STREET or before in _BUILDING


def _find(text: str) -> tuple[RegionMention, ...]:
    words = _read_words(text)
    is_shouting = text.isupper()
    mentions: list[RegionMention] = []
    at, street_open = 0, False
    while at < len(words):
        word = words[at]
        if word.is_after_break or word.key in _STREET_ENDS or word.key.isdigit():
            street_open = False
        if word.key in _STREET and word.key != "raya":
            street_open = True
        is_district = at > 0 and not word.is_after_break and words[at - 1].key in _DISTRICT_WORDS
        marked = None if is_district else _match_after_marker(words, at)
        if marked:
            match, count = marked
        else:
            if is_district and word.key == "kota":
                at += 2  # the district Kota Kudus
                continue
            bare = _match_bare(words, at, is_shouting)
            if bare is None:
                at += 1
                continue
            match, count = bare, bare.words
            if is_district or _is_covered(words, at, street_open):
                at += count
                continue
        if match.names:
            end = words[at + count - 1].end
            candidates = tuple(dict.fromkeys(name.region for name in match.names))
            mentions.append(
                RegionMention(word.start, end, text[word.start : end], candidates, match.strength)
            )
        at += count
    return tuple(mentions)


_find_cached = lru_cache(maxsize=8192)(_find)


def find_regions(text: str) -> tuple[RegionMention, ...]:
    """Every region a text names, from left to right, without overlaps.

    For `BPS Kab. Belitung Timur` this is one mention with one candidate. It refuses street names,
    villages and districts, and regions that do not exist.

    >>> [r.code for m in find_regions("BPS Kab. Belitung Timur") for r in m.candidates]
    ['19.06']
    >>> [r.name for m in find_regions("Pengadilan Negeri Semarang") for r in m.candidates]
    ['Kabupaten Semarang', 'Kota Semarang']
    >>> find_regions("Kecamatan Semarang Selatan")
    ()
    """
    return _find_cached(text) if len(text) <= MAX_CACHED_CHARACTERS else _find(text)
