"""The rows above a service's first component that are its own: its table's head, its title, its
office."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.furniture.signature import MAX_ROWS, read_signature, starts_closing
from parsers.markers import Marker, bare_number, leading_marker, lone_number
from parsers.names.offices import opens_office
from parsers.names.titles import (
    MAX_TITLE_WORDS,
    is_glued_label,
    is_part_heading,
    is_set_like_name,
    names_service,
)
from parsers.section import Row
from parsers.tables.columns import MAX_HEAD_CELLS, is_head_cell, is_head_row, is_typed_head
from parsers.text_rows.heading_rows import DECREE_LABEL

MAX_TEXT_ROWS = 12  # of the first row's text, where that is printed above the row's name
MAX_TITLE_ROWS = 6  # rows above a service's first heading: label, name, part, decree


def table_top(rows: Sequence[Row], start: int) -> int:
    """The first of the rows above a component's name that are its table's: its number, the part
    of the standard across the table, the head."""
    top = start - bool(lone_number(rows[start - 1].text)) if start else start
    top -= bool(top) and is_part_heading(rows[top - 1].text)
    if top and is_typed_head(rows[top - 1].text):
        return top - 1
    if (head := _head_cells(rows, top)) is not None:
        return head
    above = _head_above_text(rows, top) if _is_bare_first(rows[start]) else None
    return top if above is None else above


def _head_cells(rows: Sequence[Row], end: int) -> int | None:
    """Where a table's head begins that is printed a cell a row and ends with the row above."""
    for first in range(max(0, end - MAX_HEAD_CELLS), end - 1):
        texts = [row.text for row in rows[first:end]]
        is_head = all(map(is_head_cell, texts)) and is_head_row(texts)
        # "Standar Pelayanan …" reads as a head, too.
        if is_head and not any(map(is_glued_label, texts)):
            return first
    return None


def _is_bare_first(row: Row) -> bool:
    """Whether a row of a text begins with a table's first number: "1 Persyaratan"."""
    return row.bbox is None and bare_number(row.text)[0] == 1


def _head_above_text(rows: Sequence[Row], top: int) -> int | None:
    """Where the head stands from which the first name is parted by its own text: programs print a
    cell that begins higher before the name beside it. What stands below a head is its table's."""
    for end in range(top - 1, max(1, top - MAX_TEXT_ROWS), -1):
        if bare_number(rows[end - 1].text)[0]:
            return None  # a row of the table before
        below_part = end - is_part_heading(rows[end - 1].text)
        if (head := _head_cells(rows, below_part)) is not None:
            return head
    return None


def first_row(rows: Sequence[Row], start: int, number: Marker | None) -> int:
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
