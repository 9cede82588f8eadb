"""What the columns of the tables mean, written along with every export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from output.command.language import language
from output.export.tables import Row, Tables, columns_of

DESCRIPTION = columns_of("table column kind description")


@cache
def _descriptions() -> dict[str, dict[str, str]]:
    text = files("output").joinpath("terminal_data", "columns.json").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text)
    return loaded


def describe(table: str, column: str) -> str:
    """What a column holds, in the language; a table's own meaning before the common one."""
    words = _descriptions()[language()]
    return words.get(f"{table}.{column}") or words[column]


def describe_table(table: str) -> str:
    """What a row of a table or a view is, in the language."""
    return _descriptions()[language()][f"table {table}"]


def description_rows(tables: Tables) -> Iterator[tuple[str, Row]]:
    """The rows of the table `columns`: every column of every table."""
    for table, columns in tables.items():
        for column in columns:
            yield (
                "columns",
                {
                    "table": table,
                    "column": column.name,
                    "kind": column.kind,
                    "description": describe(table, column.name),
                },
            )
