"""Tables of one page in the order in which they stood on it.

A converter may print the table that begins on a page before one that ends there: the first rows of
the next service stand above the last ones of the service before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from normalizers.vocabulary.vocabulary import words_of
from parsers.row_events import Event, TableRow

_ORDER = (*words_of("delivery"), *words_of("management"))  # the law's
MAX_BACK = 3  # tables before the one above; a page has no more
MAX_DIGITS = 2  # of a row's number


class _Table(NamedTuple):
    """A table's first and last named row, and whether a standard's first row may be in it."""

    first: TableRow
    last: TableRow
    begins_standard: bool


def in_printed_order(events: Sequence[Event]) -> list[Event]:
    """The events, with each torn table that does not go on with the table above it put below the
    one, of a few before, whose last row it does go on with."""
    parts: list[tuple[_Table | None, list[Event]]] = []
    for table, rows in _parts(events):
        place = _place(parts, table) if table is not None else len(parts)
        parts.insert(place, (table, rows))
    return [event for _, rows in parts for event in rows]


def _place(parts: Sequence[tuple[_Table | None, list[Event]]], table: _Table) -> int:
    """Behind which of the parts before a table belongs."""
    tables = ((n, one) for n in reversed(range(len(parts))) if (one := parts[n][0]) is not None)
    near = [*islice(tables, MAX_BACK + 1)]
    if table.begins_standard or not near or _goes_on(near[0][1].last, table.first):
        return len(parts)
    return next((n + 1 for n, one in near[1:] if _goes_on(one.last, table.first)), len(parts))


def _parts(events: Sequence[Event]) -> Iterator[tuple[_Table | None, list[Event]]]:
    """The tables, each with its rows, and what stands between them."""
    position = 0
    for start, end, table in _tables(events):
        yield None, [*events[position:start]]
        yield table, [*events[start:end]]
        position = end
    yield None, [*events[position:]]


def _tables(events: Sequence[Event]) -> Iterator[tuple[int, int, _Table]]:
    """Each table that names a component, and where its rows start and end."""
    starts = [n for n in range(len(events)) if _starts(events, n)]
    for start, limit in zip(starts, [*starts[1:], len(events)], strict=True):
        between = range(start, limit)
        end = next((n for n in between if not isinstance(events[n], TableRow)), limit)
        rows = [event for event in events[start:end] if isinstance(event, TableRow)]
        named = [row for row in rows if row.match is not None]
        if named:
            yield start, end, _Table(named[0], named[-1], rows[0].kind != "component")


def _starts(events: Sequence[Event], position: int) -> bool:
    """Whether a table starts with a row; further rows of its head are marked as it is."""
    here, above = events[position], events[position - 1] if position else None
    if not isinstance(here, TableRow) or not here.starts_table:
        return False
    return not isinstance(above, TableRow) or above.kind != "head" or not above.starts_table


def _goes_on(last: TableRow, row: TableRow) -> bool:
    """Whether a row has the next number and names the law's next component."""
    before, number = _count(last), _count(row)
    if before is None or number != before + 1 or last.match is None or row.match is None:
        return False
    place = _ORDER.index(last.match.component)
    return _ORDER[place + 1 : place + 2] == (row.match.component,)


def _count(row: TableRow) -> int | None:
    digits = row.number.text.strip(" .)") if row.number is not None else ""
    return int(digits) if digits.isdecimal() and len(digits) <= MAX_DIGITS else None
