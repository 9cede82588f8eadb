"""The labels that a run is measured against: read from a file, or drafted from a run to correct.

The format is described in docs/gold.md. A label gives what it knows: a key that is left out is
not judged, a key that is null or empty says that nothing is printed there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus.record.json_files import Entry, load_entries, read_records
from corpus.schema import COMPONENTS
from extractor.errors import WrongUse

_UNIT = ("name", "address", "postal_code", "phones", "email", "website", "hierarchy", "region")
_HEAD = ("number", "revision", "effective_date", "signed_date", "signatory")
_ITEM = ("number", "text", "heading", "channel", "group")
_DURATION = ("minimum", "maximum", "unit", "basis", "bound")
_CHARGE = ("amount", "maximum", "per")


class GoldError(WrongUse):
    """A file that is no gold; its message says what is wrong and where."""


class GoldDocument(NamedTuple):
    """What is known of one document. No records: it is no service standard."""

    file: str
    sha256: str | None
    layout: str | None
    part: str | None
    records: tuple[Entry, ...]


def read_gold(file: Path) -> tuple[GoldDocument, ...]:
    """The labelled documents of a JSON or YAML file. Raises `GoldError` for anything else."""
    try:
        entries = load_entries(file)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise GoldError(f"{file} tidak dapat dibaca: {error}") from error
    if not isinstance(entries, list) or not entries:
        raise GoldError(f"{file} harus berisi daftar dokumen, satu objek tiap dokumen")
    return tuple(_document(entry, place) for place, entry in enumerate(entries, 1))


def _document(entry: Any, place: int) -> GoldDocument:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise GoldError(f"dokumen ke-{place}: harus objek dengan `file`")
    records = entry["records"] if "records" in entry else [entry.get("record")]
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise GoldError(f"{entry['file']}: harus punya `record` (objek) atau `records` (daftar)")
    known = {"unit", "document", "decree", "service", "removed", "missing", *COMPONENTS}
    for record in records:
        unknown = sorted(set(record) - known)
        if unknown:
            raise GoldError(f"{entry['file']}: kunci yang tidak dikenal: {', '.join(unknown)}")
    return GoldDocument(
        file=entry["file"],
        sha256=entry.get("sha256"),
        layout=entry.get("layout"),
        part=entry.get("part"),
        records=tuple(records),
    )


def draft_gold(records: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """Gold as a run has it, document by document, for a person to correct."""
    documents: dict[str, Entry] = {}
    for record in records:
        source = record["source"]
        entry = documents.setdefault(
            source["sha256"],
            {
                "file": source["path"],
                "sha256": source["sha256"],
                "layout": source["layout"],
                "records": [],
            },
        )
        entry["records"].append(_draft_record(record))
    return list(documents.values())


def write_draft(run: Path, file: Path) -> int:
    """Write the draft of a run's gold; the number of its documents. An existing file is kept.

    Raises `FileExistsError`: a draft that somebody has begun to correct is not written over.
    """
    entries = draft_gold(read_records(run))
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
    return len(entries)


def _draft_record(record: Mapping[str, Any]) -> Entry:
    unit = _picked(record["unit"], _UNIT)
    if unit["region"]:
        unit["region"] = _picked(unit["region"], ("code", "name"))
    return {
        "unit": unit,
        "document": _picked(record["document"], _HEAD),
        "decree": record["decree"] and _picked(record["decree"], ("raw", "number", "year")),
        "service": _picked(record["service"], ("kind", "title")),
        **{name: _draft_component(record[name]) for name in COMPONENTS},
        "removed": [
            [removed_component(removed), removed["text"]]
            for removed in record["removed"]
            if removed["reason"] == "duplicate-item"
        ],
    }


def removed_component(removed: Mapping[str, Any]) -> str:
    """The component that a removed item repeats something of."""
    return str(removed.get("kept") or "").partition(".")[0]


def _draft_component(component: Mapping[str, Any] | None) -> Entry | None:
    if component is None:
        return None
    if "items" in component:
        return {"items": _draft_items(component["items"])}
    draft: Entry = {"text": component["text"]}
    if "durations" in component:
        draft["durations"] = [_picked(entry, _DURATION) for entry in component["durations"]]
    if "charges" in component:
        draft["kind"] = component["kind"]
        draft["charges"] = [_picked(entry, _CHARGE) for entry in component["charges"]]
    if "channels" in component:
        draft["channels"] = [[entry["kind"], entry["value"]] for entry in component["channels"]]
    return draft


def _draft_items(items: Sequence[Mapping[str, Any]]) -> list[Entry]:
    return [{**_picked(item, _ITEM), "children": _draft_items(item["children"])} for item in items]


def _picked(part: Mapping[str, Any], keys: Sequence[str]) -> Entry:
    return {key: part[key] for key in keys}
