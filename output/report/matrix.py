"""One list of a service as a matrix: items down, offices across, or groups of offices summed.

What offices do not agree in stands first, the commonest item before the rarer ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from corpus.comparison.whole_lists import is_whole
from corpus.grouping.comparison import Cluster, ServiceComparison
from corpus.messages import label
from corpus.offices import office_or_file, owner_key, short_office_name
from corpus.schema import ServiceStandard
from normalizers.item.language import paper_words
from output.report.asked import asked_view, case_views
from output.report.columns import ColumnGroup, are_paged
from output.report.homes import Homes
from output.report.record import item_anchor
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
_MOST_WORDINGS = 12  # shown for one item; how many more there are is said
_MOST_NAMES = 12  # of offices that use a wording, where the service has more than a page of them
_LEVELS = 4  # depths of colour of a sum

ByRecord = Mapping[str, Sequence[Mapping[str, Any]]]


class Surroundings(NamedTuple):
    """What a service's page needs beside the service: the findings of each record, where each
    record stands, and the language."""

    by_record: ByRecord
    homes: Homes
    lang: str


class Row(NamedTuple):
    """An item, and what a page says of it but its cells."""

    cluster: Cluster
    view: dict[str, Any]


class Matrix:
    """A component's items over all offices of a service; pages show some of the offices."""

    def __init__(
        self,
        service: ServiceComparison,
        component: str,
        columns: Sequence[ServiceStandard],
        around: Surroundings,
    ) -> None:
        self.component = component
        self.label = label("components", component, around.lang)
        self.is_numbered = component == "prosedur"
        self._columns, self._homes, self._lang = columns, around.homes, around.lang
        self._clusters = [
            cluster
            for cluster in service.components[component]
            if any(cluster.of(record.record_id) for record in columns)
        ]
        self._states = {
            (view["record_id"], view["cluster_id"]): (_STATES[view["rule"]], view)
            for record in columns
            for view in around.by_record[record.record_id]
            if view["rule"] in _STATES
        }
        self._judged = {one.record_id for one in columns if is_whole(one, component)}
        self._owners = {one.record_id: owner_key(one) for one in columns}

    def view(self, columns: Sequence[ServiceStandard]) -> dict[str, Any]:
        """The items with a cell for each of these offices."""
        rows = [{**row.view, "cells": self.cells(row.cluster, columns)} for row in self.rows]
        return {**self._head(), "rows": rows, "is_summed": False}

    def summed(self, groups: Sequence[ColumnGroup]) -> dict[str, Any]:
        """The items with a sum for each group of offices."""
        rows = [
            {**row.view, "cells": [self._sum(row.cluster, one) for one in groups]}
            for row in self.rows
        ]
        return {**self._head(), "rows": rows, "is_summed": True}

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The items, what differs first, then by share; else in the usual order of the list."""
        found = [self._row(place, one) for place, one in enumerate(self._clusters)]
        _name_parts([one.view for one in found])
        return sorted(found, key=lambda one: (not one.view["differs"], -one.view["count"]))

    def cells(self, cluster: Cluster, columns: Sequence[ServiceStandard]) -> list[dict[str, Any]]:
        """What each office has of an item, with where its record or a finding shows it."""
        return [self._cell(cluster, record) for record in columns]

    def _cell(self, cluster: Cluster, record: ServiceStandard) -> dict[str, Any]:
        record_id = record.record_id
        own = cluster.of(record_id)
        state, finding = self._states.get((record_id, cluster.cluster_id), ("", None))
        if not state:
            state = "present" if own else "absent" if record_id in self._judged else "unjudged"
        href = ""
        if finding is not None:
            href = finding["href"]
        elif own is not None:
            href = self._homes.href(record_id, item_anchor(record_id, own.item))
        return {"state": state, "href": href, "position": own.position + 1 if own else 0}

    def _sum(self, cluster: Cluster, group: ColumnGroup) -> dict[str, Any]:
        having = {self._owners[one] for one in group.record_ids if cluster.of(one)}
        total = {self._owners[one] for one in group.record_ids & self._judged} | having
        share = len(having) / len(total) if total else 0.0
        return {"count": len(having), "total": len(total), "level": int(share * _LEVELS)}

    def _row(self, place: int, cluster: Cluster) -> Row:
        having = {one for one in self._owners if cluster.of(one)}
        differs = bool(self._judged - having) or any(
            (one, cluster.cluster_id) in self._states for one in self._owners
        )
        count = len({self._owners[one] for one in having})
        total = self._total
        view = {
            "text": plain(cluster.text),
            "cluster_id": cluster.cluster_id,
            "order": place,
            "count": count,
            "total": total,
            "percent": round(100 * count / total, 1) if total else 0.0,
            "paper": plain(paper_words(cluster.text, cluster.paper)),
            "differs": differs,
            **self._wordings(cluster),
            **asked_view(cluster, self._columns, self._lang),
        }
        return Row(cluster, view)

    @cached_property
    def _total(self) -> int:
        """How many offices can be judged: one that has split its service counts once."""
        return len({self._owners[one] for one in self._judged})

    @cached_property
    def _short_names(self) -> Mapping[str, str]:
        """The offices as wordings name them: by region, where that tells them apart."""
        short = {one.record_id: plain(short_office_name(one)) for one in self._columns}
        owners: dict[str, set[str]] = defaultdict(set)
        for record_id, name in short.items():
            owners[name].add(self._owners[record_id])
        return {
            one.record_id: short[one.record_id]
            if len(owners[short[one.record_id]]) == 1
            else self._full_names[one.record_id]
            for one in self._columns
        }

    def all_wordings(self, cluster: Cluster) -> list[tuple[str, list[str]]]:
        """The different wordings, the commonest first, with the names of all that use each."""
        full = self._full_names
        return [
            (text, list(dict.fromkeys(full[one] for one in places)))
            for text, places in self._users(cluster)
        ]

    def _users(self, cluster: Cluster) -> list[tuple[str, dict[str, str]]]:
        """The different wordings, each with the items of the records that use it."""
        users: dict[str, dict[str, str]] = defaultdict(dict)
        for member in cluster.members:
            if member.record_id in self._owners:
                users[plain(member.text)].setdefault(member.record_id, member.item)
        return sorted(users.items(), key=lambda entry: (-len(entry[1]), entry[0]))

    @cached_property
    def _full_names(self) -> Mapping[str, str]:
        return {one.record_id: plain(office_or_file(one)) for one in self._columns}

    def _wordings(self, cluster: Cluster) -> dict[str, Any]:
        """The wordings that a page shows, each with the offices that use it."""
        ordered = self._users(cluster)
        most = _MOST_NAMES if are_paged(self._columns) else len(self._columns)
        return {
            "wordings": [
                {
                    "text": text,
                    "count": len(places),
                    "offices": [
                        (
                            self._short_names[one],
                            self._homes.href(one, item_anchor(one, path)),
                        )
                        for one, path in list(places.items())[:most]
                    ],
                }
                for text, places in ordered[:_MOST_WORDINGS]
            ],
            "more_wordings": max(0, len(ordered) - _MOST_WORDINGS),
        }

    def _head(self) -> dict[str, Any]:
        return {
            "component": self.component,
            "label": self.label,
            "cases": case_views([row.view for row in self.rows], self._lang),
            "is_numbered": self.is_numbered,
        }


def _name_parts(rows: Sequence[dict[str, Any]]) -> None:
    """Say which paper a row is of, where one line stands in several: "KTP" of "KTP dan KK"."""
    lines = Counter(row["text"] for row in rows)
    for row in rows:
        if lines[row["text"]] > 1 and row["paper"]:
            row["facts"].insert(0, {"text": row["paper"], "count": 0})
