"""A group of aligned items as the comparison shows it: its wording, its members, its share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.alignment.group import Entry
from corpus.grouping.cases import special_cases
from corpus.grouping.comparison import Cluster, Member
from corpus.grouping.list_items import Row
from corpus.judgement.corrected_groups import NamedGroup


class ItemSource(NamedTuple):
    """Where a member comes from: its row, and the case that it is for."""

    row: Row
    case: str | None


def usual_text(group: Sequence[Entry]) -> str:
    """The wording by which a group is called: of the commonest meaning the commonest."""
    meanings = Counter(entry.meaning for entry in group)
    counts = Counter(entry.text for entry in group)
    return min(
        group,
        key=lambda one: (
            one.is_one_of_many,
            -meanings[one.meaning],
            -counts[one.text],
            len(one.text),
            one.text,
        ),
    ).text


def make_cluster(
    cluster_id: str,
    named: NamedGroup,
    judged: Mapping[str, str],
    sources: Mapping[tuple[str, str], ItemSource],
) -> Cluster:
    """The group with its members, in the order of the records.

    `judged` are the records whose list was read whole, with their offices: the share is of these.
    """
    group = named.entries
    text = named.name or usual_text(group)
    members = tuple(_member(entry, sources[(entry.record_id, entry.path)]) for entry in group)
    cluster = Cluster(cluster_id, text, 0.0, members)
    holders = {judged[entry.record_id] for entry in group if entry.record_id in judged}
    have_case = {
        judged[record_id]
        for (record_id, _), source in sources.items()
        if record_id in judged and (not cluster.cases or cluster.cases & special_cases(source.case))
    }
    return replace(cluster, share=round(len(holders) / len(have_case), 4) if have_case else 0.0)


def _member(entry: Entry, source: ItemSource) -> Member:
    return Member(
        entry.record_id,
        entry.path,
        entry.text,
        entry.position,
        entry.meaning,
        source.row.item,
        source.row.is_chapter,
        entry.is_alternative,
        source.case,
        source.row.group,
    )
