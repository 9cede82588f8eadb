"""A document with component tables -> its rows and the text between them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.page import BBox, Cell, Document, Page, Table, Word, enclosing_box
from extractor.passage import Passage, words_passage
from parsers.cell_lines import PageWords, pages_of, word_rows
from parsers.headings import HeadingIndex, HeadingMatch
from parsers.table_columns import Columns, covering, find_columns, is_head_row

INSIDE_PT = 3.0  # a nested table may stick out of its cell by this much
SAME_TABLE_SHARE = 0.5  # of a small table's area inside a larger one: it is nested there


class TextRow(NamedTuple):
    """A row of text outside the component tables, or one line of a cell of another table."""

    passage: Passage
    words: tuple[Word, ...]
    page_number: int
    bbox: BBox
    is_in_table: bool = False

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a component table. A banner's text and a head's words are its `label`."""

    kind: Literal["component", "banner", "head"]
    page_number: int
    bbox: BBox
    number: Passage | None
    label: Passage | None
    match: HeadingMatch | None
    cells: tuple[Cell, ...] = ()
    words: tuple[Word, ...] = ()
    starts_table: bool = False


Event = TextRow | TableRow


class Tables(NamedTuple):
    """A page's component tables with their columns, and its other tables."""

    components: tuple[tuple[Table, Columns], ...]
    others: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The whole document as events, and how many components its tables name."""

    events: tuple[Event, ...]
    components: frozenset[str]
    tables: int
    pages: dict[int, PageWords]


def read_rows(document: Document, headings: HeadingIndex) -> Rows | None:
    """The events of a document, or None where no ruled table names components."""
    if not any(page.tables for page in document.pages):
        return None
    pages = pages_of(document)
    found: dict[int, Tables] = {}
    before: Columns | None = None
    for page in document.pages:
        found[page.number] = _component_tables(page, pages[page.number], headings, before)
        if found[page.number].components:
            before = found[page.number].components[-1][1]
    events: list[Event] = []
    for page in document.pages:
        events += _page_events(document, pages[page.number], found[page.number], headings)
    named = frozenset(
        event.match.component for event in events if isinstance(event, TableRow) and event.match
    )
    if not named:
        return None
    count = sum(len(tables.components) for tables in found.values())
    return Rows(tuple(events), named, count, pages)


def text_in(page: PageWords, cell: Cell) -> str:
    """The words of a small cell as one text; of a large one the first rows only."""
    rows = word_rows(page.inside(cell.bbox)[:40])
    return " ".join(word.text for row in rows for word in row)


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

    for table in sorted(page.tables, key=lambda table: -table.bbox.width_pt * table.bbox.height_pt):
        if any(_is_nested(table, outer) for outer, _ in components):
            continue
        found = find_columns(table, text_of, headings)
        if found is not None:
            components.append((table, found[0]))
        else:
            others.append(table)
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
    return (
        table is not outer
        and table.bbox.x0_pt >= outer.bbox.x0_pt - INSIDE_PT
        and table.bbox.x1_pt <= outer.bbox.x1_pt + INSIDE_PT
        and table.bbox.top_pt >= outer.bbox.top_pt - INSIDE_PT
        and table.bbox.bottom_pt <= outer.bbox.bottom_pt + INSIDE_PT
    )


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


def _page_events(
    document: Document, page: PageWords, tables: Tables, headings: HeadingIndex
) -> list[Event]:
    placed: list[tuple[float, float, list[Event]]] = []
    taken: set[int] = set()
    for table, columns in tables.components:
        rows = list(_table_rows(document, page, (table, columns), headings))
        taken.update(word.order for word in page.inside(table.bbox))
        placed.append((table.bbox.top_pt, table.bbox.x0_pt, list(rows)))
    for table in tables.others:
        texts: list[Event] = []
        for cell in sorted(
            (cell for row in table.rows for cell in row),
            key=lambda cell: (cell.bbox.top_pt, cell.bbox.x0_pt),
        ):
            words = [word for word in page.inside(cell.bbox) if word.order not in taken]
            taken.update(word.order for word in words)
            texts += text_rows(document, words, is_in_table=True)
        placed.append((table.bbox.top_pt, table.bbox.x0_pt, texts))
    for row in text_rows(document, [word for word in page.words if word.order not in taken]):
        placed.append((row.bbox.top_pt, row.bbox.x0_pt, [row]))
    placed.sort(key=lambda entry: entry[:2])
    return [event for _, _, events in placed for event in events]


def text_rows(
    document: Document, words: Sequence[Word], is_in_table: bool = False
) -> list[TextRow]:
    """Words as rows of text, from top to bottom."""
    return [
        TextRow(
            words_passage(document, row),
            tuple(row),
            row[0].page_number,
            enclosing_box([word.bbox for word in row if word.bbox]),
            is_in_table,
        )
        for row in word_rows(words)
    ]


def _table_rows(
    document: Document,
    page: PageWords,
    placed: tuple[Table, Columns],
    headings: HeadingIndex,
) -> Iterator[TableRow]:
    table, columns = placed
    cells = [cell for row in table.rows for cell in row]
    heads = sorted(
        (cell for cell in cells if columns.is_label(cell) or columns.is_banner(cell)),
        key=lambda cell: (cell.bbox.top_pt, cell.bbox.x0_pt),
    )
    for number, cell in enumerate(heads):
        top_pt = table.bbox.top_pt if number == 0 else cell.bbox.top_pt
        last = number == len(heads) - 1
        bottom_pt = table.bbox.bottom_pt if last else heads[number + 1].bbox.top_pt
        beside = covering((c for c in cells if c not in heads), top_pt, bottom_pt)
        row = _row(document, page, (cell, columns, beside), headings)
        if row is not None:
            yield row if number else _starting(row)


def _starting(row: TableRow) -> TableRow:
    return TableRow(
        row.kind,
        row.page_number,
        row.bbox,
        row.number,
        row.label,
        row.match,
        row.cells,
        row.words,
        starts_table=True,
    )


def _row(
    document: Document,
    page: PageWords,
    parts: tuple[Cell, Columns, list[Cell]],
    headings: HeadingIndex,
) -> TableRow | None:
    cell, columns, beside = parts
    numbers = [other for other in beside if columns.is_number(other)]
    texts = [other for other in beside if columns.is_text(other) and other not in numbers]
    label = _passage(document, [cell], page)
    number = _passage(document, numbers, page)
    box = enclosing_box([cell.bbox, *(other.bbox for other in (*numbers, *texts))])
    page_number = page.words[0].page_number if page.words else 0
    if columns.is_banner(cell):
        if label is None:
            return None
        return TableRow("banner", page_number, box, number, label, headings.match(label.text))
    words = [word for other in texts for word in page.inside(other.bbox)]
    printed = [text_in(page, other) for other in (*numbers, cell, *texts)]
    if is_head_row(printed):
        everything = [
            word for other in (*numbers, cell, *texts) for word in page.inside(other.bbox)
        ]
        head = words_passage(document, [w for row in word_rows(everything) for w in row])
        return TableRow("head", page_number, box, None, head, None)
    if label is None and number is None and not words:
        return None
    match = headings.match(label.text) if label is not None else None
    return TableRow("component", page_number, box, number, label, match, tuple(texts), tuple(words))


def _passage(document: Document, cells: Sequence[Cell], page: PageWords) -> Passage | None:
    words = [w for cell in cells for row in word_rows(page.inside(cell.bbox)) for w in row]
    return words_passage(document, words) if words else None
