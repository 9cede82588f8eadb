"""Pages that fill from top to bottom: paragraphs with hanging markers, centred lines, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.sample.list import printed_items
from corpus.sample.plan import ComplaintPart, FeePart, ListPart, TimePart
from extractor.pdf_writer import A4_WIDTH_PT, Sheet, Stroke, TextRun, text_width_pt, wrapped

Part = ListPart | TimePart | FeePart | ComplaintPart
Row = list[TextRun]

INDENT_PT, MARKER_GAP_PT = 18.0, 4.0
TOP_PT, BOTTOM_PT = 60.0, 780.0
LINE_SHARE = 1.35  # line height of a table or a decree, in sizes
CELL_PAD_PT = 5.0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph; `is_whole` where its marker is part of the running text."""

    text: str
    marker: str = ""
    depth: int = 0
    is_whole: bool = False
    is_heading: bool = False
    ends_page: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Where a table's column begins and ends."""

    left_pt: float
    right_pt: float


def part_blocks(part: Part) -> Iterator[Block]:
    """The paragraphs under a component's heading."""
    if isinstance(part, ListPart):
        is_whole = part.form.endswith("in-one")
        for item in printed_items(part):
            yield Block(item.text, item.marker, item.depth, is_whole)
    else:
        yield from (Block(line) for line in part.lines)


def block_rows(block: Block, left_pt: float, right_pt: float, size_pt: float) -> Iterator[Row]:
    """The block's lines, the marker beside the first; their baselines are still open."""
    left_pt += block.depth * INDENT_PT
    text_pt = left_pt
    if block.marker and not block.is_whole:
        text_pt += max(INDENT_PT, text_width_pt(block.marker, size_pt) + MARKER_GAP_PT)
    text = f"{block.marker} {block.text}" if block.is_whole else block.text
    is_bold = block.is_heading
    for number, line in enumerate(wrapped(text, right_pt - text_pt, size_pt, is_bold)):
        row = [TextRun(line, text_pt, 0.0, size_pt, is_bold)]
        if number == 0 and text_pt > left_pt:
            row.insert(0, TextRun(block.marker, left_pt, 0.0, size_pt, is_bold))
        yield row


@dataclass(slots=True)
class Canvas:
    """Pages under way: what is drawn moves `y_pt` down, and on to a new page where it is full."""

    size_pt: float
    pages: list[tuple[list[TextRun], list[Stroke]]] = field(default_factory=lambda: [([], [])])
    y_pt: float = TOP_PT

    def sheets(self) -> list[Sheet]:
        return [Sheet(tuple(runs), tuple(strokes)) for runs, strokes in self.pages]

    def break_page(self) -> None:
        self.pages.append(([], []))
        self.y_pt = TOP_PT

    def skip(self, sizes: float) -> None:
        """Leaves room, counted in sizes of the text."""
        self.y_pt += sizes * self.size_pt

    def row(self, runs: Iterable[TextRun]) -> None:
        """One line of text, its runs on a common baseline."""
        if self.y_pt > BOTTOM_PT:
            self.break_page()
        drawn = [replace(run, baseline_pt=self.y_pt + self.size_pt) for run in runs]
        self.pages[-1][0].extend(drawn)
        self.y_pt += LINE_SHARE * max((run.size_pt for run in drawn), default=self.size_pt)

    def centred(self, text: str, size_pt: float, is_bold: bool = False) -> None:
        """A text in the middle of the page, wrapped well within its margins."""
        for line in wrapped(text, A4_WIDTH_PT - 160.0, size_pt, is_bold):
            left_pt = (A4_WIDTH_PT - text_width_pt(line, size_pt, is_bold)) / 2
            self.row([TextRun(line, left_pt, 0.0, size_pt, is_bold)])

    def paragraph(self, block: Block, left_pt: float, right_pt: float) -> None:
        for row in block_rows(block, left_pt, right_pt, self.size_pt):
            self.row(row)

    def rule(self, left_pt: float, right_pt: float, width_pt: float = 0.6) -> None:
        """A line across, at the present height."""
        self.pages[-1][1].append(Stroke(left_pt, self.y_pt, right_pt, self.y_pt, width_pt))


@dataclass(slots=True)
class TableDrawing:
    """A table on a canvas; a row runs on over a page's end, its frame closed and opened again."""

    canvas: Canvas
    columns: Sequence[Column]
    is_ruled: bool = True
    top_pt: float = 0.0

    def open(self) -> None:
        self.top_pt = self.canvas.y_pt
        self._across()

    def close(self) -> None:
        """The upright lines of what was drawn on this page."""
        if self.is_ruled:
            edges = [column.left_pt for column in self.columns] + [self.columns[-1].right_pt]
            self.canvas.pages[-1][1].extend(
                Stroke(edge, self.top_pt, edge, self.canvas.y_pt) for edge in edges
            )

    def row(self, cells: Sequence[Sequence[Block]]) -> None:
        """One row of the table: the blocks of each cell."""
        size_pt = self.canvas.size_pt
        columns = [
            [
                row
                for block in cell
                for row in block_rows(
                    block, column.left_pt + CELL_PAD_PT, column.right_pt - CELL_PAD_PT, size_pt
                )
            ]
            for cell, column in zip(cells, self.columns, strict=True)
        ]
        self.canvas.y_pt += CELL_PAD_PT / 2
        for number in range(max(len(rows) for rows in columns)):
            if self.canvas.y_pt > BOTTOM_PT:
                self._turn_page()
            self.canvas.row(
                [run for rows in columns for run in (rows[number : number + 1] or [[]])[0]]
            )
        self.canvas.y_pt += CELL_PAD_PT
        self._across()

    def _turn_page(self) -> None:
        self._across()
        self.close()
        self.canvas.break_page()
        self.open()

    def _across(self) -> None:
        if self.is_ruled:
            self.canvas.rule(self.columns[0].left_pt, self.columns[-1].right_pt, 0.5)
