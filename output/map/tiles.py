"""A tile a province, with a value each: which tile lies where, and how deep its colour is."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from normalizers.region.place_name import gazetteer

SIDE, GAP = 46, 4  # of a tile, in the units of the picture
LEVELS = 5  # depths of colour
FEWEST = 2  # provinces with a value, from which on there is something to compare


class Tile(NamedTuple):
    """A province by its code in the interior ministry's list, and its place in the map."""

    code: str
    name: str
    short: str
    column: int
    row: int


class TileValue(NamedTuple):
    """What a tile shows: a number that orders, its words, and of how many offices it is made."""

    number: float
    text: str
    offices: int


@cache
def tiles() -> tuple[Tile, ...]:
    """The 38 provinces, row by row."""
    text = files("output.map").joinpath("data", "tiles.json").read_text("utf-8")
    names = {code: region.name for code, region in gazetteer().by_code.items()}
    found = (Tile(name=names[entry["code"]], **entry) for entry in json.loads(text))
    return tuple(sorted(found, key=lambda tile: (tile.row, tile.column)))


def map_view(values: Mapping[str, TileValue]) -> dict[str, Any] | None:
    """The map as a template draws it; None where fewer than two provinces have a value.

    `values` are by the province's code. A tile without one has no level.
    """
    known = {tile.code: values[tile.code] for tile in tiles() if tile.code in values}
    if len(known) < FEWEST:
        return None
    bounds = bounds_of([one.number for one in known.values()])
    pitch = SIDE + GAP
    return {
        "side": SIDE,
        "width": (max(tile.column for tile in tiles()) + 1) * pitch - GAP,
        "height": (max(tile.row for tile in tiles()) + 1) * pitch - GAP,
        "tiles": [
            {
                "name": tile.name,
                "short": tile.short,
                "x": tile.column * pitch,
                "y": tile.row * pitch,
                "text": known[tile.code].text if tile.code in known else "",
                "offices": known[tile.code].offices if tile.code in known else 0,
                "level": level_of(known[tile.code].number, bounds) if tile.code in known else None,
            }
            for tile in tiles()
        ],
    }


def bounds_of(numbers: Sequence[float]) -> list[float]:
    """What parts the levels: so that each has about as many of the numbers.

    >>> bounds_of([1, 1, 1, 1]), bounds_of([1, 2, 3, 4, 5])
    ([], [2, 3, 4, 5])
    """
    ordered = sorted(numbers)
    cuts = {ordered[len(ordered) * step // LEVELS] for step in range(1, LEVELS)}
    return sorted(cuts - {ordered[0]})


def level_of(number: float, bounds: Sequence[float]) -> int:
    """From 0, the lightest, to the deepest."""
    return bisect_right(bounds, number)
