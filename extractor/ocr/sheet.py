"""A scanned page rearranged for reading, so that no line of text runs across columns.

An OCR program takes what stands side by side for one line, or loses narrow columns. So the cells
of tables and the columns of text are cut out and set one under the other on a long sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extractor.ocr.page_image import INK_SHARE, PAPER, Grey, Mask
from extractor.page import BBox, Table

MARGIN_PT = 12.0  # white around each piece of the sheet: as much as between two lines of text
MOST_CELLS = 400  # a page with more is a form's comb or a map
SLIVER_EDGE_PT, SLIVER_WIDTH_PT = 2.0, 1.5  # what is left of a line stands and is no wider
MARKER_MARGINS = 2.5  # a number of a list is no wider and no higher than this many margins
LEAST_INK_PT2 = 0.7  # ink of a piece; a full stop of 10 pt has 1.1
INK_LIGHT = round(INK_SHARE * PAPER)  # pale letters are ink, too: cut off, they are misread
FRINGE_PT = 0.7  # of paper that stays around the ink of a piece: the grey of its letters' edges

GRAIN_PX = 8  # columns are looked for in a coarse copy: specks do not close a gap
GRAIN_INK_PX = 6  # of ink that make a grain dark
# Between two columns, in grains: 0.3 inch at 300 dpi, what parts the lines of one row elsewhere,
# too. The coarser a page is drawn the wider: cut columns of few dots lose their lists' numbers.
COLUMN_GAP = 11
BAND_GAP = 4  # between two lines of text, in grains: 0.1 inch
BAND_HEIGHT = 11  # of the lowest band worth cutting: one line of 12 pt is 7 grains high
COLUMN_SHARE = 0.15  # of the page: what is narrower holds the markers of a list


class Piece(NamedTuple):
    """A part of the page and where it stands on the sheet: sides in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int
    sheet_x0: int = 0
    sheet_top: int = 0
    is_cell: bool = False


class Sheet(NamedTuple):
    """A picture to read, made of pieces of the page's picture."""

    picture: Grey
    pieces: tuple[Piece, ...]

    def piece_at(self, x: float, y: float) -> tuple[int, Piece]:
        """The number of the piece that holds a spot of the sheet, or is nearest to it."""
        number = min(range(len(self.pieces)), key=lambda n: _distance(self.pieces[n], x, y))
        return number, self.pieces[number]


def _distance(piece: Piece, x: float, y: float) -> float:
    right = piece.sheet_x0 + piece.x1 - piece.x0
    below = piece.sheet_top + piece.bottom - piece.top
    across = max(piece.sheet_x0 - x, 0, x - right)
    return across + max(piece.sheet_top - y, 0, y - below)


def sheet_of(picture: Grey, tables: Sequence[Table], px_per_pt: float) -> Sheet:
    """What stands outside the tables first, then every cell, row by row."""
    height_px, width_px = picture.shape
    boxes = [cell.bbox for table in tables for row in table.rows for cell in row]
    if len(boxes) > MOST_CELLS:
        boxes = []
    rest = picture.copy()
    crops: list[tuple[Grey, Piece]] = []
    for box in boxes:
        cell = _piece(box, px_per_pt, width_px, height_px)
        inner = picture[cell.top : cell.bottom, cell.x0 : cell.x1]
        crops += _columns(_without_slivers(inner, px_per_pt), cell, width_px)
        rest[cell.top : cell.bottom, cell.x0 : cell.x1] = PAPER
    whole = _columns(rest, Piece(0, 0, width_px, height_px), width_px)
    inked = (_trimmed(*crop, px_per_pt) for crop in [*whole, *crops])
    return _stacked([part for part in inked if part is not None], round(MARGIN_PT * px_per_pt))


def _columns(picture: Grey, piece: Piece, page_width_px: int) -> Iterator[tuple[Grey, Piece]]:
    """A part of the page, cut where columns of text stand side by side in it."""
    height, width = (side // GRAIN_PX for side in picture.shape)
    if not height or not width:
        yield picture, piece
        return
    dark = picture[: height * GRAIN_PX, : width * GRAIN_PX] < INK_LIGHT
    counts = dark.reshape(height, GRAIN_PX, width, GRAIN_PX).sum(axis=(1, 3))
    least = int(COLUMN_SHARE * page_width_px / GRAIN_PX)
    for top, bottom, x0, x1 in _regions(counts >= GRAIN_INK_PX, least):
        rows = (top * GRAIN_PX, picture.shape[0] if bottom == height else bottom * GRAIN_PX)
        columns = (x0 * GRAIN_PX, picture.shape[1] if x1 == width else x1 * GRAIN_PX)
        yield (
            picture[rows[0] : rows[1], columns[0] : columns[1]],
            piece._replace(
                x0=piece.x0 + columns[0],
                top=piece.top + rows[0],
                x1=piece.x0 + columns[1],
                bottom=piece.top + rows[1],
            ),
        )


def _regions(ink: Mask, least_width: int) -> Iterator[tuple[int, int, int, int]]:
    """The parts of a coarse picture that hold one column each: (top, bottom, left, right)."""
    width = ink.shape[1]
    begun: int | None = None  # where the one-column part so far begins
    for top, bottom in _bands(ink):
        cut = _gutter(ink[top:bottom], least_width) if bottom - top >= BAND_HEIGHT else None
        if cut is None:
            begun = top if begun is None else begun
            end = bottom
            continue
        if begun is not None:
            yield begun, end, 0, width
            begun = None
        for left, right in ((0, cut), (cut, width)):
            for part in _regions(ink[top:bottom, left:right], least_width):
                yield top + part[0], top + part[1], left + part[2], left + part[3]
    if begun is not None:
        yield begun, end, 0, width


def _bands(ink: Mask) -> Iterator[tuple[int, int]]:
    """Strips of rows with ink, parted by blank ones; each reaches to the middle of its gaps."""
    rows = np.flatnonzero(ink.any(axis=1))
    if len(rows) == 0:
        return
    breaks = np.flatnonzero(np.diff(rows) > BAND_GAP)
    starts = [0, *((rows[breaks] + rows[breaks + 1] + 1) // 2).tolist()]
    yield from zip(starts, [*starts[1:], ink.shape[0]], strict=True)


def _gutter(band: Mask, least_width: int) -> int | None:
    """Where a band is best cut into two columns: the middle of its widest gap."""
    columns = np.flatnonzero(band.any(axis=0))
    best: tuple[int, int] | None = None
    for before, after in zip(columns[:-1].tolist(), columns[1:].tolist(), strict=True):
        gap = after - before - 1
        left, right = before - int(columns[0]), int(columns[-1]) - after
        if gap >= COLUMN_GAP and min(left, right) >= least_width and (not best or gap > best[0]):
            best = gap, (before + after + 1) // 2
    return best[1] if best else None


def _without_slivers(cell: Grey, px_per_pt: float) -> Grey:
    """The cell without what is left of the lines at its sides: a strip would be read as a 1."""
    edge, thin = round(SLIVER_EDGE_PT * px_per_pt), round(SLIVER_WIDTH_PT * px_per_pt)
    clean = cell.copy()
    for picture in (clean, clean[:, ::-1]):
        ink = np.any(picture[:, : edge + 2 * thin] < PAPER * 3 // 4, axis=0)
        columns = np.flatnonzero(ink)
        if len(columns) == 0 or columns[0] >= edge:
            continue
        blank = np.flatnonzero(~ink[columns[0] :])
        if len(blank) and blank[0] <= thin:
            picture[:, : columns[0] + blank[0]] = PAPER
    return clean


def _piece(box: BBox, px_per_pt: float, width_px: int, height_px: int) -> Piece:
    x0, top, x1, bottom = (round(side * px_per_pt) for side in box)
    x1, bottom = min(width_px, x1), min(height_px, bottom)
    return Piece(max(0, x0), max(0, top), x1, bottom, is_cell=True)


def _stacked(inked: Sequence[tuple[Grey, Piece]], margin_px: int) -> Sheet:
    """The pieces set one under the other."""
    pieces: list[Piece] = []
    cursor = margin_px
    place = 0
    while place < len(inked):
        piece = inked[place][1]._replace(sheet_x0=margin_px, sheet_top=cursor)
        height = piece.bottom - piece.top
        pieces.append(piece)
        place += 1
        if place < len(inked) and _is_marker(piece, inked[place][1], margin_px):
            # A number alone on a line is misread; before the words beside it, it is not.
            words = inked[place][1]
            left = 2 * margin_px + piece.x1 - piece.x0
            pieces.append(words._replace(sheet_x0=left, sheet_top=cursor))
            height = max(height, words.bottom - words.top)
            place += 1
        cursor += height + margin_px
    width_px = max((p.sheet_x0 + p.x1 - p.x0 for p in pieces), default=0) + margin_px
    sheet = np.full((cursor, width_px), PAPER, dtype=np.uint8)
    for (picture, _), piece in zip(inked, pieces, strict=True):
        height, width = picture.shape
        rows = slice(piece.sheet_top, piece.sheet_top + height)
        sheet[rows, piece.sheet_x0 : piece.sheet_x0 + width] = picture
    return Sheet(sheet, tuple(pieces) or (Piece(0, 0, 0, 0),))


def _trimmed(picture: Grey, piece: Piece, px_per_pt: float) -> tuple[Grey, Piece] | None:
    """A piece without its white edges; None where it has no ink."""
    ink = picture < INK_LIGHT
    if np.count_nonzero(ink) < LEAST_INK_PT2 * px_per_pt**2:
        return None
    fringe_px = round(FRINGE_PT * px_per_pt)
    top, bottom = _reach(ink.max(axis=1), fringe_px)
    left, right = _reach(ink.max(axis=0), fringe_px)
    x0, x1 = piece.x0 + left, piece.x0 + right
    trimmed = piece._replace(x0=x0, top=piece.top + top, x1=x1, bottom=piece.top + bottom)
    return picture[top:bottom, left:right], trimmed


def _reach(inked: Mask, fringe_px: int) -> tuple[int, int]:
    """From the first to the last of some rows or columns with ink, and a little beyond."""
    places = np.flatnonzero(inked)
    return max(0, int(places[0]) - fringe_px), min(len(inked), int(places[-1]) + 1 + fringe_px)


def _is_marker(piece: Piece, after: Piece, margin_px: int) -> bool:
    """Whether a piece is the short number of the cell to its right."""
    width, height = piece.x1 - piece.x0, piece.bottom - piece.top
    beside = (
        after.x0 > piece.x1 and after.top < piece.bottom + margin_px and after.bottom > piece.top
    )
    is_short = width < MARKER_MARGINS * margin_px and height < MARKER_MARGINS * margin_px
    return piece.is_cell and after.is_cell and beside and is_short
