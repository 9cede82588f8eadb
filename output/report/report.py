"""`selaras compare`: a run folder becomes a report folder.

Every file is written whole or not at all, and the same run gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus.messages import DEFAULT_LANGUAGE, catalogue
from corpus.whole_file import write_whole
from output.comparison import (
    DEFAULT_CHOICES,
    CompareChoices,
    compare_run,
    read_quarantine,
    read_records,
    write_comparison,
    write_findings,
)
from output.evidence.evidence import EvidenceOptions, make_evidence
from output.report.input import INDEX, ReportInput
from output.report.page import page_view, render_pages
from output.report.workbook import write_workbook


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What a comparison holds, and where to open it."""

    services: int
    offices: int
    records: int
    findings: Counter[str]
    index: Path
    pictures: int = 0


DEFAULT_EVIDENCE = EvidenceOptions()
_SERVICE_PAGE = "layanan-*.html"


def write_report(
    run: Path,
    out: Path,
    *,
    lang: str = DEFAULT_LANGUAGE,
    evidence: EvidenceOptions = DEFAULT_EVIDENCE,
    choices: CompareChoices = DEFAULT_CHOICES,
) -> ReportSummary:
    """Compare the records of a run folder and write the report.

    `evidence` says which places are shown as pictures, `choices` what counts as a difference.
    Raises `OutdatedRun` for a run of another schema version, `BaselineError` for a baseline that
    is no record, `ValueError` for an unknown language.
    """
    catalogue(lang)
    records = read_records(run)
    comparison = compare_run(run, records, lang, choices)
    out.mkdir(parents=True, exist_ok=True)
    album = make_evidence(comparison, run, out, evidence)
    report = ReportInput(comparison, tuple(read_quarantine(run)), lang, album, choices)
    write_comparison(comparison, out)
    write_findings(comparison, out)
    view = page_view(report)
    write_workbook(report, view, out / "report.xlsx")
    written = set()
    for name, page in render_pages(report, view):
        write_whole(out / name, page.encode())
        written.add(name)
    for file in sorted(out.glob(_SERVICE_PAGE)):  # of an earlier report that was larger
        if file.name not in written:
            file.unlink()
    return ReportSummary(
        services=len(comparison.services),
        offices=len(report.office_names()),
        records=len(records),
        findings=Counter(finding.severity for finding in comparison.findings),
        index=out / INDEX,
        pictures=len(album.pictures),
    )
