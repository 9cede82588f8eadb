"""What a person wants corrected in records, by content hash so that it survives every new run.

docs/corrections.md describes the file. Applying is `corpus.record.corrected`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import orjson

from corpus.record.json_files import load_entries
from corpus.record.path import END, Step, parse_path
from extractor.errors import WrongUse

Change = Literal["set", "add", "remove"]
ID_DIGITS = 16  # of the content hash, as in a record's id
UNREAD = "unrecognized"  # an entry of it can be removed: its words were given to a component
KEYS = {"record_id", "sha256", "ordinal", "file", "path", "change", "value", "was", "reason"}
KEYS |= {"by", "when"}


class CorrectionsError(WrongUse):
    """A file that holds no corrections; its message says what is wrong and where."""


class Wanted(NamedTuple):
    """One correction as a person wrote it. `was` counts only where `has_was`."""

    record_id: str
    path: str
    change: Change
    value: Any
    was: Any
    has_was: bool
    reason: str | None
    file: str | None
    by: str | None = None
    when: str | None = None  # a day, as in 2026-01-31


class Rejected(NamedTuple):
    """A correction that was not applied, and why."""

    record_id: str
    file: str | None
    path: str
    message: str


class Corrections(NamedTuple):
    """All corrections of a file, by the content hash (its first digits) of their document."""

    by_document: Mapping[str, tuple[Wanted, ...]]

    def of(self, sha256: str) -> tuple[Wanted, ...]:
        """Those of one document."""
        return self.by_document.get(sha256[:ID_DIGITS], ())

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(map(len, self.by_document.values()))

    def digest(self, sha256: str) -> str:
        """Changes when a document's corrections do; empty without any."""
        wanted = self.of(sha256)
        if not wanted:
            return ""
        return hashlib.sha256(orjson.dumps(wanted, default=list)).hexdigest()


NO_CORRECTIONS = Corrections({})


def settles(corrected: str, path: str) -> bool:
    """Whether somebody who corrected the one path has looked at what stands at the other: at the
    value itself, at a part of it, or at all that holds it. A whole list is its component.

    >>> settles("biaya.charges", "biaya.charges[1].amount"), settles("waktu.text", "waktu")
    (True, True)
    >>> settles("prosedur.items[3].text", "prosedur"), settles("unit.name", "unit.names")
    (False, False)
    """
    from corpus.schema import COMPONENTS  # loads the record's models

    corrected = corrected.removesuffix(END)
    if path in COMPONENTS:
        return corrected in (path, f"{path}.items", f"{path}.text")
    inner, outer = (f"{one}." for one in (corrected, path))
    inner, outer = inner.replace("[", ".["), outer.replace("[", ".[")
    return inner.startswith(outer) or outer.startswith(inner)


def read_corrections(file: Path) -> Corrections:
    """The corrections of a YAML or JSON file. Raises `CorrectionsError` for anything else."""
    try:
        entries = load_entries(file)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise CorrectionsError(f"{file} tidak dapat dibaca: {error}") from error
    if isinstance(entries, dict):
        entries = entries.get("corrections")
    if not isinstance(entries, list):
        raise CorrectionsError(f"{file} harus berisi daftar pembetulan")
    return corrections_from(entries)


def corrections_from(entries: Iterable[Any]) -> Corrections:
    """Corrections from plain objects. Raises `CorrectionsError` for one that says too little."""
    found: dict[str, list[Wanted]] = defaultdict(list)
    for place, entry in enumerate(entries, 1):
        try:
            wanted = _wanted(entry)
        except ValueError as error:
            raise CorrectionsError(f"pembetulan ke-{place}: {error}") from error
        found[wanted.record_id[:ID_DIGITS]].append(wanted)
    return Corrections({digits: tuple(wanted) for digits, wanted in found.items()})


def _wanted(entry: Any) -> Wanted:
    if not isinstance(entry, dict):
        raise ValueError("harus objek")
    unknown = sorted(set(map(str, entry)) - KEYS)
    if unknown:
        raise ValueError(f"kunci yang tidak dikenal: {', '.join(unknown)}")
    record_id = entry.get("record_id")
    if record_id is None and isinstance(entry.get("sha256"), str):
        record_id = f"{entry['sha256'][:ID_DIGITS].lower()}-{entry.get('ordinal', 0)}"
    if not isinstance(record_id, str) or not record_id[ID_DIGITS:].startswith("-"):
        raise ValueError("perlu `record_id` atau `sha256` dari rekamannya")
    path = str(entry.get("path", ""))
    change: Any = entry.get("change") or ("add" if path.endswith(END) else "set")
    steps = parse_path(path.removesuffix(END))
    if steps is None or not _is_correctable(steps, change):
        raise ValueError(f"`path` tidak dapat dibetulkan: {path!r}")
    if change not in get_args(Change) or (change == "add") is not path.endswith(END):
        raise ValueError(f"`change` tidak cocok dengan {path!r}: {change!r}")
    if change != "remove" and "value" not in entry:
        raise ValueError(f"{path}: perlu `value`")
    return Wanted(
        record_id=record_id,
        path=path,
        change=change,
        value=entry.get("value"),
        was=entry.get("was"),
        has_was="was" in entry,
        reason=_text(entry, "reason"),
        file=_text(entry, "file"),
        by=_text(entry, "by"),
        when=_day(entry),
    )


def _is_correctable(steps: Sequence[Step], change: str) -> bool:
    if steps[0] == UNREAD:
        return len(steps) == 2 and isinstance(steps[1], int) and change == "remove"
    from corpus.schema import CORRECTABLE  # loads the record's models, for those with corrections

    return steps[0] in CORRECTABLE and "provenance" not in steps


def _text(entry: Mapping[str, Any], name: str) -> str | None:
    value = entry.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"`{name}` harus berupa teks")
    return value


def _day(entry: Mapping[str, Any]) -> str | None:
    text = _text(entry, "when")
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise ValueError(f"`when` {text!r} bukan TTTT-BB-HH") from error
