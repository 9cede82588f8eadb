"""`selaras compare`: a run folder becomes a report folder.

Every file is written whole or not at all, and the same run gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus.compare import compare_records
from corpus.messages import DEFAULT_LANGUAGE, catalogue
from output.comparison import (
    read_quarantine,
    read_records,
    write_comparison,
    write_findings,
    write_whole,
)
from output.report_page import ReportInput, page_view, render_page
from output.workbook import write_workbook


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What a comparison holds, and where to open it."""

    services: int
    offices: int
    records: int
    findings: Counter[str]
    index: Path


def write_report(run: Path, out: Path, *, lang: str = DEFAULT_LANGUAGE) -> ReportSummary:
    """Compare the records of a run folder and write the report.

    Raises `OutdatedRun` for a run of another schema version, `ValueError` for an unknown language.
    """
    catalogue(lang)
    records = read_records(run)
    comparison = compare_records(records, lang=lang)
    report = ReportInput(comparison, tuple(read_quarantine(run)), lang)
    out.mkdir(parents=True, exist_ok=True)
    write_comparison(comparison, out)
    write_findings(comparison, out)
    view = page_view(report)
    write_workbook(report, view, out / "report.xlsx")
    index = out / "index.html"
    write_whole(index, render_page(report, view).encode())
    return ReportSummary(
        services=len(comparison.services),
        offices=len(report.office_names()),
        records=len(records),
        findings=Counter(finding.severity for finding in comparison.findings),
        index=index,
    )
