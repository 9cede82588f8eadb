"""Where services begin in a text of printed tables whose names and texts do not stand in pairs.

A service's first name may stand below its first text, and the next service's head below a text of
the one before. What parts them is the table's head and what stands above it: the same rows as above
the first table, and the next service's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.markers import Marker, leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.titles import is_part_heading, names_service
from parsers.printed_tables.printed_table import keys_of
from parsers.printed_tables.scattered_names import ScatteredName, find_names
from parsers.section import Row
from parsers.sheet.labels import lone_label
from parsers.standards.service_heads import first_row
from parsers.tables.columns import (
    heads_names,
    is_number_head,
    is_text_head,
    is_typed_head,
)

MIN_AGAIN = 3  # names of a table that come again behind each other in the next one
MAX_HEAD_ROWS = 4  # of a table's head, a cell on each, with empty ones between
MAX_BLOCK = 24  # rows above a table's head


def split_scattered(rows: Sequence[Row], headings: HeadingIndex) -> list[list[Row]]:
    """The rows of each service; none where no head stands above each table."""
    heads = _heads(rows)
    if len(heads) < 2:
        return []
    starts = _starts(find_names(rows, headings))
    if len(starts) < 2:
        return []
    known = {key for row in rows[: heads[0]] for key in keys_of(row.text)}
    title = _title_number(rows, heads[0])
    bounds = [0]
    for before, first in starts[1:]:
        between = [head for head in heads if before < head < first]
        if not between:
            return []
        lowest = max(before, bounds[-1]) + 1
        bounds.append(_top(rows, (between[-1], lowest), known, title))
        title = _title_number(rows, between[-1]) or title
    return [list(rows[low:high]) for low, high in pairwise((*bounds, len(rows)))]


def _heads(rows: Sequence[Row]) -> list[int]:
    """Where tables' heads begin, on one row or a cell on each."""
    found: list[int] = []
    for position, row in enumerate(rows):
        if is_typed_head(row.text):
            found.append(position)
        elif heads_names(row.text):
            below = rows[position + 1 : position + MAX_HEAD_ROWS]
            if any(is_text_head(one.text) for one in below):
                found.append(position)
    return found


def _starts(names: Sequence[ScatteredName]) -> list[tuple[int, int]]:
    """For each table the row of the name before it and that of its first one."""
    found = [(-1, names[0].first)] if names else []
    seen: list[str] = []
    for place, name in enumerate(names):
        following = [one.component for one in names[place : place + MIN_AGAIN]]
        is_again = len(following) == MIN_AGAIN and {*following} <= {*seen}
        if is_again and name.component == seen[0]:
            found.append((names[place - 1].pieces[-1].place, name.first))
            seen = []
        seen.append(name.component)
    return found


def _title_number(rows: Sequence[Row], head: int) -> Marker | None:
    """The number of the title right above a table's head."""
    top = _above_number(rows, head)
    return leading_marker(rows[top - 1].text) if top else None


def _above_number(rows: Sequence[Row], head: int) -> int:
    """The first row of a table's head: that of the numbers may stand above the names'."""
    return head - 1 if head and is_number_head(rows[head - 1].text) else head


def _top(rows: Sequence[Row], reach: tuple[int, int], known: set[str], title: Marker | None) -> int:
    """The first of the rows above a table's head, down from the lowest, that are its service's
    own: what stands above the first table, too, and its title, which may count on."""
    head, lowest = reach
    top = _above_number(rows, head)
    is_titled = False
    while top > lowest and head - top < MAX_BLOCK:
        above = rows[top - 1].text
        is_own = lone_label(above) is not None or above.startswith(":") or is_part_heading(above)
        if is_own or not known.isdisjoint(keys_of(above)):
            top -= 1
            is_titled = is_titled or names_service(above)
            continue
        first = top if is_titled else max(first_row(rows, top, title), lowest)
        if first == top:
            break
        top, is_titled = first, True
    return top
