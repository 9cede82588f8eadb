"""The words of a page as their reader gives them, before they are put on the tape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

RawWord = tuple[float, float, float, float, str, int, int, int]  # box, text, block, line, word
OVERLAY = -2  # stands for the word's number where it is laid over the page's text
UNSEEN = -1  # stands for the word's number where a part of it leaves no ink

Corners = tuple[float, float, float, float]  # left, top, right and bottom edge


class RawWords(NamedTuple):
    """A page's words column by column: a question to all of them is one call for each column."""

    lefts: Sequence[float] = ()
    tops: Sequence[float] = ()
    rights: Sequence[float] = ()
    bottoms: Sequence[float] = ()
    texts: Sequence[str] = ()
    blocks: Sequence[int] = ()
    lines: Sequence[int] = ()
    numbers: Sequence[int] = ()

    @property
    def corners(self) -> Iterator[Corners]:
        """The box of each word."""
        return zip(self.lefts, self.tops, self.rights, self.bottoms, strict=True)

    @property
    def line_keys(self) -> Iterator[tuple[int, int]]:
        """The reader's own line of each word: blocks have lines of their own."""
        return zip(self.blocks, self.lines, strict=True)

    def first(self, count: int) -> RawWords:
        """So many words from the first on."""
        return RawWords._make(column[:count] for column in self)

    def kept(self, is_kept: Sequence[object]) -> RawWords:
        """The words whose sign is true."""
        return RawWords._make(tuple(compress(column, is_kept)) for column in self)


def columns_of(raw: Iterable[RawWord]) -> RawWords:
    """The columns of a page's words; of no words all are empty."""
    return RawWords(*zip(*raw, strict=True))
