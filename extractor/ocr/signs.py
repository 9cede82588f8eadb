"""A second look at what an OCR program read: the boxes of words, bullets and lone slashes.

Their shape decides, not their neighbours: a bullet is a small full disc or square, a slash leans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

import numpy as np

from extractor.ocr.lines import RawWord
from extractor.ocr.page_image import PAPER, Grey, Mask

# Share of the box that is ink: a disc 0.68 to 0.83, a square 1.0; "o", "e" and "s" 0.4 to 0.6.
FULL_SHARE = 0.65
SQUARE_LEAST, SQUARE_MOST = 0.7, 1.4  # width by height
# Height against that of the tallest letters beside it: a bullet 0.3 to 0.6, a full stop 0.13.
BULLET_LEAST, BULLET_MOST = 0.2, 0.7
# How far the upper end stands right of the lower one, in heights: "/" 0.18 to 0.45, an upright
# stroke on a straightened page less than 0.03. A lone I in italics leans, too, and is rarer.
LEAN_LEAST = 0.14
WHOLE_SHARE = 0.8  # of the ink's height that the stroke must be followed along
SLASH_LOOKALIKES = frozenset({"I", "l", "|", "1", "!", "J"})
OFF_SHARE = 0.15  # of a capital's height: an I ends this near to where its neighbours do
BESIDE_SHARE = 0.15  # of its height that a stroke may lie outside the box
CAPITALS = re.compile(r"[A-Z][a-fh-ik-or-xz]+$|[A-IK-PR-Z]{2,}$")  # nothing below the line
DOT_GAP_PT = 2.0  # between a letter and its dot; lines of text are farther apart
CELL_GAP = 1.5  # between words of two cells, in heights of the tallest word beside them
GLUED_BULLET = re.compile(r"[«»°©®¢*+·•](?=[^\W_])")  # a word's first sign that no word has
MOST_LETTERS = 2  # of what a bullet is taken for: "e", "s«", "*"


def with_signs(words: Sequence[RawWord], picture: Grey) -> list[RawWord]:
    """The words, lone signs among them as they are drawn."""
    done: list[RawWord] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        height_px = max(word.bottom - word.top for word in line)
        for place, word in enumerate(line):
            is_first = len(line) > 1 and _begins(line, place, CELL_GAP * height_px)
            glued = _without_bullet(word, picture) if is_first else None
            if glued is not None:
                done += glued
                continue
            sign = _as_sign(word, picture, height_px, is_first)
            if sign is None and word.text == "|" and place > 0:
                sign = _as_letter(line, place, picture)
            done.append(sign or word)
    return done


def _begins(line: Sequence[RawWord], place: int, gap_px: float) -> bool:
    """Whether a word begins a line or, far behind other words, the line of another cell; what is
    left of the ruling between two cells is no word."""
    before = [word for word in line[:place] if any(map(str.isalnum, word.text))]
    return not before or line[place].x0 - before[-1].x1 >= gap_px


def tightened(words: Sequence[RawWord], picture: Grey, px_per_pt: float) -> list[RawWord]:
    """The words in boxes that end where their ink does; some come with too high a box."""
    gap_px = round(DOT_GAP_PT * px_per_pt)
    return [_tight(word, picture, gap_px) for word in words]


def _tight(word: RawWord, picture: Grey, gap_px: int) -> RawWord:
    ink = picture[word.top : word.bottom, word.x0 : word.x1] < PAPER // 2
    counts = ink.sum(axis=1)
    rows = np.flatnonzero(counts)
    if len(rows) == 0:
        return word
    bands = np.split(rows, np.flatnonzero(np.diff(rows) > gap_px) + 1)
    band = max(bands, key=lambda band: int(counts[band].sum()))
    return word._replace(top=word.top + int(band[0]), bottom=word.top + int(band[-1]) + 1)


def _as_sign(word: RawWord, picture: Grey, height_px: int, is_first: bool) -> RawWord | None:
    """The word as a bullet or a slash, if it is drawn like one."""
    if len(word.text) > MOST_LETTERS or not (is_first or word.text in SLASH_LOOKALIKES):
        return None
    ink = _trimmed(picture[word.top : word.bottom, word.x0 : word.x1] < PAPER // 2)
    if ink is None:
        return None
    height, width = ink.shape
    if is_first and BULLET_LEAST * height_px <= height <= BULLET_MOST * height_px:
        return word._replace(text="•") if _is_full(ink) else None
    is_tall = height >= BULLET_MOST * height_px or height >= 2 * width
    if word.text not in SLASH_LOOKALIKES:
        return None
    if is_tall:
        return _as_slash(word, picture, height)
    # A box beside the stroke holds only a part of it; then the stroke itself must be tall.
    tall_px = round(BULLET_MOST * height_px)
    return _as_slash(word, picture, tall_px) if word.bottom - word.top >= tall_px else None


def _without_bullet(word: RawWord, picture: Grey) -> list[RawWord] | None:
    """A bullet that was read as the word's first sign, and the word: "«Layanan"."""
    if GLUED_BULLET.match(word.text) is None:
        return None
    columns = (picture[word.top : word.bottom, word.x0 : word.x1] < PAPER // 2).any(axis=0)
    edges = np.flatnonzero(np.diff(columns.astype(np.int8), prepend=0, append=0))
    if len(edges) < 4:  # no white behind the first sign
        return None
    _, end, start = (word.x0 + int(edge) for edge in edges[:3])
    bullet, rest = word._replace(text="•", x1=end), word._replace(text=word.text[1:], x0=start)
    ink = _trimmed(picture[word.top : word.bottom, bullet.x0 : end] < PAPER // 2)
    height_px = word.bottom - word.top
    if ink is None or not BULLET_LEAST * height_px <= ink.shape[0] <= BULLET_MOST * height_px:
        return None
    return [bullet, rest] if _is_full(ink) else None


def _is_full(ink: Mask) -> bool:
    """Whether ink is a disc or a square."""
    height, width = ink.shape
    return SQUARE_LEAST <= width / height <= SQUARE_MOST and bool(ink.mean() >= FULL_SHARE)


def _as_letter(line: Sequence[RawWord], place: int, picture: Grey) -> RawWord | None:
    """A lone upright stroke as a capital I, if it is as high as the line's capitals are and no
    farther from the word before it than others are. What is left of a ruling line is neither."""
    word = line[place]
    # The box may be a dot wide and beside the stroke.
    reach = round(BESIDE_SHARE * (word.bottom - word.top))
    word = _tight(word._replace(x0=max(0, word.x0 - reach), x1=word.x1 + reach), picture, 1)
    word = word._replace(x0=line[place].x0)
    capitals = [other for other in line if CAPITALS.match(other.text)]
    if not capitals:
        return None
    nearest = _tight(min(capitals, key=lambda other: abs(other.x0 - word.x0)), picture, 1)
    height = nearest.bottom - nearest.top
    off = max(abs(word.top - nearest.top), abs(word.bottom - nearest.bottom))
    gaps = [two.x0 - one.x1 for one, two in pairwise(line) if word.x0 not in (one.x0, two.x0)]
    is_apart = word.x0 - line[place - 1].x1 > max(height, *gaps, 0)
    return word._replace(text="I") if off <= OFF_SHARE * height and not is_apart else None


def _as_slash(word: RawWord, picture: Grey, height: int) -> RawWord | None:
    """The word as a slash, if its stroke leans.

    The stroke is followed from its foot: the word's box may hold a part of it only.
    """
    reach = height // 2
    x0 = max(0, word.x0 - reach)
    ink = picture[word.top : word.bottom, x0 : word.x1 + reach] < PAPER // 2
    left, right = word.x0 - x0, word.x1 - x0
    runs: list[tuple[int, int]] = []
    for row in ink[::-1]:
        run = _run_near(row, left, right)
        if run is None:
            if runs:
                break
            continue
        left, right = run
        if right - left > reach:
            return None
        runs.append(run)
    if len(runs) < WHOLE_SHARE * height:
        return None
    lean = (sum(runs[-1]) - sum(runs[0])) / 2 / len(runs)
    if lean < LEAN_LEAST:
        return None
    ends = (min(run[0] for run in runs), max(run[1] for run in runs))
    return word._replace(text="/", x0=x0 + ends[0], x1=x0 + ends[1])


def _run_near(row: Mask, left: int, right: int) -> tuple[int, int] | None:
    """The longest unbroken run of ink in a row between two columns, as far as it goes."""
    edges = np.flatnonzero(np.diff(row.astype(np.int8), prepend=0, append=0))
    near = [
        (int(start), int(end))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if start < right and end > left
    ]
    return max(near, key=lambda run: run[1] - run[0], default=None)


def _trimmed(ink: Mask) -> Mask | None:
    """The ink without white edges; None where there is none."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) == 0:
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
