"""A run folder read for comparison, and the files that come of it for other programs."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from corpus.comparison.compare import compare_records
from corpus.comparison.law import RULE as FEE_ABOVE_LAW
from corpus.comparison.settings import (
    DEFAULT_SETTINGS,
    Settings,
    read_audit_date,
)
from corpus.grouping.comparison import CompareContext, Comparison, KnownAs, ServiceComparison
from corpus.judgement.status import NAME as STATUS_FILE
from corpus.judgement.status import NO_STATUS, StatusFile, load_status
from corpus.record.json_files import BrokenRun, read_lines
from corpus.run.files import ENTRY, RECORDS, read_entry
from corpus.schema import ServiceStandard
from corpus.shelf import Shelf
from corpus.version import SCHEMA_VERSION
from corpus.whole_file import growing, write_whole
from extractor.errors import WrongUse
from output.command.settings_file import settings_in_force


@dataclass(frozen=True, slots=True)
class CompareChoices:
    """How a run is compared: settings, and baselines by record id or as JSON files of records.

    `status` is what people said of findings and groups; without it the run's own `status.json`.
    """

    settings: Settings = DEFAULT_SETTINGS
    baselines: tuple[str, ...] = ()
    status: Path | None = None


DEFAULT_CHOICES = CompareChoices()
LAW = "law"  # the baseline that is no record: what articles allow at most


class BaselineError(WrongUse):
    """A baseline that is no record of the run and no file of records; the message says which."""


def read_choices(
    file: Path | None,
    baselines: Sequence[str] = (),
    audit_date: str | None = None,
    status: Path | None = None,
) -> CompareChoices:
    """Choices of the command line: a settings file (else `selaras.toml` of this folder, where
    there is one), baselines, and an audit date that goes before the file's.

    Raises `SettingsError`.
    """
    settings = settings_in_force(file)
    if audit_date is not None:
        settings = replace(settings, audit_date=read_audit_date(audit_date))
    if LAW in baselines:
        settings = replace(settings, rules={**settings.rules, FEE_ABOVE_LAW: True})
    return CompareChoices(settings, tuple(name for name in baselines if name != LAW), status)


def compare_run(
    run: Path, records: Sequence[ServiceStandard], lang: str, choices: CompareChoices
) -> Comparison:
    """The comparison of a run's records. Raises `BaselineError`, `OutdatedRun`, `StatusError`."""
    baselines = tuple(one for name in choices.baselines for one in _baseline(name, records))
    context = CompareContext(baselines, _outside(run), _status(run, choices.status))
    return compare_records(records, choices.settings, lang, context)


def _baseline(name: str, records: Sequence[ServiceStandard]) -> Iterator[ServiceStandard]:
    found = next((one for one in records if one.record_id == name), None)
    if found is not None:
        yield found
        return
    file = Path(name)
    if not file.is_file():
        raise BaselineError(f"{name} bukan record_id dalam run ini dan bukan berkas JSON.")
    try:
        text = file.read_text("utf-8")
        rows = [line for line in text.splitlines() if line.strip()]
        one_a_line = file.suffix == ".jsonl"
        entries = [orjson.loads(row) for row in rows] if one_a_line else [orjson.loads(text)]
        for entry in entries:
            check_version(entry.get("schema_version"), file)
            yield ServiceStandard.model_validate(entry)
    except (ValueError, AttributeError) as error:  # of the JSON, of its letters, of the record
        first = str(error).splitlines()[0]
        raise BaselineError(f"{name} bukan JSON dari sebuah rekaman: {first}") from error


def _status(run: Path, given: Path | None) -> StatusFile:
    """What was said of findings and groups: in the file that was given, else in the run's own."""
    own = run / STATUS_FILE
    if given is None and not own.is_file():
        return NO_STATUS
    return load_status(given or own)


def _outside(run: Path) -> dict[str, str]:
    """Record id -> what its document says outside its standards."""
    found: dict[str, str] = {}
    for entry in _lines(run / "sources.jsonl"):
        text = "\n".join(str(one.get("text", "")) for one in entry.get("outside", ()))
        if text:
            found.update(dict.fromkeys(entry.get("record_ids", ()), text))
    return found


class OutdatedRun(WrongUse):
    """A run folder of another schema version; the message says how to renew it."""


def read_records(run: Path) -> list[ServiceStandard]:
    """The records of a run folder. Refuses those of another schema version."""
    return list(_each_record(run))


def shelve_records(run: Path, most: int) -> Sequence[ServiceStandard]:
    """The records of a run folder; more than `most` are put on a shelf, one by one."""
    records: list[ServiceStandard] | Shelf[ServiceStandard] = []
    for record in _each_record(run):
        if isinstance(records, list) and len(records) == most:
            shelf = Shelf[ServiceStandard]()
            for one in records:
                shelf.append(one)
            records = shelf
        records.append(record)
    return records


def _each_record(run: Path) -> Iterator[ServiceStandard]:
    file = run / RECORDS
    for number, entry in enumerate(_lines(file), 1):
        check_version(entry.get("schema_version"), run)
        try:
            yield ServiceStandard.model_validate(entry)
        except ValidationError as error:
            raise BrokenRun(f"Rekaman ke-{number} dari {file} tidak utuh.") from error


def check_version(version: object, place: Path) -> None:
    """Refuse records of another schema version, with the command that renews their run folder."""
    if version != SCHEMA_VERSION:
        sources = " ".join(map(shlex.quote, _roots(place))) or "SUMBER"
        raise OutdatedRun(
            f"{place} ditulis dengan skema {version}, program ini memakai skema {SCHEMA_VERSION}."
            f" Perbarui dengan: selaras extract {sources} --out {shlex.quote(str(place))}"
        )


def _roots(run: Path) -> list[str]:
    """The sources that a run was made from, as far as its folder says."""
    try:
        entry = orjson.loads((run / "run.json").read_bytes())
        return [str(root) for root in entry["roots"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def read_quarantine(run: Path) -> list[dict[str, Any]]:
    """What gave no record, with the reason: an entry for each source, copies too, by path."""
    entries = list(_lines(run / "quarantine.jsonl"))
    sources = [
        {**entry, "path": path}
        for entry in entries
        for path in (entry["path"], *entry.get("also", ()))
    ]
    return sorted(sources, key=lambda entry: str(entry["path"]))


def read_run_entry(run: Path) -> Mapping[str, Any]:
    """`run.json`, empty where it is not there."""
    return read_entry(run) if (run / ENTRY).is_file() else {}


@contextmanager
def comparison_file(out: Path) -> Iterator[Callable[[ServiceComparison], None]]:
    """`comparison.json` of the contract, service by service."""
    with growing(out / "comparison.json") as stream:
        between = b"[\n    "
        stream.write(b'{\n  "services": ')

        def add(service: ServiceComparison) -> None:
            nonlocal between
            entry = orjson.dumps(service.as_entry(), option=orjson.OPT_INDENT_2)
            stream.write(between + entry.replace(b"\n", b"\n    "))
            between = b",\n    "

        yield add
        stream.write((b"\n  ]" if between.startswith(b",") else b"[]") + b"\n}\n")


def write_findings(comparison: Comparison, out: Path) -> None:
    """`findings.jsonl`: those of each record and those across offices, each with its key and with
    what people said of it."""
    lines = (
        orjson.dumps({**finding.model_dump(), **_known_as(known)}, option=orjson.OPT_APPEND_NEWLINE)
        for finding, known in zip(comparison.findings, comparison.known_as, strict=True)
    )
    write_whole(out / "findings.jsonl", b"".join(lines))


def _known_as(known: KnownAs) -> dict[str, str]:
    said = known.judgement
    told = {"note": said.note, "by": said.by, "when": said.when}
    return {
        "key": known.key,
        "status": said.status,
        **{name: text for name, text in told.items() if text},
    }


def _lines(file: Path) -> Iterable[dict[str, Any]]:
    return read_lines(file) if file.is_file() else ()
