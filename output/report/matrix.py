"""One list of a service as a matrix: items down, offices across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.comparison.whole_lists import is_whole
from corpus.grouping.comparison import Cluster, Member, ServiceComparison
from corpus.messages import label
from corpus.offices import owner_key, short_office_name
from corpus.schema import ServiceStandard
from normalizers.item.language import read_item
from output.report.asked import asked_view, case_views
from output.text import plain

# A finding's rule -> the state of the cell that it speaks of.
_STATES = {
    "requirement-missing": "missing",
    "step-missing": "missing",
    "product-missing": "missing",
    "requirement-extra": "extra",
    "step-extra": "extra",
    "step-order": "moved",
    "requirement-differs": "differs",
}
_MOST_WORDINGS = 12  # shown for one item; the rest is in comparison.json


def matrix_view(
    service: ServiceComparison,
    component: str,
    columns: Sequence[ServiceStandard],
    by_record: Mapping[str, Sequence[Mapping[str, Any]]],
    lang: str,
) -> dict[str, Any]:
    """The rows of a component, each with one cell an office."""
    states = {
        (view["record_id"], view["cluster_id"]): (_STATES[view["rule"]], view["key"])
        for record in columns
        for view in by_record[record.record_id]
        if view["rule"] in _STATES
    }
    judged = [is_whole(record, component) for record in columns]
    rows = [
        {**_row(cluster, columns, judged, states), **asked_view(cluster, columns, lang)}
        for cluster in service.components[component]
        if any(cluster.of(record.record_id) for record in columns)
    ]
    _name_parts(rows)
    return {
        "component": component,
        "label": label("components", component, lang),
        "rows": rows,
        "judged": _offices(columns, judged),
        "cases": case_views(rows, lang),
        "is_numbered": component == "prosedur",
    }


def _name_parts(rows: Sequence[dict[str, Any]]) -> None:
    """Say which paper a row is of, where one line stands in several: "KTP" of "KTP dan KK"."""
    lines = Counter(row["text"] for row in rows)
    for row in rows:
        if lines[row["text"]] > 1 and row["paper"]:
            row["facts"].insert(0, {"text": row["paper"], "count": 0})


def _row(
    cluster: Cluster,
    columns: Sequence[ServiceStandard],
    judged: Sequence[bool],
    states: Mapping[tuple[str, str], tuple[str, str]],
) -> dict[str, Any]:
    members: dict[str, Member] = {}
    for member in cluster.members:
        members.setdefault(member.record_id, member)
    cells = []
    for record, is_judged in zip(columns, judged, strict=True):
        own = members.get(record.record_id)
        state, key = states.get((record.record_id, cluster.cluster_id), ("", ""))
        if not state:
            state = "present" if own else "absent" if is_judged else "unjudged"
        cells.append(
            {
                "state": state,
                "finding": key,
                "text": plain(own.text) if own else "",
                "position": own.position + 1 if own else 0,
                "office": plain(short_office_name(record)),
            }
        )
    count = _offices(columns, [record.record_id in members for record in columns])
    total = _offices(columns, judged)
    return {
        "text": plain(cluster.text),
        "count": count,
        "total": total,
        "percent": round(100 * count / total, 1) if total else 0.0,
        "cells": cells,
        "paper": plain(_paper(cluster)),
        "wordings": _wordings(cluster, columns),
        "differs": any(cell["state"] not in ("present", "unjudged") for cell in cells),
    }


def _paper(cluster: Cluster) -> str:
    """The words of a group's line that name its paper; "" where the line names none."""
    papers = read_item(cluster.text).documents
    named = (paper.text for paper in papers if paper.kind == cluster.paper)
    return next(named, "")


def _offices(columns: Sequence[ServiceStandard], are: Sequence[bool]) -> int:
    """How many offices the marked columns are: one that has split its service counts once."""
    return len({owner_key(record) for record, is_one in zip(columns, are, strict=True) if is_one})


def _wordings(cluster: Cluster, columns: Sequence[ServiceStandard]) -> list[dict[str, Any]]:
    """The different wordings, the commonest first, with how many offices use each."""
    shown_ids = {record.record_id for record in columns}
    counts = Counter(
        plain(member.text) for member in cluster.members if member.record_id in shown_ids
    )
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [{"text": text, "count": count} for text, count in ordered[:_MOST_WORDINGS]]
