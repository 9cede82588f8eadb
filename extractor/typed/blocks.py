"""What a web page or a word processor's file is made of: paragraphs and tables, in reading order.

Every form of source is read into these; `extractor.typed.composing` makes a document of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Span(NamedTuple):
    """Letters of a paragraph in a row, white space as read; a line feed breaks the line.

    What is hidden, struck out or deleted is no text of the document: `is_visible` is false.
    `address` is where a click on the letters leads, out of the file.
    """

    text: str
    is_visible: bool = True
    address: str = ""  # where it leads when it is clicked


class Paragraph(NamedTuple):
    """Its list marker, if it has one, is the first of its spans.

    `is_aside`: menus, side columns and footers, which are seen beside the text and are none of it.
    """

    spans: tuple[Span, ...]
    indent: int = 0  # letters
    is_aside: bool = False
    follows_space: bool = False  # set off from what stands above it, as headings are

    @property
    def is_blank(self) -> bool:
        return not any(span.text.strip() for span in self.spans)

    @property
    def text(self) -> str:
        """What is seen of it."""
        return "".join(span.text for span in self.spans if span.is_visible)


class BlockCell(NamedTuple):
    """A cell of a table, which may reach over several columns or rows."""

    row: int
    column: int
    blocks: tuple[Paragraph | BlockTable, ...]
    columns: int = 1
    rows: int = 1


class BlockTable(NamedTuple):
    """A table's cells in reading order."""

    cells: tuple[BlockCell, ...]


Block = Paragraph | BlockTable

_BARE_NUMBER = re.compile(r"\s*\d{1,2}\s*")  # of a row in a table inside a cell
MAX_SPAN = 60  # columns or rows; more is an attack or a mistake
LEAST_HEAD_LINES = 2  # of a letterhead
MAX_CELLS = 20_000  # of a document; a decree with all its annexes has some thousands


class GridBuilder:
    """Cells placed one after the other, those that reach down taking places of later rows."""

    def __init__(self) -> None:
        self.cells: list[BlockCell] = []
        self._held: set[tuple[int, int]] = set()
        self._row, self._column = -1, 0

    def start_row(self) -> None:
        self._row, self._column = self._row + 1, 0

    def add(self, blocks: tuple[Block, ...], columns: int = 1, rows: int = 1) -> None:
        """Place a cell in the row's next free column."""
        if self._row < 0:
            self.start_row()
        columns, rows = min(max(columns, 1), MAX_SPAN), min(max(rows, 1), MAX_SPAN)
        while (self._row, self._column) in self._held:
            self._column += 1
        self.cells.append(BlockCell(self._row, self._column, blocks, columns, rows))
        if rows > 1:
            self._held |= {
                (self._row + down, self._column + right)
                for down in range(1, rows)
                for right in range(columns)
            }
        self._column += columns

    def table(self) -> BlockTable:
        """All cells, those that reach below the last row cut there."""
        count = self._row + 1
        return BlockTable(
            tuple(cell._replace(rows=min(cell.rows, count - cell.row)) for cell in self.cells)
        )


def unwrapped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with those of tables that only arrange a page in the place of the tables.

    Such a table has one column or one row, and a table or several paragraphs in a cell.
    """
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, BlockTable) and _arranges(block):
            for cell in block.cells:
                found += unwrapped(cell.blocks)
        elif isinstance(block, BlockTable):
            head, rest = _without_letterhead(block)
            found += [*unwrapped(head), rest]
        else:
            found.append(block)
    return tuple(found)


def _without_letterhead(table: BlockTable) -> tuple[tuple[Block, ...], BlockTable]:
    """What stands above a table's columns in its own first rows, and the table below.

    A letterhead is several lines in a cell as wide as the table; what names one service, or one
    part, is a single line and stays.
    """
    width = max(cell.column + cell.columns for cell in table.cells)
    wide = {cell.row: cell for cell in table.cells if cell.columns == width and cell.rows == 1}
    count = next(number for number in range(len(wide) + 1) if number not in wide)
    first = [line for block in wide[0].blocks for line in lines_of(block)] if count else []
    if width < 2 or sum(not line.is_blank for line in first) < LEAST_HEAD_LINES:
        return (), table
    if count > max(cell.row for cell in table.cells):
        return (), table
    head = tuple(block for number in range(count) for block in wide[number].blocks)
    below = [cell._replace(row=cell.row - count) for cell in table.cells if cell.row >= count]
    return head, BlockTable(tuple(below))


def _arranges(table: BlockTable) -> bool:
    rows = {cell.row for cell in table.cells}
    columns = {cell.column for cell in table.cells}
    if len(rows) > 1 and len(columns) > 1:
        return False
    holds_table = any(isinstance(b, BlockTable) for cell in table.cells for b in cell.blocks)
    return holds_table or len(columns) == 1


def aside(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """Blocks as lines beside the text."""
    return tuple(line._replace(is_aside=True) for block in blocks for line in lines_of(block))


def lines_of(block: Block) -> list[Paragraph]:
    """A block as paragraphs; of a table a paragraph for each row that is a line high."""
    if isinstance(block, Paragraph):
        return [block]
    rows: dict[int, list[list[Paragraph]]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append([p for b in cell.blocks for p in lines_of(b)])
    found: list[Paragraph] = []
    for row in rows.values():
        held = [cell for cell in row if any(not line.is_blank for line in cell)]
        if len(held) > 1 and len(held[0]) == 1 and _BARE_NUMBER.fullmatch(held[0][0].text):
            held[0] = [held[0][0]._replace(spans=(*held[0][0].spans, Span(".")))]
        if all(len(cell) == 1 for cell in held):
            spans = [(*cell[0].spans, Span(" ")) for cell in held]
            found.append(Paragraph(tuple(span for cell in spans for span in cell)))
        else:
            found += [line for cell in held for line in cell]
    return found
