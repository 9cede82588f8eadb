"""Which column of a ruled table holds the components' names, and which their text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.page import BBox, Cell, Table
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.names.heading_words import may_be_label_head
from parsers.names.headings import HeadingIndex
from parsers.names.questions import asked_of
from parsers.names.titles import STANDARD_KINDS, STANDARD_WORDS
from parsers.section import Row

SAME_EDGE_PT = 8.0  # edges of one column differ by less, from page to page too
SPAN_SHARE = 0.25  # of the text column's width: a name cell that reaches further is a banner
MAX_HEAD_CELLS = 4  # "No", "Komponen", "Uraian", "Keterangan", a row each
MAX_HEAD_WORDS = 8  # of a head on one line
MIN_ASKED = 3  # components that a table of questions and answers asks for
MIN_LABELS = 2  # names of components that make a column the names' column, without a head

_NAMES = any_of(words_of("column_names"))
_NUMBER_HEAD = re.compile(r"(?:no(?:mor)?\.?(?:\s*urut)?|nr|#)\s*$", re.IGNORECASE)
_LABEL_HEAD = re.compile(
    rf"(?:(?:nama|jenis|uraian|unsur|butir)?\s*{_NAMES}(?:\s*/\s*{_NAMES})?"
    rf"(?:\s*{any_of((*STANDARD_WORDS, 'sp'))})*)\s*$",
    re.IGNORECASE,
)
_TEXT_HEAD = re.compile(
    rf"{any_of((*words_of('column_texts'), 'langkah', *STANDARD_KINDS))}\b.{{0,40}}$",
    re.IGNORECASE,
)
_GLUED_HEAD = re.compile(
    rf"(?:no(?:mor)?\.?)?{_NAMES}{any_of(STANDARD_WORDS)}{{0,3}}"
    rf"{any_of(words_of('column_texts'))}\w{{0,20}}$",
    re.IGNORECASE,
)


class Columns(NamedTuple):
    """The names' column and the start of the text column, in points."""

    label_x0_pt: float
    label_x1_pt: float
    right_pt: float
    asks: bool = False  # the names are questions: "Berapa biayanya?"

    def fits(self, other: Columns) -> bool:
        return (
            abs(self.label_x0_pt - other.label_x0_pt) <= SAME_EDGE_PT
            and abs(self.label_x1_pt - other.label_x1_pt) <= SAME_EDGE_PT
        )

    def is_label(self, cell: Cell) -> bool:
        middle = (self.label_x0_pt + self.label_x1_pt) / 2
        return cell.bbox.x0_pt <= middle <= cell.bbox.x1_pt and not self.is_banner(cell)

    def is_banner(self, cell: Cell) -> bool:
        """Whether the cell covers the names' column and reaches far into the text."""
        middle = (self.label_x0_pt + self.label_x1_pt) / 2
        reach_pt = self.label_x1_pt + SPAN_SHARE * (self.right_pt - self.label_x1_pt)
        return cell.bbox.x0_pt <= middle and cell.bbox.x1_pt > reach_pt

    def is_text(self, cell: Cell) -> bool:
        return cell.bbox.x0_pt >= self.label_x1_pt - SAME_EDGE_PT

    def is_number(self, cell: Cell) -> bool:
        return cell.bbox.x1_pt <= self.label_x0_pt + SAME_EDGE_PT


def is_number_head(text: str) -> bool:
    """Whether a head names the numbers' column: "No", "Nomor urut"."""
    return _NUMBER_HEAD.match(text) is not None


def is_label_head(text: str) -> bool:
    """Whether a head names the components' column: "Komponen", "Aspek"."""
    return _LABEL_HEAD.match(" ".join(text.split()).rstrip(" :")) is not None


def is_text_head(text: str) -> bool:
    """Whether a head names the text's column: "Uraian", "Keterangan"."""
    return _TEXT_HEAD.match(" ".join(text.split())) is not None


def is_head_cell(text: str) -> bool:
    """Whether a text heads one of the columns."""
    return is_number_head(text) or is_label_head(text) or is_text_head(text)


@lru_cache(maxsize=10_000)  # every stage asks again for every line
def is_typed_head(text: str) -> bool:
    """Whether one line of a text is a table's whole head: "NO KOMPONEN URAIAN".

    >>> is_typed_head("No. Komponen Uraian"), is_typed_head("Komponen standar pelayanan")
    (True, False)
    >>> is_typed_head("NOKOMPONENURAIAN")
    True
    """
    if is_glued_head(text):
        return True
    if text.count(" ") >= MAX_HEAD_WORDS or not may_be_label_head(text):
        return False
    words = text.split()
    if len(words) < 2:
        return False
    has_number = is_number_head(words[0])
    if not has_number and is_label_head(text):
        return False  # the names' column alone
    rest = words[1:] if has_number else words
    cuts = range(1, len(rest))
    return any(
        is_label_head(" ".join(rest[:cut])) and is_text_head(" ".join(rest[cut:])) for cut in cuts
    )


def is_glued_head(text: str) -> bool:
    """Whether a line is a table's head whose cells ran into each other."""
    return _GLUED_HEAD.match(text.strip()) is not None


def is_head_row(texts: Sequence[str]) -> bool:
    """Whether cells read "No | Komponen | Uraian", two of the three at least."""
    filled = [text.strip() for text in texts if text.strip()]
    if not 2 <= len(filled) <= 5:
        return False
    has_label = any(is_label_head(text) for text in filled)
    has_text = any(is_text_head(text) for text in filled)
    has_number = is_number_head(filled[0])
    return has_label and (has_text or has_number)


def without_head_cells(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows above a table, and those among them that are its head, a cell on each."""
    texts = [row.text for row in rows]
    for first in range(len(rows)):
        if not (is_number_head(texts[first]) or is_label_head(texts[first])):
            continue  # the text's head may read as a title does
        for end in range(min(first + MAX_HEAD_CELLS, len(rows)), first + 1, -1):
            if all(map(is_head_cell, texts[first:end])) and is_head_row(texts[first:end]):
                return [*rows[:first], *rows[end:]], list(rows[first:end])
    return list(rows), []


def find_columns(
    table: Table, text_of: Callable[[Cell], str], headings: HeadingIndex
) -> tuple[Columns, int] | None:
    """The columns, by the table's head or by where the components' names stand, and how many
    different components are named."""
    named: dict[tuple[int, int], set[str]] = {}
    edges: dict[tuple[int, int], BBox] = {}
    asks = _asks_for_each(table, text_of, headings)
    for row in table.rows:
        for cell in row:
            match = headings.match(text_of(cell)) if _can_be_label(cell, row, table) else None
            if asks and match is None and asked_of(text_of(cell)) is not None:
                match = headings.place(text_of(cell))
            if match is not None:
                key = (cell.column, round(cell.bbox.x1_pt / SAME_EDGE_PT))
                named.setdefault(key, set()).add(match.component)
                edges.setdefault(key, cell.bbox)
    head = _head_cell(table, text_of)
    best = max(named, key=lambda key: len(named[key]), default=None)
    count = len(named[best]) if best is not None else 0
    if best is not None and (count >= MIN_LABELS or head is None or _is_same(edges[best], head)):
        box = edges[best]
    elif head is not None:
        box = head
    else:
        return None
    return Columns(box.x0_pt, box.x1_pt, table.bbox.x1_pt, asks), count


def _asks_for_each(table: Table, text_of: Callable[[Cell], str], headings: HeadingIndex) -> bool:
    """Whether questions stand for the components' names, one for each: what is asked for twice is
    asked of several services."""
    texts = (text_of(cell) for row in table.rows for cell in row if _can_be_label(cell, row, table))
    asked = [text for text in texts if asked_of(text) is not None]
    named = [match.component for text in asked if (match := headings.place(text)) is not None]
    return len(named) >= MIN_ASKED and len(named) == len(set(named))


def _is_same(one: BBox, other: BBox) -> bool:
    return abs(one.x0_pt - other.x0_pt) <= SAME_EDGE_PT


def _can_be_label(cell: Cell, row: Sequence[Cell], table: Table) -> bool:
    """Whether other cells stand right of it: names are never in the last column."""
    return cell.bbox.x1_pt < table.bbox.x1_pt - SAME_EDGE_PT


def _head_cell(table: Table, text_of: Callable[[Cell], str]) -> BBox | None:
    for row in table.rows[:4]:
        if is_head_row([text_of(cell) for cell in row]):
            return next((cell.bbox for cell in row if is_label_head(text_of(cell))), None)
    return None


def heads_names(text: str) -> bool:
    """Whether a row heads the names' column, the numbers' before it or not: "No Komponen"."""
    first, _, rest = text.partition(" ")
    return is_label_head(text) or (is_number_head(first) and is_label_head(rest))
