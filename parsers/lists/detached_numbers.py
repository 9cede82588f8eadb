"""A list's numbers in rows of their own, apart from its items: the number column of a table's cell
as a converter without places prints it, "1." / "2." / "3." and the three items below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.passage import join_passages
from parsers.lists.paragraphs import is_broken_off
from parsers.markers import leading_marker, lone_number
from parsers.section import Row

MIN_NUMBERS = 2  # rows of nothing but a number, counting from 1, that make a column
FULL_SHARE = 0.85  # of the longest row's letters: where a row's next word would not have fitted


def has_detached_numbers(body: Sequence[Row]) -> bool:
    """Whether numbers from 1 on stand in rows of their own, two at least one below the other,
    where no place on a page tells which text is beside them. Marked items may follow."""
    rows = body[: _unmarked(body)]
    lone = [listed_number(row) for row in rows]
    counted = [number for number in lone if number]
    return (
        len(counted) >= MIN_NUMBERS
        and counted == list(range(1, len(counted) + 1))
        and any(one and other for one, other in pairwise(lone))
        and all(row.bbox is None for row in rows)
    )


def with_numbers_attached(body: Sequence[Row]) -> tuple[Row, ...] | None:
    """The body with each number before its item; None where it is not sure which rows are one
    item's: they must make as many items as there are numbers, and marked ones count on."""
    end = _unmarked(body)
    numbers = [row for row in body[:end] if listed_number(row)]
    if end < len(body):
        marker = leading_marker(body[end].text)
        if marker is None or marker.ordinal != len(numbers) + 1:
            return None
    items = items_of([row for row in body[:end] if not listed_number(row)], len(numbers))
    return None if items is None else (*attached(numbers, items), *body[end:])


def attached(numbers: Sequence[Row], items: Sequence[Sequence[Row]]) -> tuple[Row, ...]:
    """The rows of the items, each with its number before it."""
    rows: list[Row] = []
    for number, (first, *others) in zip(numbers, items, strict=True):
        passage = join_passages([number.passage, first.passage])
        rows.append(first._replace(passage=passage, follows_blank=False))
        rows += (row._replace(follows_blank=False) for row in others)
    return tuple(rows)


def _unmarked(body: Sequence[Row]) -> int:
    """How many rows stand above the first one that has a mark and a text."""
    marked = (
        n for n, row in enumerate(body) if not listed_number(row) and leading_marker(row.text)
    )
    return next(marked, len(body))


def listed_number(row: Row) -> int:
    """The number that is all that a row has, or 0."""
    return lone_number(row.text, has_sign=True)


def items_of(rows: Sequence[Row], count: int) -> list[list[Row]] | None:
    """The rows as `count` items. A row in small letters goes on with the one above; one with a
    capital begins an item below a blank line or where its first word had room above, and may where
    it had none."""
    if not rows:
        return None
    width = max(len(row.text) for row in rows)
    sure: set[int] = {0}
    unsure: set[int] = set()
    for number, (above, row) in enumerate(pairwise(rows), 1):
        if is_broken_off(above.text) or not row.text[:1].isupper():
            continue
        needed = len(above.text) + 1 + len(row.text.split()[0])
        has_room = row.follows_blank or needed <= FULL_SHARE * width
        (sure if has_room else unsure).add(number)
    starts = next((one for one in (sure, sure | unsure) if len(one) == count), None)
    if starts is None:
        return None
    ordered = [*sorted(starts), len(rows)]
    return [list(rows[start:end]) for start, end in pairwise(ordered)]
