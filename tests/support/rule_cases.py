"""The cases of the rules' sheets: what raises a rule, and the look-alikes that must not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from corpus.comparison.compare import compare_records
from corpus.comparison.settings import Settings
from corpus.grouping.comparison import CompareContext
from corpus.rulebook import Case, Rule, rulebook
from corpus.rules.rules import find_in_record
from corpus.schema import MANUFACTURING, DocumentHead, ServiceStandard
from tests.support.builders import make_list, make_record

OFFICES = 8  # of a service, where the case is one of a comparison


def cases_of(kind: str) -> Iterator[tuple[str, Case]]:
    """Every case of one kind ("raised", "silent") with its rule's slug."""
    for rule in rulebook().values():
        yield from ((rule.slug, case) for case in getattr(rule, kind))


def is_raised(rule: Rule, case: Case) -> bool:
    """Whether the case's own office has a finding of the rule, when everything is asked for.

    A case has fields of `make_record`, and `without`: components left out; `signed`: the sheet's
    own date; `others`: fields of the other offices of the service; `audit_date`; `outside`: the
    document's text outside its standards.
    """
    rest = dict(case)
    others: dict[str, Any] = rest.pop("others", {})
    asked = rest.pop("audit_date", None)
    outside = rest.pop("outside", "")
    own = _record(rest)
    records = [own]
    if rule.sheet.startswith("comparison/"):
        records += [make_record(office, **others) for office in range(1, OFFICES)]
    settings = Settings({rule.slug: True}, audit_date=date.fromisoformat(asked) if asked else None)
    context = CompareContext(outside={own.record_id: outside})
    found = compare_records(records, settings, context=context).findings
    return any((one.rule, one.record_id) == (rule.slug, own.record_id) for one in found)


def _record(fields: dict[str, Any]) -> ServiceStandard:
    for name in fields.pop("without", ()):
        fields[name] = None
    if "signed" in fields:
        fields["document"] = DocumentHead(signed_date=fields.pop("signed"))
    for name in MANUFACTURING:
        if isinstance(fields.get(name), list):
            fields[name] = make_list(fields[name])
    record = make_record(0, **fields)
    return record.model_copy(update={"findings": list(find_in_record(record))})
