"""What a service costs, office by office: free, by regulation, unclear, and amounts on one scale.

Each thing that is charged for has a line of its own: a copy and a certificate are not compared.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.comparison.values import charge_key
from corpus.offices import owner_key, short_office_name
from corpus.record.contents import is_empty
from corpus.schema import Charge, FeeComponent, ServiceStandard
from output.report.scales.strips import LEFT, RIGHT, Mark, Scale, bubbles, tick
from output.report.words import labels, rupiah, shown

KINDS = ("free", "fixed", "tariff", "by-regulation", "unknown")
_MOST_LINES = 8  # things that are charged for; the others are in the table below
_MOST_TICKS = 5  # named powers of ten; with more of them every other one
_FREE_PERCENT, _RULE_PERCENT, _UNKNOWN_PERCENT = 7.0, 77.0, 94.0
_AMOUNTS_BESIDE = (23.0, 60.0)  # percent of the width, where kinds without amount are beside it

ByRecord = Mapping[str, Sequence[Mapping[str, Any]]]


class FeeMark(NamedTuple):
    """What an office takes for one thing (`key`), or a kind of fee that has no amount."""

    kind: str  # "amount", "free", "by-regulation", "unknown"
    amount: float
    key: tuple[object, ...]
    name: str
    office: str
    text: str
    is_outlier: bool


class FeeScale(NamedTuple):
    """Amounts on a logarithmic scale, None without any; kinds without amount beside it."""

    amounts: Scale | None
    kinds: frozenset[str]

    def percent(self, mark: FeeMark) -> float:
        """Where a mark lies."""
        places = {"by-regulation": _RULE_PERCENT, "unknown": _UNKNOWN_PERCENT}
        if mark.kind == "amount" and self.amounts is not None:
            return self.amounts.percent(mark.amount)
        return places.get(mark.kind, _FREE_PERCENT)


def stated_fees(
    columns: Sequence[ServiceStandard], by_record: ByRecord, lang: str
) -> list[FeeMark]:
    """All that the records say of fees; those that say nothing are left out."""
    return [mark for record in columns for mark in _marks(record, by_record, lang)]


def fee_kinds(columns: Sequence[ServiceStandard], lang: str) -> list[dict[str, Any]]:
    """How many offices have each kind of fee."""
    said = [(owner_key(one), fee.kind) for one in columns if (fee := _fee(one)) is not None]
    counts: Counter[str] = Counter(kind for _, kind in set(said))
    total = len({owner for owner, _ in said})
    return [
        {
            "kind": kind,
            "label": labels(lang)[kind],
            "count": counts[kind],
            "total": total,
            "percent": round(100 * counts[kind] / total, 1),
        }
        for kind in KINDS
        if counts[kind]
    ]


def fee_scale(marks: Sequence[FeeMark]) -> FeeScale:
    """A scale of whole powers of ten around the amounts, two of them at least."""
    kinds = frozenset(mark.kind for mark in marks) - {"amount"}
    amounts = [mark.amount for mark in marks if mark.kind == "amount"]
    if not amounts:
        return FeeScale(None, kinds)
    low = math.floor(math.log10(min(amounts)))
    high = max(math.ceil(math.log10(max(amounts))), low + 2)
    has_right = bool(kinds & {"by-regulation", "unknown"})
    left = _AMOUNTS_BESIDE[0] if "free" in kinds else LEFT
    right = _AMOUNTS_BESIDE[1] if has_right else RIGHT
    return FeeScale(Scale(10.0**low, 10.0**high, left, right), kinds)


def fee_ticks(scale: FeeScale, lang: str) -> list[dict[str, Any]]:
    """Powers of ten in rupiah, and the kinds that have no amount."""
    t = labels(lang)
    ticks = []
    if "free" in scale.kinds:
        ticks.append(tick(_FREE_PERCENT, t["free"]))
    if scale.amounts is not None:
        powers = range(round(math.log10(scale.amounts.low)), round(math.log10(scale.amounts.high)))
        step = 1 if len(powers) < _MOST_TICKS else 2
        ticks += [
            tick(
                scale.amounts.percent(10.0**power),
                _short_rupiah(10**power, lang),
                (powers.stop - power) % (2 * step) != 0,
            )
            for power in range(powers.start, powers.stop + 1, step)
        ]
    if "by-regulation" in scale.kinds:
        ticks.append(tick(_RULE_PERCENT, t["fee_rule"]))
    if "unknown" in scale.kinds:
        ticks.append(tick(_UNKNOWN_PERCENT, t["unknown"]))
    return ticks


def fee_dots(marks: Sequence[FeeMark], scale: FeeScale) -> list[dict[str, Any]]:
    """Fees as bubbles."""
    return bubbles(
        [Mark(scale.percent(one), one.office, one.text, one.is_outlier) for one in marks]
    )


def fee_strip(
    columns: Sequence[ServiceStandard], by_record: ByRecord, lang: str
) -> dict[str, Any] | None:
    """Lines of bubbles, one for each thing that is charged for; None where all say the same."""
    marks = stated_fees(columns, by_record, lang)
    if len({(one.kind, one.amount, one.key) for one in marks}) < 2:
        return None
    scale = fee_scale(marks)
    lines: dict[tuple[object, ...], list[FeeMark]] = defaultdict(list)
    for mark in marks:
        lines[mark.key].append(mark)
    named = [key for key in lines if key]
    if len(named) == 1:  # one thing: free and paid may stand on one line
        lines = {named[0]: marks}
    ordered = sorted(lines.values(), key=lambda row: (not row[0].key, -len(row), row[0].name))
    return {
        "ticks": fee_ticks(scale, lang),
        "span": (scale.amounts.left, scale.amounts.right) if scale.amounts else None,
        "lines": [
            {"label": _name(row, labels(lang)), "dots": fee_dots(row, scale)}
            for row in ordered[:_MOST_LINES]
        ],
        "more": max(0, len(ordered) - _MOST_LINES),
    }


def _name(row: Sequence[FeeMark], t: Mapping[str, str]) -> str:
    names = Counter(one.name for one in row if one.kind == "amount")
    if not names:
        return t["no_amount"]
    return min(names, key=lambda name: (-names[name], name))


def _marks(record: ServiceStandard, by_record: ByRecord, lang: str) -> list[FeeMark]:
    fee = _fee(record)
    if fee is None:
        return []
    office = shown(short_office_name(record))
    is_outlier = any(view["rule"] == "fee-outlier" for view in by_record[record.record_id])
    # One axis of rupiah: what is charged in other money has no place on it.
    amounts = [one for one in fee.charges if one.amount and one.currency == "IDR"]
    if not amounts:
        kind = fee.kind if fee.kind in ("free", "by-regulation") else "unknown"
        return [FeeMark(kind, 0.0, (), "", office, shown(fee.text), is_outlier)]
    return [
        FeeMark(
            "amount",
            math.sqrt(float(one.amount or 0) * float(one.maximum or one.amount or 0)),
            ("charge", *charge_key(one)),
            _charged_for(one, lang),
            office,
            shown(one.text),
            is_outlier,
        )
        for one in amounts
    ]


def _charged_for(charge: Charge, lang: str) -> str:
    per = f"{labels(lang)['per']} {charge.per}" if charge.per else ""
    return shown(", ".join(part for part in (charge.applies_to, per) if part))


def _fee(record: ServiceStandard) -> FeeComponent | None:
    fee = record.biaya
    if fee is None or "biaya" in record.not_assessable or is_empty(fee):
        return None
    return fee


def _short_rupiah(amount: int, lang: str) -> str:
    """A round amount, from a million on in words."""
    t = labels(lang)
    for size, name in ((10**9, t["billion"]), (10**6, t["million"])):
        if amount >= size:
            return f"Rp{amount // size} {name}"
    return rupiah(amount, lang)
