"""Rules on what a record has at all: components, the decree's number, repeated items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.record.contents import is_empty
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import DELIVERY, MANUFACTURING, Item, ServiceStandard

# Layouts whose sheet has a place for the decree's number.
_LAYOUTS_WITH_DECREE = frozenset({"sippn", "portal-text"})
_MIN_OTHERS = 4  # of the eight internal components: a sheet with fewer is a short form without them
# The annex of a decree is the standard itself: PP 96/2012 art. 25 asks for all fourteen there. One
# internal component beside the six (usually the legal basis) still is the short public form.
_MIN_OTHERS_OF_DECREE = 2
_WORD = re.compile(r"\w+")


@rule
def find_missing_components(record: ServiceStandard) -> Iterator[Draft]:
    """A component of the law without even a heading."""
    expected = list(DELIVERY)
    fewest = _MIN_OTHERS_OF_DECREE if record.source.layout == "decree-annex" else _MIN_OTHERS
    if sum(getattr(record, name) is not None for name in MANUFACTURING) >= fewest:
        expected += MANUFACTURING
    for name in expected:
        if getattr(record, name) is None and name not in record.not_assessable:
            yield Draft("component-missing", name)


@rule
def find_empty_components(record: ServiceStandard) -> Iterator[Draft]:
    """A heading with nothing, or only a placeholder, under it."""
    for name in (*DELIVERY, *MANUFACTURING):
        component = getattr(record, name)
        if component is not None and name not in record.not_assessable and is_empty(component):
            heading = component.heading or ""
            places = component.provenance.get("heading")
            evidence = evidence_at(record, places, heading) if places else ()
            yield Draft("component-empty", name, {}, evidence)


@rule
def find_missing_decree(record: ServiceStandard) -> Iterator[Draft]:
    """No number after "No. SK" where the sheet has a place for it."""
    if record.source.layout not in _LAYOUTS_WITH_DECREE or "decree" in record.not_assessable:
        return
    if record.decree is None or not any(sign.isdigit() for sign in record.decree.raw):
        raw = record.decree.raw if record.decree else ""
        places = record.decree.provenance.get("raw") if record.decree else None
        yield Draft("decree-missing", "decree", {}, evidence_at(record, places, raw) if raw else ())


@rule
def find_repeated_items(record: ServiceStandard) -> Iterator[Draft]:
    """Items that were taken out as repeats, and steps that come again elsewhere in their list."""
    for removed in record.removed:
        if removed.reason == "duplicate-item":
            component = (removed.kept or "").split(".")[0] or None
            evidence = evidence_at(record, removed.provenance, removed.text)
            yield Draft(
                "duplicate-item",
                component,
                {"text": removed.text, "where": "removed", "kept": removed.kept or ""},
                evidence,
            )
    if record.prosedur is not None:
        yield from _repeats_left(record, record.prosedur.items)


def _repeats_left(record: ServiceStandard, items: Sequence[Item]) -> Iterator[Draft]:
    seen: set[str] = set()
    for item in items:
        yield from _repeats_left(record, item.children)
        key = " ".join(_WORD.findall(item.text.casefold()))
        if key in seen and not item.heading and not item.children:
            evidence = evidence_at(record, item.provenance, item.text)
            parameters = {"text": item.text, "where": "kept"}
            yield Draft("duplicate-item", "prosedur", parameters, evidence)
        seen.add(key)
