"""The report's page: what the template shows, made of plain values.

Everything that comes from a document goes through `shown`, and is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.grouping.comparison import ServiceComparison
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

ByRecord = dict[str, list[dict[str, Any]]]
# What the pages that list all services and all records say of each.
_OF_A_SERVICE = ("id", "label", "offices", "records", "counts", "href", "file")
_OF_A_RECORD = (
    "id", "letter", "office", "service", "path", "also", "pages", "decree", "counts", "service_id",
    "href",
)  # fmt: skip


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
    letters = {one["id"]: one["letter"] for one in view["records"]}
    for number, service in enumerate(report.comparison.services, 1):
        shown, records = _part(report, number, service, view["by_record"])
        part = {
            "services": [shown],
            "findings": [one for one in view["findings"] if one["service_id"] == shown["id"]],
            "records": [{**one, "letter": letters[one["id"]]} for one in records],
        }
        page = _rendered(report, view, {**part, "is_index": False, "is_split": True})
        yield f"{shown['id']}.html", page


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
    findings = finding_views(report)
    standing = [one for one in findings if not one["is_settled"]]
    by_record: dict[str, list[dict[str, Any]]] = {one.record_id: [] for one in report.records()}
    for one in standing:
        by_record.setdefault(one["record_id"], []).append(one)
    services: list[dict[str, Any]] = []
    records: list[dict[str, Any]] = []
    for number, service in enumerate(report.outlines, 1):
        shown_service, own = _part(report, number, service, by_record)
        if report.is_split:
            shown_service = {name: shown_service[name] for name in _OF_A_SERVICE}
            own = [{name: one[name] for name in _OF_A_RECORD} for one in own]
        services.append(shown_service)
        records += own
    return {
        **overview(report, services, standing, by_record),
        "statuses": status_counts(findings, report.lang),
        "misfits": misfit_lines(report.comparison.misfits, report.lang),
        "understood": understood(report.records(), records, report.lang),
        "settings": settings_view(report.choices, report.lang),
        "services": services,
        "by_record": by_record,
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


def whole_services(
    report: ReportInput, view: dict[str, Any]
) -> Iterator[tuple[ServiceComparison, dict[str, Any]]]:
    """Each service with all that is shown of it, one after the other."""
    for number, service in enumerate(report.comparison.services, 1):
        if report.is_split:
            yield service, _service(report, number, service, view["by_record"])
        else:
            yield service, view["services"][number - 1]


def _part(
    report: ReportInput, number: int, service: ServiceComparison, by_record: ByRecord
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A service and its records as the pages show them."""
    shown_service = _service(report, number, service, by_record)
    records = []
    for record in service.records:
        own = record_view(record, by_record[record.record_id], report.lang, report.album)
        home = shown_service["id"]
        own |= {"service_id": home, "href": _href(report, home, f"r-{record.record_id}")}
        records.append(own)
    return shown_service, records


def _service(
    report: ReportInput, number: int, service: ServiceComparison, by_record: ByRecord
) -> dict[str, Any]:
    view = service_view(number, service, by_record, report.lang)
    view["href"] = _href(report, view["id"], view["id"])
    view["file"] = f"{view['id']}.html" if report.is_split else ""
    parts = [part for split in view["split"] for part in split["parts"]]
    named = [office for name in view["names"] for office in name["offices"]]
    for place in (*view["columns"], *parts, *named):
        place["href"] = _href(report, view["id"], f"r-{place['record_id']}")
    return view


def _href(report: ReportInput, service_id: str, name: str) -> str:
    """Where something of a service stands: here, or on the page of its service."""
    return f"{service_id}.html#{name}" if report.is_split else f"#{name}"
