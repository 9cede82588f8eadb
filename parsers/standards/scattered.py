"""A printed table whose names and texts do not stand in pairs -> its sections.

So programs put out a page as text that take a table's columns or cells for blocks of their own. It
is read apart from texts under headings: names are found first, then what is left is shared out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from extractor.passage import join_passages
from parsers.furniture.signature import (
    is_electronic_note,
    read_signature,
    starts_closing,
)
from parsers.markers import bare_number, leading_marker, lone_number
from parsers.names.headings import HeadingIndex
from parsers.names.titles import PART_NAME, is_part_heading
from parsers.section import Row, Section
from parsers.standards.heading_sections import HeadedBody, with_numbers
from parsers.standards.scattered_services import heads_names, keys_of
from parsers.tables.columns import (
    is_head_cell,
    is_label_head,
    is_text_head,
    is_typed_head,
)
from parsers.text_rows.heading_rows import is_label
from parsers.text_rows.loose_boxes import loose_boxes
from parsers.text_rows.narrow_cells import wrapped_as_one, wrapped_width
from parsers.text_rows.scattered_names import ScatteredName, find_names
from parsers.text_rows.scattered_texts import Names, Share, is_own_text, share_out

_PART = re.compile(r"(?:[AB]|I{1,2})?\s?[.)]?\s*komponen\b", re.IGNORECASE)
_PART_LETTER = re.compile(r"(?:[AB]|I{1,2})[.)]?")

MIN_NAMES = 4  # different components of a table
MAX_UNKNOWN = 1  # numbers without a known name
MIN_WRAPPED = 2  # names that take several rows: they stand in a narrow column
MAX_NOTE_ROWS = 3  # of the note below an electronically signed page
MIN_COPIED = 2  # rows of a page's head that come again below another


class _Name(NamedTuple):
    """A component's name and the rows that it stands on."""

    component: str
    places: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.places[0]


@dataclass(slots=True)
class _Table:
    """The rows of a printed table by what they are."""

    names: Sequence[_Name]
    sign: str  # behind the table's own numbers
    heads: list[Row] = field(default_factory=list)  # and the table's own numbers, and parts
    below: list[Row] = field(default_factory=list)  # signatures, heads of further pages
    texts: list[tuple[int, Row]] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)
    has_head: bool = False


def read_scattered(rows: Sequence[Row], headings: HeadingIndex) -> HeadedBody | None:
    """The sections of a table that a text prints so; None where there is none, or where each name
    stands above its text and can be read as any heading."""
    if any(row.bbox is not None for row in rows):
        return None
    printed = find_names(rows, headings)
    names, rows = _parted(printed, rows)
    names = _numbered_first(names, rows)
    if len({name.component for name in names}) < MIN_NAMES or not _are_apart(names, rows):
        return None
    if _stand_above_texts(names, rows):
        return None
    own = _own_sign(rows, names)
    names = _with_unknown(names, rows, own)
    attached, places = _with_numbers(rows, names, own, len(printed))
    table = _Table(places, own)
    _sort(table, attached)
    return _body(table, attached) if _is_table(table, attached, len(printed)) else None


def _numbered_first(names: Sequence[_Name], rows: Sequence[Row]) -> list[_Name]:
    """The names without those that a numbered one of the same component makes words of a text."""
    counted = {name.component for name in names if _number_of(name, rows)}
    return [name for name in names if _number_of(name, rows) or name.component not in counted]


def _are_apart(names: Sequence[_Name], rows: Sequence[Row]) -> bool:
    """Whether each component is named once, or each of its names has a number of the table's."""
    counts = Counter(name.component for name in names)
    again = [name for name in names if counts[name.component] > 1]
    return all(_number_of(name, rows) for name in again)


def _stand_above_texts(names: Sequence[_Name], rows: Sequence[Row]) -> bool:
    """Whether each name is a heading: it has the table's next number and a text below, and either
    all names have theirs on their own rows or lists have numbers on rows of theirs; or none has a
    number, there is no head, and each has a text below."""
    numbers = [_number_of(name, rows) for name in names]
    counts_on = all(
        number and number in (1, before + 1) for before, number in pairwise((0, *numbers))
    )
    alone = sum(bool(lone_number(row.text)) for row in rows[names[0].first :])
    is_beside = all(leading_marker(rows[name.first].text) for name in names)
    ends = [*(name.first - 1 for name in names[1:]), len(rows)]
    is_export = not any(numbers) and _head_top(rows, names[0].first) is None
    is_counted = counts_on and (is_beside or alone > len(names))
    return (is_counted or is_export) and all(
        any(not lone_number(row.text) for row in rows[name.places[0] + 1 : end + 1])
        for name, end in zip(names, ends, strict=True)
    )


def _number_of(name: _Name, rows: Sequence[Row]) -> int:
    """The number of a table's row that a name has, before it or above; 0 for none."""
    marker = leading_marker(rows[name.first].text)
    own = marker.ordinal if marker is not None else bare_number(rows[name.first].text)
    return own or (lone_number(rows[name.first - 1].text) if name.first else 0)


def _with_unknown(names: Sequence[_Name], rows: Sequence[Row], sign: str) -> list[_Name]:
    """The names with those that the law does not know: labels below the number that is next to that
    of the name before."""
    held = {place for name in names for place in name.places}
    found = [*names]
    numbers = {name.first: _number_of(name, rows) for name in names}
    last = 0
    for position in range(1, len(rows)):
        last = numbers.get(position, last)
        above, row = rows[position - 1].text, rows[position]
        is_next = _sign(above) == sign and lone_number(above) == last + 1
        is_free = position not in held and last + 1 not in numbers.values()
        if is_next and is_free and _is_own_label(row.text):
            found.append(_Name("", (position,)))
            last += 1
    return sorted(found, key=lambda name: name.first)


def _is_own_label(text: str) -> bool:
    """Whether a row names something without a mark."""
    return is_label(text) and leading_marker(text) is None and _sign(text) is None


def _with_numbers(
    rows: Sequence[Row], names: Sequence[_Name], own: str, count: int
) -> tuple[Sequence[Row], Sequence[_Name]]:
    """The rows, each number of a list that stands alone before the item below it; and the names by
    their new places. The table has `count` names: more numbers of its own kind are lists', too."""
    are_mixed = sum(_sign(row.text) == own for row in rows) > count
    named = {place for name in names for place in name.places}
    joined: list[Row] = []
    places: list[int] = []
    for position, row in enumerate(rows):
        places.append(len(joined))
        above = [_sign(one.text) for one in rows[max(position - 2, 0) : position]]
        is_item = bool(above) and above[-1] is not None and position not in named
        is_item = is_item and (are_mixed or above[-1] != own)
        if is_item and _sign(row.text) is None and above[:-1] in ([], [None]):
            number = joined.pop()
            passage = join_passages([number.passage, row.passage])
            row = row._replace(passage=passage, follows_blank=number.follows_blank)
            places[-1] -= 1
        joined.append(row)
    moved = [name._replace(places=tuple(places[one] for one in name.places)) for name in names]
    return joined, moved


def _own_sign(rows: Sequence[Row], names: Sequence[_Name]) -> str:
    """What stands behind the table's own numbers, above its names or before them."""
    signs: Counter[str] = Counter()
    for name in names:
        text = rows[name.first].text
        marker = leading_marker(text)
        if marker is not None or bare_number(text):
            number = text[: marker.end] if marker is not None else ""
            signs[number.strip(" 0123456789")] += 1
        elif name.first and (sign := _sign(rows[name.first - 1].text)) is not None:
            signs[sign] += 1
    return signs.most_common(1)[0][0] if signs else ""


def _sign(text: str) -> str | None:
    """What stands behind a number that is all of a row: a full stop, a bracket or nothing."""
    return text.strip(" 0123456789") if lone_number(text) else None


def _parted(names: Sequence[ScatteredName], rows: Sequence[Row]) -> tuple[list[_Name], list[Row]]:
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
    found: list[_Name] = []
    for name in names:
        own = tuple(places[name.first])
        if found and found[-1].component == name.component:
            own = (*found.pop().places, *own)
        found.append(_Name(name.component, own))
    return found, parted


def _sort(table: _Table, rows: Sequence[Row]) -> None:
    """Put each row that is no name's where it belongs."""
    first = table.names[0].first
    named = {place for name in table.names for place in name.places}
    top = _head_top(rows, first)
    table.has_head = top is not None
    start = first if top is None else top
    table.above = list(rows[:start]) if top is not None else []
    head = {key for row in rows[start:first] if is_head_cell(row.text) for key in keys_of(row.text)}
    copied = _copied(rows, start, named) if top is not None else set()
    for position in range(start if top is not None else 0, len(rows)):
        row = rows[position]
        if position in named:
            continue
        if position in copied or _is_note(rows, position):
            table.below.append(row)
        elif _sign(row.text) == table.sign or _is_of_table(rows, position, head):
            table.heads.append(row)
        else:
            table.texts.append((position, row))
    _take_signatures(table)


def _head_top(rows: Sequence[Row], first: int) -> int | None:
    """Where the table's head begins above the first name, on one row or a cell on each; its text
    may be printed between the cells."""
    for position in range(first - 1, -1, -1):
        if is_typed_head(rows[position].text):
            return position
    labels = [n for n in range(first) if heads_names(rows[n].text)]
    texts = [n for n in range(first) if is_text_head(rows[n].text)]
    if not labels or not texts:
        return None
    return min(labels[-1], texts[-1])


def _is_of_table(rows: Sequence[Row], position: int, head: set[str]) -> bool:
    """Whether a row is the table's own: its head, a number, the name of a part."""
    text = rows[position].text
    if is_typed_head(text) or not head.isdisjoint(keys_of(text)):
        return True
    if (head and _is_head_again(text)) or (heads_names(text) and not is_label_head(text)):
        return True
    if _PART_LETTER.fullmatch(text):
        return True
    above = f"{rows[position - 1].text} {text}" if position else text
    below = f"{text} {rows[position + 1].text}" if position + 1 < len(rows) else text
    return any(map(_names_part, (text, below))) or (_names_part(above) and not _names_part(text))


def _is_head_again(text: str) -> bool:
    """Whether a row is a further head's: some of its cells, which may share the row."""
    return heads_names(text) or (is_head_cell(text) and len(text.split()) == 1)


def _names_part(text: str) -> bool:
    """Whether words name one of the law's two parts: "A. Komponen … (manufacturing) meliputi"."""
    return is_part_heading(text) or (
        _PART.match(text) is not None and PART_NAME.search(text) is not None
    )


def _copied(rows: Sequence[Row], start: int, named: set[int]) -> set[int]:
    """The rows that come again of those above the table."""
    head = {key for row in rows[:start] for key in keys_of(row.text)}
    again = {
        position
        for position in range(start, len(rows))
        if position not in named and not head.isdisjoint(keys_of(rows[position].text))
    }
    return again if len(again) >= MIN_COPIED else set()


def _is_note(rows: Sequence[Row], position: int) -> bool:
    """Whether a row is of the note below an electronically signed page."""
    for above in range(position, max(position - MAX_NOTE_ROWS, -1), -1):
        if is_electronic_note(rows[above].text):
            return True
        if rows[above - 1].text.rstrip().endswith("."):
            return False
    return False


def _take_signatures(table: _Table) -> None:
    """Take out of each text what signs the sheet at its end."""
    bounds = [name.first for name in table.names[1:]]
    kept: list[tuple[int, Row]] = []
    for low, high in pairwise((-1, *bounds, 10**9)):
        here = [entry for entry in table.texts if low <= entry[0] < high]
        closing = next((n for n, (_, row) in enumerate(here) if starts_closing(row.text)), None)
        if closing is None:
            kept += here
            continue
        signing = [row for _, row in here[closing:]]
        rest = {id(row) for row in read_signature(signing).rest}
        table.below += [row for row in signing if id(row) not in rest]
        kept += [*here[:closing], *(one for one in here[closing:] if id(one[1]) in rest)]
    table.texts = kept


def _is_table(table: _Table, rows: Sequence[Row], count: int) -> bool:
    """Whether the names, `count` of them with those printed again, are a table's: below its head,
    beside its numbers, in a narrow column."""
    numbers = len({lone_number(row.text) for row in table.heads} - {0})
    if numbers > count + MAX_UNKNOWN:
        return False  # of lists, or of rows whose names are not known
    wrapped = sum(len(name.places) > 1 for name in table.names)
    return table.has_head or numbers >= MIN_NAMES or wrapped >= MIN_WRAPPED


def _body(table: _Table, rows: Sequence[Row]) -> HeadedBody:
    body = HeadedBody(above=table.above, below=table.below)
    body.table_heads = [row.passage for row in table.heads]
    texts = _without_boxes(table, body)
    drawn = _drawn(table, texts)
    names = [name for name in table.names if name.component not in drawn]
    counts = tuple(sum(place < name.first for place, _ in texts) for name in names)
    own = [row for _, row in texts]
    components = tuple(name.component for name in names)
    shares = share_out(Names(components, counts), own, has_head=table.has_head)
    if not table.has_head:
        body.above = own[: shares[0].start]
    width = wrapped_width(own)
    held = dict(zip((name.first for name in names), shares, strict=True))
    for name in table.names:
        share = held.get(name.first, Share(0, 0, is_sure=True))
        text = wrapped_as_one(own[share.start : share.end], width)
        heading = join_passages(rows[place].passage for place in name.places)
        kept = text if share.is_sure else ()
        body.sections += with_numbers(Section(name.component or None, heading, kept))
        if not share.is_sure:
            body.unrecognized += [row.passage for row in text]
    return body


def _without_boxes(table: _Table, body: HeadedBody) -> list[tuple[int, Row]]:
    """The texts without the boxes of a drawing, which nothing puts in order."""
    bounds = [sum(place < name.first for place, _ in table.texts) for name in table.names]
    drawn = next(
        (
            bound
            for name, bound in zip(table.names, bounds, strict=True)
            if name.component == "prosedur"
        ),
        None,
    )
    boxes = loose_boxes([row.text for _, row in table.texts], bounds, drawn)
    body.unrecognized += [row.passage for n, (_, row) in enumerate(table.texts) if n in boxes]
    return [one for n, one in enumerate(table.texts) if n not in boxes]


def _drawn(table: _Table, texts: Sequence[tuple[int, Row]]) -> set[str]:
    """The procedure, where nothing is left of it but what is drawn."""
    if len(texts) == len(table.texts):
        return set()
    place = next((n for n, one in enumerate(table.names) if one.component == "prosedur"), None)
    if place is None:
        return set()
    low = table.names[place].first
    high = table.names[place + 1].first if place + 1 < len(table.names) else 10**9
    has_list = any(low < at < high and leading_marker(row.text) for at, row in texts)
    return set() if has_list else {"prosedur"}


def without_foreign(rows: Sequence[Row], sections: Sequence[Section]) -> list[Section]:
    """The sections of a printed table that was read name by name; a text that is not what its name
    asks for stays unread, since it may be another's or of several."""
    if not rows or any(row.bbox is not None for row in rows) or _head_top(rows, len(rows)) is None:
        return [*sections]
    found: list[Section] = []
    for section in sections:
        if section.component is None or is_own_text(section.component, section.body):
            found.append(section)
        else:
            found.append(replace(section, body=()))
            found.append(Section(None, None, section.body))
    return found
