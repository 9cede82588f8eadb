"""What the rows of a document say of where its services begin: which of them name a component, and
what stands above these: a table's head, a title, a label of the service's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from parsers.furniture.signature import read_signature
from parsers.furniture.site_menu import menu_rows
from parsers.markers import Marker, leading_marker, lone_number
from parsers.names.headings import HeadingIndex, is_open_name
from parsers.names.offices import opens_office
from parsers.names.row_parts import name_rows, number_before, part_name
from parsers.names.titles import is_part_heading, is_service_heading, names_service
from parsers.row_events import Event, TableRow
from parsers.section import Row
from parsers.standards.counted_titles import counted_titles
from parsers.standards.service_heads import first_row, table_top
from parsers.tables.columns import is_typed_head
from parsers.text_rows.named_cells import named_cells


class Opening(IntEnum):
    """What stands above a row that names a component, the surest sign of a service last."""

    NONE = 0
    TABLE = 1  # the head of a table, or the row is counted as the first again
    TITLE = 2  # a row that reads as a service's name
    LABEL = 3  # a row that names a service, in a table or behind "Standar Pelayanan"


class Naming(NamedTuple):
    """A row that names a component: where it stands, its number, and what stands above it, which is
    asked only where a component is named again; and how many rows the name takes."""

    position: int
    component: str
    number: int | None
    opening: Opening = Opening.NONE
    rows: int = 1


def find_namings(events: Sequence[Event], headings: HeadingIndex) -> list[Naming]:
    """The rows of component tables that name a component; in a document without such tables the
    headings that do, with their values on the same row or not."""
    if has_tables(events):
        return [*_in_tables(events)]
    rows = [event for event in events if isinstance(event, Row)]
    menu = menu_rows(rows, headings)
    namings = [one for one in _in_texts(rows, headings) if one.position not in menu]
    if len({one.component for one in namings}) == len(namings):
        return namings  # nothing comes again, whatever stands above it
    titles = {title + 1 for title in counted_titles(rows, namings)}
    ends = (0, *(one.position + one.rows for one in namings))
    return [
        one._replace(
            opening=Opening.LABEL
            if one.position in titles
            else _opening_above(rows, one.position, end, one.number)
        )
        for one, end in zip(namings, ends, strict=False)
    ]


def title_rows(events: Sequence[Event], headings: HeadingIndex) -> list[Row]:
    """The rows of a text that count its services."""
    rows = [event for event in events if isinstance(event, Row)]
    namings = [*_in_texts(rows, headings)]
    return [rows[place] for place in counted_titles(rows, namings)]


def first_rows(events: Sequence[Event], starts: Sequence[int]) -> list[int]:
    """Where each service begins, by the place of its first component's name: above that stand its
    title, its office, its table's head."""
    if has_tables(events):
        return [_below_table(events, start) for start in starts]
    rows = [event for event in events if isinstance(event, Row)]
    firsts: list[int] = []
    title: Marker | None = None  # the number of the title before
    for start in starts:
        top = table_top(rows, start)
        firsts.append(first_row(rows, top, title))
        title = leading_marker(rows[top - 1].text) if top else None
    return firsts


def has_tables(events: Sequence[Event]) -> bool:
    """Whether component tables are among the rows of a document."""
    return any(isinstance(event, TableRow) for event in events)


def _in_tables(events: Sequence[Event]) -> Iterator[Naming]:
    last = -1  # the last row of a table so far
    for position, event in enumerate(events):
        if not isinstance(event, TableRow) or not _is_component(event):
            continue
        if event.match is not None:
            number = _row_number(event)
            opening = _opened(events[last + 1 : position]) or Opening(number == 1)
            yield Naming(position, event.match.component, number, opening)
        last = position


def _opened(between: Sequence[Event]) -> Opening:
    """What stands between a component's row and the one before."""
    if any(map(is_service_heading, between)):
        return Opening.LABEL
    return Opening(any(isinstance(one, TableRow) and one.kind == "head" for one in between))


def _below_table(events: Sequence[Event], start: int) -> int:
    """The first row below the table before, and below the block that signs its standard. Rows
    without a name that stand below the service's own head are its own."""
    named = (n for n in range(start - 1, -1, -1) if _is_component(events[n], is_named=True))
    before = next(named, -1)
    heads = [n for n in range(before + 1, start) if _opened(events[n : n + 1])]
    end = heads[-1] if heads else start
    last = next((n for n in range(end - 1, before, -1) if _is_component(events[n])), before)
    texts = [(n, one) for n in range(last + 1, end) if isinstance(one := events[n], Row)]
    held = {id(row) for row in read_signature([row for _, row in texts]).rest}
    return max((n for n, row in texts if id(row) not in held), default=last) + 1


def _is_component(event: Event, *, is_named: bool = False) -> bool:
    """Whether a row is a component's, and, if asked for, names it."""
    if not isinstance(event, TableRow) or event.kind != "component":
        return False
    return event.match is not None or not is_named


def _row_number(row: TableRow) -> int | None:
    """The number that a row bears, in its own cell or before its name."""
    number = row.number or row.label
    marker = leading_marker(f"{number.text} x") if number is not None else None
    if marker is None:
        return (lone_number(row.number.text) or None) if row.number is not None else None
    return None if marker.is_bullet else marker.ordinal


def _in_texts(rows: Sequence[Row], headings: HeadingIndex) -> Iterator[Naming]:
    end = 0  # of the rows that the last name takes
    has_head = any(is_typed_head(row.text) for row in rows)
    cells = named_cells(rows, headings) if has_head else {}
    for position in range(len(rows)):
        named = _Named.at(rows, position, headings) if position >= end else None
        cell = cells.get(position) if named is None and position >= end else None
        # What only its second row makes a name opens no service below a page's head.
        if cell is not None and (
            len(cell.ends) == 1 or is_open_name(rows[position].text[: cell.ends[0]])
        ):
            named = _Named(cell.match.component, None)
        if named is not None:
            end = position + named.rows
            yield Naming(position, named.component, named.number, rows=named.rows)


def _opening_above(rows: Sequence[Row], position: int, last: int, number: int | None) -> Opening:
    """What stands above a name, below the `last` one's rows."""
    top = max(table_top(rows, position), last)
    first = max(first_row(rows, top, None), last)
    if any(names_service(row.text) or opens_office(row.text) for row in rows[first:top]):
        return Opening.LABEL
    if not all(is_part_heading(row.text) for row in rows[first:top]):
        return Opening.TITLE
    return Opening(number == 1 or is_typed_head(rows[top].text))


class _Named(NamedTuple):
    """The component that rows of a text name, the number before it, and how many they are."""

    component: str
    number: int | None
    rows: int = 1

    @classmethod
    def at(cls, rows: Sequence[Row], position: int, headings: HeadingIndex) -> _Named | None:
        text = rows[position].text
        number, start = number_before(rows, position)
        may_go_on = bool(number) or is_open_name(text)
        texts = name_rows(rows, position) if may_go_on else []
        found = part_name(texts, start, headings) if may_go_on else None
        if found is not None and is_open_name(text) and not found.has_value(texts):
            return cls(found.match.component, number or None, len(found.ends))
        component = _whole(text, headings, start)
        if component is None and number and found is not None:
            component = found.match.component
        return cls(component, number or None) if component is not None else None


def _whole(text: str, headings: HeadingIndex, start: int) -> str | None:
    """The component that a row names and nothing else, or before a sign and its value."""
    match = headings.named(text)
    if match is None or match.score < 1.0:
        return None
    is_sentence = text[start:].lstrip()[:1].islower() and headings.match(text) is not None
    return None if is_sentence else match.component
