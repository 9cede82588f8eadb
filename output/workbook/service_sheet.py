"""A service as a sheet, each of its lists as a matrix of offices; and what its offices state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.offices import office_or_file
from corpus.schema import ServiceStandard
from output.report.matrix import Matrix, Surroundings
from output.report.service import ServiceTables, offer_view
from output.row_height import height_of
from output.workbook.book import Book, print_wide, put

_LEAD = (("item", 48.0), ("share", 9.0), ("group_id", 24.0))
_OFFICE_WIDTH = 6.0
_HEAD_PT = 190.0  # of a name turned upright, in two or three lines
_NOTHING = "–"
MOST_NAMES = 12  # of offices in one cell: a row has an end, on paper too
VALUES = ("time", "fee", "complaint")
# Excel's own limit is 16,384 columns; the workbook says so where offices are left out.
MOST_OFFICES = 16_000


def write_service(book: Book, sheet: Any, tables: ServiceTables) -> None:
    """Write the sheet of a service. Group ids are those of `comparison.json` and
    `findings.jsonl`."""
    columns = tables.columns[:MOST_OFFICES]
    _write_heads(book, sheet, tables.columns)
    row = 1
    for matrix in tables.matrices:
        row = _write_matrix(book, sheet, (row, columns), matrix)
    sheet.freeze_panes(1, len(_LEAD))
    sheet.autofilter(0, 0, row - 1, len(_LEAD) - 1 + len(columns))
    widths = [*(width for _, width in _LEAD), *(_OFFICE_WIDTH for _ in columns)]
    print_wide(sheet, 0, widths, len(_LEAD))


def wordings(tables: ServiceTables) -> Iterator[tuple[object, ...]]:
    """All wordings of all groups, with the offices that use each."""
    for matrix in tables.matrices:
        for one in matrix.rows:
            lead = (tables.service.label, matrix.label, one.cluster.cluster_id, one.view["text"])
            for text, names in matrix.all_wordings(one.cluster):
                for start in range(0, len(names), MOST_NAMES):
                    some = "; ".join(names[start : start + MOST_NAMES])
                    yield (*lead, text, len(names), some)


def _write_heads(book: Book, sheet: Any, columns: Sequence[ServiceStandard]) -> None:
    sheet.set_row(0, _HEAD_PT)
    for column, (name, width) in enumerate(_LEAD):
        put(sheet, 0, column, book.t[name], book.formats["head"])
        sheet.set_column(column, column, width)
    left_out = len(columns) - MOST_OFFICES
    for column, office in enumerate(columns[:MOST_OFFICES], len(_LEAD)):
        put(sheet, 0, column, office_or_file(office), book.formats["turned"])
    if left_out > 0:
        put(sheet, 0, len(_LEAD) + MOST_OFFICES, f"… +{left_out}", book.formats["turned"])
    sheet.set_column(len(_LEAD), len(_LEAD) + len(columns), _OFFICE_WIDTH)


def _write_matrix(
    book: Book, sheet: Any, at: tuple[int, Sequence[ServiceStandard]], matrix: Matrix
) -> int:
    """Write a matrix; the row below it."""
    row, columns = at
    put(sheet, row, 0, matrix.label, book.formats["section"])
    for line in matrix.rows:
        row += 1
        view = line.view
        told = "; ".join(map(_fact, view["facts"]))
        text = f"{view['text']}\n{told}" if told else view["text"]
        lead = (text, f"{view['count']}/{view['total']}", line.cluster.cluster_id)
        sheet.set_row(row, height_of(lead, [width for _, width in _LEAD]))
        for column, value in enumerate(lead):
            put(sheet, row, column, value, book.formats["text"])
        for column, cell in enumerate(matrix.cells(line.cluster, columns), len(_LEAD)):
            sign = _cell_sign(cell, matrix.is_numbered)
            sheet.write_string(row, column, sign, book.formats[cell["state"]])
    return row + 1


def _fact(one: Mapping[str, Any]) -> str:
    """A fact with how many offices say so; which paper a row is of has no number."""
    return f"{one['text']} ({one['count']})" if one["count"] else str(one["text"])


def offers(tables: ServiceTables, around: Surroundings) -> Iterator[tuple[object, ...]]:
    """What each office states of time, fee and complaints, a row an office."""
    for record in tables.columns:
        stated = offer_view(record, around.by_record, around.lang)
        values = [_value_text(stated[name], name) for name in VALUES]
        yield (tables.service.label, office_or_file(record), *values)


def _cell_sign(cell: dict[str, Any], is_numbered: bool) -> str:
    if cell["state"] == "missing":
        return "✕"
    if cell["state"] in ("absent", "unjudged"):
        return _NOTHING if cell["state"] == "absent" else "?"
    return str(cell["position"]) if is_numbered else "●"


def _value_text(value: Any, name: str) -> str:
    if value is None:
        return _NOTHING
    if name == "complaint":
        return "; ".join(f"{one['kind']}: {one['value'] or one['raw']}" for one in value)
    if name == "time" and value["durations"]:
        return "; ".join(value["durations"])
    if name == "fee":
        is_told = value["kind_slug"] == "free" or not value["text"]
        return str(value["kind"]) if is_told else f"{value['kind']}: {value['text']}"
    return str(value["text"])
