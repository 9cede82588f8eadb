"""The page of what changed between two runs, made of plain values.

Everything that comes from a document goes through `shown`, and is escaped by the template.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.drift.drift import Change, Drift, StandardDrift, StandardName
from corpus.drift.findings import FindingDrift
from corpus.drift.record_text import evidence_of
from corpus.messages import label, rule_text
from corpus.offices import office_key, office_name
from corpus.schema import COMPONENTS, Finding, ServiceStandard
from output.drift.words import marked_words
from output.evidence.evidence import Album, spot_of
from output.report.input import INDEX
from output.report.words import SEVERITIES, labels, shown
from output.templating import asset, policy, render

MOST_CHANGES = 10_000  # on one page: 12 MB
KINDS = ("added", "removed", "changed", "reworded", "moved")
_NOTHING = FindingDrift((), ())
_ORDER = ("decree", *COMPONENTS)

Records = Mapping[str, ServiceStandard]


@dataclass(frozen=True, slots=True)
class DriftInput:
    """Two runs, and all that is otherwise in the newer one. `runs` are their names."""

    drift: Drift
    findings: Mapping[tuple[str, str], FindingDrift]
    old: Records
    new: Records
    runs: tuple[str, str]
    lang: str
    album: Album


def render_drift(report: DriftInput) -> Iterator[tuple[str, str]]:
    """The pages by name: `index.html`, and one for each service where very much changed.

    Nothing is asked of the network, and nothing runs but the pages' own script.
    """
    view = drift_view(report)
    if not view["pages"]:
        yield INDEX, _rendered(report, view, {"standards": view["standards"], "is_index": True})
        return
    yield INDEX, _rendered(report, view, {"standards": [], "is_index": True})
    for service, entry in view["pages"].items():
        own = [one for one in view["standards"] if one["service"] == service]
        yield entry["file"], _rendered(report, view, {"standards": own, "is_index": False})


def _rendered(report: DriftInput, view: dict[str, Any], page: dict[str, Any]) -> str:
    style = "\n".join(map(asset, ("base.css", "report.css", "drift.css")))
    script = asset("drift.js")
    return render(
        "drift.html",
        lang=report.lang,
        t=labels(report.lang),
        style=style,
        script=script,
        policy=policy(style, script, bool(report.album.pictures)),
        view=view,
        page=page,
    )


def drift_view(report: DriftInput) -> dict[str, Any]:
    """All values of the page."""
    names = _office_names(report)
    standards = _standards(report, names)
    changes = [change for one in report.drift.changed for change in one.changes]
    return {
        "runs": [shown(name) for name in report.runs],
        "counts": {
            "added": len(report.drift.added),
            "removed": len(report.drift.removed),
            "changed": len(report.drift.changed),
            "unchanged": report.drift.unchanged,
            "come": sum(len(one.come) for one in report.findings.values()),
            "gone": sum(len(one.gone) for one in report.findings.values()),
        },
        "components": _components(changes, report.lang),
        "kinds": [
            {"kind": kind, "label": labels(report.lang)[f"drift_{kind}"], "count": count}
            for kind in KINDS
            if (count := sum(one.kind == kind for one in changes))
        ],
        "rules": _rules(report),
        "heat": _heat(report, names),
        "standards": standards,
        "pages": _pages(standards),
        "offices": sorted({one["office"] for one in standards}),
        "services": sorted({one["service"] for one in standards}),
        "added": _names(report.drift.added, report.new),
        "removed": _names(report.drift.removed, report.old),
    }


def _office_names(report: DriftInput) -> dict[str, str]:
    """Each office under one name, however letterheads spell it: not in capitals if it can be."""
    names: dict[str, set[str]] = defaultdict(set)
    for record in (*report.old.values(), *report.new.values()):
        names[office_key(record)].add(shown(office_name(record)))
    return {key: min(found, key=lambda one: (one.isupper(), one)) for key, found in names.items()}


def _pages(standards: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Service -> its page and how many standards are on it; nothing where one page holds all."""
    if sum(len(one["changes"]) for one in standards) <= MOST_CHANGES:
        return {}
    counts = Counter(one["service"] for one in standards)
    return {
        service: {"file": f"perubahan-{number}.html", "count": counts[service]}
        for number, service in enumerate(sorted(counts), 1)
    }


def _standards(report: DriftInput, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Those that changed, and those of which only findings came or went."""
    changed = {(one.old_record_id, one.new_record_id): one for one in report.drift.changed}
    views = [
        {
            **_standard_view(report, pair, changed.get(pair)),
            "office": names[office_key(report.new[pair[1]])],
        }
        for pair in report.drift.pairs
        if pair in changed or pair in report.findings
    ]
    return sorted(views, key=lambda one: (one["office"].casefold(), one["service"], one["path"]))


def _standard_view(
    report: DriftInput, pair: tuple[str, str], drift: StandardDrift | None
) -> dict[str, Any]:
    old, new = report.old[pair[0]], report.new[pair[1]]
    found = report.findings.get(pair, _NOTHING)
    changes = [_change_view(report, old, new, one) for one in drift.changes] if drift else []
    return {
        "id": f"p-{pair[1]}",
        "service": _service(new.service.label or new.service.title, report.lang),
        "path": shown(new.source.path),
        "old_path": shown(old.source.path),
        "changes": changes,
        "come": [_finding_view(one, report.lang) for one in found.come],
        "gone": [_finding_view(one, report.lang) for one in found.gone],
    }


def _change_view(
    report: DriftInput, old: ServiceStandard, new: ServiceStandard, change: Change
) -> dict[str, Any]:
    before, after = marked_words(change.old, change.new)
    return {
        "component": change.component,
        "label": label("components", change.component, report.lang),
        "kind": change.kind,
        "kind_label": labels(report.lang)[f"drift_{change.kind}"],
        "sides": [
            _side(report, old, change.component, change.old) | {"pieces": before},
            _side(report, new, change.component, change.new) | {"pieces": after},
        ],
    }


def _side(
    report: DriftInput, record: ServiceStandard, component: str, text: str | None
) -> dict[str, Any]:
    found = evidence_of(record, component, text)
    spot = spot_of(record.source, found) if found is not None else None
    return {
        "page": found.page if found is not None else None,
        "line": found.line if found is not None else None,
        "picture": report.album.pictures.get(spot) if spot is not None else None,
        "note": report.album.notes.get(record.source.sha256, "") if spot is not None else "",
    }


def _finding_view(finding: Finding, lang: str) -> dict[str, str]:
    return {
        "severity": finding.severity,
        "severity_label": labels(lang)[f"{finding.severity}_1"],
        "title": rule_text(finding.rule, "title", lang),
        "message": shown(finding.message),
    }


def _components(changes: Sequence[Change], lang: str) -> list[dict[str, Any]]:
    counts = Counter(one.component for one in changes)
    most = max(counts.values(), default=1)
    return [
        {
            "component": name,
            "label": label("components", name, lang),
            "count": counts[name],
            "percent": round(100 * counts[name] / most, 1),
        }
        for name in sorted(counts, key=_ORDER.index)
    ]


def _rules(report: DriftInput) -> list[dict[str, Any]]:
    """Rule by rule, how many findings came and went; the gravest first."""
    come = Counter((f.severity, f.rule) for one in report.findings.values() for f in one.come)
    gone = Counter((f.severity, f.rule) for one in report.findings.values() for f in one.gone)
    return [
        {
            "severity": severity,
            "title": rule_text(rule, "title", report.lang),
            "come": come[(severity, rule)],
            "gone": gone[(severity, rule)],
        }
        for severity, rule in sorted(
            {*come, *gone}, key=lambda one: (SEVERITIES.index(one[0]), one[1])
        )
    ]


def _heat(report: DriftInput, names: Mapping[str, str]) -> dict[str, Any]:
    """Offices against services: what is new, gone, changed, or the same."""
    changed = {one.new_record_id for one in report.drift.changed}
    states: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def cell(record: ServiceStandard) -> Counter[str]:
        service = _service(record.service.label or record.service.title, report.lang)
        return states[(names[office_key(record)], service)]

    for one in report.drift.added:
        cell(report.new[one.record_id])["added"] += 1
    for one in report.drift.removed:
        cell(report.old[one.record_id])["removed"] += 1
    for _, record_id in report.drift.pairs:
        state = "changed" if record_id in changed else "same"
        cell(report.new[record_id])[state] += 1
    services = sorted({service for _, service in states})
    offices = sorted({office for office, _ in states}, key=str.casefold)
    rows = [
        {
            "office": office,
            "cells": [{"service": name, "counts": states.get((office, name))} for name in services],
        }
        for office in offices
    ]
    return {"services": services, "rows": rows}


def _names(names: Iterable[StandardName], records: Records) -> list[dict[str, str]]:
    return [
        {
            "office": shown(one.office),
            "service": shown(one.service),
            "path": shown(records[one.record_id].source.path),
        }
        for one in names
    ]


def _service(name: str | None, lang: str) -> str:
    return shown(name) or labels(lang)["unknown"]
