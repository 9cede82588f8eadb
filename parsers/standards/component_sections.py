"""Rows of component tables -> sections, across pages, split cells and missing names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.page import Cell, Word, enclosing_box, text_of
from extractor.passage import Passage, join_passages, words_passage
from normalizers.vocabulary.vocabulary import words_of
from parsers.markers import lone_number
from parsers.names.heading_words import BRACKETS
from parsers.names.headings import HeadingIndex
from parsers.names.spelling import squeezed
from parsers.page_words import PageWords
from parsers.procedures.flow_order import lies_in, middle
from parsers.row_events import TableRow
from parsers.section import Section
from parsers.standards.section_bodies import (
    MAX_PADDING_PT,
    SectionBodies,
    ServiceBody,
    in_cells,
)

# The law's order of the components, service delivery and management: a row without a name
# between two neighbours of this order can only be the one between them.
LAW_ORDER = (*words_of("delivery"), *words_of("management"))


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


def add_sections(
    body: ServiceBody,
    pages: dict[int, PageWords],
    rows: Sequence[TableRow],
    headings: HeadingIndex,
) -> None:
    """Put the rows together: one section for each component, however its cells are split."""
    document = pages[1].document
    gathering = _Gathering(pages, headings, body)
    parted = [_without_colons(row) for row in rows]
    body.labels += [words_passage(document, [c]) for _, colons in parted for c in colons]
    rows = [row for row, _ in parted]
    for position, row in enumerate(rows):
        gathering.add(row, rows[position + 1] if position + 1 < len(rows) else None)
    _infer_names(gathering.opened)
    bodies = SectionBodies(document, body)
    for opened in gathering.opened:
        section = Section(opened.component, opened.heading, (), right_pt=_right_edge(opened.rows))
        filled = (row for row in opened.rows if row.words)
        places = (in_cells(pages[row.page_number], row) for row in filled)
        body.sections.append(bodies.read(section, places))


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

    def __init__(
        self, pages: dict[int, PageWords], headings: HeadingIndex, body: ServiceBody
    ) -> None:
        self.pages = pages
        self.headings = headings
        self.body = body
        self.opened: list[_Open] = []
        self.waiting: list[TableRow] = []

    def add(self, row: TableRow, following: TableRow | None) -> None:
        if row.is_untold and row.match is not None:
            self.body.not_assessable.append(row.match.component)
            if row.words:
                document = self.pages[row.page_number].document
                self.body.unrecognized.append(words_passage(document, row.words))
            return
        if row.number is not None:
            self.body.labels.append(row.number)
        if row.label is None and row.number is None:
            self._add_unnamed(row, following)
        elif row.match is not None and self._repeats(row):
            self.body.table_heads += [row.label] if row.label else []
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
        elif row.words and row.starts_table and self._lacks_row(following):
            opened = _Open(None, None, (self.opened[-1].number or 0) + 1)  # its name is lost
            opened.rows = [row]
            self.opened.append(opened)
        elif self.opened:
            self.opened[-1].rows.append(row)

    def _lacks_row(self, following: TableRow | None) -> bool:
        """Whether the number between the open row and the following one was nowhere read: text
        that stands above this one is the lost row's, not the open one's."""
        number = _ordinal(following.number) if following is not None else None
        before = self.opened[-1].number
        return number is not None and before is not None and number == before + 2

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
    return squeezed(BRACKETS.sub(" ", label.text))


def _ordinal(number: Passage | None) -> int | None:
    return (lone_number(number.text) or None) if number is not None else None


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


def _right_edge(rows: Sequence[TableRow]) -> float | None:
    """Where full lines end: the last cell's edge less its padding. A cell for notes that stands
    empty beside it is no room to write in."""
    boxes = [word.bbox for row in rows for word in row.words if word.bbox is not None]
    filled = [cell.bbox for row in rows for cell in row.cells if _holds_any(cell, row.words)]
    if not filled:
        return None
    box = enclosing_box(filled)
    left_pt = min(word.x0_pt for word in boxes)
    return box.x1_pt - min(max(left_pt - box.x0_pt, 0.0), MAX_PADDING_PT)


def _holds_any(cell: Cell, words: Sequence[Word]) -> bool:
    return any(word.bbox and lies_in(middle(word.bbox), cell.bbox) for word in words)
