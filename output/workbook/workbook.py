"""`report.xlsx`: the report as tables to sort and filter. Text stays text, even "=1+1"."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.messages import label
from corpus.offices import office_or_file
from corpus.rules.absence import is_unread
from corpus.schema import DELIVERY, ServiceStandard
from corpus.whole_file import write_whole
from output.corrections_sheet import SHEET, add_corrections_sheet
from output.report.input import ReportInput
from output.report.matrix import Surroundings
from output.report.understood import mark_view, percent
from output.report.words import labels
from output.workbook.book import Book, formats_of, height_of, links, put, sheet_name, table
from output.workbook.service_sheet import offers, write_service

# Fixed, so that the same run gives the same bytes.
CREATED = datetime(2024, 1, 1)
_FINDING_COLUMNS = (
    ("severity", 12),
    ("rule", 22),
    ("office", 34),
    ("service", 22),
    ("component", 20),
    ("message", 52),
    ("evidence", 44),
    ("page", 9),
    ("remedy", 38),
    ("why", 44),
    ("document", 20),
    ("sure", 10),
    ("status", 14),
    ("note", 24),
    ("by", 16),
    ("when", 12),
    ("key", 15),
    ("group_id", 20),
    ("picture", 10),
)
_WORDING_COLUMNS = (
    ("service", 24),
    ("component", 22),
    ("group_id", 20),
    ("item", 44),
    ("wording", 56),
    ("offices", 10),
    ("office", 60),
)
_UNIT_COLUMNS = (
    ("office", 40),
    ("service", 28),
    ("region", 24),
    ("code", 10),
    ("address", 34),
    ("phone", 16),
    ("email", 22),
    ("website", 30),
    ("decree", 24),
)
_COUNT_COLUMNS = (
    ("fields_to_look_at", 9),
    ("count_e", 9),
    ("count_w", 9),
    ("count_i", 9),
    ("document", 26),
    ("record_id", 20),
    ("picture", 10),
)
_VALUE_COLUMNS = (("service", 26), ("office", 44), ("time", 36), ("fee", 44), ("complaint", 60))


def write_workbook(report: ReportInput, view: dict[str, Any], file: Path) -> None:
    """Write the workbook: overview, findings, a sheet a service, records, corrections,
    quarantine."""
    import xlsxwriter

    buffer = io.BytesIO()
    # Of a large report each row goes to disk when the next one is begun.
    options = {
        "in_memory": not report.is_split,
        "constant_memory": report.is_split,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties({"title": labels(report.lang)["title"], "created": CREATED})
    book = Book(workbook, formats_of(workbook), labels(report.lang), report.lang)
    _write_overview(book, view)
    _write_findings(book, view)
    taken = {name.casefold() for name in _fixed_names(book.t)}
    around = Surroundings(view["by_record"], view["homes"], report.lang)
    wordings: list[Sequence[object]] = []
    values: list[Sequence[object]] = []
    for service in report.comparison.services:
        wordings += write_service(book, service, around, taken)
        values += offers(service, around)
    _write_table(book, "wordings", _WORDING_COLUMNS, wordings)
    _write_table(book, "value_table", _VALUE_COLUMNS, values)
    _write_records(book, report.whole_records(), [one["href"] for one in view["records"]])
    _write_marks(book, report.records())
    # Of a large report only what somebody has reason to look at: each record has a hundred rows.
    add_corrections_sheet(
        workbook, report.whole_records(), only=_looked_at(report, view) if report.is_split else None
    )
    _write_quarantine(book, view)
    workbook.close()
    write_whole(file, buffer.getvalue())


def _looked_at(report: ReportInput, view: dict[str, Any]) -> set[str]:
    """The records that have findings or fields to look at."""
    marked = {record.record_id for record in report.records() if record.needs_review}
    return marked | {one["record_id"] for one in view["findings"]}


def _fixed_names(t: Mapping[str, str]) -> tuple[str, ...]:
    names = (
        "overview", "findings", "wordings", "value_table", "records", "to_look_at", "quarantine"
    )  # fmt: skip
    return (*(sheet_name(t[name]) for name in names), SHEET)


def _write_table(
    book: Book, name: str, columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[object]]
) -> None:
    """A sheet with one table, named and headed in the report's language."""
    sheet = book.workbook.add_worksheet(sheet_name(book.t[name]))
    table(book, sheet, 0, [(book.t[head], width) for head, width in columns], rows)


def _write_overview(book: Book, view: dict[str, Any]) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(sheet_name(t["overview"]))
    put(sheet, 0, 0, t["title"], book.formats["title"])
    counts = view["counts"]
    rows: list[Sequence[object]] = [
        (t["records"], counts["records"]),
        (t["offices"], counts["offices"]),
        (t["services"], counts["services"]),
        (t["count_e"], counts["error"]),
        (t["count_w"], counts["warning"]),
        (t["count_i"], counts["info"]),
        (t["quarantine"], counts["quarantine"]),
    ]
    rows += [
        (f"{t['completeness']}: {row['label']}", f"{row['count']} {t['of']} {row['total']}")
        for row in view["completeness"]
    ]
    rows += [(f"{t['rule']}: {row['title']}", row["count"]) for row in view["rules"]]
    table(book, sheet, 2, ((t["measure"], 74), (t["value"], 20)), rows)
    sheet.set_row(len(rows) + 4, height_of([t["caution"]], [74]))
    put(sheet, len(rows) + 4, 0, t["caution"], book.formats["text"])


def _write_findings(book: Book, view: dict[str, Any]) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(sheet_name(t["findings"]))
    columns = [(t[name], width) for name, width in _FINDING_COLUMNS]
    addresses = links(book, (one["href"] for one in view["findings"]))
    rows = [
        (
            one["severity_label"],
            one["title"],
            one["office"],
            one["service"],
            one["component_label"],
            one["message"],
            " | ".join(entry["quote"] for entry in one["evidence"]),
            one["evidence"][0]["page"] or one["evidence"][0]["line"] or ""
            if one["evidence"]
            else "",
            one["remedy"],
            one["reason"],
            one["path"],
            "" if one["sureness"] is None else one["sureness"],
            one["status_label"],
            one["note"],
            one["by"],
            one["when"],
            one["key"],
            one["cluster_id"],
            link,
        )
        for one, link in zip(view["findings"], addresses, strict=True)
    ]
    table(book, sheet, 0, columns, rows)
    for severity in ("error", "warning", "info"):
        sheet.conditional_format(
            1,
            0,
            max(len(rows), 1),
            0,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{label("severities", severity, book.lang)}"',
                "format": book.formats[severity],
            },
        )


def _write_marks(book: Book, records: Sequence[ServiceStandard]) -> None:
    """The fields that a person should look at; without any the sheet has its heads only."""
    columns = (
        ("office", 40),
        ("service", 28),
        ("document", 26),
        ("record_id", 20),
        ("path", 30),
        ("reason", 70),
    )
    rows = [
        (
            office_or_file(record),
            record.service.label or record.service.title,
            record.source.path,
            record.record_id,
            *mark_view(mark, book.lang).values(),
        )
        for record in records
        for mark in record.needs_review
    ]
    _write_table(book, "to_look_at", columns, rows)


def _write_records(
    book: Book, records: Iterable[ServiceStandard], addresses: Sequence[str]
) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(sheet_name(t["records"]))
    columns: list[tuple[str, float]] = [(t[name], width) for name, width in _UNIT_COLUMNS]
    columns += [(label("components", name, book.lang), 60.0) for name in DELIVERY]
    columns += [(f"{t['understood']} (%)", 9.0)]
    columns += [(t[name], width) for name, width in _COUNT_COLUMNS]
    cells = zip(records, links(book, addresses), strict=True)
    table(book, sheet, 0, columns, ([*_record_row(record), link] for record, link in cells))


def _record_row(record: ServiceStandard) -> list[object]:
    unit, region = record.unit, record.unit.region
    counts = Counter(finding.severity for finding in record.findings)
    return [
        office_or_file(record),
        record.service.label or record.service.title,
        region.name if region else None,
        region.code if region else None,
        unit.address,
        ", ".join(unit.phones),
        unit.email,
        unit.website,
        record.decree.raw if record.decree else None,
        *(_component_text(record, name) for name in DELIVERY),
        percent(record.reading.recognized_share),
        len(record.needs_review),
        counts["error"],
        counts["warning"],
        counts["info"],
        record.source.path,
        record.record_id,
    ]


def _component_text(record: ServiceStandard, name: str) -> str:
    part = getattr(record, name)
    if is_unread(record, name):
        return "?"
    if part is None:
        return ""
    if hasattr(part, "text"):
        return " ".join(str(part.text).split())
    return "; ".join(
        f"{number}. {item.text}" for number, item in enumerate(part.items, 1) if item.text
    )


def _write_quarantine(book: Book, view: dict[str, Any]) -> None:
    rows = [(one["path"], one["error"], one["message"]) for one in view["quarantine"]]
    columns = (("document", 50), ("reason", 24), ("advice", 90))
    _write_table(book, "quarantine", columns, rows)
