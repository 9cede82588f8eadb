"""What a rule says of a record, and how it becomes a finding of the contract.

Severity follows the law: an error is what it requires and is absent, or a contradiction that
misleads the public; a warning is a deviation to look at; info is worth knowing. `docs/findings.md`
gives the reason for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.messages import render_message
from corpus.offices import office_name
from corpus.schema import Evidence, Finding, Place, ServiceStandard, Severity

MAX_QUOTE = 280  # characters; more than a reader takes in beside a message

SEVERITIES: Mapping[str, Severity] = {
    "component-missing": "error",
    "component-empty": "error",
    "component-unread": "info",
    "decree-missing": "warning",
    "duplicate-item": "info",
    "time-unstated": "error",
    "time-disagrees": "error",
    "time-open-ended": "warning",
    "time-basis-unstated": "info",
    "fee-unstated": "error",
    "fee-disagrees": "error",
    "fee-basis-vague": "warning",
    "fee-basis-missing": "warning",
    "fee-basis-replaced": "warning",
    "population-document-fee": "error",
    "population-document-late": "warning",
    "information-request-late": "error",
    "extension-unexplained": "info",
    "zero-tariff-unexplained": "warning",
    "contact-missing": "error",
    "contact-invalid": "warning",
    "contact-personal": "info",
    "complaint-late": "warning",
    "complaint-days-unclear": "info",
    "complaint-time-unstated": "info",
    "complaint-officer-unnamed": "info",
    "lapor-unnamed": "info",
    "complaint-fee": "error",
    "personal-data": "error",
    "office-mismatch": "warning",
    "content-misplaced": "warning",
    "text-garbled": "warning",
    "service-list-differs": "warning",
    "standard-unreviewed": "warning",
    "maklumat-late": "warning",
    "requirement-unlisted": "info",
    "requirement-vague": "warning",
    "reference-dangling": "warning",
    "year-impossible": "warning",
    "numbering-gap": "info",
    "website-is-email": "info",
    "stamp-duty-old": "warning",
    "participation-unmentioned": "info",
    "requirement-missing": "warning",
    "requirement-extra": "warning",
    "requirement-differs": "warning",
    "step-missing": "warning",
    "step-extra": "info",
    "step-order": "warning",
    "time-outlier": "warning",
    "fee-outlier": "warning",
    "product-missing": "warning",
    "channel-missing": "info",
    "standard-superseded": "warning",
    "service-split": "info",
    "template-differs": "info",
}

# True of nearly every document: nobody needs to read it unless they ask for it (selaras.toml).
OFF_BY_DEFAULT = frozenset(
    {
        "complaint-officer-unnamed",
        "complaint-time-unstated",
        "lapor-unnamed",
        "participation-unmentioned",
    }
)


class Draft(NamedTuple):
    """A rule's finding before it is rendered; `severity` only where the case is milder."""

    rule: str
    component: str | None
    parameters: Mapping[str, Any] = {}
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None


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
