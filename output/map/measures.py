"""What the maps of a report show: how much was read, what was found, how long, how dear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from corpus.comparison.standing import stated_days, stated_rupiah
from corpus.offices import owner_key
from corpus.record.contents import is_empty
from corpus.rules.absence import is_unread
from corpus.schema import DELIVERY, ServiceStandard
from output.map.tiles import TileValue, map_view
from output.text import number_words

Records = Sequence[ServiceStandard]
ByRecord = Mapping[str, Sequence[Mapping[str, Any]]]
_COUNTED = ("error", "warning")


def overview_maps(records: Records, by_record: ByRecord, lang: str) -> list[dict[str, Any]]:
    """The maps over all services: completeness, and findings for each standard."""

    def found(own: Records) -> float:
        views = (view for record in own for view in by_record[record.record_id])
        return sum(view["severity"] in _COUNTED for view in views) / len(own)

    return _maps(
        records,
        {
            "map_completeness": (_completeness, lambda one: f"{one:.0f}%"),
            "map_findings": (found, lambda one: number_words(one, lang)),
        },
    )


def service_maps(records: Records, lang: str) -> list[dict[str, Any]]:
    """The maps of one service: the middle time of a province's offices, and what they charge."""
    return _maps(
        records,
        {
            "map_time": (_middle_days, lambda one: _days(one, lang)),
            "map_fee": (_middle_fee, lambda one: _thousands(one, lang)),
        },
    )


def _maps(
    records: Records,
    measures: Mapping[str, tuple[Callable[[Records], float | None], Callable[[float], str]]],
) -> list[dict[str, Any]]:
    by_province: dict[str, list[ServiceStandard]] = defaultdict(list)
    for record in records:
        code = record.unit.region.code if record.unit.region is not None else None
        if code:
            by_province[code.partition(".")[0]].append(record)
    found = []
    for name, (measure, shown) in measures.items():
        values = {}
        for province, own in by_province.items():
            number = measure(own)
            if number is not None:
                offices = len({owner_key(record) for record in own})
                values[province] = TileValue(number, shown(number), offices)
        view = map_view(values)
        if view is not None:
            found.append({"name": name, **view})
    return found


def _completeness(records: Records) -> float | None:
    """The share of components with content, in per cent, of those that can be judged."""
    have = judged = 0
    for record in records:
        for name in DELIVERY:
            if name not in record.not_assessable and not is_unread(record, name):
                judged += 1
                part = getattr(record, name)
                have += part is not None and not is_empty(part)
    return 100 * have / judged if judged else None


def _middle_days(records: Records) -> float | None:
    found = [one for record in records if (one := stated_days(record)) is not None]
    return median(found) if found else None


def _middle_fee(records: Records) -> float | None:
    found = [one for record in records if (one := stated_rupiah(record)) is not None]
    return median(found) if found else None


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
