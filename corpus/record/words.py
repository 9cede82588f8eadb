"""The raw words of a source for a second look: which letters stand in a place."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from extractor.page import Document, Word

# Where a record says that words stand: page and box, or line.
Box = tuple[float, float, float, float]
Spot = tuple[int | None, Box | None, int | None]

BAND_PT = 12.0  # words are kept in bands of this height, so that a place looks at few of them
EDGE_PT = 0.05  # what boxes may differ by that were rounded before or after they were joined
OVERPRINT_PT = 0.5  # neighbours may touch; words that share more are printed over each other

_NO_INK = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


class RawWord(NamedTuple):
    """A word with its box, or with the line of a text file."""

    text: str
    page: int
    bbox: Box | None
    line: int | None
    is_visible: bool


def letters_of(text: str) -> str:
    """The text without white space and glyphs that have no ink."""
    return "".join(text.split()) if text.isascii() else _NO_INK.sub("", text)


class PageWords:
    """All raw words of a source, found by place."""

    def __init__(self, sha256: str, words: Sequence[RawWord]) -> None:
        self.sha256 = sha256
        self._words = words
        self._lines: dict[int, str] = defaultdict(str)
        self._bands: dict[tuple[int, int], list[tuple[int, RawWord]]] = defaultdict(list)
        for order, word in enumerate(words):
            if word.line is not None and word.is_visible:
                self._lines[word.line] += letters_of(word.text)
            if word.bbox is not None and word.is_visible:
                middle = (word.bbox[1] + word.bbox[3]) / 2
                self._bands[(word.page, int(middle // BAND_PT))].append((order, word))

    def letters_at(self, spots: Sequence[Spot]) -> list[str]:
        """For each place the letters of the line, or those that lie in the box, left to right.

        A place is as high as its words: what sticks out of it, a stamp or a watermark that is
        printed over it, is none of them.
        """
        return list(map(self._letters_at, spots))

    def _letters_at(self, spot: Spot) -> str:
        page, bbox, line = spot
        if line is not None or page is None or bbox is None:
            return self._lines.get(line or 0, "")
        return "".join(text for _, _, text in self._words_in(page, bbox))

    def overprinted_at(self, spots: Sequence[Spot]) -> Iterator[tuple[str, bool]]:
        """The words in the places, one by one, and whether another one of them stands on the same
        ground: a cell's text that runs over into the next, a stamp among the lines."""
        for page, bbox, _ in spots:
            words = self._words_in(page, bbox) if page is not None and bbox is not None else []
            reached = 0.0
            for number, (start, end, text) in enumerate(words):
                following = words[number + 1][0] if number + 1 < len(words) else end
                yield text, start < reached - OVERPRINT_PT or following < end - OVERPRINT_PT
                reached = max(reached, end)

    def _words_in(self, page: int, bbox: Box) -> list[tuple[float, float, str]]:
        """The words in a box from left to right, in an upright line as the reader gives them:
        where they begin and end, and their letters."""
        x0, top, x1, bottom = bbox
        is_upright = bottom - top > x1 - x0
        found: list[tuple[float, tuple[float, float, str]]] = []
        for band in range(int(top // BAND_PT), int(bottom // BAND_PT) + 1):
            for order, word in self._bands.get((page, band), ()):
                box = word.bbox
                if box is None or box[1] < top - EDGE_PT or box[3] > bottom + EDGE_PT:
                    continue
                if box[2] < x0 or box[0] > x1:
                    continue
                text = letters_within(word.text, box, x0, x1)
                if text:
                    place = order if is_upright else box[0]
                    found.append((place, (box[0], box[2], letters_of(text))))
        return [word for _, word in sorted(found, key=lambda pair: pair[0])]

    def letter_counts(self) -> dict[int | None, Counter[str]]:
        """How often each letter stands on a page, or on a line of a text."""
        counts: dict[int | None, Counter[str]] = defaultdict(Counter)
        for word in self._words:
            counts[word.line if word.bbox is None else word.page].update(word.text)
        return counts


def letters_within(text: str, box: Box, x0: float, x1: float) -> str:
    """The letters of a word whose middles lie between two edges; all are taken as equally wide."""
    if x0 <= box[0] + 0.02 and box[2] - 0.02 <= x1:
        return text
    width = (box[2] - box[0]) / len(text)
    return "".join(
        letter for n, letter in enumerate(text) if x0 <= box[0] + (n + 0.5) * width <= x1
    )


def raw_words(data: bytes, document: Document | None, kept: Sequence[Sequence[Any]]) -> PageWords:
    """A source's words: those of OCR pages as the run kept them, all others as read again."""
    ocr_pages = {entry[0] for entry in kept}
    words = [
        RawWord(text, page, (x0, top, x1, bottom), None, bool(is_visible))
        for page, text, x0, top, x1, bottom, is_visible in kept
    ]
    if document is not None:
        words += map(_raw, (w for w in document.words if w.page_number not in ocr_pages))
    return PageWords(hashlib.sha256(data).hexdigest(), words)


def own_words(document: Document) -> PageWords:
    """The words that a document was read into."""
    return PageWords(document.sha256, list(map(_raw, document.words)))


def _raw(word: Word) -> RawWord:
    return RawWord(word.text, word.page_number, word.bbox, word.line_number, word.is_visible)
