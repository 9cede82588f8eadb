"""What an evaluation counts: tallies of fields, scores of groups, misses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(slots=True)
class Tally:
    """Counts of one field: values found, expected, and right by either measure."""

    found: int = 0
    expected: int = 0
    strict: int = 0
    lenient: int = 0

    def add(self, other: Tally) -> None:
        self.found += other.found
        self.expected += other.expected
        self.strict += other.strict
        self.lenient += other.lenient

    @property
    def precision(self) -> float | None:
        """Share of what was found that is strictly right; null where nothing was found."""
        return self.strict / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of what is printed that was found strictly right; null where nothing is."""
        return self.strict / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, strictly."""
        return self._f1(self.strict)

    @property
    def lenient_f1(self) -> float | None:
        """The harmonic mean of both, leniently."""
        return self._f1(self.lenient)

    @property
    def is_right(self) -> bool:
        """Everything that is printed was found, and nothing else."""
        return self.strict == self.found == self.expected

    def _f1(self, right: int) -> float | None:
        total = self.found + self.expected
        return 2 * right / total if total else None

    def as_entry(self) -> dict[str, float | int | None]:
        """For `--json`; shares with four digits."""
        shares = {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "lenient_f1": self.lenient_f1,
        }
        rounded = {name: None if s is None else round(s, 4) for name, s in shares.items()}
        return {"found": self.found, "expected": self.expected, **rounded}


class Miss(NamedTuple):
    """One value that is wrong: expected and not found, or found and not expected."""

    file: str
    record_id: str | None
    layout: str
    field: str
    kind: str  # "missing" or "extra"
    value: str
    is_lenient: bool  # right by the lenient measure


@dataclass(slots=True)
class Scores:
    """The tallies of a group of documents, and how many of its records are right throughout."""

    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    records: int = 0
    strict_records: int = 0
    lenient_records: int = 0

    def as_entry(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "records": self.records,
            "strict_records": self.strict_records,
            "lenient_records": self.lenient_records,
            "fields": {name: tally.as_entry() for name, tally in self.fields.items()},
        }


@dataclass(slots=True)
class Evaluation:
    """Scores of all documents, of each layout and of each part that gold names."""

    documents: int = 0
    overall: Scores = field(default_factory=Scores)
    layouts: dict[str, Scores] = field(default_factory=lambda: defaultdict(Scores))
    parts: dict[str, Scores] = field(default_factory=lambda: defaultdict(Scores))
    misses: list[Miss] = field(default_factory=list)

    def as_entry(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "documents": self.documents,
            **self.overall.as_entry(),
            "layouts": {name: group.as_entry() for name, group in sorted(self.layouts.items())},
            "parts": {name: group.as_entry() for name, group in sorted(self.parts.items())},
            "misses": [miss._asdict() for miss in self.misses],
        }
