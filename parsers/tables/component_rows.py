"""A document with component tables -> its rows and the text between them, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from extractor.page import Cell, Document, Page, Table, order_of, text_of
from parsers.decrees.decree_text import DecreeText, find_decree
from parsers.names.headings import HeadingIndex
from parsers.page_words import PageWords, pages_of
from parsers.printed_rows import printed_rows
from parsers.procedures.drawn_regions import drawn_regions, filled_with_text, is_drawn
from parsers.refusals.not_standard import has_dots, is_blank, is_rated
from parsers.row_events import Event, TableRow, text_rows
from parsers.tables.columns import Columns, find_columns, is_head_row
from parsers.tables.head import parted_head
from parsers.tables.named_rows import MIN_NAMES, names_in_rows
from parsers.tables.open_rows import with_open_rows
from parsers.tables.page_halves import LEFT, gutter, half_of, half_rows
from parsers.tables.rows import TableReader, text_in
from parsers.tables.service_columns import read_service_columns
from parsers.tables.service_rows import read_service_rows
from parsers.tables.straight_columns import with_straight_columns
from parsers.tables.table_order import in_printed_order
from parsers.tables.text_bands import PageRows
from parsers.tables.text_columns import has_head
from parsers.tables.text_tables import find_text_tables

INSIDE_PT = 3.0  # a nested table may stick out of its cell by this much


class Tables(NamedTuple):
    """A page's component tables with their columns, and its other tables."""

    components: tuple[tuple[Table, Columns], ...]
    others: tuple[Table, ...]
    is_text: bool = False


@dataclass(frozen=True, eq=False)
class Rows:
    """The whole document as events, and how many components its tables name."""

    events: tuple[Event, ...]
    components: frozenset[str]
    tables: int
    pages: dict[int, PageWords]

    @cached_property
    def decree(self) -> DecreeText | None:
        """The decree before the first table: more than one layout asks for it."""
        return find_decree(self.events)


def read_rows(document: Document, headings: HeadingIndex) -> Rows | None:
    """The events of a document, or None where no table, ruled or not, names components."""
    has_tables = any(page.tables for page in document.pages)
    if not has_tables and not _has_text_table(document, headings):
        return None
    pages = with_straight_columns(document, pages_of(document), headings)
    side_by_side = None
    if has_tables:
        side_by_side = read_service_rows(document, pages, headings)
        side_by_side = side_by_side or read_service_columns(document, pages, headings)
    if side_by_side is not None:
        return Rows(tuple(side_by_side), _named(side_by_side), 1, pages)
    found: dict[int, Tables] = {}
    before: Columns | None = None
    text_before: Columns | None = None  # of a table of text that may go on
    for page in document.pages:
        words = pages[page.number]
        tables = _component_tables(page, words, headings, before)
        goes_on = text_before
        if before is not None and not tables.components and not page.tables:
            goes_on = before
        tables = _below_lone_head(tables, words, page, (headings, goes_on))
        found[page.number] = tables
        if tables.components:
            before = tables.components[-1][1]
            text_before = before if tables.is_text else None
    if not any(tables.components for tables in found.values()):
        return None  # nearly all texts without a table: only its rows name components
    events: list[Event] = []
    for page in document.pages:
        words = pages[page.number]
        events += _page_events(document, page.number, found[page.number], (words, headings))
    if document.is_typed:
        events = in_printed_order(events)
    named = _named(events)
    if not named:
        return None
    ruled = sum(len(tables.components) for tables in found.values() if not tables.is_text)
    return Rows(tuple(events), named, ruled, pages)


def _named(events: Sequence[Event]) -> frozenset[str]:
    """The components that rows name."""
    return frozenset(
        event.match.component for event in events if isinstance(event, TableRow) and event.match
    )


def _has_text_table(document: Document, headings: HeadingIndex) -> bool:
    """A quick look at the lines: names of components with text beside them."""
    rows: dict[int, list[str]] = {}
    for line, text in zip(document.lines, document.line_texts, strict=True):
        if line.bbox is not None:
            rows.setdefault(line.row, []).append(text)
    texts = [" ".join(parts) for parts in rows.values()]
    return has_head(texts) or len(names_in_rows(texts, headings)) >= MIN_NAMES


def _below_lone_head(
    tables: Tables, words: PageWords, page: Page, known: tuple[HeadingIndex, Columns | None]
) -> Tables:
    """The same, or a table of text below a head that alone is framed or filled."""
    heads = [table for table, _ in tables.components]
    if heads and all(_is_lone_head(table, words) for table in heads):
        free = Tables((), (*heads, *tables.others))
        found = _with_text_table(free, words, page, known)
        if found.components:
            return found
    return _with_text_table(tables, words, page, known)


def _is_lone_head(table: Table, words: PageWords) -> bool:
    return len(table.rows) == 1 and is_head_row([text_in(words, cell) for cell in table.rows[0]])


def _with_text_table(
    tables: Tables, words: PageWords, page: Page, known: tuple[HeadingIndex, Columns | None]
) -> Tables:
    """The same, or a table of text instead, where that names components which the lines miss or
    goes on from the page before."""
    headings, before = known
    inside = {w.order for table, _ in tables.components for w in words.inside(table.bbox)}
    rows = words.rows
    if inside:
        rows = printed_rows([word for word in words.words if word.order not in inside])
    texts = [row.text for row in rows]
    goes_on = before is not None and not tables.components
    is_table = goes_on or has_head(texts)
    missed = set() if is_table and not tables.components else names_in_rows(texts, headings)
    is_enough = bool(missed) and (len(missed) >= MIN_NAMES or not tables.components)
    if not is_table and not is_enough:
        return tables
    drawn = drawn_regions(page.shapes)
    ruled = [table for table in tables.others if not is_drawn(table.bbox, drawn)]
    known_rows = PageRows(page.number, _level_lines(ruled))
    if inside or drawn:
        rows = printed_rows(filled_with_text(words.words, drawn))
    found = find_text_tables(rows, known_rows, headings, before if goes_on else None)
    if not found or (tables.components and sum(text.named for text in found) <= len(missed)):
        return tables
    return Tables(tuple((text.table, text.columns) for text in found), (), is_text=True)


def _level_lines(tables: Sequence[Table]) -> tuple[float, ...]:
    """The heights of the lines between rows, where a table has no others."""
    lone = [table for table in tables if all(len(row) == 1 for row in table.rows)]
    edges = {edge for t in lone for row in t.rows for edge in (row[0].bbox[1], row[0].bbox[3])}
    return tuple(sorted(edges))


def _component_tables(
    page: Page, words: PageWords, headings: HeadingIndex, before: Columns | None
) -> Tables:
    components: list[tuple[Table, Columns]] = []
    others: list[Table] = []
    texts: dict[Cell, str] = {}

    def text_of(cell: Cell) -> str:
        if cell not in texts:
            texts[cell] = text_in(words, cell)
        return texts[cell]

    whole = with_open_rows(page.tables, words, headings) if page.tables else ()
    for table in sorted(whole, key=lambda table: -table.bbox.width_pt * table.bbox.height_pt):
        if any(_is_nested(table, outer) for outer, _ in components):
            continue
        found = find_columns(table, text_of, headings)
        columns = found[0] if found is not None else _continued_columns(table, before)
        sheet_head, own = parted_head(table, columns) if columns else (None, table)
        others += [sheet_head] if sheet_head else []
        if found is not None:
            components.append((own, found[0]))
        else:
            others.append(own)
    continued = before or (components[0][1] if components else None)
    for table in list(others):
        columns = _continued_columns(table, continued)
        if columns is not None and not any(_is_nested(table, outer) for outer, _ in components):
            components.append((table, columns))
            others.remove(table)
    components.sort(key=lambda pair: pair[0].bbox.top_pt)
    others = [t for t in others if not any(_is_nested(t, outer) for outer, _ in components)]
    return Tables(tuple(components), tuple(others))


def _is_nested(table: Table, outer: Table) -> bool:
    return table is not outer and outer.bbox.holds(table.bbox, INSIDE_PT)


def _continued_columns(table: Table, before: Columns | None) -> Columns | None:
    """The columns of a table that names nothing itself but goes on with those of the one before."""
    if before is None:
        return None
    for row in table.rows:
        for cell in row:
            here = Columns(cell.bbox.x0_pt, cell.bbox.x1_pt, table.bbox.x1_pt)
            if here.fits(before):
                return here
    return None


def _orders(document: Document, rows: Iterable[TableRow]) -> Iterator[int]:
    """The words that rows hold, by their order."""
    for row in rows:
        for passage in (row.number, row.label):
            for start, end, _ in passage.pieces if passage else ():
                yield from range(*document.orders_between(start, end))
        yield from map(order_of, row.words)


def _page_events(
    document: Document, number: int, tables: Tables, found: tuple[PageWords, HeadingIndex]
) -> list[Event]:
    page, headings = found
    placed: list[tuple[int, float, float, list[Event]]] = []
    taken: set[int] = set()
    parted_pt = gutter([table.bbox for table, _ in tables.components])
    reader = TableReader(document, page, headings, number)
    for table, columns in tables.components:
        rows = list(reader.rows(table, columns))
        taken.update(_orders(document, rows))
        half = half_of(table.bbox, parted_pt) if parted_pt is not None else LEFT
        placed.append((half, table.bbox.top_pt, table.bbox.x0_pt, list(rows)))
    for table in tables.others:
        texts: list[Event] = []
        for cell in sorted(
            (cell for row in table.rows for cell in row),
            key=lambda cell: (cell.bbox.top_pt, cell.bbox.x0_pt),
        ):
            words = [word for word in page.inside(cell.bbox) if word.order not in taken]
            taken.update(word.order for word in words)
            texts += text_rows(document, printed_rows(words), cell)
        half = half_of(table.bbox, parted_pt) if parted_pt is not None else LEFT
        placed.append((half, table.bbox.top_pt, table.bbox.x0_pt, texts))
    free = [word for word in page.words if word.order not in taken]
    if parted_pt is None:
        printed = printed_rows(free) if taken else page.rows
        halves = [(LEFT, row) for row in text_rows(document, printed)]
    else:
        top_pt = min(table.bbox.top_pt for table, _ in tables.components)
        halves = half_rows(document, free, parted_pt, top_pt)
    placed += [(half, row.box.top_pt, row.box.x0_pt, [row]) for half, row in halves]
    placed.sort(key=lambda entry: entry[:3])
    return [event for *_, events in placed for event in events]


@lru_cache(maxsize=1)
def document_rows(document: Document, headings: HeadingIndex) -> Rows | None:
    """The rows between and in the tables; None where no table names a component."""
    return read_rows(document, headings)


def rates_components(document: Document, headings: HeadingIndex) -> bool:
    """Whether the tables only rate the components, as surveys of satisfaction do."""
    rows = document_rows(document, headings)
    if rows is None:
        return False
    named = [event for event in rows.events if isinstance(event, TableRow) and event.match]
    return is_rated([" ".join(map(text_of, row.words)) for row in named])


def is_blank_format(document: Document, headings: HeadingIndex) -> bool:
    """Whether the tables name components only to have them filled in."""
    rows = document_rows(document, headings)
    if rows is None or not has_dots(document.tape):
        return False
    named = [e for e in rows.events if isinstance(e, TableRow) and e.kind == "component"]
    return is_blank([" ".join(map(text_of, row.words)) for row in named])
