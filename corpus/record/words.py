"""The raw words of a source for a second look: which letters stand in a place."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from extractor.page import Document, Word
from extractor.passage import PLACE_DIGITS

# Where a record says that words stand: page and box, or line.
Box = tuple[float, float, float, float]
Spot = tuple[int | None, Box | None, int | None]
# A word with its text, page, box or line of a text file, and whether it is visible.
RawWord = tuple[str, int, Box | None, int | None, bool]

BAND_PT = 12.0  # words are kept in bands of this height, so that a place looks at few of them
EDGE_PT = 0.05  # what boxes may differ by that were rounded before or after they were joined
OVERPRINT_PT = 0.5  # neighbours may touch; words that share more are printed over each other

MOST_OVER = 64  # words on one ground; a page of more is made to cost time
ROUNDED_PT = 10**-PLACE_DIGITS  # what rounding moves an edge by, at most

_PLACE = itemgetter(0)
_raw: Callable[[Word], RawWord] = itemgetter(
    *map(Word._fields.index, ("text", "page_number", "bbox", "line_number", "is_visible"))
)
_NO_INK = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


def letters_of(text: str) -> str:
    """The text without white space and glyphs that have no ink."""
    return "".join(text.split()) if text.isascii() else _NO_INK.sub("", text)


class _Found(NamedTuple):
    """A word in a place: what it is sorted by, its order in the source, its letters, its box."""

    place: float
    order: int
    text: str
    box: Box


class PageWords:
    """All raw words of a source, found by place."""

    def __init__(self, sha256: str, words: Sequence[RawWord]) -> None:
        self.sha256 = sha256
        self._words = words
        lines: dict[int, list[str]] = defaultdict(list)
        self._bands: dict[int, dict[int, list[tuple[int, str, Box]]]] = defaultdict(dict)
        for order, (text, page, bbox, line, is_visible) in enumerate(words):
            if line is not None and is_visible:
                lines[line].append(text)
            if bbox is not None and is_visible:
                middle = (bbox[1] + bbox[3]) / 2
                bands = self._bands[page]
                bands.setdefault(int(middle // BAND_PT), []).append((order, text, bbox))
        self._lines = {line: letters_of(" ".join(texts)) for line, texts in lines.items()}

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
        return "".join(word.text for word in self._words_in(page, bbox))

    def overprinted_at(self, spots: Sequence[Spot]) -> Iterator[tuple[str, bool]]:
        """The words in the places, one by one, and whether another one of them stands on the same
        ground: a cell's text that runs over into the next, a stamp among the lines. Where a single
        one has just the place's box, all others are laid over that."""
        for page, bbox, _ in spots:
            words = self._words_in(page, bbox) if page is not None and bbox is not None else []
            crossed = _crossed(words)
            own = {n for n, word in enumerate(words) if bbox and _is_same_box(word.box, bbox)}
            if len(own) == 1:
                crossed = {*range(len(words))} - own
            for number, word in enumerate(words):
                yield word.text, number in crossed

    def _words_in(self, page: int, bbox: Box) -> list[_Found]:
        """The words in a box from left to right, in an upright line as the reader gives them."""
        x0, top, x1, bottom = bbox
        is_upright = bottom - top > x1 - x0
        lowest_top, highest_bottom = top - EDGE_PT, bottom + EDGE_PT
        found: list[_Found] = []
        bands = self._bands.get(page, {})
        for band in _bands_between(bands, int(top // BAND_PT), int(bottom // BAND_PT)):
            for order, whole, box in bands.get(band, ()):
                start, high, end, low = box
                if high < lowest_top or low > highest_bottom or end < x0 or start > x1:
                    continue
                text = letters_within(whole, box, x0, x1)
                if text:
                    found.append(
                        _Found(order if is_upright else start, order, letters_of(text), box)
                    )
        found.sort(key=_PLACE)
        return found

    def letter_counts(self) -> dict[int | None, Counter[str]]:
        """How often each letter stands on a page, or on a line of a text."""
        texts: dict[int | None, list[str]] = defaultdict(list)
        for text, page, bbox, line, _ in self._words:
            texts[line if bbox is None else page].append(text)
        return {where: Counter("".join(found)) for where, found in texts.items()}


def _is_same_box(box: Box, place: Box) -> bool:
    """Whether a place is just a word's own box, which was rounded for it."""
    return all(abs(box[side] - place[side]) <= ROUNDED_PT for side in range(4))


def _crossed(words: Sequence[_Found]) -> set[int]:
    """Which words of a place, by number, share their ground: more than neighbours may, or more
    than half of the narrower one, which may have hardly any width."""
    found: set[int] = set()
    ordered = sorted(range(len(words)), key=lambda number: words[number].box[0])
    open_ones: list[int] = []  # that reach as far as the words that are looked at
    for number in ordered:
        start, _, end, _ = words[number].box
        open_ones = [other for other in open_ones if words[other].box[2] >= start]
        for other in open_ones[:MOST_OVER]:
            box = words[other].box
            shared = min(end, box[2]) - start
            if shared >= min(OVERPRINT_PT, (end - start) / 2, (box[2] - box[0]) / 2):
                found.update((number, other))
        open_ones.append(number)
    return found


def _bands_between(bands: Collection[int], first: int, last: int) -> Sequence[int]:
    """The bands from `first` to `last` that may hold words; a broken page may be as high as a
    number can be."""
    if last - first < len(bands):
        return range(first, last + 1)
    return sorted(band for band in bands if first <= band <= last)


def letters_within(text: str, box: Box, x0: float, x1: float) -> str:
    """The letters of a word whose middles lie between two edges; all are taken as equally wide."""
    width = (box[2] - box[0]) / len(text)
    reach = min(0.02, width / 4)
    if x0 <= box[0] + reach and box[2] - reach <= x1:
        return text
    return "".join(
        letter for n, letter in enumerate(text) if x0 <= box[0] + (n + 0.5) * width <= x1
    )


def raw_words(data: bytes, document: Document | None, kept: Sequence[Sequence[Any]]) -> PageWords:
    """A source's words: those of OCR pages as the run kept them, all others as read again."""
    ocr_pages = {entry[0] for entry in kept}
    words: list[RawWord] = [
        (text, page, (x0, top, x1, bottom), None, bool(is_visible))
        for page, text, x0, top, x1, bottom, is_visible in kept
    ]
    if document is not None:
        words += map(_raw, (w for w in document.words if w.page_number not in ocr_pages))
    return PageWords(hashlib.sha256(data).hexdigest(), words)


def own_words(document: Document) -> PageWords:
    """The words that a document was read into."""
    return PageWords(document.sha256, list(map(_raw, document.words)))
