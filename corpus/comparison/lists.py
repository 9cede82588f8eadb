"""Requirements, steps and products out of line with the other offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from corpus.alignment.meaning import NOT_NEEDED
from corpus.alignment.vocabulary import vocabulary
from corpus.comparison.agreement import Agreement
from corpus.comparison.amounts import find_other_amount
from corpus.comparison.order import find_order_differences
from corpus.comparison.part import ListPart, heading_of, usual_words_of, words_of
from corpus.comparison.places import Places, is_near, is_same_routine, may_say, nearness
from corpus.comparison.whole_lists import is_whole
from corpus.grouping.cases import says_for_whom, special_cases
from corpus.grouping.comparison import Cluster, CompareOptions, Member, ServiceComparison
from corpus.offices import owner_key
from corpus.rules.findings import Draft
from corpus.schema import ServiceStandard

_MISSING = {
    "persyaratan": "requirement-missing",
    "prosedur": "step-missing",
    "produk": "product-missing",
}
_EXTRA = {"persyaratan": "requirement-extra", "prosedur": "step-extra"}
# Share of the others' items that at least half of them have, from which on they agree among
# themselves. Steps are told in more ways than papers are asked for.
_AGREEMENT = {"persyaratan": 0.5, "prosedur": 0.6}
_SEVERAL = 2  # offices that have what an office alone may say in other words


def find_list_differences(
    service: ServiceComparison, options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """What an office lacks, has alone, or does in another order."""
    for component, clusters in service.components.items():
        part, owners = judged_part(service, component)
        records = part.records
        if len(records) <= options.fewest_others:
            continue
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
            yield from find_order_differences(part, options)


def judged_part(service: ServiceComparison, component: str) -> tuple[ListPart, Mapping[str, str]]:
    """The lists of a component that were read whole, by office; and for each such record the one
    that it counts with: an office that offers the service as several counts once, with the items
    of them all."""
    judged = [record for record in service.current if is_whole(record, component)]
    first: dict[str, str] = {}
    owners = {
        record.record_id: first.setdefault(owner_key(record), record.record_id) for record in judged
    }
    records = {
        record.record_id: record
        for record in judged
        if owners[record.record_id] == record.record_id
    }
    in_part = frozenset(one.record_id for one in service.current) - owners.keys()
    part = _part_of(component, service.components[component], (records, in_part), owners)
    return part, owners


def _part_of(
    component: str,
    clusters: tuple[Cluster, ...],
    read: tuple[dict[str, ServiceStandard], frozenset[str]],
    owners: Mapping[str, str],
) -> ListPart:
    records, in_part = read
    holders = {
        cluster.cluster_id: frozenset(
            owners[one.record_id] for one in cluster.members if one.record_id in owners
        )
        for cluster in clusters
    }
    places, cases = Places(clusters, owners), _cases(clusters, owners)
    agreement = Agreement(holders.values(), len(records))
    return ListPart(component, clusters, records, holders, places, cases, agreement, in_part)


def _presence(
    part: ListPart, record_id: str, options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """Missing and extra items of a record, and papers of which it asks for another number.

    Where an item stands near what is missing, by its words or its place, it may be that one in
    other words: then neither is reported.
    """
    own = part.places.items_of(record_id)
    agreement = part.agreement.without(record_id)
    for usual in part.clusters:
        if not _is_missing(part, usual, record_id, options):
            continue
        if part.component == "prosedur" and agreement < _AGREEMENT["prosedur"]:
            continue
        if not (_is_said_otherwise(part, record_id, usual) or _stands_near(part, own, usual)):
            yield record_id, _missing(part, record_id, usual)
    if part.component == "persyaratan":
        for cluster in part.clusters:
            yield from find_other_amount(part, cluster, record_id, options)
    if part.component not in _EXTRA or agreement < _AGREEMENT[part.component]:
        return
    for lone in part.clusters:
        if _is_extra(part, lone, record_id, options) and not _may_be_usual(part, record_id, lone):
            yield record_id, _extra(part, record_id, lone)


def _stands_near(part: ListPart, own: Iterable[tuple[str, Member]], usual: Cluster) -> bool:
    """Whether an item of the office may be what is missing, in words that others never use
    beside it."""
    have = part.holders[usual.cluster_id]
    for cluster_id, member in own:
        if part.component == "prosedur" and is_same_routine(member.meaning, usual):
            return True
        if have.isdisjoint(part.holders[cluster_id]) and is_near(member.meaning, usual):
            return True
    return False


def _may_be_usual(part: ListPart, record_id: str, lone: Cluster) -> bool:
    """Whether what an office alone has may be, in other words, what several others have: those
    that were read in part, too, have what was read of them."""
    member = lone.of(record_id)
    for other in part.clusters:
        have = part.holders[other.cluster_id]
        several = len(have) + part.in_part[other.cluster_id]
        if record_id in have or several < _SEVERAL or member is None:
            continue
        if is_near(member.meaning, other) or may_say(member.meaning, other):
            return True
        is_usual = part.component == "prosedur" and 2 * len(have) >= len(part.records)
        if is_usual and is_same_routine(member.meaning, other):
            return True
        if part.places.may_be(record_id, lone, other):
            return True
    return False


def _is_said_otherwise(part: ListPart, record_id: str, usual: Cluster) -> bool:
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


def _is_missing(part: ListPart, cluster: Cluster, record_id: str, options: CompareOptions) -> bool:
    have = part.holders[cluster.cluster_id]
    if record_id in have or (cluster.cases and not cluster.cases & part.cases[record_id]):
        return False
    asking = part.asking[cluster.cluster_id]
    if asking < options.fewest_others:
        return False
    return asking >= options.majority * part.count_others(cluster, record_id)


def _is_extra(part: ListPart, cluster: Cluster, record_id: str, options: CompareOptions) -> bool:
    have, offices = part.holders[cluster.cluster_id], len(part.records)
    if record_id not in have or offices < options.fewest_extra:
        return False
    if len(have) > max(1, options.most_extra * offices):
        return False
    member = cluster.of(record_id)
    if member is None or member.is_chapter or member.is_alternative:
        return False
    if not _names_something(member) or _is_partly_usual(part, member):
        return False
    if not _is_usual_group(part, member, options):
        return False
    # Who was read in part only has it as well, as far as is known.
    return not part.in_part[cluster.cluster_id]


def _names_something(member: Member) -> bool:
    """Whether an item asks for something that has a name: "data pendukung" has none, and what
    is not needed is not asked."""
    own = frozenset(member.meaning.words)
    return NOT_NEEDED not in own and bool(own - vocabulary().weak - {*member.meaning.aside})


def _is_partly_usual(part: ListPart, member: Member) -> bool:
    """Whether something else that the same item says is said by several: then not the whole item
    stands alone."""
    return any(
        member.item == one.item
        for cluster in part.clusters
        if len(part.holders[cluster.cluster_id]) >= _SEVERAL
        for one in cluster.all_of(member.record_id)
    )


def _is_usual_group(part: ListPart, member: Member, options: CompareOptions) -> bool:
    """Whether enough others have items for the same channel or case: what only this office offers
    online, or asks of those who renew, has nothing to be compared with."""
    groups = _groups(member)
    if not groups:
        return True
    others = {
        one.record_id
        for cluster in part.clusters
        for one in cluster.members
        if groups & _groups(one) and one.record_id != member.record_id
    }
    return len(others) >= options.fewest_others


def _cases(clusters: Iterable[Cluster], owners: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {record_id: set() for record_id in owners.values()}
    for cluster in clusters:
        for member in cluster.members:
            if member.record_id in owners:
                found[owners[member.record_id]] |= special_cases(member.case)
    return {record_id: frozenset(cases) for record_id, cases in found.items()}


def _groups(member: Member) -> frozenset[str]:
    """The channel, the special cases, or the printed group of an item; none for the usual one."""
    if member.source.channel:
        return frozenset((member.source.channel,))
    if member.case:
        return special_cases(member.case)
    heading = " ".join(member.group.casefold().split())
    return frozenset((heading,)) if says_for_whom(heading) else frozenset()


def _missing(part: ListPart, record_id: str, cluster: Cluster) -> Draft:
    have = part.holders[cluster.cluster_id]
    parameters = {
        "text": cluster.text,
        "count": len(have),
        "total": part.count_others(cluster, record_id),
        "cluster_id": cluster.cluster_id,
        "sureness": round(
            len(have)
            / part.count_others(cluster, record_id)
            * (1 - nearness(cluster, part.places.items_of(record_id))),
            2,
        ),
    }
    evidence = (
        *heading_of(part.records[record_id], part.component),
        *usual_words_of(part.records, cluster),
    )
    return Draft(_MISSING[part.component], part.component, parameters, evidence)


def _extra(part: ListPart, record_id: str, cluster: Cluster) -> Draft:
    member = cluster.of(record_id)
    text = member.text if member else cluster.text
    parameters = {
        "text": text,
        "count": len(part.holders[cluster.cluster_id]),
        "total": len(part.records),
        "cluster_id": cluster.cluster_id,
        "sureness": round(part.agreement.without(record_id), 2),
    }
    evidence = words_of(part.records, member)
    return Draft(_EXTRA[part.component], part.component, parameters, evidence)
