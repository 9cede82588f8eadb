"""What an office's name says about its reach: a court has a district, a ministry the country."""

from __future__ import annotations

import re

from normalizers.late_pattern import late
from normalizers.region.place_name import Region, province_of
from normalizers.vocabulary.vocabulary import Reach, any_word_of, office_words


def _that_say(reach: Reach) -> re.Pattern[str]:
    """The words that say so much of an office's reach, anywhere in its name in lower case."""
    return re.compile(rf"\b{any_word_of(word for word in office_words() if reach in word.reach)}")


_LOCAL_OFFICE = _that_say("local")
_PROVINCIAL_OFFICE = _that_say("provincial")
_NARROWED_BY_PLACE = _that_say("small")
_NATIONAL_OFFICE = _that_say("national")
# Outposts of ministries: a tax office serves some regencies, even where it does not say which.
_FIELD_OFFICE = _that_say("field")
_REGIONAL_OFFICE = _that_say("regional")
_OFFICE_WORD = _that_say("named")
_CITY_POLICE = late(r"\bpolres(?:ta|tabes)?\b.*\bkota$|\bpolrestabes\b")


def regions_in_reach(candidates: tuple[Region, ...], name: str) -> tuple[Region, ...]:
    """The candidates that an office of this kind can serve: a Polda has a province."""
    lowered = name.lower()
    if _PROVINCIAL_OFFICE.search(lowered):
        # The Pengadilan Tinggi of Bandung is that of the province around it.
        kept = tuple(c for c in candidates if c.level == "province")
        kept = kept or tuple(dict.fromkeys(p for c in candidates if (p := province_of(c))))
    elif _CITY_POLICE.search(lowered):
        kept = tuple(c for c in candidates if c.level == "city")
    elif _LOCAL_OFFICE.search(lowered):
        kept = tuple(c for c in candidates if c.level != "province")
    else:
        kept = ()
    return kept or candidates


def is_local_office(name: str) -> bool:
    """Whether an office of this kind serves a regency or a city: a court, a police station.

    >>> is_local_office("Pengadilan Negeri Demak"), is_local_office("Dinas Sosial")
    (True, False)
    """
    return bool(_LOCAL_OFFICE.search(name.lower()))


def is_small_office(name: str) -> bool:
    """Whether the office stands inside the one regency or city that it serves: a village, a school.

    >>> is_small_office("Puskesmas Ngesrep"), is_small_office("Dinas Sosial")
    (True, False)
    """
    return bool(_NARROWED_BY_PLACE.search(name.lower()))


def is_office_name(name: str) -> bool:
    """Whether the text names an office at all, so that a place at its end is the office's.

    >>> is_office_name("Polres Batu"), is_office_name("Kerajinan Batu")
    (True, False)
    """
    return bool(_OFFICE_WORD.search(name.lower()))


def is_national_office(unit_name: str, hierarchy: tuple[str, ...]) -> bool:
    """Whether an office that names no region serves the whole country.

    >>> is_national_office("Kementerian Perhubungan", ()), is_national_office("Dinas Sosial", ())
    (True, False)
    """
    lowered = unit_name.lower()
    if any(p.search(lowered) for p in (_REGIONAL_OFFICE, _LOCAL_OFFICE, _FIELD_OFFICE)):
        return False
    levels = [lowered, *(level.lower() for level in hierarchy)]
    if any(re.search(r"\b(?:dinas|pemerintah (?:kab|kota|prov))", level) for level in levels):
        return False
    return any(_NATIONAL_OFFICE.search(level) for level in levels)
