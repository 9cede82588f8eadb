"""The lines of a table's cell, as converters write them, made lines of print again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.page import Word
from extractor.typed.wrapping import SPACE_PT, ink_width_pt

LETTER_PT = 6.0  # a letter's width where nothing is known of the print
INK_PT = 3.0  # a word's part of the space behind it: one space parts words, two part columns

_SIGNS = re.compile(r"[.,;:)]+")
_UNSIGNED = re.compile(r"\d{1,2}|[A-Za-z]")


class SetWord(NamedTuple):
    """A word as read, and where it starts in its line, in letters."""

    word: Word
    column: int


class PlacedWord(NamedTuple):
    """A word, and where it starts and ends, from its line's start."""

    word: Word
    x0_pt: float
    x1_pt: float


def typed_places(line: Sequence[SetWord]) -> list[PlacedWord]:
    """The words of a line at their letters' places, all letters as wide."""
    return [
        PlacedWord(word, column * LETTER_PT, (column + len(word.text)) * LETTER_PT + INK_PT)
        for word, column in line
    ]


def printed_places(line: Sequence[SetWord]) -> list[PlacedWord]:
    """The words of a line about where a page had them."""
    found: list[PlacedWord] = []
    end = 0  # of the word before, in letters
    x_pt = 0.0
    for word, column in line:
        x_pt += max(column - end, 0) * SPACE_PT
        found.append(PlacedWord(word, x_pt, x_pt + ink_width_pt(word.text)))
        x_pt, end = found[-1].x1_pt, column + len(word.text)
    return found


def printed_lines(lines: Iterable[Sequence[SetWord]]) -> list[list[SetWord]]:
    """A cell's lines of words, each counted from the cell's left edge.

    Signs that a converter wrote on a line of their own go back to the line above: a full stop to
    the number that it begins with ("1 Meja" above "."), others to its end.
    """
    found: list[list[SetWord]] = []
    for line in lines:
        if not line:
            continue
        seen = [word for word, _ in line if word.is_visible]
        if found and seen and all(_SIGNS.fullmatch(word.text) for word in seen):
            for word, _ in line:
                found[-1] = _with_sign(found[-1], word)
            continue
        start = line[0].column
        found.append([SetWord(word, column - start) for word, column in line])
    return found


def _with_sign(line: Sequence[SetWord], sign: Word) -> list[SetWord]:
    seen = [n for n, (word, _) in enumerate(line) if word.is_visible]
    first = seen[0] if seen else 0
    is_unsigned = len(seen) > 1 and _UNSIGNED.fullmatch(line[first].word.text) is not None
    has_sign = len(seen) > 1 and _SIGNS.fullmatch(line[seen[1]].word.text) is not None
    if not is_unsigned or has_sign or sign.text not in (".", ")"):
        last = line[-1]
        return [*line, SetWord(sign, last.column + len(last.word.text))]
    end = line[first].column + len(line[first].word.text)
    moved = (SetWord(word, column + len(sign.text)) for word, column in line[first + 1 :])
    return [*line[: first + 1], SetWord(sign, end), *moved]
