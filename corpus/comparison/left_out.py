"""What the others say when one office is left out, without going through them again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from typing import Any


class Commonest:
    """The commonest of values when one is left out. `rank` orders those that as many state."""

    def __init__(self, counts: Mapping[Any, int], rank: Callable[[Any], Any]) -> None:
        self._rank = rank
        self._leading = nlargest(2, counts.items(), key=self._place)

    def without(self, own: Any) -> tuple[Any, int]:
        """The commonest value of the others, and how many of them state it."""
        first, *rest = self._leading
        if own != first[0]:
            return first
        return max([(own, first[1] - 1), *rest], key=self._place)

    def _place(self, one: tuple[Any, int]) -> tuple[int, Any]:
        return (one[1], self._rank(one[0]))


def at_without(ordered: Sequence[float], own: float, at: int) -> float:
    """The number at a place of those in order when one of them is left out.

    >>> [at_without([1, 2, 2, 5], 2, at) for at in range(3)]
    [1, 2, 5]
    """
    return ordered[at if at < bisect_left(ordered, own) else at + 1]
