"""Rows of a pasted table whose cells ran into each other.

A row may begin on the line of the row before: "5. Produk Kartu 6. Pengaduan". The number alone does
not part them, since items stand side by side, too: behind it a component is named, whole or
together with the next line, and the line's own number is the one before it.

A name's rows may stand between those of the value beside it: "Sistem, Mekanisme dan", "1. Warga
mendaftar", "Prosedur". Programs print them so that put a page's rows out by their height. The name
is put together, so that no value holds a word of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.markers import Marker, bare_number, inline_candidates, leading_marker, lone_number
from parsers.names.headings import HeadingIndex, is_open_name
from parsers.section import Row

MAX_LATE = 12  # rows of a text above its name
MAX_BETWEEN = 3  # rows of a value, its number's own among them, between two of its name


def part_glued_rows(rows: Sequence[Row], headings: HeadingIndex) -> list[Row]:
    """The rows, those that hold the beginning of the table's next row parted there."""
    parted: list[Row] = []
    for position, row in enumerate(rows):
        below = rows[position + 1].text if position + 1 < len(rows) else ""
        start = 0
        for cut in _cuts(row.text, below, headings):
            parted.append(row._replace(passage=row.passage.cut(start, cut)))
            start = cut
        parted.append(row._replace(passage=row.passage.cut(start)) if start else row)
    return parted


def _cuts(text: str, below: str, headings: HeadingIndex) -> Iterator[int]:
    """Where further rows of the table begin in a line."""
    last = leading_marker(text)
    if last is None or last.is_bullet:
        return
    for marker in inline_candidates(text):
        if last.is_followed_by(marker) and _names(text, marker, below, headings):
            yield marker.start
            last = marker


def _names(text: str, marker: Marker, below: str, headings: HeadingIndex) -> bool:
    tail = text[marker.end :].strip()
    return any(map(headings.exact, (tail, f"{tail} {below}")))


def gather_parted_names(rows: Sequence[Row], headings: HeadingIndex) -> list[Row]:
    """The rows in their order, but those of one name below each other."""
    gathered: list[Row] = []
    moved: set[int] = set()
    is_below_blank = False  # of a row that was moved away
    for position, row in enumerate(rows):
        if position in moved:
            is_below_blank = is_below_blank or row.follows_blank
            continue
        gathered.append(row._replace(follows_blank=True) if is_below_blank else row)
        is_below_blank = False
        if not _may_be_parted(rows, position) or not headings.begins_name(row.text):
            continue
        rest = _rest_of_name(rows, position, headings)
        gathered += [rows[place]._replace(follows_blank=False) for place in rest]
        moved.update(rest)
    return gathered


def gather_late_names(rows: Sequence[Row], headings: HeadingIndex) -> list[Row]:
    """The rows, a component's name that stands in the middle of its text put below its number.

    Such a name is centred beside the text. Its number is the one behind that of the name above, in
    a row of its own, and the text begins with a list's first item.
    """
    gathered = list(rows)
    last = 0  # the number of the name above
    for position, row in enumerate(rows):
        number = lone_number(row.text)
        if not number:
            bare, start = bare_number(row.text)
            last = bare if bare and headings.match(row.text[start:]) is not None else last
            continue
        name = _late_name(rows, position, headings) if number == last + 1 > 1 else None
        if name is not None:
            moved = gathered[name]._replace(follows_blank=False)
            below = gathered[name + 1]._replace(follows_blank=False)
            between = gathered[position + 1 : name]
            gathered[position + 1 : name + 2] = [moved, *between, below]
            last += 1
    return gathered


def _late_name(rows: Sequence[Row], number: int, headings: HeadingIndex) -> int | None:
    """Where the name stands that a lone number waits for, in the text that begins below it."""
    first = leading_marker(rows[number + 1].text) if number + 1 < len(rows) else None
    if first is None or first.ordinal != 1:
        return None
    for position in range(number + 2, min(number + MAX_LATE, len(rows) - 1)):
        text = rows[position].text
        if lone_number(text) or bare_number(text)[0]:
            return None
        match = headings.match(text) if leading_marker(text) is None else None
        if match is not None and match.score == 1.0:
            return position
    return None


def _may_be_parted(rows: Sequence[Row], position: int) -> bool:
    """Whether a row can be the first one of a name in a cell: its number stands above it, or it
    ends where no name does."""
    is_numbered = position > 0 and lone_number(rows[position - 1].text)
    return bool(is_numbered) or is_open_name(rows[position].text)


def _rest_of_name(rows: Sequence[Row], first: int, headings: HeadingIndex) -> list[int]:
    """The further rows of the name that a row begins, where a value's stand among them."""
    name, places = rows[first].text, [first]
    whole: list[int] = []
    position = first + 1
    while position < len(rows) and position - places[-1] <= MAX_BETWEEN + 1:
        longer = f"{name} {rows[position].text}"
        if not _is_item(rows, position) and headings.begins_name(longer):
            name = longer
            places.append(position)
            whole = places[1:] if headings.exact(name) is not None else whole
        position += 1
    is_parted = bool(whole) and whole[-1] - first > len(whole)
    return whole if is_parted else []


def _is_item(rows: Sequence[Row], position: int) -> bool:
    """Whether a row is a number, or begins with one or below one."""
    text = rows[position].text
    if leading_marker(text) is not None or not any(map(str.isalpha, text)):
        return True
    return bool(lone_number(rows[position - 1].text))
