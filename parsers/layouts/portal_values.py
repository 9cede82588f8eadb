"""What a line of a page of the national portal states: a time, a fee, where to complain."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.duration.units import TIMED_UNITS
from normalizers.fee.fee import parse_fee
from normalizers.vocabulary.patterns import CHANNEL_LABEL, COMPLAINT

TIME_WORD = re.compile(
    rf"\b(?:{TIMED_UNITS}|segera|seketika|(?:dapat\s+)?langsung\s+(?:dapat|di|men)\w*|antrian|antrean"
    r"|maksimal|paling\s+lama|selambat\w*|sejak)\b",
    re.IGNORECASE,
)
COMPLAINT_WORD = re.compile(
    rf"\b(?:{COMPLAINT}|kotak\s+saran|buku\s+(?:tamu\s+)?(?:saran|keluhan)|lapor"
    rf"|instagram|facebook|{CHANNEL_LABEL})\b",
    re.IGNORECASE,
)
FEE_WORD = re.compile(
    r"\b(?:(?:biaya|tarif|gratis|pnbp|retribusi|dipungut|bayar)\b|rp\.?\s?\d)", re.IGNORECASE
)
# A time that is told without a figure, or the hours in which the office serves.
_OTHER_TIME = re.compile(
    r"\b(?:(?:saat|hari|waktu|ketika)\s+itu\s+juga|hari\s+yang\s+sama|langsung\s+(?:selesai|jadi|dilayani)"
    r"|(?:dapat|bisa|sambil)\s+di?tunggu|(?:jam|hari)\s+(?:kerja|pelayanan|layanan|buka|operasional)"
    r"|(?:pukul|jam)\s+\d{1,2}[.:]\d{2})\b",
    re.IGNORECASE,
)
_BY_REGULATION = re.compile(
    r"(?:(?:biaya|tarif|besaran)\s+)?(?:sesuai|berdasarkan|mengacu|menurut|mengikuti)\s+(?:\w+\s+){0,3}?"
    r"(?:peraturan|perda|perbup|perwal\w*|pergub|pp\b|pmk\b|permen\w*|undang|qanun|tarif|ketentuan|pnbp|surat\s+keputusan|sk\b)",
    re.IGNORECASE,
)
COLUMN_HEAD = re.compile(r"no(?:mor)?\.?\s+(?:[^\W\d_]+[\s/]+){1,7}[^\W\d_]+$", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def states_fee(text: str) -> bool:
    """Whether a row says what the service costs."""
    if not FEE_WORD.search(text):
        return False
    return parse_fee(text).kind in ("free", "fixed", "tariff") or leaves_fee_to_law(text)


def leaves_fee_to_law(text: str) -> bool:
    """Whether a row says no more of the fee than which regulation sets it.

    >>> leaves_fee_to_law("Sesuai Perda Nomor 3 Tahun 2021 tentang Retribusi")
    True
    """
    is_named = FEE_WORD.search(text) is not None
    return is_named and _BY_REGULATION.match(text.lstrip(" -–•·")) is not None


def tells_time(text: str) -> bool:
    """Whether a row tells when a service is done, or open, without saying how long it takes.

    >>> tells_time("Selesai pada hari itu juga"), tells_time("Surat jalan")
    (True, False)
    """
    return _OTHER_TIME.search(text) is not None


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
