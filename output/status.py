"""`selaras status`: what people said of findings, shown and recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from corpus.judgement.recording import record_status
from corpus.judgement.status import (
    NAME,
    STATUSES,
    Judgement,
    Status,
    StatusError,
    StatusFile,
    load_status,
)
from corpus.messages import rule_text
from corpus.record.json_files import read_lines
from corpus.run.kept_corrections import REVIEW, review_lock
from extractor.errors import WrongUse
from output.command.language import language, say
from output.summary import STATUS_WORDS
from output.text import plain

_FINDINGS = "findings.jsonl"


class Told(NamedTuple):
    """What to say of findings: the status with a note, by whom and when."""

    keys: Sequence[str]
    said: Judgement


def told_of(keys: Sequence[str], status: Status, words: tuple[str, str, str]) -> Told:
    """What somebody typed: `words` are the note, by whom and when, today where that is "".

    Raises `WrongUse` where no finding is named.
    """
    if not keys:
        raise WrongUse("Sebut kunci temuannya.", "Kuncinya ada pada berkas temuan.")
    note, by, when = (word.strip() for word in words)
    return Told(keys, Judgement(status, note, by, when or date.today().isoformat()))


def status_file(run: Path, given: Path | None) -> Path:
    """The file in which the statuses of a run are kept."""
    return given or run / NAME


def tell(file: Path, told: Told, report: Path | None) -> None:
    """Record a status. With a report's folder, only for findings that the report has."""
    about = _findings_of(report) if report is not None else {}
    unknown = [key for key in told.keys if report is not None and key not in about]
    if unknown:
        raise StatusError(f"{report} tidak memuat temuan {', '.join(unknown)}.")
    folder = file.parent
    with review_lock(folder, is_needed=(folder / REVIEW).exists()):  # a review writes it, too
        record_status(file, told.keys, told.said, about)


def _findings_of(report: Path) -> Mapping[str, str]:
    """By key, which finding it is, in words."""
    file = report / _FINDINGS
    if not file.is_file():
        raise WrongUse(f"{report} bukan folder laporan.", "Tulis folder dari selaras compare.")
    return {str(one["key"]): _about(one) for one in read_lines(file) if one.get("key")}


def _about(finding: Mapping[str, Any]) -> str:
    title = rule_text(str(finding["rule"]), "title", language())
    return f"{title}: {plain(str(finding['office']))}, {plain(str(finding['service'] or ''))}"


def status_entry(file: Path) -> dict[str, Any]:
    """What the file says, as `--json` has it."""
    found = load_status(file) if file.is_file() else StatusFile()
    return {
        "file": str(file),
        "statuses": dict(Counter(one.status for one in found.findings.values())),
        "findings": {key: one._asdict() for key, one in found.findings.items()},
        "groups": len(found.groups),
    }


def status_lines(file: Path, keys: Sequence[str] = ()) -> Iterator[str]:
    """What the file says, a line each, by status: of these findings, or of all."""
    found = load_status(file).findings if file.is_file() else {}
    shown = [(key, one) for key, one in found.items() if not keys or key in keys]
    if not shown:
        yield say("Belum ada status dalam {file}.", file=file)
    shown.sort(key=lambda entry: (STATUSES.index(entry[1].status), entry[0]))
    for key, one in shown:
        who = ", ".join(filter(None, (one.by, one.when)))
        told = [say(STATUS_WORDS[one.status]), who and f"({who})", one.note and f"“{one.note}”"]
        yield plain(" ".join(filter(None, [key, *told, one.about and f"– {one.about}"])))
