"""Whether an absence may be claimed: the one place that every rule's claim passes.

An office is told that it lacks something only where nothing that was not understood could hold it.
A claim that a doubt stands against becomes `component-unread`, which speaks of our reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.rulebook import rulebook
from corpus.rules.findings import Draft, evidence_at
from corpus.schema import COMPONENTS, MANUFACTURING, Doubt, Evidence, ServiceStandard

MAX_EVIDENCE = 5  # lines beside a finding; the record has all of them


def judged(record: ServiceStandard, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with each claim of an absence that a doubt stands against put as our own gap."""
    told: set[str] = set()
    for draft in drafts:
        name = draft.component
        if name is None or not rulebook()[draft.rule].is_absence:
            yield draft
            continue
        doubts = doubts_about(record, name)
        if not doubts:
            yield _with_scope(record, draft)
        elif name not in told:
            told.add(name)
            yield _unread(record, name, doubts)


def doubts_about(record: ServiceStandard, component: str) -> list[Doubt]:
    """What was not understood and could hold a component, those that name it first.

    Nothing is known of the law's other eight but their headings, so any of it could be one.
    """
    doubts = record.reading.doubts
    if component not in MANUFACTURING:
        doubts = [one for one in doubts if component in one.components]
    return sorted(doubts, key=lambda one: component not in one.named)


def is_unread(record: ServiceStandard, component: str) -> bool:
    """Whether a component may be printed and was not read: then nobody says that it is absent."""
    return record.reading.components.get(component) == "printed-but-unread"


def _with_scope(record: ServiceStandard, draft: Draft) -> Draft:
    """The claim with what was looked through: it says no more than is known."""
    if draft.rule != "component-missing":
        return draft
    count = len(record.reading.unknown_headings)
    count += sum(getattr(record, name) is not None for name in COMPONENTS)
    return draft._replace(parameters={**draft.parameters, "headings": count})


def _unread(record: ServiceStandard, component: str, doubts: Sequence[Doubt]) -> Draft:
    first = doubts[0]
    is_named = component in first.named
    lines = [one for one in doubts if one.text]
    parameters = {
        "reading": "named" if is_named else first.reason,
        "lines": len(lines),
        "text": lines[0].text if lines else "",
    }
    evidence: list[Evidence] = []
    for doubt in lines[:MAX_EVIDENCE]:
        evidence += evidence_at(record, doubt.provenance, doubt.text)
    if not evidence and first.provenance:
        evidence += evidence_at(record, first.provenance, "")
    return Draft("component-unread", component, parameters, tuple(evidence))
