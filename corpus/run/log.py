"""`run.log`: one paragraph a run, so that a folder tells what was done to it, and when.

It names files and reasons, never what a document says.
"""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from corpus.run.import_path import HOME
from corpus.whole_file import append

LOG = "run.log"


def append_log(folder: Path, entry: dict[str, Any]) -> None:
    """Add a run to the folder's log; `entry` is what `run.json` holds."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    counts, options = entry["counts"], entry["options"]
    lines = [
        f"{now} selaras {entry['selaras']} extract",
        f"  roots: {', '.join(map(repr, entry['roots']))}",
        f"  options: {', '.join(f'{name}={value}' for name, value in options.items())}",
        f"  counts: {', '.join(f'{name}={value}' for name, value in counts.items())}",
        f"  seconds: {entry['seconds'].get('total', 0.0)}",
    ]
    lines += _quarantined(folder)
    append(folder / LOG, ("\n".join(lines) + "\n").encode())


def append_trace(folder: Path, what: str, trace: str) -> None:
    """Add where the program failed, over `what`: a source or a command."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    append(folder / LOG, f"{now} internal-error {what!r}\n{trace}".encode())


def trace_of(error: BaseException) -> str:
    """Where an error came from, the innermost place last, without what it says: that may be a
    document's words."""
    lines = []
    for place in traceback.extract_tb(error.__traceback__):
        file = Path(place.filename)
        name = file.relative_to(HOME) if file.is_relative_to(HOME) else Path(*file.parts[-2:])
        lines.append(f"  {name.as_posix()}:{place.lineno} {place.name}\n")
    lines.append(f"  {type(error).__name__}\n")
    cause = error.__cause__ or error.__context__
    return (trace_of(cause) if cause is not None else "") + "".join(lines)


def _quarantined(folder: Path) -> list[str]:
    file = folder / "quarantine.jsonl"
    if not file.is_file():
        return []
    lines: list[str] = []
    for entry in map(orjson.loads, file.read_bytes().splitlines()):
        paths = (entry["path"], *entry["also"])
        lines += [f"  quarantined: {path!r}: {entry['error']}" for path in paths]
        lines += [f"    {place}" for place in entry.get("trace", ())]
    return lines
