"""What a rule says of a record, and how it becomes a finding of the contract.

Severity follows the law: an error is what it requires and is absent, or a contradiction that
misleads the public; a warning is a deviation to look at; info is worth knowing. Each rule's sheet
says which it is and why (`corpus/rulebook.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from corpus.messages import render_message
from corpus.offices import office_name
from corpus.rulebook import SEVERITIES
from corpus.schema import Evidence, Finding, Place, ServiceStandard, Severity

MAX_QUOTE = 280  # characters; more than a reader takes in beside a message


class Draft(NamedTuple):
    """A rule's finding before it is rendered; `severity` only where the case is milder."""

    rule: str
    component: str | None
    parameters: Mapping[str, Any] = {}
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None


Generator = Callable[[ServiceStandard], Iterator[Draft]]
_MARK = "_is_rule"


def rule(generator: Generator) -> Generator:
    """Mark a generator as asked of every record that `extract` makes."""
    setattr(generator, _MARK, True)
    return generator


def rules_in(module: ModuleType) -> Iterator[Generator]:
    """The marked generators of a module, in the order in which they stand there."""
    for found in vars(module).values():
        if getattr(found, _MARK, False) and found.__module__ == module.__name__:
            yield found


def make_finding(record: ServiceStandard, draft: Draft, lang: str = "id") -> Finding:
    """The finding of the contract, its message rendered."""
    parameters = dict(draft.parameters)
    if draft.component is not None:
        parameters.setdefault("component", draft.component)
    return Finding(
        rule=draft.rule,
        severity=draft.severity or SEVERITIES[draft.rule],
        record_id=record.record_id,
        office=office_name(record),
        service=record.service.label or record.service.title,
        component=draft.component,
        parameters=parameters,
        message=render_message(draft.rule, parameters, lang),
        evidence=list(draft.evidence),
    )


def evidence_at(
    record: ServiceStandard, places: Sequence[Place] | None, quote: str
) -> tuple[Evidence, ...]:
    """Words of a record as evidence: one box around all that stands on the first page."""
    quote = " ".join(quote.split())
    if len(quote) > MAX_QUOTE:
        quote = quote[: MAX_QUOTE - 1].rstrip() + "…"
    if not places:
        return (Evidence(record_id=record.record_id, quote=quote),)
    first = places[0]
    boxes = [place.bbox for place in places if place.page == first.page and place.bbox]
    bbox = None
    if boxes:
        bbox = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
    return (
        Evidence(
            record_id=record.record_id, page=first.page, bbox=bbox, line=first.line, quote=quote
        ),
    )
