"""Tables with a row for each component and a column for each service -> rows of the usual kind,
one service after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.page import Cell, Document, Table, enclosing_box
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
    """The cells of a head: the numbers', the components', each service's; and its rows."""

    rows: int
    number: Cell | None
    label: Cell
    services: tuple[Cell, ...]


class _Row(NamedTuple):
    """A row of the table: the same component for each service, or a head across all."""

    services: tuple[TableRow, ...]
    head: TableRow | None = None


def read_service_columns(
    document: Document, pages: dict[int, PageWords], headings: HeadingIndex
) -> list[Event] | None:
    """The document's events, where its first table has the services side by side; else None.

    The table may go on from page to page; a merged cell holds for every service that it is below.
    """
    tables = [table for page in document.pages for table in page.tables]
    first = _columns(tables[0], pages[tables[0].page_number]) if tables else None
    if first is None:
        return None
    rows: list[_Row] = []
    for table in tables:
        page = pages[table.page_number]
        again = first if table is tables[0] else _columns(table, page)
        if not _is_like(table, again, first):
            return None
        if again is not None:
            rows.append(_Row((), _head(table, again, page)))
        below = table.rows[again.rows if again else 0 :]
        rows += _rows(table.page_number, below, again or first, (page, headings))
    named = {row.services[0].match for row in rows if row.services}
    components = {match.component for match in named if match is not None}
    if len(components) < MIN_NAMES or not all(row.services or row.head for row in rows):
        return None
    above, below_all = _free_rows(document, pages, tables)
    return [*above, *_events(rows, first, pages[tables[0].page_number]), *below_all]


def _events(rows: Sequence[_Row], columns: _Columns, page: PageWords) -> Iterator[Event]:
    """The heads, and each service's name with its components below it."""
    yield from (row.head for row in rows if row.head is not None)
    for number, cell in enumerate(columns.services):
        title = page.passage(cell)
        yield TableRow("banner", page.words[0].page_number, cell.bbox, None, title, None)
        yield from (row.services[number] for row in rows if row.services)


def _columns(table: Table, page: PageWords) -> _Columns | None:
    """The columns of a table whose head names services beside "Komponen", and no text's column."""
    for position, row in enumerate(table.rows[:HEAD_ROWS]):
        bottom_pt = max((cell.bbox.bottom_pt for cell in row), default=0.0) - SAME_EDGE_PT
        merged = [
            c for above in table.rows[:position] for c in above if c.bbox.bottom_pt > bottom_pt
        ]
        cells = sorted([*merged, *row], key=lambda cell: cell.bbox.x0_pt)
        texts = [page.text(cell) for cell in cells]
        number = cells[0] if texts and is_number_head(texts[0]) else None
        first = 0 if number is None else 1
        services = cells[first + 1 :]
        if len(services) < MIN_SERVICES or not is_label_head(texts[first]):
            continue
        names = texts[first + 1 :]
        if len(set(names)) == len(names) and all(map(_names_service, names)):
            return _Columns(position + 1, number, cells[first], tuple(services))
    return None


def _is_like(table: Table, columns: _Columns | None, first: _Columns) -> bool:
    """Whether a table, with or without a head, has the columns of the first one."""
    edges = [cell.bbox.x0_pt for row in table.rows for cell in row]
    if columns is not None and len(columns.services) != len(first.services):
        return False
    return all(
        any(abs(cell.bbox.x0_pt - edge) <= SAME_EDGE_PT for edge in edges)
        for cell in (first.label, *first.services)
    )


def _names_service(text: str) -> bool:
    if is_head_cell(text) or TITLE_COLUMN.match(text):
        return False
    return is_title_like(f"Layanan {text}")


def _rows(
    page_number: int,
    rows: Sequence[Sequence[Cell]],
    columns: _Columns,
    known: tuple[PageWords, HeadingIndex],
) -> Iterator[_Row]:
    """Each row below the head as one for each service; one without a name goes on with that
    above."""
    page, headings = known
    for row in rows:
        if not any(page.held(cell) for cell in row):
            continue
        label = _cell_below(columns.label, row)
        texts = [_cell_below(head, row) for head in columns.services]
        if label is not None and label in texts:  # the name of a part, across the table
            box = enclosing_box([cell.bbox for cell in row])
            words = page.passage(*row)
            yield _Row((), TableRow("head", page_number, box, None, words, None))
            continue
        name = page.passage(label) if label is not None else None
        match = headings.place(name.text) if name is not None else None
        number = _cell_below(columns.number, row) if columns.number is not None else None
        printed = page.passage(number) if number is not None else None
        cells = [cell for cell in texts if cell is not None]
        if len(cells) < len(texts):
            yield _Row(())
            continue
        held = [tuple(page.inside(cell.bbox)) for cell in cells]
        # A converter leaves a cell that is merged with the one beside it empty.
        may_be_merged = page.document.is_typed and any(held)
        yield _Row(
            tuple(
                TableRow(
                    "component",
                    page_number,
                    cell.bbox,
                    printed,
                    name,
                    match,
                    (cell,),
                    words,
                    is_untold=may_be_merged and not words,
                )
                for cell, words in zip(cells, held, strict=True)
            )
        )


def _cell_below(head: Cell, row: Sequence[Cell]) -> Cell | None:
    """The cell of a row that stands below a head's: it may be merged with those beside it."""
    middle = (head.bbox.x0_pt + head.bbox.x1_pt) / 2
    return next((cell for cell in row if cell.bbox.x0_pt <= middle <= cell.bbox.x1_pt), None)


def _head(table: Table, columns: _Columns, page: PageWords) -> TableRow:
    """The head without the services' names, which the services bear."""
    head = (cell for row in table.rows[: columns.rows] for cell in row)
    cells = [cell for cell in head if cell not in columns.services]
    label = page.passage(*cells)
    return TableRow("head", table.page_number, columns.label.bbox, None, label, None)


def _free_rows(
    document: Document, pages: dict[int, PageWords], tables: Sequence[Table]
) -> tuple[list[Event], list[Event]]:
    """The rows of text above the first table, and those below it."""
    first = tables[0]
    above: list[Event] = []
    below: list[Event] = []
    for number, page in sorted(pages.items()):
        boxes = [table.bbox for table in tables if table.page_number == number]
        taken = {word.order for box in boxes for word in page.inside(box)}
        free = [word for word in page.words if word.order not in taken]
        for row in text_rows(document, printed_rows(free)):
            is_above = (number, row.box.top_pt) < (first.page_number, first.bbox.top_pt)
            (above if is_above else below).append(row)
    return above, below
