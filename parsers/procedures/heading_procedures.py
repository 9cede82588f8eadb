"""A procedure under a heading of its own: drawings and step tables in it -> steps.

Tables of components have their drawings read cell by cell (`component_sections`); under a heading
there is no cell, only the height between the section's first and last row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.page import BBox, Cell, Document, Page, Word, enclosing_box
from extractor.passage import Passage, words_passage
from parsers.page_words import PageWords
from parsers.procedures.arrow_signs import without_arrows
from parsers.procedures.flow_order import lies_in, middle
from parsers.procedures.flowchart import FlowReading, read_flowchart
from parsers.procedures.step_table import StepReading, read_steps
from parsers.section import FlowBox, Row, Section, StepRow

REACH_PT = 12.0  # what is drawn around the first and the last row stands out by less


class DrawnSections(NamedTuple):
    """The sections, the heads of their step tables, and the cells of columns that are no step's."""

    sections: tuple[Section, ...]
    table_heads: tuple[Passage, ...]
    unrecognized: tuple[Passage, ...]


def read_procedures(document: Document, sections: Sequence[Section]) -> DrawnSections:
    """The sections, a procedure's with the boxes and step rows that are drawn in it."""
    done: list[Section] = []
    heads: list[Passage] = []
    others: list[Passage] = []
    for section in sections:
        if section.component != "prosedur":
            done.append(section)
            continue
        reader = _Reader(document, section)
        done.append(reader.read())
        heads += reader.heads
        others += reader.others
    return DrawnSections(tuple(done), tuple(heads), tuple(others))


class Drawn:
    """What the drawings and the step tables of one component hold, in a cell or under a heading."""

    def __init__(self) -> None:
        self.boxes: list[FlowBox] = []
        self.connectors: list[Passage] = []
        self.steps: list[StepRow] = []
        self.total: Passage | None = None
        self.heads: list[Passage] = []
        self.others: list[Passage] = []

    def add_flow(self, flow: FlowReading) -> None:
        self.boxes += flow.boxes
        self.connectors += flow.connectors

    def add_steps(self, found: StepReading) -> None:
        self.steps += found.steps
        self.total = found.total or self.total
        self.heads += [found.head] if found.head is not None else []
        self.others += found.others

    def completed(self, section: Section) -> Section:
        """The section with all that, and a procedure's body without its arrows."""
        is_procedure = section.component == "prosedur"
        left, arrows = without_arrows(section.body) if is_procedure else (section.body, ())
        return replace(
            section,
            body=left,
            flowchart=tuple(self.boxes),
            connectors=(*self.connectors, *arrows),
            steps=tuple(self.steps),
            steps_total=self.total,
        )


class _Reader(Drawn):
    """Reads one procedure, page by page."""

    def __init__(self, document: Document, section: Section) -> None:
        super().__init__()
        self.document = document
        self.section = section

    def read(self) -> Section:
        body: list[Row] = []
        for number in sorted({line.page_number for line in self.section.body}):
            lines = [line for line in self.section.body if line.page_number == number]
            body += self._read_page(self.document.pages[number - 1], lines)
        return self.completed(replace(self.section, body=tuple(body)))

    def _read_page(self, page: Page, lines: list[Row]) -> list[Row]:
        """The lines that are left when the page's drawings and tables are read."""
        boxes = [line.bbox for line in lines if line.bbox is not None]
        if not boxes or not (page.shapes or page.tables):
            return lines
        box = enclosing_box(boxes)
        area = BBox(0.0, box.top_pt - REACH_PT, page.width_pt, box.bottom_pt + REACH_PT)
        words = [word for line in lines for word in line.passage.words()]
        return _left_of(lines, self._free(page, area, words))

    def _free(self, page: Page, area: BBox, words: list[Word]) -> list[Word]:
        """The words that no drawing and no step table holds."""
        flow = read_flowchart(self.document, page, area, words) if page.shapes else None
        if flow is not None:
            self.add_flow(flow)
            words = list(flow.rest)
        for cells in _tables_in(page, area):
            here = PageWords(self.document, words)
            found = read_steps(here, cells)
            if found is None:
                continue
            self.add_steps(found)
            held = {word.order for cell in cells for word in here.inside(cell.bbox)}
            words = [word for word in words if word.order not in held]
        return words


def _tables_in(page: Page, area: BBox) -> list[list[Cell]]:
    tables = [table for table in page.tables if lies_in(middle(table.bbox), area)]
    return [[cell for row in table.rows for cell in row] for table in tables]


def _left_of(lines: Sequence[Row], words: Sequence[Word]) -> list[Row]:
    """The lines with those of their words that are still free."""
    free = {word.order for word in words}
    left: list[Row] = []
    for line in lines:
        held = line.passage.words()
        kept = [word for word in held if word.order in free]
        if len(kept) == len(held):
            left.append(line)
        elif kept:
            box = enclosing_box([word.bbox for word in kept if word.bbox])
            passage = words_passage(line.passage.document, kept)
            left.append(line._replace(passage=passage, bbox=box))
    return left
