"""Tables with a row for each component and a column for each service -> rows of the usual kind,
one service after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.page import BBox, Cell, Document, Table
from parsers.names.headings import HeadingIndex
from parsers.names.titles import TITLE_COLUMN, is_title_like
from parsers.page_words import PageWords
from parsers.printed_rows import printed_rows
from parsers.row_events import Event, TableRow, text_rows
from parsers.tables.columns import SAME_EDGE_PT, is_head_cell, is_label_head, is_number_head

MIN_SERVICES = 2
MIN_NAMES = 4  # different components, with text beside each
HEAD_ROWS = 2  # a head stands in a table's first rows


class _Columns(NamedTuple):
    """The head's row, and its cells: the numbers', the components', each service's."""

    row: int
    number: Cell | None
    label: Cell
    services: tuple[Cell, ...]


def read_service_columns(
    document: Document, pages: dict[int, PageWords], headings: HeadingIndex
) -> list[Event] | None:
    """The document's events, where its only table has the services side by side; else None."""
    tables = [table for page in document.pages for table in page.tables]
    if len(tables) != 1:
        return None
    table = tables[0]
    page = pages[table.page_number]
    columns = _columns(table, page)
    if columns is None:
        return None
    rows = [row for row in _component_rows(table, columns, (page, headings)) if row]
    named = {row[0].match.component for row in rows if row[0].match is not None}
    is_filled = all(len(row) == len(columns.services) for row in rows)
    if len(named) < MIN_NAMES or not is_filled:
        return None
    events: list[Event] = [_head(table, columns, page)]
    for number, cell in enumerate(columns.services):
        title = page.passage(cell)
        events.append(TableRow("banner", table.page_number, cell.bbox, None, title, None))
        events += (row[number] for row in rows)
    taken = {word.order for word in page.inside(table.bbox)}
    above, below = _free_rows(document, pages, taken, table)
    return [*above, *events, *below]


def _columns(table: Table, page: PageWords) -> _Columns | None:
    """The columns of a table whose head names services beside "Komponen", and no text's column."""
    for position, row in enumerate(table.rows[:HEAD_ROWS]):
        texts = [page.text(cell) for cell in row]
        number = row[0] if texts and is_number_head(texts[0]) else None
        first = 0 if number is None else 1
        services = row[first + 1 :]
        if len(services) < MIN_SERVICES or not is_label_head(texts[first]):
            continue
        names = texts[first + 1 :]
        if len(set(names)) == len(names) and all(map(_names_service, names)):
            return _Columns(position, number, row[first], tuple(services))
    return None


def _names_service(text: str) -> bool:
    if is_head_cell(text) or TITLE_COLUMN.match(text):
        return False
    return is_title_like(f"Layanan {text}")


def _component_rows(
    table: Table, columns: _Columns, known: tuple[PageWords, HeadingIndex]
) -> Iterator[list[TableRow]]:
    """Each named row below the head as one for each service."""
    page, headings = known
    for row in table.rows[columns.row + 1 :]:
        label = _cell_below(columns.label, row)
        name = page.passage(label) if label is not None else None
        match = headings.match(name.text) if name is not None else None
        number = _cell_below(columns.number, row) if columns.number is not None else None
        found: list[TableRow] = []
        for head in columns.services:
            cell = _cell_below(head, row)
            if cell is None or label is None:
                continue
            printed = page.passage(number) if number is not None else None
            words = tuple(page.inside(cell.bbox))
            found.append(
                TableRow(
                    "component", table.page_number, cell.bbox, printed, name, match, (cell,), words
                )
            )
        yield found


def _cell_below(head: Cell, row: Sequence[Cell]) -> Cell | None:
    """The cell of a row that is as wide as a head's."""
    return next((cell for cell in row if _is_level(cell.bbox, head.bbox)), None)


def _is_level(one: BBox, other: BBox) -> bool:
    left_pt, right_pt = abs(one.x0_pt - other.x0_pt), abs(one.x1_pt - other.x1_pt)
    return max(left_pt, right_pt) <= SAME_EDGE_PT


def _head(table: Table, columns: _Columns, page: PageWords) -> TableRow:
    above = [cell for row in table.rows[: columns.row] for cell in row]
    cells = [*above, *([columns.number] if columns.number else []), columns.label]
    label = page.passage(*cells)
    return TableRow("head", table.page_number, columns.label.bbox, None, label, None)


def _free_rows(
    document: Document, pages: dict[int, PageWords], taken: set[int], table: Table
) -> tuple[list[Event], list[Event]]:
    """The rows of text above the table and below it."""
    above: list[Event] = []
    below: list[Event] = []
    for number, page in sorted(pages.items()):
        free = [word for word in page.words if word.order not in taken]
        for row in text_rows(document, printed_rows(free)):
            is_above = (number, row.box.top_pt) < (table.page_number, table.bbox.top_pt)
            (above if is_above else below).append(row)
    return above, below
