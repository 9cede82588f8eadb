"""Words as an OCR program gives them -> words as high as their font, in points.

The box of a recognized word ends where its ink does, so "sama" is lower than "jalan" and a bullet
is a speck. Lines are built from boxes of fonts; here every word gets its line's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from extractor.page import BBox

# A line of few short words, read with little confidence, is a signature, a stamp or a coat of
# arms. Not in a table's cell: numbers and roman numerals stand there alone.
SCRIBBLE_PERCENT, SCRIBBLE_WORDS, SCRIBBLE_LETTERS = 55.0, 2, 6
ARROW_LETTERS, ARROW_PERCENT = 2, 80.0  # what an arrow's head is taken for: "v", "Y", "lg"
# Strokes of a pen are higher than this many lines of the page's writing.
SCRIBBLE_HEIGHT = 3.0

# Share of the font size, as in common fonts: what PyMuPDF gives as a word's box, too.
ASCENT_EM, DESCENT_EM, CAPITAL_EM, SMALL_LETTER_EM = 0.905, 0.212, 0.716, 0.519
WIDE_GAP_HEIGHTS = 2.0  # gap between words of two columns, in heights of a capital letter
_TALL = re.compile(r"[A-Zbdfhijkl0-9]")
_SMALL = re.compile(r"[acemnorsuvwxz]+$")
_DEEP = re.compile(r"[gjpqy,;()\[\]{}|/\\Q$@_]")
# Remains of ruling lines, specks and dust, as tesseract spells them; never a bullet, a dash
# between numbers or a colon, which belong to the text.
_SPECK = re.compile(r"[|¦_~^`´\\{}\[\]<>=—'\"“”‘’«»°]+$")
# A word that lies on a line more than this much higher than itself is a stroke of it.
SLIVER_HEIGHT = 0.6


class RawWord(NamedTuple):
    """A recognized word: its ink's box in pixels, and what tells its line from others."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    line: tuple[int, ...]
    confidence_percent: float
    is_in_cell: bool = False  # of a ruled table
    is_at_line: bool = False  # touches a drawn line, as the head of an arrow does


class OcrWord(NamedTuple):
    """A word as tesseract read it. `line` tells neighbours on one baseline from others."""

    text: str
    bbox: BBox
    line: int
    confidence_percent: float
    is_visible: bool


def set_words(words: Sequence[RawWord], px_per_pt: float) -> list[OcrWord]:
    """The words in points, those of a stretch of line as high as its font is."""
    done: list[OcrWord] = []
    usual_px = _median([word.bottom - word.top for word in words]) if words else 0.0
    for number, (_, group) in enumerate(groupby(words, key=lambda word: word.line)):
        members = list(group)
        is_scribble = _is_scribble(members, usual_px)
        for place, stretch in enumerate(_stretches(members)):
            # A dash before its text has no height; a speck behind the text keeps its own.
            is_mark = place == 0 and not any(map(str.isalnum, stretch[0].text))
            top, bottom = _font_box(members if is_mark else stretch)
            for word, (x0, x1) in zip(stretch, _sides(stretch), strict=True):
                box = (x0, top, x1, bottom)
                done.append(
                    OcrWord(
                        word.text,
                        BBox(*(round(side / px_per_pt, 2) for side in box)),
                        number,
                        word.confidence_percent,
                        not (is_scribble or _SPECK.match(word.text)),
                    )
                )
    return _without_slivers(done)


def _without_slivers(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words, those not visible that are slivers over another line: strokes of its letters,
    of a ruling line or of a stamp, read as small words of their own."""
    tall = [word for word in words if word.is_visible]
    if not tall:
        return list(words)
    # A sliver is lower than the highest word by the share that makes one: few words are.
    most_pt = SLIVER_HEIGHT * max(word.bbox.height_pt for word in tall)
    return [
        word._replace(is_visible=False)
        if word.bbox.height_pt < most_pt and _is_sliver(word, tall)
        else word
        for word in words
    ]


def _is_sliver(word: OcrWord, others: Sequence[OcrWord]) -> bool:
    box = word.bbox
    middle_pt = (box.top_pt + box.bottom_pt) / 2
    for other in others:
        if box.height_pt >= SLIVER_HEIGHT * other.bbox.height_pt or other.line == word.line:
            continue
        is_within = other.bbox.top_pt <= middle_pt <= other.bbox.bottom_pt
        if is_within and box.x0_pt < other.bbox.x1_pt and other.bbox.x0_pt < box.x1_pt:
            return True
    return False


def _sides(stretch: Sequence[RawWord]) -> list[tuple[float, float]]:
    """Left and right of each word; where two boxes overlap, they meet in the middle. Of words that
    lie in each other each gets a part of their ground, by its letters: none is without width."""
    cuts = [(one.x1 + other.x0) / 2 for one, other in pairwise(stretch)]
    lefts = [stretch[0].x0, *(max(w.x0, cut) for w, cut in zip(stretch[1:], cuts, strict=True))]
    rights = [*(min(w.x1, cut) for w, cut in zip(stretch, cuts, strict=False)), stretch[-1].x1]
    return _shared_out([w.text for w in stretch], [*zip(lefts, rights, strict=True)])


def _shared_out(
    texts: Sequence[str], sides: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Sides that follow each other and leave every word some width."""
    pools: list[tuple[int, float, float]] = []  # how many words share a ground, and its sides
    for left, right in sides:
        pools.append((1, left, right))
        while len(pools) > 1 and _is_one_ground(*pools[-2:]):
            (count, start, end), (more, left, right) = pools[-2:]
            pools[-2:] = [(count + more, min(start, left), max(end, right))]
    done: list[tuple[float, float]] = []
    for count, start, end in pools:
        letters = [len(text) for text in texts[len(done) : len(done) + count]]
        width = max(end - start, 1.0) / sum(letters)
        edges = [start + width * upto for upto in accumulate(letters, initial=0)]
        done += pairwise(edges) if count > 1 or end <= start else [(start, end)]
    return done


def _is_one_ground(one: tuple[int, float, float], other: tuple[int, float, float]) -> bool:
    (_, start, end), (_, left, right) = one, other
    return end > left or end <= start or right <= left


def _is_scribble(line: Sequence[RawWord], usual_px: float) -> bool:
    if len(line) > SCRIBBLE_WORDS or max(len(word.text) for word in line) > SCRIBBLE_LETTERS:
        return False
    if min(word.bottom - word.top for word in line) > SCRIBBLE_HEIGHT * usual_px:
        return True
    confidence_percent = sum(word.confidence_percent for word in line) / len(line)
    if all(word.is_at_line and len(word.text) <= ARROW_LETTERS for word in line):
        return confidence_percent < ARROW_PERCENT
    is_doubtful = confidence_percent < SCRIBBLE_PERCENT
    return is_doubtful and not any(word.is_in_cell for word in line)


def _stretches(words: Sequence[RawWord]) -> list[list[RawWord]]:
    """A line of tesseract's cut at wide gaps: it may run across two columns."""
    ordered = sorted(words, key=lambda word: word.x0)
    heights = sorted(word.bottom - word.top for word in ordered)
    wide = WIDE_GAP_HEIGHTS * heights[len(heights) // 2]
    stretches: list[list[RawWord]] = []
    for word in ordered:
        if stretches and word.x0 - max(other.x1 for other in stretches[-1]) <= wide:
            stretches[-1].append(word)
        else:
            stretches.append([word])
    return stretches


def _font_box(words: Sequence[RawWord]) -> tuple[float, float]:
    """Top and bottom of the line as its font has them, whatever letters happen to be in it."""
    written = [word for word in words if any(map(str.isalnum, word.text))]
    if not written:
        return min(word.top for word in words), max(word.bottom for word in words)
    tall = [word.top for word in written if _TALL.search(word.text)]
    small = [word.top for word in written if _SMALL.match(word.text)]
    level = [word.bottom for word in written if not _DEEP.search(word.text)]
    bottom = _median(level) if level else None
    if tall or not small:
        top, share = _median(tall or [word.top for word in written]), CAPITAL_EM
    else:
        top, share = _median(small), SMALL_LETTER_EM
    if bottom is None:  # every word has a letter below the line
        deepest = _median([word.bottom for word in written])
        size = (deepest - top) / (share + DESCENT_EM)
        bottom = top + share * size
    size = max(1.0, (bottom - top) / share)
    return bottom - ASCENT_EM * size, bottom + DESCENT_EM * size


def _median(values: Sequence[int]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else sum(ordered[middle - 1 : middle + 1]) / 2
