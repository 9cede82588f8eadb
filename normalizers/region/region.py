"""Which regency, city or province an office belongs to.

The office's own name says it best, then the innermost level of its hierarchy, then its hosts and
e-mail codes and its address. A name shared by a regency and a city decides nothing without
Kabupaten, Kota or a host that tells them apart; then the region stays None and both stand in the
evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from normalizers.late_pattern import late
from normalizers.region.by_phone import find_phone_provinces
from normalizers.region.by_site import find_site_regions
from normalizers.region.office import (
    is_local_office,
    is_national_office,
    is_office_name,
    is_small_office,
    regions_in_reach,
)
from normalizers.region.place_mention import RegionMention, find_regions
from normalizers.region.place_name import INDONESIA, Region, is_inside

__all__ = [
    "INDONESIA",
    "Evidence",
    "Region",
    "RegionMention",
    "RegionResolution",
    "find_regions",
    "resolve_region",
]

Source = Literal["unit-name", "hierarchy", "site", "address", "phone"]

MAX_TAIL_CHARACTERS = 80  # before and after a name in an address; more says nothing about it

_POSTCODE_AFTER = late(r"[\s,.-]*(?:\d{5}\b)?[\s,.-]*(?:$|[,;(/\n]|\s-\s)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign of a region: where it was read, what it points to, and whether it leaves doubt."""

    source: Source
    region: Region
    strength: Literal["strong", "weak"]


@dataclass(frozen=True, slots=True)
class RegionResolution:
    """An office's region, None where the signs leave more than one, and every sign.

    `disagreements` are the signs that cannot be true of the region found.
    """

    region: Region | None
    evidence: tuple[Evidence, ...]
    disagreements: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Letterhead:
    """The parts of a letterhead that may tell the region."""

    unit_name: str
    hierarchy: tuple[str, ...]
    address: str
    sites: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clue:
    """The regions that one source allows."""

    source: Source
    candidates: tuple[Region, ...]
    is_strong: bool


def _is_at_end(text: str, mention: RegionMention) -> bool:
    rest = text[mention.end : mention.end + MAX_TAIL_CHARACTERS]
    return not re.sub(r"[\W_]+|\bkota\b", "", rest, flags=re.IGNORECASE)


def _joined(mentions: Sequence[RegionMention]) -> tuple[Region, ...]:
    return tuple(dict.fromkeys(region for mention in mentions for region in mention.candidates))


def _local(mentions: Sequence[RegionMention]) -> list[RegionMention]:
    """The mentions of regencies and cities: inside an office's name they outrank its province."""
    return [m for m in mentions if any(c.level != "province" for c in m.candidates)]


def _read_office(source: Source, text: str) -> _Clue | None:
    """The region in an office's name or in one level of a hierarchy."""
    mentions = find_regions(text)
    marked = [m for m in mentions if m.strength == "marked"]
    bare = [
        m
        for m in mentions
        if m.strength == "bare"
        or (m.strength == "ordinary" and _is_at_end(text, m) and is_office_name(text))
    ]
    if local := _local(marked):
        return _Clue(source, _joined(local), True)
    if marked:
        provinces = _joined(marked)
        inside = tuple(
            c
            for c in _joined(_local(bare))
            if c.level != "province" and any(is_inside(c, p) for p in provinces)
        )
        if inside and is_local_office(text):
            return _Clue(source, inside, len(inside) == 1)
        return _Clue(source, provinces, True)
    if not bare:
        return None
    chosen = (_local(bare) or bare)[-1]
    candidates = regions_in_reach(chosen.candidates, text)
    return _Clue(source, candidates, len(candidates) == 1 and chosen.strength == "bare")


def _read_address(text: str) -> _Clue | None:
    """The region in an address; a bare name counts as a part of its own or before the postcode."""
    mentions = find_regions(text)
    marked = [m for m in mentions if m.strength == "marked"]
    if local := _local(marked):
        return _Clue("address", _joined(local[-1:]), True)
    bare = [
        m for m in mentions if m.strength != "marked" and _stands_alone(text, m) and _local([m])
    ]
    if bare:
        return _Clue(
            "address", tuple(c for c in bare[-1].candidates if c.level != "province"), False
        )
    provinces = [m for m in mentions if not _local([m]) and m.strength != "ordinary"]
    return _Clue("address", _joined(provinces[-1:]), False) if provinces else None


def _stands_alone(text: str, mention: RegionMention) -> bool:
    """Whether nothing but a postcode shares the name's part of the address."""
    start = max(0, mention.start - MAX_TAIL_CHARACTERS)
    before = re.split(r"[,;(/\n]|\s-\s|\d[a-z]?\b", text[start : mention.start])[-1]
    has_neighbour = bool(re.search(r"\w", before))
    return not has_neighbour and bool(_POSTCODE_AFTER.match(text, mention.end))


def _read_clues(letterhead: _Letterhead) -> list[_Clue]:
    clues: list[_Clue | None] = [_read_office("unit-name", letterhead.unit_name)]
    clues.extend(_read_office("hierarchy", level) for level in reversed(letterhead.hierarchy))
    for site in letterhead.sites:
        found = find_site_regions(site)
        if found:
            clues.append(_Clue("site", found.candidates, found.is_strong))
    clues.append(_read_address(letterhead.address))
    for phone in letterhead.phones:
        if provinces := find_phone_provinces(phone):
            clues.append(_Clue("phone", provinces, False))
    return [clue for clue in clues if clue is not None]


def _narrowed(
    current: tuple[Region, ...], clue: _Clue, may_descend: bool
) -> tuple[Region, ...] | None:
    """The candidates left after one more clue; None where the clue contradicts them all."""
    both = tuple(c for c in current if c in clue.candidates)
    if both:
        return both
    if may_descend:
        below = tuple(c for c in clue.candidates if any(is_inside(c, p) for p in current))
        if below:
            return below
    within = tuple(c for c in current if any(is_inside(c, p) for p in clue.candidates))
    if within:
        return within
    holds = any(is_inside(c, p) for c in clue.candidates for p in current)
    return current if holds else None


def _is_seat_elsewhere(current: tuple[Region, ...], clue: _Clue) -> bool:
    """A regency governed from the city of its own name, as Kabupaten Cirebon from Kota Cirebon."""
    if clue.source != "address":
        return False
    own = {region.name.split(" ", 1)[-1] for region in current}
    return any(region.name.split(" ", 1)[-1] in own for region in clue.candidates)


def _may_descend(clue: _Clue, unit_name: str) -> bool:
    """Whether a clue may name the regency of an office that its hierarchy places in a province."""
    if clue.source == "site":
        return clue.is_strong
    return clue.source == "address" and is_small_office(unit_name)


@lru_cache(maxsize=8192)
def _resolve(letterhead: _Letterhead) -> RegionResolution:
    unit_name = letterhead.unit_name
    is_national = is_national_office(unit_name, letterhead.hierarchy)
    clues = _read_clues(letterhead)
    names_itself = any(c.source == "unit-name" and c.is_strong for c in clues)
    current: tuple[Region, ...] = ()
    against: list[_Clue] = []
    for clue in clues:
        if not current:
            # A phone alone places nobody, and a ministry's address is only where it stands.
            is_place_only = clue.source == "phone" or (clue.source == "address" and is_national)
            current = () if is_place_only else clue.candidates
            continue
        left = _narrowed(current, clue, not names_itself and _may_descend(clue, unit_name))
        if left is not None:
            current = left
        elif clue.source != "phone" and not _is_seat_elsewhere(current, clue):
            against.append(clue)
    region = current[0] if len(current) == 1 else None
    if not current and is_national:
        region = INDONESIA
    return RegionResolution(region, _as_evidence(clues), _as_evidence(against))


def _as_evidence(clues: Sequence[_Clue]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(clue.source, region, "strong" if clue.is_strong else "weak")
        for clue in clues
        for region in clue.candidates
    )


def resolve_region(
    unit_name: str | None,
    hierarchy: Sequence[str] = (),
    address: str | None = None,
    sites: Sequence[str] = (),
    phones: Sequence[str] = (),
) -> RegionResolution:
    """The region of an office from its letterhead; `sites` are its web addresses and e-mails.

    Nationwide offices that name no region have level `national`. It refuses to choose between a
    regency and a city of the same name, and says which signs contradict the region it found.

    A phone's area code is a weak sign: it never decides alone and never contradicts.

    >>> resolve_region("BPS Kota Semarang").region.code
    '33.74'
    >>> resolve_region("Pengadilan Negeri Semarang").region is None
    True
    >>> resolve_region("Pengadilan Negeri Semarang", sites=["pn.semarangkota.go.id"]).region.code
    '33.74'
    >>> resolve_region(None).region is None
    True
    """
    return _resolve(
        _Letterhead(unit_name or "", tuple(hierarchy), address or "", tuple(sites), tuple(phones))
    )
