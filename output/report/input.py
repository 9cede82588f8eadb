"""What a report is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.grouping.comparison import Comparison, ServiceComparison
from corpus.offices import office_key, office_name
from corpus.schema import ServiceStandard
from corpus.shelf import Shelf
from output.comparison import DEFAULT_CHOICES, CompareChoices, shelve_records
from output.evidence.evidence import Album
from output.report.outline import service_outline

INDEX = "index.html"
DOSSIERS = "dossiers"  # the folder of the findings' dossiers, a page a record
LETTERS = "letters"  # the folder of the letters, one an office
MOST_RECORDS = 200  # on one page: about 4 MB, open at once


def load_records(run: Path) -> Sequence[ServiceStandard]:
    """The records of a run folder; those of a large one lie on a shelf."""
    return shelve_records(run, MOST_RECORDS)


def outlines_of(comparison: Comparison) -> Sequence[ServiceComparison]:
    """The services as the parts of a report know them that look at all of them."""
    if not isinstance(comparison.services, Shelf):
        return comparison.services
    outlines: Shelf[ServiceComparison] = Shelf()
    for service in comparison.services:
        outlines.append(service_outline(service))
    return outlines


@dataclass(frozen=True, slots=True)
class ReportInput:
    """A comparison, and all that the pages say beside it.

    `outlines` are its services, without groups and long lists where the report is split. They are
    on a shelf then, too: go through them, or through the records, and keep none.
    """

    comparison: Comparison
    quarantine: tuple[dict[str, Any], ...]
    lang: str
    album: Album = field(default_factory=Album)
    choices: CompareChoices = DEFAULT_CHOICES

    outlines: Sequence[ServiceComparison] = ()

    @property
    def is_split(self) -> bool:
        """Whether each service has a page of its own, and is in memory by itself."""
        return isinstance(self.comparison.services, Shelf)

    def records(self) -> Iterator[ServiceStandard]:
        """The records, service by service; of a split report their outlines."""
        return (record for service in self.outlines for record in service.records)

    def office_names(self) -> dict[str, str]:
        """The offices by key, in the order of their names."""
        named = [(office_name(one), office_key(one)) for one in self.records()]
        found: dict[str, str] = {}
        for name, key in sorted(named, key=lambda one: one[0].casefold()):
            found.setdefault(key, name)
        return found
