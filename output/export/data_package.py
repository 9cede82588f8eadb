"""A folder of tables with a Frictionless Data Package beside them, for whoever joins data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.version import __version__
from output.command.language import say
from output.export.column_words import describe, describe_table
from output.export.tables import REFERENCES, Column, Kind, Tables

PACKAGE_FILE = "datapackage.json"
_TYPES: dict[Kind, str] = {
    "text": "string",
    "whole": "integer",
    "number": "number",
    "flag": "boolean",
}


def describe_package(tables: Tables, written: Sequence[Path], *, raw: bool) -> dict[str, Any]:
    """The package's description: a resource a file, with keys and what each column means."""
    return {
        "profile": "data-package",
        "name": "selaras",
        "title": say("Standar pelayanan publik"),
        "created_by": f"selaras {__version__}",
        "resources": [_resource(file, tables[file.stem], tables, raw=raw) for file in written],
    }


def _resource(
    file: Path, columns: Sequence[Column], tables: Tables, *, raw: bool
) -> dict[str, Any]:
    name = file.stem
    is_csv = file.suffix == ".csv"
    entry: dict[str, Any] = {
        "name": name if is_csv else f"{name}-parquet",
        "path": file.name,
        "title": describe_table(name),
        "format": file.suffix.lstrip("."),
        "mediatype": "text/csv" if is_csv else "application/vnd.apache.parquet",
        "schema": _schema(name, columns, tables),
    }
    if is_csv:
        entry |= {"profile": "tabular-data-resource", "encoding": "utf-8" if raw else "utf-8-sig"}
    return entry


def _schema(name: str, columns: Sequence[Column], tables: Tables) -> dict[str, Any]:
    fields = [
        {
            "name": column.name,
            "type": _TYPES[column.kind],
            "description": describe(name, column.name),
        }
        for column in columns
    ]
    keys = [
        {"fields": one.name, "reference": {"resource": target, "fields": tables[target][0].name}}
        for one in columns[1:]
        if (target := REFERENCES.get(one.name)) in tables and target is not None
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if name != "columns":
        schema["primaryKey"] = columns[0].name
    return schema | ({"foreignKeys": keys} if keys else {})
