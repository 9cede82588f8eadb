"""`run.json` as a proof takes it: what the run was asked for, and whether its figures are right."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, get_args

from corpus.own_words import (
    NO_OWN_WORDS,
    OwnWords,
    SettingsError,
    read_own_headings,
    read_own_labels,
)
from corpus.proof.difference import differences
from corpus.record.corrections import (
    NO_CORRECTIONS,
    Corrections,
    CorrectionsError,
    read_corrections,
)
from corpus.run.files import ENTRY, read_entry
from corpus.run.kept_corrections import NAME as CORRECTIONS
from corpus.run.ledger import program_version
from corpus.run.outcome import SECRET, ReadOptions
from corpus.run.workers import Limits
from corpus.version import SCHEMA_VERSION
from extractor.access import OcrMode, page_ranges
from extractor.errors import WrongUse

_KEYS = ("selaras", "program", "schema_version", "roots", "options", "counts", "seconds")
_MOST = 1 << 62


class RunSettings(NamedTuple):
    """How a run's sources were read, and whether by the program that is installed."""

    options: ReadOptions
    limits: Limits
    is_same_program: bool
    failures: tuple[str, ...]


def run_settings(run: Path) -> RunSettings:
    """What `run.json` says of the run; what makes no sense there is named. Raises `BrokenRun`."""
    entry = read_entry(run)
    wrong = [f"{key} tidak ada" for key in _KEYS if key not in entry]
    wrong += [f"{key} tidak dikenal" for key in entry if key not in _KEYS]
    told = entry.get("options")
    options = told if isinstance(told, dict) else {}
    known = {*ReadOptions._fields, *Limits._fields, *_OTHER_OPTIONS} - {*SECRET}
    wrong += [f"options.{key} tidak dikenal" for key in options if key not in known]
    wrong += [f"options.{key} tidak sah" for key in sorted(known) if not _is_right(key, options)]
    if entry.get("schema_version") != SCHEMA_VERSION:
        wrong.append(f"schema_version bukan {SCHEMA_VERSION}")
    program = entry.get("program")
    if not isinstance(program, str) or program.split("+")[0] != entry.get("selaras"):
        wrong.append("selaras bukan versi yang disebut program")
    if not _are_seconds(entry.get("seconds")):
        wrong.append("seconds bukan daftar detik")
    corrections = _corrections(run, options, wrong)
    own = _own_words(options, wrong)
    right = {key: options[key] for key in known if _is_right(key, options)}
    read = {key: right[key] for key in ReadOptions._fields if key in right}
    limits = {key: right[key] for key in ("timeout_s", "memory_bytes") if key in right}
    return RunSettings(
        ReadOptions(**{**read, "corrections": corrections})._replace(
            own_headings=own.headings, own_labels=own.labels
        ),
        Limits(**limits),
        program == program_version(),
        tuple(f"{ENTRY}: {one}" for one in wrong),
    )


def _corrections(run: Path, options: Mapping[str, Any], wrong: list[str]) -> Corrections:
    """The corrections that the run remembers."""
    file = run / CORRECTIONS
    found = NO_CORRECTIONS
    try:
        if file.is_file():
            found = read_corrections(file)
    except (CorrectionsError, RecursionError, TypeError, ValueError) as error:
        wrong.append(f"{CORRECTIONS}: {error}")
    if options.get("corrections") != found.total:
        wrong.append(f"options.corrections: {CORRECTIONS} berisi {found.total}")
    return found


def _own_words(options: Mapping[str, Any], wrong: list[str]) -> OwnWords:
    """The headings and labels in the user's own words that the run was given."""
    try:
        return OwnWords(
            read_own_headings(options.get("own_headings")),
            read_own_labels(options.get("own_labels")),
        )
    except SettingsError as error:
        wrong.append(f"options: {error}")
        return NO_OWN_WORDS


_OTHER_OPTIONS = ("corrections_kept", "corrections_dropped", "workers", "cluster")


def _is_right(key: str, options: Mapping[str, Any]) -> bool:
    """Whether an option is there, and of a kind that a run writes."""
    value = options.get(key, options)
    if key == "ocr":
        return value in get_args(OcrMode)
    if key in ("own_headings", "own_labels"):
        return key in options and isinstance(value, dict)
    if key == "pages":
        return isinstance(value, str) and _names_pages(value)
    if key in ("with_trace", "redact", "corrections_kept"):
        return isinstance(value, bool)
    if key == "cluster":
        return value is None or isinstance(value, str)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if key == "timeout_s":
        return isfinite(value) and value > 0
    return isinstance(value, int) and (key == "workers") <= value < _MOST


def _names_pages(text: str) -> bool:
    try:
        page_ranges(text)
    except WrongUse:
        return False
    return True


def _are_seconds(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(one, int | float) and not isinstance(one, bool) and one >= 0
        for one in value.values()
    )


def count_failures(
    run: Path, counts: Mapping[str, Any], *, is_all: bool = True
) -> tuple[int, list[str]]:
    """How many figures of `run.json` were counted again, and which of them are not right.

    Unless `counts` are all that a run writes, others may be there.
    """
    written = read_entry(run).get("counts")
    if not isinstance(written, dict):
        return 1, [f"{ENTRY}: counts bukan objek"]
    asked = {key: value for key, value in counts.items() if key != "reused"}
    found = {key: written[key] for key in written if key in asked}
    failures = [
        f"{ENTRY}: counts.{path}: tertulis {other}, terhitung {one}"
        for path, one, other in differences(asked, found)
    ]
    failures += [
        f"{ENTRY}: counts.{key} tidak dikenal" for key in written if key not in counts and is_all
    ]
    reused = written.get("reused")
    if type(reused) is not int or not 0 <= reused <= _MOST:
        failures.append(f"{ENTRY}: counts.reused tidak sah")
    return len(asked), failures
