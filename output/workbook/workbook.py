"""`report.xlsx`: the report as tables to sort and filter. Text stays text, even "=1+1"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.messages import label
from corpus.offices import office_or_file
from corpus.schema import ServiceStandard
from corpus.whole_file import growing
from extractor.own_mark import PROGRAM
from output.corrections_sheet import SHEET, CorrectionsSheet
from output.report.input import ReportInput
from output.report.matrix import Surroundings
from output.report.service import ServiceTables
from output.report.understood import mark_view
from output.report.words import labels
from output.row_height import height_of
from output.workbook.book import (
    Book,
    Table,
    formats_of,
    link_to,
    named,
    put,
    sheet_name,
    unique_name,
)
from output.workbook.record_rows import record_columns, record_row
from output.workbook.service_sheet import offers, wordings, write_service

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
_OF_WHICH = 3  # of these columns say which finding it is
_WORDING_COLUMNS = (
    ("service", 24),
    ("component", 22),
    ("group_id", 20),
    ("item", 44),
    ("wording", 56),
    ("offices", 10),
    ("office", 60),
)
_MARK_COLUMNS = (
    ("office", 40),
    ("service", 28),
    ("document", 26),
    ("record_id", 20),
    ("path", 30),
    ("reason", 70),
)
_QUARANTINE_COLUMNS = (("document", 50), ("reason", 24), ("advice", 90))
_VALUE_COLUMNS = (("service", 26), ("office", 44), ("time", 36), ("fee", 44), ("complaint", 60))


@contextmanager
def workbook_file(report: ReportInput, view: dict[str, Any], file: Path) -> Iterator[Workbook]:
    """The workbook as it grows: overview and findings at once, all else service by service."""
    import xlsxwriter

    # Of a large report each row goes to disk when the next one is begun.
    options = {
        "in_memory": not report.is_split,
        "constant_memory": report.is_split,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with growing(file) as stream:
        workbook = xlsxwriter.Workbook(stream, options)
        workbook.set_properties(
            {"title": labels(report.lang)["title"], "category": PROGRAM, "created": CREATED}
        )
        book = Book(workbook, formats_of(workbook), labels(report.lang), report.lang)
        whole = Workbook(book, report, view)
        yield whole
        whole.end()
        workbook.close()


class Workbook:
    """The sheets of a report in their order; rows of a service go to several of them."""

    def __init__(self, book: Book, report: ReportInput, view: dict[str, Any]) -> None:
        self._book = book
        _write_overview(book, view)
        _write_findings(book, view)
        taken = {name.casefold() for name in _fixed_names(book.t)}
        self._services = [
            book.workbook.add_worksheet(unique_name(service.label, taken))
            for service in report.outlines
        ]
        self._wordings = _table(book, "wordings", named(book, _WORDING_COLUMNS))
        self._values = _table(book, "value_table", named(book, _VALUE_COLUMNS))
        self._records = _table(book, "records", record_columns(book))
        self._links = (one["href"] for one in view["records"])
        self._count = 0
        _write_marks(book, report.records())
        # Of a large report only what somebody has reason to look at: a record has a hundred rows.
        only = _looked_at(report, view) if report.is_split else None
        self._corrections = CorrectionsSheet(book.workbook, only=only)
        rows = [(one["path"], one["error"], one["message"]) for one in view["quarantine"]]
        _table(book, "quarantine", named(book, _QUARANTINE_COLUMNS)).add(rows).end()

    def add(self, tables: ServiceTables, around: Surroundings) -> None:
        """Write a service: its sheet, and its rows of the sheets that hold all services."""
        write_service(self._book, self._services[tables.number - 1], tables)
        self._wordings.add(wordings(tables))
        self._values.add(offers(tables, around))
        for record in tables.service.records:
            link = link_to(self._book, next(self._links), self._count)
            self._records.add([[*record_row(record), link]])
            self._corrections.add(record)
            self._count += 1

    def end(self) -> None:
        """Lay filters over what was written."""
        for sheet in (self._wordings, self._values, self._records, self._corrections):
            sheet.end()


def _table(book: Book, name: str, columns: Sequence[tuple[str, float]]) -> Table:
    """A sheet that is one table."""
    return Table(book, book.workbook.add_worksheet(sheet_name(book.t[name])), columns)


def _looked_at(report: ReportInput, view: dict[str, Any]) -> set[str]:
    """The records that have findings or fields to look at."""
    marked = {record.record_id for record in report.records() if record.needs_review}
    return marked | {one["record_id"] for one in view["findings"]}


def _fixed_names(t: Mapping[str, str]) -> tuple[str, ...]:
    names = (
        "overview", "findings", "wordings", "value_table", "records", "to_look_at", "quarantine"
    )  # fmt: skip
    return (*(sheet_name(t[name]) for name in names), SHEET)


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
    Table(book, sheet, ((t["measure"], 74), (t["value"], 20)), 2).add(rows).end()
    sheet.set_row(len(rows) + 4, height_of([t["caution"]], [74]))
    put(sheet, len(rows) + 4, 0, t["caution"], book.formats["text"])


def _write_findings(book: Book, view: dict[str, Any]) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(sheet_name(t["findings"]))
    rows = (_finding_row(book, *numbered) for numbered in enumerate(view["findings"]))
    Table(book, sheet, named(book, _FINDING_COLUMNS), lead=_OF_WHICH).add(rows).end()
    for severity in ("error", "warning", "info"):
        sheet.conditional_format(
            1,
            0,
            max(len(view["findings"]), 1),
            0,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{label("severities", severity, book.lang)}"',
                "format": book.formats[severity],
            },
        )


def _finding_row(book: Book, number: int, one: dict[str, Any]) -> tuple[object, ...]:
    evidence = one["evidence"]
    return (
        one["severity_label"],
        one["title"],
        one["office"],
        one["service"],
        one["component_label"],
        one["message"],
        " | ".join(entry["quote"] for entry in evidence),
        evidence[0]["page"] or evidence[0]["line"] or "" if evidence else "",
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
        link_to(book, one["href"], number),
    )


def _write_marks(book: Book, records: Iterable[ServiceStandard]) -> None:
    """The fields that a person should look at; without any the sheet has its heads only."""
    rows = (
        (
            office_or_file(record),
            record.service.label or record.service.title,
            record.source.path,
            record.record_id,
            *mark_view(mark, book.lang).values(),
        )
        for record in records
        for mark in record.needs_review
    )
    _table(book, "to_look_at", named(book, _MARK_COLUMNS)).add(rows).end()
