"""The groups of items in the order in which offices usually have them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from corpus.alignment.group import Entry


def by_usual_place(groups: list[list[Entry]]) -> list[list[Entry]]:
    """The groups in the order in which offices usually have them.

    What most lists have stands at its mean place; the rest follows what it follows in its list.
    """
    lists = {(entry.record_id, entry.group) for group in groups for entry in group}
    usual: dict[Entry, float] = {}
    for group in groups:
        if 2 * len({(entry.record_id, entry.group) for entry in group}) >= len(lists):
            mean = math.fsum(entry.place for entry in group) / len(group)
            usual.update(dict.fromkeys(group, mean))
    after = _preceding(groups, usual)

    def place(group: list[Entry]) -> tuple[float, float, int, str, str]:
        known = [usual.get(entry, after[entry]) for entry in group]
        own = math.fsum(entry.place for entry in group) / len(group)
        rest = own if group[0] not in usual else -1.0
        return (
            round(math.fsum(known) / len(known), 6),
            round(rest, 6),
            -len(group),
            min(entry.text for entry in group),
            min(entry.path for entry in group),
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
