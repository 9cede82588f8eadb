"""The tape of a document in the making: words one after the other, each with its place on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, count, repeat
from typing import NamedTuple

from extractor.page import BBox, Word

_new = tuple.__new__


class Ink(NamedTuple):
    """How a word of a text file is drawn: see `Word`."""

    is_glued: bool = False
    is_visible: bool = True


class Printed(NamedTuple):
    """The words of a page, column by column: texts without white space, boxes, what is visible."""

    texts: Sequence[str]
    boxes: Sequence[BBox]
    is_visible: Iterable[bool]


def boxes_of(corners: Iterable[tuple[float, float, float, float]]) -> list[BBox]:
    """The boxes of many words, left, top, right and bottom edge each."""
    return list(map(_new, repeat(BBox), corners))


class Tape:
    """Builds the words of a document one after the other, with their places on the tape."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str, page_number: int, bbox: BBox, is_visible: bool = True) -> Word:
        """Append a word of a page; `text` must hold no white space."""
        start = self._next()
        return self._append(
            Word(len(self.words), text, page_number, bbox, None, start, is_visible=is_visible)
        )

    def add_page(self, page_number: int, printed: Printed) -> list[Word]:
        """Append a page's words and return them: `add` for many, without a step for each."""
        texts, boxes, is_visible = printed
        if not texts:
            return []
        order, start = len(self.words), self._next()
        starts = accumulate([len(text) + 1 for text in texts], initial=start)
        columns = (count(order), texts, repeat(page_number), boxes, repeat(None), starts)
        fields = zip(*columns, repeat(False), is_visible, strict=False)
        added = list(map(_new, repeat(Word), fields))  # a quarter of the time of calls of Word
        row = " ".join(texts)
        self._parts.append(row)
        self._length += len(row)
        self.words += added
        return added

    def add_text(self, text: str, page_number: int, line_number: int, ink: Ink) -> Word:
        """Append a word of a text file; `text` must hold no white space."""
        start = self._next(ink.is_glued)
        return self._append(
            Word(len(self.words), text, page_number, None, line_number, start, *ink)
        )

    def _next(self, is_glued: bool = False) -> int:
        """Where the next word starts, after the space that parts it from the one before."""
        if self.words and not is_glued:
            self._parts.append(" ")
            self._length += 1
        return self._length

    def _append(self, word: Word) -> Word:
        self._parts.append(word.text)
        self._length += len(word.text)
        self.words.append(word)
        return word

    @property
    def text(self) -> str:
        return "".join(self._parts)
