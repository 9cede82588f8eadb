"""Items of one service over its offices, grouped so that a group means the same thing.

Distinct meanings are the nodes, so a thousand offices with one sentence cost as much as one. Pairs
are looked for through rare words only; groups grow by the likeness of their centres, then by what
their places and the lack of other candidates say (`align_left_over`). An office has at most one
item in a group.
"""

from __future__ import annotations

import bisect
import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from corpus.alignment.group import (
    AlignOptions,
    Entry,
    Group,
    Owner,
    Weights,
    join_groups,
    single_group,
    weigh_words,
    words_of,
)
from corpus.alignment.left_over import grow_by_choice, grow_by_place, join_lone
from corpus.alignment.likeness import likeness, may_join
from corpus.alignment.meaning import Meaning
from corpus.alignment.order import by_usual_place
from corpus.alignment.vocabulary import vocabulary

DEFAULT_OPTIONS = AlignOptions()


def align(entries: Sequence[Entry], options: AlignOptions = DEFAULT_OPTIONS) -> list[list[Entry]]:
    """The groups, each in the order of its entries, the groups by their usual place."""
    nodes: dict[Meaning, list[Entry]] = defaultdict(list)
    # Sums of places come out the same for any order of the entries.
    for entry in sorted(
        entries, key=lambda one: (one.record_id, one.group, one.position, one.path)
    ):
        nodes[entry.meaning].append(entry)
    meanings = sorted(nodes)
    members = [nodes[meaning] for meaning in meanings]
    groups = _grown(meanings, members, options)
    found = [
        sorted(
            (entry for node in group.nodes for entry in members[node]),
            key=lambda entry: (entry.record_id, entry.position),
        )
        for _, group in sorted(groups.items())
    ]
    return by_usual_place(found)


def _grown(
    meanings: Sequence[Meaning], members: Sequence[Sequence[Entry]], options: AlignOptions
) -> dict[int, Group]:
    """The groups: by their words, by their place, as each other's likest, by being alone."""
    weights = weigh_words(meanings, options)
    for word in _telling_apart(meanings, members, options):
        weights[word] *= 1 + options.contrast
    groups = {
        number: single_group(number, meaning, members[number], weights, options)
        for number, meaning in enumerate(meanings)
    }
    pairs = _candidates(meanings, weights, options)
    _grow(groups, pairs, options)
    for _ in range(options.rounds):
        if not grow_by_place(groups, members, pairs, options):
            break
    for _ in range(options.rounds):
        if not grow_by_choice(groups, pairs, options):
            break
    join_lone(groups, members, pairs, options)
    return groups


def _telling_apart(
    meanings: Sequence[Meaning], members: Sequence[Sequence[Entry]], options: AlignOptions
) -> set[str]:
    """Words that are all that differs between two items of one list: "KTP saksi", "KTP anak"."""
    lists: dict[Owner, list[int]] = defaultdict(list)
    for number, entries in enumerate(members):
        for entry in entries:
            lists[(entry.record_id, entry.group)].append(number)
    # Which lists are looked at, of very many, is told by what they hold.
    held = sorted(sorted(set(numbers)) for numbers in lists.values())
    pairs = {pair for numbers in held[: options.lists] for pair in combinations(numbers, 2)}
    found: set[str] = set()
    for one, other in pairs:
        first, second = set(meanings[one].words), set(meanings[other].words)
        if len(first & second) >= options.contrast_share * min(len(first), len(second)):
            found |= first ^ second
    return found - vocabulary().weak


def _candidates(
    meanings: Sequence[Meaning], weights: Weights, options: AlignOptions
) -> dict[int, set[int]]:
    """For each meaning those that share the most telling words with it."""
    known = vocabulary()
    holders: dict[str, list[int]] = defaultdict(list)
    for number, meaning in enumerate(meanings):
        for word in words_of(meaning, options):
            holders[word].append(number)
    pairs: dict[int, set[int]] = {number: set() for number in range(len(meanings))}
    for number, meaning in enumerate(meanings):
        telling = [word for word in words_of(meaning, options) if word not in known.weak]
        shared: dict[int, float] = defaultdict(float)
        for word in telling or meaning.words[:1]:
            weight = weights[word]
            for other in _around(holders[word], number, options.most_common):
                shared[other] += weight
        shared.pop(number, None)
        nearest = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
        for other in nearest[: options.neighbours]:
            pairs[number].add(other)
            pairs[other].add(number)
    return pairs


def _around(holders: Sequence[int], number: int, most: int) -> Sequence[int]:
    """Those that hold a word; of too many, the ones next to this meaning in the sorted order."""
    if len(holders) <= most:
        return holders
    start = max(0, min(bisect.bisect_left(holders, number) - most // 2, len(holders) - most))
    return holders[start : start + most]


def _grow(groups: dict[int, Group], pairs: dict[int, set[int]], options: AlignOptions) -> None:
    """Join the likest groups first until none are like enough.

    A pair is weighed when it is looked at and, where a side has grown since, once more: weighing
    all neighbours of a group each time it grows would cost the square of the offices.
    """
    roots = {number: number for number in groups}
    weighed: dict[tuple[int, int], tuple[int, int]] = {}
    heap = _likest(groups, pairs, weighed, options)
    while heap:
        joined = _join_likest(groups, pairs, (heap, weighed, roots), options)
        # What was not like enough may be since the groups have grown.
        heap = _likest(groups, pairs, weighed, options) if joined else []


_Heap = list[tuple[float, int, int]]
_Weighed = dict[tuple[int, int], tuple[int, int]]


def _likest(
    groups: Mapping[int, Group],
    pairs: Mapping[int, set[int]],
    weighed: _Weighed,
    options: AlignOptions,
) -> _Heap:
    """The pairs that are like enough, as far as a side has changed since they were weighed."""
    heap: _Heap = []
    for one in groups:
        for other in pairs[one]:
            if one < other and other in groups:
                versions = (groups[one].version, groups[other].version)
                if weighed.get((one, other)) != versions:
                    weighed[(one, other)] = versions
                    value = likeness(groups[one], groups[other], options)
                    if value >= options.likeness:
                        heap.append((-value, one, other))
    heapq.heapify(heap)
    return heap


def _join_likest(
    groups: dict[int, Group],
    pairs: dict[int, set[int]],
    state: tuple[_Heap, _Weighed, dict[int, int]],
    options: AlignOptions,
) -> bool:
    """Join until the heap is empty; whether anything was."""
    heap, weighed, roots = state
    has_joined = False
    while heap:
        _, first, second = heapq.heappop(heap)
        one, other = sorted((_root(roots, first), _root(roots, second)))
        if one == other:
            continue
        versions = (groups[one].version, groups[other].version)
        if weighed.get((one, other)) != versions:
            weighed[(one, other)] = versions
            value = likeness(groups[one], groups[other], options)
            if value >= options.likeness:
                heapq.heappush(heap, (-value, one, other))
        elif (one, other) == (first, second) and may_join(groups[one], groups[other]):
            join_groups(groups, pairs, one, other)
            roots[other] = one
            has_joined = True
    return has_joined


def _root(roots: dict[int, int], number: int) -> int:
    """The group that a group has gone into, with the way there shortened."""
    while roots[number] != number:
        roots[number] = roots[roots[number]]
        number = roots[number]
    return number
