"""Times of the offices on one line, by their logarithm: minutes and months on one picture."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.offices import short_office_name
from corpus.schema import Duration, ServiceStandard
from normalizers.duration_units import lasting_seconds
from output.text import plain

WIDTH, HEIGHT = 1000, 104  # units of the drawing
_MARGIN = 40
_BASE = 70
_TICKS = (("minute", 60), ("hour", 3600), ("day", 86400), ("week", 604800), ("month", 2592000))
_SMALLEST, _LARGEST = 5.0, 17.0  # radius of a bubble, for one office and for very many
_MOST_NAMED = 12  # offices that a bubble names


class _Time(NamedTuple):
    seconds: float
    office: str
    text: str
    is_outlier: bool


def time_strip(
    columns: Sequence[ServiceStandard], by_record: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, Any] | None:
    """A bubble for each time that offices state; None where there are not two different ones.

    Working days are drawn as days: the picture sorts, it measures nothing.
    """
    times = [one for record in columns if (one := _time(record, by_record)) is not None]
    if len({one.seconds for one in times}) < 2:
        return None
    low = min(60.0, *(one.seconds for one in times)) / 1.5
    high = max(3600.0, *(one.seconds for one in times)) * 1.5
    at: dict[int, list[_Time]] = defaultdict(list)
    for one in times:
        at[_x(one.seconds, low, high)].append(one)
    ticks = [
        {"x": _x(seconds, low, high), "label": f"u_{name}"}
        for name, seconds in _TICKS
        if low < seconds < high
    ]
    return {
        "dots": [_bubble(x, members) for x, members in sorted(at.items())],
        "ticks": ticks,
        "width": WIDTH,
        "height": HEIGHT,
        "base": _BASE,
    }


def _bubble(x: int, members: Sequence[_Time]) -> dict[str, Any]:
    radius = min(_LARGEST, _SMALLEST + 2 * math.sqrt(len(members) - 1))
    names = [f"{one.office}: {one.text}" for one in members[:_MOST_NAMED]]
    return {
        "x": x,
        "y": round(_BASE - radius - 4, 1),
        "radius": round(radius, 1),
        "count": len(members),
        "label_y": round(_BASE - 2 * radius - 10, 1),
        "title": "; ".join(names) + ("; …" if len(members) > _MOST_NAMED else ""),
        "is_outlier": any(one.is_outlier for one in members),
    }


def _x(seconds: float, low: float, high: float) -> int:
    share = (math.log(seconds) - math.log(low)) / (math.log(high) - math.log(low))
    return round(_MARGIN + share * (WIDTH - 2 * _MARGIN))


def _time(
    record: ServiceStandard, by_record: Mapping[str, Sequence[Mapping[str, Any]]]
) -> _Time | None:
    """The first time that the record states."""
    for one in record.waktu.durations if record.waktu else ():
        if one.maximum:
            is_outlier = any(view["rule"] == "time-outlier" for view in by_record[record.record_id])
            office = plain(short_office_name(record))
            return _Time(_drawn_seconds(one), office, plain(one.text), is_outlier)
    return None


def _drawn_seconds(one: Duration) -> float:
    low, high = lasting_seconds(one.unit, "calendar" if one.unit == "day" else one.basis)
    return float(one.maximum or 0) * (low + high) / 2
