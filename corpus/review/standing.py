"""A record as it stands in a review: what the run read, with what people corrected since."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.record.corrected import apply_corrections, as_read
from corpus.record.corrections import CorrectionsError, Wanted, settles
from corpus.review.changes import corrected
from corpus.review.kept_acts import KeptActs
from corpus.review.refusals import ReviewRefused
from corpus.review.run_index import RunIndex
from corpus.run.kept_corrections import review_lock
from corpus.schema import ServiceStandard

Entry = dict[str, Any]


class Standing:
    """The records of a run, each with the corrections that the next run is to have; looked at and
    changed by one at a time."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self.index = RunIndex(run)
        self.kept = KeptActs(run)
        self._lock = threading.RLock()

    @contextmanager
    def looking(self) -> Iterator[None]:
        """See the folder as it is now. Raises `ReviewRefused` for one that cannot be read."""
        with self._lock, _refusing():
            self.index.refresh()
            self.kept.load()
            yield

    @contextmanager
    def changing(self) -> Iterator[None]:
        """The same, and keep other processes out. What was not saved by the end did not happen."""
        with self._lock, _refusing(), review_lock(self.run):
            self.index.refresh()
            self.kept.load()
            try:
                yield
            except BaseException:
                self.kept.forget()
                raise

    def now(self, record_id: str) -> tuple[Entry, Entry]:
        """A record with its corrections, and as it was read."""
        read = as_read(self.index.record(record_id))
        wanted = self.kept.wanted(record_id)
        return _without_settled(corrected(read, wanted), wanted), read

    def misfits(self, record_id: str) -> list[Entry]:
        """The record's corrections that do not fit what is read now, each with the reason."""
        read = ServiceStandard.model_validate(as_read(self.index.record(record_id)))
        _, rejected = apply_corrections(read, self.kept.wanted(record_id))
        return [{"path": one.path, "said": one.message} for one in rejected]

    def version(self, record_id: str) -> str:
        """Changes whenever the record does, in the run or by a correction."""
        line = self.index.line(record_id)
        return hashlib.sha256(line + self.kept.digest(record_id).encode()).hexdigest()[:16]


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except CorrectionsError as error:
        raise ReviewRefused(error.message) from error


def _without_settled(record: Mapping[str, Any], wanted: Sequence[Wanted]) -> Entry:
    """The record without the marks of what somebody has looked at since."""
    marks = [
        mark
        for mark in record["needs_review"]
        if not any(settles(one.path, mark["path"]) for one in wanted)
    ]
    return {**record, "needs_review": marks}
