"""How sure it is that two groups of steps are the same step.

What speaks for it and against is weighed as learned on labelled pairs of published standards
(docs/evaluation.md); the weights are data (`corpus/alignment/data/step_weights.json`).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from functools import cache
from importlib.resources import files
from operator import mul

from corpus.alignment.group import Group
from corpus.alignment.vocabulary import vocabulary

FEATURES = (
    "always",  # the same for every pair
    "words",  # the cosine of all words, from 0 to 1 as all that follow
    "routine",  # how far they are the same routine
    "words_in_routine",
    "routine_apart",
    "acts",
    "acts_apart",
    "actor_apart",
    "way",  # whether something changes hands the same way
    "things_apart",  # whether each handles something, and nothing is the same
    "papers_apart",
    "nothing_handled",  # in the same routine, where one says no more than it
    "only_usual",  # whether they share what stands in every other step alone
    "distance",  # of their places in the lists
    "partly",  # which share of their items holds other steps, too
    "both_partly",
)
SAME_PLACE = 0.1  # of a list's length: distances up to here say nothing


def step_likeness(one: Group, other: Group, words: float) -> float:
    """From 0 to 1; `words` is the cosine of their words."""
    score = sum(map(mul, _weights(), step_features(one, other, words)))
    return 1 / (1 + math.exp(-score))


def step_features(one: Group, other: Group, words: float) -> tuple[float, ...]:
    """What speaks for two groups or against, in the order of `FEATURES`."""
    routine = _overlap(one.routines, other.routines)
    acts = _overlap(one.acts, other.acts)
    shared = one.centre.keys() & other.centre.keys()
    partly, partly_too = one.partial / one.size, other.partial / other.size
    distance = abs(one.place / one.size - other.place / other.size)
    return (
        1.0,
        words,
        routine,
        routine * words,
        _are_apart(one.routines, other.routines),
        acts,
        _are_apart(one.acts, other.acts),
        _are_apart(one.actors, other.actors),
        float(bool(one.directions) and one.directions == other.directions),
        _are_other(one.objects, other.objects),
        _are_other(one.papers, other.papers),
        0.0 if one.objects and other.objects else routine,
        float(shared <= vocabulary().usual_in_steps),
        max(0.0, distance - SAME_PLACE),
        (partly + partly_too) / 2,
        min(partly, partly_too),
    )


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """The share that two counts have in common."""
    if not one or not other or one.keys().isdisjoint(other):
        return 0.0
    if one == other:
        return 1.0
    first, second = one.total(), other.total()
    return sum(min(count / first, other[key] / second) for key, count in one.items())


def _are_apart(one: Counter[str], other: Counter[str]) -> float:
    return 1.0 if one and other and one.keys().isdisjoint(other) else 0.0


def _are_other(one: frozenset[str], other: frozenset[str]) -> float:
    return 1.0 if one and other and one.isdisjoint(other) else 0.0


@cache
def _weights() -> tuple[float, ...]:
    text = files("corpus.alignment").joinpath("data", "step_weights.json").read_text("utf-8")
    found: dict[str, float] = json.loads(text)
    return tuple(found[name] for name in FEATURES)
