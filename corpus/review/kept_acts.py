"""`review.json`: what people did in a review, beside the corrections that wait for the next run.

Each act is on disk, whole, before it is told of: a killed process loses nothing that was told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from corpus.record.corrections import Corrections, CorrectionsError, Wanted, corrections_from
from corpus.review.refusals import ReviewConflict
from corpus.run.kept_corrections import (
    NAME,
    REVIEW,
    WAITING,
    all_of,
    as_entries,
    kept_corrections,
    read_review,
    waiting_corrections,
    write_review,
)

Entry = dict[str, Any]
MOST_UNDONE = 500  # acts that can be taken back; of older ones the file tells, no more


class KeptActs:
    """The review of a run folder; whoever changes it holds the folder's lock and calls `load`."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self._stamp: object = None
        self.done: dict[str, Entry] = {}
        self.marks: dict[str, list[list[str]]] = {}  # what was to be looked at, as it was read
        self.history: list[Entry] = []
        self._wanted: dict[str, list[Wanted]] = {}

    def load(self) -> None:
        """Look at the files again, where somebody has changed them. Raises `CorrectionsError`."""
        stamp = tuple(_stamp(self.run / name) for name in (REVIEW, NAME))
        if stamp == self._stamp:
            return
        review = read_review(self.run)
        try:
            self.done, self.marks = dict(review.get("done", {})), dict(review.get("marks", {}))
            self.history = [{**one, "n": int(one["n"])} for one in review.get("history", ())]
        except (KeyError, TypeError, ValueError) as error:
            raise CorrectionsError(f"{self.run / REVIEW} bukan berkas peninjauan") from error
        waiting = waiting_corrections(self.run)
        self._wanted = _by_record(waiting if waiting is not None else kept_corrections(self.run))
        self._stamp = stamp

    def forget(self) -> None:
        """Have the files looked at again: what was not saved did not happen."""
        self._stamp = None

    def wanted(self, record_id: str) -> list[Wanted]:
        """The corrections of a record that the next run is to have."""
        return list(self._wanted.get(record_id, ()))

    def digest(self, record_id: str) -> str:
        """Changes with a record's corrections."""
        entries = as_entries(self.wanted(record_id))
        return hashlib.sha256(orjson.dumps(entries, default=list)).hexdigest()[:16]

    def put(self, record_id: str, wanted: Sequence[Wanted]) -> None:
        """Other corrections for a record, until `save`."""
        self._wanted[record_id] = list(wanted)

    def told(self, entry: Entry) -> None:
        """Add to what was done, until `save`."""
        number = self.history[-1]["n"] + 1 if self.history else 1
        self.history.append({"n": number, **entry})
        for old in self.history[:-MOST_UNDONE]:
            old.pop("before", None)

    def way_back(self, record_id: str, before: Sequence[Wanted]) -> Entry:
        """What a history entry needs so that it can be taken back: what was there before, and
        what is there now, from where alone one can go back."""
        return {"corrections": as_entries(before), "digest": self.digest(record_id)}

    def last_of(self, by: str) -> Entry | None:
        """Somebody's last act that can be taken back."""
        for entry in reversed(self.history):
            if entry.get("by") == by and "before" in entry and not entry.get("undone"):
                return entry
        return None

    def take_back(self, entry: Entry) -> bool:
        """Undo an act that is kept here, until `save`; false for one of another file.

        Raises `ReviewConflict` where somebody has gone on from there.
        """
        before, record_id = entry["before"], entry["record_id"]
        if "corrections" in before:
            if self.digest(record_id) != before["digest"]:
                raise ReviewConflict("Rekaman itu sudah diubah lagi sejak tindakan ini.")
            self.put(record_id, all_of(corrections_from(before["corrections"])))
        elif "done" in before:
            self.done.pop(record_id, None)
            if before["done"] is not None:
                self.done[record_id] = before["done"]
        else:
            return False
        return True

    def save(self) -> None:
        """Put it all on the disk."""
        entries = [one for some in self._wanted.values() for one in as_entries(some)]
        review = {
            WAITING: entries,
            "done": self.done,
            "marks": self.marks,
            "history": self.history,
        }
        self._stamp = None  # should it fail, what is on the disk holds
        write_review(self.run, review)
        self._stamp = tuple(_stamp(self.run / name) for name in (REVIEW, NAME))


def _by_record(corrections: Corrections) -> dict[str, list[Wanted]]:
    found: dict[str, list[Wanted]] = {}
    for one in all_of(corrections):
        found.setdefault(one.record_id, []).append(one)
    return found


def _stamp(file: Path) -> object:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
