"""A run folder read for comparison, and the files that come of it for other programs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from corpus.comparison import Comparison
from corpus.schema import SCHEMA_VERSION, ServiceStandard


class OutdatedRun(ValueError):
    """A run folder of another schema version; the message says how to renew it."""


def read_records(run: Path) -> list[ServiceStandard]:
    """The records of a run folder. Refuses those of another schema version."""
    records: list[ServiceStandard] = []
    for line in _lines(run / "records.jsonl"):
        entry = orjson.loads(line)
        version = entry.get("schema_version")
        if version != SCHEMA_VERSION:
            raise OutdatedRun(
                f"{run} ditulis dengan skema {version}, program ini memakai skema {SCHEMA_VERSION}."
                f" Perbarui dengan: selaras extract SUMBER --out {run}"
            )
        records.append(ServiceStandard.model_validate(entry))
    return records


def read_quarantine(run: Path) -> list[dict[str, Any]]:
    """What gave no record, with the reason."""
    return [orjson.loads(line) for line in _lines(run / "quarantine.jsonl")]


def read_run_entry(run: Path) -> Mapping[str, Any]:
    """`run.json`, empty where it is not there."""
    file = run / "run.json"
    entry: Mapping[str, Any] = orjson.loads(file.read_bytes()) if file.is_file() else {}
    return entry


def write_comparison(comparison: Comparison, out: Path) -> None:
    """`comparison.json` of the contract."""
    entry = {"services": [service.as_entry() for service in comparison.services]}
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    write_whole(out / "comparison.json", orjson.dumps(entry, option=options))


def write_findings(comparison: Comparison, out: Path) -> None:
    """`findings.jsonl`: those of each record and those across offices."""
    lines = (finding.model_dump_json() + "\n" for finding in comparison.findings)
    write_whole(out / "findings.jsonl", "".join(lines).encode())


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    part = file.with_name(f".{file.name}.part")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)


def _lines(file: Path) -> Iterable[bytes]:
    if not file.is_file():
        return
    with file.open("rb") as stream:
        yield from (line for line in stream if line.strip())
