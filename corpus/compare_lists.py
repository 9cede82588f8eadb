"""Requirements, steps and products out of line with the other offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from statistics import median
from typing import NamedTuple

from corpus.compare_places import Places
from corpus.comparison import Cluster, CompareOptions, Member, ServiceComparison
from corpus.findings import Draft, evidence_at
from corpus.meaning import Meaning
from corpus.offices import owner_key
from corpus.schema import Evidence, ServiceStandard
from corpus.vocabulary import vocabulary
from corpus.whole_lists import is_whole

_MISSING = {
    "persyaratan": "requirement-missing",
    "prosedur": "step-missing",
    "produk": "product-missing",
}
_EXTRA = {"persyaratan": "requirement-extra", "prosedur": "step-extra"}
_SAME_BUT_AMOUNT = 0.5  # share of common words that makes two items the same but for a number


class _List(NamedTuple):
    """One component of one service, with the records in which it can be judged."""

    component: str
    clusters: tuple[Cluster, ...]
    records: dict[str, ServiceStandard]
    holders: dict[str, frozenset[str]]  # by cluster: the judged records that have it
    places: Places


def find_list_differences(
    service: ServiceComparison, options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """What an office lacks, has alone, or does in another order."""
    for component, clusters in service.components.items():
        judged = [record for record in service.current if is_whole(record, component)]
        # An office that offers the service as several counts once, with the items of them all.
        first: dict[str, str] = {}
        owners = {
            record.record_id: first.setdefault(owner_key(record), record.record_id)
            for record in judged
        }
        records = {
            record.record_id: record
            for record in judged
            if owners[record.record_id] == record.record_id
        }
        if len(records) <= options.fewest_others:
            continue
        holders = {
            cluster.cluster_id: frozenset(
                owners[one.record_id] for one in cluster.members if one.record_id in owners
            )
            for cluster in clusters
        }
        part = _List(component, clusters, records, holders, Places(clusters, owners))
        lengths = Counter(
            owners[one.record_id]
            for cluster in clusters
            for one in cluster.members
            if one.record_id in owners
        )
        usual = median(lengths[record_id] for record_id in records)
        for record_id in records:
            if lengths[record_id] >= options.shortest_list * usual:
                yield from _presence(part, record_id, options)
        if component == "prosedur":
            yield from _order(part, options)


def _presence(part: _List, record_id: str, options: CompareOptions) -> Iterator[tuple[str, Draft]]:
    """Missing and extra items of a record.

    An extra item that shares a telling word with a missing one, or stands in its place, may be
    that one in other words: then neither is reported, unless they differ in a number only.
    """
    missing = [
        cluster for cluster in part.clusters if _is_missing(part, cluster, record_id, options)
    ]
    extra = [cluster for cluster in part.clusters if _is_extra(part, cluster, record_id, options)]
    explained: set[str] = set()
    for lone in extra:
        for usual in missing:
            meanings = (lone.members[0].meaning, usual.members[0].meaning)
            if _differ_in_amount(*meanings) and part.component == "persyaratan":
                if not {lone.cluster_id, usual.cluster_id} & explained:
                    yield record_id, _differs(part, record_id, lone, usual)
                explained |= {lone.cluster_id, usual.cluster_id}
            elif _share_telling_word(*meanings) or part.places.may_be(record_id, lone, usual):
                explained |= {lone.cluster_id, usual.cluster_id}
    for cluster in missing:
        if cluster.cluster_id not in explained and not _is_said_otherwise(part, record_id, cluster):
            yield record_id, _missing(part, record_id, cluster)
    if part.component in _EXTRA:
        for cluster in extra:
            if cluster.cluster_id not in explained:
                yield record_id, _extra(part, record_id, cluster)


def _is_said_otherwise(part: _List, record_id: str, usual: Cluster) -> bool:
    """Whether the office has this within a longer item, or as few others word it.

    Those that never have both, though nearly all have the one, word one thing in two ways.
    """
    if part.places.is_covered(record_id, usual):
        return True
    have = part.holders[usual.cluster_id]
    return any(
        record_id in part.holders[other.cluster_id]
        and have.isdisjoint(part.holders[other.cluster_id])
        and part.places.may_be(record_id, other, usual)
        for other in part.clusters
        if other is not usual
    )


def _is_missing(part: _List, cluster: Cluster, record_id: str, options: CompareOptions) -> bool:
    have = part.holders[cluster.cluster_id]
    others = len(part.records) - 1
    return record_id not in have and len(have) >= max(
        options.majority * others, options.fewest_others
    )


def _is_extra(part: _List, cluster: Cluster, record_id: str, options: CompareOptions) -> bool:
    have, offices = part.holders[cluster.cluster_id], len(part.records)
    if record_id not in have or offices < options.fewest_extra:
        return False
    member = cluster.of(record_id)
    if member is not None and not _is_usual_channel(part, member, options):
        return False
    return len(have) == 1 or len(have) <= options.most_extra * offices


def _is_usual_channel(part: _List, member: Member, options: CompareOptions) -> bool:
    """Whether enough others have items for the same channel: what only this office offers online
    has nothing to be compared with."""
    channel = member.source.channel
    if channel is None:
        return True
    others = {
        one.record_id
        for cluster in part.clusters
        for one in cluster.members
        if one.source.channel == channel and one.record_id != member.record_id
    }
    return len(others) >= options.fewest_others


def _share_telling_word(one: Meaning, other: Meaning) -> bool:
    return bool((set(one.words) & set(other.words)) - vocabulary().weak)


def _differ_in_amount(one: Meaning, other: Meaning) -> bool:
    amounts = dict(other.amounts)
    if not any(amounts.get(unit, value) != value for unit, value in one.amounts):
        return False
    shared, both = set(one.words) & set(other.words), set(one.words) | set(other.words)
    return bool(both) and len(shared) / len(both) >= _SAME_BUT_AMOUNT


def _missing(part: _List, record_id: str, cluster: Cluster) -> Draft:
    have = part.holders[cluster.cluster_id]
    parameters = {
        "text": cluster.text,
        "count": len(have),
        "total": len(part.records) - 1,
        "cluster_id": cluster.cluster_id,
    }
    evidence = (
        *_heading(part.records[record_id], part.component),
        *_usual_words(part.records, cluster),
    )
    return Draft(_MISSING[part.component], part.component, parameters, evidence)


def _extra(part: _List, record_id: str, cluster: Cluster) -> Draft:
    member = cluster.of(record_id)
    text = member.text if member else cluster.text
    parameters = {
        "text": text,
        "count": len(part.holders[cluster.cluster_id]),
        "total": len(part.records),
        "cluster_id": cluster.cluster_id,
    }
    evidence = _words(part.records, member)
    return Draft(_EXTRA[part.component], part.component, parameters, evidence)


def _differs(part: _List, record_id: str, lone: Cluster, usual: Cluster) -> Draft:
    parameters = {
        "text": lone.text,
        "reference": usual.text,
        "count": len(part.holders[usual.cluster_id]),
        "total": len(part.records) - 1,
        "cluster_id": usual.cluster_id,
    }
    evidence = (
        *_words(part.records, lone.of(record_id)),
        *_usual_words(part.records, usual),
    )
    return Draft("requirement-differs", part.component, parameters, evidence)


def _heading(record: ServiceStandard, component: str) -> tuple[Evidence, ...]:
    """Where the office's own list stands, in which the item is not."""
    section = getattr(record, component)
    places = section.provenance.get("heading")
    return evidence_at(record, places, section.heading or "") if places else ()


def _words(records: Mapping[str, ServiceStandard], member: Member | None) -> tuple[Evidence, ...]:
    if member is None or member.record_id not in records:
        return ()
    return evidence_at(records[member.record_id], member.source.provenance, member.text)


def _usual_words(records: Mapping[str, ServiceStandard], cluster: Cluster) -> tuple[Evidence, ...]:
    """The consensus wording in the first office that has it."""
    for member in cluster.members:
        if member.text == cluster.text and member.record_id in records:
            return _words(records, member)
    return ()


def _order(part: _List, options: CompareOptions) -> Iterator[tuple[str, Draft]]:
    """Two steps that nearly all others have the other way round: the farthest pair of a record."""
    positions = {
        cluster.cluster_id: _first_positions(cluster, part.records) for cluster in part.clusters
    }
    usual = [c for c in part.clusters if len(part.holders[c.cluster_id]) > options.fewest_others]
    reversed_pairs: dict[str, list[tuple[int, Cluster, Cluster, int, int]]] = {}
    for one, other in combinations(usual, 2):
        first, second = positions[one.cluster_id], positions[other.cluster_id]
        both = [
            record_id for record_id in part.records if record_id in first and record_id in second
        ]
        before = [record_id for record_id in both if first[record_id] < second[record_id]]
        for few, many, late, early in (
            (before, len(both) - len(before), other, one),
            ([r for r in both if first[r] > second[r]], len(before), one, other),
        ):
            others = len(both) - 1
            if others < options.fewest_others or many < options.order_majority * others:
                continue
            for record_id in few:
                gap = positions[late.cluster_id][record_id] - positions[early.cluster_id][record_id]
                reversed_pairs.setdefault(record_id, []).append((gap, early, late, many, others))
    for record_id in sorted(reversed_pairs):
        _, early, late, many, others = max(
            reversed_pairs[record_id], key=lambda pair: (pair[0], pair[1].cluster_id)
        )
        yield record_id, _order_draft(part, record_id, (early, late), (many, others))


def _order_draft(
    part: _List, record_id: str, pair: tuple[Cluster, Cluster], counts: tuple[int, int]
) -> Draft:
    early, late = pair[0].of(record_id), pair[1].of(record_id)
    parameters = {
        "text": early.text if early else pair[0].text,
        "other": late.text if late else pair[1].text,
        "place": "before",
        "count": counts[0],
        "total": counts[1],
        "cluster_id": pair[0].cluster_id,
    }
    evidence = (*_words(part.records, early), *_words(part.records, late))
    return Draft("step-order", "prosedur", parameters, evidence)


def _first_positions(cluster: Cluster, records: Mapping[str, ServiceStandard]) -> dict[str, int]:
    found: dict[str, int] = {}
    for member in cluster.members:
        if member.record_id in records:
            found.setdefault(member.record_id, member.position)
    return found
