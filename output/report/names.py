"""One service under several names, and one that an office has split in two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from corpus.grouping.comparison import ServiceComparison
from corpus.offices import office_name, office_or_file, short_office_name
from corpus.schema import ServiceStandard
from output.report.words import shown


def names_view(service: ServiceComparison) -> list[dict[str, Any]]:
    """The names of a service with the offices that use each, the commonest first.

    Capitals make no other name; a service with one name has none to tell.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[str, list[ServiceStandard]] = defaultdict(list)
    for record in service.current:
        title = shown(" ".join((record.service.title or "").split()))
        if title:
            spellings[title.casefold()][title] += 1
            holders[title.casefold()].append(record)
    if len(holders) < 2:
        return []
    names = [
        {
            "name": min(spellings[key], key=lambda one: (-spellings[key][one], one)),
            "offices": [_office(record) for record in records],
            "count": len({office_name(record) for record in records}),
        }
        for key, records in holders.items()
    ]
    return sorted(names, key=lambda one: (-len(one["offices"]), one["name"]))


def split_view(service: ServiceComparison) -> list[dict[str, Any]]:
    """The offices that offer this service as several, with the parts."""
    known = {record.record_id: record for record in service.current}
    return [
        {
            "office": shown(office_or_file(known[record_ids[0]])),
            "parts": [
                {
                    "name": shown(known[one].service.title or known[one].service.label),
                    "record_id": one,
                }
                for one in record_ids
            ],
        }
        for record_ids in service.split
    ]


def parts_of(service: ServiceComparison) -> Mapping[str, str]:
    """Record id -> which part of its office's standards it is ("1/2"); whole ones are not in it."""
    return {
        record_id: f"{number}/{len(record_ids)}"
        for record_ids in service.split
        for number, record_id in enumerate(record_ids, 1)
    }


def _office(record: ServiceStandard) -> dict[str, str]:
    return {"short": shown(short_office_name(record)), "record_id": record.record_id}
