"""Items of one service over its offices, grouped so that a group means the same thing.

Distinct meanings are the nodes, so a thousand offices with one sentence cost as much as one. Pairs
are looked for through rare words only; groups grow by the likeness of their centres, then by their
place in the list where the words alone leave doubt. An office has at most one item in a group.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.meaning import Meaning
from corpus.vocabulary import vocabulary

FEWEST_TO_WEIGH = 20  # meanings: how rare a word is among fewer says nothing
MANY_MEANINGS = 40  # among so many, a word that stands in one alone is a turn of phrase
Weights = Mapping[str, float]
Owner = tuple[str, str]  # a record and the printed group of its list


class Entry(NamedTuple):
    """One item as it enters: whose it is, where it stands, what it means."""

    record_id: str
    group: str  # the printed group within the list; items of two groups may mean the same
    path: str
    text: str
    position: int  # in the record's list, from 0
    place: float  # in the record's list, as a share of its length
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """Thresholds of likeness, 0 to 1; measured on labelled items (docs/evaluation.md)."""

    likeness: float = 0.50  # of two groups' words, enough by itself
    doubtful: float = 0.16  # enough where the place in the list speaks for it too
    place: float = 0.50  # likeness of the neighbours that speaks for it
    with_place: float = 0.62  # words plus the weight of the place
    place_weight: float = 0.50
    apart_weight: float = 0.25  # of two groups that never meet in one list, though often expected
    often_expected: float = 4.0  # meetings expected by chance that make their absence telling
    most_common: int = 400  # meanings that share a word before it says too little to look there
    rounds: int = 6
    order: float = 0.0  # what a distance in the list takes from the likeness; steps have an order
    same_place: float = 0.15  # of the list's length: distances up to here take nothing


@dataclass(slots=True)
class _Group:
    nodes: list[int]
    owners: set[Owner]
    centre: dict[str, float]
    amounts: dict[str, set[str]]
    denied: set[str]
    words: set[str]
    directions: set[str]
    place: float  # sum of the places of its entries, as shares of their lists
    size: int
    version: int = 0
    norm: float = 0.0


def align(entries: Sequence[Entry], options: AlignOptions = AlignOptions()) -> list[list[Entry]]:
    """The groups, each in the order of its entries, the groups by their usual place."""
    nodes: dict[Meaning, list[Entry]] = defaultdict(list)
    for entry in entries:
        nodes[entry.meaning].append(entry)
    meanings = list(nodes)
    members = [nodes[meaning] for meaning in meanings]
    weights = _weigh(meanings)
    groups = {
        number: _single(number, meaning, members[number], weights)
        for number, meaning in enumerate(meanings)
    }
    pairs = _candidates(meanings, weights, options)
    _grow(groups, pairs, options)
    for _ in range(options.rounds):
        if not _grow_by_place(groups, members, pairs, options):
            break
    found = [
        sorted(
            (entry for node in group.nodes for entry in members[node]),
            key=lambda entry: (entry.record_id, entry.position),
        )
        for _, group in sorted(groups.items())
    ]
    return _by_place(found)


def _weigh(meanings: Sequence[Meaning]) -> dict[str, float]:
    """How much a word says: documents most, words of every item least."""
    known = vocabulary()
    counts = Counter(word for meaning in meanings for word in meaning.words)
    total = max(len(meanings), FEWEST_TO_WEIGH)
    alone = 1.0 - 0.4 * min(1.0, len(meanings) / MANY_MEANINGS)
    weights: dict[str, float] = {}
    for word, count in counts.items():
        base = 1.6 if word in known.documents else 0.35 if word in known.weak else 1.0
        rarity = min(1.0, math.log((total + 1) / (count + 0.5)) / math.log(8))
        weights[word] = base * (0.4 + 0.6 * max(0.0, rarity)) * (alone if count == 1 else 1.0)
    return weights


def _single(number: int, meaning: Meaning, members: Sequence[Entry], weights: Weights) -> _Group:
    centre = {word: weights[word] for word in meaning.words}
    norm = math.sqrt(sum(value * value for value in centre.values())) or 1.0
    return _Group(
        nodes=[number],
        owners={(entry.record_id, entry.group) for entry in members},
        centre={word: value / norm for word, value in centre.items()},
        amounts={unit: {value} for unit, value in meaning.amounts},
        denied=set(meaning.denied),
        words=set(meaning.words),
        directions={meaning.direction} - {""},
        place=sum(entry.place for entry in members),
        size=len(members),
        norm=1.0 if centre else 0.0,
    )


def _candidates(
    meanings: Sequence[Meaning], weights: Weights, options: AlignOptions
) -> dict[int, set[int]]:
    """For each meaning those that share a telling word with it."""
    known = vocabulary()
    holders: dict[str, list[int]] = defaultdict(list)
    for number, meaning in enumerate(meanings):
        for word in meaning.words:
            holders[word].append(number)
    pairs: dict[int, set[int]] = {number: set() for number in range(len(meanings))}
    for number, meaning in enumerate(meanings):
        telling = [
            word
            for word in meaning.words
            if word not in known.weak and len(holders[word]) <= options.most_common
        ]
        for word in telling or meaning.words[:1]:
            pairs[number].update(holders[word][: options.most_common])
        pairs[number].discard(number)
    for number, others in list(pairs.items()):
        for other in others:
            pairs[other].add(number)
    return pairs


def _grow(groups: dict[int, _Group], pairs: dict[int, set[int]], options: AlignOptions) -> None:
    """Join the likest groups first until none are like enough."""
    heap: list[tuple[float, int, int, int, int]] = []

    def push(one: int, other: int) -> None:
        first, second = min(one, other), max(one, other)
        value = likeness(groups[first], groups[second], options)
        if value >= options.likeness:
            entry = (-value, first, second, groups[first].version, groups[second].version)
            heapq.heappush(heap, entry)

    for one, others in pairs.items():
        for other in others:
            if one < other and one in groups and other in groups:
                push(one, other)
    while heap:
        _, one, other, version, other_version = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        if (groups[one].version, groups[other].version) != (version, other_version):
            continue
        if not may_join(groups[one], groups[other]):
            continue
        _join(groups, pairs, one, other)
        for neighbour in sorted(pairs[one]):
            push(one, neighbour)


def _join(groups: dict[int, _Group], pairs: dict[int, set[int]], one: int, other: int) -> None:
    kept, gone = groups[one], groups.pop(other)
    kept.nodes += gone.nodes
    kept.owners |= gone.owners
    for word, value in gone.centre.items():
        kept.centre[word] = kept.centre.get(word, 0.0) + value
    for unit, values in gone.amounts.items():
        kept.amounts.setdefault(unit, set()).update(values)
    kept.denied |= gone.denied
    kept.words |= gone.words
    kept.directions |= gone.directions
    kept.place += gone.place
    kept.size += gone.size
    kept.norm = math.sqrt(sum(value * value for value in kept.centre.values()))
    kept.version += 1
    neighbours = pairs.pop(other)
    pairs[one] |= neighbours
    for neighbour in neighbours:
        pairs[neighbour].discard(other)
        pairs[neighbour].add(one)
    pairs[one].discard(one)
    pairs[one].discard(other)


def likeness(one: _Group, other: _Group, options: AlignOptions) -> float:
    """The cosine of two groups' centres, less what their distance in the list says."""
    if not one.norm or not other.norm:
        return 0.0
    if len(one.centre) > len(other.centre):
        one, other = other, one
    shared = sum(value * other.centre.get(word, 0.0) for word, value in one.centre.items())
    distance = abs(one.place / one.size - other.place / other.size)
    found = shared / (one.norm * other.norm)
    return found - options.order * max(0.0, distance - options.same_place)


def may_join(one: _Group, other: _Group) -> bool:
    """No office twice, no two amounts of one unit, nothing that one denies and the other asks."""
    if not one.owners.isdisjoint(other.owners):
        return False
    for unit, values in one.amounts.items():
        if unit in other.amounts and other.amounts[unit] != values:
            return False
    if (one.denied & other.words) or (other.denied & one.words):
        return False
    if one.directions and other.directions and one.directions.isdisjoint(other.directions):
        return False
    return not _are_opposite(one, other)


def _are_opposite(one: _Group, other: _Group) -> bool:
    """One group only of copies, the other only of originals."""
    for this, that in vocabulary().opposites:
        for first, second in ((one, other), (other, one)):
            if (
                this in first.words
                and that not in first.words
                and that in second.words
                and this not in second.words
            ):
                return True
    return False


def _ask_for_others(one: _Group, other: _Group) -> bool:
    """Each names documents, and none is the same."""
    documents = vocabulary().documents
    first, second = one.words & documents, other.words & documents
    return bool(first) and bool(second) and first.isdisjoint(second)


def _grow_by_place(
    groups: dict[int, _Group],
    members: Sequence[Sequence[Entry]],
    pairs: dict[int, set[int]],
    options: AlignOptions,
) -> bool:
    """Join groups that are a little alike and stand between the same neighbours."""
    places = _places(groups, members)
    lists = len({owner for group in groups.values() for owner in group.owners})
    ranked: list[tuple[float, int, int]] = []
    for one in groups:
        for other in pairs[one]:
            if one >= other or other not in groups:
                continue
            words = likeness(groups[one], groups[other], options)
            expected = len(groups[one].owners) * len(groups[other].owners) / lists
            apart = min(1.0, expected / options.often_expected)
            if words < options.doubtful * (1 - apart / 2):
                continue
            if _ask_for_others(groups[one], groups[other]):
                continue
            place = _cosine(places[one], places[other])
            score = words + options.place_weight * place + options.apart_weight * apart
            if place >= options.place and score >= options.with_place:
                ranked.append((-score, one, other))
    joined: set[int] = set()
    for _, one, other in sorted(ranked):
        if one in joined or other in joined or not may_join(groups[one], groups[other]):
            continue
        _join(groups, pairs, one, other)
        joined |= {one, other}
    return bool(joined)


def _places(
    groups: dict[int, _Group], members: Sequence[Sequence[Entry]]
) -> dict[int, dict[str, float]]:
    """For each group what stands before and after its items, nearest counting most."""
    lists: dict[Owner, list[tuple[int, int]]] = defaultdict(list)
    for number, group in groups.items():
        for node in group.nodes:
            for entry in members[node]:
                lists[(entry.record_id, entry.group)].append((entry.position, number))
    found: dict[int, dict[str, float]] = {number: defaultdict(float) for number in groups}
    for rows in lists.values():
        order = [number for _, number in sorted(rows)]
        for index, number in enumerate(order):
            for step, weight in ((-2, 0.4), (-1, 1.0), (1, 1.0), (2, 0.4)):
                at = index + step
                if 0 <= at < len(order):
                    found[number][f"{'<' if step < 0 else '>'}{order[at]}"] += weight
    return found


def _cosine(one: Weights, other: Weights) -> float:
    shared = sum(value * other.get(name, 0.0) for name, value in one.items())
    norms = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return shared / norms if norms else 0.0


def _by_place(groups: Iterable[list[Entry]]) -> list[list[Entry]]:
    """The groups in the order in which offices usually have them."""

    def place(group: list[Entry]) -> tuple[float, int, str, str]:
        mean = sum(entry.place for entry in group) / len(group)
        return (round(mean, 6), -len(group), group[0].record_id, group[0].path)

    return sorted(groups, key=place)
