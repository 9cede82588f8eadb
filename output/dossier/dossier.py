"""What a dossier shows: the finding, both sides' words, the whole list, the others, the remedy.

A dossier is drawn from one finding, its service and the records that the service holds.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from typing import Any

from corpus.grouping.comparison import KnownAs
from corpus.offices import owner_key
from corpus.rulebook import rulebook
from corpus.schema import Finding, ServiceStandard
from output.dossier.offices import Service, offices_view
from output.dossier.own_part import (
    anchor_of,
    headings_view,
    nearest_item,
    own_view,
    unread_view,
)
from output.report.understood import percent, said, unread_components
from output.report.words import labels, shown

_ACROSS = "comparison/"  # sheets of rules that look at several offices
_VALUES = frozenset({"time-outlier", "fee-outlier", "channel-missing"})


def dossier_view(
    finding: Finding, known: KnownAs, shown_as: Mapping[str, Any], service: Service, lang: str
) -> dict[str, Any]:
    """All values of one dossier; `shown_as` is the finding as the report's list shows it."""
    record = service.records[finding.record_id or ""]
    component = finding.component or ""
    cluster_id = str(finding.parameters.get("cluster_id", ""))
    cluster = service.cluster(cluster_id)
    standing = None
    if cluster is not None:
        standing = service.standing_in_group(component, cluster)
    elif finding.rule in _VALUES:
        standing = service.standing_in_value(component, finding.parameters.get("channel"))
    near = nearest_item(record, finding, service, cluster)
    rule = rulebook().get(finding.rule)  # a run may have rules of another version
    evidence = shown_as["evidence"]
    return {
        **shown_as,
        "own": own_view(record, finding, service, cluster, lang),
        "anchor": anchor_of(record, finding.component),
        "group": shown(cluster.text) if cluster is not None else "",
        "offices": offices_view(standing, owner_key(record)) if standing is not None else None,
        "is_across": rule is not None and rule.sheet.startswith(_ACROSS),
        "own_words": [one for one in evidence if not one["office"]],
        "other_words": [one for one in evidence if one["office"]],
        "headings": headings_view(record, lang) if rule is not None and rule.is_absence else [],
        "command": status_command(known.key, lang),
        "entry": status_entry(known.key, shown_as),
        "group_entry": merge_entry(service, component, (near.text, cluster.text))
        if near is not None and cluster is not None
        else "",
    }


def reading_view(record: ServiceStandard, lang: str) -> dict[str, Any]:
    """How much of the document was read, and what was not."""
    return {
        "percent": said(percent(record.reading.recognized_share), lang),
        "is_whole": record.reading.recognized_share >= 1,
        "unread_components": unread_components(record, lang),
        **unread_view(record),
    }


def status_command(key: str, lang: str) -> str:
    """The command that records a status, to be copied and changed."""
    by = shlex.quote(labels(lang, "dossier")["your_name"])
    return f"selaras status RUN {key} --set accepted --by {by} --note '…'"


def status_entry(key: str, shown_as: Mapping[str, Any]) -> str:
    """The finding's line for `status.json`, to be copied and filled in."""
    about = f"{shown_as['title']}: {shown_as['office']}, {shown_as['service']}"
    entry = {name: shown_as[name] for name in ("status", "note", "by", "when")}
    text = json.dumps({**entry, "about": about}, ensure_ascii=False)
    return f"{json.dumps(key)}: {text}"


def merge_entry(service: Service, component: str, texts: tuple[str, str]) -> str:
    """The line for `status.json` that makes one group of what comes nearest and what is missing."""
    entry = {
        "service": service.comparison.name,
        "component": component,
        "change": "merge",
        "items": [" ".join(text.split()) for text in texts],
    }
    return json.dumps(entry, ensure_ascii=False)
