"""How long services take and what they cost: all services below one another on one scale each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from corpus.schema import ServiceStandard
from output.report.scales.fees import FeeMark, fee_dots, fee_scale, fee_ticks, stated_fees
from output.report.scales.times import stated_times, time_dots, time_scale, time_ticks
from output.report.words import labels, rupiah

One = TypeVar("One")
ByRecord = Mapping[str, Sequence[Mapping[str, Any]]]
# The offices that count, service by service, each service with its place in the view.
Services = Iterable[tuple[Mapping[str, Any], Sequence[ServiceStandard]]]


def time_spread(services: Services, by_record: ByRecord, lang: str) -> dict[str, Any] | None:
    """A line of times for each service that has any; None where none has."""
    stated = [(view, stated_times(records, by_record)) for view, records in services]
    times = [one for _, row in stated for one in row]
    if not times:
        return None
    scale = time_scale(times)
    lines = [
        _line(view, len(row), _commonest(row, lambda one: one.seconds), time_dots(row, scale))
        for view, row in stated
        if row
    ]
    return {
        "ticks": time_ticks(scale, lang),
        "span": (scale.left, scale.right),
        "lines": [{**line, "usual": line["usual"].text} for line in lines],
    }


def fee_spread(services: Services, by_record: ByRecord, lang: str) -> dict[str, Any] | None:
    """A line of fees for each service that has any; None where none has."""
    stated = [(view, stated_fees(records, by_record, lang)) for view, records in services]
    marks = [one for _, row in stated for one in row]
    if not marks:
        return None
    scale = fee_scale(marks)
    lines = []
    for view, row in stated:
        if row:
            offices = len({one.office for one in row})
            usual = _commonest(row, lambda one: (one.kind, one.amount, one.key))
            lines.append(_line(view, offices, usual, fee_dots(row, scale)))
    return {
        "ticks": fee_ticks(scale, lang),
        "span": (scale.amounts.left, scale.amounts.right) if scale.amounts else None,
        "lines": [{**line, "usual": _fee_words(line["usual"], lang)} for line in lines],
    }


def _line(
    view: Mapping[str, Any], total: int, usual: tuple[Any, int], dots: list[dict[str, Any]]
) -> dict[str, Any]:
    """A service's line; `count` is 0 where no value is said by more offices than any other."""
    one, count = usual
    place = {name: view[name] for name in ("label", "href")}
    return {**place, "usual": one, "count": count, "total": total, "dots": dots}


def _commonest(rows: Sequence[One], sign: Callable[[One], object]) -> tuple[One, int]:
    """What most say (the first of it), and how many do: 0 where nothing is said most often."""
    counts = Counter(map(sign, rows))
    first = max(rows, key=lambda one: counts[sign(one)])
    most = counts[sign(first)]
    has_mode = len(counts) == 1 or sum(count == most for count in counts.values()) == 1
    return first, most if has_mode else 0


def _fee_words(mark: FeeMark, lang: str) -> str:
    """A fee in few words: the amount and what it is for, or the kind."""
    if mark.kind != "amount":
        return labels(lang)[mark.kind]
    return ", ".join(part for part in (rupiah(round(mark.amount), lang), mark.name) if part)
