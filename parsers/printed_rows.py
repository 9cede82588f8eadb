"""Words -> the printed rows that they stand on, by geometry and never by the file's order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from extractor.page import BBox, Word, box_of, enclosing_box, text_of

SAME_ROW_SHARE = 0.5  # of a word's height: words whose middles are nearer stand on one row
SMALLER_SHARE = 0.75  # a word lower than this share of the one before it is the row's measure


class PrintedRow(tuple[Word, ...]):
    """Words of one row, all with a place, left to right; text and box are made when asked for."""

    @cached_property
    def text(self) -> str:
        return " ".join(map(text_of, self))

    @cached_property
    def bbox(self) -> BBox:
        return enclosing_box([*map(box_of, self)])


Rows = Sequence[PrintedRow]


def has_gap(words: Sequence[Word], gap_em: float) -> bool:
    """Whether white space wider than so many heights of a word parts words of a row."""
    return any(
        right.bbox.x0_pt - left.bbox.x1_pt > gap_em * left.bbox.height_pt
        for left, right in pairwise(words)
        if left.bbox is not None and right.bbox is not None
    )


def printed_rows(words: Sequence[Word]) -> list[PrintedRow]:
    """The rows of words, from top to bottom; words without a place are in none."""
    if len(words) == 1:  # of most cells of numbers
        return [PrintedRow(words)] if words[0].bbox is not None else []
    placed = sorted(
        [
            ((box[1] + box[3]) / 2, word.order, box[0], box[3] - box[1], word)
            for word in words
            if (box := word.bbox) is not None
        ]
    )
    rows: list[list[tuple[float, int, Word]]] = []
    middle_pt = row_height_pt = -1.0  # of no word
    for middle, order, x0_pt, height_pt, word in placed:
        if middle == middle_pt and height_pt == row_height_pt:  # of one size, on one baseline
            rows[-1].append((x0_pt, order, word))
            continue
        if rows and middle - middle_pt <= SAME_ROW_SHARE * min(row_height_pt, height_pt):
            rows[-1].append((x0_pt, order, word))
            if height_pt > SMALLER_SHARE * row_height_pt:
                continue
        else:
            rows.append([(x0_pt, order, word)])
        # A row is measured by its smaller words: a tall one (a stamp, a bracket) spans two rows.
        middle_pt, row_height_pt = middle, height_pt
    return [PrintedRow([word for _, _, word in sorted(row)]) for row in rows]


def is_typed(rows: Rows) -> bool:
    """Whether the rows are lines of a text, which was set as a page."""
    return bool(rows) and rows[0][0].line_number is not None
