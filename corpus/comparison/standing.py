"""How an office stands among its like: its time, its fee, how much it asks, beside those that offer
the same service.

It says what is, and judges nothing: whether a difference is out of line is the rules' question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import Literal, NamedTuple

from corpus.comparison.whole_lists import is_whole
from corpus.offices import kind_of_office, owner_key
from corpus.schema import Duration, Item, ServiceStandard
from normalizers.duration.units import lasting_seconds

Measure = Literal["days", "rupiah", "requirements", "steps"]
FEWEST_PEERS = 3  # other offices; of fewer a middle says nothing
_SECONDS_A_DAY = 86_400


class Standing(NamedTuple):
    """An office's value and those of its peers; `offices` counts these, `kind` is theirs (None:
    all offices with the service, for of its own kind there are too few)."""

    measure: Measure
    own: float
    least: float
    middle: float
    most: float
    offices: int
    kind: str | None


def standings(record: ServiceStandard, current: Sequence[ServiceStandard]) -> Iterator[Standing]:
    """Each measure that the record and enough other offices of its service have a value of.

    `current` are the service's records that count, this one among them.
    """
    own_kind, own_key = kind_of_office(record.unit.name), owner_key(record)
    for measure, value_of in _MEASURES.items():
        own = value_of(record)
        if own is None:
            continue
        others: dict[str, tuple[str | None, float]] = {}
        for one in current:
            value = value_of(one) if owner_key(one) != own_key else None
            if value is not None:
                others.setdefault(owner_key(one), (kind_of_office(one.unit.name), value))
        like = [value for kind, value in others.values() if kind == own_kind]
        is_kind = own_kind is not None and len(like) >= FEWEST_PEERS
        values = like if is_kind else [value for _, value in others.values()]
        if len(values) >= FEWEST_PEERS:
            kind = own_kind if is_kind else None
            yield Standing(
                measure, own, min(values), median(values), max(values), len(values), kind
            )


def stated_days(record: ServiceStandard) -> float | None:
    """The first time with an upper end, in days; working days count as days, for this only
    orders."""
    durations: Sequence[Duration] = record.waktu.durations if record.waktu is not None else ()
    for one in durations:
        if one.maximum is not None and one.bound != "at-least":
            low, high = lasting_seconds(one.unit, "calendar" if one.unit == "day" else one.basis)
            return float(one.maximum) * (low + high) / 2 / _SECONDS_A_DAY
    return None


def stated_rupiah(record: ServiceStandard) -> float | None:
    """The highest amount of the fee in rupiah, 0 where the service is free; None where no amount
    is stated."""
    fee = record.biaya
    if fee is None:
        return None
    if fee.kind == "free":
        return 0.0
    amounts = [
        one.amount for one in fee.charges if one.amount is not None and one.currency == "IDR"
    ]
    return float(max(amounts)) if amounts else None


def _requirements(record: ServiceStandard) -> float | None:
    if record.persyaratan is None or not is_whole(record, "persyaratan"):
        return None
    return float(_count(record.persyaratan.items))


def _steps(record: ServiceStandard) -> float | None:
    if record.prosedur is None or not is_whole(record, "prosedur"):
        return None
    return float(_count(record.prosedur.items))


def _count(items: Iterable[Item]) -> int:
    """The items of a list; the headings of its groups are none."""
    return sum(_count(one.children) if one.heading else 1 for one in items)


_MEASURES: dict[Measure, Callable[[ServiceStandard], float | None]] = {
    "days": stated_days,
    "rupiah": stated_rupiah,
    "requirements": _requirements,
    "steps": _steps,
}
