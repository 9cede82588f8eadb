"""Records with a person's corrections, and back to what was read.

A correction is applied to the record as it was read, before its rules are asked, and marked in
`corrections` with what had been read, so that `as_read` can put that back: the proof of a run
looks at what was read. A correction that no longer fits is reported, never bent to fit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.record.corrections import ID_DIGITS, Corrections, Rejected, Wanted
from corpus.record.json_files import read_lines, read_records
from corpus.record.path import END, Step, parse_path, value_at
from corpus.schema import COMPONENTS, Correction, ServiceStandard

Entry = dict[str, Any]
# What an object of a list needs and a person need not type.
_DEFAULTS: dict[str, Entry] = {
    "items": {"number": None, "provenance": []},
    "children": {"number": None, "provenance": []},
    "flowchart": {"number": None, "provenance": []},
    "durations": {"basis": None, "bound": "exact", "text": "", "provenance": []},
    "charges": {"text": "", "provenance": []},
    "channels": {"value": None, "raw": "", "provenance": []},
    "legal_references": {"number": None, "year": None, "text": "", "provenance": []},
    "notes": {"provenance": []},
}


def apply_corrections(
    record: ServiceStandard, wanted: Sequence[Wanted]
) -> tuple[ServiceStandard, tuple[Rejected, ...]]:
    """The record with its corrections, marked; and those of them that do not fit.

    All paths are those of the record as it was read, whatever the others change: values are set
    first, then elements removed from the last on, then new ones added.
    """
    rejected: list[Rejected] = []
    for correction in in_order(w for w in wanted if w.record_id == record.record_id):
        try:
            record = _applied(record, correction)
        except ValidationError as error:
            problem = error.errors()[0]
            where = ".".join(str(step) for step in problem["loc"])
            message = f"nilainya tidak sah ({where}: {problem['msg']})"
        except LookupError:
            message = "tidak ada tempat itu dalam rekaman"
        except ValueError as error:
            message = str(error)
        else:
            continue
        rejected.append(Rejected(record.record_id, correction.file, correction.path, message))
    return record, tuple(rejected)


def in_order(wanted: Iterable[Wanted]) -> list[Wanted]:
    """In the order in which they are applied."""
    rank = {"set": 0, "remove": 1, "add": 2}
    entries = list(wanted)
    removals = sorted(
        (entry for entry in entries if entry.change == "remove"),
        key=lambda entry: [(isinstance(step, str), step) for step in _steps(entry)],
        reverse=True,
    )
    others = [entry for entry in entries if entry.change != "remove"]
    return sorted([*others, *removals], key=lambda entry: rank[entry.change])


def _steps(wanted: Wanted) -> tuple[Step, ...]:
    return parse_path(wanted.path.removesuffix(END)) or ()


def _applied(record: ServiceStandard, wanted: Wanted) -> ServiceStandard:
    data = record.model_dump(mode="json")
    steps = _steps(wanted)
    if wanted.change == "add":
        there = value_at(data, steps)
        if not isinstance(there, list):
            raise LookupError(wanted.path)
        there.append(_completed(wanted.value, steps[-1]))
        was = None
    else:
        was = value_at(data, steps)
        _check_was(wanted, was, steps)
        parent = value_at(data, steps[:-1])
        if wanted.change == "remove":
            if not isinstance(parent, list):
                raise ValueError("hanya unsur daftar yang dapat dihapus; pakai `value: null`")
            parent.pop(int(steps[-1]))
        else:
            key = steps[-2] if isinstance(steps[-1], int) and len(steps) > 1 else steps[-1]
            value = _completed(wanted.value, key, is_element=isinstance(steps[-1], int))
            if value == was:
                return record
            parent[steps[-1]] = value
    mark = Correction(
        path=wanted.path,
        change=wanted.change,
        was=was,
        reason=wanted.reason,
        by=wanted.by,
        when=wanted.when,
    )
    data["corrections"].append(mark.model_dump(mode="json"))
    return ServiceStandard.model_validate(data)


def _check_was(wanted: Wanted, was: Any, steps: Sequence[Step]) -> None:
    """An element is known by its place only, so it must still be the one that was looked at."""
    by_place = any(isinstance(step, int) for step in steps)
    if wanted.has_was and by_place and wanted.was not in (was, shown(was)):
        raise ValueError(f"di situ sekarang terbaca {shown(was)!r}, bukan {shown(wanted.was)!r}")


def shown(value: Any) -> str:
    """A value as one line of text: what the workbook shows, and what `was` is compared with."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _completed(value: Any, key: Step, *, is_element: bool = True) -> Any:
    """The value with what its kind of object needs besides; a plain text is an object's text."""
    if isinstance(value, list) and not is_element:
        return [_completed(entry, key) for entry in value]
    if key in _DEFAULTS and isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        return value
    whole = {name: _completed(part, name, is_element=False) for name, part in value.items()}
    if key in COMPONENTS:
        return {"heading": None, **whole}
    if key not in _DEFAULTS or not is_element:
        return whole
    if key == "durations" and "minimum" in whole:
        whole.setdefault("maximum", whole["minimum"])
    return {**deepcopy(_DEFAULTS[str(key)]), **whole}


def as_read(record: Mapping[str, Any]) -> Entry:
    """A record (as in `records.jsonl`) with what had been read in place of the corrections.

    Of a record without corrections the parts are the record's own.
    """
    data = deepcopy(dict(record)) if record.get("corrections") else dict(record)
    for mark in reversed(data.pop("corrections", None) or []):
        steps = parse_path(mark["path"].removesuffix(END)) or ()
        if mark["change"] == "add":
            value_at(data, steps).pop()
            continue
        parent = value_at(data, steps[:-1])
        if mark["change"] == "remove":
            parent.insert(steps[-1], mark["was"])
        else:
            parent[steps[-1]] = mark["was"]
    data["corrections"] = []
    return data


def check_corrections(corrections: Corrections, run: Path) -> tuple[int, list[Rejected]]:
    """How many corrections a run holds, and which it does not, each with the reason."""
    if not corrections.by_document:
        return 0, []
    applied = 0
    rejected: list[Rejected] = []
    seen: set[str] = set()
    for entry in read_records(run):
        wanted = corrections.of(entry["source"]["sha256"])
        own = [correction for correction in wanted if correction.record_id == entry["record_id"]]
        if not own:
            continue
        seen.add(entry["record_id"])
        _, refused = apply_corrections(ServiceStandard.model_validate(as_read(entry)), own)
        rejected += refused
        applied += len(entry["corrections"])
    return applied, rejected + list(_strayed(corrections, run, seen))


def _strayed(corrections: Corrections, run: Path, seen: set[str]) -> Iterator[Rejected]:
    """Those whose record is not in the run."""
    hashes: dict[str, str] = {}
    for source in read_lines(run / "sources.jsonl"):
        hashes |= dict.fromkeys(source["paths"], source["sha256"])
    known = {sha256[:ID_DIGITS] for sha256 in hashes.values()}
    for digits, wanted in corrections.by_document.items():
        for correction in wanted:
            if correction.record_id in seen:
                continue
            if digits in known:
                message = "dokumennya tidak lagi memuat rekaman itu"
            elif correction.file in hashes:
                message = "isi dokumen sudah berubah sejak dibetulkan; periksa kembali"
            else:
                message = "dokumen dengan isi itu tidak ada dalam sumber"
            yield Rejected(correction.record_id, correction.file, correction.path, message)
