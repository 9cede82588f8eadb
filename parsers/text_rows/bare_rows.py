"""Rows of a component table pasted as text, their numbers without a sign: "4 Biaya Gratis", or all
cells run together, "4BiayaGratis".

They are parted into their cells, a row each, as a text that prints a cell a line has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.markers import bare_number, leading_marker
from parsers.names.headings import HeadingIndex, seam_of
from parsers.names.row_parts import name_rows, part_name, part_own_name, value_rows
from parsers.names.titles import is_part_heading
from parsers.section import Row
from parsers.tables.columns import is_typed_head

MIN_ROWS = 3  # numbered one after the other, each naming a component of its own
MIN_HEADED_ROWS = 2  # the same below the table's own head
MIN_FURTHER_ROWS = 2  # of a table below another one
MIN_PART_ROWS = 1  # and below the heading of one of the law's two parts
MIN_COUNTED_ROWS = 1  # and where the numbers with a sign count up to them: "2. Prosedur", "3 Biaya"


class _Row(NamedTuple):
    """A row that begins with a bare number: where its name stands, on one row or on two."""

    position: int
    number: int
    start: int
    ends: tuple[int, ...]
    component: str | None


def part_bare_rows(rows: Sequence[Row], headings: HeadingIndex) -> list[Row]:
    """The rows, those of such a table parted into number, name and text."""
    found: list[_Row] = []
    for table in _tables(_numbered(rows, headings)):
        above = rows[table[0].position - 1].text if table[0].position else ""
        further = MIN_PART_ROWS if is_part_heading(above) else MIN_FURTHER_ROWS
        least = further if found else MIN_HEADED_ROWS if is_typed_head(above) else MIN_ROWS
        least = MIN_COUNTED_ROWS if _counts_on(rows, table, headings) else least
        found += _table(table, least)
    if not found:
        return list(rows)
    parted: list[Row] = []
    position = 0
    for row in found:
        parted += rows[position : row.position]
        lines = rows[row.position : row.position + len(row.ends)]
        parted.append(_cut(lines[0], 0, row.start))
        starts = (row.start, *(0 for _ in lines[1:]))
        spans = [*zip(lines, starts, row.ends, strict=True)]
        parted += (_cut(line, start, end) for line, start, end in spans)
        parted += (value for line, _, end in spans for value in value_rows(line, end))
        position = row.position + len(lines)
    return [*parted, *rows[position:]]


def _cut(line: Row, start: int, end: int | None = None) -> Row:
    return line._replace(passage=line.passage.cut(start, end), follows_blank=False)


def _tables(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """The rows of one table after the other: the standard's parts are counted anew."""
    table: list[_Row] = []
    for row in rows:
        if row.number == 1 and row.component is not None and any(one.component for one in table):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _counts_on(rows: Sequence[Row], table: Sequence[_Row], headings: HeadingIndex) -> bool:
    """Whether the first name's number follows that of another component, which has its sign."""
    first = next((row for row in table if row.component is not None), None)
    if first is None or first.number == 1:
        return False
    for position in range(first.position - 1, -1, -1):
        marker = leading_marker(rows[position].text)
        if marker is None or marker.is_bullet or marker.ordinal != first.number - 1:
            continue
        named = part_name(name_rows(rows, position), marker.end, headings)
        if named is not None:
            return named.match.component != first.component
    return False


def _table(rows: Sequence[_Row], least: int) -> list[_Row]:
    """The rows of the table: those that name components in the order of their numbers, if they are
    at `least` so many, and between two of these what has the number that is left out."""
    named: list[_Row] = []
    for row in rows:
        if row.component is not None and (not named or row.number > named[-1].number):
            named.append(row)
    if len({row.component for row in named}) < least:
        return []
    chain = named[:1]
    for above, row in pairwise(named):
        between = (one for one in rows if above.position < one.position < row.position)
        for other in between:
            if chain[-1].number + 1 == other.number < row.number:
                chain.append(other)
        chain.append(row)
    is_apart = all(one.position + len(one.ends) <= two.position for one, two in pairwise(chain))
    return chain if is_apart else []


def _numbered(rows: Sequence[Row], headings: HeadingIndex) -> Iterator[_Row]:
    for position, row in enumerate(rows):
        number, start = bare_number(row.text)
        if not number:
            continue
        found = part_name(name_rows(rows, position), start, headings)
        found = found or part_own_name(row.text, start)
        if found is None:
            yield _Row(position, number, start, (seam_of(row.text, start),), None)
        else:
            yield _Row(position, number, start, found.ends, found.match.component)
