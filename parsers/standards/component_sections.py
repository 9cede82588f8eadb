"""Rows of component tables -> sections, across pages, split cells and missing names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.page import BBox, Cell, Document, Page, Word, enclosing_box, text_of
from extractor.passage import Passage, join_passages, words_passage
from normalizers.vocabulary.vocabulary import words_of
from parsers.lists.cell_lines import body_lines
from parsers.lists.cell_rows import cell_rows_lines
from parsers.names.headings import HeadingIndex, squeezed
from parsers.page_words import PageWords
from parsers.procedures.flow_order import lies_in, middle
from parsers.procedures.flowchart import read_flowchart
from parsers.procedures.heading_procedures import Drawn
from parsers.procedures.step_table import read_steps
from parsers.procedures.unframed_flow import read_unframed
from parsers.row_events import TableRow
from parsers.section import Row, Section

# The law's order of the components, service delivery and management: a row without a name
# between two neighbours of this order can only be the one between them.
LAW_ORDER = (*words_of("delivery"), *words_of("management"))


class SectionReading(NamedTuple):
    """The sections of one standard, and what of its rows is in none of them."""

    sections: tuple[Section, ...]
    labels: tuple[Passage, ...]
    table_heads: tuple[Passage, ...]
    unrecognized: tuple[Passage, ...]


_BRACKETS = re.compile(r"\([^()]{0,60}\)")
MAX_PADDING_PT = 10.0  # between a cell's line and its text; Word leaves 5.4, Excel 2


@dataclass(slots=True)
class _Open:
    """A section in the making: its rows, in order."""

    component: str | None
    heading: Passage | None
    number: int | None
    rows: list[TableRow] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        return any(row.words for row in self.rows)


def read_sections(
    document: Document,
    pages: dict[int, PageWords],
    rows: Sequence[TableRow],
    headings: HeadingIndex,
) -> SectionReading:
    """Put the rows together: one section for each component, however its cells are split."""
    gathering = _Gathering(headings)
    parted = [_without_colons(row) for row in rows]
    gathering.labels += [words_passage(document, [c]) for _, colons in parted for c in colons]
    rows = [row for row, _ in parted]
    for position, row in enumerate(rows):
        gathering.add(row, rows[position + 1] if position + 1 < len(rows) else None)
    _infer_names(gathering.opened)
    sections: list[Section] = []
    heads = list(gathering.heads)
    unrecognized: list[Passage] = []
    for opened in gathering.opened:
        section, drawn = _section(document, pages, opened)
        sections.append(section)
        heads += drawn.heads
        unrecognized += drawn.others
    return SectionReading(
        tuple(sections), tuple(gathering.labels), tuple(heads), tuple(unrecognized)
    )


def _without_colons(row: TableRow) -> tuple[TableRow, list[Word]]:
    """The row without the colon that stands by itself between its name and its text.

    It has a column of its own: left of all the text, on whichever line its cell is set.
    """
    if ":" not in map(text_of, row.words):
        return row, []
    text = [word for word in row.words if word.text != ":" and word.bbox is not None]
    if not text:
        return row, []
    left_pt = min(word.bbox.x0_pt for word in text if word.bbox)
    colons = [w for w in row.words if w.text == ":" and w.bbox and w.bbox.x1_pt <= left_pt]
    if not colons:
        return row, []
    right_pt = max(word.bbox.x1_pt for word in colons if word.bbox)
    cells = tuple(
        cell._replace(bbox=cell.bbox._replace(x0_pt=max(cell.bbox.x0_pt, right_pt)))
        for cell in row.cells
        if cell.bbox.x1_pt > left_pt
    )
    words = tuple(word for word in row.words if word not in colons)
    return row._replace(words=words, cells=cells), colons


class _Gathering:
    """Hands each row to the section that it belongs to."""

    def __init__(self, headings: HeadingIndex) -> None:
        self.headings = headings
        self.opened: list[_Open] = []
        self.labels: list[Passage] = []
        self.heads: list[Passage] = []
        self.waiting: list[TableRow] = []

    def add(self, row: TableRow, following: TableRow | None) -> None:
        if row.number is not None:
            self.labels.append(row.number)
        if row.label is None and row.number is None:
            self._add_unnamed(row, following)
        elif row.match is not None and self._repeats(row):
            self.heads += [row.label] if row.label else []
            self.opened[-1].rows.append(row)
        elif row.label is not None and self._completes(row, row.label):
            self.opened[-1].rows.append(row)
        else:
            component = row.match.component if row.match else None
            opened = _Open(component, row.label, _ordinal(row.number))
            opened.rows = [*self.waiting, row]
            self.waiting = []
            self.opened.append(opened)

    def _add_unnamed(self, row: TableRow, following: TableRow | None) -> None:
        """Text beside an empty name: it goes on with the row above, unless that is none, or the
        row below names a component and has no text of its own."""
        is_below = (
            following is not None
            and following.match is not None
            and not following.words
            and not row.starts_table
            and (not self.opened or self.opened[-1].has_text)
        )
        if row.words and (not self.opened or is_below):
            self.waiting.append(row)
        elif self.opened:
            self.opened[-1].rows.append(row)

    def _repeats(self, row: TableRow) -> bool:
        """Whether a row names the open component again, in the same words: its cell goes on.

        In other words it is a row of its own, unless they are the rest of the name, or the name
        as it fits, on a further page.
        """
        if not self.opened or row.match is None or row.label is None:
            return False
        opened = self.opened[-1]
        if opened.component != row.match.component or opened.heading is None:
            return False
        if row.number is not None and _ordinal(row.number) != opened.number:
            return False
        if row.starts_table and row.number is None:
            return True
        return _named_as(row.label) == _named_as(opened.heading)

    def _completes(self, row: TableRow, label: Passage) -> bool:
        """Whether a name is the second half of the one above, cut by the page's end.

        The half may be a component's name, too ("Pengaduan"), where the one above is none.
        """
        if not self.opened or not row.starts_table or row.number is not None:
            return False
        opened = self.opened[-1]
        if opened.heading is None or (row.match is not None and opened.component is not None):
            return False
        joined = join_passages((opened.heading, label))
        match = self.headings.match(joined.text)
        if match is None or opened.component not in (None, match.component):
            return False
        opened.component, opened.heading = match.component, joined
        return True


def _named_as(label: Passage) -> str:
    """The letters of a name, without what is said of it in brackets: "(lanjutan)"."""
    return squeezed(_BRACKETS.sub(" ", label.text))


def _ordinal(number: Passage | None) -> int | None:
    digits = "".join(letter for letter in number.text if letter.isdecimal()) if number else ""
    return int(digits) if 0 < len(digits) <= 2 else None


def _infer_names(opened: Sequence[_Open]) -> None:
    """Name a numbered row without a name by its neighbours, where the law's order leaves one."""
    for before, here, after in zip(opened, opened[1:], opened[2:], strict=False):
        if here.component is not None or here.heading is not None or here.number is None:
            continue
        if before.component is None or after.component is None:
            continue
        place = LAW_ORDER.index(before.component)
        if LAW_ORDER[place + 2 : place + 3] == (after.component,) and here.has_text:
            here.component = LAW_ORDER[place + 1]


def _section(
    document: Document, pages: dict[int, PageWords], opened: _Open
) -> tuple[Section, Drawn]:
    body: list[Row] = []
    drawn = Drawn()
    is_procedure = opened.component == "prosedur"
    for row in opened.rows:
        if not row.words:
            continue
        page, words = document.pages[row.page_number - 1], pages[row.page_number]
        flow = read_flowchart(document, page, _area(row), row.words) if page.shapes else None
        if flow is None and is_procedure:
            flow = read_unframed(document, row.words)
        if flow is not None:
            drawn.add_flow(flow)
            body += body_lines(document, flow.rest)
            continue
        # Other components have tables, too: of fees, of classes with their durations.
        nested = _nested_cells(page, row) if is_procedure or opened.component is None else []
        found = read_steps(words, nested) if nested else None
        if found is None:
            body += cell_rows_lines(document, words, row.cells)
            continue
        drawn.add_steps(found)
        held = {word.order for cell in nested for word in words.inside(cell.bbox)}
        body += body_lines(document, [word for word in row.words if word.order not in held])
    right_pt = _right_edge(document, opened.rows)
    section = Section(opened.component, opened.heading, tuple(body), right_pt=right_pt)
    return drawn.completed(section), drawn


def _right_edge(document: Document, rows: Sequence[TableRow]) -> float | None:
    """Where full lines end: the last cell's edge less its padding, else the page's text's edge."""
    cells = [cell for row in rows for cell in _filled(row)]
    starts = [word.bbox.x0_pt for row in rows for word in row.words if word.bbox is not None]
    if not starts:
        return None
    if not cells:
        pages = {row.page_number for row in rows}
        return max(
            line.bbox.x1_pt
            for line in document.lines
            if line.bbox is not None and line.page_number in pages
        )
    box = enclosing_box([cell.bbox for cell in cells])
    padding_pt = min(max(min(starts) - box.x0_pt, 0.0), MAX_PADDING_PT)
    return box.x1_pt - padding_pt


def _filled(row: TableRow) -> list[Cell]:
    """The cells with text: one for notes that stands empty beside it is no room to write in."""
    boxes = [word.bbox for word in row.words if word.bbox is not None]
    return [cell for cell in row.cells if any(lies_in(middle(box), cell.bbox) for box in boxes)]


def _area(row: TableRow) -> BBox:
    return enclosing_box([cell.bbox for cell in row.cells]) if row.cells else row.bbox


def _free_area(page: Page, row: TableRow) -> BBox:
    """Where a table may lie in the row's text; under a heading nothing but the page limits it."""
    area = _area(row)
    boxes = [word.bbox for word in row.words if word.bbox is not None]
    is_headed = bool(boxes) and area == enclosing_box(boxes)
    return area._replace(x0_pt=0.0, x1_pt=page.width_pt) if is_headed else area


def _nested_cells(page: Page, row: TableRow) -> list[Cell]:
    """The cells of a table inside the row's text: its own split cells, or a table of its own."""
    by_row: dict[int, int] = {}
    for cell in row.cells:
        by_row[cell.row] = by_row.get(cell.row, 0) + 1
    if max(by_row.values(), default=0) >= 2 and len(by_row) > 2:
        return list(row.cells)
    area = _free_area(page, row)
    inside = [
        cell
        for table in page.tables
        if table.bbox.x0_pt > area.x0_pt - MAX_PADDING_PT
        and table.bbox.x1_pt < area.x1_pt + MAX_PADDING_PT
        and table.bbox.top_pt > area.top_pt - MAX_PADDING_PT
        and table.bbox.bottom_pt < area.bottom_pt + MAX_PADDING_PT
        for cells in table.rows
        for cell in cells
    ]
    return inside
