"""A run as one SQLite file: tables with keys between them, views for common questions, search.

Datasette shows the file with the descriptions in `metadata.json` beside it. The same run gives the
same bytes with the same version of SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from output.command.language import say
from output.export.book import Book, ExportError, whole_files
from output.export.column_words import describe, describe_table
from output.export.place import NAME, Place
from output.export.tables import REFERENCES, Column, Kind, Row, Tables

METADATA_FILE = "metadata.json"
_BATCH_ROWS = 5_000
_APPLICATION_ID = 0x53454C53  # "SELS", so that `file` knows whose database it is
_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "whole": "INTEGER",
    "number": "REAL",
    "flag": "INTEGER",
}
# Tables that are searched in full, and the columns of theirs that hold words.
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "standards": ("unit_name", "service_title", "time_text", "fee_text", "complaint_text"),
    "items": ("text",),
    "findings": ("message", "message_en", "quote"),
    "groups": ("text",),
    "comparison_findings": ("message_id", "message_en", "quote"),
}


def write_sqlite(book: Book, out: Place) -> list[Path]:
    """One database with all tables, and how Datasette is to show it.

    Raises `ExportError` where the rows do not fit together: then nothing is written.
    """
    beside = METADATA_FILE if out.name == NAME else f"{out.name}.{METADATA_FILE}"
    targets = [out.file(".sqlite"), out.folder / beside]
    with whole_files(targets) as (part, described):
        part.unlink()  # SQLite takes an empty file for a database of its own making, too
        with closing(sqlite3.connect(part, isolation_level=None)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")  # the part is renamed when it is whole
            base.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            base.execute("BEGIN")
            for name, columns in book.tables.items():
                base.execute(_create(name, columns, book.tables))
            _insert_all(base, book)
            views = _add_views(base, book.tables)
            _add_search(base, book.tables)
            base.execute("COMMIT")
            _check_keys(base)
        described.write_bytes(_metadata(book.tables, views, out.name))
    return targets


def _create(name: str, columns: Iterable[Column], tables: Tables) -> str:
    """The statement that makes a table; its first column is its key where it has one."""
    lines = []
    for place, column in enumerate(columns):
        line = f'"{column.name}" {_TYPES[column.kind]}'
        target = REFERENCES.get(column.name)
        if place == 0 and name != "columns":
            line += " PRIMARY KEY NOT NULL"
        elif target in tables:
            line += f' REFERENCES "{target}"'
        lines.append(line)
    return f'CREATE TABLE "{name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _insert_all(base: sqlite3.Connection, book: Book) -> None:
    waiting: dict[str, list[Row]] = {name: [] for name in book.tables}
    statements = {
        name: f'INSERT INTO "{name}" VALUES ({", ".join(f":{one.name}" for one in columns)})'
        for name, columns in book.tables.items()
    }

    def write_out(name: str) -> None:
        base.executemany(statements[name], waiting[name])
        waiting[name].clear()

    for name, row in book.rows:
        waiting[name].append(row)
        if len(waiting[name]) >= _BATCH_ROWS:
            write_out(name)
    for name in book.tables:
        write_out(name)


@cache
def _views() -> Mapping[str, Mapping[str, Any]]:
    text = files("output").joinpath("export", "data", "views.json").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = orjson.loads(text)
    return loaded


def _add_views(base: sqlite3.Connection, tables: Tables) -> list[str]:
    """The views whose tables are there; their names."""
    made = []
    for name, view in _views().items():
        if all(table in tables for table in view["needs"]):
            base.execute(f'CREATE VIEW "{name}" AS\n' + "\n".join(view["sql"]))
            made.append(name)
    return made


def _add_search(base: sqlite3.Connection, tables: Tables) -> None:
    """An index of words for each table that has texts, in the form that Datasette looks for."""
    for name, columns in _SEARCHED.items():
        if name not in tables:
            continue
        names = ", ".join(f'"{column}"' for column in columns)
        tokens = "tokenize = 'unicode61 remove_diacritics 2'"
        base.execute(
            f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5({names}, {tokens}, content = "{name}")'
        )
        base.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')')


def _check_keys(base: sqlite3.Connection) -> None:
    broken = base.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        told = (
            "Tabel {table} menunjuk baris yang tidak ada di {other}: run dan laporan ini tidak"
            " sepasang."
        )
        raise ExportError(say(told, table=str(broken[0]), other=str(broken[2])))


def _metadata(tables: Tables, views: Iterable[str], name: str) -> bytes:
    """Titles and descriptions for `datasette selaras.sqlite --metadata metadata.json`."""
    entries: dict[str, Any] = {
        name: {
            "description": describe_table(name),
            "columns": {column.name: describe(name, column.name) for column in columns},
        }
        for name, columns in tables.items()
    }
    entries |= {name: {"description": describe_table(name)} for name in views}
    metadata = {
        "title": "Selaras",
        "description": say("Standar pelayanan publik: rekaman, butir, nilai, dan temuan."),
        "databases": {name: {"tables": entries}},
    }
    return orjson.dumps(metadata, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
