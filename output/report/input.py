"""What a report is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from corpus.comparison.comparison import Comparison
from corpus.offices import office_key, office_name
from corpus.schema import ServiceStandard
from output.comparison import DEFAULT_CHOICES, CompareChoices
from output.evidence.evidence import Album

INDEX = "index.html"
DOSSIERS = "dossiers"  # the folder of the findings' dossiers, a page a record
LETTERS = "letters"  # the folder of the letters, one an office
MOST_RECORDS = 1000  # on one page: 12 MB, open in a second


@dataclass(frozen=True, slots=True)
class ReportInput:
    """A comparison, and all that the pages say beside it."""

    comparison: Comparison
    quarantine: tuple[dict[str, Any], ...]
    lang: str
    album: Album = field(default_factory=Album)
    choices: CompareChoices = DEFAULT_CHOICES

    @property
    def is_split(self) -> bool:
        """Whether each service has a page of its own."""
        return len(self.records()) > MOST_RECORDS

    def records(self) -> list[ServiceStandard]:
        """The records, service by service."""
        return [record for service in self.comparison.services for record in service.records]

    def office_names(self) -> dict[str, str]:
        """The offices by key, in the order of their names."""
        found: dict[str, str] = {}
        for record in sorted(self.records(), key=lambda one: office_name(one).casefold()):
            found.setdefault(office_key(record), office_name(record))
        return found
