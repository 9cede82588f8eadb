"""The overview: counts, completeness, times and fees of all services, offices against services."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
from output.report.words import SEVERITIES, shown


def overview(
    report: ReportInput,
    services: Sequence[Mapping[str, Any]],
    findings: Sequence[Mapping[str, Any]],
    around: Surroundings,
) -> dict[str, Any]:
    """The values of the overview; `services` and `findings` as the pages show them."""
    by_record = around.by_record
    current = [(services[place], report.outlines[place].current) for place in _order(report)]
    return {
        "counts": _counts(report, findings),
        "completeness": _completeness(report),
        "rules": _rules(findings, report.lang),
        "times": time_spread(current, by_record, report.lang),
        "fees": fee_spread(current, by_record, report.lang),
        "maps": overview_maps(report.records(), by_record, report.lang),
        "heat": _heat(report, around),
    }


def _order(report: ReportInput) -> list[int]:
    """The services as lists name them, by place: those without a name last."""
    labels = [one.label for one in report.outlines]
    return sorted(range(len(labels)), key=lambda place: labels[place] == UNKNOWN_SERVICE)


def _counts(report: ReportInput, findings: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    severities = Counter(view["severity"] for view in findings)
    return {
        "records": len(report.records()),
        "offices": len(report.office_names()),
        "services": len(report.comparison.services),
        "quarantine": len(report.quarantine),
        **{name: severities[name] for name in SEVERITIES},
    }


def _completeness(report: ReportInput) -> list[dict[str, Any]]:
    rows = []
    for name in DELIVERY:
        judged = [
            r for r in report.records() if name not in r.not_assessable and not is_unread(r, name)
        ]
        have = [r for r in judged if (part := getattr(r, name)) is not None and not is_empty(part)]
        rows.append(
            {
                "label": label("components", name, report.lang),
                "count": len(have),
                "total": len(judged),
                "percent": round(100 * len(have) / len(judged), 1) if judged else 0.0,
            }
        )
    return rows


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


def _heat(report: ReportInput, around: Surroundings) -> dict[str, Any]:
    """Offices against services, in a large report provinces: how many errors and warnings, and
    the gravest."""
    services = [report.outlines[place] for place in _order(report)]
    owned: dict[tuple[str, int], list[ServiceStandard]] = defaultdict(list)
    members: dict[str, list[ServiceStandard]] = defaultdict(list)
    for number, service in enumerate(services):
        for record in service.records:
            key = province_of(record) if report.is_split else office_key(record)
            owned[key, number].append(record)
            members[key].append(record)
    rows = []
    for key, own in members.items():
        cells = [
            _heat_cell(owned.get((key, number), ()), around) | {"service": shown(service.label)}
            for number, service in enumerate(services)
        ]
        rows.append({**_heat_row(report, key, own), "cells": cells})
    rows.sort(key=lambda row: (not row["name"], row["name"].casefold()))
    return {
        "services": [shown(service.label) for service in services],
        "is_summed": report.is_split,
        "rows": rows,
    }


def _heat_row(report: ReportInput, key: str, own: Sequence[ServiceStandard]) -> dict[str, Any]:
    if report.is_split:
        return {"name": key, "offices": len({office_key(one) for one in own}), "letter": ""}
    first = own[0]
    name = shown(office_or_file(first))
    # "letter": its address, where the office gets one
    return {"name": name, "record_id": first.record_id, "letter": ""}


def _heat_cell(own: Sequence[ServiceStandard], around: Surroundings) -> dict[str, Any]:
    counts = Counter(
        view["severity"] for record in own for view in around.by_record[record.record_id]
    )
    worst = next((severity for severity in SEVERITIES if counts[severity]), "clean")
    return {"state": worst if own else "none", "count": counts["error"] + counts["warning"]}
