"""The report's page: what the template shows, made of plain values.

Everything that comes from a document goes through `shown`, and is escaped by the template.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from corpus.comparison import Comparison
from corpus.messages import label, rule_text
from corpus.offices import office_key, office_name
from corpus.rules_content import is_empty
from corpus.schema import DELIVERY, Finding, ServiceStandard
from output.report_service import service_view
from output.report_words import SEVERITIES, labels, shown
from output.templating import render


@dataclass(frozen=True, slots=True)
class ReportInput:
    """What a report is made of."""

    comparison: Comparison
    quarantine: tuple[dict[str, Any], ...]
    lang: str

    def records(self) -> list[ServiceStandard]:
        """The records, service by service."""
        return [record for service in self.comparison.services for record in service.records]

    def office_names(self) -> dict[str, str]:
        """The offices by key, in the order of their names."""
        found: dict[str, str] = {}
        for record in sorted(self.records(), key=lambda one: office_name(one).casefold()):
            found.setdefault(office_key(record), office_name(record))
        return found


def render_page(report: ReportInput, view: dict[str, Any]) -> str:
    """`index.html`: one file, no request leaves it, nothing in it runs but its own script.

    `view` is what `page_view` made of the report.
    """
    style, script = _asset("report.css"), _asset("report.js")
    return render(
        "report.html",
        lang=report.lang,
        t=labels(report.lang),
        style=style,
        script=script,
        policy=_policy(style, script),
        severities=[(name, label("severities", name, report.lang)) for name in SEVERITIES],
        view=view,
    )


def page_view(report: ReportInput) -> dict[str, Any]:
    """All values of the page."""
    records = {record.record_id: record for record in report.records()}
    findings = [
        _finding_view(number, finding, records, report.lang)
        for number, finding in enumerate(sorted(report.comparison.findings, key=_urgency), 1)
    ]
    by_record: dict[str, list[dict[str, Any]]] = {record_id: [] for record_id in records}
    for view in findings:
        by_record[view["record_id"]].append(view)
    return {
        "counts": _counts(report, findings),
        "completeness": _completeness(report),
        "rules": _rules(findings, report.lang),
        "heat": _heat(report, by_record),
        "services": [
            service_view(number, service, by_record, report.lang)
            for number, service in enumerate(report.comparison.services, 1)
        ],
        "findings": findings,
        "offices": sorted({view["office"] for view in findings}),
        "service_names": sorted({view["service"] for view in findings}),
        "records": [_record_view(record, by_record) for record in records.values()],
        "quarantine": [
            {name: shown(str(entry.get(name, ""))) for name in ("path", "error", "message")}
            for entry in report.quarantine
        ],
    }


def _asset(name: str) -> str:
    return files("output").joinpath("templates", name).read_text("utf-8").strip()


def _policy(style: str, script: str) -> str:
    """Only this style and this script, told by their hashes; nothing is fetched."""

    def digest(text: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _counts(report: ReportInput, findings: list[dict[str, Any]]) -> dict[str, int]:
    severities = Counter(view["severity"] for view in findings)
    return {
        "records": len(report.records()),
        "offices": len(report.office_names()),
        "services": len(report.comparison.services),
        "quarantine": len(report.quarantine),
        **{name: severities[name] for name in SEVERITIES},
    }


def _urgency(finding: Finding) -> tuple[int, str, str]:
    """The gravest first, then by service and office."""
    office = (finding.office or "").casefold()
    return (SEVERITIES.index(finding.severity), finding.service or "", office)


def _finding_view(
    number: int, finding: Finding, records: dict[str, ServiceStandard], lang: str
) -> dict[str, Any]:
    record = records.get(finding.record_id or "")
    return {
        "number": number,
        "record_id": finding.record_id or "",
        "rule": finding.rule,
        "title": rule_text(finding.rule, "title", lang),
        "severity": finding.severity,
        "severity_label": label("severities", finding.severity, lang),
        "office": shown(finding.office),
        "office_key": _slug(office_key(record)) if record else "",
        "service": shown(finding.service) or labels(lang)["not_judged"],
        "component": finding.component,
        "component_label": label("components", finding.component or "", lang),
        "message": shown(finding.message),
        "reason": rule_text(finding.rule, "reason", lang),
        "remedy": shown(
            rule_text(finding.rule, "remedy", lang).replace(
                "{component}", label("components", finding.component or "", lang)
            )
        ),
        "path": shown(record.source.path) if record else "",
        "evidence": [
            {
                "quote": shown(one.quote),
                "page": one.page,
                "line": one.line,
                "bbox": ", ".join(f"{side:g}" for side in one.bbox) if one.bbox else "",
                "office": shown(office_name(records[one.record_id]))
                if one.record_id in records and one.record_id != finding.record_id
                else "",
            }
            for one in finding.evidence
        ],
        "cluster_id": str(finding.parameters.get("cluster_id", "")),
    }


def _completeness(report: ReportInput) -> list[dict[str, Any]]:
    rows = []
    for name in DELIVERY:
        judged = [r for r in report.records() if name not in r.not_assessable]
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


def _rules(findings: list[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
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


def _heat(report: ReportInput, by_record: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Offices against services: how many errors and warnings, and the gravest."""
    services = report.comparison.services
    owned: dict[tuple[str, int], list[ServiceStandard]] = {}
    for number, service in enumerate(services):
        for record in service.records:
            owned.setdefault((office_key(record), number), []).append(record)
    rows = []
    for key, name in report.office_names().items():
        cells = []
        for number, service in enumerate(services):
            own = owned.get((key, number), [])
            found = [view for record in own for view in by_record[record.record_id]]
            counts = Counter(view["severity"] for view in found)
            worst = next((severity for severity in SEVERITIES if counts[severity]), "clean")
            cells.append(
                {
                    "state": worst if own else "none",
                    "count": counts["error"] + counts["warning"],
                    "service": shown(service.label),
                }
            )
        rows.append({"office": shown(name), "cells": cells})
    return {"services": [shown(service.label) for service in services], "rows": rows}


def _record_view(
    record: ServiceStandard, by_record: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    counts = Counter(view["severity"] for view in by_record[record.record_id])
    return {
        "id": record.record_id,
        "office": shown(office_name(record)),
        "service": shown(record.service.label or record.service.title),
        "path": shown(record.source.path),
        "also": [shown(path) for path in record.source.also],
        "pages": record.source.pages,
        "layout": record.source.layout,
        "decree": shown(record.decree.raw) if record.decree else "",
        "counts": {name: counts[name] for name in SEVERITIES},
    }


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
