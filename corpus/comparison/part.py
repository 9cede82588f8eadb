"""One component of one service as its offices are compared by it, and the words to show for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.comparison.places import Places
from corpus.grouping.comparison import Cluster, Member
from corpus.rules.findings import evidence_at
from corpus.schema import Evidence, ServiceStandard


class ListPart(NamedTuple):
    """One component of one service, with the records in which it can be judged."""

    component: str
    clusters: tuple[Cluster, ...]
    records: dict[str, ServiceStandard]
    holders: dict[str, frozenset[str]]  # by cluster: the judged records that have it
    places: Places
    cases: Mapping[str, frozenset[str]]  # by record: the cases that its list has items for
    read_in_part: frozenset[str] = frozenset()  # other records of the service: not judged here

    def others(self, cluster: Cluster, record_id: str) -> frozenset[str]:
        """The other offices that could have this: those with the case that it is for."""
        wanted = cluster.cases
        able = (one for one in self.records if not wanted or wanted & self.cases[one])
        return frozenset(able) - {record_id}


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
