"""Which of a page's letters the library is asked for: with their styles only where that shows.

With styles it holds every letter against all letters before it (thick letters are printed twice)
and every stroke against the lines. On a page where no word stands on another one and no stroke
runs through one, the same words come out without, in less than half of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, islice
from operator import add, and_, sub
from typing import Any

import pymupdf

from extractor.page import BBox
from extractor.pdf.ink.double_print import NEAR_PT, row_starts
from extractor.pdf.ink.strokes import MIDDLE, Strokes
from extractor.pdf.raw_words import Corners, RawWord, RawWords, columns_of

# Ligatures are taken apart (their letters are what is printed), positions kept inside the page.
_PLAIN = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES
# How each piece of text is painted is noted with it.
STYLED = _PLAIN | pymupdf.TEXT_COLLECT_STYLES

# Operators that paint a path begin so; no path is painted where none of them stands. Each text
# opens with an operator that begins as some of them do.
_PAINTING = (b" S", b" s", b" f", b" F", b" b", b" Do")
_PAINTING_BOTH, _TEXT = b" B", b" BT"
# A step back within a line that is no more than slanted letters and rounding take.
_BACK_PT = 0.2
THICK_SHARE = 0.1  # of a letter's height: how far apart thick letters are drawn at most
# A few narrow letters that are printed again on their place stay in one word: "didi", "I.I. Umum".
# The space before it is matched: looking for one is quicker than looking behind each letter.
_REPEATED = re.compile(r"\s(?!\.\.)(\S{2,4})\1(?!\S)")
_REPEATED_INSIDE = re.compile(r"(?!\.\.)([iljftrI1.,:;'()/|!-]{2,4}?)\1")
_NARROW_SHARE = 0.9  # of its height: a wider word is no such one


def paints_paths(streams: Iterable[bytes]) -> bool:
    """Whether a page paints anything but text, as far as its operators show."""
    return any(
        any(sign in stream for sign in _PAINTING)
        or stream.count(_PAINTING_BOTH) > stream.count(_TEXT)
        for stream in streams
    )


def letters_of_page(
    page: Any, streams: Sequence[bytes], strokes: Callable[[], Strokes], *, is_laid_over: bool
) -> tuple[Any, Sequence[RawWord], RawWords]:
    """The page's letters as the library keeps them, and its words, as rows and as columns;
    `is_laid_over` says that remarks or a form's fields may lie over them."""
    glyphs = page.get_textpage(flags=_PLAIN)
    raw = glyphs.extractWORDS()
    words = columns_of(raw)
    if not raw or not (is_laid_over or _may_show_styles(words, streams, strokes)):
        return glyphs, raw, words
    glyphs = page.get_textpage(flags=STYLED)
    raw = glyphs.extractWORDS()
    return glyphs, raw, columns_of(raw)


def _may_show_styles(
    words: RawWords, streams: Iterable[bytes], strokes: Callable[[], Strokes]
) -> bool:
    """Whether styles may change anything."""
    if _may_overlap(words):
        return True
    if not paints_paths(streams):
        return False
    level = strokes().level
    return bool(level) and _may_strike(words, level)


def _may_overlap(words: RawWords) -> bool:
    """Whether a word begins before the end of another one in its row, or says the same twice.

    All rows are laid end to end. There words stand apart if each of them ends before the next one
    begins, whichever is whose.
    """
    heights = map(sub, words.bottoms, words.tops)
    starts = row_starts(words.bottoms, max(NEAR_PT, THICK_SHARE * max(heights)))
    rows = list(map(starts.__getitem__, words.bottoms))
    lefts, rights = sorted(map(add, rows, words.lefts)), sorted(map(add, rows, words.rights))
    if any(map(_BACK_PT.__lt__, map(sub, rights, islice(lefts, 1, None)))):
        return True
    row = " ".join(words.texts)
    if _REPEATED_INSIDE.search(row) is not None:
        return True
    is_near = _REPEATED.search(f" {row}") is not None
    return is_near and any(map(_is_doubled, words.texts, words.corners))


def _is_doubled(text: str, box: Corners) -> bool:
    """Whether a word that says the same twice has room for it once."""
    x0, top, x1, bottom = box
    is_narrow = x1 - x0 < _NARROW_SHARE * (bottom - top)
    return is_narrow and _REPEATED.fullmatch(f" {text}") is not None


def _may_strike(words: RawWords, strokes: Iterable[BBox]) -> bool:
    """Whether a stroke runs at the height of the middle of a line."""
    for stroke in strokes:
        middle = (stroke.top_pt + stroke.bottom_pt) / 2
        is_met = map(and_, map(middle.__ge__, words.tops), map(middle.__le__, words.bottoms))
        keys = set(compress(words.line_keys, is_met))
        if keys and any(_is_middle(words, key, middle) for key in keys):
            return True
    return False


def _is_middle(words: RawWords, key: tuple[int, int], height: float) -> bool:
    """Whether a height is the middle of a line, where a stroke strikes it out."""
    here = list(map(key.__eq__, words.line_keys))
    top, bottom = min(compress(words.tops, here)), max(compress(words.bottoms, here))
    high, low = (top + share * (bottom - top) for share in MIDDLE)
    return high <= height <= low
