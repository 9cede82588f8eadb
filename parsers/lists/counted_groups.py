"""Numbered groups whose items are numbered in the same way, as texts without indents have them.

1. Kartu baru
1. Kartu keluarga
2. Pas foto
2. Kartu hilang
1. Surat kehilangan

A number that begins anew right below another one is below it, where two such groups count on.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.markers import leading_marker
from parsers.section import Row

MIN_GROUPS = 2
MAX_GROUP_WORDS = 12


def counted_groups(body: Sequence[Row]) -> frozenset[int]:
    """The rows that name such groups, by their place; none where any list begins anew otherwise."""
    markers = [leading_marker(row.text) for row in body]
    heads: list[int] = []
    for place, marker in enumerate(markers[1:], 1):
        above = markers[place - 1]
        if marker is None or marker.is_bullet or marker.ordinal != 1:
            continue
        if above is None or above.kind != marker.kind:
            return frozenset()
        heads.append(place - 1)
    ordinals = [marker.ordinal for place in heads if (marker := markers[place]) is not None]
    kinds = {marker.kind for place in heads if (marker := markers[place]) is not None}
    is_counted = len(kinds) == 1 and ordinals == list(range(1, len(heads) + 1))
    if len(heads) < MIN_GROUPS or not is_counted or heads[0] != 0:
        return frozenset()
    is_named = all(_is_name(body[place].text) for place in heads)
    return frozenset(heads) if is_named and body[0].bbox is None else frozenset()


def _is_name(text: str) -> bool:
    return len(text.split()) <= MAX_GROUP_WORDS and not text.rstrip().endswith((";", ",", "."))
