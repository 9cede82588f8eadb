"""Rules on complaint channels: whether anybody can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import Channel, ComplaintComponent, Evidence, ServiceStandard
from normalizers.contact.contact import find_refusals
from parsers.names.groups import is_placeholder

# Reachable by their name alone: a desk, a box, an office's post, the national system.
_PLACES = frozenset({"in-person", "suggestion-box", "letter", "sp4n-lapor"})
_REACHABLE = _PLACES | {"email"}
_MOBILE = re.compile(r"^\+628\d+$")
# What a torn address or an unread number leaves behind where no channel was read.
_REST = re.compile(r"@|\d-?[xX*]{2,}|\d{5}|\bwww\b|https?:|\w\.\s?(?:go|com|co|id|net|org)\b", re.I)

# "Propam Presisi; 110": a number that nothing tells to be one; a year is none, nor "0262-55xxxx".
_NUMBER = re.compile(r"(?<![\d-])(?!(?:19|20)\d\d(?!\d))\d{3,}(?![\dxX*-])")


@rule
def find_missing_contact(record: ServiceStandard) -> Iterator[Draft]:
    """A complaint section by which nobody can be reached."""
    complaint = judged_complaint(record)
    if complaint is None:
        return
    # An e-mail without value is printed and could not be read: that is its own finding.
    if any(one.value or one.kind in _REACHABLE for one in complaint.channels):
        return
    if not _NUMBER.search(_without_channels(complaint)):
        yield Draft(
            "contact-missing", "pengaduan", {"text": complaint.text}, complaint_words(record)
        )


@rule
def find_invalid_contacts(record: ServiceStandard) -> Iterator[Draft]:
    """Numbers and addresses that are meant as channels and cannot be used."""
    complaint = judged_complaint(record)
    if complaint is None or not _REST.search(_without_channels(complaint)):
        return
    for one in find_refusals(complaint.text):
        # A web address is torn by the page's own line breaks as often as by the office.
        if one.reason == "address-torn" and one.kind == "website":
            continue
        places = complaint.provenance.get("text")
        parameters = {"text": one.raw, "reason": one.reason, "channel": one.kind}
        yield Draft(
            "contact-invalid", "pengaduan", parameters, evidence_at(record, places, one.raw)
        )


@rule
def find_personal_contact(record: ServiceStandard) -> Iterator[Draft]:
    """Nothing but mobile numbers beside persons' names."""
    complaint = judged_complaint(record)
    channels = complaint.channels if complaint is not None else []
    if channels and all(_is_personal(one) for one in channels):
        first = channels[0]
        evidence = evidence_at(record, first.provenance, first.raw)
        yield Draft("contact-personal", "pengaduan", {}, evidence)


def judged_complaint(record: ServiceStandard) -> ComplaintComponent | None:
    """The complaint section where it can be judged and says something."""
    complaint = record.pengaduan
    if complaint is None or "pengaduan" in record.not_assessable:
        return None
    return None if is_placeholder(complaint.text) else complaint


def _without_channels(complaint: ComplaintComponent) -> str:
    text = " ".join(complaint.text.split())
    for one in complaint.channels:
        if one.value is None and one.kind == "email":
            continue
        text = text.replace(" ".join(one.raw.split()), " ", 1)
    return text


def _is_personal(one: Channel) -> bool:
    has_name = one.contact is not None and one.contact.name is not None
    return has_name and one.value is not None and bool(_MOBILE.match(one.value))


def complaint_words(record: ServiceStandard) -> tuple[Evidence, ...]:
    """The whole complaint section as evidence."""
    complaint = record.pengaduan
    if complaint is None:
        return ()
    return evidence_at(record, complaint.provenance.get("text"), complaint.text)
