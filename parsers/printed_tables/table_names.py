"""The names of a printed table, with the table's own numbers told from those of its lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.passage import join_passages
from parsers.markers import bare_number, leading_marker, lone_number
from parsers.names.headings import HeadingIndex
from parsers.names.row_parts import number_before
from parsers.printed_tables.number_columns import give_numbers
from parsers.printed_tables.scattered_names import ScatteredName, find_names
from parsers.section import Row
from parsers.sheet.labels import lone_label
from parsers.tables.columns import is_label_head, is_typed_head
from parsers.text_rows.heading_rows import is_label

_BRACKETS = re.compile(r"\([^()]{0,40}\)")  # "(Bagan 2)", behind a name

MIN_NAMES = 4  # different components of a table


class TableNames(NamedTuple):
    """The names of a table, one that is printed again over a page's end as one; its rows, names
    and the words beside them parted; what stands behind its numbers; how often it names one; the
    places of names whose lists have their numbers apart, where nobody can tell which items."""

    names: Sequence[TableName]
    rows: Sequence[Row]
    sign: str
    times: int
    doubtful: frozenset[int] = frozenset()


def table_names(rows: Sequence[Row], headings: HeadingIndex) -> TableNames | None:
    """The names of the table that the rows print; None where they are too few, or one comes again
    and no number tells which of them is a name."""
    printed = find_names(rows, headings)
    parted, rows = _parted(printed, rows)
    names = _numbered_first(parted, rows)
    if len({name.component for name in names}) < MIN_NAMES or not _are_apart(names, rows):
        return None
    if _names_service(names, rows):
        return None
    if _are_headings(names, rows) or _stand_above_texts(names, rows):
        return None
    sign = _own_sign(rows, names)
    names = _with_unknown(names, rows, sign)
    columns = give_numbers(rows, [name.places for name in names], _own_numbers(names, rows))
    names = [_moved(name, columns.moved) for name in names]
    attached, places = _with_numbers(columns.rows, names, sign, len(printed))
    return TableNames(places, attached, sign, len(printed), columns.doubtful)


def _moved(name: TableName, places: Mapping[int, int]) -> TableName:
    return name._replace(places=tuple(places[one] for one in name.places))


def _own_numbers(names: Sequence[TableName], rows: Sequence[Row]) -> frozenset[int]:
    """The rows that are the table's own numbers, each above its name."""
    return frozenset(
        name.first - 1
        for name in names
        if number_of(name, rows) and number_of(name, rows) == lone_number(rows[name.first - 1].text)
    )


def _stand_above_texts(names: Sequence[TableName], rows: Sequence[Row]) -> bool:
    """Whether each name has the table's next number and a text below, and either all names have
    theirs on their own rows or lists have numbers on rows of theirs: names are headings there."""
    numbers = [number_of(name, rows) for name in names]
    counts_on = all(
        number and number in (1, before + 1) for before, number in pairwise((0, *numbers))
    )
    if not counts_on:
        return False
    alone = sum(bool(lone_number(row.text)) for row in rows[names[0].first :])
    is_beside = all(leading_marker(rows[name.first].text) for name in names)
    ends = [*(name.first - 1 for name in names[1:]), len(rows)]
    return (is_beside or alone > len(names)) and all(
        any(not lone_number(row.text) for row in rows[name.places[0] + 1 : end + 1])
        for name, end in zip(names, ends, strict=True)
    )


def _are_headings(names: Sequence[TableName], rows: Sequence[Row]) -> bool:
    """Whether the names are headings of a text that prints no table's head and numbers none of
    them: each stands above a text of its own."""
    is_bare = not any(number_of(name, rows) for name in names)
    if not is_bare or any(is_typed_head(row.text) or is_label_head(row.text) for row in rows):
        return False
    ends = [*(name.first for name in names[1:]), len(rows)]
    return all(end > name.places[-1] + 1 for name, end in zip(names, ends, strict=True))


class TableName(NamedTuple):
    """A component's name and the rows that it stands on."""

    component: str
    places: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.places[0]


def _names_service(names: Sequence[TableName], rows: Sequence[Row]) -> bool:
    """Whether a row of the table names the service with a component's words: "Jenis Pelayanan",
    and below it "Penanganan Pengaduan"."""
    held = {place for name in names for place in name.places}
    above = [name.first - 1 for name in names if name.first and name.first - 1 not in held]
    return any(lone_label(rows[place].text) == "title" for place in above)


def _numbered_first(names: Sequence[TableName], rows: Sequence[Row]) -> list[TableName]:
    """The names without those that a numbered one of the same component makes words of a text."""
    counted = {name.component for name in names if number_of(name, rows)}
    return [name for name in names if number_of(name, rows) or name.component not in counted]


def _are_apart(names: Sequence[TableName], rows: Sequence[Row]) -> bool:
    """Whether each component is named once, or each of its names has a number of the table's."""
    counts = Counter(name.component for name in names)
    again = [name for name in names if counts[name.component] > 1]
    return all(number_of(name, rows) for name in again)


def number_of(name: TableName, rows: Sequence[Row]) -> int:
    """The number of a table's row that a name has, before it or above; 0 for none."""
    return number_before(rows, name.first)[0]


def _with_unknown(names: Sequence[TableName], rows: Sequence[Row], sign: str) -> list[TableName]:
    """The names with those that the law does not know: labels below the number that is next to that
    of the name before."""
    held = {place for name in names for place in name.places}
    found = [*names]
    numbers = {name.first: number_of(name, rows) for name in names}
    last = 0
    for position in range(1, len(rows)):
        last = numbers.get(position, last)
        above, row = rows[position - 1].text, rows[position]
        is_next = sign_of(above) == sign and lone_number(above) == last + 1
        is_free = position not in held and last + 1 not in numbers.values()
        if is_next and is_free and _is_label_alone(row.text):
            found.append(TableName("", (position,)))
            last += 1
    return sorted(found, key=lambda name: name.first)


def _is_label_alone(text: str) -> bool:
    """Whether a row names something without a mark."""
    return is_label(text) and leading_marker(text) is None and sign_of(text) is None


def _with_numbers(
    rows: Sequence[Row], names: Sequence[TableName], own: str, count: int
) -> tuple[Sequence[Row], Sequence[TableName]]:
    """The rows, each number of a list that stands alone before the item below it; and the names by
    their new places. The table has `count` names: more numbers of its own kind are lists', too."""
    are_mixed = sum(sign_of(row.text) == own for row in rows) > count
    named = {place for name in names for place in name.places}
    joined: list[Row] = []
    places: list[int] = []
    for position, row in enumerate(rows):
        places.append(len(joined))
        above = [sign_of(one.text) for one in rows[max(position - 2, 0) : position]]
        is_item = bool(above) and above[-1] is not None and position not in named
        is_item = is_item and (are_mixed or above[-1] != own)
        if is_item and sign_of(row.text) is None and above[:-1] in ([], [None]):
            number = joined.pop()
            passage = join_passages([number.passage, row.passage])
            row = row._replace(passage=passage, follows_blank=number.follows_blank)
            places[-1] -= 1
        joined.append(row)
    return joined, [_moved(name, dict(enumerate(places))) for name in names]


def _own_sign(rows: Sequence[Row], names: Sequence[TableName]) -> str:
    """What stands behind the table's own numbers, above its names or before them."""
    signs: Counter[str] = Counter()
    for name in names:
        text = rows[name.first].text
        marker = leading_marker(text)
        if marker is not None or bare_number(text)[0]:
            number = text[: marker.end] if marker is not None else ""
            signs[number.strip(" 0123456789")] += 1
        elif name.first and (sign := sign_of(rows[name.first - 1].text)) is not None:
            signs[sign] += 1
    return signs.most_common(1)[0][0] if signs else ""


def sign_of(text: str) -> str | None:
    """What stands behind a number that is all of a row: a full stop, a bracket or nothing."""
    return text.strip(" 0123456789") if lone_number(text) else None


def _parted(
    names: Sequence[ScatteredName], rows: Sequence[Row]
) -> tuple[list[TableName], list[Row]]:
    """The rows, those that a name shares with a value parted there; and the names by their rows,
    one that is printed again over a page's end as one."""
    ends = {piece.place: piece.end for name in names for piece in name.pieces}
    owner = {piece.place: name for name in names for piece in name.pieces}
    parted: list[Row] = []
    places: dict[int, list[int]] = {}
    for position, row in enumerate(rows):
        end = ends.get(position)
        if end is None:
            parted.append(row)
            continue
        places.setdefault(owner[position].first, []).append(len(parted))
        parted.append(row._replace(passage=row.passage.cut(0, end)))
        if value := row.passage.cut(end):
            parted.append(row._replace(passage=value, follows_blank=False))
    found: list[TableName] = []
    for name in names:
        own = tuple(places[name.first])
        if _BRACKETS.fullmatch(parted[own[-1] + 1].text if own[-1] + 1 < len(parted) else ""):
            own = (*own, own[-1] + 1)
        if found and found[-1].component == name.component:
            own = (*found.pop().places, *own)
        found.append(TableName(name.component, own))
    return found, parted
