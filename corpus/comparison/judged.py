"""The findings of a comparison with their keys, and with what people said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from corpus.grouping.comparison import Cluster, KnownAs, Orphan, ServiceComparison
from corpus.judgement.corrected_groups import NO_SERVICE, Misfit, folded
from corpus.judgement.finding_key import Subject, finding_key, told_apart
from corpus.judgement.status import NEW, GroupChange, StatusFile
from corpus.offices import owner_key
from corpus.schema import Finding, ServiceStandard


class Judged(NamedTuple):
    """What each finding is known as, in their order, and what was said that fits nothing."""

    known_as: tuple[KnownAs, ...]
    misfits: tuple[Misfit | Orphan, ...]


class Told(NamedTuple):
    """A finding, its key before it is told apart from others, and an alias that something was
    said of: a key by another wording of its group."""

    finding: Finding
    key: str
    alias: str = ""


def tell(
    service: ServiceComparison,
    found: Sequence[tuple[ServiceStandard, Finding]],
    status: StatusFile,
) -> list[Told]:
    """The findings of one service with their keys."""
    groups = (
        {
            cluster.cluster_id: cluster
            for clusters in service.components.values()
            for cluster in clusters
        }
        if status.findings
        else {}
    )
    name = _service_of(service)
    told = []
    for record, finding in found:
        subject = Subject(owner_key(record), name)
        aliases = _aliases(finding, subject, groups)
        alias = next((one for one in aliases if one in status.findings), "")
        told.append(Told(finding, finding_key(finding, subject), alias))
    return told


def judge(
    services: Sequence[ServiceComparison], found: Sequence[Told], status: StatusFile
) -> Judged:
    """The keys of all findings, in their order, and the statuses by them."""
    keys = told_apart(one.key for one in found)
    known = tuple(_known_as(key, one.alias, status) for key, one in zip(keys, found, strict=True))
    used = {one.alias or one.key for one in known}
    orphans = [Orphan(key, one) for key, one in status.findings.items() if key not in used]
    return Judged(known, (*_unmade(services, status.groups), *orphans))


def changes_of(kind: str | None, label: str, changes: Sequence[GroupChange]) -> list[GroupChange]:
    """The changes that are meant for a service."""
    names = {folded(name) for name in (kind, label) if name}
    return [one for one in changes if folded(one.service) in names]


def _service_of(service: ServiceComparison) -> tuple[str, str]:
    """A service in a key: its kind, else its label."""
    return (service.kind, "") if service.kind else ("", folded(service.label))


def _known_as(key: str, alias: str, status: StatusFile) -> KnownAs:
    """The finding by its key; else by another wording of the group that it speaks of, by which
    the group was called in an earlier run."""
    if key in status.findings:
        return KnownAs(key, status.findings[key])
    return KnownAs(key, status.findings[alias], alias) if alias else KnownAs(key, NEW)


def _aliases(finding: Finding, subject: Subject, groups: Mapping[str, Cluster]) -> Iterator[str]:
    cluster = groups.get(str(finding.parameters.get("cluster_id", "")))
    if cluster is None or finding.parameters.get("text") != cluster.text:
        return  # it speaks of the office's own words
    for text in _wordings(cluster):
        yield finding_key(finding, subject, text)


def _wordings(cluster: Cluster) -> Set[str]:
    return dict.fromkeys(sorted(folded(one.text) for one in cluster.members)).keys()


def _unmade(
    services: Sequence[ServiceComparison], changes: Sequence[GroupChange]
) -> Iterator[Misfit]:
    if not changes:
        return  # and no service is looked at again
    names = []
    for service in services:
        yield from service.misfits
        names.append((service.kind, service.label))
    for change in changes:
        if not any(changes_of(kind, label, (change,)) for kind, label in names):
            yield Misfit(change, NO_SERVICE, change.service)
