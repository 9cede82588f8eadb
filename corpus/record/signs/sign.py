"""A sign that a field may be wrong, and how often fields with it were: counted, not guessed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import prod
from typing import NamedTuple

from corpus.schema import COMPONENTS, ReviewReason

PRIOR = 0.15  # how often a field with a sign is wrong of which nothing was counted
PRIOR_FIELDS = 6  # fields that the prior counts for, and all components for each of them
MIN_CHANCE = 0.35  # of being wrong, from which on a field is to be looked at
MIN_SHARE = 0.12  # of a sign that is told beside others
HEADS = ("service", "unit")
# These tell of the same lines: of them the most telling one counts.
OF_DOUBTS = frozenset(
    ("not-whole", "line-unexplained", "line-names-another", "heading-inside", "heading-left-out")
)
# What is as often so where all is right: it adds to other signs, and says nothing by itself.
ONLY_BESIDE = frozenset(("next-not-found", "line-names-another", "heading-left-out", "not-whole"))

# Wrong fields and all fields that had a sign, by reason and part.
Counts = Mapping[str, Mapping[str, Sequence[int]]]


class Sign(NamedTuple):
    """A field with a reason to doubt it, and what the reason's sentence is made from."""

    path: str
    reason: ReviewReason
    parameters: tuple[tuple[str, str], ...] = ()


def sign(path: str, reason: ReviewReason, **parameters: str) -> Sign:
    """A sign at a field."""
    return Sign(path, reason, tuple(parameters.items()))


@cache
def counted() -> Counts:
    """What was counted of each sign (`scripts/weigh_signs.py`)."""
    text = files("corpus.record").joinpath("data", "signs.json").read_text("utf-8")
    counts: Counts = json.loads(text)["signs"]
    return counts


def chance_of(counts: Counts) -> Callable[[str, str], float | None]:
    """How likely a field of a part is wrong that has a sign; None of a sign that was not weighed:
    only a person can say what it is about."""

    @cache
    def chance(reason: str, part: str) -> float | None:
        parts = counts.get(reason)
        if parts is None:
            return None
        wrong = sum(own[0] for own in parts.values())
        fields = sum(own[1] for own in parts.values())
        in_all = (wrong + PRIOR * PRIOR_FIELDS) / (fields + PRIOR_FIELDS)
        own = parts.get(part, (0, 0))
        return (own[0] + in_all * PRIOR_FIELDS) / (own[1] + PRIOR_FIELDS)

    return chance


def telling(signs: Iterable[Sign], chance: Callable[[str, str], float | None]) -> list[Sign]:
    """The signs of fields that are likely enough to be wrong: signs add up."""
    found = list(dict.fromkeys(signs))
    right: dict[str, dict[str, float]] = defaultdict(dict)  # by part: chances of not being wrong
    leading: set[str] = set()
    for one in found:
        likely = chance(one.reason, part_of(one.path))
        if likely is not None:
            kind = "doubts" if one.reason in OF_DOUBTS else one.reason
            own = right[part_of(one.path)]
            own[kind] = min(own.get(kind, 1.0), 1 - likely)
            if one.reason not in ONLY_BESIDE:
                leading.add(part_of(one.path))
    doubtful = {
        part
        for part, own in right.items()
        if part in leading and 1 - prod(own.values()) >= MIN_CHANCE
    }
    return [one for one in found if _is_told(one, doubtful, chance)]


def _is_told(one: Sign, doubtful: set[str], chance: Callable[[str, str], float | None]) -> bool:
    part = part_of(one.path)
    likely = chance(one.reason, part)
    return likely is None or (part in doubtful and likely >= MIN_SHARE)


def part_of(path: str) -> str:
    """The part of a record that a path is in: a component, or one of its head.

    >>> part_of("biaya.charges[1].amount"), part_of("unit.name")
    ('biaya', 'unit')
    """
    first = path.partition(".")[0].partition("[")[0]
    return first if first in COMPONENTS or first in HEADS else "other"
