"""Words that a program set with space between their letters, put together again.

A reader of the page takes every wide gap for the space between two words. In a line of shreds the
gaps are of two kinds, and only the wider ones part words. Works on plain data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extractor.page import BBox, enclosing_box
from extractor.pdf.raw_words import RawWord, RawWords, columns_of

SHRED_LETTERS = 2  # at most, in a piece of a word
MAX_PIECE_LETTERS = 5  # of a piece of a word; longer ones are whole words
SHRED_SHARE = 0.45  # of a line's pieces, from which on it is shredded; of sentences 0.1 to 0.2
PAGE_SHARE = 0.25  # of a page's pieces, below which no line is looked at
LEAST_PIECES = 4  # of a line
LEAST_RATIO = 1.5  # between the gaps of the two kinds
LEAST_APART_EM = 0.12
LEAST_SPACE_EM = 0.21  # between two words of common fonts, in heights of a line
SLACK = 1.1  # by which the gaps of one kind differ from line to line


def rejoined(words: RawWords) -> RawWords:
    """The words, those put together that are letters of one word set apart."""
    count = len(words.texts)
    shreds = sum(map(SHRED_LETTERS.__ge__, map(len, words.texts)))  # at most, asked all at once
    if shreds < max(PAGE_SHARE * count, LEAST_PIECES):
        return words
    raw = list(zip(*words, strict=True))
    lines = [list(line) for _, line in groupby(raw, key=lambda word: (word[5], word[6]))]
    kinds = _kinds([gap for line in lines if _is_shredded(line) for gap in _gaps(line)])
    if kinds is None:
        return words
    joined: list[RawWord] = []
    for line in lines:
        own = _kinds(_gaps(line)) if _is_shredded(line) else None
        if own is not None or _is_shredded(line) or _has_kinds(line, kinds):
            joined += _put_together(line, sum(own or kinds) / 2)
        else:
            joined += line
    return columns_of(joined) if len(joined) < count else words


def _is_shred(text: str) -> bool:
    """Whether a piece may be a part of a word: figures, signs and a list's marks stand alone."""
    return len(text) <= SHRED_LETTERS and text.isalpha()


def _is_shredded(line: Sequence[RawWord]) -> bool:
    if len(line) < LEAST_PIECES or any(word[7] < 0 for word in line):
        return False
    if sum(_is_shred(word[4]) for word in line) < SHRED_SHARE * len(line):
        return False
    # A whole word among the pieces: its neighbours are words, too, unless they are nearer to it.
    has_word = any(len(word[4]) > MAX_PIECE_LETTERS for word in line)
    return not has_word or min(map(abs, _gaps(line))) < LEAST_SPACE_EM


def _gaps(line: Sequence[RawWord]) -> list[float]:
    """The gaps between neighbours, in heights of the line."""
    return [(after[0] - word[2]) / max(word[3] - word[1], 0.1) for word, after in pairwise(line)]


def _kinds(gaps: Sequence[float]) -> tuple[float, float] | None:
    """The widest gap within words and the narrowest between them; None where all are alike."""
    ordered = sorted(gap for gap in gaps if gap > 0)
    steps = [
        (after - before, before, after)
        for before, after in pairwise(ordered)
        if after - before >= LEAST_APART_EM and after >= LEAST_RATIO * before
    ]
    return max(steps)[1:] if steps else None


def _has_kinds(line: Sequence[RawWord], kinds: tuple[float, float]) -> bool:
    """Whether a line with a shred has gaps of the page's two kinds, and no usual ones."""
    if any(word[7] < 0 for word in line) or not any(_is_shred(word[4]) for word in line):
        return False
    narrow, wide = kinds[0] * SLACK, kinds[1] / SLACK
    return narrow < LEAST_SPACE_EM and all(gap <= narrow or gap >= wide for gap in _gaps(line))


def _put_together(line: Sequence[RawWord], limit: float) -> Iterator[RawWord]:
    run = [line[0]]
    for gap, word in zip(_gaps(line), line[1:], strict=True):
        if gap >= limit:
            yield _one(run)
            run = []
        run.append(word)
    yield _one(run)


def _one(run: Sequence[RawWord]) -> RawWord:
    x0, top, x1, bottom = enclosing_box([BBox(*word[:4]) for word in run])
    _, _, _, _, _, block, line, number = run[0]
    return (x0, top, x1, bottom, "".join(word[4] for word in run), block, line, number)
