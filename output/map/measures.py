"""What the maps of a report show: how much was read, what was found, how long, how dear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

from corpus.comparison.standing import stated_days, stated_rupiah
from corpus.offices import owner_key
from corpus.record.contents import is_empty
from corpus.rules.absence import is_unread
from corpus.schema import DELIVERY, ServiceStandard
from output.map.tiles import TileValue, map_view
from output.text import number_words

Records = Iterable[ServiceStandard]
ByRecord = Mapping[str, Sequence[Mapping[str, Any]]]
_COUNTED = ("error", "warning")


class _Measure(NamedTuple):
    """What a map shows: numbers of each record, what they are together, and that in words."""

    numbers: Callable[[ServiceStandard], Iterable[float | None]]
    together: Callable[[Sequence[float]], float]
    words: Callable[[float], str]


def overview_maps(records: Records, by_record: ByRecord, lang: str) -> list[dict[str, Any]]:
    """The maps over all services: completeness, and findings for each standard."""

    def found(record: ServiceStandard) -> tuple[int]:
        return (sum(view["severity"] in _COUNTED for view in by_record[record.record_id]),)

    return _maps(
        records,
        {
            "map_completeness": _Measure(_complete, _mean, lambda one: f"{one:.0f}%"),
            "map_findings": _Measure(found, _mean, lambda one: number_words(one, lang)),
        },
    )


def service_maps(records: Records, lang: str) -> list[dict[str, Any]]:
    """The maps of one service: the middle time of a province's offices, and what they charge."""
    return _maps(
        records,
        {
            "map_time": _Measure(
                lambda one: (stated_days(one),), median, lambda one: _days(one, lang)
            ),
            "map_fee": _Measure(
                lambda one: (stated_rupiah(one),), median, lambda one: _thousands(one, lang)
            ),
        },
    )


def _maps(records: Records, measures: Mapping[str, _Measure]) -> list[dict[str, Any]]:
    """The maps, of records that are looked at once and kept nowhere."""
    offices: dict[str, set[str]] = defaultdict(set)
    numbers: dict[tuple[str, str], list[float]] = defaultdict(list)
    for record in records:
        code = record.unit.region.code if record.unit.region is not None else None
        if code:
            province = code.partition(".")[0]
            offices[province].add(owner_key(record))
            for name, measure in measures.items():
                own = (one for one in measure.numbers(record) if one is not None)
                numbers[name, province].extend(own)
    found = []
    for name, measure in measures.items():
        values = {}
        for province, of_it in offices.items():
            if numbers[name, province]:
                number = measure.together(numbers[name, province])
                values[province] = TileValue(number, measure.words(number), len(of_it))
        view = map_view(values)
        if view is not None:
            found.append({"name": name, **view})
    return found


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _complete(record: ServiceStandard) -> Iterable[float]:
    """100 for each component with content, 0 for each other that can be judged."""
    for name in DELIVERY:
        if name not in record.not_assessable and not is_unread(record, name):
            part = getattr(record, name)
            yield 100.0 if part is not None and not is_empty(part) else 0.0


def _days(days: float, lang: str) -> str:
    """A time as short as a tile: minutes, hours or days.

    >>> _days(1 / 48, "id"), _days(2.5, "id"), _days(1 / 12, "en")
    ('30 mnt', '2,5 hr', '2 h')
    """
    words = {"id": ("mnt", "jam", "hr"), "en": ("min", "h", "d")}[lang]
    if days >= 1:
        return f"{number_words(days, lang)} {words[2]}"
    hours = days * 24
    if hours >= 1:
        return f"{number_words(hours, lang)} {words[1]}"
    return f"{hours * 60:.0f} {words[0]}"


def _thousands(amount: float, lang: str) -> str:
    """An amount as short as a tile, in thousands of rupiah.

    >>> _thousands(0, "id"), _thousands(350_000, "id"), _thousands(1_250_000, "id")
    ('0', '350 rb', '1,2 jt')
    """
    thousand, million = {"id": (" rb", " jt"), "en": ("k", "m")}[lang]
    if amount >= 1_000_000:
        return f"{number_words(amount / 1_000_000, lang)}{million}"
    return f"{number_words(amount / 1000, lang)}{thousand}" if amount else "0"
