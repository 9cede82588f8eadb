"""The key of a finding: the same in every run in which the same is found at the same office.

It is made of what the finding says of the office's own standard. How many others have it, how sure
it is and in which language it is told are not in it: these change, and the finding is the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import orjson

from corpus.schema import Finding

KEY_DIGITS = 12  # 48 bits: among a million findings two alike are one in five hundred
# Parameters that tell of the other offices, of our reading or of the day of the audit.
_OF_OTHERS = frozenset(
    ["count", "total", "sureness", "cluster_id", "reference", "usual_rupiah", "against", "baseline",
     "headings", "lines", "reading", "audit_date", "current"]
)  # fmt: skip


class Subject(NamedTuple):
    """Whose finding it is, and of which service: keys of `corpus/offices.py` and of the service."""

    office: str
    service: tuple[str, str]


def finding_key(finding: Finding, subject: Subject, text: str | None = None) -> str:
    """The key, with `text` in place of the finding's own where a group goes by several wordings."""
    said = {
        name: _folded(value)
        for name, value in sorted(finding.parameters.items())
        if name not in _OF_OTHERS
    }
    if text is not None:
        said["text"] = _folded(text)
    parts = (finding.rule, finding.component, subject.office, list(subject.service), said)
    return hashlib.sha256(orjson.dumps(parts)).hexdigest()[:KEY_DIGITS]


def told_apart(keys: Iterable[str]) -> Iterator[str]:
    """The keys, a second one that is the same with "-2" behind it."""
    seen: Counter[str] = Counter()
    for key in keys:
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}"


def _folded(value: object) -> object:
    """A parameter without what changes from one printing to the next: capitals and spaces."""
    if isinstance(value, (list, tuple)):
        return [_folded(one) for one in value]
    return " ".join(str(value).casefold().split())
