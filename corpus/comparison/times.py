"""Times out of line with the other offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.comparison.left_out import Commonest, at_without
from corpus.grouping.comparison import CompareOptions
from corpus.rules.findings import Draft, evidence_at
from corpus.schema import Duration, ServiceStandard
from normalizers.duration.units import lasting_seconds

_Key = tuple[object, ...]  # of times that are the same


class _Span(NamedTuple):
    """A record's time in seconds, in every reading that its wording allows."""

    record: ServiceStandard
    low: float
    high: float
    headline: Duration


def find_time_outliers(
    records: Sequence[ServiceStandard], options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """Times far beyond, or far below, those that the others agree in."""
    spans = [span for record in records if (span := _span(record)) is not None]
    total = len(spans) - 1
    if total < options.fewest_others:
        return
    times = _Times(spans)
    for span in spans:
        low, high = times.usual_range(span)
        if not low or high > low * options.time_spread:
            continue
        if span.low > high * options.time_factor or span.high * options.time_factor < low:
            reference, count = times.usual_of_others(span)
            if count < options.majority * total:
                reference, count = times.within(low, high)
            parameters = {
                "text": span.headline.text,
                "reference": reference,
                "count": count,
                "total": total,
                "sureness": round(count / total, 2),
            }
            evidence = evidence_at(span.record, span.headline.provenance, span.headline.text)
            yield span.record.record_id, Draft("time-outlier", "waktu", parameters, evidence)


class _Times:
    """The times of all offices, of which one is left out at a time."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._spans = spans
        self._lows = sorted(one.low for one in spans)
        self._highs = sorted(one.high for one in spans)
        self._texts: dict[_Key, list[str]] = defaultdict(list)
        for one in spans:
            self._texts[_time_key(one.headline)].append(one.headline.text)
        for texts in self._texts.values():
            texts.sort(key=lambda text: (len(text), text))
        counts = {key: len(texts) for key, texts in self._texts.items()}
        self._commonest = Commonest(counts, str)
        self._within: dict[tuple[float, float], tuple[str, int]] = {}

    def usual_range(self, own: _Span) -> tuple[float, float]:
        """From the lower to the upper decile of the others: one outlier among them does not hide
        this one."""
        last = len(self._spans) - 2
        cut = (last + 1) // 10
        low = at_without(self._lows, own.low, cut)
        return low, at_without(self._highs, own.high, last - cut)

    def usual_of_others(self, own: _Span) -> tuple[str, int]:
        """The commonest headline of the others, and how many have it."""
        own_key = _time_key(own.headline)
        key, count = self._commonest.without(own_key)
        texts = self._texts[key]
        is_own = key == own_key and texts[0] == own.headline.text
        return texts[1 if is_own else 0], count

    def within(self, low: float, high: float) -> tuple[str, int]:
        """From the shortest to the longest of the usual times, and how many state these; what is
        out of line is none of them."""
        if (low, high) not in self._within:
            within = [one for one in self._spans if low <= one.low and one.high <= high]
            ordered = sorted(within, key=lambda one: (one.low, one.high, one.headline.text))
            told = joined_range(ordered[0].headline.text, ordered[-1].headline.text)
            self._within[low, high] = told, len(within)
        return self._within[low, high]


def _span(record: ServiceStandard) -> _Span | None:
    """The record's times taken together; None where none has an upper end."""
    if record.waktu is None or "waktu" in record.not_assessable:
        return None
    closed = [
        one
        for one in record.waktu.durations
        if one.minimum is not None and one.maximum is not None and one.bound != "at-least"
    ]
    if not closed:
        return None
    plain = [one for one in closed if one.applies_to is None] or closed
    low = min(float(one.minimum or 0) * _readings(one)[0] for one in plain)
    high = max(float(one.maximum or 0) * _readings(one)[1] for one in plain)
    return _Span(record, low, high, plain[0])


def _readings(one: Duration) -> tuple[int, int]:
    """Shortest and longest second count of its unit; bare days may be working days."""
    basis = one.basis or ("working" if one.unit == "day" else None)
    return lasting_seconds(one.unit, basis)


def joined_range(first: str, last: str) -> str:
    """Two ends as one phrase, in signs that need no language."""
    return first if first == last else f"{first} – {last}"


def _time_key(one: Duration) -> _Key:
    return (one.minimum, one.maximum, one.unit, one.basis)
