"""Items of one service over its offices, grouped so that a group means the same thing.

Distinct meanings are the nodes, so a thousand offices with one sentence cost as much as one. Pairs
are looked for through rare words only; groups grow by the likeness of their centres, then by their
place in the list where the words alone leave doubt. An office has at most one item in a group.
"""

from __future__ import annotations

import bisect
import heapq
import math
from collections import Counter, defaultdict
from itertools import combinations
from collections.abc import Iterable, Mapping, Sequence

from corpus.align_group import (
    AlignOptions,
    Entry,
    Group,
    Owner,
    Weights,
    ask_for_others,
    join_groups,
    likeness,
    may_join,
    single_group,
    weigh_words,
)
from corpus.meaning import Meaning
from corpus.vocabulary import vocabulary

DEFAULT_OPTIONS = AlignOptions()


def align(entries: Sequence[Entry], options: AlignOptions = DEFAULT_OPTIONS) -> list[list[Entry]]:
    """The groups, each in the order of its entries, the groups by their usual place."""
    nodes: dict[Meaning, list[Entry]] = defaultdict(list)
    for entry in entries:
        nodes[entry.meaning].append(entry)
    meanings = sorted(nodes)
    members = [nodes[meaning] for meaning in meanings]
    weights = weigh_words(meanings, options)
    for word in _telling_apart(meanings, members, options):
        weights[word] *= 1 + options.contrast
    groups = {
        number: single_group(number, meaning, members[number], weights)
        for number, meaning in enumerate(meanings)
    }
    pairs = _candidates(meanings, weights, options)
    _grow(groups, pairs, options)
    for _ in range(options.rounds):
        if not _grow_by_place(groups, members, pairs, options):
            break
    for _ in range(options.rounds):
        if not _grow_by_choice(groups, pairs, options):
            break
    _join_lone(groups, members, pairs, options)
    found = [
        sorted(
            (entry for node in group.nodes for entry in members[node]),
            key=lambda entry: (entry.record_id, entry.position),
        )
        for _, group in sorted(groups.items())
    ]
    return _by_place(found)


def _telling_apart(
    meanings: Sequence[Meaning], members: Sequence[Sequence[Entry]], options: AlignOptions
) -> set[str]:
    """Words that are all that differs between two items of one list: "KTP saksi", "KTP anak"."""
    lists: dict[Owner, list[int]] = defaultdict(list)
    for number, entries in enumerate(members):
        for entry in entries:
            lists[(entry.record_id, entry.group)].append(number)
    pairs = {
        pair
        for owner in sorted(lists)[: options.lists]
        for pair in combinations(sorted(set(lists[owner])), 2)
    }
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
        for word in meaning.words:
            holders[word].append(number)
    pairs: dict[int, set[int]] = {number: set() for number in range(len(meanings))}
    for number, meaning in enumerate(meanings):
        telling = [word for word in meaning.words if word not in known.weak]
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


def _join_lone(
    groups: dict[int, Group],
    members: Sequence[Sequence[Entry]],
    pairs: dict[int, set[int]],
    options: AlignOptions,
) -> None:
    """Join what stands alone in its list where nearly all lists have one item: the product."""
    lengths = Counter((entry.record_id, entry.group) for each in members for entry in each)
    alone = {owner for owner, length in lengths.items() if length == 1}
    if len(alone) < max(2, options.lone_share * len(lengths)):
        return
    lone = [number for number, group in groups.items() if group.owners & alone]
    lone.sort(key=lambda number: (-len(groups[number].owners), number))
    for number in lone[1:]:
        first = groups[lone[0]]
        if may_join(first, groups[number]) and not ask_for_others(first, groups[number]):
            join_groups(groups, pairs, lone[0], number)


def _grow_by_choice(
    groups: dict[int, Group], pairs: dict[int, set[int]], options: AlignOptions
) -> bool:
    """Join two groups that are each other's likest by far: what is left over pairs off."""
    if len({owner for group in groups.values() for owner in group.owners}) < options.fewest_lists:
        return False
    ranked: dict[int, list[tuple[float, int]]] = {}
    for one in groups:
        rows = [
            (likeness(groups[one], groups[other], options), other)
            for other in pairs[one]
            if other in groups and may_join(groups[one], groups[other])
        ]
        ranked[one] = sorted(rows, key=lambda row: (-row[0], row[1]))[:2]
    joined = False
    for one, rows in ranked.items():
        if not rows or rows[0][0] < options.chosen:
            continue
        value, other = rows[0]
        back = ranked[other]
        if one > other or back[0][1] != one or ask_for_others(groups[one], groups[other]):
            continue
        second = max((row[0] for row in (*rows[1:], *back[1:])), default=0.0)
        if value - second >= options.by_far:
            join_groups(groups, pairs, one, other)
            joined = True
    return joined


def _grow_by_place(
    groups: dict[int, Group],
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
            if ask_for_others(groups[one], groups[other]):
                continue
            place = _cosine(places[one], places[other])
            score = words + options.place_weight * place + options.apart_weight * apart
            if place >= options.place and score >= options.with_place:
                ranked.append((-score, one, other))
    joined: set[int] = set()
    for _, one, other in sorted(ranked):
        if one in joined or other in joined or not may_join(groups[one], groups[other]):
            continue
        join_groups(groups, pairs, one, other)
        joined |= {one, other}
    return bool(joined)


def _places(
    groups: dict[int, Group], members: Sequence[Sequence[Entry]]
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


def _by_place(groups: list[list[Entry]]) -> list[list[Entry]]:
    """The groups in the order in which offices usually have them.

    What most lists have stands at its mean place; the rest follows what it follows in its list.
    """
    lists = {(entry.record_id, entry.group) for group in groups for entry in group}
    usual: dict[Entry, float] = {}
    for group in groups:
        if 2 * len({(entry.record_id, entry.group) for entry in group}) >= len(lists):
            mean = sum(entry.place for entry in group) / len(group)
            usual.update(dict.fromkeys(group, mean))
    after = _preceding(groups, usual)

    def place(group: list[Entry]) -> tuple[float, float, int, str, str]:
        known = [usual.get(entry, after[entry]) for entry in group]
        own = sum(entry.place for entry in group) / len(group)
        rest = own if group[0] not in usual else -1.0
        first = group[0]
        return (
            round(sum(known) / len(known), 6),
            round(rest, 6),
            -len(group),
            first.record_id,
            first.path,
        )

    return sorted(groups, key=place)


def _preceding(groups: Iterable[list[Entry]], usual: Mapping[Entry, float]) -> dict[Entry, float]:
    """For each entry the place of the usual item before it in its record, or the list's start."""
    records: dict[str, list[Entry]] = defaultdict(list)
    for group in groups:
        for entry in group:
            records[entry.record_id].append(entry)
    found: dict[Entry, float] = {}
    for entries in records.values():
        last = -1.0
        for entry in sorted(entries, key=lambda entry: (entry.position, entry.path)):
            last = usual.get(entry, last)
            found[entry] = last
    return found
