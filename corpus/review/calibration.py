"""Whether what was marked to be looked at was wrong: counted from what people corrected.

Only records that somebody has called done count: of any other one knows what was wrong, and not
what was right. Marks are those of the record as it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.record.corrected import as_read
from corpus.record.corrections import UNREAD, settles
from corpus.review.fields import Fields
from corpus.review.standing import Standing
from corpus.schema import COMPONENTS

Entry = dict[str, Any]


@dataclass(slots=True)
class Calibration:
    """The counts so far."""

    records: int = 0
    reasons: dict[str, list[int]] = field(default_factory=dict)  # marked, wrong
    unmarked: int = 0
    unmarked_wrong: int = 0

    def add(
        self, read: Mapping[str, Any], marks: Sequence[Sequence[str]], corrected: Sequence[str]
    ) -> None:
        """Count a record: what was marked in it, and the paths of its corrections."""
        paths = [one for one in corrected if not one.startswith(UNREAD)]
        for path, reason in marks:
            counts = self.reasons.setdefault(reason, [0, 0])
            counts[0] += 1
            counts[1] += any(touches(one, path) for one in paths)
        self.records += 1
        marked = [path for path, _ in marks]
        self.unmarked += sum(
            not any(touches(path, one) for one in marked) for path in _value_paths(read)
        )
        others = [one for one in paths if not any(touches(one, path) for path in marked)]
        # A time with another number has other bounds, too: one value was wrong.
        self.unmarked_wrong += len({one[: one.rfind("]") + 1] or one for one in others})

    def told(self) -> Entry:
        """As a command prints it, reasons with the most marks first."""
        ranked = sorted(self.reasons.items(), key=lambda pair: (-pair[1][0], pair[0]))
        return {
            "records": self.records,
            "reasons": {
                reason: {"marked": marked, "wrong": wrong} for reason, (marked, wrong) in ranked
            },
            "unmarked": {"fields": self.unmarked, "wrong": self.unmarked_wrong},
        }


def calibration_of(records: Standing) -> Entry:
    """The counts of a review."""
    found = Calibration()
    index, kept = records.index, records.kept
    for record_id, marks in kept.marks.items():
        if record_id in index.rows and record_id in kept.done:
            read = as_read(index.record(record_id))
            paths = [one.path for one in kept.wanted(record_id)]
            found.add(read, marks, paths)
    return found.told()


def touches(corrected: str, marked: str) -> bool:
    """Whether a correction says that what was marked was wrong.

    >>> touches("prosedur.items[3].text", "prosedur"), touches("biaya.kind", "waktu")
    (True, False)
    """
    if marked in COMPONENTS:
        return corrected.partition(".")[0] == marked
    return settles(corrected, marked)


def _value_paths(read: Mapping[str, Any]) -> Iterable[str]:
    """The fields of a record that say something: once each, without the parts of a value."""
    for one in Fields(read, read).all():
        is_part = one["kind"] in ("number", "choice") and "[" in one["path"]
        if one["value"] is not None and not is_part:
            yield one["path"]
