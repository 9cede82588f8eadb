"""A decree whose annex sets out its standards under headings -> rows like those of a table.

Only decrees with an annex are read this way: any other text under headings is another layout's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from extractor.page import Cell, Document, Word, enclosing_box
from extractor.passage import Passage
from parsers.decrees.annex_head import is_annex_row, repeated_heads
from parsers.decrees.decree_text import find_decree, has_annex
from parsers.furniture.signature import is_electronic_note, starts_signature
from parsers.markers import Marker, leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.titles import is_part_heading, is_service_heading
from parsers.page_words import pages_of
from parsers.row_events import Event, TableRow, text_rows
from parsers.section import HeadingMatch, Row
from parsers.tables.component_rows import Rows

MIN_COMPONENTS = 3  # under headings in the annex
MAX_TITLE_ROWS = 2  # rows above a service's first heading that can name it
MAX_TITLE_WORDS = 14
TITLE_GAP_LINES = 0.6  # a title stands off from the text above it by more line heights


def read_heading_rows(document: Document, headings: HeadingIndex) -> Rows | None:
    """The events of such a decree, each section a row; None for every other document."""
    tape = document.tape.casefold()
    if document.is_typed or not ("menimbang" in tape and "lampiran" in tape):
        return None
    pages = pages_of(document)
    texts = [row for number in sorted(pages) for row in text_rows(document, pages[number].rows)]
    decree = find_decree(texts)
    if decree is None or not has_annex(texts):
        return None
    cutter = _Cutter(headings)
    end = _annex_start(texts, len(decree.rows), cutter)
    annex = texts[end:]
    heads = {id(row) for row in repeated_heads(annex)}
    for row, below in zip_longest(annex, annex[1:]):
        if id(row) in heads:
            cutter.pass_by(row)
        else:
            cutter.add(row, below)
    cutter.close()
    named = frozenset(
        event.match.component
        for event in cutter.events
        if isinstance(event, TableRow) and event.match
    )
    if len(named) < MIN_COMPONENTS:
        return None
    return Rows((*texts[:end], *cutter.events), named, 0, pages)


def _annex_start(texts: Sequence[Row], end: int, cutter: _Cutter) -> int:
    """Where the annex's content starts: a component's heading is none of the decree's own rows."""
    annex = max(n for n, row in enumerate(texts[:end]) if n == 0 or is_annex_row(row.text))
    named = (n for n in range(annex, end) if cutter.heading(texts[n])[0] is not None)
    return next(named, end) if annex else end


class _Cutter:
    """Cuts rows of text at the components' headings."""

    def __init__(self, headings: HeadingIndex) -> None:
        self.headings = headings
        self.events: list[Event] = []
        self.label: Passage | None = None
        self.match: HeadingMatch | None = None
        self.held: list[Row] = []
        self.seen: list[str] = []
        self.title_mark: Marker | None = None  # of the open service's title

    def add(self, row: Row, below: Row | None) -> None:
        """Place a row; the one `below` it tells whether it names one of the law's two parts."""
        if is_electronic_note(row.text):
            self.events.append(row)
            return
        if below is not None and is_part_heading(row.text) and self.heading(below)[0] is not None:
            self.pass_by(row)
            return
        match, end = self.heading(row)
        if match is not None:
            titles = self._titles_below() if match.component in self.seen else []
            self.close()
            if titles or match.component in self.seen:
                self.seen = []
            self.events += titles
            if not self.seen:
                self.title_mark = self._last_mark()
            self.label, self.match = row.passage.cut(0, end), match
            self.seen.append(match.component)
            rest = row.passage.cut(end)
            if rest:
                self.held.append(row._replace(passage=rest))
        elif self.match is None or is_service_heading(row) or starts_signature(row.text):
            self.pass_by(row)
        else:
            self.held.append(row)

    def pass_by(self, row: Row) -> None:
        """Place a row that is in no section: the open one ends above it."""
        self.close()
        self.events.append(row)

    def close(self) -> None:
        """End the open section: one row for each page that it stands on."""
        if self.match is not None and self.label is not None:
            pages = sorted({row.page_number for row in self.held})
            first = self.label.words()[0].page_number
            for number in pages or [first]:
                words = [w for row in self.held if row.page_number == number for w in row.words]
                self.events.append(
                    self._row(number, words, is_first=number == (pages or [first])[0])
                )
        self.label, self.match, self.held = None, None, []

    def _row(self, number: int, words: Sequence[Word], *, is_first: bool) -> TableRow:
        label = self.label if is_first else None
        boxed = words or (label.words() if label else ())
        box = enclosing_box([word.bbox for word in boxed if word.bbox])
        cells = (Cell(box, 0, 1),) if words else ()
        match = self.match if is_first else None
        return TableRow("component", number, box, None, label, match, cells, tuple(words))

    def heading(self, row: Row) -> tuple[HeadingMatch | None, int]:
        """The component that a row is the heading of, and where the heading ends."""
        match = self.headings.match(row.text)
        if match is not None and match.score == 1.0:
            return match, len(row.passage)
        started = self.headings.match_start(row.text)
        return started if started is not None else (None, 0)

    def _last_mark(self) -> Marker | None:
        """The number of the row above a service's first heading, its title's."""
        row = self.events[-1] if self.events else None
        return leading_marker(row.text) if isinstance(row, Row) else None

    def _goes_on_counting(self, row: Row) -> bool:
        """Whether a row has the number that comes after the open service's."""
        mark, before = leading_marker(row.text), self.title_mark
        if mark is None or before is None or mark.is_bullet:
            return False
        return mark.kind == before.kind and mark.ordinal == before.ordinal + 1

    def _titles_below(self) -> list[Row]:
        """The last rows of the open section that name the next service: they stand off, and are
        short, capital or numbered in another way than the list above them."""
        titles: list[Row] = []
        if self.held and self._goes_on_counting(self.held[-1]) and _is_short(self.held[-1]):
            return [self.held.pop()]
        while self.held and len(titles) < MAX_TITLE_ROWS and _is_title(self.held):
            titles.insert(0, self.held.pop())
        return titles


def _is_short(row: Row) -> bool:
    is_sentence = row.text.rstrip().endswith((".", ";", ","))
    return len(row.text.split()) <= MAX_TITLE_WORDS and not is_sentence


def _is_title(rows: Sequence[Row]) -> bool:
    row = rows[-1]
    if not _is_short(row):
        return False
    marker = leading_marker(row.text)
    if row.text.isupper() or (marker is not None and marker.kind.startswith(("Alpha", "Roman"))):
        return True
    if len(rows) < 2 or marker is None:
        return False
    return row.gap_lines(rows[-2]) > TITLE_GAP_LINES
