"""How sure it is that two groups of steps are the same step: what speaks for it, weighed."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpus.alignment.group import Group
from corpus.alignment.vocabulary import vocabulary

FEATURES = (
    "one", "words", "things", "things_apart", "papers_same", "papers_apart", "routine_same", "routine_apart", "routine_lacking",
    "acts", "acts_apart", "mains", "actor_same", "actor_apart", "way_same", "distance", "only_usual",
    "same_things", "same_things_apart", "same_distance", "same_actor_apart", "same_serah_apart", "same_words", "both_apply", "persons_apart", "nothing_else",
)


def features(one: Group, other: Group) -> tuple[float, ...]:
    known = vocabulary()
    words = _cosine(one.centre, other.centre)
    things = _cosine(_only(one, one.objects), _only(other, other.objects))
    both = bool(one.objects) and bool(other.objects)
    things_apart = float(both and one.objects.isdisjoint(other.objects))
    papers_apart = float(bool(one.papers) and bool(other.papers) and one.papers.isdisjoint(other.papers))
    papers_same = float(not one.papers.isdisjoint(other.papers))
    routine = _overlap(one.routines, other.routines)
    routine_apart = float(_apart(one.routines, other.routines))
    lacking = float(bool(one.routines) != bool(other.routines))
    acts = _overlap(one.acts, other.acts)
    distance = max(0.0, abs(one.place / one.size - other.place / other.size) - 0.1)
    shared = one.centre.keys() & other.centre.keys()
    usual = float(shared <= known.usual_in_steps)
    actor_apart = float(_apart(one.actors, other.actors))
    nothing = float(not one.objects or not other.objects)
    return (
        1.0, words, things, things_apart, papers_same, papers_apart, routine, routine_apart, lacking,
        acts, float(_apart(one.acts, other.acts)), _overlap(one.mains, other.mains),
        _overlap(one.actors, other.actors), actor_apart,
        float(bool(one.directions) and one.directions == other.directions), distance, usual,
        routine * things, routine * things_apart, routine * distance, routine * actor_apart,
        things_apart * float("serah" in one.routines and "serah" in other.routines), routine * words,
        float(one.applies and other.applies),
        float(bool(one.persons) and bool(other.persons) and one.persons.isdisjoint(other.persons)),
        routine * nothing,
    )


def step_likeness(one: Group, other: Group) -> float:
    score = sum(w * f for w, f in zip(weights(), features(one, other), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def weights() -> tuple[float, ...]:
    text = files("corpus.alignment").joinpath("data", "step_weights.json").read_text("utf-8")
    found = json.loads(text)
    return tuple(found[name] for name in FEATURES)


def _only(group: Group, words: frozenset[str]) -> dict[str, float]:
    return {word: group.centre[word] for word in words if word in group.centre}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(value * other.get(word, 0.0) for word, value in sorted(one.items()))
    norms = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return shared / norms if norms else 0.0


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    if not one or not other:
        return 0.0
    first, second = one.total(), other.total()
    return sum(min(n / first, other[k] / second) for k, n in sorted(one.items()))


def _apart(one: Counter[str], other: Counter[str]) -> bool:
    return bool(one) and bool(other) and one.keys().isdisjoint(other)
