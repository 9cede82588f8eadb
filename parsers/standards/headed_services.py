"""Body rows under headings -> one run of rows for each service that the document sets out.

Offices print their standards one below the other: where the components begin anew, so does a
service. A heading that is typed again inside a value starts no second service, since too few
others follow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.furniture.signature import MAX_ROWS, read_signature, starts_closing
from parsers.markers import Marker, leading_marker
from parsers.names.headings import HeadingIndex, begins_cell
from parsers.names.offices import opens_office
from parsers.names.titles import (
    MAX_TITLE_WORDS,
    is_part_heading,
    is_set_like_name,
    names_service,
)
from parsers.section import Row
from parsers.standards.cell_signs import MAX_HEAD_CELLS
from parsers.standards.heading_rows import DECREE_LABEL, is_lone_number
from parsers.tables.columns import is_head_cell, is_head_row, is_typed_head

MIN_COMPONENTS = 3  # of each service under headings of their own
MAX_TITLE_ROWS = 6  # rows above a service's first heading: label, name, part, decree


def split_headed(rows: Sequence[Row], headings: HeadingIndex) -> list[list[Row]]:
    """The rows of each service; all rows as one run where the components stand there once."""
    first, *starts = _starts(rows, headings)
    bounds = [0]
    title = _number_above(rows, first)
    for start in starts:
        bounds.append(_first_row(rows, start, title))
        title = _number_above(rows, start)
    return [list(rows[low:high]) for low, high in pairwise([*bounds, len(rows)])]


def _number_above(rows: Sequence[Row], start: int) -> Marker | None:
    """The number of the row above a service's first heading, its title's."""
    top = _table_top(rows, start)
    return leading_marker(rows[top - 1].text) if top else None


def _table_top(rows: Sequence[Row], start: int) -> int:
    """The first of the rows above a component's name that are its table's: its number, the part
    of the standard across the table, the head."""
    top = start - is_lone_number(rows[start - 1].text) if start else start
    top -= bool(top) and is_part_heading(rows[top - 1].text)
    if top and is_typed_head(rows[top - 1].text):
        return top - 1
    for first in range(max(0, top - MAX_HEAD_CELLS), top - 1):
        texts = [row.text for row in rows[first:top]]
        if all(map(is_head_cell, texts)) and is_head_row(texts):
            return first
    return top


def _starts(rows: Sequence[Row], headings: HeadingIndex) -> list[int]:
    """The rows with the first heading of every service."""
    runs = [_Run()]
    for position, row in enumerate(rows):
        counted = _counted(row.text, headings)
        is_below_head = counted is not None and position > 0
        is_below_head = is_below_head and is_typed_head(rows[position - 1].text)
        component = _component(row.text, headings)
        run = runs[-1]
        if run.is_ended_by(component, counted, is_below_head=is_below_head):
            run = _Run(is_below_head=is_below_head)
            runs.append(run)
        run.add(position, component, counted)
    # Too few others follow a heading that is typed again: what it heads is of the service before.
    first, *others = runs
    later = [run.position for run in others if run.is_service]
    return [max(first.position, 0), *later]


@dataclass(slots=True)
class _Run:
    """The headings of one service: where the first one stands, and what all of them name."""

    position: int = -1
    first: str | None = None
    components: set[str] = field(default_factory=set)
    first_counted: str | None = None
    counted: set[str] = field(default_factory=set)  # by names with their values on the same row
    is_below_head: bool = False

    @property
    def is_service(self) -> bool:
        """Whether enough components are named: in rows of their own, or of a further table."""
        is_table = self.is_below_head and len(self.counted) >= MIN_COMPONENTS
        return is_table or len(self.components) >= MIN_COMPONENTS

    def is_ended_by(
        self, component: str | None, counted: str | None, *, is_below_head: bool
    ) -> bool:
        """Whether a row begins the next service: it names the component that this one began with,
        in a row of its own or as the first one of a further table."""
        if is_below_head and counted == self.first_counted:
            return len(self.counted) >= MIN_COMPONENTS
        is_again = component is not None and component == self.first
        return is_again and len(self.components) >= MIN_COMPONENTS

    def add(self, position: int, component: str | None, counted: str | None) -> None:
        if self.position < 0 and (component or counted):
            self.position = position
        if component is not None:
            self.first = self.first or component
            self.components.add(component)
        if counted is not None:
            self.first_counted = self.first_counted or counted
            self.counted.add(counted)


def _counted(text: str, headings: HeadingIndex) -> str | None:
    """The component that a table's row names behind its number, its value on the same row."""
    marker = leading_marker(text)
    if marker is None or marker.is_bullet:
        return None
    found = headings.match_prefix(text, marker.end)
    if found is None or not begins_cell(text[found[1] :]):
        return None
    return found[0].component


def _component(text: str, headings: HeadingIndex) -> str | None:
    match = headings.match(text)
    if match is not None:
        marker = leading_marker(text)
        start = marker.end if marker is not None else 0
        is_typed = match.score == 1.0 and not text[start : start + 1].islower()
        return match.component if is_typed else None
    started = headings.match_start(text)
    return started[0].component if started is not None else None


def _first_row(rows: Sequence[Row], start: int, number: Marker | None) -> int:
    """The first of the rows above a service's first heading that name it; `number` is that of the
    title before."""
    first = start = _table_top(rows, start)
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
