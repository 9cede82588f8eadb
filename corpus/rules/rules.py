"""Findings of one record. A rule is a generator that yields drafts, marked with `@rule`.

Every rule first asks whether the section exists in this extraction: what a document of this kind
or this extraction cannot show is never missing. A false alarm is worse than a miss.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.rules import complaint, contact, content, fee, office, presence, setting, slips, time
from corpus.rules.absence import judged
from corpus.rules.findings import make_finding, rules_in
from corpus.rules.observed import find_observed
from corpus.schema import Finding, ServiceStandard
from parsers.section import Observation

# Findings stand in a record in this order, and within a subject in that of its module.
SUBJECTS = (presence, time, fee, contact, complaint, content, office, setting, slips)
RULES = tuple(generator for subject in SUBJECTS for generator in rules_in(subject))


def find_in_record(
    record: ServiceStandard, observations: Sequence[Observation] = ()
) -> tuple[Finding, ...]:
    """All findings of a record: what was observed while reading it, then rule by rule."""
    drafts = list(find_observed(record, observations))
    for generator in RULES:
        drafts += generator(record)
    return tuple(make_finding(record, draft) for draft in judged(record, drafts))
