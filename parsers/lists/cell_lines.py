"""Words of a box on a page -> body lines in reading order, columns of a list one after the other.

A cell's words come in whatever order the file drew them, so they are ordered by where they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractor.page import BBox, Cell, Document, Word
from parsers.lists.columns import column_starts, has_gap, marker_of
from parsers.markers import leading_marker
from parsers.page_words import PageWords
from parsers.printed_rows import PrintedRow, Rows, printed_rows
from parsers.row_events import text_row
from parsers.section import Row

HANGING_PT = 2.0  # a wrapped line stands further in than its marker by more
MAX_NAME_WORDS = 8  # of a group: "Pasien BPJS Kesehatan"
NUMBER_LETTERS = 4  # "12.", "iv)": a cell that holds no more is the number of the text beside it


def body_lines(document: Document, words: Sequence[Word]) -> tuple[Row, ...]:
    """The words as lines in reading order; a list set in columns is read column by column."""
    rows = printed_rows(words)
    starts = column_starts(rows)
    if not starts:  # of nearly all cells
        return _with_blanks([text_row(document, row) for row in rows])
    pieces = [_pieces(row, starts) for row in rows]
    lines: list[Row] = []
    block: list[list[PrintedRow]] = []
    for row in pieces:
        is_inside = any(_is_beside(above, starts) for above in block)
        is_lone = not _is_beside(row, starts) and not _is_marked(row[0])
        if is_lone and not (is_inside and _is_wrapped(row[0], block, starts)):
            lines += _read_block(document, block)
            block = []
            lines.append(text_row(document, row[0]))
        else:
            block.append(row)
    lines += _read_block(document, block)
    return _with_blanks(lines)


def _is_beside(row: Rows, starts: Sequence[float]) -> bool:
    """Whether a row has text in a further column."""
    return len(row) > 1 or _column_of(row[0], starts) > 0


def _is_wrapped(piece: PrintedRow, block: Sequence[Rows], starts: Sequence[float]) -> bool:
    """Whether a row of the first column goes on with the item above it, beside a longer one: it
    hangs behind that item's marker, or its first word did not fit there."""
    above = [row[0] for row in block if _column_of(row[0], starts) == 0]
    word = piece[0].bbox
    if not above or word is None:
        return False
    if piece.bbox.x0_pt > min(one.bbox.x0_pt for one in above) + HANGING_PT:
        return True
    return above[-1].bbox.x1_pt + word.width_pt + word.height_pt / 2 > starts[0]


def _pieces(row: PrintedRow, starts: Sequence[float]) -> list[PrintedRow]:
    """A row, cut where a further column of a list begins."""
    pieces: list[list[Word]] = []
    column = -1
    for word in row:
        here = _column_of_x(word.bbox.x0_pt if word.bbox else 0.0, starts)
        if here != column and (column < 0 or has_gap(pieces[-1][-1], word)):
            pieces.append([])
            column = here
        pieces[-1].append(word)
    return [*map(PrintedRow, pieces)]


def _column_of_x(x0_pt: float, starts: Sequence[float]) -> int:
    return bisect_right(starts, x0_pt + 1.0)


def _column_of(piece: PrintedRow, starts: Sequence[float]) -> int:
    return _column_of_x(piece.bbox.x0_pt, starts)


def _is_marked(piece: PrintedRow) -> bool:
    return marker_of(piece) is not None


def _read_block(document: Document, block: Sequence[Rows]) -> list[Row]:
    """Rows of several columns in the order in which their numbers run.

    The boxes of further columns are moved to the left edge of the first one: beside each other or
    below each other, the items are of one level.
    """
    if all(len(row) == 1 for row in block):
        return [text_row(document, row[0]) for row in block]
    width = max(len(row) for row in block)
    edges = sorted(min(row[n].bbox.x0_pt for row in block if len(row) > n) for n in range(width))
    placed: list[tuple[int, Row]] = []
    for row in block:
        for piece in row:
            column = max(0, bisect_right(edges, piece.bbox.x0_pt + 1.0) - 1)
            placed.append((column, _moved(text_row(document, piece), edges[0] - edges[column])))
    across = [line for _, line in placed]
    down = [line for _, line in sorted(placed, key=lambda entry: entry[0])]
    return across if _steps(across) > _steps(down) else down


def _moved(line: Row, shift_pt: float) -> Row:
    box = line.bbox
    if box is None or shift_pt == 0:
        return line
    moved = BBox(box.x0_pt + shift_pt, box.top_pt, box.x1_pt + shift_pt, box.bottom_pt)
    return line._replace(bbox=moved)


def _steps(lines: Sequence[Row]) -> int:
    """How often a line's number follows directly on that of the line before it."""
    markers = [leading_marker(line.text) for line in lines]
    return sum(
        one is not None and two is not None and one.ordinal > 0 and two.ordinal == one.ordinal + 1
        for one, two in pairwise(markers)
    )


def _with_blanks(lines: Sequence[Row]) -> tuple[Row, ...]:
    found: list[Row] = []
    for line in lines:
        is_below = bool(found) and line.stands_off(found[-1])
        found.append(line._replace(follows_blank=True) if is_below else line)
    return tuple(found)


def cell_rows_lines(document: Document, page: PageWords, cells: Sequence[Cell]) -> list[Row]:
    """Lines of cells that stand one below the other; cells side by side follow each other.

    A number's cell is put in front of its text, short cells side by side are one line.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    lines: list[Row] = []
    pending: list[Word] = []
    for number in sorted(rows):
        held = [page.inside(cell.bbox) for cell in rows[number]]
        filled = [words for words in held if words]
        if len(filled) <= 1:
            pending += [word for words in filled for word in words]
            continue
        lines += body_lines(document, pending)
        pending = []
        lines += _side_by_side(document, filled)
    return [*lines, *body_lines(document, pending)]


def _side_by_side(document: Document, cells: Sequence[Sequence[Word]]) -> list[Row]:
    rows = [printed_rows(words) for words in cells]
    if all(len(found) == 1 for found in rows):
        return [text_row(document, [word for found in rows for word in found[0]])]
    lines: list[Row] = []
    number: list[Word] = []
    if _is_number(cells[0]):
        number = [word for row in rows[0] for word in row]
        cells, rows = cells[1:], rows[1:]
    for position, words in enumerate(cells):
        if position == 0 and not number and _names_group(words, cells[1:]):
            name = text_row(document, [word for row in rows[0] for word in row])
            lines.append(name._replace(names_group=True))
            continue
        if position == 0 and number:
            lines.append(text_row(document, [*number, *rows[0][0]]))
            words = [word for row in rows[0][1:] for word in row]
        found = [*body_lines(document, words)]
        if position and found:  # what stands beside a list goes on with none of its items
            found[0] = found[0]._replace(follows_blank=True)
        lines += found
    return lines


def _names_group(words: Sequence[Word], others: Sequence[Sequence[Word]]) -> bool:
    """Whether a cell is the name of the list that stands in the cell beside it."""
    rows = printed_rows(words)
    return (
        len(words) <= MAX_NAME_WORDS
        and marker_of(rows[0]) is None
        and bool(others)
        and marker_of(printed_rows(others[0])[0]) is not None
    )


def _is_number(words: Sequence[Word]) -> bool:
    text = "".join(word.text for word in words)
    if len(text) > NUMBER_LETTERS:
        return False
    return text.isdecimal() or leading_marker(f"{text} x") is not None
