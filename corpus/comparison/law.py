"""The law as a baseline: a charge above the highest that an article allows.

The tariffs are data (`data/law.json`), each with its article, the copy that was read and the day.
Only where an article speaks of the very thing that is charged is anything said; where it has
several tariffs and the standard does not say which, the highest of them is the limit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from corpus.rules.findings import Draft, evidence_at
from corpus.schema import Charge, ServiceStandard

RULE = "fee-above-law"
# What a charge is marked with where its amount may be misread.
_UNSURE = frozenset({"digits-against-words", "amount-truncated", "amount-unread", "ocr-unsure"})


class Tariff(NamedTuple):
    """What an article allows at most: for the services, or what of theirs is named (`named`).

    `lines` are amounts in rupiah, each with what it is for: `{"golongan": "a", "keadaan": "baru"}`.
    """

    article: str
    services: frozenset[str]
    named: tuple[str, ...]
    lines: tuple[tuple[int, Mapping[str, str]], ...]


def find_above_law(record: ServiceStandard) -> Iterator[Draft]:
    """Charges of a record that are more than the article's limit."""
    fee = record.biaya
    if fee is None or "biaya" in record.not_assessable:
        return
    unsure = {mark.path for mark in record.needs_review if mark.reason in _UNSURE}
    for number, charge in enumerate(fee.charges):
        path = f"biaya.charges[{number}]"
        if any(one.startswith(path) or path.startswith(one) for one in unsure):
            continue
        limit = limit_of_charge(record, charge)
        if limit is not None and charge.amount is not None and charge.amount > limit[0]:
            parameters = {
                "text": charge.text,
                "limit_rupiah": limit[0],
                "amount_rupiah": charge.amount,
                "article": limit[1],
            }
            evidence = evidence_at(record, charge.provenance, charge.text)
            yield Draft(RULE, "biaya", parameters, evidence)


def limit_of_charge(record: ServiceStandard, charge: Charge) -> tuple[int, str] | None:
    """The most that an article allows for a charge, in rupiah, and the article."""
    for tariff in tariffs():
        limit = _limit(tariff, record, charge)
        if limit is not None:
            return limit, tariff.article
    return None


def _limit(tariff: Tariff, record: ServiceStandard, charge: Charge) -> int | None:
    """The most that the tariff allows for a charge; None where it does not speak of it."""
    if record.service.kind not in tariff.services or charge.currency != "IDR":
        return None
    said = _folded(f"{charge.applies_to or ''} {charge.text} {charge.per or ''}")
    is_named = not tariff.named or _names(said, tariff.named)
    if not is_named or _names(said, _data()["other_things"]):
        return None
    lines = tariff.lines
    for way, values in _data()["ways"].items():
        named = _values(values, said) or _values(values, _folded(record.service.title or ""))
        kept = tuple(line for line in lines if not named or line[1].get(way) in (None, *named))
        lines = kept or lines  # a value that the article does not have says nothing
    return max(amount for amount, _ in lines)


def _values(values: Mapping[str, Sequence[str]], said: str) -> list[str]:
    return [value for value, phrases in values.items() if _names(said, phrases)]


def _names(said: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in said for phrase in phrases)


def _folded(text: str) -> str:
    """The words of a text in lower case between single spaces, one before and behind, too."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {words} "


@cache
def tariffs() -> tuple[Tariff, ...]:
    """The tariffs of the data, in its order."""
    return tuple(
        Tariff(
            entry["article"],
            frozenset(entry["services"]),
            tuple(entry["named"]),
            tuple((line["rupiah"], line["of"]) for line in entry["lines"]),
        )
        for entry in _data()["tariffs"]
    )


@cache
def _data() -> Mapping[str, Any]:
    text = files("corpus.comparison").joinpath("data", "law.json").read_text("utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded
