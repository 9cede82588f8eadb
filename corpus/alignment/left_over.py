"""What words alone leave over: groups join by their place, as each other's likest, or alone.

Each way needs some likeness of the words, and gives way to papers, amounts, denials and offices
that stand against it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from corpus.alignment.group import (
    AlignOptions,
    Entry,
    Group,
    Owner,
    join_groups,
)
from corpus.alignment.likeness import ask_for_others, likeness, may_join
from corpus.alignment.vocabulary import vocabulary

_Neighbours = dict[int, float]


def grow_by_place(
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
            if one < other and other in groups:
                both = (groups[one], groups[other])
                score = _score(both, (places[one], places[other]), lists, options)
                if score >= options.with_place:
                    ranked.append((-score, one, other))
    joined: set[int] = set()
    for _, one, other in sorted(ranked):
        if one in joined or other in joined or not may_join(groups[one], groups[other]):
            continue
        join_groups(groups, pairs, one, other)
        joined |= {one, other}
    return bool(joined)


def _score(
    both: tuple[Group, Group],
    places: tuple[_Neighbours, _Neighbours],
    lists: int,
    options: AlignOptions,
) -> float:
    """How much words, place, and never meeting in one list speak for joining; 0 for not at all."""
    one, other = both
    words = likeness(one, other, options)
    apart = min(1.0, len(one.owners) * len(other.owners) / lists / options.often_expected)
    if words < options.doubtful * (1 - apart / 2) or ask_for_others(one, other):
        return 0.0
    without_place = words + options.apart_weight * apart
    if without_place + options.place_weight < options.with_place:
        return 0.0
    near = _cosine(*places)
    return without_place + options.place_weight * near if near >= options.place else 0.0


def _places(groups: dict[int, Group], members: Sequence[Sequence[Entry]]) -> dict[int, _Neighbours]:
    """For each group what stands before (as ~number) and after its items, nearest counting most."""
    lists: dict[Owner, list[tuple[int, int]]] = defaultdict(list)
    for number, group in groups.items():
        for node in group.nodes:
            for entry in members[node]:
                lists[(entry.record_id, entry.group)].append((entry.position, number))
    found: dict[int, _Neighbours] = {number: defaultdict(float) for number in groups}
    for rows in lists.values():
        order = [number for _, number in sorted(rows)]
        for index, number in enumerate(order):
            for step, weight in ((-2, 0.4), (-1, 1.0), (1, 1.0), (2, 0.4)):
                at = index + step
                if 0 <= at < len(order):
                    found[number][~order[at] if step < 0 else order[at]] += weight
    return found


def _cosine(one: _Neighbours, other: _Neighbours) -> float:
    if len(one) > len(other):
        one, other = other, one
    shared = sum(value * other.get(name, 0.0) for name, value in one.items())
    norms = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return shared / norms if norms else 0.0


def grow_by_choice(
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


def join_lone(
    groups: dict[int, Group],
    members: Sequence[Sequence[Entry]],
    pairs: dict[int, set[int]],
    options: AlignOptions,
) -> None:
    """Join what stands alone in its list where nearly all lists have one item: the product."""
    lengths = Counter((entry.record_id, entry.group) for each in members for entry in each)
    alone = {
        (entry.record_id, entry.group or entry.case)
        for each in members
        for entry in each
        if lengths[(entry.record_id, entry.group)] == 1
    }
    if len(alone) < max(2, options.lone_share * len(lengths)):
        return
    lone = [number for number, group in groups.items() if group.owners & alone]
    lone.sort(key=lambda number: (-len(groups[number].owners), number))
    for number in lone[1:]:
        first = groups[lone[0]]
        if not may_join(first, groups[number]) or ask_for_others(first, groups[number]):
            continue
        is_usual = len(first.owners) > 1 or likeness(first, groups[number], options) > 0
        if is_usual and not _are_known_apart(first, groups[number]):
            join_groups(groups, pairs, lone[0], number)


def _are_known_apart(one: Group, other: Group) -> bool:
    """Whether each names a known paper or act, and none is the same: a queue number and a
    patient's file are two products, whatever else stands alone."""
    known = vocabulary().documents | vocabulary().verbs
    first, second = one.words & known, other.words & known
    return bool(first) and bool(second) and first.isdisjoint(second)
