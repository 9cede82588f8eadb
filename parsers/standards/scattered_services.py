"""Where services begin in a text of printed tables whose names and texts do not stand in pairs.

A service's first name may stand below its first text, and the next service's head below a text of
the one before. What parts them is the table's head and what stands above it: the same rows as above
the first table, and the next service's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.names.headings import HeadingIndex
from parsers.names.titles import is_part_heading
from parsers.section import Row
from parsers.sheet.labels import lone_label
from parsers.standards.service_heads import first_row
from parsers.tables.columns import is_label_head, is_number_head, is_text_head, is_typed_head
from parsers.text_rows.scattered_names import ScatteredName, find_names

MIN_AGAIN = 3  # names of a table that come again behind each other in the next one
MAX_HEAD_ROWS = 4  # of a table's head, a cell on each, with empty ones between
MAX_LABEL_WORDS = 4  # of a field's label
MAX_BLOCK = 24  # rows above a table's head


def split_scattered(rows: Sequence[Row], headings: HeadingIndex) -> list[list[Row]] | None:
    """The rows of each service; None where there is one, or no head above each table."""
    heads = _heads(rows)
    if len(heads) < 2 or any(row.bbox is not None for row in rows):
        return None
    starts = _starts(find_names(rows, headings))
    if len(starts) < 2:
        return None
    known = {key for row in rows[: heads[0]] for key in keys_of(row.text)}
    bounds = [0]
    for before, first in starts[1:]:
        between = [head for head in heads if before < head < first]
        if not between:
            return None
        bounds.append(_top(rows, between[-1], max(before, bounds[-1]) + 1, known))
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


def heads_names(text: str) -> bool:
    """Whether a row heads the names' column, the numbers' before it or not: "No Komponen"."""
    first, _, rest = text.partition(" ")
    return is_label_head(text) or (is_number_head(first) and is_label_head(rest))


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


def _top(rows: Sequence[Row], head: int, lowest: int, known: set[str]) -> int:
    """The first of the rows above a table's head that are its service's own."""
    top = head
    while top > lowest and head - top < MAX_BLOCK:
        above = rows[top - 1].text
        is_own = lone_label(above) is not None or above.startswith(":") or is_part_heading(above)
        if is_own or not known.isdisjoint(keys_of(above)):
            top -= 1
            continue
        first = max(first_row(rows, top, None), lowest)
        if first == top:
            break
        top = first
    return top


def keys_of(text: str) -> set[str]:
    """What a row says, whatever its signs, and the label before its colon."""
    name, sign, _ = text.partition(":")
    label = _letters(name) if sign and len(name.split()) <= MAX_LABEL_WORDS else ""
    return {_letters(text), label} - {""}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
