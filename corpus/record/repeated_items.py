"""Items that stand twice in one list: taken out, with a note of what they repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.lists.items import ListItem

_SIGNS = re.compile(r"[\W_]+")


class Repeat(NamedTuple):
    """An item that was taken out, and the position of the one that it repeats."""

    item: ListItem
    kept: int


def take_out_repeats(
    items: Sequence[ListItem], *, only_neighbours: bool
) -> tuple[list[ListItem], list[Repeat]]:
    """The items of one printed group without those that repeat an earlier one.

    Steps are taken out only where they repeat the step before (`only_neighbours`): a procedure
    may well come back to the same desk. Group headings are never taken out.
    """
    kept: list[ListItem] = []
    places: dict[tuple[object, ...], int] = {}  # of each key among those kept, the first
    repeats: list[Repeat] = []
    for item in items:
        key = _key(item)
        earlier = places.get(key)
        if earlier is None or item.is_heading:
            if only_neighbours:
                places.clear()
            places.setdefault(key, len(kept))
            kept.append(item)
        else:
            repeats.append(Repeat(item, earlier))
    return kept, repeats


def _key(item: ListItem) -> tuple[object, ...]:
    """What makes two items the same: their letters and digits, and those of their children."""
    letters = _SIGNS.sub(" ", item.text.text.casefold()).strip()
    return (letters, *map(_key, item.children))
