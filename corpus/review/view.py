"""What a person sees of one record: its lines, its fields, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.messages import render_message, render_reason
from corpus.record.corrections import UNREAD
from corpus.review.acts.assigning import unread_id
from corpus.review.fields import Fields, places_of
from corpus.review.run_index import TYPED
from corpus.review.words import shown_act
from corpus.schema import CORRECTABLE

Entry = dict[str, Any]
MOST_LINES = 5_000


def record_view(now: Mapping[str, Any], read: Mapping[str, Any], lang: str) -> Entry:
    """The parts of a view that the record itself gives: `now` with corrections, `read` without."""
    source = now["source"]
    is_text = source["reader"] in TYPED
    return {
        "record_id": now["record_id"],
        "file": source["path"],
        "sha256": source["sha256"],
        "office": now["unit"]["name"],
        "service": now["service"]["title"] or now["service"]["label"],
        "pages": None if is_text else source["pages"],
        "page_range": None if is_text else list(source["page_range"]),
        "is_text": is_text,
        "fields": Fields(now, read, lang).all(),
        "unread": list(_unread(now, read)),
        "review": [
            {
                "path": one["path"],
                "reason": one["reason"],
                "said": render_reason(one["reason"], one["parameters"], lang),
            }
            for one in now["needs_review"]
        ],
    }


def refused_view(entry: Mapping[str, Any], lines: Sequence[Entry]) -> Entry:
    """The same of a source that gave no record: nothing but its lines."""
    is_text = not any(one["bbox"] for one in lines)
    return {
        "record_id": "",
        "file": entry["path"],
        "sha256": entry["sha256"],
        "error": entry["error"],
        "message": entry["message"],
        "office": None,
        "service": None,
        "pages": None if is_text else max((one["page"] for one in lines), default=1),
        "page_range": None,
        "is_text": is_text,
        "lines": list(lines),
        "fields": [],
        "unread": [],
        "findings": [],
        "review": [],
        "misfits": [],
    }


def _unread(now: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[Entry]:
    left = list(now[UNREAD])
    for number, one in enumerate(read[UNREAD]):
        if not left or left[0] != one:
            continue
        left.pop(0)
        places = places_of(one["provenance"])
        place = {"page": None, "bbox": None, "line": None, **(places[0] if places else {})}
        yield {
            "id": unread_id(number),
            "text": one["text"],
            "heading": one["heading"],
            "places": places,
            **place,
        }


def source_lines(trace: Sequence[Mapping[str, Any]], record: Mapping[str, Any]) -> list[Entry]:
    """The source's lines, each with its fate; of a file with pages those of the record's own."""
    source = record["source"]
    is_text = source["reader"] in TYPED
    first, last = source["page_range"]
    found: list[Entry] = []
    for number, one in enumerate(trace, 1):
        if not is_text and not first <= one["page"] <= last:
            continue
        if len(found) >= MOST_LINES:
            break
        spans = one["spans"]
        # A list's marker says less of a line than what stands behind it.
        told = next((span for span in spans if span["fate"] != "list-marker"), None)
        told = told or (spans[0] if spans else {"fate": "unrecognized", "path": None})
        found.append(
            {
                "n": one["line"] if is_text else number,
                "page": one["page"],
                "bbox": one["bbox"],
                "text": one["text"],
                "fate": told["fate"],
                "path": told["path"],
            }
        )
    return found


def shown_findings(
    findings: Sequence[Mapping[str, Any]],
    now: Mapping[str, Any],
    in_run: Mapping[str, Any],
    lang: str,
) -> list[Entry]:
    """Findings as a page lists them. `is_stale`: the part is no longer as the run has it; what
    holds of it the next run will say."""
    record_id = now["record_id"]
    parts = {name for name in CORRECTABLE if now[name] != in_run[name]}
    return [
        {
            "key": one["key"],
            "rule": one["rule"],
            "severity": one["severity"],
            "component": one["component"],
            "message": render_message(one["rule"], one["parameters"], lang),
            "status": one["status"],
            "note": one["note"],
            "is_stale": one["component"] in parts,
            "places": places_of(
                [place for place in one["evidence"] if place["record_id"] == record_id]
            ),
        }
        for one in findings
    ]


def shown_history(history: Sequence[Mapping[str, Any]], record_id: str, lang: str) -> list[Entry]:
    """What was done to a record, the last act first."""
    return [
        {
            "n": one["n"],
            "by": one.get("by"),
            "when": one.get("when"),
            "said": shown_act(one, lang),
            "is_undone": bool(one.get("undone")),
        }
        for one in reversed(history)
        if one.get("record_id") == record_id
    ]
