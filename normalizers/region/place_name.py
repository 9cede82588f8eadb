"""Names of regencies, cities and provinces: the gazetteer, and where a text mentions them.

A name is compared by its letters alone, so that `Kulonprogo`, `Kulon Progo` and `Tojo Una-Una`
need no spelling of their own; the longest name wins, so `Belitung Timur` is never `Belitung`.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

Level = Literal["regency", "city", "province", "national"]

BEGINNING_LETTERS = 4
_FOLDED_WORDS = {"kep": "kepulauan", "kepl": "kepulauan", "sumatra": "sumatera", "prop": "prov"}


@dataclass(frozen=True, slots=True)
class Region:
    """A place that runs a government: the ministry's `code`, the statistics office's `bps_code`.

    Nationwide offices have no code; a province's BPS code is its first two digits and `00`.
    """

    code: str | None
    bps_code: str | None
    level: Level
    name: str
    province: str | None


INDONESIA = Region(None, None, "national", "Indonesia", None)


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one region; `marker` is the word it needs, `words` its usual word count."""

    region: Region
    words: int
    marker: str | None = None
    is_ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything known about names: by letters, by code, and which province once held which."""

    names: dict[str, tuple[Name, ...]]
    by_code: dict[str, Region]
    by_bps_code: dict[str, Region]
    former_provinces: dict[str, tuple[str, ...]]


def fold_word(word: str) -> str:
    """The letters and digits of a word, for comparison.

    >>> fold_word("Kep"), fold_word("Una-Una"), fold_word("?")
    ('kepulauan', 'unauna', '')
    """
    if word.isascii() and word.isalnum():
        folded = word.lower()
    else:
        plain = unicodedata.normalize("NFKD", word.casefold())
        folded = "".join(c for c in plain if c.isascii() and c.isalnum())
    return _FOLDED_WORDS.get(folded, folded)


def name_key(name: str) -> str:
    """A name without spaces, hyphens and case.

    >>> name_key("Kep. Bangka-Belitung")
    'kepulauanbangkabelitung'
    """
    return "".join(fold_word(word) for word in re.split(r"[\W_]+", name) if word)


def _rows(file_name: str) -> Iterator[dict[str, str]]:
    text = (files("normalizers.region") / "gazetteer" / file_name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _read_regions() -> tuple[dict[str, Region], dict[str, str]]:
    """Every region by its code, and the bare name (without Kabupaten or Kota) of each."""
    added = {row["code"]: row["bps_code"] for row in _rows("bps_codes_added.csv")}
    regions: dict[str, Region] = {}
    bare_names: dict[str, str] = {}
    bps_provinces: dict[str, str] = {}
    for row in _rows("regencies.csv"):
        code = row["code"]
        bps_code = row["bps_code"] or added.get(code)
        level = cast(Level, row["level"])
        regions[code] = Region(code, bps_code, level, row["name"], row["province"])
        bare_names[code] = row["name"].split(" ", 1)[1].removeprefix("Administrasi ")
        if bps_code:
            # Since 2022 six Papuan provinces share two BPS prefixes; the first kept the number.
            bps_provinces.setdefault(row["province_code"], bps_code[:2])
    taken: set[str] = set()
    for row in _rows("provinces.csv"):
        code, name = row["code"], row["name"]
        prefix = bps_provinces.get(code, "")
        bps_code = f"{prefix}00" if prefix and prefix not in taken else None
        taken.add(prefix)
        regions[code] = Region(code, bps_code, "province", name, name)
        bare_names[code] = name
    return regions, bare_names


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged reference data, read once, on first use."""
    regions, bare_names = _read_regions()
    ordinary = {name_key(row["name"]) for row in _rows("ordinary_names.csv")}
    names: dict[str, list[Name]] = {}

    def add(name: str, code: str, marker: str | None = None, is_ordinary: bool = False) -> None:
        key = name_key(name)
        entry = Name(regions[code], len(name.split()), marker, is_ordinary or key in ordinary)
        known = names.setdefault(key, [])
        if all(other.region != entry.region for other in known):
            known.append(entry)

    for code, name in bare_names.items():
        add(name, code)
    for row in _rows("aliases.csv"):
        add(row["name"], row["code"], is_ordinary=row["bare"] == "no")
    for row in _rows("former_names.csv"):
        add(row["name"], row["code"], marker=row["marker"] or None)
    splits: dict[str, list[str]] = {}
    for row in _rows("province_splits.csv"):
        former = regions[row["former_code"]].name
        splits.setdefault(regions[row["code"]].name, []).append(former)
    return Gazetteer(
        names={key: tuple(entries) for key, entries in names.items()},
        by_code=regions,
        by_bps_code={r.bps_code: r for r in regions.values() if r.bps_code},
        former_provinces={name: tuple(former) for name, former in splits.items()},
    )


def province_of(region: Region) -> Region | None:
    """The province that a region lies in; itself for a province, None for the nation.

    >>> province_of(gazetteer().by_code["33.74"]).code
    '33'
    """
    if region.code is None:
        return None
    return gazetteer().by_code.get(region.code[:2])


@lru_cache(maxsize=1)
def _name_beginnings() -> frozenset[str]:
    counts = range(BEGINNING_LETTERS + 1)  # shorter words begin names too: Ogan Ilir, DI Aceh
    return frozenset(key[:count] for key in gazetteer().names for count in counts)


def may_begin_name(key: str) -> bool:
    """Whether any name can begin with a word of these letters: most words are ruled out at once.

    >>> may_begin_name("belitung"), may_begin_name("layanan"), may_begin_name("di")
    (True, False, True)
    """
    return key[:BEGINNING_LETTERS] in _name_beginnings()


def is_inside(region: Region, province: Region) -> bool:
    """Whether a region lies, or lay before its province was split off, in a province."""
    if province.level != "province" or region.province is None:
        return False
    former = gazetteer().former_provinces.get(region.province, ())
    return province.name == region.province or province.name in former


def names_of(key: str, level: str | None = None) -> tuple[Name, ...]:
    """The regions written with these letters; only those of a level where one is given."""
    entries = gazetteer().names.get(key, ())
    if not entries:
        return ()
    if level is None:
        return tuple(entry for entry in entries if entry.marker is None)
    return tuple(
        entry
        for entry in entries
        if entry.region.level == level and entry.marker in (None, _MARKER_OF_LEVEL.get(level))
    )


_MARKER_OF_LEVEL = {"regency": "kabupaten", "city": "kota", "province": "provinsi"}
