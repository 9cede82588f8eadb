"""Where a text names a regency, a city or a province.

A name counts beside its level word (`Kab. Belitung`, `Kota Semarang`, `Pemprov Bali`), or alone
where it is no everyday word and no street, village or district.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from normalizers.region.place_name import (
    Name,
    Region,
    fold_word,
    gazetteer,
    may_begin_name,
    names_of,
)
from normalizers.region.place_words import (
    DIRECTIONS,
    DISTRICT_WORDS,
    STREET,
    STREET_ENDS,
    PlaceWord,
    is_covered,
    marker_level,
    name_runs,
    read_marker,
    read_place_words,
)

Strength = Literal["marked", "bare", "ordinary"]

MAX_CACHED_CHARACTERS = 2000  # longer texts are bodies, seen once
FUZZY_ONE_EDIT_LETTERS = 7  # shorter names have neighbours one letter away (Bone, Buru, Belu)
FUZZY_TWO_EDITS_LETTERS = 11
_DIRECTIONS_IN_ORDER = sorted(DIRECTIONS)
SHORT_FORM_LETTERS = 4  # abbreviations up to this length count alone only in capitals


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
class _Match:
    names: tuple[Name, ...]
    words: int
    strength: Strength


def _match_marked(words: list[PlaceWord], at: int, levels: tuple[str, ...]) -> _Match | None:
    """The longest name after a level word; a misfit of level or a near miss counts less."""
    runs = name_runs(words, at)
    misfit: _Match | None = None
    for count in range(len(runs), 0, -1):
        key = runs[count - 1]
        fitting = tuple(name for level in levels for name in names_of(key, level))
        if fitting:
            if count < len(runs) and words[at + count].key in DIRECTIONS:
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
        for direction in _DIRECTIONS_IN_ORDER:
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


def _match_bare(words: list[PlaceWord], at: int, is_shouting: bool) -> _Match | None:
    if not may_begin_name(words[at].key):
        return None
    runs = name_runs(words, at)
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
        if is_cut and words[at + count].key in DIRECTIONS:
            return _Match((), count, "ordinary")  # a district: Semarang Selatan
        is_ordinary = all(name.is_ordinary for name in names)
        return _Match(names, count, "ordinary" if is_ordinary else "bare")
    return None


def _match_after_marker(words: list[PlaceWord], at: int) -> tuple[_Match, int] | None:
    """The region after a level word, and how many words name and level word take."""
    levels, name_at = read_marker(words, at)
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


def _is_district(words: list[PlaceWord], at: int) -> bool:
    """Whether the word before is Kecamatan or the like: what follows is no regency."""
    return at > 0 and not words[at].is_after_break and words[at - 1].key in DISTRICT_WORDS


def _match_at(
    words: list[PlaceWord], at: int, street_open: bool, is_shouting: bool
) -> tuple[_Match | None, int]:
    """The region named from here on, if any, and how many words are read."""
    is_district = _is_district(words, at)
    if is_district and words[at].key == "kota":
        return None, 2  # the district Kota Kudus
    marked = None if is_district else _match_after_marker(words, at)
    if marked:
        return marked
    bare = _match_bare(words, at, is_shouting)
    if bare is None:
        return None, 1
    return (None if is_covered(words, at, street_open) else bare), bare.words


@lru_cache(maxsize=8192)
def _is_plain(key: str) -> bool:
    """Whether neither a region's name nor what announces one starts with a word: most do not."""
    return marker_level(key) is None and not may_begin_name(key)


def _find(text: str) -> tuple[RegionMention, ...]:
    words = read_place_words(text)
    is_shouting = text.isupper()
    mentions: list[RegionMention] = []
    at, street_open = 0, False
    while at < len(words):
        word = words[at]
        if word.is_after_break or word.key in STREET_ENDS or word.key.isdigit():
            street_open = False
        if word.key in STREET and word.key != "raya":
            street_open = True
        if _is_plain(word.key):
            at += 1
            continue
        match, count = _match_at(words, at, street_open, is_shouting)
        if match and match.names:
            end = words[min(at + count, len(words)) - 1].end
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
