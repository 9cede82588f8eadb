"""The report's page: what the template shows, made of plain values.

Everything that comes from a document goes through `shown`, and is escaped by the template.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus.messages import label
from corpus.schema import ServiceStandard
from output.command.sentences import spoken
from output.report.columns import province_of
from output.report.findings import finding_views
from output.report.homes import Homes
from output.report.input import ReportInput
from output.report.matrix import Surroundings
from output.report.overview import overview
from output.report.packed import packed
from output.report.record import record_view
from output.report.said import misfit_lines, status_counts
from output.report.scales.standing import standing_lines
from output.report.service import ServiceTables, service_tables, service_views
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


def render_index(report: ReportInput, view: dict[str, Any]) -> str:
    """The report's first page, of a report that is not split the only one.

    Nothing is asked of the network, and nothing runs but the pages' own script. `view` is what
    `page_view` made of the report.
    """
    if report.is_split:
        return _rendered(report, view, ([], [], []), is_index=True)
    shown = (view["service_pages"], view["findings"], view["records"])
    return _rendered(report, view, shown, is_index=True)


class ServicePages:
    """The pages of the services of a large report, service by service."""

    def __init__(self, report: ReportInput, view: dict[str, Any]) -> None:
        self._report, self._view = report, view
        self._letters = {one["id"]: one["letter"] for one in view["records"]}
        self._found: dict[str, Views] = defaultdict(list)
        for one in view["findings"]:
            self._found[one["page_id"]].append(one)

    def of(self, tables: ServiceTables) -> Iterator[tuple[str, str]]:
        """The pages of one service by name."""
        around = surroundings(self._report, self._view)
        standings = standing_lines(tables.service.current, self._report.lang)
        records: dict[str, list[ServiceStandard]] = defaultdict(list)
        for record in tables.service.records:
            records[around.homes.page(record.record_id)].append(record)
        for page in service_views(tables, around):
            name = page["id"]
            own = _records(self._report, records[name], standings, around)
            letters = [{**one, "letter": self._letters[one["id"]]} for one in own]
            shown = ([page], self._found[name], letters)
            yield f"{name}.html", _rendered(self._report, self._view, shown)


def surroundings(report: ReportInput, view: dict[str, Any]) -> Surroundings:
    """What the tables of a service need beside it."""
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
        own_pages = service_views(service_tables(number, service, around), around)
        standings = {} if report.is_split else standing_lines(service.current, report.lang)
        own = _records(report, service.records, standings, around)
        if report.is_split:
            main = next(own_pages)
            pages.append({name: main[name] for name in _OF_A_SERVICE})
            records += ({name: one[name] for name in _OF_A_RECORD} for one in own)
        else:
            pages += own_pages
            records += own
    services = [one for one in pages if not one.get("span")]
    own_overview = overview(report, services, standing, around)
    nameless = labels(report.lang)["no_service"]
    services.sort(key=lambda one: bool(one["label"] == nameless))
    return {
        **own_overview,
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
        "quarantine": _quarantine_views(report),
    }


def _quarantine_views(report: ReportInput) -> list[dict[str, str]]:
    """What gave no record, with the reason and what to do."""
    return [
        {
            "path": shown(str(entry.get("path", ""))),
            "error": shown(str(entry.get("error", ""))),
            "message": shown(spoken(str(entry.get("message", "")), report.lang)),
        }
        for entry in report.quarantine
    ]


def _records(
    report: ReportInput,
    records: Iterable[ServiceStandard],
    standings: Mapping[str, Sequence[Mapping[str, Any]]],
    around: Surroundings,
) -> Iterator[dict[str, Any]]:
    """Records as the pages show them, one after the other."""
    for record in records:
        own = record_view(record, around.by_record[record.record_id], report.lang, report.album)
        page = around.homes.page(record.record_id)
        href = around.homes.href(record.record_id, f"r-{record.record_id}")
        standing = standings.get(record.record_id, [])
        places = {"page_id": page, "href": href, "province": province_of(record)}
        yield {**own, **places, "standing": standing}
