"""Words of a page -> lines in reading order, by geometry and never by the file's stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import compress, count, islice, pairwise
from operator import gt, ne, or_, sub
from typing import NamedTuple

from extractor.page import BBox, Line, Word, enclosing_box

# A gap wider than this parts two lines of one row (columns, tab stops). Words of one sentence
# stand 0.2 to 0.8 em apart, justified ones up to 1.4; letterhead columns more than 2.
LINE_GAP_EM = 1.6
# Two runs share a row when their lower edges differ by less than this share of the taller one:
# sizes mix on a baseline (descenders differ), neighbouring rows are a whole line apart.
ROW_SHARE = 0.3


class Run(NamedTuple):
    """Words that the page draws on one baseline, with their box."""

    words: tuple[Word, ...]
    bbox: BBox


def build_lines(runs: Iterable[Run], first_index: int, first_row: int) -> list[Line]:
    """The lines of one page, top to bottom and left to right in each row."""
    lines: list[Line] = []
    index = count(first_index)
    for number, row in enumerate(_rows(sorted(runs, key=_by_bottom)), start=first_row):
        for words, box in _joined(row) if len(row) > 1 else row:
            lines.append(Line(next(index), number, words[0].page_number, box, None, words))
    return lines


def runs_of(words: Sequence[Word], keys: Sequence[object]) -> list[Run]:
    """Neighbouring words with the same key (the reader's own line) as runs, left to right."""
    if not words:
        return []
    lefts, tops, rights, bottoms = zip(*_boxes(words), strict=True)
    ends = [*compress(count(1), map(ne, keys, islice(keys, 1, None))), len(words)]
    # Words that stand before or far from the one before them mostly open a line: most readers
    # give a line's words from left to right, and few lines have a gap that may be wide.
    gap_pt = LINE_GAP_EM * min(map(sub, bottoms, tops))
    is_before = map(gt, lefts, islice(lefts, 1, None))
    is_far = map(gap_pt.__lt__, map(sub, islice(lefts, 1, None), rights))
    strays = set(compress(count(1), map(or_, is_before, is_far))).difference(ends)
    runs: list[Run] = []
    for first, end in pairwise((0, *ends)):
        if strays and not strays.isdisjoint(range(first, end)):
            runs += _split_at_gaps(sorted(words[first:end], key=_by_left))
            continue
        here = slice(first, end)
        box = BBox(lefts[first], min(tops[here]), max(rights[here]), max(bottoms[here]))
        runs.append(Run(tuple(words[here]), box))
    return runs


def parted(
    words: Sequence[Word], keys: Sequence[object], overlays: Set[int]
) -> Iterator[tuple[Sequence[Word], Sequence[object]]]:
    """A page's words with their keys, and apart from them those that are laid over its text."""
    if not overlays:
        yield words, keys
        return
    for is_over in (False, True):
        part = [w.order in overlays for w in words]
        chosen = [is_laid is is_over for is_laid in part]
        yield [*compress(words, chosen)], [*compress(keys, chosen)]


def _boxes(words: Sequence[Word]) -> list[BBox]:
    boxes = [box for word in words if (box := word.bbox) is not None]
    if len(boxes) < len(words):
        raise ValueError("a word of a text file has no place on a page")
    return boxes


def _split_at_gaps(words: Sequence[Word]) -> Iterator[Run]:
    """The runs of words that stand from left to right."""
    boxes = _boxes(words)
    first = 0
    right_pt = boxes[0].x1_pt
    for number, (x0_pt, top_pt, x1_pt, bottom_pt) in enumerate(boxes):
        if x0_pt - right_pt > LINE_GAP_EM * (bottom_pt - top_pt):
            yield Run(tuple(words[first:number]), enclosing_box(boxes[first:number]))
            first, right_pt = number, x1_pt
        right_pt = max(right_pt, x1_pt)
    yield Run(tuple(words[first:]), enclosing_box(boxes[first:]))


def _by_bottom(run: Run) -> tuple[float, float]:
    return (run.bbox.bottom_pt, run.bbox.x0_pt)


def _by_left(word: Word) -> tuple[float, int]:
    return (word.bbox.x0_pt if word.bbox else 0.0, word.order)


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    row_bottom_pt = row_height_pt = 0.0
    for run in runs:
        _, top_pt, _, bottom_pt = run.bbox
        height_pt = bottom_pt - top_pt
        tolerance_pt = ROW_SHARE * max(row_height_pt, height_pt)
        if rows and bottom_pt - row_bottom_pt <= tolerance_pt:
            rows[-1].append(run)
            continue
        rows.append([run])
        row_bottom_pt, row_height_pt = bottom_pt, height_pt
    return rows


def _joined(row: Sequence[Run]) -> list[Run]:
    """Runs of a row, those put together that have no wide gap between them."""
    joined: list[Run] = []
    right_pt = em_pt = 0.0
    for words, box in sorted(row, key=lambda run: run.bbox.x0_pt):
        x0_pt, top_pt, x1_pt, bottom_pt = box
        height_pt = bottom_pt - top_pt
        if joined and x0_pt - right_pt <= LINE_GAP_EM * min(em_pt, height_pt):
            before = joined.pop()
            words, box = before.words + words, enclosing_box([before.bbox, box])
            x1_pt, height_pt = box.x1_pt, box.height_pt
        joined.append(Run(words, box))
        right_pt, em_pt = x1_pt, height_pt
    return joined
