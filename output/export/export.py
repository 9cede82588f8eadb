"""`selaras export`: a run folder as files for other programs.

Each writer takes the records one after the other, so that a run need not fit into memory, and
writes whole files or none. The same run gives the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from corpus.record import json_files
from corpus.whole_file import naming
from extractor.own_mark import PROGRAM
from output.command.language import language, say
from output.comparison import check_version, compare_run, read_choices, read_records
from output.export.book import CREATED, Book, ExportError, whole_files
from output.export.column_words import DESCRIPTION, description_rows
from output.export.csv_cells import raw_cell, safe_cell
from output.export.data_package import PACKAGE_FILE, describe_package
from output.export.formats import ExportFormat
from output.export.jsonld import write_jsonld
from output.export.place import Place, place_of
from output.export.report_tables import COMPARISON_FILE, REPORT_TABLES, report_rows
from output.export.rule_rows import RULES, rule_rows
from output.export.sqlite import write_sqlite
from output.export.tables import TABLES, Kind, Record, Row, Tables, record_rows
from output.export.tidy import TIDY_TABLES, tidy_rows

BATCH_ROWS = 10_000  # rows a Parquet row group holds: a few megabytes
MAX_SHEET_ROWS = 1_048_575  # below the head
MAX_CELL = 32_767  # characters
RECORDS_FILE = "records.jsonl"
_TABLED = "csv, xlsx, parquet, sqlite"


def export_run(
    folder: Path,
    form: ExportFormat,
    out: Path,
    *,
    raw: bool = False,
    report: Path | None = None,
) -> list[Path]:
    """Write a run, or the tables of a report, in a format into a folder, made where missing, or as
    the one file that `out` names.

    With `report`, the folder of the run's comparison, its tables are written along. Raises
    `KeyError` for an unknown format, `OutdatedRun` for a run of another schema version and
    `ExportError` for one too large for the format; files that were there stay then.
    """
    is_report = not (folder / RECORDS_FILE).is_file() and (folder / COMPARISON_FILE).is_file()
    if form in ("jsonld", "tidy") and (is_report or report is not None):
        raise ExportError(say("Laporan hanya dapat ditulis sebagai tabel: {forms}.", forms=_TABLED))
    place = place_of(out, form)
    if form == "jsonld":
        with naming(out):
            return write_linked_data(current_records(folder), place)
    tables: Tables
    if is_report:
        tables, rows = REPORT_TABLES, report_rows(folder)
    elif form == "tidy":
        comparison = compare_run(folder, read_records(folder), language(), read_choices(None))
        tables, rows = TIDY_TABLES, tidy_rows(comparison)
    else:
        tables, rows = TABLES, _run_rows(folder)
        if report is not None:
            tables, rows = {**TABLES, **REPORT_TABLES}, _joined_rows(rows, report)
    tables = {**tables, "rules": RULES}
    book = Book(
        {**tables, "columns": DESCRIPTION},
        chain(rows, rule_rows(), description_rows(tables)),
        raw,
    )
    with naming(out):
        return WRITERS[form](book, place)


def _run_rows(run: Path) -> Iterator[tuple[str, Row]]:
    return (row for record in current_records(run) for row in record_rows(record))


def _joined_rows(rows: Iterable[tuple[str, Row]], report: Path) -> Iterator[tuple[str, Row]]:
    """A run's rows and those of its report, without members that are baselines from elsewhere.

    Raises `ExportError` for a report with findings on records that are not in the run.
    """
    known: set[str] = set()
    for name, row in rows:
        if name == "standards":
            known.add(row["record_id"])
        yield name, row
    for name, row in report_rows(report):
        record_id = row.get("record_id")
        if record_id is None or record_id in known:
            yield name, row
        elif name == "comparison_findings":
            raise ExportError(say("{report} bukan laporan atas run ini.", report=report))


def current_records(run: Path) -> Iterator[Record]:
    """A run's records as plain objects. Raises `OutdatedRun` for another schema version."""
    for record in json_files.read_records(run):
        check_version(record.get("schema_version"), run)
        yield record


def write_csv(book: Book, out: Place) -> list[Path]:
    """One CSV file a table: UTF-8, commas, a head line, empty cells for null.

    Made for spreadsheet programs (see `output.export.csv_cells`), unless the book is raw.
    """
    files = [out.folder / f"{name}.csv" for name in book.tables]
    encoding = "utf-8" if book.raw else "utf-8-sig"
    shown = raw_cell if book.raw else safe_cell
    with whole_files(files) as parts, ExitStack() as stack:
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


def write_xlsx(book: Book, out: Place) -> list[Path]:
    """One workbook, one sheet a table. Texts stay texts, even those that look like formulas."""
    import xlsxwriter

    file = out.file(".xlsx")
    with whole_files([file]) as (part,):
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        workbook = xlsxwriter.Workbook(str(part), options)
        workbook.set_properties({"created": CREATED, "title": PROGRAM, "category": PROGRAM})
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


def write_parquet(book: Book, out: Place) -> list[Path]:
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
        name: pa.schema(
            [(column.name, types[column.kind]) for column in columns], {"made_by": "selaras"}
        )
        for name, columns in book.tables.items()
    }
    files = [out.folder / f"{name}.parquet" for name in book.tables]
    with whole_files(files) as parts, ExitStack() as stack:
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


def write_tidy(book: Book, out: Place) -> list[Path]:
    """The tables as CSV, as Parquet where pyarrow is installed, and what describes them."""
    tables = list(book.rows)
    written = write_csv(book._replace(rows=tables), out)
    if find_spec("pyarrow") is not None:
        written += write_parquet(book._replace(rows=tables), out)
    file = out.folder / PACKAGE_FILE
    package = describe_package(book.tables, written, raw=book.raw)
    with whole_files([file]) as (part,):
        part.write_bytes(orjson.dumps(package, option=orjson.OPT_INDENT_2))
    return [*written, file]


def write_linked_data(records: Iterable[Record], out: Place) -> list[Path]:
    """One JSON-LD file in the terms of CPSV-AP 3.2."""
    file = out.file(".jsonld")
    with whole_files([file]) as (part,), part.open("wb") as stream:
        write_jsonld(records, stream)
    return [file]


WRITERS: dict[ExportFormat, Callable[[Book, Place], list[Path]]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "sqlite": write_sqlite,
    "tidy": write_tidy,
}
