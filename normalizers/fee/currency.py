"""Amounts in foreign money: which currency is meant, and how many whole units of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizers.fee.spelled_amount import NUMBER_WORD, read_spelled
from normalizers.late_pattern import late

RUPIAH = "IDR"

# ISO 4217 code -> other ways in which it is printed. A dollar without a country is the American
# one, in which Indonesia sets its tariffs for foreigners.
_NAMES: dict[str, tuple[str, ...]] = {
    "USD": (r"us\s?\$", r"\$", r"dol+ar\s+(?:amerika(?:\s+serikat)?|as|us)", r"dol+ars?"),
    "SGD": (r"s\s?\$", r"sg\s?\$", r"dol+ar\s+singapura"),
    "AUD": (r"au?\s?\$", r"dol+ar\s+australia"),
    "TWD": (r"nt\s?\$", r"dol+ar\s+taiwan"),
    "NZD": (r"nz\s?\$", r"dol+ar\s+selandia\s+baru"),
    "CAD": (r"ca?\s?\$", r"dol+ar\s+kanada"),
    "HKD": (r"hk\s?\$", r"dol+ar\s+hong\s?kong"),
    "MYR": (r"rm", r"ringgit(?:\s+malaysia)?"),
    "EUR": (r"€", r"euro"),
    "GBP": (r"£", r"pound\s?sterling", r"poundsterling"),
    "JPY": (r"¥", r"yen(?:\s+jepang)?"),
    "CNY": (r"rmb", r"yuan", r"renminbi"),
    "KRW": (r"₩", r"won(?:\s+korea)?"),
    "SAR": (r"ri[iy]al(?:\s+(?:arab\s+)?saudi)?",),
    "AED": (r"dirham",),
    "THB": (r"baht",),
    "CHF": (r"swiss\s+franc", r"franc\s+swiss"),
}


def _alternation() -> str:
    """Each currency's own group; long names come before the short ones that they begin with."""
    ways = [(way, code) for code, names in _NAMES.items() for way in (code.lower(), *names)]
    ways.sort(key=lambda entry: (-len(entry[0]), entry))
    return "|".join(f"(?P<{code}_{number}>{way})" for number, (way, code) in enumerate(ways))


# "No. RM 1203" is a patient's file.
_SIGN_BEFORE = late(
    rf"(?<![a-z$])(?<!no )(?<!no\. )(?<!nomor )(?:{_alternation()})[\s.:]{{0,3}}(?=\d)",
    re.IGNORECASE,
)
_NAME_BEHIND = late(rf"\s?(?:{_alternation()})(?![a-z$\d])(?!\s?\d)", re.IGNORECASE)
_ANY_NAME = re.sub(r"[?]P<[^>]+>", "?:", _alternation())
_SPELLED = late(
    rf"(?<![a-z])(?:{NUMBER_WORD}\s+){{1,12}}(?=(?:{_ANY_NAME})(?![a-z]))", re.IGNORECASE
)
_NUMBER = late(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?(?![\d])|\d{1,9}(?:[.,]\d{1,2})?(?![\d])")
_TAIL = late(r"\s?[.,]\s?[-–—]{1,2}")
_UPPER_END = late(r"\s?(?:[-–—/]|s\.?/?d\.?|sampai(?:\s+dengan)?)\s?(?=\d)", re.IGNORECASE)
_CENTS = late(r"[.,](\d{1,2})$")


class Foreign(NamedTuple):
    """An amount in whole units of a currency, None where it is no whole one, and its offsets."""

    amount: int | None
    currency: str
    start: int
    end: int


def foreign_starts(text: str) -> list[int]:
    """Where a foreign currency's sign or name leads a number.

    >>> foreign_starts("WNA US$ 50, WNI Rp 50.000")
    [4]
    """
    return [match.start() for match in _SIGN_BEFORE.finditer(text)]


def spelled_foreign_starts(text: str) -> list[int]:
    """Where a number in words begins that a foreign currency's name follows.

    >>> spelled_foreign_starts("WNA dua puluh lima dolar Amerika")
    [4]
    """
    return [match.start() for match in _SPELLED.finditer(text)]


def read_foreign(text: str, start: int) -> Foreign | None:
    """The foreign amount that begins at an offset with its currency or with its number.

    >>> read_foreign("USD 1,500.00 per orang", 0)
    Foreign(amount=1500, currency='USD', start=0, end=12)
    >>> read_foreign("25 dolar Singapura", 0)
    Foreign(amount=25, currency='SGD', start=0, end=18)
    >>> read_foreign("25 lembar", 0) is None
    True
    """
    if text[start : start + 1].isalpha() and _SPELLED.match(text, start):
        amount, end = read_spelled(text, start)
        name = _NAME_BEHIND.match(text, end)
        return Foreign(amount, str(name.lastgroup)[:3], start, name.end()) if name else None
    sign = _SIGN_BEFORE.match(text, start)
    number = _NUMBER.match(text, sign.end() if sign else start)
    if number is None:
        return None
    behind = None if sign else _NAME_BEHIND.match(text, number.end())
    named = sign or behind
    if named is None:
        return None
    return _foreign(text, number, str(named.lastgroup)[:3], (start, (behind or number).end()))


def read_upper_end(text: str, lower: Foreign) -> Foreign | None:
    """The second number of "USD 50 - 100" or "USD 25/50", which bears no currency of its own.

    >>> read_upper_end("USD 50 - 100", Foreign(50, "USD", 0, 6))
    Foreign(amount=100, currency='USD', start=9, end=12)
    """
    joint = _UPPER_END.match(text, lower.end)
    number = _NUMBER.match(text, joint.end()) if joint else None
    if number is None:
        return None
    upper = _foreign(text, number, lower.currency, number.span())
    return upper if (lower.amount or 0) < (upper.amount or 0) else None


def _foreign(text: str, number: re.Match[str], currency: str, span: tuple[int, int]) -> Foreign:
    cents = _CENTS.search(number.group())
    digits = re.sub(r"\D", "", number.group()[: cents.start()] if cents else number.group())
    is_whole = cents is None or not cents.group(1).strip("0")
    tail = _TAIL.match(text, span[1])
    return Foreign(
        int(digits) if is_whole else None, currency, span[0], tail.end() if tail else span[1]
    )
