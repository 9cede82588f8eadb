"""How an office stands among its like: its time, its fee, how much it asks, beside those that offer
the same service.

It says what is, and judges nothing: whether a difference is out of line is the rules' question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
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


def standings(current: Sequence[ServiceStandard]) -> dict[str, list[Standing]]:
    """By record, each measure that it and enough other offices of its service have a value of.

    `current` are the service's records that count.
    """
    found: dict[str, list[Standing]] = {one.record_id: [] for one in current}
    kinds = {one.record_id: kind_of_office(one.unit.name) for one in current}
    owners = {one.record_id: owner_key(one) for one in current}
    for measure, value_of in _MEASURES.items():
        values = {one.record_id: value_of(one) for one in current}
        stated = [(key, value) for key, value in values.items() if value is not None]
        groups: dict[str | None, dict[str, float]] = {}  # by kind, None for all: offices' values
        for key, value in stated:
            for kind in {None, kinds[key]}:
                groups.setdefault(kind, {}).setdefault(owners[key], value)
        peers = {kind: _Peers(offices) for kind, offices in groups.items()}
        for key, value in stated:
            kind = kinds[key] if peers[kinds[key]].count(owners[key]) >= FEWEST_PEERS else None
            others = peers[kind].without(owners[key])
            if others is not None:
                found[key].append(Standing(measure, value, *others, kind))
    return found


class _Peers:
    """The values of some offices, one each, in order."""

    def __init__(self, offices: Mapping[str, float]) -> None:
        self._offices = offices
        self._values = sorted(offices.values())

    def count(self, office: str) -> int:
        """How many others there are."""
        return len(self._values) - (office in self._offices)

    def without(self, office: str) -> tuple[float, float, float, int] | None:
        """The least, the middle and the greatest value of the others, and how many there are;
        None of too few."""
        count = self.count(office)
        if count < FEWEST_PEERS:
            return None
        own = self._offices.get(office)
        gap = bisect_left(self._values, own) if own is not None else len(self._values)

        def at(place: int) -> float:
            return self._values[place if place < gap else place + 1]

        middle = (at((count - 1) // 2) + at(count // 2)) / 2
        return at(0), middle, at(count - 1), count


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
