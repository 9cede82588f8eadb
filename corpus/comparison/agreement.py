"""How far the offices of a service agree among themselves, each left out in its turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection


class Agreement:
    """The mean, over all others, of the share of their items that at least half of them have.

    The groups are gone through once, not once for each office: leaving one out changes whether an
    item is usual only where just half of the others have it.
    """

    def __init__(self, holders: Collection[frozenset[str]], offices: int) -> None:
        """`holders` are the offices that have each group's item, `offices` how many there are."""
        others = offices - 1
        self._items: Counter[str] = Counter()  # of each office
        self._usual: Counter[str] = Counter()  # of them those that half of the others have
        self._just_half = []  # groups that are usual only while all that have it count
        for have in holders:
            is_usual = 2 * len(have) >= others
            for office in have:
                self._items[office] += 1
                self._usual[office] += is_usual
            if is_usual and 2 * (len(have) - 1) < others:
                self._just_half.append(have)
        self._by_length: Counter[int] = Counter()  # usual items of all offices with so many items
        for office, count in self._items.items():
            self._by_length[count] += self._usual[office]

    def without(self, office: str) -> float:
        """How far all but this one agree."""
        usual = Counter(self._by_length)
        if office in self._items:
            usual[self._items[office]] -= self._usual[office]
        for have in self._just_half:
            if office in have:
                usual.subtract(self._items[one] for one in have if one != office)
        count = len(self._items) - (office in self._items)
        return sum(usual[length] / length for length in sorted(usual)) / max(1, count)
