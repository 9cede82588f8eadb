"""What stands in a section, in cells of a table or under a heading: its lines, and its steps where
they are drawn or set as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import NamedTuple

from extractor.page import BBox, Cell, Document, Page, Word, enclosing_box
from extractor.passage import Passage, words_passage
from parsers.lists.cell_lines import body_lines, cell_rows_lines
from parsers.page_words import PageWords
from parsers.procedures.arrow_signs import without_arrows
from parsers.procedures.drawing_scraps import scrap_count
from parsers.procedures.flow_order import lies_in, middle
from parsers.procedures.flowchart import (
    SIGN_OF_CAPTION,
    FlowReading,
    read_flowchart,
    read_unframed,
)
from parsers.procedures.step_table import StepReading, read_steps
from parsers.row_events import TableRow
from parsers.section import NOWHERE, FlowBox, Removal, Row, Section

REACH_PT = 12.0  # what is drawn around the first and the last row stands out by less
DRAWN = ("prosedur", None)  # sections with steps; others have tables, too: of fees, of classes
MAX_PADDING_PT = 10.0  # between a cell's line and its text; Word leaves 5.4, Excel 2


class Place(NamedTuple):
    """A part of a section's text on one page: where it stands, its words, the cells of the tables
    in it, and how words that are left of them make lines."""

    page: Page
    area: BBox
    words: Sequence[Word]
    tables: Sequence[Sequence[Cell]]
    lines: Callable[[Sequence[Word]], Iterable[Row]]


@dataclass(slots=True)
class ServiceBody:
    """What the rows of one service hold, whatever its components stand in."""

    above: list[Row] = field(default_factory=list)
    heading: Passage | None = None  # that names the service
    sections: list[Section] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)
    decree_label: Passage | None = None
    decree_rows: list[Row] = field(default_factory=list)
    labels: list[Passage] = field(default_factory=list)
    table_heads: list[Passage] = field(default_factory=list)  # and "Komponen Service Delivery"
    removed: list[Removal] = field(default_factory=list)
    unrecognized: list[Passage] = field(default_factory=list)
    not_assessable: list[str] = field(default_factory=list)  # components of which nobody can tell


class SectionBodies:
    """Reads the sections of one service; what of their tables is in none of them is its body's."""

    def __init__(self, document: Document, body: ServiceBody) -> None:
        self.document = document
        self.body = body

    def read(self, section: Section, places: Iterable[Place]) -> Section:
        """The section with the lines of its places, and with what is drawn there."""
        body: list[Row] = []
        connectors: list[Passage] = []
        boxes: list[FlowBox] = []
        tables: list[StepReading] = []
        for place in places:
            words = place.words
            if section.component in DRAWN:
                flow = self._flow(section, place)
                if flow is not None:
                    boxes += flow.boxes
                    connectors += flow.connectors
                    words = flow.rest
                found, words = self._tables(place, words)
                tables += found
            body += place.lines(words)
        if section.component == "prosedur" and self.document.is_typed:
            body = self._without_scraps(body)
        left, arrows = without_arrows(body) if section.component == "prosedur" else (body, ())
        return replace(
            section,
            body=tuple(left),
            flowchart=tuple(boxes),
            connectors=(*connectors, *arrows),
            steps=tuple(step for table in tables for step in table.steps),
            steps_total=next((table.total for table in tables[::-1] if table.total), None),
        )

    def _without_scraps(self, body: list[Row]) -> list[Row]:
        """A procedure's lines without what a converter left of its drawing; where nothing else is
        there, the steps are printed and cannot be known."""
        count = scrap_count(body)
        if not count:
            return body
        self.body.unrecognized += (row.passage for row in body[:count])
        if count == len(body):
            self.body.not_assessable.append("prosedur")
        return body[count:]

    def _flow(self, section: Section, place: Place) -> FlowReading | None:
        flow = None
        if place.page.shapes:
            flow = read_flowchart(self.document, place.page, place.area, place.words)
        if flow is None and section.component == "prosedur":
            flow = read_unframed(self.document, place.words)
        return flow

    def _tables(
        self, place: Place, words: Sequence[Word]
    ) -> tuple[list[StepReading], Sequence[Word]]:
        """The step tables of a place, and the words that are in none."""
        found: list[StepReading] = []
        for cells in place.tables:
            here = PageWords(self.document, words)
            table = read_steps(here, cells)
            if table is None:
                continue
            found.append(table)
            self.body.table_heads += [table.head] if table.head is not None else []
            self.body.unrecognized += table.others
            held = {word.order for cell in cells for word in here.inside(cell.bbox)}
            words = [word for word in words if word.order not in held]
        return found, words


def may_be_drawn(document: Document, section: Section) -> bool:
    """A quick look whether steps of a section may be drawn or set as a table: most are printed as
    lines, and say nowhere that they are a drawing's."""
    if section.component not in DRAWN:
        return False
    pages = (document.pages[number - 1] for number in {row.page_number for row in section.body})
    if document.is_typed or any(page.shapes or page.tables for page in pages):
        return True
    text = " ".join(row.text for row in section.body)
    return section.component == "prosedur" and SIGN_OF_CAPTION.search(text) is not None


def undrawn(section: Section) -> Section:
    """A section of lines, read; what `SectionBodies` makes of it where nothing is drawn."""
    if section.component != "prosedur":
        return section
    left, arrows = without_arrows(section.body)
    return replace(section, body=tuple(left), connectors=arrows)


def in_cells(page: PageWords, row: TableRow) -> Place:
    """The text of a component table's row."""
    document = page.document
    printed = document.pages[row.page_number - 1]
    area = enclosing_box([cell.bbox for cell in row.cells])

    def lines(left: Sequence[Word]) -> Iterable[Row]:
        if len(left) < len(row.words):
            return body_lines(document, left)
        return cell_rows_lines(document, page, row.cells)

    nested = _nested_cells(printed, area, row)
    return Place(printed, area, row.words, [nested] if nested else [], lines)


def _nested_cells(page: Page, area: BBox, row: TableRow) -> list[Cell]:
    """The cells of a table inside the row's text: its own split cells, or a table of its own."""
    by_row = Counter(cell.row for cell in row.cells)
    if max(by_row.values(), default=0) >= 2 and len(by_row) > 2:
        return list(row.cells)
    tables = (table for table in page.tables if area.holds(table.bbox, MAX_PADDING_PT))
    return [cell for table in tables for cells in table.rows for cell in cells]


def by_page(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each page."""
    return ([*group] for _, group in groupby(rows, lambda row: row.page_number))


def under_heading(document: Document, rows: Iterable[Row]) -> Iterator[Place]:
    """The rows below a heading, page by page: there is no cell, only the height between them."""
    for here in by_page(rows):
        page = document.pages[here[0].page_number - 1]
        boxes = [row.bbox for row in here if row.bbox is not None]
        box = enclosing_box(boxes) if boxes else NOWHERE
        area = BBox(0.0, box.top_pt - REACH_PT, page.width_pt, box.bottom_pt + REACH_PT)
        tables = [table for table in page.tables if boxes and lies_in(middle(table.bbox), area)]
        yield Place(
            page,
            area,
            [word for row in here for word in row.words],
            [[cell for row in table.rows for cell in row] for table in tables],
            partial(_left_of, here),
        )


def _left_of(rows: Sequence[Row], words: Sequence[Word]) -> Iterator[Row]:
    """The rows with those of their words that are still free."""
    free = {word.order for word in words}
    for row in rows:
        kept = [word for word in row.words if word.order in free]
        if len(kept) == len(row.words):
            yield row
        elif kept:
            box = enclosing_box([word.bbox for word in kept if word.bbox])
            yield row._replace(passage=words_passage(row.passage.document, kept), bbox=box)
