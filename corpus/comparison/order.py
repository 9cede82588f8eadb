"""Steps that nearly all others have the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from corpus.comparison.part import ListPart, words_of
from corpus.grouping.comparison import Cluster, CompareOptions
from corpus.rules.findings import Draft
from corpus.schema import ServiceStandard


def find_order_differences(part: ListPart, options: CompareOptions) -> Iterator[tuple[str, Draft]]:
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
    part: ListPart, record_id: str, pair: tuple[Cluster, Cluster], counts: tuple[int, int]
) -> Draft:
    early, late = pair[0].of(record_id), pair[1].of(record_id)
    parameters = {
        "text": early.text if early else pair[0].text,
        "other": late.text if late else pair[1].text,
        "place": "before",
        "count": counts[0],
        "total": counts[1],
        "cluster_id": pair[0].cluster_id,
        "sureness": round(counts[0] / counts[1], 2),
    }
    evidence = (*words_of(part.records, early), *words_of(part.records, late))
    return Draft("step-order", "prosedur", parameters, evidence)


def _first_positions(cluster: Cluster, records: Mapping[str, ServiceStandard]) -> dict[str, int]:
    found: dict[str, int] = {}
    for member in cluster.members:
        if member.record_id in records:
            found.setdefault(member.record_id, member.position)
    return found
