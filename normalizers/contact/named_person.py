"""Who answers a telephone number: the person, post or department printed beside it."""

from __future__ import annotations

import re

from normalizers.contact.label import LabelGroup, read_label_words
from normalizers.contact.person import Contact, Mention, parse_contact
from normalizers.contact.phone import Phone
from normalizers.late_pattern import late

BRACKET = late(r"[ \t]{0,3}\n?[ \t]{0,3}\(\s{0,2}([^()\n]{1,120})\)")
_IN_NAME_OF = late(
    r"[ \t,–-]{0,4}(?:a\.\s?n\.?|an\.?|atas nama|u\.\s?p\.?)[ \t:.]{1,3}([^\n;|()]{2,60}?)"
    r"(?=[;.\n|()]|\s\d|\Z)",
    re.IGNORECASE,
)
_LEAD_BREAK = late(r"[\n|;)]|(?<=[a-z]{4})\.\s")
_LEAD_TAIL = late(
    r"(?:[\s:;.,=(/+–-]|(?<![A-Za-z])(?:nomor|nomer|no)(?![A-Za-z]))+\Z", re.IGNORECASE
)
_LEAD_MARKER = late(r"\s*(?:\d{1,2}|[A-Za-z])\s?[.)]\s+|\s*[-•·*–§]\s+|\s+")
_NAME_LABEL = late(r"\b(?:nama|contact person|kontak|cp|narahubung|an|a\.n)\b", re.IGNORECASE)
MOST_LEAD_WORDS = 8  # more words than that before a number are a sentence, not a person


def find_contact(text: str, phone: Phone, group: LabelGroup | None, floor: int) -> Contact | None:
    """Who answers: in brackets or after "a.n." behind the number, else in the words before it."""
    bracket = BRACKET.match(text, phone.end)
    if bracket and read_label_words(bracket[1]) is None:
        found = _moved(parse_contact(bracket[1]), bracket.start(1))
        if found:
            return found
    in_name_of = _IN_NAME_OF.match(text, phone.end)
    if in_name_of:
        return _moved(parse_contact(in_name_of[1]), in_name_of.start(1))
    label_end = max(floor, group.end if group else 0)
    is_introduced = group is not None and group.is_introducing
    found = _words_before(text, max(label_end, phone.start - 120), phone.start, is_introduced)
    if found or group is None or group.end < floor:
        return found
    return _named_before_label(text, max(floor, group.start - 120), group.start)


def _words_before(text: str, start: int, end: int, is_introduced: bool) -> Contact | None:
    """The person or department printed between the label, or the last number, and the number."""
    lead = text[start:end]
    tail = _LEAD_TAIL.search(lead)
    lead = lead[: tail.start()] if tail else lead
    cut = [m.end() for m in _LEAD_BREAK.finditer(lead)]
    begin = start + (cut[-1] if cut else 0)
    marker = _LEAD_MARKER.match(text, begin, end)
    begin = marker.end() if marker else begin
    words = text[begin : start + len(lead)]
    if not re.search(r"[A-Za-z]{2}", words) or len(words.split()) > MOST_LEAD_WORDS:
        return None
    return _moved(parse_contact(words, is_introduced), begin)


def _named_before_label(text: str, start: int, end: int) -> Contact | None:
    """ "Nama : X  No HP : 0812...": a name before the label, where its words prove one."""
    found = _words_before(
        text, start, end, is_introduced=_NAME_LABEL.search(text, start, end) is not None
    )
    if found is None or found.name is None:
        return None
    return Contact(found.name, found.role)


def _moved(contact: Contact | None, offset: int) -> Contact | None:
    if contact is None:
        return None

    def move(mention: Mention | None) -> Mention | None:
        if mention is None:
            return None
        return Mention(mention.text, mention.start + offset, mention.end + offset)

    return Contact(move(contact.name), move(contact.role), move(contact.department))
