"""The ruled tables of a scanned page, and the page rearranged so that no line crosses columns.

An OCR program takes cells that stand side by side for one line of text, or loses the narrow ones.
So every cell is cut out, and all are set one under the other on a long sheet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractor.grid import tables_of
from extractor.page import BBox, Table
from extractor.page_image import PAPER, Grey, Mask, Rules
from extractor.ruling import Rule, Ruling, merged

MARGIN_PX = 40  # white around each piece of the sheet: two lines of text apart at 300 dpi
MOST_CELLS = 400  # a page with more is a form's comb or a map
LEAST_INK_PX = 12  # dark pixels of a piece; a full stop has 20 at 300 dpi


# Of the page: narrower ones are drawn in a coat of arms or a stamp.
TABLE_WIDTH_SHARE = 0.3
WANDER_PX = 5  # a worn line's pieces lie this far off at most, at half of 300 dpi: 0.8 mm
WORN_SHARE = 0.3  # of a gap in a worn line that is not quite bare; bare paper 0.00 to 0.05
MEET_PX = 6
UNDERLINED_SHARE = 0.3  # of an underline's length that has letters close above it


class _Line(NamedTuple):
    """A straight line in a mask: its row, its first and its last column."""

    at: float
    start: float
    end: float


class Piece(NamedTuple):
    """A part of the page and where it stands on the sheet: sides in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int
    sheet_x0: int
    sheet_top: int


class Sheet(NamedTuple):
    """A picture to read, made of pieces of the page's picture."""

    picture: Grey
    pieces: tuple[Piece, ...]

    def piece_at(self, sheet_top: int, sheet_bottom: int) -> tuple[int, Piece]:
        """The number of the piece that holds (most of) a strip of the sheet, and the piece."""
        middle = (sheet_top + sheet_bottom) / 2 + MARGIN_PX / 2
        number = bisect_right([piece.sheet_top for piece in self.pieces], middle)
        return max(0, number - 1), self.pieces[max(0, number - 1)]


def tables_on(rules: Rules, page_number: int, px_per_pt: float) -> tuple[Table, ...]:
    """The tables that the ruling lines of a picture draw. `rules` has half its resolution."""
    scale = 2 / px_per_pt
    level = _bridged(_lines(rules.horizontal), rules.traces)
    upright = _bridged(_lines(rules.vertical.T), rules.traces.T)
    ruling = Ruling(
        merged([Rule(*(side * scale for side in line)) for line in level]),
        merged([Rule(*(side * scale for side in line)) for line in upright]),
    )
    least_pt = TABLE_WIDTH_SHARE * rules.traces.shape[1] * scale
    found = tables_of(ruling, page_number)
    return tuple(table for table in found if table.bbox.width_pt >= least_pt)


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


def sheet_of(picture: Grey, tables: Sequence[Table], px_per_pt: float) -> Sheet:
    """What stands outside the tables first, then every cell, row by row."""
    height_px, width_px = picture.shape
    boxes = [cell.bbox for table in tables for row in table.rows for cell in row]
    whole = Piece(0, 0, width_px, height_px, 0, 0)
    if not boxes or len(boxes) > MOST_CELLS:
        return Sheet(picture, (whole,))
    rest = picture.copy()
    crops: list[tuple[Grey, Piece]] = []
    for box in boxes:
        piece = _piece(box, px_per_pt, width_px, height_px)
        inner = picture[piece.top : piece.bottom, piece.x0 : piece.x1]
        crops.append((inner, piece))
        rest[piece.top : piece.bottom, piece.x0 : piece.x1] = PAPER
    return _stacked([(rest, whole), *crops])


def _piece(box: BBox, px_per_pt: float, width_px: int, height_px: int) -> Piece:
    x0, top, x1, bottom = (round(side * px_per_pt) for side in box)
    return Piece(max(0, x0), max(0, top), min(width_px, x1), min(height_px, bottom), 0, 0)


def _stacked(crops: Sequence[tuple[Grey, Piece]]) -> Sheet:
    """The pieces with ink, trimmed and set one under the other."""
    inked: list[tuple[Grey, Piece]] = []
    for picture, piece in crops:
        ink = picture < PAPER // 2
        if np.count_nonzero(ink) < LEAST_INK_PX:
            continue
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        left, right = int(columns[0]), int(columns[-1]) + 1
        inked.append(
            (
                picture[top:bottom, left:right],
                Piece(
                    piece.x0 + left,
                    piece.top + top,
                    piece.x0 + right,
                    piece.top + bottom,
                    0,
                    0,
                ),
            )
        )
    width_px = max((part.shape[1] for part, _ in inked), default=0) + 2 * MARGIN_PX
    height_px = sum(part.shape[0] + MARGIN_PX for part, _ in inked) + MARGIN_PX
    sheet = np.full((height_px, width_px), PAPER, dtype=np.uint8)
    pieces: list[Piece] = []
    cursor = MARGIN_PX
    for part, piece in inked:
        height, width = part.shape
        sheet[cursor : cursor + height, MARGIN_PX : MARGIN_PX + width] = part
        pieces.append(piece._replace(sheet_x0=MARGIN_PX, sheet_top=cursor))
        cursor += height + MARGIN_PX
    return Sheet(sheet, tuple(pieces) or (Piece(0, 0, width_px, height_px, 0, 0),))


def _bridged(lines: Sequence[_Line], traces: Mask) -> list[_Line]:
    """The lines, those put together between which the paper shows traces of a worn line."""
    done: list[_Line] = []
    for line in sorted(lines, key=lambda line: line.start):
        before = next((old for old in reversed(done) if _is_worn_gap(old, line, traces)), None)
        if before is not None:
            done.remove(before)
            lengths = (before.end - before.start, line.end - line.start)
            at = (before.at * lengths[0] + line.at * lengths[1]) / max(1.0, sum(lengths))
            line = _Line(at, before.start, max(before.end, line.end))
        done.append(line)
    return done


def _is_worn_gap(before: _Line, after: _Line, traces: Mask) -> bool:
    if abs(before.at - after.at) > WANDER_PX:
        return False
    start, end = int(before.end), int(after.start)
    if end <= start:
        return True
    row = round((before.at + after.at) / 2)

    def share(offset: int) -> float:
        """How much of the gap shows traces in a strip beside the line's place."""
        strip = traces[max(0, row + offset - 2) : row + offset + 3, start:end]
        return float(strip.any(axis=0).mean()) if strip.size else 0.0

    here = share(0)
    # Writing between two lines shows traces, too, but above and below as well.
    return here >= WORN_SHARE and max(share(-7), share(7)) <= here / 2


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
