"""A run's records as a review looks them up: where each stands in the file, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.proof.lines import LineIndex, index_lines, read_stretches
from corpus.record.json_files import BrokenRun, read_line, read_lines
from corpus.review.refusals import ReviewConflict, ReviewRefused
from corpus.run.files import ENTRY, RECORDS, need_run, read_entry
from corpus.version import SCHEMA_VERSION

Entry = dict[str, Any]
UNREAD_ERROR = "not-understood"  # it looks like a standard, and gave no record
TYPED = frozenset({"text", "markdown", "html", "docx", "odt"})  # lines, no pages


class Row(NamedTuple):
    """A record's line in the file, and what the queue says of it."""

    start: int
    size: int
    told: Entry


class RunIndex:
    """The records of a run folder as it is now: read again when a run has written it anew."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self.rows: dict[str, Row] = {}
        self.refused: dict[str, Entry] = {}  # sources without a record, by content hash
        self._stamp: object = None
        self._trace: LineIndex | None = None

    def refresh(self) -> None:
        """Look whether the folder was written since. Raises `ReviewConflict` in the middle of it,
        and `ReviewRefused` for a run of another form."""
        stamp = self._stamp_now()
        if stamp == self._stamp:
            return
        try:
            need_run(self.run)
            entry = read_entry(self.run)
        except BrokenRun as error:
            raise ReviewConflict(error.reason, error.advice) from error
        if entry.get("schema_version") != SCHEMA_VERSION:
            raise ReviewRefused(
                f"{self.run} ditulis versi lain dari program ini.",
                "Jalankan lagi perintah `selaras extract` yang membuatnya.",
            )
        self.rows, self.refused, self._trace = self._read_rows(), self._read_refused(), None
        self._stamp = stamp

    def _stamp_now(self) -> tuple[object, ...]:
        found: list[object] = []
        for name in (ENTRY, RECORDS):
            try:
                status = (self.run / name).stat()
            except OSError:
                found.append(None)
                continue
            found.append((status.st_mtime_ns, status.st_size, status.st_ino))
        return tuple(found)

    def _read_rows(self) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        start = 0
        file = self.run / RECORDS
        with file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                entry = read_line(line, file, number)
                try:
                    rows[str(entry["record_id"])] = Row(start, len(line), _told(entry))
                except (AttributeError, LookupError, TypeError) as error:
                    raise ReviewRefused(f"{file} bukan rekaman yang utuh.") from error
                start += len(line)
        return rows

    def _read_refused(self) -> dict[str, Entry]:
        file = self.run / "quarantine.jsonl"
        if not file.is_file():
            return {}
        return {
            str(one["sha256"]): one
            for one in read_lines(file)
            if one.get("error") == UNREAD_ERROR and one.get("sha256")
        }

    def line(self, record_id: str) -> bytes:
        """A record's line. Raises `ReviewRefused` for one that the run has not."""
        row = self.rows.get(record_id)
        if row is None:
            raise ReviewRefused(f"Rekaman {record_id[:40]!r} tidak ada dalam run ini.")
        with (self.run / RECORDS).open("rb") as stream:
            stream.seek(row.start)
            return stream.read(row.size)

    def record(self, record_id: str) -> Entry:
        """A record as the run has it."""
        found: Entry = orjson.loads(self.line(record_id))
        return found

    def trace(self, path: str) -> list[Entry]:
        """The lines of a source, each with its fates; none where the run keeps no trace."""
        if self._trace is None:
            self._trace = index_lines(self.run, "trace")
        lines = read_stretches(self._trace.file, self._trace.of(path))
        return [orjson.loads(line) for line in lines.splitlines()]


def _told(entry: Mapping[str, Any]) -> Entry:
    findings = entry["findings"]
    return {
        "file": entry["source"]["path"],
        "office": entry["unit"]["name"],
        "service": entry["service"]["title"] or entry["service"]["label"],
        "marks": [(one["path"], one["reason"]) for one in entry["needs_review"]],
        "unread": len(entry["unrecognized"]),
        "unread_components": sum(
            one == "printed-but-unread" for one in entry["reading"]["components"].values()
        ),
        "findings": len(findings),
        "errors": sum(one["severity"] == "error" for one in findings),
    }
