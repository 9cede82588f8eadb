"""Papers of which an office asks for another number, or size, than nearly all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpus.comparison.part import ListPart, Stated, words_of
from corpus.grouping.comparison import Cluster, CompareOptions, Member
from corpus.rules.findings import Draft


def find_other_amount(
    part: ListPart, cluster: Cluster, record_id: str, options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """A paper of which nearly all others that ask for it name another number, or size."""
    own = cluster.all_of(record_id)
    total = _others(part.holders[cluster.cluster_id], record_id) if own else 0
    for unit in sorted({unit for one in own for unit, _ in one.meaning.amounts}):
        stated = {value for one in own for name, value in one.meaning.amounts if name == unit}
        counts = {
            value: others
            for value, holders in _stated(part, cluster, unit).items()
            if (others := _others(holders, record_id))
        }
        if not counts:
            continue
        usual = max(sorted(counts), key=lambda value: counts[value])
        if usual in stated or counts[usual] < max(options.majority * total, options.fewest_others):
            continue
        reference = min(
            (
                one
                for one in cluster.members
                if one.record_id != record_id and dict(one.meaning.amounts).get(unit) == usual
            ),
            key=lambda one: (len(one.text), one.text),
        )
        yield record_id, _differs(part, (own[0], reference), (counts[usual], total), cluster)
        return


def _others(holders: frozenset[str], record_id: str) -> int:
    return len(holders) - (record_id in holders)


def _stated(part: ListPart, cluster: Cluster, unit: str) -> Stated:
    """The judged records that name each amount of a unit; found once for a group."""
    known = (cluster.cluster_id, unit)
    if known not in part.stated:
        found: dict[str, set[str]] = defaultdict(set)
        for one in cluster.members:
            if one.record_id in part.records:
                found[dict(one.meaning.amounts).get(unit, "")].add(one.record_id)
        found.pop("", None)
        part.stated[known] = {value: frozenset(holders) for value, holders in found.items()}
    return part.stated[known]


def _differs(
    part: ListPart, pair: tuple[Member, Member], counts: tuple[int, int], cluster: Cluster
) -> Draft:
    own, reference = pair
    parameters = {
        "text": own.text,
        "reference": reference.text,
        "count": counts[0],
        "total": counts[1],
        "cluster_id": cluster.cluster_id,
        "sureness": round(counts[0] / counts[1], 2),
    }
    evidence = (*words_of(part.records, own), *words_of(part.records, reference))
    return Draft("requirement-differs", part.component, parameters, evidence)
