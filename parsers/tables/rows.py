"""One ruled component table -> its rows, also where lines between its rows are missing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.page import BBox, Cell, Document, Table, enclosing_box
from extractor.passage import Passage, words_passage
from parsers.markers import Marker, leading_marker
from parsers.names.component_words import is_service_title
from parsers.names.headings import HeadingIndex
from parsers.names.titles import MAX_TITLE_WORDS, is_part_heading, names_part
from parsers.page_words import PageWords
from parsers.printed_rows import printed_rows
from parsers.row_events import TableRow
from parsers.tables.columns import Columns, is_head_row, is_label_head
from parsers.tables.component_names import NameRun, match_name, split_names
from parsers.tables.head import is_count
from parsers.tables.row_cuts import are_at_top, row_cuts

MIN_SHARED_PT = 8.0  # a text's cell that reaches this far into another named row is cut there
HEAD_MARGIN_PT = 0.5  # between a head and what stands right below it
OVERHANG_PT = 12.0  # half of a large line: what a page's end cuts of the words in its last row
HEAD_CELL_WORDS = 40  # words of a cell that are looked at to see whether it is a head


def text_in(page: PageWords, cell: Cell) -> str:
    """The words of a small cell as one text; of a large one the first rows only."""
    rows = printed_rows(page.inside(cell.bbox)[:HEAD_CELL_WORDS])
    return " ".join(word.text for row in rows for word in row)


class TableReader:
    """Reads the rows of one table on one page."""

    def __init__(
        self, document: Document, page: PageWords, headings: HeadingIndex, number: int
    ) -> None:
        self.document = document
        self.page = page
        self.headings = headings
        self.page_number = number
        self.is_ocr = document.pages[number - 1].is_ocr
        self.is_typed = document.is_typed
        self.marks: list[Marker] = []  # of the list's items in the text above
        self.named: set[str] = set()  # components of the table's rows above

    def rows(self, table: Table, columns: Columns) -> Iterator[TableRow]:
        """The table's rows from top to bottom; the first one and its head are marked."""
        names: list[Cell] = []
        others: list[Cell] = []
        for cell in self._with_overhang(table):
            is_name = columns.is_label(cell) or columns.is_banner(cell)
            (names if is_name else others).append(cell)
        names.sort(key=lambda cell: (cell.bbox.top_pt, cell.bbox.x0_pt))
        beside = self._beside(others, _bands(names, table), names)
        yield from with_banners(self._from_top(names, beside, columns))

    def _from_top(
        self, names: Sequence[Cell], beside: Sequence[list[Cell]], columns: Columns
    ) -> Iterator[TableRow]:
        is_first, self.named = True, set()
        if len(names) > 1 and is_label_head(text_in(self.page, names[1])):
            self.marks = []  # what stands above a table's head goes on with no list
        for number, cell in enumerate(names):
            is_count = is_first and number > 0 and self._counts([cell, *beside[number]])
            if is_count:
                cells = sorted([cell, *beside[number]], key=lambda one: one.bbox.x0_pt)
                yield self._head(cells, enclosing_box([one.bbox for one in cells]))
                continue
            is_last = self._names_again(names[number + 1 :])
            for row in self._rows_of(cell, columns, beside[number], is_last=is_last):
                yield row._replace(starts_table=True) if is_first else row
                is_first = is_first and row.kind == "head"
                self._count(row)

    def _with_overhang(self, table: Table) -> list[Cell]:
        """The cells, the lowest ones with the words that the page's end cuts through.

        Spreadsheets set a name in the middle of its rows though a page ends there.
        """
        cells = [cell for row in table.rows for cell in row]
        end_pt = table.bbox.bottom_pt
        below = table.bbox._replace(top_pt=end_pt, bottom_pt=end_pt + OVERHANG_PT)
        cut = [
            (word.bbox.top_pt + word.bbox.bottom_pt) / 2
            for word in self.page.inside(below)
            if word.bbox is not None and word.bbox.top_pt < end_pt - HEAD_MARGIN_PT
        ]
        if not cut:
            return cells
        return [
            cell._replace(bbox=cell.bbox._replace(bottom_pt=max(cut)))
            if cell.bbox.bottom_pt >= end_pt - HEAD_MARGIN_PT
            else cell
            for cell in cells
        ]

    def _beside(
        self,
        cells: Sequence[Cell],
        bands: Sequence[tuple[float, float]],
        names: Sequence[Cell],
    ) -> list[list[Cell]]:
        """The other cells of each named row. A cell over several named rows is cut between them:
        the line that parts them is missing there."""
        named = [bool(self.page.inside(cell.bbox)) for cell in names]
        found: list[list[Cell]] = [[] for _ in names]
        tops = [top_pt for top_pt, _ in bands]
        for cell in cells:
            first = max(0, bisect_right(tops, cell.bbox.top_pt) - 1)
            shared = [
                n
                for n in range(first, bisect_left(tops, cell.bbox.bottom_pt))
                if min(bands[n][1], cell.bbox.bottom_pt) - max(tops[n], cell.bbox.top_pt)
                > MIN_SHARED_PT
            ]
            cut = [n for n in shared if named[n]]
            if len(cut) > 1:
                for n in shared:
                    top_pt = max(cell.bbox.top_pt, bands[n][0])
                    bottom_pt = min(cell.bbox.bottom_pt, bands[n][1])
                    found[n].append(cell._replace(bbox=_between(cell.bbox, top_pt, bottom_pt)))
            elif (home := _home(cell, bands)) is not None:
                found[home].append(cell)
        for group in found:
            group.sort(key=lambda cell: (cell.row, cell.column))
        return found

    def _rows_of(
        self, cell: Cell, columns: Columns, beside: list[Cell], *, is_last: bool
    ) -> Iterator[TableRow]:
        numbers = [other for other in beside if columns.is_number(other)]
        texts = [other for other in beside if columns.is_text(other) and other not in numbers]
        label, number = self.page.passage(cell), self.page.passage(*numbers)
        box = enclosing_box([cell.bbox, *(other.bbox for other in (*numbers, *texts))])
        if columns.is_banner(cell):
            match = self.headings.match(label.text) if label is not None else None
            if label is not None and match is None and not is_last and self._is_item(label.text):
                item = tuple(self.page.inside(cell.bbox))
                yield TableRow("component", self.page_number, box, None, None, None, (cell,), item)
            elif label is not None:
                yield TableRow("banner", self.page_number, box, number, label, match)
            return
        if label is not None and is_label_head(label.text) and self._is_head(beside, cell):
            yield self._head([*numbers, cell, *texts], box)
            return
        words = [word for other in texts for word in self.page.inside(other.bbox)]
        if label is None and number is None and not words:
            return
        match = self.headings.match(label.text) if label is not None else None
        if label is not None and (match is None or match.score < 1.0):
            match = match or match_name(label.text, self.headings, self.is_ocr)
            # A name of several words without a number may go on with the one above.
            is_rest = number is None and len(label.text.strip(" :").split()) > 1
            if match is None and words and (columns.asks or not is_rest):
                match = self.headings.place(label.text)
            names = split_names(self.page.inside(cell.bbox), self.headings)
            if names:
                yield from self._split(names, cell, numbers, texts)
                return
        yield TableRow(
            "component", self.page_number, box, number, label, match, tuple(texts), tuple(words)
        )

    def _is_item(self, text: str) -> bool:
        """Whether a cell over the whole width is the list's next item: in a table that was typed
        the cells before a row's text are left out where they are empty."""
        marker = leading_marker(text)
        if (
            not self.is_typed
            or marker is None
            or text.isupper()
            or is_part_heading(text)
            or is_service_title(text)
        ):
            return False
        opens_list = marker.ordinal == 1 and text[:1].islower() and bool(self.marks)
        return opens_list or any(mark.is_followed_by(marker) for mark in self.marks)

    def _names_again(self, below: Sequence[Cell]) -> bool:
        """Whether the next name below is one of those above: what parts them names a service."""
        named = (self.headings.match(text_in(self.page, one)) for one in below)
        match = next((one for one in named if one is not None), None) if self.is_typed else None
        return match is not None and match.component in self.named

    def _count(self, row: TableRow) -> None:
        """Keep the marks of the items that a row of text holds, and of those above it."""
        self.named |= {row.match.component} if row.match is not None else set()
        if row.kind != "component" or row.label is not None:
            self.marks = []
        lines = printed_rows(row.words) if row.kind == "component" else []
        marks = (leading_marker(" ".join(word.text for word in line)) for line in lines)
        self.marks += [mark for mark in marks if mark is not None]

    def _counts(self, cells: Sequence[Cell]) -> bool:
        """Whether a row below the head only numbers the columns."""
        ordered = sorted(cells, key=lambda cell: cell.bbox.x0_pt)
        return is_count([text for cell in ordered if (text := text_in(self.page, cell))])

    def _is_head(self, beside: Sequence[Cell], cell: Cell) -> bool:
        cells = sorted([*beside, cell], key=lambda other: other.bbox.x0_pt)
        return is_head_row([text_in(self.page, other) for other in cells])

    def _split(
        self, names: Sequence[NameRun], cell: Cell, numbers: Sequence[Cell], texts: Sequence[Cell]
    ) -> Iterator[TableRow]:
        """One row for each name of a cell that holds several."""
        top_pt = cell.bbox.top_pt
        if names[0].match is None:  # the table's head
            head, names = names[0], names[1:]
            top_pt = head.bottom_pt + HEAD_MARGIN_PT
            box = _between(cell.bbox, cell.bbox.top_pt, top_pt)
            beside = _clipped([*numbers, *texts], box.top_pt, top_pt)
            yield self._head([*beside, cell._replace(bbox=box)], box)
        texts = _clipped(texts, top_pt, cell.bbox.bottom_pt)
        words = [word for other in texts for word in self.page.inside(other.bbox)]
        edges = [top_pt, *_middles(names), cell.bbox.bottom_pt]
        rows = printed_rows(words)
        inner = row_cuts(names, rows, is_at_top=are_at_top(names, rows))
        cuts = [top_pt, *inner, cell.bbox.bottom_pt]
        if len(cuts) == len(names) + 2:  # text above the first name goes on with the row before
            held = _clipped(texts, cuts[0], cuts[1])
            box = _between(cell.bbox, cuts[0], cuts[1])
            yield self._row(box, None, None, held)
            cuts = cuts[1:]
        for n, name in enumerate(names):
            box = _between(cell.bbox, edges[n], edges[n + 1])
            if name.match is None:
                yield self._head([cell._replace(bbox=box)], box)
                continue
            number = self.page.passage(*_clipped(numbers, edges[n], edges[n + 1]))
            yield self._row(box, number, name, _clipped(texts, cuts[n], cuts[n + 1]))

    def _row(
        self, box: BBox, number: Passage | None, name: NameRun | None, held: Sequence[Cell]
    ) -> TableRow:
        words = [word for other in held for word in self.page.inside(other.bbox)]
        label = words_passage(self.document, name.words) if name is not None else None
        match = name.match if name is not None else None
        return TableRow(
            "component", self.page_number, box, number, label, match, tuple(held), tuple(words)
        )

    def _head(self, cells: Sequence[Cell], box: BBox) -> TableRow:
        return TableRow("head", self.page_number, box, None, self.page.passage(*cells), None)


def with_banners(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows, headings across the table marked as such that a converter wrote in the names'
    column: the name of a part, or what stands right above the table's head, with nothing beside."""
    held: TableRow | None = None
    for row in rows:
        if held is not None:
            yield held._replace(kind="banner") if row.kind == "head" else held
            held = None
        is_bare = row.kind == "component" and row.match is None and not row.words
        label = row.label.text if is_bare and row.label is not None else ""
        if label and names_part(label):
            yield row._replace(kind="banner")
        elif label and len(label.split()) <= MAX_TITLE_WORDS:
            held = row
        else:
            yield row
    if held is not None:
        yield held


def _bands(names: Sequence[Cell], table: Table) -> list[tuple[float, float]]:
    """The heights between which each named row lies: together they cover the table."""
    tops = [cell.bbox.top_pt for cell in names]
    tops[:1] = [table.bbox.top_pt] if tops else []
    return list(zip(tops, [*tops[1:], table.bbox.bottom_pt], strict=True))


def _home(cell: Cell, bands: Sequence[tuple[float, float]]) -> int | None:
    middle = (cell.bbox.top_pt + cell.bbox.bottom_pt) / 2
    return next((n for n, (top, bottom) in enumerate(bands) if top <= middle <= bottom), None)


def _middles(names: Sequence[NameRun]) -> list[float]:
    """The heights in the middle between each two names."""
    return [(one.bottom_pt + other.top_pt) / 2 for one, other in pairwise(names)]


def _between(box: BBox, top_pt: float, bottom_pt: float) -> BBox:
    return BBox(box.x0_pt, top_pt, box.x1_pt, bottom_pt)


def _clipped(cells: Sequence[Cell], top_pt: float, bottom_pt: float) -> list[Cell]:
    """The parts of cells that lie between two heights."""
    found: list[Cell] = []
    for cell in cells:
        top, bottom = max(cell.bbox.top_pt, top_pt), min(cell.bbox.bottom_pt, bottom_pt)
        if bottom > top:
            found.append(cell._replace(bbox=_between(cell.bbox, top, bottom)))
    return found
