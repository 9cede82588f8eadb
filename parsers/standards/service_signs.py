"""What the rows of a document say of where its services begin: which of them name a component, and
what stands above these: a table's head, a title, a label of the service's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from parsers.furniture.signature import MAX_ROWS, read_signature, starts_closing
from parsers.markers import Marker, leading_marker
from parsers.names.headings import HeadingIndex, begins_cell, is_open_name
from parsers.names.offices import opens_office
from parsers.names.titles import (
    MAX_TITLE_WORDS,
    is_glued_label,
    is_part_heading,
    is_service_heading,
    is_set_like_name,
    names_service,
)
from parsers.row_events import Event, TableRow
from parsers.section import Row
from parsers.standards.cell_signs import MAX_HEAD_CELLS
from parsers.standards.heading_marks import (
    MAX_HEADING_ROWS,
    is_unnumbered,
    is_value,
    named_beside_value,
)
from parsers.standards.heading_rows import BARE_NUMBER, DECREE_LABEL, LONE_NUMBER, is_lone_number
from parsers.tables.columns import is_head_cell, is_head_row, is_typed_head

MAX_TITLE_ROWS = 6  # rows above a service's first heading: label, name, part, decree
MAX_NUMBER_DIGITS = 2  # of a row; a table has fewer than 100


class Opening(IntEnum):
    """What stands above a row that names a component, the surest sign of a service last."""

    NONE = 0
    TABLE = 1  # the head of a table, or the row is counted as the first again
    TITLE = 2  # a row that reads as a service's name
    LABEL = 3  # a row that names a service, in a table or behind "Standar Pelayanan"


class Naming(NamedTuple):
    """A row that names a component: where it stands, its number, and what stands above it."""

    position: int
    component: str
    number: int | None
    opening: Opening


def find_namings(events: Sequence[Event], headings: HeadingIndex) -> list[Naming]:
    """The rows of component tables that name a component; in a document without such tables the
    headings that do, with their values on the same row or not."""
    if has_tables(events):
        return [*_in_tables(events)]
    return [*_in_texts([event for event in events if isinstance(event, Row)], headings)]


def first_rows(events: Sequence[Event], starts: Sequence[int]) -> list[int]:
    """Where each service begins, by the place of its first component's name: above that stand its
    title, its office, its table's head."""
    if has_tables(events):
        return [_below_table(events, start) for start in starts]
    rows = [event for event in events if isinstance(event, Row)]
    firsts: list[int] = []
    title: Marker | None = None  # the number of the title before
    for start in starts:
        top = _table_top(rows, start)
        firsts.append(_first_row(rows, top, title))
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
    if marker is None and row.number is not None and row.number.text.isdecimal():
        return int(row.number.text[:MAX_NUMBER_DIGITS])
    return marker.ordinal if marker is not None and not marker.is_bullet else None


def _in_texts(rows: Sequence[Row], headings: HeadingIndex) -> Iterator[Naming]:
    end = 0  # of the rows that the last name takes
    has_no_numbers = is_unnumbered(rows)
    for position, row in enumerate(rows):
        named = _Named.at(rows, position, headings) if position >= end else None
        if named is None and has_no_numbers and position >= end:
            beside = named_beside_value(row.text, headings)
            named = _Named(beside[0].component, None) if beside is not None else None
        if named is not None:
            end = position + named.rows
            opening = _opening_above(rows, position, named.number)
            yield Naming(position, named.component, named.number, opening)


def _opening_above(rows: Sequence[Row], position: int, number: int | None) -> Opening:
    top = _table_top(rows, position)
    first = _first_row(rows, top, None)
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
        number, start = _number_before(rows, position)
        texts = [row.text for row in rows[position : position + MAX_HEADING_ROWS]]
        if is_open_name(text) and (count := _wrapped_rows(texts, headings)):
            match = headings.match(" ".join(texts[:count]))
            return cls(match.component, number, count) if match is not None else None
        component = _whole(text, headings, start)
        if component is None and number is not None:
            component = _counted(texts, start, headings)
        return cls(component, number) if component is not None else None


def _number_before(rows: Sequence[Row], position: int) -> tuple[int | None, int]:
    """The number before a name, on its row or on the one above, and where the name starts."""
    text = rows[position].text
    marker = leading_marker(text)
    if marker is not None:
        return None if marker.is_bullet else marker.ordinal, marker.end
    bare = BARE_NUMBER.match(text)
    if bare is not None:
        return int(bare[1]), bare.end(1)
    lone = LONE_NUMBER.match(rows[position - 1].text) if position else None
    return int(lone[1]) if lone is not None else None, 0


def _wrapped_rows(texts: Sequence[str], headings: HeadingIndex) -> int:
    """Over how many rows of a narrow cell a name goes; 0 where it does not end with one of them."""
    for count in range(len(texts), 1, -1):
        match = headings.match(" ".join(texts[:count]))
        if match is not None and match.score == 1.0:
            return count
    return 0


def _whole(text: str, headings: HeadingIndex, start: int) -> str | None:
    """The component that a row names and nothing else, or before a sign and its value."""
    match = headings.match(text)
    if match is not None:
        is_typed = match.score == 1.0 and not text[start:].lstrip()[:1].islower()
        return match.component if is_typed else None
    started = headings.match_start(text)
    return started[0].component if started is not None else None


def _counted(texts: Sequence[str], start: int, headings: HeadingIndex) -> str | None:
    """The component that a table's row names behind its number: with its value on the same row, or
    on the rows over which a narrow cell wraps the name."""
    found = headings.match_prefix(texts[0], start)
    if found is not None and begins_cell(texts[0][found[1] :]):
        return found[0].component
    wrapped = headings.wrapped_prefix(texts, start)
    if wrapped is None:
        return None
    match, ends = wrapped
    parted = zip(texts, ends, strict=False)
    is_parted = all(not text[end:].strip() or is_value(text[end:]) for text, end in parted)
    return match.component if is_parted else None


def _table_top(rows: Sequence[Row], start: int) -> int:
    """The first of the rows above a component's name that are its table's: its number, the part
    of the standard across the table, the head."""
    top = start - is_lone_number(rows[start - 1].text) if start else start
    top -= bool(top) and is_part_heading(rows[top - 1].text)
    if top and is_typed_head(rows[top - 1].text):
        return top - 1
    for first in range(max(0, top - MAX_HEAD_CELLS), top - 1):
        texts = [row.text for row in rows[first:top]]
        is_title = any(map(is_glued_label, texts))  # "Standar Pelayanan …" reads as a head, too
        if all(map(is_head_cell, texts)) and is_head_row(texts) and not is_title:
            return first
    return top


def _first_row(rows: Sequence[Row], start: int, number: Marker | None) -> int:
    """The first of the rows above a service's first heading that name it; `number` is that of the
    title before."""
    first = start
    if first and _counts_on(rows[first - 1].text, number):
        return first - 1
    signed_end = _signed_end(rows, start)
    while start - first < MAX_TITLE_ROWS and first > signed_end:
        if not _is_title(rows, first - 1, start):
            break
        first -= 1
    return first


def _signed_end(rows: Sequence[Row], start: int) -> int:
    """Where the block ends that signs the standard before; 0 where none stands near above."""
    for number in range(max(0, start - MAX_ROWS), start):
        if starts_closing(rows[number].text):
            return start - len(read_signature(rows[number:start]).rest)
    return 0


def _counts_on(text: str, number: Marker | None) -> bool:
    """Whether a row is short and has the number behind another title's."""
    marker = leading_marker(text)
    is_sentence = len(text.split()) > MAX_TITLE_WORDS or text.rstrip().endswith((".", ";", ","))
    if number is None or marker is None or number.is_bullet or is_sentence:
        return False
    return number.is_followed_by(marker)


def _is_title(rows: Sequence[Row], position: int, start: int) -> bool:
    """Whether a row names the next service: by a label, in capitals, or by a number that stands off
    from the list above it."""
    text = rows[position].text
    if names_service(text) or DECREE_LABEL.match(text) or is_part_heading(text):
        return True
    if len(text.split()) > MAX_TITLE_WORDS or text.rstrip().endswith((".", ";", ",", ":")):
        return False
    is_wrapped = position > 0 and rows[position - 1].text.isupper()  # "(SKCK)" on its last row
    if text.isupper() and (len(text.split()) > 1 or is_wrapped):
        return True
    if _stands_off(rows, position) and _is_beside_office(rows, position):
        return True
    if position == start - 1 and _opens_page(rows, position):
        return is_set_like_name(text) and text[0].isupper() and ":" not in text
    return (
        position == start - 1
        and rows[position].follows_blank
        and rows[start].follows_blank
        and leading_marker(text) is not None
        and not rows[position - 1].follows_blank
    )


def _stands_off(rows: Sequence[Row], position: int) -> bool:
    """Whether a row is one of the first two below an empty line or a page's end."""
    above = rows[max(0, position - 1) : position + 1]
    return any(row.follows_blank for row in above)


def _opens_page(rows: Sequence[Row], position: int) -> bool:
    """Whether a row is the first of a further page."""
    return position > 0 and rows[position - 1].page_number != rows[position].page_number


def _is_beside_office(rows: Sequence[Row], position: int) -> bool:
    """Whether a row names an office, or a service right above or below an office's name."""
    return any(opens_office(row.text) for row in rows[max(0, position - 1) : position + 2])
