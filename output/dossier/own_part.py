"""The office's own component as it was read, with the items marked that a finding speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.comparison.places import nearest
from corpus.grouping.comparison import Cluster, Member
from corpus.schema import COMPONENTS, Finding, ServiceStandard
from output.dossier.offices import Service
from output.report.record import item_anchor, part_view
from output.report.words import shown

NEAREST, MEANT = "nearest", "meant"
MAX_UNREAD = 6  # lines that nobody could place; the record has all of them


def own_view(
    record: ServiceStandard,
    finding: Finding,
    service: Service,
    cluster: Cluster | None,
    lang: str,
) -> dict[str, Any] | None:
    """The component, each item with its mark or none; None where the finding speaks of no one."""
    name = finding.component
    if name not in COMPONENTS:
        return None
    view = part_view(record, name, lang)
    near = nearest_item(record, finding, service, cluster)
    marks = _marks(record, near, cluster)
    quotes = [_words(one.quote) for one in _own_quotes(finding)]
    for item in view["items"]:
        item["mark_as"] = marks.get(item["path"], "")
        if not item["mark_as"] and _is_quoted(item["text"], quotes):
            item["mark_as"] = MEANT
    return {**view, "has_nearest": near is not None}


def nearest_item(
    record: ServiceStandard, finding: Finding, service: Service, cluster: Cluster | None
) -> Member | None:
    """Of what an office lacks, its item that comes nearest; None where none shares a word."""
    if cluster is None or finding.component is None or cluster.of(record.record_id) is not None:
        return None
    part, owners = service.part(finding.component)
    owner = owners.get(record.record_id)
    return nearest(cluster, part.places.items_of(owner) if owner else ())[1]


def _marks(
    record: ServiceStandard, near: Member | None, cluster: Cluster | None
) -> Mapping[str, str]:
    """The paths of the items that are meant, or that come nearest; an office that offers the
    service as several may have that one in another of its standards."""
    own = cluster.of(record.record_id) if cluster is not None else None
    if own is not None:
        return {own.item: MEANT}
    return {near.item: NEAREST} if near is not None and near.record_id == record.record_id else {}


def _own_quotes(finding: Finding) -> Iterator[Any]:
    return (one for one in finding.evidence if one.record_id == finding.record_id)


def _is_quoted(text: str, quotes: Sequence[str]) -> bool:
    """Whether a quote is an item, or its beginning where it was cut."""
    own = _words(text)
    return any(
        own == quote or (quote.endswith("…") and own.startswith(quote[:-1].rstrip()))
        for quote in quotes
        if quote
    )


def _words(text: str) -> str:
    return " ".join(shown(text).split())


def headings_view(record: ServiceStandard, lang: str) -> list[dict[str, str]]:
    """All headings of the document in their order, with the component that each was read as."""
    found: list[tuple[tuple[int, float], dict[str, str]]] = []
    for name in COMPONENTS:
        part = getattr(record, name)
        if part is None or not part.heading:
            continue
        places = part.provenance.get("heading") or ()
        place = places[0] if places else None
        top = place.bbox[1] if place and place.bbox else float(place.line or 0) if place else 0.0
        spot = (place.page or 0 if place else 0, top)
        view = {"text": shown(part.heading), "component": part_view(record, name, lang)["label"]}
        found.append((spot, view))
    found.sort(key=lambda one: one[0])
    unknown = [{"text": shown(one), "component": ""} for one in record.reading.unknown_headings]
    return [view for _, view in found] + unknown


def unread_view(record: ServiceStandard) -> dict[str, Any]:
    """Words of the document that no rule could place: among them may be what is said to lack."""
    lines = [shown(one.text) for one in record.unrecognized if one.text.strip()]
    return {"lines": lines[:MAX_UNREAD], "more": max(0, len(lines) - MAX_UNREAD)}


def anchor_of(record: ServiceStandard, component: str | None) -> str:
    """Where the finding's component stands on the record's page."""
    known = component in COMPONENTS
    return item_anchor(record.record_id, component or "") if known else f"r-{record.record_id}"
