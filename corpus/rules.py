"""Findings of one record (the rules follow)."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.schema import Finding, ServiceStandard
from parsers.section import Observation


def find_in_record(
    record: ServiceStandard, observations: Sequence[Observation] = ()
) -> tuple[Finding, ...]:
    """All findings of a record, by rule."""
    return ()
