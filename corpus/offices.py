"""An office's name for people, short enough for a column, and the key by which it is known."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.schema import ServiceStandard
from normalizers.vocabulary.patterns import REGION_KIND
from normalizers.vocabulary.vocabulary import any_word_of, office_words, spellings_of

UNKNOWN_OFFICE = "Kantor tanpa nama"
_LEVELS = re.compile(rf"^{REGION_KIND}\.?\s+", re.I)
_LEVEL_WORDS = {
    name: names[0]
    for kinds in ("region_kinds", "district_kinds")
    for names in spellings_of(kinds)
    for name in names[1:]
}
_SHORT_LEVELS = (("Kabupaten ", "Kab. "), ("Provinsi ", "Prov. "))


def office_name(record: ServiceStandard) -> str:
    """The office as its letterhead names it, with the region where the name leaves it out."""
    region = record.unit.region.name if record.unit.region else ""
    return name_with_region(record.unit.name, region)


def name_with_region(name: str | None, region: str) -> str:
    """An office's printed name, with its region's where the name leaves it out."""
    name = (name or "").strip()
    if not name:
        return region or UNKNOWN_OFFICE
    place = _LEVELS.sub("", region)
    if place and place.casefold() not in name.casefold():
        return f"{name} ({region})"
    return name


def office_or_file(record: ServiceStandard) -> str:
    """The office by its full name; where none was read, the file that it would be found by."""
    is_named = record.unit.name is not None or record.unit.region is not None
    return office_name(record) if is_named else record.source.path


def short_office_name(record: ServiceStandard) -> str:
    """The region alone where there is one, else the office's name: the head of a column."""
    region = record.unit.region.name if record.unit.region else None
    if region is None:
        return office_or_file(record)
    for long, short in _SHORT_LEVELS:
        region = region.replace(long, short)
    return region


def office_key(record: ServiceStandard) -> str:
    """What makes two records the same office: its region and its name without the region."""
    region = record.unit.region
    code, place = (region.code, region.name) if region is not None else (None, None)
    return key_of(record.unit.name, place, code) or record.record_id


@lru_cache(maxsize=1 << 16)
def key_of(name: str | None, region: str | None, code: str | None) -> str:
    """The key of an office from its printed name, its region's name and its region's code."""
    words = _words(name_with_region(name, region or ""))
    if region is None:
        return " ".join(words)
    place = _words(region)
    bare = " ".join(word for word in words if word not in place)
    return f"{code or ' '.join(place)}|{bare}"


def _words(name: str) -> list[str]:
    """The words of a name, levels of regions written out: "Kab. Agam" is "Kabupaten Agam"."""
    return [_LEVEL_WORDS.get(word, word) for word in re.findall(r"\w+", name.casefold())]


def owner_key(record: ServiceStandard) -> str:
    """The office that a record counts for; a record without any office counts for itself."""
    is_known = record.unit.name is not None or record.unit.region is not None
    return office_key(record) if is_known else record.record_id


def kind_of_office(name: str | None) -> str | None:
    """What kind of office a name says it is: the words that names of the kind begin with.

    Where it begins with none of them, the first that stands in it.

    >>> kind_of_office("DINAS KESEHATAN Kab. Agam"), kind_of_office("RSUP Dr. Contoh")
    ('dinas', 'rsup')
    >>> kind_of_office("Tim Pembina"), kind_of_office(None)
    (None, None)
    >>> kind_of_office("Pelayanan Terpadu BPS Kabupaten Agam")
    'bps'
    """
    words = (name or "").strip().casefold()
    match = _kinds().match(words) or _kinds().search(words)
    return " ".join(match[0].split()) if match else None


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(r"\b" + any_word_of(word for word in office_words() if word.opens))
