"""Columns that a text keeps apart by spaces, as `pdftotext -layout` and copies from viewers do.

White that runs down through several lines, with text on both sides of it, parts columns. What
stands in which column is then a matter of places, as on a page; so nothing is cut here but lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

MIN_LINES = 4  # that a gutter runs through
MIN_BOTH_SIDES = 3  # of them with text at its left and at its right
MIN_WIDTH = 2  # letters; single spaces stand between words
MAX_LINES = 400  # that one gutter is followed through: a page has some sixty
MAX_IDLE_LINES = 40  # without enough of them that have text on both sides
MAX_GAPS = 8  # of a line that are tried as gutters
TAB = 8  # letters

_GAP = re.compile(r"\S(\s{2,})(?=\S)")


def find_gutters(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where columns are parted: (first line, last line, letter at which the right one starts)."""
    found: list[tuple[int, int, int]] = []
    number = 0
    while number < len(lines):
        gutters = [
            gutter for end in _gap_ends(lines[number]) if (gutter := _followed(lines, number, end))
        ]
        found += gutters
        number = max((last for _, last, _ in gutters), default=number) + 1
    return found


def _gap_ends(line: str) -> list[int]:
    return [match.end() for match in islice(_GAP.finditer(line), MAX_GAPS)]


def _followed(lines: Sequence[str], first: int, start: int) -> tuple[int, int, int] | None:
    """The gutter left of a word, as far as it goes on below; None where it is too short.

    A line that ends before it, or begins behind it, leaves it open; a letter in it ends it.
    """
    last, used, both = first, 0, 0
    for number in range(first, min(len(lines), first + MAX_LINES)):
        line = lines[number]
        if not line.strip():
            continue
        if line[max(start - MIN_WIDTH, 0) : start].strip():
            break
        has_left, has_right = bool(line[:start].strip()), bool(line[start:].strip())
        if has_right and not _starts_at(line, start):
            break
        used += 1
        both += has_left and has_right
        if used > MAX_IDLE_LINES and both < MIN_BOTH_SIDES:
            break
        if has_right:
            last = number
    is_long = used >= MIN_LINES and both >= MIN_BOTH_SIDES
    return (first, last, start) if is_long else None


def _starts_at(line: str, start: int) -> bool:
    """Whether the first word from a place on stands there, or behind the indent of a list."""
    inner = line[start:]
    return len(inner) - len(inner.lstrip()) <= TAB
