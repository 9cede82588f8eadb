"""`selaras compare OLD NEW --drift --out FOLDER`: what changed, as a page beside `drift.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from corpus.comparison.whole_lists import is_read
from corpus.drift.drift import Drift, find_drift
from corpus.drift.findings import find_finding_drift
from corpus.drift.record_text import evidence_of
from corpus.messages import DEFAULT_LANGUAGE, catalogue
from corpus.schema import COMPONENTS, ServiceStandard, Source
from corpus.whole_file import write_whole
from output.comparison import (
    DEFAULT_CHOICES,
    CompareChoices,
    compare_run,
    read_records,
)
from output.drift.page import DriftInput, render_drift
from output.evidence.evidence import Album, EvidenceOptions, Spot, make_album, spot_of, sweep
from output.report_folder import DEFAULT_EVIDENCE

DRIFT_FILE = "drift.json"
_SERVICE_PAGE = "perubahan-*.html"


@dataclass(frozen=True, slots=True)
class DriftOptions:
    """The language of the page, what counts as a finding, and which pictures are made."""

    lang: str = DEFAULT_LANGUAGE
    choices: CompareChoices = DEFAULT_CHOICES
    evidence: EvidenceOptions = DEFAULT_EVIDENCE


DEFAULT_OPTIONS = DriftOptions()


def write_drift(old: Path, new: Path, out: Path, options: DriftOptions = DEFAULT_OPTIONS) -> Drift:
    """Compare two run folders and write `drift.json`, the page and the words on the documents.

    Raises `OutdatedRun`, `BaselineError`, and `ValueError` for an unknown language.
    """
    catalogue(options.lang)
    before, after = read_records(old), read_records(new)
    drift = find_drift(before, after)
    findings = [
        compare_run(run, records, options.lang, options.choices).findings
        for run, records in ((old, before), (new, after))
    ]
    out.mkdir(parents=True, exist_ok=True)
    records = (_by_id(before), _by_id(after))
    album = _album((old, new), records, drift, options.evidence, out)
    report = DriftInput(
        drift=drift,
        findings=find_finding_drift(drift.pairs, findings[0], findings[1], _unread(after)),
        old=records[0],
        new=records[1],
        runs=(old.resolve().name, new.resolve().name),
        lang=options.lang,
        album=album,
    )
    style = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    write_whole(out / DRIFT_FILE, orjson.dumps(drift.as_entry(), option=style))
    _write_pages(report, out)
    return drift


def _write_pages(report: DriftInput, out: Path) -> None:
    written = set()
    for name, page in render_drift(report):
        write_whole(out / name, page.encode())
        written.add(name)
    for file in sorted(out.glob(_SERVICE_PAGE)):  # of an earlier one that was larger
        if file.name not in written:
            file.unlink()


def _by_id(records: Sequence[ServiceStandard]) -> dict[str, ServiceStandard]:
    return {record.record_id: record for record in records}


def _album(
    runs: tuple[Path, Path],
    records: tuple[Mapping[str, ServiceStandard], Mapping[str, ServiceStandard]],
    drift: Drift,
    options: EvidenceOptions,
    out: Path,
) -> Album:
    """The words that changed, on the pages of both downloads.

    A source that the newer download has written over costs the pictures of the older one.
    """
    albums = []
    for side, run in enumerate(runs):
        wanted = [] if options.mode == "none" else list(_spots(records[side], drift, side))
        albums.append(make_album(wanted, run, out, options.sources))
    one, other = albums
    album = Album(
        {**one.pictures, **other.pictures},
        {**one.lines, **other.lines},
        {**one.notes, **other.notes},
    )
    sweep(out, album)
    return album


def _unread(records: Iterable[ServiceStandard]) -> set[tuple[str, str]]:
    """What the newer run did not read, though it may be there."""
    return {
        (record.record_id, name)
        for record in records
        for name in COMPONENTS
        if not is_read(record, name)
    }


def _spots(
    records: Mapping[str, ServiceStandard], drift: Drift, side: int
) -> Iterator[tuple[Source, Spot]]:
    for standard in drift.changed:
        record = records[(standard.old_record_id, standard.new_record_id)[side]]
        for change in standard.changes:
            if change.kind in (
                "reworded",
                "moved",
            ):  # the words are there; a picture of each costs much
                continue
            found = evidence_of(record, change.component, (change.old, change.new)[side])
            spot = spot_of(record.source, found) if found is not None else None
            if spot is not None:
                yield record.source, spot
