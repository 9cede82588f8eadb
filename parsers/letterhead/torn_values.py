"""Values of a letterhead that it breaks over lines: sites, addresses, a number behind its code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from parsers.letterhead.lines import HeadLine
from parsers.letterhead.values import HeadPart, LineKind, values_of
from parsers.lists.line_breaks import MOST_PARTS, join_lines

# "Telp. (0342)" at a line's end, "801234" at the next one's start
_AREA_CODE = re.compile(r"\(?0\d{2,3}\)?[\s-]*$")
_REST = re.compile(r"[1-9][\d\s-]{3,10}$")


class TornValue(NamedTuple):
    """A value, the words as they are printed, broken, and the lines that they stand on."""

    part: HeadPart
    words: Passage
    lines: tuple[HeadLine, ...]


def torn_values(region: Sequence[HeadLine]) -> dict[tuple[int, int], TornValue]:
    """The values that go on over lines of one column, by the key of their first line.

    >>> torn_values(())
    {}
    """
    found: dict[tuple[int, int], TornValue] = {}
    held: set[tuple[int, int]] = set()
    for position, head in enumerate(region):
        if head.key in held:
            continue
        value = next(_readings(region[position:]), None)
        if value is not None:
            found[head.key] = value
            held.update(line.key for line in value.lines)
    return found


def _readings(region: Sequence[HeadLine]) -> Iterator[TornValue]:
    """What the first line is together with those under it, most lines first."""
    first = region[0]
    if not any(sign in first.passage.text for sign in (".", "@", "://")):
        return
    column = [first, *islice(_lone_words(region[1:], first), MOST_PARTS - 1)]
    for count in range(len(column), 1, -1):
        lines = column[:count]
        words = join_lines(head.passage for head in lines)
        if len(words.text.split()) != len(first.passage.text.split()):
            continue
        parts = values_of(words)
        if len(parts) == 1 and parts[0].stretch == range(len(words)) and _is_site(parts[0]):
            printed = join_passages(head.passage for head in lines)
            yield TornValue(parts[0], printed, tuple(lines))


def _lone_words(below: Sequence[HeadLine], first: HeadLine) -> Iterator[HeadLine]:
    """The next lines of the column, as long as they are one word each."""
    for head in below:
        if head.is_aligned_with(first):
            if len(head.passage.text.split()) > 1:
                return
            yield head


def torn_number(head: HeadLine, below: HeadLine) -> int | None:
    """Where an area code starts at a line's end whose number stands on the next line."""
    code = _AREA_CODE.search(head.passage.text)
    first = below.parts[0] if below.parts else None
    if code is None or first is None or first.kind is not LineKind.PHONE:
        return None
    if first.stretch.start or not _REST.match(first.passage.text):
        return None
    return code.start() if head.is_neighbour_of(below) else None


def _is_site(part: HeadPart) -> bool:
    return part.kind in (LineKind.EMAIL, LineKind.WEBSITE)
