"""Names of a table's components among its texts, on rows of their own or before a value.

A program that prints a table's cells one by one, or by their height on the page, breaks a name in
a narrow cell anywhere, and may put a row of the text beside it between two of its rows. A name is
known by all its rows together, the longest that make one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from parsers.lists.paragraphs import is_broken_off
from parsers.markers import bare_number, leading_marker, lone_number
from parsers.names.component_texts import STATED, fits
from parsers.names.headings import HeadingIndex, begins_cell, is_name_rest, is_open_name, is_value
from parsers.section import Row

MAX_ROWS = 7  # of a name in a narrow cell
MAX_BETWEEN = 5  # rows of the text beside it, between two of a name
MAX_REST_WORDS = 3
MIN_SURE_WORDS = 2  # of a name below a row that breaks off
MAX_WORDS = 8  # of a name on one row

_WORD = re.compile(r"\S+")


class Piece(NamedTuple):
    """What a name has of a row: from the row's start up to a letter."""

    place: int
    end: int


class ScatteredName(NamedTuple):
    """A component's name: its pieces, of which the first may begin with its number."""

    component: str
    pieces: tuple[Piece, ...]
    is_whole: bool  # its rows hold nothing else

    @property
    def first(self) -> int:
        return self.pieces[0].place


def find_names(rows: Sequence[Row], headings: HeadingIndex) -> list[ScatteredName]:
    """The names in their order, each component's once where one of them stands on rows of its own
    and the others before words that may be a sentence's."""
    found: list[ScatteredName] = []
    held: set[int] = set()
    counted: set[int] = set()
    listed: list[ScatteredName] = []  # with the next number of a list
    last = 0  # the number of the last name that has one
    for position in range(len(rows)):
        marker = leading_marker(rows[position].text)
        is_next = marker is not None and marker.ordinal == last + 1
        if position in held:
            continue
        name = _name_at(rows, position, headings)
        if name is not None and position - 1 not in held and _is_item(rows, position):
            if name.is_whole:
                listed.append(name)
            continue
        if name is not None and not (is_next or _is_beside_value(rows, name)):
            name = None
        if name is not None and _is_in_sentence(rows, name):
            name = None
        if name is not None and held.isdisjoint(piece.place for piece in name.pieces):
            held.update(piece.place for piece in name.pieces)
            found.append(name)
            last = marker.ordinal if marker is not None else last
            counted |= {position} if is_next else set()
    known = {name.component for name in found}
    found += [name for name in listed if name.component not in known]
    found.sort(key=lambda name: name.first)
    whole = {name.component for name in found if name.is_whole}
    return [
        name
        for name in found
        if name.is_whole or name.component not in whole or name.first in counted
    ]


def _is_in_sentence(rows: Sequence[Row], name: ScatteredName) -> bool:
    """Whether a name of one word may be the rest of the row above, which breaks off."""
    above = rows[name.first - 1].text if name.first else ""
    is_apart = rows[name.first].follows_blank or lone_number(above)
    return not is_apart and is_broken_off(above) and _letters(rows, name) < MIN_SURE_WORDS


def _name_at(rows: Sequence[Row], position: int, headings: HeadingIndex) -> ScatteredName | None:
    """The longest name that begins on a row."""
    found = [
        name
        for piece in _first_pieces(rows, position, headings)
        if (name := _grown(rows, piece, headings)) is not None
    ]
    return max(found, key=lambda name: _letters(rows, name), default=None)


def _letters(rows: Sequence[Row], name: ScatteredName) -> int:
    return sum(len(rows[piece.place].text[: piece.end].split()) for piece in name.pieces)


def _first_pieces(rows: Sequence[Row], position: int, headings: HeadingIndex) -> Iterator[Piece]:
    """The whole row, if a name may begin so, or those first words of it before a value."""
    text = rows[position].text
    start = _start(text)
    if lone_number(text) or not text[start:][:1].isupper():
        return
    if len(text[start:].split()) <= MAX_WORDS and headings.begins_name(text[start:]):
        yield Piece(position, len(text))
        return
    yield from (
        Piece(position, end)
        for end in _ends(text, start)
        if (begins_cell(text[end:]) or is_open_name(text[start:end]))
        and headings.begins_name(text[start:end])
    )


def _start(text: str) -> int:
    """Where a row's words begin behind the number that a table's row may have."""
    marker = leading_marker(text)
    if marker is not None and not marker.is_bullet and marker.kind.startswith("decimal"):
        return marker.end + len(text[marker.end :]) - len(text[marker.end :].lstrip())
    return bare_number(text)[1]


def _is_item(rows: Sequence[Row], position: int) -> bool:
    """Whether a row's number counts on from the row above."""
    own = leading_marker(rows[position].text)
    above = leading_marker(rows[position - 1].text) if position else None
    return own is not None and above is not None and above.is_followed_by(own)


def _ends(text: str, start: int) -> list[int]:
    words = list(_WORD.finditer(text, start))[: MAX_WORDS + 1]
    named = takewhile(lambda word: not any(map(str.isdigit, word.group())), words[:-1])
    return [word.end() for word in named]


def _grown(rows: Sequence[Row], first: Piece, headings: HeadingIndex) -> ScatteredName | None:
    """The longest name that begins with some words, on the rows below them, too."""
    pieces = [first]
    best: ScatteredName | None = None
    name = rows[first.place].text[_start(rows[first.place].text) : first.end]
    position = first.place
    while True:
        match = headings.exact(name)
        if match is not None and (best is None or best.component == match.component):
            best = ScatteredName(match.component, tuple(pieces), _are_whole(rows, pieces))
        grown = None
        while grown is None and position + 1 < len(rows):
            position += 1
            if position - pieces[-1].place > MAX_BETWEEN + 1 or len(pieces) >= MAX_ROWS:
                return best
            is_far = best is not None and position > pieces[-1].place + 1
            is_far = is_far and not is_open_name(name)
            if is_far and not _may_be_rest(rows[position].text):
                if next(_first_pieces(rows, position, headings), None) is not None:
                    return best  # the next name
                continue
            is_beside = pieces[-1].end < len(rows[pieces[-1].place].text)
            grown = _next_piece(rows, position, name, headings, is_beside=is_beside)
            if grown is None and next(_first_pieces(rows, position, headings), None) is not None:
                return best
        if grown is None:
            return best
        pieces.append(grown)
        name = f"{name} {rows[grown.place].text[: grown.end]}"


def _may_be_rest(text: str) -> bool:
    """Whether a row further below a whole name may be more of it: a few words that no text begins
    with."""
    words = text.split()
    is_inside = words[0] in ("dan", "atau", "serta", "/") or is_name_rest(text)
    return len(words) <= MAX_REST_WORDS and is_inside


def _are_whole(rows: Sequence[Row], pieces: Sequence[Piece]) -> bool:
    return all(piece.end == len(rows[piece.place].text) for piece in pieces)


def _next_piece(
    rows: Sequence[Row], position: int, name: str, headings: HeadingIndex, *, is_beside: bool
) -> Piece | None:
    """What a row has of a name that began above: all of it, or what stands before a value, or
    before any words where words stand beside the name's row above, too."""
    text = rows[position].text
    start = bare_number(text)[1]  # behind the table's number, beside the name's middle row
    if leading_marker(text) is not None or text[start : start + 1].isdigit():
        return None
    if len(text.split()) <= MAX_WORDS and headings.begins_name(f"{name} {text}"):
        return Piece(position, len(text))
    for end in reversed(_ends(text, start)):
        if (is_beside or is_value(text[end:])) and headings.begins_name(f"{name} {text[:end]}"):
            return Piece(position, end)
    return None


def _is_beside_value(rows: Sequence[Row], name: ScatteredName) -> bool:
    """Whether what stands beside a name's words is a value, and no sentence that begins so."""
    first = rows[name.first].text
    if name.is_whole or bare_number(first)[0]:
        return True
    rests = [
        rows[piece.place].text[piece.end :].strip()
        for piece in name.pieces
        if piece.end < len(rows[piece.place].text)
    ]
    if all(is_value(rest) for rest in rests):
        return True
    if name.component in STATED and fits(name.component, rests):
        return True
    is_long = sum(len(rows[one.place].text[: one.end].split()) for one in name.pieces) > 1
    return is_long and leading_marker(first) is None
