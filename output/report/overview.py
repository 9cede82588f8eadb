"""The overview: counts, completeness, times and fees of all services, offices against services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.comparison.compare import UNKNOWN_SERVICE
from corpus.messages import label, rule_text
from corpus.offices import office_key, office_or_file
from corpus.record.contents import is_empty
from corpus.rules.absence import is_unread
from corpus.schema import DELIVERY, ServiceStandard
from output.map.measures import overview_maps
from output.report.columns import province_of
from output.report.input import ReportInput
from output.report.matrix import Surroundings
from output.report.scales.spread import fee_spread, time_spread
from output.report.words import SEVERITIES, service_words, shown

_SEVERAL = 2  # services without a name, from which on they are one line
_Line = tuple[Mapping[str, Any], Sequence[int]]  # what is said of it, and its services by place


def overview(
    report: ReportInput,
    services: Sequence[Mapping[str, Any]],
    findings: Sequence[Mapping[str, Any]],
    around: Surroundings,
) -> dict[str, Any]:
    """The values of the overview; `services` and `findings` as the pages show them."""
    by_record = around.by_record
    lines = _lines(report, services)

    def current() -> Iterator[tuple[Mapping[str, Any], Sequence[ServiceStandard]]]:
        for view, places in lines:
            yield view, [one for place in places for one in report.outlines[place].current]

    return {
        "counts": _counts(report, findings),
        "completeness": _completeness(report),
        "rules": _rules(findings, report.lang),
        "times": time_spread(current(), by_record, report.lang),
        "fees": fee_spread(current(), by_record, report.lang),
        "maps": overview_maps(report.records(), by_record, report.lang),
        "heat": _heat(report, lines, around),
        "lines": [view for view, _ in lines],
    }


def _lines(report: ReportInput, services: Sequence[Mapping[str, Any]]) -> list[_Line]:
    """The services as the overview names them, each with its places among all; those without a
    name, of which each office has its own, are one line at the end."""
    names = [one.label for one in report.outlines]
    nameless = [place for place, name in enumerate(names) if name == UNKNOWN_SERVICE]
    lines: list[_Line] = [
        (view, [place])
        for place, view in enumerate(services)
        if len(nameless) < _SEVERAL or place not in nameless
    ]
    if len(nameless) < _SEVERAL:
        return sorted(lines, key=lambda line: line[1][0] in nameless)
    own = [services[place] for place in nameless]
    counts = Counter[str]()
    for view in own:
        counts.update(view["counts"])
    summed = {"href": "#layanan", "offices": sum(one["offices"] for one in own), "counts": counts}
    return [*lines, ({"label": service_words(None, report.lang), **summed}, nameless)]


def _counts(report: ReportInput, findings: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    severities = Counter(view["severity"] for view in findings)
    return {
        "records": sum(1 for _ in report.records()),
        "offices": len(report.office_names()),
        "services": len(report.comparison.services),
        "quarantine": len(report.quarantine),
        **{name: severities[name] for name in SEVERITIES},
    }


def _completeness(report: ReportInput) -> list[dict[str, Any]]:
    judged, have = Counter[str](), Counter[str]()
    for record in report.records():
        for name in DELIVERY:
            if name not in record.not_assessable and not is_unread(record, name):
                judged[name] += 1
                part = getattr(record, name)
                have[name] += part is not None and not is_empty(part)
    return [
        {
            "label": label("components", name, report.lang),
            "count": have[name],
            "total": judged[name],
            "percent": round(100 * have[name] / judged[name], 1) if judged[name] else 0.0,
        }
        for name in DELIVERY
    ]


def _rules(findings: Sequence[Mapping[str, Any]], lang: str) -> list[dict[str, Any]]:
    counts = Counter((view["rule"], view["severity"]) for view in findings)
    most = max(counts.values(), default=1)
    rows = [
        {
            "rule": rule,
            "title": rule_text(rule, "title", lang),
            "severity": severity,
            "count": count,
            "percent": round(100 * count / most, 1),
        }
        for (rule, severity), count in counts.items()
    ]
    return sorted(
        rows, key=lambda row: (SEVERITIES.index(row["severity"]), -row["count"], row["rule"])
    )


def _heat(report: ReportInput, lines: Sequence[_Line], around: Surroundings) -> dict[str, Any]:
    """Offices against services, in a large report provinces: how many errors and warnings, and
    the gravest."""
    rows: dict[str, _HeatRow] = {}
    labels = [str(view["label"]) for view, _ in lines]
    each = ((number, place) for number, (_, places) in enumerate(lines) for place in places)
    for number, place in each:
        for record in report.outlines[place].records:
            key = province_of(record) if report.is_split else office_key(record)
            row = rows.setdefault(key, _HeatRow(record.record_id, shown(office_or_file(record))))
            row.offices.add(office_key(record))
            counts = row.counts.setdefault(number, Counter())
            counts.update(view["severity"] for view in around.by_record[record.record_id])
    views = [
        {
            **_heat_row(report, key, row),
            "cells": [
                {**_heat_cell(row.counts.get(number)), "service": name}
                for number, name in enumerate(labels)
            ],
        }
        for key, row in rows.items()
    ]
    views.sort(key=lambda row: (not row["name"], row["name"].casefold()))
    return {"services": labels, "is_summed": report.is_split, "rows": views}


@dataclass(frozen=True, slots=True)
class _HeatRow:
    """A row while it is counted: its first record's id and office, all of its offices, and by the
    number of each service that they have the findings of that."""

    record_id: str
    name: str
    offices: set[str] = field(default_factory=set)
    counts: dict[int, Counter[str]] = field(default_factory=dict)


def _heat_row(report: ReportInput, key: str, row: _HeatRow) -> dict[str, Any]:
    if report.is_split:
        return {"name": key, "offices": len(row.offices), "letter": ""}
    # "letter": its address, where the office gets one
    return {"name": row.name, "record_id": row.record_id, "letter": ""}


def _heat_cell(counts: Counter[str] | None) -> dict[str, Any]:
    if counts is None:
        return {"state": "none", "count": 0}
    worst = next((severity for severity in SEVERITIES if counts[severity]), "clean")
    return {"state": worst, "count": counts["error"] + counts["warning"]}
