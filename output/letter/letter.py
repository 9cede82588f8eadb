"""What a letter to an office says: what was read, what it is asked to look at, where it can answer.

Only what is sure enough and is the office's to mend is in it: nobody is written to because of what
we failed to read.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.offices import office_name, owner_key
from corpus.schema import ServiceStandard
from output.report.input import DOSSIERS, LETTERS, ReportInput
from output.report.understood import percent, said, unread_components
from output.report.words import shown

LEAST_SURE = 75  # per cent of a finding across offices
MOST_FINDINGS = 8  # set out in full: three pages with their cut-outs
MOST_IN_BRIEF = 16  # named in a line each
MOST_PROOFS = 1  # of the office's own words, and one of another office's
_GRAVE = ("error", "warning")
_OPEN = ("new", "accepted")  # what is disputed has been answered
_SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's values; `name` is that of its files, without their endings."""

    name: str
    office: str
    documents: tuple[Mapping[str, Any], ...]
    findings: tuple[Mapping[str, Any], ...]
    brief: tuple[Mapping[str, Any], ...]
    more: int
    record_ids: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many findings there are in all."""
        return len(self.findings) + len(self.brief) + self.more

    def address(self, form: str) -> str:
        """Where it lies in the report's folder; `form` is "html" or "docx"."""
        return f"{LETTERS}/{self.name}.{form}"


@dataclass(frozen=True, slots=True)
class _Office:
    """An office by its name, with its records, and with the documents that it is asked about."""

    name: str
    record_ids: list[str] = field(default_factory=list)
    documents: list[Mapping[str, Any]] = field(default_factory=list)


def letters_of(report: ReportInput, view: Mapping[str, Any]) -> list[Letter]:
    """The letters, in the order of the offices' names; offices without a name get none."""
    asked = [one for one in view["findings"] if is_to_be_asked(one)]
    meant = {one["record_id"] for one in asked}
    offices: dict[str, _Office] = {}
    for record in report.records():
        if record.unit.name:
            office = offices.setdefault(owner_key(record), _Office(shown(office_name(record))))
            office.record_ids.append(record.record_id)
            if record.record_id in meant:
                office.documents.append(_document(record, report.lang))
    owners = {one: key for key, office in offices.items() for one in office.record_ids}
    findings: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in asked:
        owner = owners.get(one["record_id"])
        if owner is not None:
            findings[owner].append(one)
    letters = [_letter(key, offices[key], found) for key, found in findings.items()]
    return sorted(letters, key=lambda one: (one.office.casefold(), one.name))


def is_to_be_asked(finding: Mapping[str, Any]) -> bool:
    """Whether an office is written to about a finding: grave, sure, and not answered yet."""
    is_sure = finding["sureness"] is None or finding["sureness"] >= LEAST_SURE
    return finding["severity"] in _GRAVE and is_sure and finding["status"] in _OPEN


def _letter(key: str, office: _Office, found: Sequence[Mapping[str, Any]]) -> Letter:
    in_brief = found[MOST_FINDINGS:]
    return Letter(
        name=f"{_slug(office.name)}-{hashlib.sha256(key.encode()).hexdigest()[:6]}",
        office=office.name,
        documents=tuple(office.documents),
        findings=tuple(_asked(one) for one in found[:MOST_FINDINGS]),
        brief=tuple(in_brief[:MOST_IN_BRIEF]),
        more=max(0, len(in_brief) - MOST_IN_BRIEF),
        record_ids=tuple(office.record_ids),
    )


def _document(record: ServiceStandard, lang: str) -> dict[str, Any]:
    """One document as the letter names it, with what was not read of it."""
    return {
        "service": shown(record.service.title or record.service.label),
        "path": shown(record.source.path.rsplit("/", 1)[-1]),
        "pages": record.source.pages,
        "percent": said(percent(record.reading.recognized_share), lang),
        "unread": unread_components(record, lang),
        "dossiers": f"{DOSSIERS}/{record.record_id}.html",
    }


def _asked(finding: Mapping[str, Any]) -> dict[str, Any]:
    """A finding with no more evidence than a letter has room for."""
    own = [one for one in finding["evidence"] if not one["office"]]
    others = [one for one in finding["evidence"] if one["office"]]
    return {**finding, "proofs": [*own[:MOST_PROOFS], *others[:MOST_PROOFS]]}


def _slug(name: str) -> str:
    """A name as a file's: small letters of every keyboard.

    >>> _slug("Dinas Sosial, Kab. Agam")
    'dinas-sosial-kab-agam'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_SLUG_LENGTH].strip("-") or "kantor"
