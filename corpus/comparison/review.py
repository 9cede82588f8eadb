"""Rules that `compare` asks of each record, because the auditor says whether and for which day.

Everything else that one document shows is found by `extract`.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.comparison.law import RULE as FEE_ABOVE_LAW
from corpus.comparison.law import find_above_law
from corpus.comparison.settings import Settings
from corpus.rules.complaint import (
    find_unnamed_national_channel,
    find_unnamed_officer,
    find_untimed_complaints,
)
from corpus.rules.findings import Draft
from corpus.rules.setting import find_no_participation, find_unreviewed
from corpus.schema import ServiceStandard


def find_in_review(
    record: ServiceStandard, settings: Settings, outside: str = ""
) -> Iterator[Draft]:
    """What the settings ask for; `outside` is the document's text outside its standards."""
    if settings.audit_date is not None and settings.has("standard-unreviewed"):
        yield from find_unreviewed(record, settings.audit_date)
    if settings.has("complaint-officer-unnamed"):
        yield from find_unnamed_officer(record)
    if settings.has("complaint-time-unstated"):
        yield from find_untimed_complaints(record)
    if settings.has(FEE_ABOVE_LAW):
        yield from find_above_law(record)
    if settings.has("lapor-unnamed"):
        yield from find_unnamed_national_channel(record)
    if settings.has("participation-unmentioned"):
        yield from find_no_participation(record, outside)
