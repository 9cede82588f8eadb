"""`selaras compare`: a run folder becomes a report folder.

Every file is written whole or not at all, and the same run gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus.messages import DEFAULT_LANGUAGE, catalogue
from corpus.whole_file import write_whole
from output.comparison import (
    DEFAULT_CHOICES,
    CompareChoices,
    compare_run,
    comparison_file,
    read_quarantine,
    write_findings,
)
from output.dossier.page import Dossiers
from output.evidence.evidence import EvidenceOptions, make_evidence
from output.letter.letter import letters_of
from output.letter.page import write_letters
from output.report.input import INDEX, ReportInput, load_records, outlines_of
from output.report.page import ServicePages, page_view, render_index, surroundings
from output.report.service import service_tables
from output.workbook.workbook import workbook_file


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What a comparison holds, and where to open it.

    `open_findings` are those of which nobody has said that they are no fault; `misfits` is what
    people said that fits nothing in this run, in words.
    """

    services: int
    offices: int
    records: int
    findings: Counter[str]
    index: Path
    pictures: int = 0
    open_findings: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    misfits: tuple[str, ...] = ()


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
    is no record, `StatusError` for a status file that cannot be read, `ValueError` for an unknown
    language.
    """
    catalogue(lang)
    records = load_records(run)
    comparison = compare_run(run, records, lang, choices)
    count = len(records)
    del records  # a shelf of them is on the disk for as long as it is known
    outlines = outlines_of(comparison)
    out.mkdir(parents=True, exist_ok=True)
    album = make_evidence(replace(comparison, services=outlines), run, out, evidence)
    report = ReportInput(comparison, tuple(read_quarantine(run)), lang, album, choices, outlines)
    write_findings(comparison, out)
    view = page_view(report)
    letters = letters_of(report, view)
    addresses = {one: each.address("html") for each in letters for one in each.record_ids}
    for record in view["records"]:
        record["letter"] = addresses.get(record["id"], "")
    for row in view["heat"]["rows"]:
        row["letter"] = addresses.get(row.get("record_id", ""), "")
    _write_services(report, view, addresses, out)
    write_letters(report, letters, out)
    write_whole(out / INDEX, render_index(report, view).encode())
    return _summary(report, view, out, (count, len(letters)))


def _summary(
    report: ReportInput, view: Mapping[str, Any], out: Path, counts: tuple[int, int]
) -> ReportSummary:
    """What was written; `counts` are those of the records and the letters."""
    comparison = report.comparison
    both = list(zip(comparison.findings, comparison.known_as, strict=True))
    return ReportSummary(
        services=len(comparison.services),
        offices=view["counts"]["offices"],
        records=counts[0],
        findings=Counter(finding.severity for finding in comparison.findings),
        index=out / INDEX,
        pictures=len(report.album.pictures),
        open_findings=Counter(one.severity for one, said in both if not said.judgement.is_settled),
        statuses=Counter(said.judgement.status for _, said in both),
        letters=counts[1],
        misfits=tuple(view["misfits"]),
    )


def _write_services(
    report: ReportInput, view: dict[str, Any], letters: Mapping[str, str], out: Path
) -> None:
    """Write all that is told service by service, in one go: of a large report each is loaded."""
    around = surroundings(report, view)
    dossiers = Dossiers(report, view, letters, out)
    pages = ServicePages(report, view)
    written: set[str] = set()
    with (
        comparison_file(out) as add_to_comparison,
        workbook_file(report, view, out / "report.xlsx") as workbook,
    ):

        def write(place: int) -> None:  # what it knows of a service goes before the next is there
            service = report.comparison.services[place]
            tables = service_tables(place + 1, service, around)
            add_to_comparison(service)
            workbook.add(tables, around)
            dossiers.add(service)
            for name, page in pages.of(tables) if report.is_split else ():
                write_whole(out / name, page.encode())
                written.add(name)

        for place in range(len(report.comparison.services)):
            write(place)
    dossiers.end()
    for file in sorted(out.glob(_SERVICE_PAGE)):  # of an earlier report that was larger
        if file.name not in written:
            file.unlink()
