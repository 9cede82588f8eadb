"""Names of components one below the other, and below them all the texts that they head.

So a table's columns are copied cell by cell, and so programs print the narrow column of a page
before the wide one. Each name is put above its text, if there are as many texts as names and each
can be what the name at its place says. If one cannot, all is left as it is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.markers import leading_marker, unmarked
from parsers.names.component_texts import fits
from parsers.names.headings import HeadingIndex
from parsers.names.titles import is_title_like
from parsers.section import Row

MIN_COLUMNS = 4  # names of a table's columns, below which a service's name may stand first
MIN_NAMES = 2


class _Name(NamedTuple):
    """A component's name with the number above it, if it has one."""

    component: str
    rows: tuple[Row, ...]


def gather_names_with_texts(rows: Sequence[Row], headings: HeadingIndex) -> list[Row]:
    """The rows, each of the names that stand together put above its text."""
    if all(row.bbox is not None for row in rows):
        return list(rows)  # on a page the boxes tell where a text stands
    gathered: list[Row] = []
    position = 0
    while position < len(rows):
        names, end = _names(rows, position, headings)
        placed = _placed(names, rows, end, headings) if len(names) >= MIN_NAMES else None
        if placed is None:
            following = max(end, position + 1)
            gathered += rows[position:following]
            position = following
            continue
        gathered += placed
        position = end + sum(len(block) for block in _blocks(rows, end, headings))
    return gathered


def _names(rows: Sequence[Row], start: int, headings: HeadingIndex) -> tuple[list[_Name], int]:
    """The names of different components that stand from a row on, and where they end."""
    names: list[_Name] = []
    position = start
    while position < len(rows):
        is_counted = _is_number(rows[position]) and position + 1 < len(rows)
        place = position + is_counted
        component = _named(rows[place], headings)
        if component is None or component in {name.component for name in names}:
            break
        names.append(_Name(component, tuple(rows[position : place + 1])))
        position = place + 1
    return names, position


def _is_number(row: Row) -> bool:
    """Whether a row is nothing but the number of a table's row."""
    text = row.text
    marker = leading_marker(f"{text} x") if len(text.split()) == 1 else None
    return marker is not None and not marker.is_bullet


def _named(row: Row, headings: HeadingIndex) -> str | None:
    match = headings.place(row.text)
    return match.component if match is not None else None


def _blocks(rows: Sequence[Row], start: int, headings: HeadingIndex) -> list[list[Row]]:
    """The texts below names: what blank lines part, up to the next name that heads no text here.

    A name right above a text that repeats the column's is the text's first row.
    """
    blocks: list[list[Row]] = []
    is_open = False  # a block of nothing but a name
    for position in range(start, len(rows)):
        row = rows[position]
        if _is_number(row):
            break
        is_name = _named(row, headings) is not None and leading_marker(row.text) is None
        if is_name and not row.text.rstrip().endswith(":"):
            break
        if blocks and (is_open or not row.follows_blank):
            blocks[-1].append(row)
        else:
            blocks.append([row])
        is_open = is_name
    return blocks


def _placed(
    names: Sequence[_Name], rows: Sequence[Row], end: int, headings: HeadingIndex
) -> list[Row] | None:
    """The rows of the names and their texts in order; None where they do not go together."""
    blocks = _blocks(rows, end, headings)
    own = [row for block in blocks for row in block]
    if not own or own[0].bbox is not None:
        return None  # on a page the boxes tell where a text stands
    title: list[Row] = []
    if len(blocks) == len(names) + 1 and len(names) >= MIN_COLUMNS and len(blocks[0]) == 1:
        first, *blocks = blocks
        if not is_title_like(unmarked(first[0].text).strip()):
            return None
        title = first
    if len(blocks) != len(names):
        return None
    placed = list(title)
    for name, block in zip(names, blocks, strict=True):
        label, texts = _without_label(block, headings)
        if (label is not None and label != name.component) or not fits(name.component, texts):
            return None
        placed += [*name.rows, *(row._replace(follows_blank=False) for row in block)]
    return placed


def _without_label(block: Sequence[Row], headings: HeadingIndex) -> tuple[str | None, list[str]]:
    """What a text's first row names, if it only does that, and the other rows unmarked."""
    label = _named(block[0], headings) if len(block) > 1 else None
    if label is not None and leading_marker(block[0].text) is not None:
        label = None
    return label, [unmarked(row.text).strip() for row in block[label is not None :]]
