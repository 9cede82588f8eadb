"""`run.log`: one paragraph a run, so that a folder tells what was done to it, and when.

It names files and reasons, never what a document says.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

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
    lines += [f"  quarantined: {path!r}: {error}" for path, error in _quarantined(folder)]
    append(folder / LOG, ("\n".join(lines) + "\n").encode())


def _quarantined(folder: Path) -> list[tuple[str, str]]:
    file = folder / "quarantine.jsonl"
    if not file.is_file():
        return []
    entries = map(orjson.loads, file.read_bytes().splitlines())
    return [(path, entry["error"]) for entry in entries for path in (entry["path"], *entry["also"])]
