"""A record as it stands in a review: what the run read, with what people corrected since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.record.corrected import as_read
from corpus.record.corrections import Wanted, settles
from corpus.review.changes import corrected
from corpus.review.kept_acts import KeptActs
from corpus.review.run_index import RunIndex

Entry = dict[str, Any]


class Standing:
    """The records of a run, each with the corrections that the next run is to have."""

    def __init__(self, index: RunIndex, kept: KeptActs) -> None:
        self.index = index
        self.kept = kept

    def now(self, record_id: str) -> tuple[Entry, Entry]:
        """A record with its corrections, and as it was read."""
        read = as_read(self.index.record(record_id))
        wanted = self.kept.wanted(record_id)
        return _without_settled(corrected(read, wanted), wanted), read

    def version(self, record_id: str) -> str:
        """Changes whenever the record does, in the run or by a correction."""
        line = self.index.line(record_id)
        return hashlib.sha256(line + self.kept.digest(record_id).encode()).hexdigest()[:16]


def _without_settled(record: Mapping[str, Any], wanted: Sequence[Wanted]) -> Entry:
    """The record without the marks of what somebody has looked at since."""
    marks = [
        mark
        for mark in record["needs_review"]
        if not any(settles(one.path, mark["path"]) for one in wanted)
    ]
    return {**record, "needs_review": marks}
