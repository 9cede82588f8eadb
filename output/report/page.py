"""The report's page: what the template shows, made of plain values.

Everything that comes from a document goes through `shown`, and is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.messages import label
from output.command.sentences import spoken
from output.report.findings import finding_views
from output.report.input import INDEX, ReportInput
from output.report.overview import overview
from output.report.record import record_view
from output.report.said import misfit_lines, status_counts
from output.report.service import service_view
from output.report.settings import settings_view
from output.report.understood import understood
from output.report.words import SEVERITIES, labels, shown
from output.templating import asset, policy, render


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
    style, script = f"{asset('base.css')}\n{asset('report.css')}", asset("report.js")
    return render(
        "report.html",
        lang=report.lang,
        t=labels(report.lang),
        style=style,
        script=script,
        policy=policy(style, script, bool(report.album.pictures)),
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
    standing = [one for one in findings if not one["is_settled"]]
    by_record: dict[str, list[dict[str, Any]]] = {record_id: [] for record_id in homes}
    for one in standing:
        by_record.setdefault(one["record_id"], []).append(one)
    services = _services(report, by_record)
    records = []
    for record in report.records():
        own = record_view(record, by_record[record.record_id], report.lang, report.album)
        home = homes[record.record_id]
        own |= {"service_id": home, "href": _href(report, home, f"r-{record.record_id}")}
        records.append(own)
    return {
        **overview(report, services, standing, by_record),
        "statuses": status_counts(findings, report.lang),
        "misfits": misfit_lines(report.comparison.misfits, report.lang),
        "understood": understood(report.records(), records, report.lang),
        "settings": settings_view(report.choices, report.lang),
        "services": services,
        "findings": findings,
        "offices": sorted({view["office"] for view in findings}),
        "service_names": sorted({view["service"] for view in findings}),
        "records": records,
        "quarantine": [
            {
                "path": shown(str(entry.get("path", ""))),
                "error": shown(str(entry.get("error", ""))),
                "message": shown(spoken(str(entry.get("message", "")), report.lang)),
            }
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
        parts = [part for split in view["split"] for part in split["parts"]]
        named = [office for name in view["names"] for office in name["offices"]]
        for place in (*view["columns"], *parts, *named):
            place["href"] = _href(report, view["id"], f"r-{place['record_id']}")
        views.append(view)
    return views


def _href(report: ReportInput, service_id: str, name: str) -> str:
    """Where something of a service stands: here, or on the page of its service."""
    return f"{service_id}.html#{name}" if report.is_split else f"#{name}"
