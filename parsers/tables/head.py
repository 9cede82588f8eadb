"""Heads of tables: of one of text, "No | Komponen | Uraian", on one row or wrapped over several;
and the frame of a sheet's head that touches a ruled table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extractor.page import Cell, Table, Word, enclosing_box
from normalizers.vocabulary.vocabulary import words_of
from parsers.markers import leading_marker
from parsers.names.heading_words import may_be_label_head
from parsers.names.titles import STANDARD_WORDS, names_service
from parsers.printed_rows import PrintedRow, Rows, has_gap
from parsers.tables.columns import (
    SAME_EDGE_PT,
    Columns,
    is_label_head,
    is_number_head,
    is_text_head,
)
from parsers.tables.named_rows import GAP_EM, MAX_NAME_WORDS

MAX_HEAD_ROWS = 4  # "Komponen / Standar / Pelayanan" in the narrowest column, "No" beside it
HEAD_GAP_LINES = 1.2  # rows of one head stand nearer to each other than this
MAX_TITLE_ROWS = 4  # printed lines of a service's name and what stands with it
TITLE_GAP_EM = 1.2  # justified names have wide spaces; columns stand further apart
NOTED_COLUMNS = 3  # of names, texts and notes
COLON = ":"  # a column of colons has a head of its own
_HEADS = (*words_of("column_names"), *words_of("column_texts"))
_HEAD_WORDS = STANDARD_WORDS.union(("", "no", "nomor", "urut", "jenis", "nama"), _HEADS)
_PRODUCT = re.compile(r"(?:jenis|nama)\s+produk", re.IGNORECASE)
_COUNT = re.compile(r"\(?(\d)\)?\.?")


class Head(NamedTuple):
    """The middles of the head's words, from left to right."""

    number_pt: float | None
    label_pt: float
    text_pt: float


class HeadRows(NamedTuple):
    """A head with the rows that it takes, a row that counts the columns among them."""

    first: int
    end: int
    head: Head


class _Column(NamedTuple):
    """The words of a head that stand below each other."""

    x0_pt: float
    x1_pt: float
    text: str


def find_head(rows: Rows) -> HeadRows | None:
    """The first head among rows of words, or None. One that stands on one row goes before."""
    labels = [number for number, row in enumerate(rows) if may_be_label_head(row.text)]
    for count in range(1, MAX_HEAD_ROWS + 1):
        starts = {number - above for number in labels for above in range(count)}
        for first in sorted(starts.intersection(range(len(rows) - count + 1))):
            near = rows[first : first + count]
            if count > 1 and not (_is_close(near) and all(map(_is_of_head, near))):
                continue
            head = _head_of(near)
            if head is not None:
                return HeadRows(first, _end(rows, first + count), head)
    return None


def _is_of_head(row: Sequence[Word]) -> bool:
    """Whether a row has only words that heads are made of."""
    return all(word.text.casefold().strip(".:/") in _HEAD_WORDS for word in row)


def heads_of(rows: Rows) -> list[HeadRows]:
    """The heads of a page, which may hold the tables of several services."""
    heads: list[HeadRows] = []
    position = 0
    while (head := find_head(rows[position:])) is not None:
        heads.append(HeadRows(position + head.first, position + head.end, head.head))
        position += head.end
    return sorted(heads, key=lambda head: head.first)


def without_title(rows: Rows, below: Rows) -> Rows:
    """The rows above a head without the name of the service that the head's table is about."""
    head = find_head(below[:MAX_HEAD_ROWS])
    label_pt = head.head.label_pt if head is not None else 0.0
    for first in range(max(0, len(rows) - MAX_TITLE_ROWS), len(rows)):
        block = rows[first:]
        if _is_title(block[0], label_pt) and not any(has_gap(row, TITLE_GAP_EM) for row in block):
            return rows[:first]
    return rows


def _is_title(row: PrintedRow, label_pt: float) -> bool:
    """Whether a row names a service; a numbered one that starts in the text column is an item."""
    text = row.text
    if text.isupper() or names_service(text) or _PRODUCT.match(text):
        return True
    marker = leading_marker(text)
    box = row[0].bbox
    is_left = box is not None and box.x0_pt <= label_pt
    return is_left and marker is not None and not marker.is_bullet and len(row) > 2


def _end(rows: Rows, end: int) -> int:
    """Where a head ends: behind the rest of a wrapped name and the row that counts columns."""
    while end < len(rows) and _goes_on(rows[end]) and _is_close(rows[end - 1 : end + 1]):
        end += 1
    return end + (end < len(rows) and counts_columns(rows[end]))


def _goes_on(row: Sequence[Word]) -> bool:
    return all(word.text.casefold() in STANDARD_WORDS for word in row)


def is_head(row: PrintedRow) -> bool:
    """Whether a row by itself is a head."""
    return _head_of([row]) is not None


def counts_columns(row: Sequence[Word]) -> bool:
    """Whether a row only numbers the columns: "1 2 3", "(1) (2) (3)"."""
    return is_count([word.text for word in row])


def is_count(texts: Sequence[str]) -> bool:
    """Whether texts are the numbers from 1 on, two at least.

    >>> is_count(["(1)", "(2)", "(3)"]), is_count(["1", "3"]), is_count(["1"])
    (True, False, False)
    """
    found = [_COUNT.fullmatch(text) for text in texts if text != COLON]
    numbers = [int(match[1]) for match in found if match is not None]
    return len(numbers) == len(found) >= 2 and numbers == [*range(1, len(numbers) + 1)]


def _is_close(rows: Rows) -> bool:
    """Whether rows stand so near to each other that they can be one wrapped head."""
    boxes = [row[0].bbox for row in rows]
    return all(
        above is not None
        and below is not None
        and below.top_pt - above.bottom_pt <= HEAD_GAP_LINES * below.height_pt
        for above, below in pairwise(boxes)
    )


def _head_of(rows: Rows) -> Head | None:
    words = [word for row in rows for word in row if word.text != COLON]
    if not 2 <= len(words) <= MAX_NAME_WORDS:
        return None
    columns = _columns(words)
    number = columns[0] if is_number_head(columns[0].text) else None
    rest = columns[1:] if number is not None else columns
    if len(rest) == NOTED_COLUMNS and is_text_head(rest[-1].text):
        rest = rest[:-1]  # notes beside the text, mostly none
    if len(rest) != 2 or not (is_label_head(rest[0].text) and is_text_head(rest[1].text)):
        return None
    label_pt, text_pt = ((column.x0_pt + column.x1_pt) / 2 for column in rest)
    return Head((number.x0_pt + number.x1_pt) / 2 if number else None, label_pt, text_pt)


def _begins_column(before: Sequence[str], text: str) -> bool:
    """Whether a word heads the next column, though a text has no more than a space before it:
    "No Komponen Uraian"."""
    is_label = len(before) == 1 and is_number_head(before[0]) and may_be_label_head(text)
    is_text = is_text_head(text) and text.casefold() not in STANDARD_WORDS
    return is_label or (is_text and is_label_head(" ".join(before)))


def _columns(words: Sequence[Word]) -> list[_Column]:
    """The words, put together where no white space runs down between them."""
    columns: list[_Column] = []
    parts: list[list[tuple[float, float, str]]] = []
    for word in sorted(words, key=lambda word: word.bbox.x0_pt if word.bbox else 0.0):
        if word.bbox is None:
            continue
        x0_pt, top_pt, x1_pt, bottom_pt = word.bbox
        is_apart = not columns or x0_pt - columns[-1].x1_pt > GAP_EM * (bottom_pt - top_pt)
        if not (is_apart or _begins_column([text for _, _, text in parts[-1]], word.text)):
            columns[-1] = columns[-1]._replace(x1_pt=max(columns[-1].x1_pt, x1_pt))
        else:
            columns.append(_Column(x0_pt, x1_pt, ""))
            parts.append([])
        parts[-1].append((bottom_pt, x0_pt, word.text))
    return [
        column._replace(text=" ".join(text for _, _, text in sorted(held)))
        for column, held in zip(columns, parts, strict=True)
    ]


# the frame of a sheet's head


def parted_head(table: Table, columns: Columns) -> tuple[Table | None, Table]:
    """The rows above the first one with the components' columns, as a table of their own, and the
    others; without a head where those rows only bear headings across the table.

    Word sets a page's head so near to the table of the page that their frames touch.
    """
    start = next((n for n, row in enumerate(table.rows) if _has_label(row, columns)), 0)
    while start > 0 and _is_heading(table.rows[start - 1], columns):
        start -= 1
    above, below = table.rows[:start], table.rows[start:]
    if not any(_is_framed(row, columns) for row in above):
        return None, table
    return _part_of(table, above), _part_of(table, below)


def _has_label(row: Sequence[Cell], columns: Columns) -> bool:
    return any(
        abs(cell.bbox.x0_pt - columns.label_x0_pt) <= SAME_EDGE_PT
        and abs(cell.bbox.x1_pt - columns.label_x1_pt) <= SAME_EDGE_PT
        for cell in row
    )


def _is_heading(row: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row is the table's own heading across its columns, with a number beside it:
    "A. | Komponen Service Delivery"."""
    last = row[-1]
    is_at_labels = abs(last.bbox.x0_pt - columns.label_x0_pt) <= SAME_EDGE_PT
    return is_at_labels and columns.is_banner(last) and all(map(columns.is_number, row[:-1]))


def _is_framed(row: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row has cells side by side, none of which starts where the text column does."""
    starts = [cell.bbox.x0_pt for cell in row]
    return len(row) > 1 and all(abs(x - columns.label_x1_pt) > SAME_EDGE_PT for x in starts)


def _part_of(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Table:
    box = enclosing_box([cell.bbox for row in rows for cell in row])
    return replace(table, bbox=box, rows=tuple(rows))
