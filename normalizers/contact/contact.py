"""Complaint channels: what an office prints under "Pengaduan", read into kinds and values."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from normalizers.contact.label import (
    PHONE_KINDS,
    LabelGroup,
    find_item_starts,
    find_label_groups,
    read_label_words,
)
from normalizers.contact.named_person import BRACKET, find_contact
from normalizers.contact.person import Contact, Mention
from normalizers.contact.phone import Phone, find_phones
from normalizers.contact.phone_context import is_list_joint
from normalizers.contact.place import find_places
from normalizers.contact.web import WebAddress, blot, find_emails, find_websites
from normalizers.contact.web_account import find_accounts
from normalizers.late_pattern import late
from normalizers.printed_signs import plain_signs

REMEMBERED_TEXTS = 256  # hardly two offices share one; the same text is asked for again at once
SEARCH_LIMIT_CHARS = 20_000
_TRAILING_LABEL = late(
    r"[ \t]{1,3}(?:via |khusus )?((?:wa|whatsapp|sms|fax)(?:\s?/\s?(?:wa|whatsapp|sms|telp))?)\b"
    r"(?=\s*(?:[,;.\n)]|\Z))",
    re.IGNORECASE,
)
_UNREADABLE = late(
    r"[\s.:;=()-]{0,8}(?:(?P<masked>[0-9][0-9 -]{0,12}[xX*]{2,}[0-9xX*-]{0,12})|"
    r"(?P<local>[1-9][0-9]{4,7})(?![0-9]))"
)
LIST_CHARS = 80  # two numbers of one list stand no further apart


@dataclass(frozen=True, slots=True)
class ChannelValue:
    """One complaint channel; `raw` is `text[start:end]`, the words its value was read from.

    `kind`: in-person, suggestion-box, letter, phone, whatsapp, sms, fax, email, website, social
    or sp4n-lapor. `value`: E.164 (short codes as bare digits), lower-case e-mail, URL, account
    as printed; None for places and for LAPOR by name.
    """

    kind: str
    value: str | None
    raw: str
    start: int
    end: int
    contact_name: Mention | None = None
    contact_role: Mention | None = None
    department: Mention | None = None
    extension: str | None = None
    is_mobile: bool = False
    is_possible: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that look like a channel and cannot be read with certainty; `reason` is a slug."""

    kind: str
    reason: str
    raw: str
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED_TEXTS)
def find_channels(text: str, inherited_area: str | None = None) -> tuple[ChannelValue, ...]:
    """Every complaint channel a text names, in its order.

    A number under several labels ("SMS/WA") gives one channel a label. `inherited_area` is the
    area code for labelled numbers printed without one; without it they are refused.

    >>> [(c.kind, c.value) for c in find_channels("Telp/WA : 081234567890, IG: @contoh")]
    [('phone', '+6281234567890'), ('whatsapp', '+6281234567890'), ('social', '@contoh')]
    >>> find_channels("Telp. -")
    ()
    """
    text = plain_signs(text[:SEARCH_LIMIT_CHARS])
    emails, websites = find_emails(text), find_websites(text)
    masked = blot(text, (*emails, *websites))
    accounts = _unshadowed(find_accounts(blot(text, emails)), websites)
    websites = tuple(w for w in websites if not _overlaps(w, accounts))
    found = [_of_address(text, a) for a in (*emails, *websites, *accounts) if _is_meant(a)]
    found.extend(_of_phones(text, masked, inherited_area))
    has_lapor = any(channel.kind == "sp4n-lapor" for channel in found)
    for place in find_places(masked):
        if not (place.kind == "sp4n-lapor" and has_lapor):
            raw = text[place.start : place.end]
            found.append(ChannelValue(place.kind, None, raw, place.start, place.end))
    return tuple(sorted(found, key=lambda channel: channel.start))


def find_refusals(text: str, inherited_area: str | None = None) -> tuple[Refusal, ...]:
    """Channels meant but not readable: torn addresses, masked numbers, numbers without area code.

    >>> [(r.reason, r.raw) for r in find_refusals("Telp. 551147, HP 0812xxxx")]
    [('area-code-missing', '551147'), ('number-masked', '0812xxxx')]
    >>> find_refusals("Telp. -")
    ()
    """
    text = plain_signs(text[:SEARCH_LIMIT_CHARS])
    addresses = [*find_emails(text), *find_websites(text)]
    found = [
        Refusal(a.kind, "address-torn", text[a.start : a.end], a.start, a.end)
        for a in addresses
        if a.value is None
    ]
    masked = blot(text, addresses)
    ends = {phone.end for phone in find_phones(masked, inherited_area)}
    for group in find_label_groups(masked):
        match = _UNREADABLE.match(masked, group.end)
        if match and _is_phone_group(group) and match.end() not in ends:
            reason = "area-code-missing" if match["local"] else "number-masked"
            start, end = match.span("local" if match["local"] else "masked")
            found.append(Refusal(group.kinds[0], reason, text[start:end], start, end))
    return tuple(sorted(found, key=lambda refusal: refusal.start))


def is_personal(channel: ChannelValue) -> bool:
    """Is this a private-looking mobile: one beside a personal name? Such are redacted on demand."""
    return channel.is_mobile and channel.contact_name is not None


def _is_meant(address: WebAddress) -> bool:
    """Whether an address is a channel: an e-mail that cannot be read is one without value."""
    return address.value is not None or address.kind == "email"


def _overlaps(address: WebAddress, others: tuple[WebAddress, ...]) -> bool:
    return any(o.start < address.end and address.start < o.end for o in others)


def _unshadowed(
    accounts: tuple[WebAddress, ...], websites: tuple[WebAddress, ...]
) -> tuple[WebAddress, ...]:
    """Accounts that are no part of a web address; a bare host after "IG :" is an account."""
    return tuple(
        a
        for a in accounts
        if not any(
            w.start < a.end and a.start < w.end and (w.start, w.end) != (a.start, a.end)
            for w in websites
        )
    )


def _of_address(text: str, address: WebAddress) -> ChannelValue:
    is_mobile = address.kind == "whatsapp"
    raw = text[address.start : address.end]
    return ChannelValue(
        address.kind, address.value, raw, address.start, address.end, is_mobile=is_mobile
    )


def _of_phones(text: str, masked: str, inherited_area: str | None) -> list[ChannelValue]:
    phones = find_phones(masked, inherited_area)
    if not phones:
        return []
    groups = find_label_groups(masked)
    starts = [group.start for group in groups]
    items = find_item_starts(masked)
    channels: list[ChannelValue] = []
    previous: tuple[Phone, LabelGroup | None] | None = None
    for phone in phones:
        group = _group_of(phone, groups, starts, items, previous)
        if group and group.kinds == ("fax",) and _is_past(masked, group, previous, phone):
            group = None
        kinds = _labels_after(masked, phone, _kinds(phone, group, phones), group)
        contact = find_contact(masked, phone, group, previous[0].end if previous else 0)
        channels.extend(_of_phone(text, phone, k, contact) for k in kinds if k != "telegram")
        previous = (phone, group)
    return channels


def _group_of(
    phone: Phone,
    groups: tuple[LabelGroup, ...],
    starts: list[int],
    items: tuple[int, ...],
    previous: tuple[Phone, LabelGroup | None] | None,
) -> LabelGroup | None:
    """The labels a number stands under: the nearest before it in its item, or a heading's."""
    index = bisect_right(starts, phone.start) - 1
    if index < 0:
        return None
    group = groups[index]
    item = bisect_right(items, phone.start) - 1
    item_start = items[item] if item >= 0 else 0
    if group.start >= item_start:
        return group
    if previous is None or previous[0].start < group.start:
        return group if not group.kinds or _is_phone_group(group) else None
    return group if previous[1] == group and _heads_list(previous, group, items) else None


def _is_past(
    masked: str, group: LabelGroup, previous: tuple[Phone, LabelGroup | None] | None, phone: Phone
) -> bool:
    """Has a label its number already, and is this one not listed with it?"""
    if previous is None or previous[0].start < group.end:
        return False
    return not is_list_joint(masked, previous[0].end, phone.start)


def _is_phone_group(group: LabelGroup) -> bool:
    return any(kind in PHONE_KINDS for kind in group.kinds)


def _heads_list(
    previous: tuple[Phone, LabelGroup | None], group: LabelGroup, items: tuple[int, ...]
) -> bool:
    """Did the label stand before the list whose item the number before was?"""
    return any(group.end <= start <= previous[0].start for start in items)


def _kinds(phone: Phone, group: LabelGroup | None, phones: tuple[Phone, ...]) -> tuple[str, ...]:
    """The kinds a number's labels give it; a landline listed with a mobile gets no messages."""
    kinds = tuple(kind for kind in group.kinds if kind in PHONE_KINDS) if group else ()
    if group is None or not kinds:
        return ("phone",)
    if phone.is_mobile or not phone.value.startswith("+"):
        return kinds
    listed = any(
        other.is_mobile and group.end <= other.start and abs(other.start - phone.start) < LIST_CHARS
        for other in phones
    )
    return (tuple(k for k in kinds if k in {"phone", "fax"}) or ("phone",)) if listed else kinds


def _labels_after(
    masked: str, phone: Phone, kinds: tuple[str, ...], group: LabelGroup | None
) -> tuple[str, ...]:
    """The kinds with those printed behind the number: "0812... (WA)"."""
    bracket = BRACKET.match(masked, phone.end)
    labels = read_label_words(bracket[1]) if bracket else None
    if labels:
        is_named = group is not None and "phone" in group.kinds and "fax" not in labels
        return tuple(dict.fromkeys((*kinds, *labels))) if is_named else labels
    trailing = _TRAILING_LABEL.match(masked, phone.end)
    if trailing and (group is None or not _is_phone_group(group)):
        return read_label_words(trailing[1]) or kinds
    return kinds


def _of_phone(text: str, phone: Phone, kind: str, contact: Contact | None) -> ChannelValue:
    contact = contact or Contact()
    return ChannelValue(
        kind=kind,
        value=phone.value,
        raw=text[phone.start : phone.end],
        start=phone.start,
        end=phone.end,
        contact_name=contact.name,
        contact_role=contact.role,
        department=contact.department,
        extension=phone.extension,
        is_mobile=phone.is_mobile,
        is_possible=phone.is_possible,
    )
