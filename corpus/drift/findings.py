"""Which findings came and went between two runs of the same offices.

A finding is the same where its rule speaks of the same thing. How many other offices have it, and
in which file, may change with the others and makes no other finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.schema import Finding

# What a finding says of other offices, of files, and of groups that are numbered anew each time.
_OF_OTHERS = frozenset(
    ("count", "total", "cluster_id", "reference", "current", "audit_date", "kept", "sureness")
)


class FindingDrift(NamedTuple):
    """Of one standard: the findings that only the newer run has, and only the older."""

    come: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def find_finding_drift(
    pairs: Sequence[tuple[str, str]],
    old: Iterable[Finding],
    new: Iterable[Finding],
    unread: Collection[tuple[str, str]] = (),
) -> Mapping[tuple[str, str], FindingDrift]:
    """Old and new record id -> what came and went; pairs without either are not in it.

    `unread`: new record ids with a component that the newer run could not read: what was found
    there is not mended, it is not seen any more.
    """
    before, after = _by_record(old), _by_record(new)
    found = {}
    for pair in pairs:
        drift = FindingDrift(
            _without(after[pair[1]], before[pair[0]]),
            tuple(
                one
                for one in _without(before[pair[0]], after[pair[1]])
                if (pair[1], one.component or "") not in unread
            ),
        )
        if drift.come or drift.gone:
            found[pair] = drift
    return found


def _by_record(findings: Iterable[Finding]) -> defaultdict[str, list[Finding]]:
    rows: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        rows[finding.record_id or ""].append(finding)
    return rows


def _without(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    known = {_sign(one) for one in others}
    return tuple(one for one in findings if _sign(one) not in known)


def _sign(finding: Finding) -> Hashable:
    told = {name: value for name, value in finding.parameters.items() if name not in _OF_OTHERS}
    words = {name: " ".join(str(value).casefold().split()) for name, value in told.items()}
    return (finding.rule, finding.component, tuple(sorted(words.items())))
