"""A run folder as those read it who did not write it: whole, or refused with what mends it.

A kill, a full disk or an unfinished copy leaves a folder without `run.json`, or files cut short.
What such a folder says is not what was read, so nobody goes on with it as if it were.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from corpus.record.json_files import BrokenRun
from corpus.run.sources import is_url
from extractor.errors import WrongUse

ENTRY = "run.json"
RECORDS = "records.jsonl"


class NoRun(WrongUse):
    """A folder that holds no run."""


def need_run(run: Path) -> None:
    """Raises `NoRun` for a folder without records, `BrokenRun` for one that is half-changed."""
    if not (run / RECORDS).is_file():
        raise NoRun(
            f"{run} bukan folder hasil.", f"Jalankan dahulu: selaras extract SUMBER --out {run}"
        )
    read_entry(run)
    for file in sorted(run.glob("*.jsonl")):
        if not _is_ended(file):
            raise BrokenRun(f"{file} terpotong di tengah baris.")


def need_whole_run(run: Path) -> None:
    """The same, and `BrokenRun` for one whose files are shorter or longer than it says."""
    need_run(run)
    counts = read_entry(run).get("counts")
    if not isinstance(counts, Mapping):
        return
    for name, count in (("records", "records"), ("sources", "documents")):
        file = run / f"{name}.jsonl"
        if count in counts and _line_count(file) != counts[count]:
            raise BrokenRun(f"{file} tidak utuh: harus berisi {counts[count]} baris.")


def read_entry(run: Path) -> dict[str, Any]:
    """`run.json`. Raises `BrokenRun` where it is missing or no JSON object."""
    file = run / ENTRY
    try:
        entry = orjson.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise BrokenRun(
            f"{file} tidak ada: folder ini terhenti di tengah penulisan atau belum lengkap disalin."
        ) from error
    except orjson.JSONDecodeError as error:
        raise BrokenRun(f"{file} terpotong atau bukan JSON.") from error
    if not isinstance(entry, dict):
        raise BrokenRun(f"{file} bukan objek JSON.")
    return entry


def local_roots(run: Path) -> list[str]:
    """Where the run's documents were, on this machine. Raises `BrokenRun`.

    What a folder of somebody else names elsewhere is not asked: that would open connections to
    places that nobody here has chosen.
    """
    return [root for root in _roots(run) if not is_url(root)]


def remote_roots(run: Path) -> list[str]:
    """The places on other machines that the run was read from."""
    return [root for root in _roots(run) if is_url(root)]


def _roots(run: Path) -> list[str]:
    roots = read_entry(run).get("roots", [])
    if not isinstance(roots, list) or not all(isinstance(root, str) for root in roots):
        raise BrokenRun(f"{run / ENTRY}: `roots` bukan daftar tempat.")
    return roots


def _is_ended(file: Path) -> bool:
    """Whether the last line is whole."""
    with file.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - 1))
        return stream.read(1) in (b"", b"\n")


def _line_count(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(1 for _ in stream)
    except FileNotFoundError as error:
        raise BrokenRun(f"{file} tidak ada.") from error
