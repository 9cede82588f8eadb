"""In which order records are looked at, and what a list of them says of each."""

from __future__ import annotations

from typing import Any

from corpus.record.corrections import settles
from corpus.review.judging import Judgements
from corpus.review.kept_acts import KeptActs
from corpus.review.run_index import Row, RunIndex

Entry = dict[str, Any]
# What a person finds wrong most often comes first: a source that gave nothing, a component that may
# be printed and was not read, a field that is marked, then what was found and what has no place.
REFUSED, UNREAD_COMPONENT, MARK, ERROR, UNREAD_LINE = 100.0, 6.0, 3.0, 2.0, 0.5
MOST_UNREAD_LINES = 20  # of a record that count: a site's menu is no reason to look first
UNSURE = 4.0  # for groups of no sureness at all


def queue_of(index: RunIndex, kept: KeptActs, judgements: Judgements) -> list[Entry]:
    """Every record, and sources that look like standards and gave none."""
    ranked: list[tuple[float, Entry]] = []
    for record_id, row in index.rows.items():
        sureness = judgements.sureness(record_id)
        entry = _entry(record_id, row, kept)
        entry["sureness"] = sureness
        count = judgements.count(record_id)
        entry["findings"] = row.told["findings"] if count is None else count
        ranked.append((_urgency(row, sureness), entry))
    for sha256, one in index.refused.items():
        ranked.append((REFUSED, _refused(sha256, one, kept)))
    ranked.sort(key=lambda pair: (-pair[0], pair[1]["file"], pair[1]["record_id"]))
    return [entry for _, entry in ranked]


def _urgency(row: Row, sureness: float | None) -> float:
    told = row.told
    urgency: float = (
        UNREAD_COMPONENT * told["unread_components"]
        + MARK * len(told["marks"])
        + ERROR * told["errors"]
        + UNREAD_LINE * min(told["unread"], MOST_UNREAD_LINES)
        + (UNSURE * (1 - sureness) if sureness is not None else 0)
    )
    return urgency


def _entry(record_id: str, row: Row, kept: KeptActs) -> Entry:
    told = row.told
    wanted = kept.wanted(record_id)
    open_marks = [
        path for path, _ in told["marks"] if not any(settles(one.path, path) for one in wanted)
    ]
    return {
        "record_id": record_id,
        "file": told["file"],
        "office": told["office"],
        "service": told["service"],
        "reasons": len(open_marks),
        "unread": told["unread"],
        "findings": told["findings"],
        "sureness": None,
        "changed": len(wanted),
        **_done(record_id, kept),
    }


def _refused(sha256: str, one: Entry, kept: KeptActs) -> Entry:
    return {
        "record_id": "",
        "sha256": sha256,
        "error": one["error"],
        "file": one["path"],
        "office": None,
        "service": None,
        "reasons": 0,
        "unread": len(one.get("headings") or ()),
        "findings": 0,
        "sureness": None,
        "changed": 0,
        **_done(sha256, kept),
    }


def _done(name: str, kept: KeptActs) -> Entry:
    done = kept.done.get(name)
    return {"done": done is not None, "by": done["by"] if done else None}
