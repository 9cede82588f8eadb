"""A run folder as pandas data frames: the tables of the exports, without files in between."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from output.command.language import say
from output.export.export import current_records
from output.export.tables import TABLES, Kind, Record, record_rows

if TYPE_CHECKING:
    import pandas as pd

# Types that hold missing values without turning integers into fractions.
DTYPES: dict[Kind, str] = {
    "text": "string",
    "whole": "Int64",
    "number": "Float64",
    "flag": "boolean",
}


class RunFrames(NamedTuple):
    """The six tables of a run; docs/exports.md lists their columns and keys."""

    standards: pd.DataFrame
    items: pd.DataFrame
    durations: pd.DataFrame
    charges: pd.DataFrame
    channels: pd.DataFrame
    needs_review: pd.DataFrame
    findings: pd.DataFrame


def read_frames(run: Path) -> RunFrames:
    """The records of a run folder as data frames. Raises `OutdatedRun` for another schema."""
    return frames_of(current_records(run))


def frames_of(records: Iterable[Record]) -> RunFrames:
    """Records (as in `records.jsonl`) as data frames, in their order."""
    try:
        import pandas as pd
    except ImportError as error:
        message = say("Tabel di Python memerlukan pandas: pip install 'selaras[notebooks]'")
        raise ModuleNotFoundError(message, name="pandas") from error

    columns: dict[str, dict[str, list[Any]]] = {
        name: {column.name: [] for column in entries} for name, entries in TABLES.items()
    }
    for record in records:
        for name, row in record_rows(record):
            for key, cell in row.items():
                columns[name][key].append(cell)
    return RunFrames(
        **{
            name: pd.DataFrame(columns[name], dtype=object).astype(
                {column.name: DTYPES[column.kind] for column in entries}
            )
            for name, entries in TABLES.items()
        }
    )
