"""Times of the offices on one line, by their logarithm: minutes and months on one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.offices import short_office_name
from corpus.schema import Duration, ServiceStandard
from normalizers.duration.units import lasting_seconds
from output.report.scales.strips import Mark, Scale, bubbles, tick
from output.report.words import labels
from output.text import plain

_TICKS = (("minute", 60), ("hour", 3600), ("day", 86400), ("week", 604800), ("month", 2592000))
_AIR = 1.5  # factor beyond the shortest and the longest time

ByRecord = Mapping[str, Sequence[Mapping[str, Any]]]


class StatedTime(NamedTuple):
    """The first time that a record states. Working days are drawn as days: the picture sorts, it
    measures nothing."""

    seconds: float
    office: str
    text: str
    is_outlier: bool


def stated_times(columns: Sequence[ServiceStandard], by_record: ByRecord) -> list[StatedTime]:
    """The times of the records that state one; `by_record` are the findings of each."""
    return [one for record in columns if (one := _time(record, by_record)) is not None]


def time_scale(times: Sequence[StatedTime]) -> Scale:
    """A scale from a minute to an hour, wider where the times are."""
    low = min(60.0, *(one.seconds for one in times)) / _AIR
    return Scale(low, max(3600.0, *(one.seconds for one in times)) * _AIR)


def time_ticks(scale: Scale, lang: str) -> list[dict[str, Any]]:
    """The units that lie on the scale."""
    return [
        tick(scale.percent(seconds), labels(lang)[f"u_{name}"], name == "week")
        for name, seconds in _TICKS
        if scale.low < seconds < scale.high
    ]


def time_dots(times: Sequence[StatedTime], scale: Scale) -> list[dict[str, Any]]:
    """The times as bubbles."""
    return bubbles(
        [Mark(scale.percent(one.seconds), one.office, one.text, one.is_outlier) for one in times]
    )


def time_strip(
    columns: Sequence[ServiceStandard], by_record: ByRecord, lang: str
) -> dict[str, Any] | None:
    """A bubble for each time that offices state; None where there are not two different ones."""
    times = stated_times(columns, by_record)
    if len({one.seconds for one in times}) < 2:
        return None
    scale = time_scale(times)
    return {
        "ticks": time_ticks(scale, lang),
        "span": (scale.left, scale.right),
        "lines": [{"label": "", "dots": time_dots(times, scale)}],
        "more": 0,
    }


def _time(record: ServiceStandard, by_record: ByRecord) -> StatedTime | None:
    for one in record.waktu.durations if record.waktu else ():
        if one.maximum:
            is_outlier = any(view["rule"] == "time-outlier" for view in by_record[record.record_id])
            office = plain(short_office_name(record))
            return StatedTime(_drawn_seconds(one), office, plain(one.text), is_outlier)
    return None


def _drawn_seconds(one: Duration) -> float:
    low, high = lasting_seconds(one.unit, "calendar" if one.unit == "day" else one.basis)
    return float(one.maximum or 0) * (low + high) / 2
