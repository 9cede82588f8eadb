"""Tables with a row for each service and a column for each component -> rows of the usual kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extractor.page import Cell, Document, Table, Word, enclosing_box, text_of
from extractor.passage import Passage, words_passage
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.titles import TITLE_COLUMN, is_title_like
from parsers.page_words import PageWords
from parsers.printed_rows import printed_rows
from parsers.row_events import Event, TableRow, text_rows
from parsers.section import HeadingMatch
from parsers.tables.columns import SAME_EDGE_PT, is_number_head
from parsers.tables.head import is_count
from parsers.tables.merged_cells import parted_kinds, reaching_down, untold_kinds

MIN_COLUMNS = 4  # components with a column each; tables of fees or of an SOP's steps have fewer
MIN_BESIDE = 3  # cells with text in the row of a service's components, below its name
HEAD_ROWS = 4  # a head stands in a table's first rows: under banners, above a row that counts
MAX_HEAD_WORDS = 16  # the law's longest component name in a column has 12
TITLE, NUMBER = "title", "number"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: a component's, the services' names', or their numbers'."""

    x0_pt: float
    x1_pt: float
    kind: str
    head: Passage
    match: HeadingMatch | None = None


@dataclass(slots=True)
class _Service:
    """One service's row in the making, with the parts that further pages hold."""

    page_number: int
    number: list[Word] = field(default_factory=list)
    title: list[Word] = field(default_factory=list)
    parts: dict[str, list[TableRow]] = field(default_factory=dict)


class _PageRows(NamedTuple):
    """What stands above and below a page's services, and how many stand on the pages before."""

    above: list[Event]
    services_before: int
    below: list[Event]


def read_service_rows(
    document: Document, pages: dict[int, PageWords], headings: HeadingIndex
) -> list[Event] | None:
    """The document's events, where a table has the components side by side; else None."""
    reader = _Reader(document, pages, headings)
    found = [(page.number, table) for page in document.pages for table in page.tables]
    if not any(reader.is_head_of(number, table) for number, table in found):
        return None
    return reader.events()


class _Reader:
    """Reads the tables of a document from page to page; one may go on without its head."""

    def __init__(
        self, document: Document, pages: dict[int, PageWords], headings: HeadingIndex
    ) -> None:
        self.document = document
        self.pages = pages
        self.headings = headings
        self.columns: tuple[_Column, ...] = ()
        self.services: list[_Service] = []
        self.carried: dict[str, list[TableRow]] = {}  # merged cells that a page's end parts

    def is_head_of(self, page_number: int, table: Table) -> bool:
        """Whether a table's first rows name the components side by side."""
        return self._head(page_number, table) is not None

    def events(self) -> list[Event]:
        """The rows of text, the heads, and each service's name and components, page by page."""
        pages = [self._page(page.number) for page in self.document.pages]
        ends = [page.services_before for page in pages[1:]] + [len(self.services)]
        events: list[Event] = []
        for page, end in zip(pages, ends, strict=True):
            events += page.above
            for service in self.services[page.services_before : end]:
                events += self._service_events(service)
            events += page.below
        return events

    def _page(self, page_number: int) -> _PageRows:
        """Read a page's tables; its services are kept, its other rows are given back."""
        words = self.pages[page_number]
        services_before = len(self.services)
        taken: set[int] = set()
        placed: list[tuple[float, Event]] = []
        first_pt: float | None = None
        for table in sorted(
            self.document.pages[page_number - 1].tables, key=lambda table: table.bbox.top_pt
        ):
            heads = self._read(page_number, table)
            if heads is None:
                continue
            first_pt = table.bbox.top_pt if first_pt is None else first_pt
            taken.update(word.order for word in words.inside(table.bbox))
            placed += [(table.bbox.top_pt, head) for head in heads]
        free = [word for word in words.words if word.order not in taken]
        placed += [(row.box.top_pt, row) for row in text_rows(self.document, printed_rows(free))]
        placed.sort(key=lambda entry: entry[0])
        above = [event for top, event in placed if first_pt is None or top <= first_pt]
        below = [event for top, event in placed if first_pt is not None and top > first_pt]
        return _PageRows(above, services_before, below)

    def _service_events(self, service: _Service) -> Iterator[Event]:
        number = words_passage(self.document, service.number) if service.number else None
        if service.title:
            title = words_passage(self.document, service.title)
            box = enclosing_box([word.bbox for word in service.title if word.bbox])
            yield TableRow("banner", service.page_number, box, number, title, None)
        for column in self.columns:
            yield from service.parts.get(column.kind, ())

    def _read(self, page_number: int, table: Table) -> list[TableRow] | None:
        """The heads of a table, whose rows become services; None where it is no such table."""
        head = self._head(page_number, table)
        start = 0
        heads: list[TableRow] = []
        if head is not None:
            start, self.columns = head
            heads.append(self._head_row(page_number, table.rows[:start], bool(self.services)))
        elif not self.columns or not self._goes_on(table):
            return None
        rows = list(table.rows[start:])
        page = self.pages[page_number]
        if rows and is_count([text for cell in rows[0] if (text := page.text(cell))]):
            heads.append(self._head_row(page_number, [rows.pop(0)], True))
        for position, row in enumerate(rows):
            below = rows[position + 1] if position + 1 < len(rows) else ()
            if not self._add_banner(page_number, row, below):
                self._add(page_number, rows, position)
        parted = parted_kinds([*map(self._cells, rows)], TITLE)
        last = self.services[-1].parts if self.services else {}
        self.carried = {kind: parts for kind, parts in last.items() if kind in parted}
        return heads

    def _add_banner(self, page_number: int, row: Sequence[Cell], below: Sequence[Cell]) -> bool:
        """Begin a service at the row that has its number and its name alone, above that of its
        components; False where the row is none, or a column has the services' names."""
        if any(column.kind == TITLE for column in self.columns):
            return False
        page = self.pages[page_number]
        held = [words for cell in row if (words := page.held(cell))]
        if len(held) != 1 or len(held[0]) < 2:
            return False
        number, *title = held[0]
        marker = leading_marker(f"{number.text} x")
        counted = sum(bool(service.title) for service in self.services) + 1
        filled = sum(bool(page.held(cell)) for cell in below)
        is_next = marker is not None and marker.ordinal == counted
        if (
            not is_next
            or filled < MIN_BESIDE
            or not is_title_like(" ".join(["Layanan", *map(text_of, title)]))
        ):
            return False
        self.services.append(_Service(page_number, [number], title))
        return True

    def _add(self, page_number: int, rows: Sequence[Sequence[Cell]], position: int) -> None:
        cells = self._cells(rows[position])
        page = self.pages[page_number]
        title, number = (
            page.held(cells[kind]) if kind in cells else [] for kind in (TITLE, NUMBER)
        )
        is_numbered = any(service.number for service in self.services)
        goes_on = not title or (position == 0 and is_numbered and not number)
        untold: frozenset[str] = frozenset()
        if not self.services or not goes_on:
            cells = {**reaching_down(map(self._cells, rows[:position]), cells.get(TITLE)), **cells}
            untold = self._untold(page, cells)
            self.services.append(
                _Service(page_number, number, parts=self._parted(page, rows, cells))
            )
        service = self.services[-1]
        service.title += title
        for column in self.columns:
            cell = cells.get(column.kind)
            words = page.held(cell) if cell is not None else []
            if column.match is None or not (words or column.kind in untold):
                continue
            parts = service.parts.setdefault(column.kind, [])
            label, match = (column.head, column.match) if not parts else (None, None)
            box = (cell or cells[TITLE]).bbox
            held = (cell,) if cell is not None else ()
            parts.append(
                TableRow(
                    "component", page_number, box, None, label, match, held, tuple(words),
                    is_untold=column.kind in untold,
                )
            )  # fmt: skip

    def _parted(
        self, page: PageWords, rows: Sequence[Sequence[Cell]], cells: Mapping[str, Cell]
    ) -> dict[str, list[TableRow]]:
        """What the merged cells hold that go on from the page before, beside a new service."""
        goes_on = (k for k, cell in cells.items() if cell in rows[0] and not page.held(cell))
        return {kind: [*self.carried[kind]] for kind in goes_on if kind in self.carried}

    def _untold(self, page: PageWords, cells: Mapping[str, Cell]) -> frozenset[str]:
        """The components of a new service's row of which nobody can tell what a converter cut."""
        kinds = [column.kind for column in self.columns if column.match is not None]
        if not self.document.is_typed:
            return frozenset()
        texts = {kind: page.text(cells[kind]) if kind in cells else None for kind in kinds}
        return untold_kinds(texts, frozenset(k for one in self.services for k in one.parts))

    def _cells(self, row: Sequence[Cell]) -> dict[str, Cell]:
        """A row's cells by what their columns hold."""
        return {column.kind: cell for cell in row if (column := self._column_of(cell))}

    def _head(self, page_number: int, table: Table) -> tuple[int, tuple[_Column, ...]] | None:
        """Where a table's rows begin below its head, and its columns."""
        for position, row in enumerate(table.rows[:HEAD_ROWS]):
            if len(row) < MIN_COLUMNS:
                continue
            cells = [cell for above in table.rows[: position + 1] for cell in above]
            columns = [found for cell in cells if (found := self._column(page_number, cell))]
            named = {column.kind for column in columns if column.match is not None}
            if any(
                one.x0_pt < other.x1_pt - SAME_EDGE_PT
                for other, one in pairwise(sorted(columns, key=lambda column: column.x0_pt))
            ):
                return None  # below each other, as in a names' column
            if len(named) >= MIN_COLUMNS and named & {"persyaratan", "prosedur"}:
                kinds = [column.kind for column in columns]
                is_plain = len(kinds) == len(set(kinds))
                return (position + 1, tuple(columns)) if is_plain else None
        return None

    def _column(self, page_number: int, cell: Cell) -> _Column | None:
        head = self.pages[page_number].passage(cell)
        if head is None or len(head.words()) > MAX_HEAD_WORDS:
            return None
        match = self.headings.place(head.text)
        kind = match.component if match is not None else None
        if is_number_head(head.text):
            kind, match = NUMBER, None
        elif TITLE_COLUMN.match(head.text):
            kind, match = TITLE, None
        if kind is None:
            return None
        return _Column(cell.bbox.x0_pt, cell.bbox.x1_pt, kind, head, match)

    def _column_of(self, cell: Cell) -> _Column | None:
        middle = (cell.bbox.x0_pt + cell.bbox.x1_pt) / 2
        return next((c for c in self.columns if c.x0_pt <= middle <= c.x1_pt), None)

    def _goes_on(self, table: Table) -> bool:
        """Whether a table without a head has the columns of the one before."""
        edges = [cell.bbox.x0_pt for row in table.rows for cell in row]
        return bool(edges) and all(
            any(abs(column.x0_pt - edge) <= SAME_EDGE_PT for edge in edges)
            for column in self.columns
        )

    def _head_row(
        self, page_number: int, rows: Sequence[Sequence[Cell]], is_repeated: bool
    ) -> TableRow:
        """A head; on the first page without the components' names, which the sections bear."""
        borne = [c.head for c in self.columns if c.match is not None and not is_repeated]
        held = {word.order for head in borne for word in head.words()}
        cells = [cell for row in rows for cell in row]
        page = self.pages[page_number]
        words = [word for cell in cells for word in page.held(cell) if word.order not in held]
        label = words_passage(self.document, words) if words else None
        box = enclosing_box([cell.bbox for cell in cells])
        return TableRow("head", page_number, box, None, label, None)
