"""Rules on how a standard was set: its review, the maklumat, the public's part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.record.contents import leaves
from corpus.rules.content import texts_of
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import MANUFACTURING, ListComponent, Place, ServiceStandard
from normalizers.date import parse_date
from normalizers.duration.working_days import is_working_day

# Exports of the portal never show these; the sheets and decrees of the offices themselves may.
_EXPORTS = frozenset({"sippn", "portal-text"})
FULL_LAYOUTS = frozenset({"decree-annex"})  # the decree and its annex: the whole standard
REVIEW_YEARS = 3  # PP 96/2012 art. 33(1)
MAKLUMAT_WORKING_DAYS = 7  # PP 96/2012 art. 30(4)
_LONGEST_WAIT = timedelta(days=366)  # a date farther away belongs to another standard
_PUBLISHED = r"\b(?:diumumkan|dipublikasikan|disebarluaskan)\b"
_ANNOUNCED = re.compile(
    rf"\btanggal\s+\d[^.;\n]{{4,25}}\bmaklumat\b[^.;\n]{{0,40}}?{_PUBLISHED}"
    rf"|\bmaklumat\b[^.;\n]{{0,80}}?{_PUBLISHED}[^.;\n]{{0,60}}"
    r"|\bpengumuman\s+maklumat\b[^.;\n]{0,80}",
    re.I,
)
_PARTICIPATION = re.compile(
    r"\bberita\s+acara\b|\bforum\s+konsultasi\b|\bkonsultasi\s+publik\b|\bpartisipasi\b"
    r"|\b(?:me|pe|ke)?libat(?:kan|an)\s+masyarakat\b|\bmengikutsertakan\b"
    r"|\bmasukan\s+(?:dari\s+)?masyarakat\b|\bperan\s+serta\s+masyarakat\b"
    r"|\b(?:per)?wakil(?:an)?\s+masyarakat\b|\bunsur\s+masyarakat\b"
    r"|\bpembahasan\s+bersama\b|\b(?:uji|dengar\s+pendapat)\s+publik\b",
    re.I,
)


def find_unreviewed(record: ServiceStandard, audit_date: date) -> Iterator[Draft]:
    """A standard set more than three years before the audit: was it reviewed?

    Only whole years are compared where neither the sheet nor the decree's number shows a day. The
    date is always given by the auditor, never today's.
    """
    latest = _last_set(record)
    if latest is None or latest >= audit_date:
        return
    if _years_later(latest, REVIEW_YEARS) < audit_date:
        raw = record.decree.raw if record.decree else latest.isoformat()
        places = record.decree.provenance.get("raw") if record.decree else None
        parameters = {"text": raw, "audit_date": audit_date.isoformat(), "year": str(latest.year)}
        evidence = evidence_at(record, places, raw)
        yield Draft("standard-unreviewed", "decree", parameters, evidence)


def _last_set(record: ServiceStandard) -> date | None:
    """The latest day on which the standard can have been set; None where no year is known."""
    days = [
        date.fromisoformat(text)
        for text in (record.document.effective_date, record.document.signed_date)
        if text is not None and len(text) == len("2024-01-31")
    ]
    printed = parse_date(record.decree.raw) if record.decree else None
    if printed is not None:
        days.append(date.fromisoformat(printed))
    year = record.decree.year if record.decree else None
    if year is not None and not any(day.year == year for day in days):
        days.append(date(year, 12, 31))
    return max(days, default=None)


def _years_later(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)


@rule
def find_late_maklumat(record: ServiceStandard) -> Iterator[Draft]:
    """A maklumat published more than seven working days after the standard was signed."""
    if record.source.layout in _EXPORTS or record.document.signed_date is None:
        return
    signed = date.fromisoformat(record.document.signed_date)
    for component, text, places in all_texts(record):
        found = _ANNOUNCED.search(text)
        printed = parse_date(found.group()) if found is not None else None
        if found is None or printed is None:
            continue
        published = date.fromisoformat(printed)
        if not timedelta() < published - signed < _LONGEST_WAIT:
            continue
        days = [signed + timedelta(days=n) for n in range(1, (published - signed).days + 1)]
        if sum(is_working_day(day) for day in days) > MAKLUMAT_WORKING_DAYS:
            parameters = {"text": found.group(), "signed": signed.isoformat()}
            evidence = evidence_at(record, places, found.group())
            yield Draft("maklumat-late", component, parameters, evidence)
            return


def find_no_participation(record: ServiceStandard, outside: str) -> Iterator[Draft]:
    """A decree with its annex that nowhere speaks of the public's part.

    `outside` is what the document says outside its standards: without it nothing is said. Off
    unless asked for: the minutes are usually a file of their own.
    """
    if record.source.layout not in FULL_LAYOUTS or not outside.strip():
        return
    texts = [text for _, text, _ in all_texts(record)]
    texts += [one.text for one in record.unrecognized]
    if not any(_PARTICIPATION.search(text) for text in (outside, *texts)):
        yield Draft("participation-unmentioned", "decree", {})


def all_texts(record: ServiceStandard) -> Iterator[tuple[str, str, list[Place]]]:
    """Every text of all fourteen components: component, text, places."""
    for component, text, places in texts_of(record):
        yield component, text, list(places)
    for name in MANUFACTURING:
        part = getattr(record, name)
        for item in leaves(part.items) if isinstance(part, ListComponent) else ():
            yield name, item.text, list(item.provenance)
        for note in part.notes if isinstance(part, ListComponent) else ():
            yield name, note.text, list(note.provenance)
