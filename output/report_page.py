"""The report's page: what the template shows, made of plain values.

Everything that comes from a document goes through `shown`, and is escaped by the template.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from corpus.comparison import Comparison
from corpus.messages import label, rule_text
from corpus.offices import office_key, office_name
from corpus.rules_content import is_empty
from corpus.schema import DELIVERY, ServiceStandard
from output.evidence import Album
from output.report_findings import finding_views
from output.report_record import record_view
from output.report_service import service_view
from output.report_words import SEVERITIES, labels, shown
from output.templating import render

INDEX = "index.html"
MOST_RECORDS = 1000  # on one page: 12 MB, open in a second


@dataclass(frozen=True, slots=True)
class ReportInput:
    """What a report is made of."""

    comparison: Comparison
    quarantine: tuple[dict[str, Any], ...]
    lang: str
    album: Album = field(default_factory=Album)

    @property
    def is_split(self) -> bool:
        """Whether each service has a page of its own."""
        return len(self.records()) > MOST_RECORDS

    def records(self) -> list[ServiceStandard]:
        """The records, service by service."""
        return [record for service in self.comparison.services for record in service.records]

    def office_names(self) -> dict[str, str]:
        """The offices by key, in the order of their names."""
        found: dict[str, str] = {}
        for record in sorted(self.records(), key=lambda one: office_name(one).casefold()):
            found.setdefault(office_key(record), office_name(record))
        return found


def render_pages(report: ReportInput, view: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The report's pages by name: `index.html`, and one for each service of a large report.

    Nothing is asked of the network, and nothing runs but the pages' own script. `view` is what
    `page_view` made of the report.
    """
    whole = {name: view[name] for name in ("services", "findings", "records")}
    if not report.is_split:
        yield INDEX, _rendered(report, view, {**whole, "is_index": True, "is_split": False})
        return
    index = {"services": [], "findings": [], "records": [], "is_index": True, "is_split": True}
    yield INDEX, _rendered(report, view, index)
    for service in view["services"]:
        part = {
            "services": [service],
            "findings": [one for one in view["findings"] if one["service_id"] == service["id"]],
            "records": [one for one in view["records"] if one["service_id"] == service["id"]],
        }
        page = _rendered(report, view, {**part, "is_index": False, "is_split": True})
        yield f"{service['id']}.html", page


def _rendered(report: ReportInput, view: dict[str, Any], page: dict[str, Any]) -> str:
    style, script = _asset("report.css"), _asset("report.js")
    return render(
        "report.html",
        lang=report.lang,
        t=labels(report.lang),
        style=style,
        script=script,
        policy=_policy(style, script, bool(report.album.pictures)),
        severities=[(name, label("severities", name, report.lang)) for name in SEVERITIES],
        view=view,
        page=page,
    )


def page_view(report: ReportInput) -> dict[str, Any]:
    """All values of the pages."""
    homes = {
        record.record_id: f"layanan-{number}"
        for number, service in enumerate(report.comparison.services, 1)
        for record in service.records
    }
    findings = finding_views(report.comparison, report.lang, report.album, report.is_split)
    by_record: dict[str, list[dict[str, Any]]] = {record_id: [] for record_id in homes}
    for one in findings:
        by_record.setdefault(one["record_id"], []).append(one)
    records = []
    for record in report.records():
        own = record_view(record, by_record[record.record_id], report.lang, report.album)
        home = homes[record.record_id]
        own |= {"service_id": home, "href": _href(report, home, f"r-{record.record_id}")}
        records.append(own)
    return {
        "counts": _counts(report, findings),
        "completeness": _completeness(report),
        "rules": _rules(findings, report.lang),
        "heat": _heat(report, by_record),
        "services": _services(report, by_record),
        "findings": findings,
        "offices": sorted({view["office"] for view in findings}),
        "service_names": sorted({view["service"] for view in findings}),
        "records": records,
        "quarantine": [
            {name: shown(str(entry.get(name, ""))) for name in ("path", "error", "message")}
            for entry in report.quarantine
        ],
    }


def _services(
    report: ReportInput, by_record: dict[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    views = []
    for number, service in enumerate(report.comparison.services, 1):
        view = service_view(number, service, by_record, report.lang)
        view["href"] = _href(report, view["id"], view["id"])
        view["file"] = f"{view['id']}.html" if report.is_split else ""
        for column in view["columns"]:
            column["href"] = _href(report, view["id"], f"r-{column['record_id']}")
        views.append(view)
    return views


def _href(report: ReportInput, service_id: str, name: str) -> str:
    """Where something of a service stands: here, or on the page of its service."""
    return f"{service_id}.html#{name}" if report.is_split else f"#{name}"


def _asset(name: str) -> str:
    return files("output").joinpath("templates", name).read_text("utf-8").strip()


def _policy(style: str, script: str, has_pictures: bool) -> str:
    """Only this style and this script, told by their hashes; pictures only from beside the page.

    To a page that is opened as a file, "self" is nothing in some browsers; hence "file:".
    """

    def digest(text: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    pictures = " img-src 'self' file:;" if has_pictures else ""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}';"
        f"{pictures} base-uri 'none'; form-action 'none'"
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
                    "file": f"layanan-{number + 1}.html" if report.is_split else "",
                }
            )
        rows.append({"office": shown(name), "cells": cells})
    return {"services": [shown(service.label) for service in services], "rows": rows}
