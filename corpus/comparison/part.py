"""One component of one service as its offices are compared by it, and the words to show for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from corpus.comparison.agreement import Agreement
from corpus.comparison.places import Places
from corpus.grouping.comparison import Cluster, Member
from corpus.rules.findings import evidence_at
from corpus.schema import Evidence, ServiceStandard

# By amount: the judged records that name it.
Stated = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class ListPart:
    """One component of one service, with the records in which it can be judged.

    What every office is asked, and is the same for all of them, is found once: hence no slots.
    """

    component: str
    clusters: tuple[Cluster, ...]
    records: dict[str, ServiceStandard]
    holders: dict[str, frozenset[str]]  # by cluster: the judged records that have it
    places: Places
    cases: Mapping[str, frozenset[str]]  # by record: the cases that its list has items for
    agreement: Agreement
    read_in_part: frozenset[str]  # other records of the service: not judged here
    # What was found of amounts, by cluster and unit.
    stated: dict[tuple[str, str], Stated] = field(default_factory=dict)
    _able: dict[frozenset[str], int] = field(default_factory=dict)

    def count_others(self, cluster: Cluster, record_id: str) -> int:
        """How many other offices could have this: those with the case that it is for."""
        wanted = cluster.cases
        if not wanted:
            return len(self.records) - (record_id in self.records)
        if wanted not in self._able:
            self._able[wanted] = sum(1 for one in self.records if wanted & self.cases[one])
        able = self._able[wanted]
        return able - (record_id in self.records and bool(wanted & self.cases[record_id]))

    @cached_property
    def asking(self) -> Mapping[str, int]:
        """By cluster: how many of its holders ask for it itself."""
        return {
            one.cluster_id: len(self.holders[one.cluster_id] & one.askers) for one in self.clusters
        }

    @cached_property
    def in_part(self) -> Mapping[str, int]:
        """By cluster: how many of the records that were read in part have it."""
        return {
            cluster.cluster_id: len(
                self.read_in_part.intersection(one.record_id for one in cluster.members)
            )
            for cluster in self.clusters
        }


def heading_of(record: ServiceStandard, component: str) -> tuple[Evidence, ...]:
    """Where the office's own list stands, in which the item is not."""
    section = getattr(record, component)
    places = section.provenance.get("heading")
    return evidence_at(record, places, section.heading or "") if places else ()


def words_of(records: Mapping[str, ServiceStandard], member: Member | None) -> tuple[Evidence, ...]:
    """An office's own words; nothing where they are not among the records that count."""
    if member is None or member.record_id not in records:
        return ()
    return evidence_at(records[member.record_id], member.source.provenance, member.text)


def usual_words_of(
    records: Mapping[str, ServiceStandard], cluster: Cluster
) -> tuple[Evidence, ...]:
    """The consensus wording in the first office that has it."""
    for member in cluster.members:
        if member.text == cluster.text and member.record_id in records:
            return words_of(records, member)
    return ()
