"""Times of the offices on one line, by their logarithm: minutes and months on one picture."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.offices import short_office_name
from corpus.schema import Duration, ServiceStandard
from normalizers.duration_units import lasting_seconds
from output.text import plain

WIDTH, HEIGHT = 1000, 92  # units of the drawing
_MARGIN = 40
_BASE = 60
_TICKS = (("minute", 60), ("hour", 3600), ("day", 86400), ("week", 604800), ("month", 2592000))
_DOT = 13  # units between two dots of one time


def time_strip(
    columns: Sequence[ServiceStandard], by_record: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, Any] | None:
    """A dot for each office's time; None where fewer than two offices state one.

    Working days are drawn as days: the picture sorts, it measures nothing.
    """
    dots = []
    for record in columns:
        seconds = _seconds(record)
        if seconds is not None:
            is_outlier = any(view["rule"] == "time-outlier" for view in by_record[record.record_id])
            dots.append((seconds[0], plain(short_office_name(record)), seconds[1], is_outlier))
    if len(dots) < 2:
        return None
    low = min(60.0, *(dot[0] for dot in dots)) / 1.5
    high = max(3600.0, *(dot[0] for dot in dots)) * 1.5
    stacked: Counter[int] = Counter()
    drawn = []
    for value, office, text, is_outlier in sorted(dots):
        x = _x(value, low, high)
        drawn.append(
            {
                "x": x,
                "y": _BASE - 12 - min(stacked[x], 3) * _DOT,
                "title": f"{office}: {plain(text)}",
                "is_outlier": is_outlier,
            }
        )
        stacked[x] += 1
    ticks = [
        {"x": _x(seconds, low, high), "label": f"u_{name}"}
        for name, seconds in _TICKS
        if low < seconds < high
    ]
    return {"dots": drawn, "ticks": ticks, "width": WIDTH, "height": HEIGHT, "base": _BASE}


def _x(seconds: float, low: float, high: float) -> int:
    share = (math.log(seconds) - math.log(low)) / (math.log(high) - math.log(low))
    return round(_MARGIN + share * (WIDTH - 2 * _MARGIN))


def _seconds(record: ServiceStandard) -> tuple[float, str] | None:
    for one in record.waktu.durations if record.waktu else ():
        if one.maximum:
            return _drawn_seconds(one), one.text
    return None


def _drawn_seconds(one: Duration) -> float:
    low, high = lasting_seconds(one.unit, "calendar" if one.unit == "day" else one.basis)
    return float(one.maximum or 0) * (low + high) / 2
