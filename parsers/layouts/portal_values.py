"""What a line of a page of the national portal states: a time, a fee, where to complain."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee

TIME_WORD = re.compile(
    r"\b(?:menit|jam|hari|minggu|bulan|detik|segera|seketika|(?:dapat\s+)?langsung\s+(?:dapat|di|men)\w*|antrian|antrean"
    r"|maksimal|paling\s+lama|selambat\w*|sejak)\b",
    re.IGNORECASE,
)
COMPLAINT_WORD = re.compile(
    r"\b(?:pengaduan|aduan|keluhan|kotak\s+saran|buku\s+(?:tamu\s+)?(?:saran|keluhan)|lapor|website"
    r"|situs|laman|tel(?:p|epon|pon)|hp|wa|whatsapp|sms|e-?mail|surel|instagram|facebook|fax|faks\w*)\b",
    re.IGNORECASE,
)
FEE_WORD = re.compile(
    r"\b(?:(?:biaya|tarif|gratis|pnbp|retribusi|dipungut|bayar)\b|rp\.?\s?\d)", re.IGNORECASE
)
COLUMN_HEAD = re.compile(r"no(?:mor)?\.?\s+(?:[^\W\d_]+[\s/]+){1,7}[^\W\d_]+$", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def states_fee(text: str) -> bool:
    """Whether a row says what the service costs."""
    return parse_fee(text).kind in ("free", "fixed", "tariff") and bool(FEE_WORD.search(text))


def leads_to_fee(lead: str) -> bool:
    """Whether a list's first line states a fee, or is the head of a table of fees."""
    is_head = COLUMN_HEAD.match(lead) is not None
    return states_fee(lead) or (is_head and FEE_WORD.search(lead) is not None)


def promises_time(text: str) -> bool:
    """Whether a row says how long the service takes at most."""
    return any(one.bound == "at-most" for one in find_durations(text))


def names_channel(text: str) -> bool:
    """Whether a row says where to complain; that somebody comes in person is a step as well."""
    kinds = {channel.kind for channel in find_channels(text)}
    return bool(kinds - {"in-person"}) or (bool(kinds) and bool(COMPLAINT_WORD.search(text)))


def states_value(text: str) -> bool:
    """Whether a row says how long the service takes, or what it costs."""
    return bool(find_durations(text)) or states_fee(text)
