"""Rules on complaints: whether anybody can be reached, and what the law promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.findings import Draft, evidence_at
from corpus.schema import Channel, ComplaintComponent, Evidence, ServiceStandard
from normalizers.contact import find_refusals
from normalizers.duration import find_durations
from parsers.groups import is_placeholder

# Reachable by their name alone: a desk, a box, an office's post, the national system.
_PLACES = frozenset({"in-person", "suggestion-box", "letter", "sp4n-lapor"})
COMPLAINT_DAYS = 60  # UU 25/2009 art. 50(1)
_CALENDAR_DAYS = {"day": 1, "week": 7, "month": 30}
_MOBILE = re.compile(r"^\+628\d+$")
_CHARGED = re.compile(
    r"pengaduan[^.;\n]{0,60}\b(?:dikenakan|dipungut)\s+(?:biaya|tarif)\b[^.;\n]{0,40}", re.I
)
_DENIED = re.compile(r"\b(?:tidak|tanpa|bebas)\b", re.I)
# What a torn address or an unread number leaves behind where no channel was read.
_REST = re.compile(r"@|\d[xX*]{2,}|\d{5}|\bwww\b|https?:|\w\.\s?(?:go|com|co|id|net|org)\b", re.I)


def find_missing_contact(record: ServiceStandard) -> Iterator[Draft]:
    """A complaint section by which nobody can be reached."""
    complaint = _complaint(record)
    if complaint is None:
        return
    if not any(one.value or one.kind in _PLACES for one in complaint.channels):
        yield Draft("contact-missing", "pengaduan", {"text": complaint.text}, _whole(record))


def find_invalid_contacts(record: ServiceStandard) -> Iterator[Draft]:
    """Numbers and addresses that are meant as channels and cannot be used."""
    complaint = _complaint(record)
    if complaint is None or not _REST.search(_without_channels(complaint)):
        return
    for one in find_refusals(complaint.text):
        # A web address is torn by the page's own line breaks as often as by the office.
        if one.reason == "address-torn" and "@" not in one.raw:
            continue
        places = complaint.provenance.get("text")
        parameters = {"text": one.raw, "reason": one.reason, "channel": one.kind}
        yield Draft(
            "contact-invalid", "pengaduan", parameters, evidence_at(record, places, one.raw)
        )


def find_personal_contact(record: ServiceStandard) -> Iterator[Draft]:
    """Nothing but mobile numbers beside persons' names."""
    complaint = _complaint(record)
    channels = complaint.channels if complaint is not None else []
    if channels and all(_is_personal(one) for one in channels):
        first = channels[0]
        evidence = evidence_at(record, first.provenance, first.raw)
        yield Draft("contact-personal", "pengaduan", {}, evidence)


def find_late_complaints(record: ServiceStandard) -> Iterator[Draft]:
    """A deadline for complaints beyond the law's sixty days."""
    complaint = _complaint(record)
    if complaint is None or not re.search(r"\b(?:hari|minggu|bulan)\b", complaint.text, re.I):
        return
    for one in find_durations(complaint.text):
        factor = _CALENDAR_DAYS.get(one.unit)
        if (
            factor is not None
            and one.maximum * factor > COMPLAINT_DAYS
            and (one.bound != "at-least")
        ):
            text = complaint.text[one.start : one.end]
            places = complaint.provenance.get("text")
            evidence = evidence_at(record, places, text)
            yield Draft("complaint-late", "pengaduan", {"text": text}, evidence)
            return


def find_charged_complaints(record: ServiceStandard) -> Iterator[Draft]:
    """A complaint said to cost money."""
    complaint = _complaint(record)
    found = _CHARGED.search(complaint.text) if complaint is not None else None
    if found is not None and not _DENIED.search(found.group()):
        yield Draft("complaint-fee", "pengaduan", {"text": found.group()}, _whole(record))


def _complaint(record: ServiceStandard) -> ComplaintComponent | None:
    complaint = record.pengaduan
    if complaint is None or "pengaduan" in record.not_assessable:
        return None
    return None if is_placeholder(complaint.text) else complaint


def _without_channels(complaint: ComplaintComponent) -> str:
    text = " ".join(complaint.text.split())
    for one in complaint.channels:
        text = text.replace(" ".join(one.raw.split()), " ", 1)
    return text


def _is_personal(one: Channel) -> bool:
    has_name = one.contact is not None and one.contact.name is not None
    return has_name and one.value is not None and bool(_MOBILE.match(one.value))


def _whole(record: ServiceStandard) -> tuple[Evidence, ...]:
    complaint = record.pengaduan
    if complaint is None:
        return ()
    return evidence_at(record, complaint.provenance.get("text"), complaint.text)
