"""`selaras export`: a run folder as files for other programs.

Each writer takes the records one after the other, so that a run need not fit into memory, and
writes whole files or none. The same run gives the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from corpus.record.json_files import read_records
from corpus.whole_file import naming, open_part, part_of
from extractor.errors import WrongUse
from output.command.language import say
from output.command.targets import check_targets
from output.comparison import check_version
from output.export.column_words import DESCRIPTION, description_rows
from output.export.csv_cells import raw_cell, safe_cell
from output.export.formats import ExportFormat
from output.export.jsonld import write_jsonld
from output.export.report_tables import COMPARISON_FILE, REPORT_TABLES, report_rows
from output.export.tables import TABLES, Kind, Record, Row, Tables, record_rows

BATCH_ROWS = 10_000  # rows a Parquet row group holds: a few megabytes
MAX_SHEET_ROWS = 1_048_575  # below the head
MAX_CELL = 32_767  # characters
CREATED = datetime(2024, 1, 1)  # fixed, so that the same run gives the same bytes
RECORDS_FILE = "records.jsonl"


class ExportError(WrongUse):
    """A run that a format cannot hold, or a library that it needs; the message says what to do."""


class Book(NamedTuple):
    """Tables and their rows, in whatever order the rows come; `raw` cells are for machines."""

    tables: Tables
    rows: Iterable[tuple[str, Row]]
    raw: bool = False


Writer = Callable[[Book, Path], list[Path]]


def export_run(folder: Path, form: ExportFormat, out: Path, *, raw: bool = False) -> list[Path]:
    """Write a run, or the tables of a report, in a format into a folder, made where missing.

    Raises `KeyError` for an unknown format, `OutdatedRun` for a run of another schema version
    and `ExportError` for one too large for the format; files that were there stay then.
    """
    is_report = not (folder / RECORDS_FILE).is_file() and (folder / COMPARISON_FILE).is_file()
    if form == "jsonld":
        if is_report:
            raise ExportError(say("Laporan hanya dapat ditulis sebagai tabel: csv, xlsx, parquet."))
        with naming(out):
            return write_linked_data(current_records(folder), out)
    writer = WRITERS[form]
    if is_report:
        tables, rows = REPORT_TABLES, report_rows(folder)
    else:
        tables = TABLES
        rows = (row for record in current_records(folder) for row in record_rows(record))
    described = {**tables, "columns": DESCRIPTION}
    with naming(out):
        return writer(Book(described, chain(rows, description_rows(tables)), raw), out)


def current_records(run: Path) -> Iterator[Record]:
    """A run's records as plain objects. Raises `OutdatedRun` for another schema version."""
    for record in read_records(run):
        check_version(record.get("schema_version"), run)
        yield record


@contextmanager
def _whole_files(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Places to write to; renamed to the files when all are whole, removed otherwise."""
    targets = list(files)
    for folder in {file.parent for file in targets}:
        folder.mkdir(parents=True, exist_ok=True)
    check_targets(targets)
    parts = [part_of(file) for file in targets]
    try:
        for file in targets:  # new and empty: no link is followed to write them
            open_part(file).close()
        yield parts
        for part, file in zip(parts, targets, strict=True):
            part.replace(file)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def write_csv(book: Book, out: Path) -> list[Path]:
    """One CSV file a table: UTF-8, commas, a head line, empty cells for null.

    Made for spreadsheet programs (see `output.export.csv_cells`), unless the book is raw.
    """
    files = [out / f"{name}.csv" for name in book.tables]
    encoding = "utf-8" if book.raw else "utf-8-sig"
    shown = raw_cell if book.raw else safe_cell
    with _whole_files(files) as parts, ExitStack() as stack:
        sheets = {}
        for name, part in zip(book.tables, parts, strict=True):
            stream = stack.enter_context(part.open("w", encoding=encoding, newline=""))
            names = [column.name for column in book.tables[name]]
            sheets[name] = csv.DictWriter(stream, names, lineterminator="\n")
            sheets[name].writeheader()
        for name, row in book.rows:
            sheets[name].writerow({key: shown(cell) for key, cell in row.items()})
        stack.close()
    return files


def write_xlsx(book: Book, out: Path) -> list[Path]:
    """One workbook, one sheet a table. Texts stay texts, even those that look like formulas."""
    import xlsxwriter

    file = out / "selaras.xlsx"
    with _whole_files([file]) as (part,):
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        workbook = xlsxwriter.Workbook(str(part), options)
        workbook.set_properties({"created": CREATED, "title": "Selaras"})
        head = workbook.add_format({"bold": True, "bottom": 1})
        sheets = {name: workbook.add_worksheet(name) for name in book.tables}
        lines = dict.fromkeys(book.tables, 0)
        for name, sheet in sheets.items():
            sheet.freeze_panes(1, 1)
            for place, column in enumerate(book.tables[name]):
                sheet.set_column(place, place, 40 if column.name == "text" else 18)
                sheet.write_string(0, place, column.name, head)
        try:
            for name, row in book.rows:
                lines[name] += 1
                _write_sheet_row(sheets[name], lines[name], list(row.values()))
        finally:
            for name, sheet in sheets.items():
                sheet.autofilter(0, 0, max(lines[name], 1), len(book.tables[name]) - 1)
            workbook.close()
    return [file]


def _write_sheet_row(sheet: Any, line: int, cells: list[Any]) -> None:
    if line > MAX_SHEET_ROWS:
        raise ExportError("Terlalu banyak baris untuk satu lembar kerja: pakai --to parquet.")
    for place, cell in enumerate(cells):
        if isinstance(cell, bool):
            sheet.write_boolean(line, place, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(line, place, cell)
        elif cell is not None:
            sheet.write_string(line, place, cell[:MAX_CELL])


def write_parquet(book: Book, out: Path) -> list[Path]:
    """One Parquet file a table, for pandas, DuckDB, R and Spark."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError(
            say("Ekspor Parquet memerlukan pyarrow: pip install 'selaras[parquet]'")
        ) from error
    types: dict[Kind, Any] = {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
    }
    schemas = {
        name: pa.schema([(column.name, types[column.kind]) for column in columns])
        for name, columns in book.tables.items()
    }
    files = [out / f"{name}.parquet" for name in book.tables]
    with _whole_files(files) as parts, ExitStack() as stack:
        writers = {
            name: stack.enter_context(parquet.ParquetWriter(part, schemas[name]))
            for name, part in zip(book.tables, parts, strict=True)
        }
        waiting: dict[str, list[dict[str, Any]]] = {name: [] for name in book.tables}

        def write_out(name: str) -> None:
            if waiting[name]:
                writers[name].write_table(pa.Table.from_pylist(waiting[name], schemas[name]))
                waiting[name].clear()

        for name, row in book.rows:
            waiting[name].append(row)
            if len(waiting[name]) >= BATCH_ROWS:
                write_out(name)
        for name in book.tables:
            write_out(name)
        stack.close()
    return files


def write_linked_data(records: Iterable[Record], out: Path) -> list[Path]:
    """One JSON-LD file in the terms of CPSV-AP 3.2."""
    file = out / "selaras.jsonld"
    with _whole_files([file]) as (part,), part.open("wb") as stream:
        write_jsonld(records, stream)
    return [file]


WRITERS: dict[ExportFormat, Writer] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
}
