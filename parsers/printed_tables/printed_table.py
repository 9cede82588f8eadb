"""The rows of a printed table by what they are: its own head and numbers, heads and feet of further
pages, and its texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.furniture.signature import is_electronic_note, read_signature, starts_closing
from parsers.markers import lone_number
from parsers.names.titles import PART_NAME, is_part_heading
from parsers.printed_tables.table_names import MIN_NAMES, TableName, TableNames, sign_of
from parsers.section import Row
from parsers.tables.columns import (
    heads_names,
    is_head_cell,
    is_label_head,
    is_number_head,
    is_text_head,
    is_typed_head,
)

_PART = re.compile(r"(?:[AB]|I{1,2})?\s?[.)]?\s*komponen\b", re.IGNORECASE)
_TITLED = re.compile(
    rf"{any_of(words_of('label_heads'))}\s+{any_of(words_of('label_things'))}\b", re.IGNORECASE
)
_PART_LETTER = re.compile(r"(?:[AB]|I{1,2})[.)]?")

MAX_UNKNOWN = 1  # numbers without a known name
MIN_WRAPPED = 2  # names that take several rows: they stand in a narrow column
MAX_NOTE_ROWS = 3  # of the note below an electronically signed page
MAX_LABEL_WORDS = 4  # of a field's label
MIN_COPIED = 2  # rows of a page's head that come again below another


def printed_table(found: TableNames) -> PrintedTable | None:
    """The table that names stand in; None where they are headings of a text."""
    table = PrintedTable(found.names, found.sign, found.doubtful)
    _sort(table, found.rows)
    return table if _is_table(table, found.times) else None


@dataclass(slots=True)
class PrintedTable:
    """The rows of a printed table by what they are."""

    names: Sequence[TableName]
    sign: str  # behind the table's own numbers
    doubtful: frozenset[int]  # places of names whose lists' items nobody can tell
    heads: list[Row] = field(default_factory=list)  # and the table's own numbers, and parts
    below: list[Row] = field(default_factory=list)  # signatures, heads of further pages
    texts: list[tuple[int, Row]] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)
    has_head: bool = False


def _sort(table: PrintedTable, rows: Sequence[Row]) -> None:
    """Put each row that is no name's where it belongs."""
    first = table.names[0].first
    named = {place for name in table.names for place in name.places}
    top = head_top(rows, first)
    table.has_head = top is not None
    start = first if top is None else top
    table.above = list(rows[:start]) if top is not None else []
    head = {key for row in rows[start:first] if is_head_cell(row.text) for key in keys_of(row.text)}
    copied = _copied(rows, start, named) if top is not None else set()
    for position in range(start if top is not None else 0, len(rows)):
        row = rows[position]
        if position in named:
            continue
        if table.has_head and position < first and _TITLED.match(row.text):
            table.above.append(row)  # "Jenis Layanan …", the table's first row
        elif position in copied or _is_note(rows, position):
            table.below.append(row)
        elif sign_of(row.text) == table.sign or _is_of_table(rows, position, head):
            table.heads.append(row)
        else:
            table.texts.append((position, row))
    _take_signatures(table)


def head_top(rows: Sequence[Row], first: int) -> int | None:
    """Where the table's head begins above the first name, on one row or a cell on each; its text
    may be printed between the cells."""
    for position in range(first - 1, -1, -1):
        if is_typed_head(rows[position].text):
            return position
    labels = [n for n in range(first) if heads_names(rows[n].text)]
    texts = [n for n in range(first) if is_text_head(rows[n].text)]
    if not labels or not texts:
        return None
    top = min(labels[-1], texts[-1])
    return top - 1 if top and is_number_head(rows[top - 1].text) else top


def _is_of_table(rows: Sequence[Row], position: int, head: set[str]) -> bool:
    """Whether a row is the table's own: its head, a number, the name of a part."""
    text = rows[position].text
    if is_typed_head(text) or not head.isdisjoint(keys_of(text)):
        return True
    if (head and _is_head_again(text)) or (heads_names(text) and not is_label_head(text)):
        return True
    if _PART_LETTER.fullmatch(text):
        return True
    above = f"{rows[position - 1].text} {text}" if position else text
    below = f"{text} {rows[position + 1].text}" if position + 1 < len(rows) else text
    return any(map(_names_part, (text, below))) or (_names_part(above) and not _names_part(text))


def _is_head_again(text: str) -> bool:
    """Whether a row is a further head's: some of its cells, which may share the row."""
    return heads_names(text) or (is_head_cell(text) and len(text.split()) == 1)


def _names_part(text: str) -> bool:
    """Whether words name one of the law's two parts: "A. Komponen … (manufacturing) meliputi"."""
    return is_part_heading(text) or (
        _PART.match(text) is not None and PART_NAME.search(text) is not None
    )


def _copied(rows: Sequence[Row], start: int, named: set[int]) -> set[int]:
    """The rows that come again of those above the table."""
    head = {key for row in rows[:start] for key in keys_of(row.text)}
    again = {
        position
        for position in range(start, len(rows))
        if position not in named and not head.isdisjoint(keys_of(rows[position].text))
    }
    return again if len(again) >= MIN_COPIED else set()


def _is_note(rows: Sequence[Row], position: int) -> bool:
    """Whether a row is of the note below an electronically signed page."""
    for above in range(position, max(position - MAX_NOTE_ROWS, -1), -1):
        if is_electronic_note(rows[above].text):
            return True
        if rows[above - 1].text.rstrip().endswith("."):
            return False
    return False


def _take_signatures(table: PrintedTable) -> None:
    """Take out of each text what signs the sheet at its end."""
    bounds = [name.first for name in table.names[1:]]
    kept: list[tuple[int, Row]] = []
    for low, high in pairwise((-1, *bounds, 10**9)):
        here = [entry for entry in table.texts if low <= entry[0] < high]
        closing = next((n for n, (_, row) in enumerate(here) if starts_closing(row.text)), None)
        if closing is None:
            kept += here
            continue
        signing = [row for _, row in here[closing:]]
        rest = {id(row) for row in read_signature(signing).rest}
        table.below += [row for row in signing if id(row) not in rest]
        kept += [*here[:closing], *(one for one in here[closing:] if id(one[1]) in rest)]
    table.texts = kept


def _is_table(table: PrintedTable, count: int) -> bool:
    """Whether the names, `count` of them with those printed again, are a table's: below its head,
    beside its numbers, in a narrow column."""
    numbers = len({lone_number(row.text) for row in table.heads} - {0})
    if numbers > count + MAX_UNKNOWN:
        return False  # of lists, or of rows whose names are not known
    wrapped = sum(len(name.places) > 1 for name in table.names)
    return table.has_head or numbers >= MIN_NAMES or wrapped >= MIN_WRAPPED


def keys_of(text: str) -> set[str]:
    """What a row says, whatever its signs, and the label before its colon."""
    name, sign, _ = text.partition(":")
    label = _letters(name) if sign and len(name.split()) <= MAX_LABEL_WORDS else ""
    return {_letters(text), label} - {""}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
