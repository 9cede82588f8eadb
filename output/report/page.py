"""The report's page: what the template shows, made of plain values.

Everything that comes from a document goes through `shown`, and is escaped by the template.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from corpus.grouping.comparison import ServiceComparison
from corpus.messages import label
from output.command.sentences import spoken
from output.report.columns import province_of
from output.report.findings import finding_views
from output.report.homes import Homes
from output.report.input import INDEX, ReportInput
from output.report.matrix import Surroundings
from output.report.overview import overview
from output.report.packed import packed
from output.report.record import record_view
from output.report.said import misfit_lines, status_counts
from output.report.service import service_views
from output.report.settings import settings_view
from output.report.understood import understood
from output.report.words import SEVERITIES, labels, shown
from output.templating import asset, policy, render

ByRecord = dict[str, list[dict[str, Any]]]
# What the pages that list all services and all records say of each.
_OF_A_SERVICE = ("id", "label", "offices", "records", "counts", "href")
_OF_A_RECORD = (
    "id", "letter", "office", "service", "path", "also", "pages", "decree", "counts", "page_id",
    "href", "province",
)  # fmt: skip
Views = list[dict[str, Any]]


def render_pages(report: ReportInput, view: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The report's pages by name: `index.html`, and those of each service of a large report.

    Nothing is asked of the network, and nothing runs but the pages' own script. `view` is what
    `page_view` made of the report.
    """
    if not report.is_split:
        shown = (view["service_pages"], view["findings"], view["records"])
        yield INDEX, _rendered(report, view, shown, is_index=True)
        return
    yield INDEX, _rendered(report, view, ([], [], []), is_index=True)
    letters = {one["id"]: one["letter"] for one in view["records"]}
    found: dict[str, Views] = defaultdict(list)
    for one in view["findings"]:
        found[one["page_id"]].append(one)
    around = _around(report, view)
    for number, service in enumerate(report.comparison.services, 1):
        records: dict[str, Views] = defaultdict(list)
        for one in _records(report, service, around):
            records[one["page_id"]].append({**one, "letter": letters[one["id"]]})
        for page in service_views(number, service, around):
            name = page["id"]
            yield f"{name}.html", _rendered(report, view, ([page], found[name], records[name]))


def _around(report: ReportInput, view: dict[str, Any]) -> Surroundings:
    return Surroundings(view["by_record"], view["homes"], report.lang)


def _rendered(
    report: ReportInput,
    view: dict[str, Any],
    page: tuple[Views, Views, Views],
    *,
    is_index: bool = False,
) -> str:
    """A page that shows these services, findings and records."""
    style, script = f"{asset('base.css')}\n{asset('report.css')}", asset("report.js")
    services, findings, records = page
    return render(
        "report.html",
        lang=report.lang,
        t=labels(report.lang),
        style=style,
        script=script,
        policy=policy(style, script, bool(report.album.pictures)),
        severities=[(name, label("severities", name, report.lang)) for name in SEVERITIES],
        view=view,
        page={
            "services": services,
            "findings": findings,
            "records": records,
            "is_index": is_index,
            "is_split": report.is_split,
            "packed": packed(view) if is_index and report.is_split else "",
        },
    )


def page_view(report: ReportInput) -> dict[str, Any]:
    """All values of the pages."""
    homes = Homes(report)
    findings = finding_views(report, homes)
    standing = [one for one in findings if not one["is_settled"]]
    by_record: dict[str, list[dict[str, Any]]] = {one.record_id: [] for one in report.records()}
    for one in standing:
        by_record.setdefault(one["record_id"], []).append(one)
    around = Surroundings(by_record, homes, report.lang)
    pages: Views = []
    records: Views = []
    for number, service in enumerate(report.outlines, 1):
        own_pages, own = service_views(number, service, around), _records(report, service, around)
        if report.is_split:
            own_pages = [{name: own_pages[0][name] for name in _OF_A_SERVICE}]
            own = [{name: one[name] for name in _OF_A_RECORD} for one in own]
        pages += own_pages
        records += own
    services = [one for one in pages if not one.get("span")]
    return {
        **overview(report, services, standing, around),
        "statuses": status_counts(findings, report.lang),
        "misfits": misfit_lines(report.comparison.misfits, report.lang),
        "understood": understood(report.records(), records, report.lang),
        "settings": settings_view(report.choices, report.lang),
        "services": services,
        "service_pages": pages,
        "homes": homes,
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


def _records(report: ReportInput, service: ServiceComparison, around: Surroundings) -> Views:
    """The records of a service as the pages show them."""
    records = []
    for record in service.records:
        own = record_view(record, around.by_record[record.record_id], report.lang, report.album)
        page = around.homes.page(record.record_id)
        href = around.homes.href(record.record_id, f"r-{record.record_id}")
        records.append({**own, "page_id": page, "href": href, "province": province_of(record)})
    return records
