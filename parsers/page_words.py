"""The words of a page, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from extractor.page import BBox, Cell, Document, Word
from extractor.passage import Passage, words_passage
from parsers.printed_rows import PrintedRow, printed_rows


class PageWords:
    """The visible words of one page, found by place."""

    def __init__(self, document: Document, words: Sequence[Word]) -> None:
        self.document = document
        placed = sorted(
            [
                ((box[1] + box[3]) / 2, word.order, (box[0] + box[2]) / 2, word)
                for word in words
                if (box := word.bbox) is not None and word.is_visible
            ]
        )
        self._middles = [middle for middle, _, _, _ in placed]
        self._across = [across for _, _, across, _ in placed]
        self.words = [word for _, _, _, word in placed]
        self._found: dict[BBox, tuple[Word, ...]] = {}  # the same cells are asked again and again

    @cached_property
    def rows(self) -> list[PrintedRow]:
        """The printed rows of the whole page."""
        return printed_rows(self.words)

    def inside(self, box: BBox) -> tuple[Word, ...]:
        """The words whose middle lies in the box, from top to bottom."""
        if box not in self._found:
            self._found[box] = self._inside(box)
        return self._found[box]

    def _inside(self, box: BBox) -> tuple[Word, ...]:
        left_pt, top_pt, right_pt, bottom_pt = box
        first = bisect_left(self._middles, top_pt)
        last = bisect_right(self._middles, bottom_pt)
        found = zip(self.words[first:last], self._across[first:last], strict=True)
        return tuple([word for word, across in found if left_pt <= across <= right_pt])

    def held(self, *cells: Cell) -> list[Word]:
        """The words of cells as one reads them, row by row."""
        words = [word for cell in cells for word in self.inside(cell.bbox)]
        return [word for row in printed_rows(words) for word in row]

    def text(self, *cells: Cell) -> str:
        """The words of cells as one text."""
        return " ".join(word.text for word in self.held(*cells))

    def passage(self, *cells: Cell) -> Passage | None:
        """The words of cells as one passage, if they have any."""
        words = self.held(*cells)
        return words_passage(self.document, words) if words else None


def pages_of(document: Document) -> dict[int, PageWords]:
    """The words of every page, by page number; pages without words have an empty entry."""
    words: dict[int, list[Word]] = {page.number: [] for page in document.pages}
    for number, found in groupby(document.words, attrgetter("page_number")):
        words[number] += found
    return {number: PageWords(document, found) for number, found in words.items()}
