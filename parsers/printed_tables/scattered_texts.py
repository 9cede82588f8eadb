"""Which of a printed table's texts is whose, where names and texts are not printed in pairs.

A name may stand in the middle of its text or below it, names one below the other before their
texts. Names and texts keep their order, so each name has a run of rows: where the runs end is told
by the lists' numbers, by what the rows say, by blank lines. Where two ways are as good, neither is
taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from parsers.lists.paragraphs import is_broken_off
from parsers.printed_tables.row_signs import KNOWN, VALUES, RowSigns, all_signs, asks_for, misfit
from parsers.section import Row

# What speaks against a run of rows: it is none, it begins within a list or a sentence, it lists
# twice from one, it lacks what its name asks for; it stands above its name or behind the next one;
# a row without a mark stands below an empty line, a sentence is in pieces.
EMPTY, LATER, INSIDE, ANNOUNCED, AGAIN, LACKING = 3.0, 6.0, 4.0, 4.0, 1.0, 2.0
ABOVE, BEYOND, NEXT_BULLET, BLANK, FIRST, APART = 0.5, 1.0, 0.6, -0.3, -0.5, 0.7
REACH = 2  # names between a text and its own
TORN, WRAPPED = 2.0, 0.7
MIN_CRUMBS = 2
MIN_MARGIN = 0.5  # between the best way and the next one
MAX_AGAINST = 2.0  # of a run that is read
MAX_SHARE = 0.3  # the same of each of its rows


class Names(NamedTuple):
    """The names in their order, and how many rows of text stand above each of them."""

    components: tuple[str, ...]
    above: tuple[int, ...]


class Share(NamedTuple):
    """The rows of a name's text, from one up to another, and whether they are surely its own."""

    start: int
    end: int
    is_sure: bool


def share_out(names: Names, rows: Sequence[Row], *, has_head: bool) -> list[Share]:
    """Each name's text. With the table's head known all rows are texts; else those above the first
    name are only where they begin a list."""
    runs = _Runs(names, rows, all_signs(rows, frozenset(names.above)))
    starts = {0: 0.0} if has_head else runs.first_starts()
    forward = [starts]
    for place in range(len(names.components)):
        forward.append(runs.forward(place, forward[-1]))
    backward = [{len(rows): 0.0}]
    for place in reversed(range(len(names.components))):
        backward.append(runs.backward(place, backward[-1], forward[place]))
    backward.reverse()
    sums = [
        {cut: one[cut] + other[cut] for cut in one.keys() & other.keys()}
        for one, other in zip(forward, backward, strict=True)
    ]
    cuts, is_sure = _best(sums, len(rows))
    found = [
        Share(
            start,
            end,
            is_sure[place]
            and is_sure[place + 1]
            and runs.is_own(place, start, end)
            and runs.is_parted(place, start)
            and runs.is_parted(place + 1, end),
        )
        for place, (start, end) in enumerate(pairwise(cuts))
    ]
    torn = runs.torn_before(found)
    found = [
        share._replace(is_sure=share.is_sure and place not in torn)
        for place, share in enumerate(found)
    ]
    return runs.with_one_list(found)


def is_own_text(component: str, rows: Sequence[Row]) -> bool:
    """Whether rows read as one text that a component's name asks for."""
    return _Runs(Names((component,), (0,)), rows, all_signs(rows)).is_own(0, 0, len(rows))


def _best(sums: Sequence[dict[int, float]], count: int) -> tuple[list[int], list[bool]]:
    """The cuts of the best way, and whether each is far better than any other."""
    cuts: list[int] = []
    sure: list[bool] = []
    for costs in sums:
        ranked = sorted((cost, cut) for cut, cost in costs.items())
        best = next((cut for cost, cut in ranked if not cuts or cut >= cuts[-1]), count)
        cuts.append(best)
        others = [cost for cost, cut in ranked if cut != best]
        sure.append(bool(ranked) and (not others or others[0] - costs.get(best, 0.0) >= MIN_MARGIN))
    return cuts, sure


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs that names may have, and what speaks against each."""

    names: Names
    rows: Sequence[Row]
    signs: Sequence[RowSigns]
    kept: dict[tuple[int, int, int], float] = field(default_factory=dict)

    def first_starts(self) -> dict[int, float]:
        """Where the first name's text may begin: below it, or with a list above."""
        default = self.names.above[0]
        starts = {default: 0.0}
        for number in range(default):
            marker = self.signs[number].marker
            if marker is not None and marker.ordinal == 1:
                starts[number] = 0.0
        return starts

    def forward(self, place: int, starts: dict[int, float]) -> dict[int, float]:
        """What the ways so far cost, by where the name's text ends."""
        found: dict[int, float] = {}
        ends = [*self._ends(place)]
        for start, cost in starts.items():
            for end in ends:
                if end >= start:
                    whole = cost + self.against(place, start, end)
                    found[end] = min(whole, found.get(end, whole))
        return found

    def backward(
        self, place: int, ends: dict[int, float], starts: dict[int, float]
    ) -> dict[int, float]:
        """What the ways from here on cost, by where the name's text starts."""
        found: dict[int, float] = {}
        own = {*self._ends(place)}
        for start in starts:
            for end, cost in ends.items():
                if end >= start and end in own:
                    whole = cost + self.against(place, start, end)
                    found[start] = min(whole, found.get(start, whole))
        return found

    def _ends(self, place: int) -> Iterator[int]:
        """Where a name's text may end: not far above the name, nor far below it."""
        above, count = self.names.above, len(self.rows)
        if place == len(above) - 1:
            yield count
            return
        first = above[max(place + 1 - REACH, 0)]
        last = above[place + 1 + REACH] if place + 1 + REACH < len(above) else count
        for end in range(first, last + 1):
            if end in (above[place + 1], count) or self._may_begin(end):
                yield end

    def _may_begin(self, number: int) -> bool:
        one = self.signs[number]
        return not one.is_rest and (one.marker is None or one.marker.ordinal <= 1)

    def against(self, place: int, start: int, end: int) -> float:
        """What speaks against a name's having the rows from one up to another."""
        key = (place, start, end)
        if key not in self.kept:
            self.kept[key] = self._against(place, start, end)
        return self.kept[key]

    def _against(self, place: int, start: int, end: int) -> float:
        cost = self._by_words(place, start, end) if end > start else EMPTY
        above = self.names.above
        others = [*above[:place], *above[place + 1 :]]
        cost += ABOVE * (start < min(above[place], end))
        # Names that stand between this one and the nearest of its rows, or among these.
        return cost + BEYOND * sum(
            min(start, above[place]) < other < max(end, above[place]) for other in others
        )

    def _by_words(self, place: int, start: int, end: int) -> float:
        component = self.names.components[place]
        cost = self._against_start(start)
        cost += sum(misfit(component, one) for one in self.signs[start:end])
        if not asks_for(component, self.signs[start:end]):
            cost += LACKING
        cost += TORN * sum(one.is_torn for one in self.signs[start + 1 : end])
        return cost + self._against_numbers(start, end) + self._crumbs(start, end)

    def is_parted(self, place: int, start: int) -> bool:
        """Whether something tells that a name's text begins at a row, where no text stands between
        the name and the one before: a mark, an empty line, or what one of both is known by."""
        names, above = self.names.components, self.names.above
        if not 0 < place < len(names) or above[place] != above[place - 1]:
            return True
        if not 0 < start < len(self.rows) or {*names[place - 1 : place + 1]} & KNOWN.keys():
            return True
        return self.signs[start].marker is not None or self.rows[start].follows_blank

    def with_one_list(self, shares: Sequence[Share]) -> list[Share]:
        """The shares, with the one that says what its name does not ask for: it is its name's where
        it is one list from one on, and all texts stand below their names, the others surely."""
        unsure = [place for place, share in enumerate(shares) if not share.is_sure]
        in_pairs = all(
            share.start == above and share.end > above
            for share, above in zip(shares, self.names.above, strict=True)
        )
        if len(unsure) != 1 or not in_pairs:
            return [*shares]
        place = unsure[0]
        is_list = self._is_one_list(shares[place].start, shares[place].end)
        is_list = is_list and self.names.components[place] not in VALUES
        return [*shares[:place], shares[place]._replace(is_sure=is_list), *shares[place + 1 :]]

    def _is_one_list(self, start: int, end: int) -> bool:
        """Whether rows are a list that counts from one on, with nothing broken in it."""
        first = self.signs[start].marker
        counts = first is not None and not first.is_bullet and first.ordinal == 1
        is_torn = any(one.is_torn for one in self.signs[start:end])
        against = self._against_numbers(start, end) + self._crumbs(start, end)
        return counts and not is_torn and not against

    def torn_before(self, shares: Sequence[Share]) -> set[int]:
        """The texts that a piece of a sentence further down may be of: the last above it that has a
        row which breaks off."""
        found: set[int] = set()
        open_place: int | None = None
        for place, share in enumerate(shares):
            numbers = range(share.start, share.end)
            if open_place is not None and any(self.signs[number].is_torn for number in numbers):
                found.add(open_place)
            if any(is_broken_off(self.rows[number].text) for number in numbers):
                open_place = place
        return found

    def _crumbs(self, start: int, end: int) -> float:
        """What speaks against words that stand each for itself: of a line stretched to its edge."""
        crumbs = sum(
            row.follows_blank and len(row.text.split()) == 1 for row in self.rows[start + 1 : end]
        )
        return TORN if crumbs >= MIN_CRUMBS else 0.0

    def _against_start(self, start: int) -> float:
        one = self.signs[start]
        cost = BLANK * self.rows[start].follows_blank
        if one.is_rest:
            return cost + INSIDE
        if one.marker is None:
            return cost + WRAPPED * one.is_wrapped
        if start and self.rows[start - 1].text.rstrip().endswith(":"):
            cost += ANNOUNCED
        if one.marker.is_bullet:
            above = self.signs[start - 1].marker if start else None
            return cost + NEXT_BULLET * (above is not None and above.kind == one.marker.kind)
        return cost + (LATER if one.marker.ordinal > 1 else FIRST)

    def _against_numbers(self, start: int, end: int) -> float:
        """What speaks against rows as one list: marks that count from one again, or not on."""
        last: dict[str, int] = {}
        has_marks = False
        cost = 0.0
        for number in range(start, end):
            marker = self.signs[number].marker
            if marker is None and number > start and self.rows[number].follows_blank:
                cost += APART * has_marks
            has_marks = has_marks or marker is not None
            if marker is None or marker.is_bullet:
                continue
            before = last.get(marker.kind, 0)
            if marker.ordinal == 1 and before:
                is_group = self.signs[number - 1].marker is None
                cost += AGAIN / 2 if is_group else AGAIN
            elif marker.ordinal not in (1, before + 1) and number > start:
                cost += AGAIN
            last[marker.kind] = marker.ordinal
        return cost

    def is_own(self, place: int, start: int, end: int) -> bool:
        """Whether rows read as one text that the name asks for."""
        if end == start:
            return True
        cost = self._by_words(place, start, end)
        is_torn = any(one.is_torn for one in self.signs[start + 1 : end])
        if is_torn or self._crumbs(start, end):
            return False
        component = self.names.components[place]
        first = self.signs[start]
        if component in VALUES and misfit(component, first):
            return False
        if component == "produk" and first.is_channel:
            return False
        return cost < MAX_AGAINST or cost <= MAX_SHARE * (end - start)
