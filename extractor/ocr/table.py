"""The ruled tables of a scanned page: lines that copying wore off are put together again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from extractor.drawing.grid import tables_of
from extractor.drawing.ruling import Rule, Ruling, merged
from extractor.ocr.page_image import Mask, Rules
from extractor.page import BBox, Shape, Table

# Of the page: narrower ones are drawn in a coat of arms or a stamp.
TABLE_WIDTH_SHARE = 0.3
WANDER_PX = 5  # a worn line's pieces lie this far off at most, at half of 300 dpi: 0.8 mm
WORN_SHARE = 0.3  # of a gap in a worn line that is not quite bare; bare paper 0.00 to 0.05
FULL_TRACE_SHARE = 0.8  # the upper edge of writing has 0.3 to 0.6
MEET_PX = 6
CORNER_PT = 4.0  # a box's sides end this near to each other at its corners
SIDE_SHARE = 0.7  # of a box's height that its sides are drawn along, at least
BOX_LEAST_PT, BOX_MOST_PT = 12.0, 250.0  # its height: one line of small print to a dozen lines
UNDERLINED_SHARE = 0.3  # of an underline's length that has letters close above it


class _Line(NamedTuple):
    """A straight line in a mask: its row, its first and its last column."""

    at: float
    start: float
    end: float


def drawn_on(
    rules: Rules, page_number: int, px_per_pt: float
) -> tuple[tuple[Table, ...], tuple[Shape, ...]]:
    """The tables and the lone boxes that ruling lines draw, which have half the resolution."""
    scale = 2 / px_per_pt
    level = _bridged(_lines(rules.horizontal), rules.traces)
    upright = _bridged(_lines(rules.vertical.T), rules.traces.T)
    ruling = Ruling(
        merged([Rule(*(side * scale for side in line)) for line in level]),
        merged([Rule(*(side * scale for side in line)) for line in upright]),
    )
    least_pt = TABLE_WIDTH_SHARE * rules.traces.shape[1] * scale
    found = tables_of(ruling, page_number)
    wide = [table for table in found if table.bbox.width_pt >= least_pt]
    # A box with arrows inside a cell looks like a small table.
    tables = tuple(table for table in wide if not any(_holds(other, table) for other in wide))
    cells = [cell.bbox for table in tables for row in table.rows for cell in row]
    boxes = [box for box in _boxes(ruling) if not any(_share_edge(box, cell) for cell in cells)]
    return tables, tuple(Shape("box", box) for box in boxes)


def _holds(table: Table, other: Table) -> bool:
    """Whether a cell of the table holds all of another one."""
    inner = other.bbox
    return table is not other and any(
        cell.bbox.x0_pt <= inner.x0_pt
        and cell.bbox.top_pt <= inner.top_pt
        and cell.bbox.x1_pt >= inner.x1_pt
        and cell.bbox.bottom_pt >= inner.bottom_pt
        for row in table.rows
        for cell in row
    )


def _boxes(ruling: Ruling) -> list[BBox]:
    """Rectangles of four lines, such as the steps of a flowchart."""
    boxes: list[BBox] = []
    for above, below in combinations(sorted(ruling.level), 2):
        height_pt = below.at_pt - above.at_pt
        if not BOX_LEAST_PT <= height_pt <= BOX_MOST_PT:
            continue
        if max(abs(above[end] - below[end]) for end in (1, 2)) > CORNER_PT:
            continue
        if all(
            any(
                abs(side.at_pt - corner_pt) <= CORNER_PT
                and min(side.end_pt, below.at_pt) - max(side.start_pt, above.at_pt)
                >= SIDE_SHARE * height_pt
                for side in ruling.upright
            )
            for corner_pt in (above.start_pt, above.end_pt)
        ):
            boxes.append(BBox(above.start_pt, above.at_pt, above.end_pt, below.at_pt))
    return boxes


def _share_edge(box: BBox, cell: BBox) -> bool:
    """Whether two rectangles have a side in common: then the box is a part of the table."""
    return any(abs(box[side] - cell[side]) <= CORNER_PT for side in range(4)) and _overlap(
        box, cell
    )


def _overlap(box: BBox, cell: BBox) -> bool:
    return min(box.x1_pt, cell.x1_pt) > max(box.x0_pt, cell.x0_pt) and min(
        box.bottom_pt, cell.bottom_pt
    ) > max(box.top_pt, cell.top_pt)


def without_underlines(rules: Rules) -> Rules:
    """The rules but for lines that underline words: those are part of the writing.

    Painting them over would cut the tails of letters.
    """
    horizontal = rules.horizontal.copy()
    for line in _lines(rules.horizontal):
        row, start, end = round(line.at), int(line.start), int(line.end)
        above = rules.ink[max(0, row - 8) : max(0, row - 2), start:end]
        meets = any(
            rules.vertical[
                max(0, row - MEET_PX) : row + MEET_PX, max(0, column - MEET_PX) : column + MEET_PX
            ].any()
            for column in (start, end)
        )
        if meets or above.size == 0 or above.any(axis=0).mean() < UNDERLINED_SHARE:
            continue
        horizontal[max(0, row - 3) : row + 4, start:end] = False
    return rules._replace(horizontal=horizontal)


def _bridged(lines: Sequence[_Line], traces: Mask) -> list[_Line]:
    """The lines, those put together between which the paper shows traces of a worn line."""
    done: list[_Line] = []
    for line in sorted(lines, key=lambda line: line.start):
        near = [old for old in done if abs(old.at - line.at) <= WANDER_PX]
        before = max(near, key=lambda old: old.end, default=None)
        if before is not None and _is_worn_gap(before, line, traces):
            done.remove(before)
            lengths = (before.end - before.start, line.end - line.start)
            at = (before.at * lengths[0] + line.at * lengths[1]) / max(1.0, sum(lengths))
            line = _Line(at, before.start, max(before.end, line.end))
        done.append(line)
    return done


def _is_worn_gap(before: _Line, after: _Line, traces: Mask) -> bool:
    start, end = int(before.end), int(after.start)
    if end <= start:
        return True
    row = round((before.at + after.at) / 2)

    def share(offset: int) -> float:
        """How much of the gap shows traces in a strip beside the line's place."""
        strip = traces[max(0, row + offset - 2) : row + offset + 3, start:end]
        return float(strip.any(axis=0).mean()) if strip.size else 0.0

    here, sides = share(0), sorted((share(-7), share(7)))
    # Writing between two lines shows traces, too, but above and below as well.
    if here >= FULL_TRACE_SHARE:
        return sides[0] <= here / 4
    return here >= WORN_SHARE and sides[1] <= here / 2


def _lines(mask: Mask) -> list[_Line]:
    """Lines along the rows of a mask; the pieces of a slightly slanted one are joined."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    lines: list[list[float]] = []  # weighted row, start, end, weight, last row
    open_lines: list[list[float]] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        open_lines = [line for line in open_lines if row - line[4] <= 1]
        line = next((o for o in open_lines if start <= o[2] + 2 and end >= o[1] - 2), None)
        length = end - start
        if line is None:
            line = [0.0, start, end, 0.0, row]
            lines.append(line)
            open_lines.append(line)
        line[0] += row * length
        line[3] += length
        line[1], line[2], line[4] = min(line[1], start), max(line[2], end), row
    return [_Line(line[0] / line[3], line[1], line[2]) for line in lines]
