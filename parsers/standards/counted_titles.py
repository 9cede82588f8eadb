"""Services that a text counts: "1. Izin Baru" right above its components, "2. Perpanjangan Izin"
above the same ones, though each service may have no more than one of them.

The numbers say that these rows are titles: what stands above a component's name otherwise is the
end of another one's text. Two may be a list's items; of a service with several components, two are
enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from parsers.markers import Marker, leading_marker
from parsers.names.component_words import is_step
from parsers.names.heading_words import names_other_section, place_by_words
from parsers.names.titles import MAX_TITLE_WORDS, is_part_heading, is_title_like
from parsers.section import Row

MIN_TITLES = 3  # one number after the other
MIN_FULL_TITLES = 2  # of services that have several components each
MIN_FULL = 2  # components of such a service


class Named(Protocol):
    """A row that names a component."""

    @property
    def position(self) -> int: ...

    @property
    def component(self) -> str: ...


def counted_titles(rows: Sequence[Row], namings: Sequence[Named]) -> list[int]:
    """The places of the rows that count services, if the text has such."""
    named = {one.position for one in namings}
    chain: list[tuple[int, Marker]] = []  # a title's place, and its number
    above: str | None = None  # the component that each service begins with
    for one in namings:
        place = one.position - 1
        marker = _number(rows[place]) if place >= 0 and place not in named else None
        if marker is None or (chain and one.component != above):
            continue
        if not chain:
            chain, above = [(place, marker)], one.component
        elif chain[-1][1].is_followed_by(marker) and not _is_item(rows, chain[-1][0], place):
            chain.append((place, marker))
    return [place for place, _ in chain] if _is_sure(chain, namings) else []


def _number(row: Row) -> Marker | None:
    """The number of a row that can be a service's title."""
    marker = leading_marker(row.text)
    if marker is None or marker.is_bullet:
        return None
    name = row.text[marker.end :].strip().rstrip(".")
    is_title = is_title_like(name) and len(name.split()) <= MAX_TITLE_WORDS and name[0].isupper()
    if not is_title or name.endswith((",", ";")) or is_step(name) or is_part_heading(name):
        return None
    is_other = names_other_section(name) or place_by_words(name) is not None
    return None if is_other else marker


def _is_item(rows: Sequence[Row], last: int, place: int) -> bool:
    """Whether a row below the `last` title counts on from a list's item, and does not stand off."""
    own = leading_marker(rows[place].text)
    if own is None or rows[place].follows_blank:
        return False
    markers = (leading_marker(rows[n].text) for n in range(place - 1, last, -1))
    above = next((one for one in markers if one is not None and one.kind == own.kind), None)
    return above is not None and above.is_followed_by(own)


def _is_sure(chain: Sequence[tuple[int, Marker]], namings: Sequence[Named]) -> bool:
    if not chain or chain[0][1].ordinal != 1:
        return False
    if len(chain) >= MIN_TITLES:
        return True
    if len(chain) < MIN_FULL_TITLES:
        return False
    bounds = [*(place for place, _ in chain), max(one.position for one in namings) + 1]
    parts = (
        {one.component for one in namings if low < one.position < high}
        for low, high in pairwise(bounds)
    )
    return all(len(part) >= MIN_FULL for part in parts)
