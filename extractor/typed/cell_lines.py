"""The lines of a table's cell, as converters write them, made lines of print again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.page import Word

_SIGNS = re.compile(r"[.,;:)]+")
_UNSIGNED = re.compile(r"\d{1,2}|[A-Za-z]")


class SetWord(NamedTuple):
    """A word as read, and where it starts in its line, in letters."""

    word: Word
    column: int


def printed_lines(lines: Iterable[Sequence[SetWord]]) -> list[list[SetWord]]:
    """A cell's lines of words, each counted from the cell's left edge.

    Signs that a converter wrote on a line of their own go back to the line above: a full stop to
    the number that it begins with ("1 Meja" above "."), others to its end.
    """
    found: list[list[SetWord]] = []
    for line in lines:
        is_signs = all(_SIGNS.fullmatch(word.text) for word, _ in line if word.is_visible)
        if not line:
            continue
        if found and is_signs and any(word.is_visible for word, _ in line):
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
