"""Printed rows of words that know what tables of text ask of each of them again and again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extractor.page import BBox, Word, enclosing_box, text_of
from parsers.cell_lines import word_rows


class PrintedRow(tuple[Word, ...]):
    """The words of one row, left to right. Its text and its box are made at the first question."""

    @cached_property
    def text(self) -> str:
        return " ".join(map(text_of, self))

    @cached_property
    def bbox(self) -> BBox:
        return enclosing_box([word.bbox for word in self if word.bbox])


Rows = Sequence[PrintedRow]


def printed_rows(words: Sequence[Word]) -> list[PrintedRow]:
    """The words as rows, from top to bottom; words without a place are in none."""
    return [*map(PrintedRow, word_rows(words))]
