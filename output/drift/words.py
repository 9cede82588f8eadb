"""Two wordings side by side, the words that differ marked."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from output.report.words import shown

MOST_WORDS = 600  # of one wording; comparing takes their square


class Piece(NamedTuple):
    """Words of a wording, and whether the other one lacks them."""

    text: str
    is_marked: bool


def marked_words(old: str | None, new: str | None) -> tuple[list[Piece], list[Piece]]:
    """Both wordings in pieces. One that stands alone, or is very long, is in one piece.

    >>> marked_words("Paling lama 3 hari", "paling lama 5 hari")[1]
    [Piece(text='paling lama', is_marked=False), Piece(text='5', is_marked=True), \
Piece(text='hari', is_marked=False)]
    """
    before, after = shown(old).split(), shown(new).split()
    if old is None or new is None or max(len(before), len(after)) > MOST_WORDS:
        return _whole(old), _whole(new)
    signs = ([word.casefold() for word in before], [word.casefold() for word in after])
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, *signs, autojunk=False).get_opcodes():
        is_marked = tag != "equal"
        left += [Piece(" ".join(before[a0:a1]), is_marked)] if a1 > a0 else []
        right += [Piece(" ".join(after[b0:b1]), is_marked)] if b1 > b0 else []
    return left, right


def _whole(text: str | None) -> list[Piece]:
    return [] if text is None else [Piece(shown(text), False)]
