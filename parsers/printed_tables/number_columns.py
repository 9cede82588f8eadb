"""The numbers of lists that a program prints as columns of their own, given back to their items.

A text without columns has a list's numbers one below the other, then the next name, and the items
of both lists only behind them: what tells whose items they are is how many numbers each list has.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from extractor.passage import join_passages
from parsers.furniture.signature import starts_closing
from parsers.lists.paragraphs import is_broken_off
from parsers.markers import Marker, leading_marker
from parsers.printed_tables.narrow_cells import LISTED_SHARE, wrapped_width
from parsers.section import Row

MIN_NUMBERS = 2  # of a column: one number alone stands above its item, or is the table's


class NumberColumns(NamedTuple):
    """The rows of a table in the order of its lists; where each name's rows have gone; the places,
    among the names, of those whose lists have numbers and nobody can tell which items."""

    rows: Sequence[Row]
    moved: dict[int, int]
    doubtful: frozenset[int]


def give_numbers(
    rows: Sequence[Row], named: Sequence[Sequence[int]], numbers: frozenset[int]
) -> NumberColumns:
    """The rows with each list's items behind their numbers, below their name.

    `named` are the rows of each name, in order; `numbers` those of the table's own numbers. A text
    that stands below its name is its own; one below a column of numbers is of the first lists that
    still have none, if it has just as many items as they have numbers.
    """
    blocks = [*_blocks(rows, named, numbers)]
    if not any(len(block.marks) >= MIN_NUMBERS for block in blocks):
        return _unchanged(rows)
    if blocks[0].owner < 0:  # a list stands above its name: nothing tells whose the others are
        return _unchanged(rows)
    sharing = _Sharing(rows, wrapped_width(rows))
    for block in blocks:
        sharing.take(block)
    return sharing.result()


def _unchanged(rows: Sequence[Row]) -> NumberColumns:
    return NumberColumns(rows, {place: place for place in range(len(rows))}, frozenset())


class _Block(NamedTuple):
    """Rows between a table's names, parted at empty lines: a column of marks, and the text below it
    or below the name."""

    owner: int  # the name above, by its place among the names; -1 above the first one
    is_below_name: bool  # the text
    marks: Sequence[int]
    texts: Sequence[int]


def _blocks(
    rows: Sequence[Row], named: Sequence[Sequence[int]], numbers: frozenset[int]
) -> Iterator[_Block]:
    """What stands between the names, from the table's first number on."""
    owner_of = {place: owner for owner, places in enumerate(named) for place in places}
    owner, is_below_name = -1, False
    marks: list[int] = []
    texts: list[int] = []
    for place in range(min({named[0][0], *numbers}), len(rows)):
        row = rows[place]
        is_name = place in owner_of or place in numbers
        is_mark = not is_name and _counts_on(rows, marks, place)
        if texts and (is_name or is_mark or row.follows_blank or starts_closing(row.text)):
            yield _Block(owner, is_below_name and not marks, marks, texts)
            is_below_name, marks, texts = False, [], []
            is_mark = not is_name and _counts_on(rows, marks, place)
        if is_name and marks:
            yield _Block(owner, is_below_name, marks, texts)
            marks = []
        if is_name:
            owner, is_below_name = owner_of.get(place, owner), True
        elif is_mark:
            marks.append(place)
        else:
            texts.append(place)
    yield _Block(owner, is_below_name and not marks, marks, texts)


def _counts_on(rows: Sequence[Row], marks: Sequence[int], place: int) -> bool:
    """Whether a row is the next mark of a column, and nothing else."""
    mark = _mark_alone(rows[place].text)
    if mark is None or not marks:
        return mark is not None and (mark.is_bullet or mark.ordinal == 1)
    above = _mark_alone(rows[marks[-1]].text)
    if above is None or above.kind != mark.kind:
        return False
    return mark.is_bullet or mark.ordinal == above.ordinal + 1


def _mark_alone(text: str) -> Marker | None:
    """A list's mark that is all of a row."""
    marker = leading_marker(f"{text} .")
    return marker if marker is not None and marker.end >= len(text) else None


@dataclass(slots=True)
class _Sharing:
    """The lists that wait for their items, and the rows that have found their place."""

    rows: Sequence[Row]
    width: int
    waiting: deque[_Block] = field(default_factory=deque)
    items_of: dict[int, list[int]] = field(default_factory=dict)  # by the row of their number
    doubtful: set[int] = field(default_factory=set)
    is_lost: bool = False  # an item of a waiting list is somewhere, and nobody knows where

    def take(self, block: _Block) -> None:
        # One mark above a text has it, unless other lists wait for theirs.
        if len(block.marks) >= MIN_NUMBERS or (block.marks and (self.waiting or not block.texts)):
            self.waiting.append(block)
        if block.is_below_name or not block.texts:
            return
        if self.is_lost:
            self.doubtful.update((max(block.owner, 0), block.owner + 1))
        elif self.waiting:
            self._share(block.texts)

    def _share(self, places: Sequence[int]) -> None:
        """Give a text to the first waiting lists; where it does not fit them all is in doubt."""
        kind = self._kind(self.waiting[0].marks[0])
        own = [n for n, place in enumerate(places) if self._kind(place) == kind]
        places = places[: own[0]] if own else places
        able, rests = self._able(places)
        totals = enumerate(accumulate(len(one.marks) for one in self.waiting), 1)
        fits = [(len(able) - total, count) for count, total in totals if total <= len(able)]
        for extra, count in sorted(fits):  # the fewest lines that had to be wrapped, first
            wrapped = rests[:extra]
            if len(wrapped) < extra or any(share < LISTED_SHARE for share, _ in wrapped):
                break
            starts = sorted({*able} - {number for _, number in wrapped})
            items = [[*places[low:high]] for low, high in pairwise([*starts, len(places)])]
            for column in [self.waiting.popleft() for _ in range(count)]:
                for mark in column.marks:
                    self.items_of[mark] = items.pop(0)
            return
        self.is_lost = True
        self.doubtful.update(one.owner for one in self.waiting)

    def _kind(self, place: int) -> str:
        """The kind of mark that a row begins with, or is."""
        marker = leading_marker(f"{self.rows[place].text} .")
        return marker.kind if marker is not None else ""

    def _able(self, places: Sequence[int]) -> tuple[list[int], list[tuple[float, int]]]:
        """The lines of a text where an item may begin; and those that may as well go on with the
        line above, by how much of the width that one would have had, the fullest first."""
        able = [0] if places else []
        rests: list[tuple[float, int]] = []
        for number in range(1, len(places)):
            above, row = self.rows[places[number - 1]], self.rows[places[number]]
            if leading_marker(row.text) is not None or row.text[:1].islower():
                continue  # of a list within an item, or of the line above
            if is_broken_off(above.text):
                continue
            able.append(number)
            needed = len(above.text) + 1 + len(row.text.split()[0])
            rests.append((needed / self.width if self.width else 0.0, number))
        return able, sorted(rests, key=lambda one: (-one[0], one[1]))

    def result(self) -> NumberColumns:
        """The rows in their new order."""
        self.doubtful.update(one.owner for one in self.waiting)
        taken = {place for items in self.items_of.values() for place in items}
        found: list[Row] = []
        moved: dict[int, int] = {}
        for place, row in enumerate(self.rows):
            if place in taken:
                continue
            moved[place] = len(found)
            found += self._item(row, self.items_of.get(place, ()))
        return NumberColumns(found, moved, frozenset(self.doubtful))

    def _item(self, row: Row, places: Sequence[int]) -> list[Row]:
        """A row, or a number with the rows of its item."""
        if not places:
            return [row]
        first, *rest = (self.rows[place] for place in places)
        passage = join_passages([row.passage, first.passage])
        return [
            first._replace(passage=passage, follows_blank=row.follows_blank),
            *(one._replace(follows_blank=False) for one in rest),
        ]
