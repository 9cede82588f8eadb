"""The dossiers as pages: one a record, with an anchor for each of its findings.

The pages have no script: the dossier that an address names is shown alone by the style sheet, and
so it is printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.grouping.comparison import KnownAs
from corpus.messages import label
from corpus.schema import Finding
from corpus.whole_file import write_whole
from output.dossier.dossier import dossier_view, reading_view
from output.dossier.offices import Service
from output.own_folder import make_own_folder, sweep_own_folder
from output.report.homes import Homes
from output.report.input import DOSSIERS, ReportInput
from output.report.words import SEVERITIES, labels, shown
from output.templating import asset, policy, render

_NAME = re.compile(r"[0-9a-f]{16}-\d+\.html")
Shown = tuple[Finding, KnownAs, Mapping[str, Any]]


def write_dossiers(
    report: ReportInput, view: Mapping[str, Any], letters: Mapping[str, str], out: Path
) -> int:
    """Write a page for each record with findings, and take away those of an earlier report.

    `letters` has the address of each record's letter. Returns how many dossiers there are.
    """
    folder = out / DOSSIERS
    written: set[str] = set()
    count = 0
    for name, page, dossiers in render_dossiers(report, view, letters):
        make_own_folder(folder)
        write_whole(folder / name, page.encode())
        written.add(name)
        count += dossiers
    sweep_own_folder(folder, written, _NAME)
    return count


def render_dossiers(
    report: ReportInput, view: Mapping[str, Any], letters: Mapping[str, str]
) -> Iterator[tuple[str, str, int]]:
    """The pages by name, service by service, each with how many dossiers it holds."""
    by_record = _by_record(report, view)
    homes: Homes = view["homes"]

    def link(record_id: str, anchor: str) -> str:
        return f"../{homes.file(record_id)}#{anchor}"

    for service in report.comparison.services:
        known = Service(service, link)
        for record in service.records:
            found = by_record.get(record.record_id)
            if found:
                letter = letters.get(record.record_id, "")
                page = _rendered(report, known, (found, homes.file(record.record_id), letter))
                yield f"{record.record_id}.html", page, len(found)


def _by_record(report: ReportInput, view: Mapping[str, Any]) -> dict[str, list[Shown]]:
    """The findings of each record in the order of the report's list."""
    both = zip(report.comparison.findings, report.comparison.known_as, strict=True)
    by_key = {known.key: (finding, known) for finding, known in both}
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in view["findings"]:
        found[one["record_id"]].append((*by_key[one["key"]], one))
    return found


def _rendered(report: ReportInput, service: Service, page: tuple[Sequence[Shown], str, str]) -> str:
    found, home, letter = page
    lang = report.lang
    record = service.records[found[0][0].record_id or ""]
    style = f"{asset('base.css')}\n{asset('dossier.css')}"
    head = found[0][2]
    return render(
        "dossier.html",
        lang=lang,
        t={**labels(lang), **labels(lang, "dossier")},
        style=style,
        script="",
        policy=policy(style, "", bool(report.album.pictures)),
        severities=[(name, label("severities", name, lang)) for name in SEVERITIES],
        office=head["office"],
        service=head["service"],
        path=head["path"],
        pages=record.source.pages,
        decree=shown(record.decree.raw) if record.decree else "",
        record_id=record.record_id,
        home=home,
        letter=letter,
        note=report.album.notes.get(record.source.sha256, ""),
        reading=reading_view(record, lang),
        dossiers=[dossier_view(*one, service, lang) for one in found],
    )
