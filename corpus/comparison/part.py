"""One component of one service as its offices are compared by it, and the words to show for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.comparison.agreement import Agreement
from corpus.comparison.places import Places
from corpus.grouping.comparison import Cluster, Member
from corpus.rules.findings import evidence_at
from corpus.schema import Evidence, ServiceStandard

# By amount: the judged records that name it.
Stated = Mapping[str, frozenset[str]]


class ListPart(NamedTuple):
    """One component of one service, with the records in which it can be judged."""

    component: str
    clusters: tuple[Cluster, ...]
    records: dict[str, ServiceStandard]
    holders: dict[str, frozenset[str]]  # by cluster: the judged records that have it
    places: Places
    cases: Mapping[str, frozenset[str]]  # by record: the cases that its list has items for
    agreement: Agreement
    stated: dict[tuple[str, str], Stated]  # what was found of amounts, by cluster and unit
    read_in_part: frozenset[str] = frozenset()  # other records of the service: not judged here

    def count_others(self, cluster: Cluster, record_id: str) -> int:
        """How many other offices could have this: those with the case that it is for."""
        wanted = cluster.cases
        if not wanted:
            return len(self.records) - (record_id in self.records)
        able = sum(1 for one in self.records if wanted & self.cases[one])
        return able - (record_id in self.records and bool(wanted & self.cases[record_id]))


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
