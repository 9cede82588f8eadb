"""The dossiers as pages: one a record, with an anchor for each of its findings.

The pages have no script: the dossier that an address names is shown alone by the style sheet, and
so it is printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.grouping.comparison import KnownAs, ServiceComparison
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


class Dossiers:
    """The folder of the dossiers, written service by service.

    `letters` has the address of each record's letter.
    """

    def __init__(
        self, report: ReportInput, view: Mapping[str, Any], letters: Mapping[str, str], out: Path
    ) -> None:
        self._report, self._letters, self._folder = report, letters, out / DOSSIERS
        self._homes: Homes = view["homes"]
        self._found = _by_record(report, view)
        self._written: set[str] = set()

    def add(self, service: ServiceComparison) -> None:
        """Write a page for each record of a service that has findings."""
        known = Service(service, self._link)
        for record in service.records:
            found = self._found.get(record.record_id)
            if not found:
                continue
            letter = self._letters.get(record.record_id, "")
            home = self._homes.file(record.record_id)
            page = _rendered(self._report, known, (found, home, letter))
            make_own_folder(self._folder)
            name = f"{record.record_id}.html"
            write_whole(self._folder / name, page.encode())
            self._written.add(name)

    def end(self) -> None:
        """Take away those of an earlier report."""
        sweep_own_folder(self._folder, self._written, _NAME)

    def _link(self, record_id: str, anchor: str) -> str:
        return f"../{self._homes.file(record_id)}#{anchor}"


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
