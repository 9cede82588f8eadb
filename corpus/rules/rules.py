"""Findings of one record. A rule is a generator that yields drafts; `RULES` fixes their order.

Every rule first asks whether the section exists in this extraction: what a document of this kind
or this extraction cannot show is never missing. A false alarm is worse than a miss.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.rules.absence import judged
from corpus.rules.complaint import (
    find_charged_complaints,
    find_late_complaints,
    find_unclear_complaint_days,
)
from corpus.rules.contact import (
    find_invalid_contacts,
    find_missing_contact,
    find_personal_contact,
)
from corpus.rules.content import (
    find_empty_components,
    find_garbled_text,
    find_misplaced_content,
    find_missing_components,
    find_missing_decree,
    find_personal_data,
    find_repeated_items,
)
from corpus.rules.fee import (
    find_charged_population_documents,
    find_free_but_paid,
    find_replaced_regulations,
    find_unexplained_zero_tariff,
    find_unstated_fee,
    find_vague_fee_basis,
)
from corpus.rules.findings import Draft, make_finding
from corpus.rules.observed import find_observed
from corpus.rules.office import find_other_offices
from corpus.rules.setting import find_late_maklumat
from corpus.rules.slips import (
    find_dangling_references,
    find_empty_requirements,
    find_impossible_years,
    find_mails_called_websites,
    find_numbering_gaps,
    find_old_stamp_duty,
    find_unlisted_papers,
)
from corpus.rules.time import (
    find_disagreeing_times,
    find_late_information,
    find_late_population_documents,
    find_open_ended_time,
    find_unexplained_extension,
    find_unstated_basis,
    find_unstated_time,
)
from corpus.schema import Finding, ServiceStandard
from parsers.section import Observation

Rule = Callable[[ServiceStandard], Iterator[Draft]]

RULES: tuple[Rule, ...] = (
    find_missing_components,
    find_empty_components,
    find_missing_decree,
    find_repeated_items,
    find_unstated_time,
    find_open_ended_time,
    find_disagreeing_times,
    find_unstated_basis,
    find_late_information,
    find_unexplained_extension,
    find_late_population_documents,
    find_unstated_fee,
    find_free_but_paid,
    find_vague_fee_basis,
    find_replaced_regulations,
    find_charged_population_documents,
    find_unexplained_zero_tariff,
    find_missing_contact,
    find_invalid_contacts,
    find_personal_contact,
    find_late_complaints,
    find_unclear_complaint_days,
    find_charged_complaints,
    find_misplaced_content,
    find_garbled_text,
    find_personal_data,
    find_other_offices,
    find_late_maklumat,
    find_unlisted_papers,
    find_empty_requirements,
    find_dangling_references,
    find_impossible_years,
    find_numbering_gaps,
    find_mails_called_websites,
    find_old_stamp_duty,
)


def find_in_record(
    record: ServiceStandard, observations: Sequence[Observation] = ()
) -> tuple[Finding, ...]:
    """All findings of a record: what was observed while reading it, then rule by rule."""
    drafts = list(find_observed(record, observations))
    for rule in RULES:
        drafts += rule(record)
    return tuple(make_finding(record, draft) for draft in judged(record, drafts))
