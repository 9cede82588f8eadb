"""Where a text of a record stands on its pages, found by the text itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.rules.findings import evidence_at
from corpus.schema import (
    ComplaintComponent,
    Evidence,
    Item,
    ListComponent,
    Place,
    ServiceStandard,
)


def evidence_of(record: ServiceStandard, component: str, text: str | None) -> Evidence | None:
    """A component's text as evidence; None where it has no such text."""
    places = _places(record, component, text) if text is not None else []
    return evidence_at(record, places, text or "")[0] if places else None


def _places(record: ServiceStandard, component: str, text: str) -> list[Place]:
    """The places of an item, a channel, or a whole section; none where it has no such text."""
    if component == "decree":
        return record.decree.provenance.get("raw", []) if record.decree is not None else []
    part = getattr(record, component, None)
    if isinstance(part, ListComponent):
        return next((one.provenance for one in _all_items(part.items) if one.text == text), [])
    if part is None:
        return []
    if isinstance(part, ComplaintComponent):
        channels = (one.provenance for one in part.channels if one.raw == text)
        return next(channels, part.provenance.get("text", []))
    places: list[Place] = part.provenance.get("text", [])
    return places


def _all_items(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all_items(item.children)
