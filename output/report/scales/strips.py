"""Strips: what each office states, as bubbles on one scale. Drawn by the page, as SVG.

Places are in percent of the width, so that a narrow window squeezes the scale and leaves the print
as large as it is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

LEFT, RIGHT = 6.0, 93.0  # percent of the width that a scale spans: room for its outer names
_SMALLEST, _LARGEST = 5.0, 15.0  # radius of a bubble in CSS pixels, for one office and for many
_ROOM = 8.5  # radius in which a count of two digits can be read
_MOST_NAMED = 12  # offices that a bubble names


class Mark(NamedTuple):
    """What one office states, and where on the scale it lies."""

    percent: float
    office: str
    text: str
    is_outlier: bool = False


class Scale(NamedTuple):
    """A logarithmic scale between two values, laid over a part of the width."""

    low: float
    high: float
    left: float = LEFT
    right: float = RIGHT

    def percent(self, value: float) -> float:
        """Where a value lies; the ends for what is beyond them.

        >>> Scale(1, 100, 0, 100).percent(10)
        50.0
        """
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)


def bubbles(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """A bubble for each place that has marks; the largest lie below the others."""
    at: dict[float, list[Mark]] = defaultdict(list)
    for mark in marks:
        at[mark.percent].append(mark)
    return sorted(
        (_bubble(percent, members) for percent, members in at.items()),
        key=lambda one: (-one["radius"], one["x"]),
    )


def _bubble(percent: float, members: Sequence[Mark]) -> dict[str, Any]:
    offices = list(dict.fromkeys(one.office for one in members))
    radius = _SMALLEST
    if len(offices) > 1:
        radius = min(_LARGEST, _ROOM + math.sqrt(len(offices) - 2))
    said = list(dict.fromkeys(f"{one.office}: {one.text}" for one in members))
    return {
        "x": percent,
        "radius": round(radius, 1),
        "count": len(offices),
        "title": "; ".join(said[:_MOST_NAMED]) + ("; …" if len(said) > _MOST_NAMED else ""),
        "state": _state([one.is_outlier for one in members]),
    }


def _state(outliers: Sequence[bool]) -> str:
    if all(outliers):
        return "outlier"
    return "mixed" if any(outliers) else ""


def tick(percent: float, text: str, is_minor: bool = False) -> dict[str, Any]:
    """A named place of a scale; a minor one is not named in a narrow window."""
    return {"x": percent, "text": text, "is_minor": is_minor}
