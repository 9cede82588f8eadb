"""What people said of findings and groups, as the pages and the terminal tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.grouping.comparison import KnownAs, Orphan
from corpus.judgement.corrected_groups import Misfit
from corpus.judgement.status import STATUSES
from output.report.words import labels, shown


def said_view(known: KnownAs, lang: str) -> dict[str, Any]:
    """A finding's key and status; a settled one counts nowhere."""
    said = known.judgement
    return {
        "key": known.key,
        "alias": known.alias,
        "status": said.status,
        "status_label": labels(lang)[f"status_{said.status}"],
        "is_settled": said.is_settled,
        "note": shown(said.note),
        "by": shown(said.by),
        "when": said.when,
    }


def status_counts(findings: Sequence[Mapping[str, Any]], lang: str) -> list[dict[str, Any]]:
    """How many findings have each status; nothing where nobody has said anything."""
    counts = Counter(one["status"] for one in findings)
    if not findings or counts["new"] == len(findings):
        return []
    return [
        {"status": name, "label": labels(lang)[f"status_{name}"], "count": counts[name]}
        for name in STATUSES
    ]


def misfit_lines(misfits: Sequence[Misfit | Orphan], lang: str) -> list[str]:
    """What was said that fits nothing in this run, a line each."""
    return [shown(_misfit_line(one, labels(lang))) for one in misfits]


def _misfit_line(one: Misfit | Orphan, t: Mapping[str, str]) -> str:
    if isinstance(one, Orphan):
        status = t[f"status_{one.judgement.status}"]
        told = one.judgement.about or one.judgement.note
        return f"{t['finding_1']} {one.key} ({status}): {t['gone']}{f' {told}' if told else ''}"
    change = one.change
    place = f"{change.service}, {change.component}: {t[f'change_{change.change}']}"
    items = "; ".join(f"“{text}”" for text in change.items)
    why = t[f"misfit_{one.reason}"].replace("{wording}", one.wording)
    return f"{t['group_1']} {place} {items}: {why}"
