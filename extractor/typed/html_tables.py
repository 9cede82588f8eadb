"""HTML tables inside Markdown, as converters write those that Markdown cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.typed.cells import (
    Stretch,
    TypedCell,
    TypedTable,
    trimmed,
    with_banners,
    without_doubles,
)

MAX_SPAN = 60  # columns or rows; more is an attack or a mistake

_TAG = re.compile(
    r"<(/?)(table|tr|td|th|br|p|li|ul|ol|div|thead|tbody|tfoot)\b([^<>]{0,400})>", re.I
)
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?(\d{1,3})", re.I)


def find_html_tables(lines: Sequence[str]) -> Iterator[TypedTable]:
    """The outermost tables of a text, in order."""
    reading: _Reading | None = None
    for number, line in enumerate(lines):
        position = 0
        for match in _TAG.finditer(line) if "<" in line else ():
            if reading is not None:
                reading.text(number, line, position, match.start())
            position = match.end()
            closes, tag = bool(match[1]), match[2].casefold()
            if tag == "table" and not closes and reading is None:
                reading = _Reading(number)
            elif reading is not None and reading.tag(tag, closes, match[3]):
                table = reading.table(number, lines)
                reading = None
                if table is not None:
                    yield table
        if reading is not None:
            reading.text(number, line, position, len(line))


class _Reading:
    """A table in the making."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.depth = 1
        self.row = -1
        self.cells: list[TypedCell] = []
        self.held: set[tuple[int, int]] = set()  # places of the grid that a span has taken
        self.open: list[Stretch] | None = None
        self.spans = (1, 1)
        self.column = 0
        self.inner = 0  # lines of the open cell above the open row of a table inside it

    def tag(self, tag: str, closes: bool, attributes: str) -> bool:
        """Take a tag; True where it ends the table."""
        if tag == "table":
            self.depth += -1 if closes else 1
            self.inner = len(self.open or ())
            if not self.depth:
                self._close()
            return not self.depth
        if self.depth > 1:
            self._tag_inside(tag)  # a table inside a cell is the cell's text
            return False
        if tag == "tr":
            self._close()
            if not closes:
                self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self._close()
            if not closes:
                self._open(attributes)
        return False

    def _tag_inside(self, tag: str) -> None:
        """Take a tag of a table inside a cell: a row of it is a line, as far as it is one."""
        if self.open is None:
            return
        if tag == "tr":
            self.inner = len(self.open)
        elif tag in ("td", "th") and len(self.open) > self.inner + 1:
            above, last = self.open[-2:]
            if above.line == last.line:
                self.open[-2:] = [above._replace(end=last.end)]

    def text(self, number: int, line: str, start: int, end: int) -> None:
        """Letters between tags: a line of the open cell, if there is one."""
        part = trimmed(line, Stretch(number, start, end)) if self.open is not None else None
        if part is not None and self.open is not None:
            self.open.append(part)

    def _open(self, attributes: str) -> None:
        spans = {
            name.casefold(): min(int(size), MAX_SPAN) for name, size in _SPAN.findall(attributes)
        }
        self.spans = (max(spans.get("colspan", 1), 1), max(spans.get("rowspan", 1), 1))
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.held:
            self.column += 1
        self.open = []

    def _close(self) -> None:
        if self.open is None:
            return
        columns, rows = self.spans
        cell = TypedCell(self.row, self.column, tuple(self.open), columns, rows)
        self.cells.append(cell)
        self.held |= {
            (self.row + down, self.column + right)
            for down in range(rows)
            for right in range(columns)
        }
        self.column += columns
        self.open = None

    def table(self, last: int, lines: Sequence[str]) -> TypedTable | None:
        """The table, if it has a cell with words."""
        if not any(cell.stretches for cell in self.cells):
            return None
        return TypedTable(
            self.first, last, tuple(with_banners([*without_doubles(self.cells, lines)], lines))
        )
