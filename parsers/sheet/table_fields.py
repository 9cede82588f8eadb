"""Rows of a component table that are its sheet's head: "Jenis Pelayanan | …", "Unit Kerja : …"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import BBox, Cell, Document, Word, enclosing_box
from extractor.passage import join_passages
from parsers.markers import leading_marker
from parsers.printed_rows import printed_rows
from parsers.row_events import Event, TableRow, text_rows
from parsers.section import Row
from parsers.sheet.labels import labelled_field, lone_label

# What a sheet's head says of it; other labels of such a head are components' names as well.
FIELDS = frozenset({"title", "unit", "number", "revision", "effective_date"})

SIGNS = " :;"  # behind a label in a cell of its own


def with_table_fields(document: Document, events: Sequence[Event]) -> list[Event]:
    """The rows of a document, those as text that stand above a table's first component and are
    the label of a field with its value, beside it or behind its sign."""
    found: list[Event] = []
    is_head = False
    for event in events:
        if isinstance(event, Row):
            is_head = False
        elif event.starts_table:
            is_head = True
        elif event.match is not None:
            is_head = False
        rows = _field_rows(document, event) if is_head and isinstance(event, TableRow) else []
        found += rows or [event]
    return found


def _field_rows(document: Document, row: TableRow) -> list[Row]:
    """A field's label and its value as rows of text; none where a row is no field's, or lists
    several values."""
    if row.label is None or row.match is not None:
        return []
    label = row.label if row.number is None else join_passages((row.number, row.label))
    if row.kind == "banner":
        is_field = labelled_field(label.text) in FIELDS - {"title"}
        return [Row(label, row.page_number, row.bbox)] if is_field else []
    if row.kind != "component" or not row.words:
        return []
    if lone_label(label.text.rstrip(SIGNS)) not in FIELDS:
        return []
    values = text_rows(document, printed_rows(row.words), _cell(row.words, 1))
    if any(leading_marker(value.text) is not None for value in values):
        return []
    return [Row(label, row.page_number, _box(label.words()), _cell(label.words(), 0)), *values]


def _cell(words: Sequence[Word], column: int) -> Cell:
    return Cell(_box(words), 0, column)


def _box(words: Sequence[Word]) -> BBox:
    return enclosing_box([word.bbox for word in words if word.bbox is not None])
