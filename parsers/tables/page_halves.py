"""Two component tables side by side on one page, as leaflets set them: which text is whose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.page import BBox, Document, Word
from parsers.printed_rows import printed_rows
from parsers.row_events import text_rows
from parsers.section import Row

GAP_EM = 1.2  # white space between two texts on one row; between words it is 0.2 to 0.35
ABOVE, LEFT, RIGHT, BELOW = range(4)  # the order in which a page's parts are read


def gutter(boxes: Sequence[BBox]) -> float | None:
    """Where a page is parted: between two tables of which each stands beside the other."""
    for left, right in pairwise(sorted(boxes, key=lambda box: box.x0_pt)):
        is_beside = left.top_pt < right.bottom_pt and right.top_pt < left.bottom_pt
        if is_beside and left.x1_pt < right.x0_pt:
            return (left.x1_pt + right.x0_pt) / 2
    return None


def half_of(box: BBox, gutter_pt: float) -> int:
    """The half of the page that a table stands in."""
    return LEFT if (box.x0_pt + box.x1_pt) / 2 < gutter_pt else RIGHT


def half_rows(
    document: Document, words: Sequence[Word], gutter_pt: float, top_pt: float
) -> list[tuple[int, Row]]:
    """The rows of text with the part of the page that each belongs to; `top_pt` is where the
    tables begin."""
    found: list[tuple[int, Row]] = []
    for row in printed_rows(words):
        left = [word for word in row if word.bbox and word.bbox.x1_pt <= gutter_pt]
        right = [word for word in row if word.bbox and word.bbox.x0_pt >= gutter_pt]
        if _is_whole(row, left, right):
            place = ABOVE if row[0].bbox and row[0].bbox.top_pt < top_pt else BELOW
            found += [(place, text) for text in text_rows(document, [row])]
            continue
        found += [(LEFT, text) for text in text_rows(document, printed_rows(left))]
        found += [(RIGHT, text) for text in text_rows(document, printed_rows(right))]
    return found


def _is_whole(row: Sequence[Word], left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a row runs over both halves: a word stands in the middle, or no gap is there."""
    if len(left) + len(right) < len(row):
        return True
    if not left or not right:
        return False
    before, after = left[-1].bbox, right[0].bbox
    if before is None or after is None:
        return True
    return after.x0_pt - before.x1_pt < GAP_EM * after.height_pt
