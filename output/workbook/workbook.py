"""`report.xlsx`: the report as tables to sort and filter. Text stays text, even "=1+1"."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from corpus.grouping.comparison import ServiceComparison
from corpus.messages import label
from corpus.offices import office_name
from corpus.rules.absence import is_unread
from corpus.schema import DELIVERY, ServiceStandard
from corpus.whole_file import write_whole
from output.corrections_sheet import SHEET, add_corrections_sheet
from output.report.input import INDEX, ReportInput
from output.report.page import whole_services
from output.report.understood import mark_view, percent
from output.report.words import labels
from output.text import plain

# Fixed, so that the same run gives the same bytes.
CREATED = datetime(2024, 1, 1)
MAX_CELL = 32_000  # characters; the format's own limit is 32,767
MAX_LINKS = 65_000  # the format's own limit is 65,530 in a sheet
_NAME_LENGTH = 31
_A4 = 9  # the format's number for it
_MOST_FITTED = 40  # columns that are still read on a sheet of paper
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_COLOURS = {
    "error": ("#FBE6E4", "#B3261E"),
    "warning": ("#FDF0D3", "#8A5A00"),
    "info": ("#E8EEF6", "#3C5A80"),
    "missing": ("#FBE6E4", "#B3261E"),
    "extra": ("#FDF0D3", "#8A5A00"),
    "moved": ("#FDF0D3", "#8A5A00"),
    "differs": ("#FDF0D3", "#8A5A00"),
    "absent": ("#FFFFFF", "#A0ABB4"),
    "unjudged": ("#F1F3F5", "#A0ABB4"),
    "present": ("#FFFFFF", "#0F5F74"),
}


class _Book(NamedTuple):
    """The workbook that is written, its formats, and the words of the report's language."""

    workbook: Any
    formats: dict[str, Any]
    t: dict[str, str]
    lang: str


class _Link(NamedTuple):
    """A cell that leads to where the report's page shows its row."""

    address: str
    text: str


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
    book = _Book(workbook, _formats(workbook), labels(report.lang), report.lang)
    _write_overview(book, view)
    _write_findings(book, view)
    taken = {name.casefold() for name in _fixed_names(book.t)}
    for service, shown in whole_services(report, view):
        _write_service(book, service, shown, taken)
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


def _fixed_names(t: dict[str, str]) -> tuple[str, ...]:
    names = ("overview", "findings", "records", "to_look_at", "quarantine")
    return (*(t[name] for name in names), SHEET)


def _formats(workbook: Any) -> dict[str, Any]:
    base = {"valign": "top", "text_wrap": True, "font_size": 10}
    found = {
        "title": workbook.add_format({"bold": True, "font_size": 15, "font_color": "#0F5F74"}),
        "head": workbook.add_format(
            {**base, "bold": True, "bg_color": "#0F5F74", "font_color": "#FFFFFF", "border": 1}
        ),
        "turned": workbook.add_format(
            {
                "bold": True,
                "rotation": 90,
                "bg_color": "#0F5F74",
                "font_color": "#FFFFFF",
                "font_size": 10,
            }
        ),
        "text": workbook.add_format({**base, "num_format": "@"}),
        "number": workbook.add_format(base),
        "link": workbook.add_format({**base, "font_color": "#0F5F74", "underline": 1}),
        "section": workbook.add_format({"bold": True, "font_size": 12, "font_color": "#0F5F74"}),
    }
    for name, (ground, ink) in _COLOURS.items():
        centred = {"align": "center"} if name not in ("error", "warning", "info") else {}
        found[name] = workbook.add_format(
            {**base, **centred, "bg_color": ground, "font_color": ink, "num_format": "@"}
        )
    return found


def _put(sheet: Any, row: int, column: int, value: object, style: Any) -> None:
    """Numbers as numbers, everything else as text: "=1+1" and "+62" stay what they are.

    What a cell cannot hold is counted at its end: "… +1200".
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value, style)
    else:
        text = plain(str(value if value is not None else ""))
        over = len(text) - MAX_CELL
        cut = f"{text[:MAX_CELL]}… +{over}" if over > 0 else text
        sheet.write_string(row, column, cut, style)


def _table(
    book: _Book, sheet: Any, top: int, heads: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """A table with a frozen head and a filter, written row by row from above."""
    for column, head in enumerate(heads):
        _put(sheet, top, column, head, book.formats["head"])
    number = top
    for number, row in enumerate(rows, top + 1):
        for column, value in enumerate(row):
            if isinstance(value, _Link):
                sheet.write_url(number, column, value.address, book.formats["link"], value.text)
                continue
            is_number = isinstance(value, (int, float))
            _put(sheet, number, column, value, book.formats["number" if is_number else "text"])
    sheet.freeze_panes(top + 1, 0)
    last = len(heads) - (heads[-1] == book.t["picture"])  # nobody looks for a link's text
    sheet.autofilter(top, 0, max(number, top + 1), last - 1)
    _print_wide(sheet, top)


def _links(book: _Book, links: Iterable[str]) -> Iterator[_Link | str]:
    """Cells that lead to where the report's page shows their rows."""
    for number, link in enumerate(links):
        address = f"external:{INDEX if link.startswith('#') else ''}{link}"
        yield _Link(address, book.t["open"]) if number < MAX_LINKS else link


def _print_wide(sheet: Any, head: int, columns: int = 0) -> None:
    """On paper: across, a page wide, the heads on each page; of many columns the first two too."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(head)
    if columns > _MOST_FITTED:
        sheet.repeat_columns(0, 1)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&A &P / &N")


def _widths(sheet: Any, widths: Sequence[float]) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def _write_overview(book: _Book, view: dict[str, Any]) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(_sheet_name(t["overview"]))
    _put(sheet, 0, 0, t["title"], book.formats["title"])
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
    _table(book, sheet, 2, (t["measure"], t["value"]), rows)
    _put(sheet, len(rows) + 4, 0, t["caution"], book.formats["text"])
    _widths(sheet, (62, 18))


def _write_findings(book: _Book, view: dict[str, Any]) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(_sheet_name(t["findings"]))
    heads = ("severity", "rule", "office", "service", "component", "message", "evidence")
    more = ("page", "remedy", "why", "document", "sure", "status", "note", "by", "when", "key")
    titles = [t[name] for name in (*heads, *more, "picture")]
    links = _links(book, (one["href"] for one in view["findings"]))
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
            link,
        )
        for one, link in zip(view["findings"], links, strict=True)
    ]
    _table(book, sheet, 0, titles, rows)
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
    _widths(sheet, (12, 26, 38, 26, 24, 60, 60, 9, 44, 44, 26, 12, 16, 30, 18, 12, 15))


def _write_service(
    book: _Book, service: ServiceComparison, shown: dict[str, Any], taken: set[str]
) -> None:
    """Each list as a matrix of offices, then times, fees and channels, below one another."""
    sheet = book.workbook.add_worksheet(_unique_name(service.label, taken))
    t = book.t
    sheet.set_row(0, 120)
    _put(sheet, 0, 0, t["item"], book.formats["head"])
    _put(sheet, 0, 1, t["share"], book.formats["head"])
    for column, office in enumerate(shown["columns"], 2):
        _put(sheet, 0, column, office["short"], book.formats["turned"])
    row = 1
    for matrix in shown["matrices"]:
        _put(sheet, row, 0, matrix["label"], book.formats["section"])
        row += 1
        for line in matrix["rows"]:
            told = "; ".join(f"{one['text']} ({one['count']})" for one in line["facts"])
            text = f"{line['text']}\n{told}" if told else line["text"]
            _put(sheet, row, 0, text, book.formats["text"])
            _put(sheet, row, 1, f"{line['count']}/{line['total']}", book.formats["text"])
            for column, cell in enumerate(line["cells"], 2):
                text = _cell_sign(cell, matrix["is_numbered"])
                _put(sheet, row, column, text, book.formats[cell["state"]])
            row += 1
    for name, heading in (("time", t["time"]), ("fee", t["fee"]), ("complaint", t["complaint"])):
        _put(sheet, row, 0, heading, book.formats["section"])
        _put(sheet, row, 1, "", book.formats["text"])
        for column, values in enumerate(shown["offers"], 2):
            _put(sheet, row, column, _value_text(values[name], name), book.formats["text"])
        row += 1
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, row - 1, 1 + len(shown["columns"]))
    _print_wide(sheet, 0, len(shown["columns"]))
    _widths(sheet, (62, 12, *[9.0] * len(shown["columns"])))


def _cell_sign(cell: dict[str, Any], is_numbered: bool) -> str:
    if cell["state"] == "missing":
        return "✕"
    if cell["state"] in ("absent", "unjudged"):
        return "–" if cell["state"] == "absent" else "?"
    return str(cell["position"]) if is_numbered else "●"


def _value_text(value: Any, name: str) -> str:
    if value is None:
        return "–"
    if name == "complaint":
        return "; ".join(f"{one['kind']}: {one['value'] or one['raw']}" for one in value)
    if name == "time" and value["durations"]:
        return "; ".join(value["durations"])
    return str(value["text"])


def _write_marks(book: _Book, records: Sequence[ServiceStandard]) -> None:
    """The fields that a person should look at; without any the sheet has its heads only."""
    sheet = book.workbook.add_worksheet(_sheet_name(book.t["to_look_at"]))
    names = ("office", "service", "document", "record_id", "path", "reason")
    rows = [
        (
            office_name(record),
            record.service.label or record.service.title,
            record.source.path,
            record.record_id,
            *mark_view(mark, book.lang).values(),
        )
        for record in records
        for mark in record.needs_review
    ]
    _table(book, sheet, 0, [book.t[name] for name in names], rows)
    _widths(sheet, (40, 28, 26, 20, 30, 70))


def _write_records(book: _Book, records: Iterable[ServiceStandard], links: Sequence[str]) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(_sheet_name(t["records"]))
    heads = [
        t[name]
        for name in ("office", "service", "region", "code", "address", "phone", "email", "website")
    ]
    heads += [t["decree"]]
    heads += [label("components", name, book.lang) for name in DELIVERY]
    heads += [f"{t['understood']} (%)", t["fields_to_look_at"]]
    last = ("count_e", "count_w", "count_i", "document", "record_id", "picture")
    heads += [t[name] for name in last]
    cells = zip(records, _links(book, links), strict=True)
    _table(book, sheet, 0, heads, ([*_record_row(record), link] for record, link in cells))
    _widths(
        sheet, (40, 28, 24, 10, 34, 16, 22, 30, 24, *[40.0] * len(DELIVERY), *[9.0] * 5, 26, 20)
    )


def _record_row(record: ServiceStandard) -> list[object]:
    unit, region = record.unit, record.unit.region
    counts = Counter(finding.severity for finding in record.findings)
    return [
        office_name(record),
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


def _write_quarantine(book: _Book, view: dict[str, Any]) -> None:
    t = book.t
    sheet = book.workbook.add_worksheet(_sheet_name(t["quarantine"]))
    rows = [(one["path"], one["error"], one["message"]) for one in view["quarantine"]]
    _table(book, sheet, 0, (t["document"], t["reason"], t["advice"]), rows)
    _widths(sheet, (50, 24, 90))


def _sheet_name(text: str) -> str:
    return _NOT_IN_NAMES.sub(" ", plain(text)).strip()[:_NAME_LENGTH] or "-"


def _unique_name(text: str, taken: set[str]) -> str:
    """A sheet's name: short, without the signs that are not allowed, unlike all others."""
    name, number = _sheet_name(text), 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name = _sheet_name(text)[: _NAME_LENGTH - len(ending)] + ending
        number += 1
    taken.add(name.casefold())
    return name
