"""What offices ask for within one group: how many copies, which size, for which case.

A group's row says it beside its wordings; the cases of a service are views of its table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.grouping.comparison import Cluster
from corpus.messages import label
from corpus.offices import owner_key
from corpus.schema import ServiceStandard

# Units of an item's amounts that say how many of a paper, or how large, are asked for.
_COUNTED = ("lembar", "rangkap", "buah", "eksemplar", "set")
_SIZE = "size"
_MOST_FACTS = 8  # shown for one item; the wordings have the rest


def asked_view(cluster: Cluster, columns: Sequence[ServiceStandard], lang: str) -> dict[str, Any]:
    """The amounts, sizes and cases of a group, each with how many offices name it."""
    owners = {record.record_id: owner_key(record) for record in columns}
    amounts: dict[str, set[str]] = defaultdict(set)
    cases: dict[str, set[str]] = defaultdict(set)
    is_for_all = False
    for member in cluster.members:
        owner = owners.get(member.record_id)
        if owner is None:
            continue
        for unit, value in member.meaning.amounts:
            if unit in _COUNTED:
                amounts[f"{value} {label('counted', unit, lang)}"].add(owner)
            elif unit == _SIZE:
                amounts[value].add(owner)
        named = member.case.split(", ") if member.case else []
        is_for_all = is_for_all or not named
        for case in named:
            cases[case].add(owner)
    facts = [
        *_counted(amounts),
        *_counted({label("cases", case, lang): holders for case, holders in cases.items()}),
    ]
    # What is for every case in one office belongs to every view.
    return {"facts": facts[:_MOST_FACTS], "cases": [] if is_for_all else sorted(cases)}


def _counted(found: Mapping[str, set[str]]) -> list[dict[str, Any]]:
    ordered = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return [{"text": text, "count": len(holders)} for text, holders in ordered]


def case_views(rows: Sequence[Mapping[str, Any]], lang: str) -> list[dict[str, str]]:
    """The cases by which a table can be looked at: those that some rows are for alone."""
    found = sorted({case for row in rows for case in row["cases"]})
    return [{"name": case, "label": label("cases", case, lang)} for case in found]
