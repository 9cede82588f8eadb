"""Amounts of money in Indonesian text: where they stand and how many rupiah they are.

An amount is printed in many shapes (`Rp. 1.250.000,00`, `Rp50.000,-`, `Rp. 540,000`, `2,5 juta`,
`lima puluh ribu rupiah`); a number cut short (`Rp. 5`) or damaged by character recognition is
reported as an amount without a value, never guessed. Money is whole rupiah, or whole units of the
foreign currency that is printed with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from normalizers.fee.bare_amount import BARE_NUMBER, MEASURES, is_bare_amount, names_no_amount
from normalizers.fee.currency import (
    RUPIAH,
    Foreign,
    foreign_starts,
    read_foreign,
    read_upper_end,
    spelled_foreign_starts,
)
from normalizers.fee.spelled_amount import find_spelled_starts, read_spelled
from normalizers.late_pattern import late
from normalizers.printed_number import read_digits

TRUNCATED_BELOW_RUPIAH = 100  # no service costs less, unless it is sold by weight or measure

_MULTIPLIERS = {
    "ribu": 1_000, "ribuan": 1_000, "rb": 1_000, "rbu": 1_000, "k": 1_000,
    "juta": 1_000_000, "jt": 1_000_000, "jta": 1_000_000,
    "milyar": 1_000_000_000, "miliar": 1_000_000_000,
}  # fmt: skip
_PREFIX = late(
    r"(?:(?<![A-Za-z])(?:r\s?p|idr|rupiah)|(?<=[a-z])(?-i:Rp))"
    r"(?:\s?/\s?[A-Za-z]{1,12}[23²³]?)?[\s.,:;=]{0,20}(?=[\dOoIl|])",
    re.IGNORECASE,
)
_NUMBER = late(r"\d+(?:[.,']\d+|\s?[.,]\s?000(?!\d)|\s\d{3}(?=\s000(?!\d))|\s000(?![\d.]))*")
_DAMAGED = late(r"(?=[\dOoIl|])[\dOoIlSBtZ|][\dOoIlSBtZ|!.,]*(?![a-z])")
_LETTER_DECIMALS = late(r"(?P<whole>\d{1,3}(?:\.\d{3})+),[oO]{2}(?![A-Za-z0-9])")
_ALL_LETTERS = late(r"[.,][Oo]{3}")
_TAIL = late(
    r",oo(?![a-z0-9])|\s?[.,]\s?[-–—=~_]{1,2}|\s?,\s?-|[-–—]+(?!\s*(?:rp|\d))(?=[\s()/;,.]|$)",
    re.IGNORECASE,
)
_SUFFIX = late(
    r"\s?(ribuan|ribu|rbu|rb|k|juta|jta|jt|milyar|miliar)\b(?:\s*rupiah)?", re.IGNORECASE
)
_THOUSANDS_K = late(r"[1-9]\d{0,2}k", re.IGNORECASE)  # "50k"; "5 k" may be anything
_AND_THOUSANDS = late(r"\s(\d{1,3})\s?(?:ribu|rb)\b(?:\s*rupiah)?", re.IGNORECASE)
_RUPIAH = late(r"\s?(?:rupiah|idr\b|rp(?![a-z]|\.?\s*\d))", re.IGNORECASE)
_SMALL = late(r"\d{1,3}(?:[.,]\d{1,2})?")
_SHARED_SUFFIX = late(
    r"\s?(?:-|–|—|/|s/?d|s\.d\.?|sampai|hingga)\s?\d{1,3}(?:[.,]\d)?\s?(ribu|rb|juta|jt)\b",
    re.IGNORECASE,
)
_PER_MEASURE = late(rf"[\s,.(-]*(?:/|per\b|tiap\b|setiap\b)\s*(?:{MEASURES})\b", re.I)
_GLUED_DASH = late(r"[-–—](?=\d)")
# "Rp 10.000/20.000" is two prices; "Rp 250.000/3 bulan" is one.
_SLASH = late(
    r"\s?/\s?(?=\d{1,3}(?:\.\d{3})+(?![\d.])(?!\s?[a-z%])|\d{1,3}\s?(?:ribu|rb|juta|jt)\b)",
    re.IGNORECASE,
)
# A digit set apart from its number ("Rp 7 5.000"): which amount is meant is anyone's guess.
_SET_APART = late(r"\d{1,3}[^\S\n]\d{1,3}(?:\.\d{3})+(?!\d)")
_PRICED_PER = late(r"\s*(?:/|per\b)", re.IGNORECASE)
_BRACKET = late(
    r"[\s,;:/=.]*([(\[])\s*(?:(?i:terbilang|dengan huruf)[\s:]*)?([^()\[\]]{1,200})[)\]]?"
)


@dataclass(frozen=True, slots=True)
class Money:
    """One printed amount: whole units (None where unreadable) and its character offsets.

    `is_truncated`: the printed number is too small to be whole (`Rp. 5`). `words_disagree`: the
    digits and the number in words beside them differ; the digits are kept. The range
    `start:end` covers currency, digits, closing dash and the words in brackets.
    """

    amount: int | None
    is_truncated: bool
    words_disagree: bool
    start: int
    end: int
    currency: str = RUPIAH


def parse_money(text: str) -> Money | None:
    """The first amount in a text, for a cell or phrase that should hold one.

    >>> parse_money("Rp. 1.250.000,00").amount
    1250000
    >>> parse_money("Rp 2,5 juta").amount
    2500000
    >>> parse_money("lima puluh ribu rupiah").amount
    50000
    >>> parse_money("Rp. 5").is_truncated
    True
    >>> parse_money("Peraturan Daerah Nomor 3 Tahun 2012") is None
    True
    """
    amounts = find_money(text)
    return amounts[0] if amounts else None


def find_money(text: str, *, is_column: bool = False) -> tuple[Money, ...]:
    """Every amount in a text about money, in text order, none overlapping.

    Numbers without a currency count only where their shape or the word before them says so
    (`110.000`, `25rb`, `PNBP 10000`). With `is_column` (cells under a head such as "(Rp)") a
    number alone on its line counts too. Years, numbers of decrees, quantities and percentages
    are refused.

    >>> [m.amount for m in find_money("Dewasa Rp5.000,- dan anak Rp3.000,-")]
    [5000, 3000]
    >>> find_money("luas 1.000 m2, Tahun 2024")
    ()
    """
    found: list[Money] = []
    end = 0
    has_digits = any(map(str.isdigit, text))
    for start in _starts(text, has_digits):
        if start < end:
            continue
        money = _read_at(text, start, is_column)
        if money is not None:
            money = _join_words_before(found, money, text)
            found.append(money)
            while (upper := _read_glued(text, found[-1])) is not None:
                found.append(upper)
            end = found[-1].end
    return tuple(found)


def _read_glued(text: str, lower: Money) -> Money | None:
    """The next amount of `Rp 50.000-150.000` or `Rp 10.000/20.000`, which has no currency."""
    if lower.currency != RUPIAH:
        foreign = Foreign(lower.amount, lower.currency, lower.start, lower.end)
        more = read_upper_end(text, foreign)
        return _of_foreign(more) if more else None
    dash = _GLUED_DASH.match(text, lower.end)
    joint = dash or _SLASH.match(text, lower.end)
    number = _NUMBER.match(text, joint.end()) if joint else None
    upper = _finish(text, number.start(), number) if number else None
    if upper is None or upper.amount is None:
        return None
    return upper if not dash or (lower.amount or 0) < upper.amount else None


def _of_foreign(found: Foreign) -> Money:
    return Money(found.amount, False, False, found.start, found.end, found.currency)


def _starts(text: str, has_digits: bool) -> list[int]:
    starts = {match.start() for match in _PREFIX.finditer(text)}
    if has_digits:
        starts.update(foreign_starts(text))
        starts.update(match.start() for match in BARE_NUMBER.finditer(text))
    else:
        starts.update(spelled_foreign_starts(text))
    lower = text.lower()
    if "rupiah" in lower:
        starts.update(find_spelled_starts(text))
    elif not has_digits and lower.rstrip(" .").endswith(("ribu", "juta")):
        starts.add(len(text) - len(text.lstrip()))
    return sorted(starts)


def _read_at(text: str, start: int, is_column: bool) -> Money | None:
    prefix = _PREFIX.match(text, start)
    if prefix:
        return _read_currency(text, start, prefix.end())
    foreign = read_foreign(text, start)
    if foreign:
        return _of_foreign(foreign)
    if text[start].isdigit():
        return _read_bare(text, start, is_column)
    amount, end = read_spelled(text, start)
    is_whole = "rupiah" in text[start:end].lower() or not text[end:].strip(" .")
    if not amount or not is_whole:
        return None
    return Money(amount, False, False, start, end)


def _read_currency(text: str, start: int, digits_start: int) -> Money | None:
    damaged = _DAMAGED.match(text, digits_start)
    is_read = _LETTER_DECIMALS.match(text, digits_start) is not None
    if damaged and not is_read and _is_damaged(damaged.group()):
        tail = _TAIL.match(text, damaged.end())
        end = tail.end() if tail else len(text[: damaged.end()].rstrip(".,"))
        return _check_words(text, Money(None, False, False, start, end))
    number = _NUMBER.match(text, digits_start)
    if number is None:
        return None
    apart = _SET_APART.match(text, digits_start)
    if apart is not None and apart.end() > number.end():
        tail = _TAIL.match(text, apart.end())
        end = tail.end() if tail else apart.end()
        return _check_words(text, Money(None, False, False, start, end))
    return _finish(text, start, number)


def _finish(text: str, start: int, number: re.Match[str]) -> Money:
    """The amount after its digits are found: suffix, closing dash, words, plausibility."""
    suffix = _SUFFIX.match(text, number.end())
    end = suffix.end() if suffix else number.end()
    shared = _SHARED_SUFFIX.match(text, end) if _SMALL.fullmatch(number.group()) else None
    scale = suffix or shared
    amount = read_digits(number.group(), _MULTIPLIERS[scale.group(1).lower()] if scale else 1)
    thousands = _AND_THOUSANDS.match(text, end) if suffix else None
    if thousands and amount and amount % 1_000_000 == 0:
        amount, end = amount + int(thousands.group(1)) * 1_000, thousands.end()
    tail = _TAIL.match(text, end)
    end = tail.end() if tail else end
    rupiah = _RUPIAH.match(text, end)
    end = rupiah.end() if rupiah else end
    is_cut = amount is not None and 0 < amount < TRUNCATED_BELOW_RUPIAH
    is_cut = is_cut and not re.search(r",\d", number.group())
    is_cut = is_cut and not _PER_MEASURE.match(text, end)
    money = Money(None if is_cut else amount, is_cut, False, start, end)
    return _check_words(text, money)


def _is_damaged(token: str) -> bool:
    """Whether letters stand where digits belong (`l0.000`, `10.OOO`, `10t,.000`)."""
    core = token.rstrip(".,!|")
    has_letters = any(c.isalpha() or c == "|" for c in core)
    return has_letters and (any(c.isdigit() for c in core) or bool(_ALL_LETTERS.search(core)))


def _check_words(text: str, money: Money) -> Money:
    """Compare the digits with the words behind them; words mend cut or damaged digits."""
    bracket = _BRACKET.match(text, money.end)
    if bracket:
        amount, end = read_spelled(text, bracket.start(2))
        rest = text[end : bracket.end()].strip(" )].,-:=")
        is_words = end > bracket.start(2) and (not rest or bool(_PRICED_PER.match(rest)))
        end = end if rest and is_words else bracket.end()
        if not is_words and "rupiah" not in bracket.group(2).lower():
            return money
    else:
        amount, end = read_spelled(text, money.end)
        if amount is None or "rupiah" not in text[money.end : end].lower():
            return money
        is_next_line = text[money.end : end].lstrip(" \t").startswith("\n")
        if is_next_line and amount != money.amount:
            return money  # another price, on a line of its own
    if amount is None:
        return replace(money, end=end)
    if money.amount is None:
        return replace(money, amount=amount, end=end)
    return replace(money, words_disagree=amount != money.amount, end=end)


def _join_words_before(found: list[Money], money: Money, text: str) -> Money:
    """`lima puluh ribu rupiah (Rp50.000)` is one amount, not two."""
    if not found or not text[found[-1].start].isalpha() or text[money.start].isdigit():
        return money
    before = found[-1]
    if _PREFIX.match(text, before.start) or text[before.end : money.start].strip(" ,(["):
        return money
    if "(" not in text[before.end : money.start]:
        return money
    found.pop()
    amount = money.amount if money.amount is not None else before.amount
    end = money.end + 1 if text[money.end : money.end + 1] == ")" else money.end
    disagree = amount != before.amount
    return replace(money, amount=amount, words_disagree=disagree, start=before.start, end=end)


def _read_bare(text: str, start: int, is_column: bool) -> Money | None:
    number = BARE_NUMBER.match(text, start)
    if number is None or names_no_amount(text, start):
        return None
    suffix = _SUFFIX.match(text, number.end())
    is_k = suffix is not None and suffix.group(1) in {"k", "K"}
    if suffix and is_k and not _THOUSANDS_K.fullmatch(text, start, suffix.end()):
        return None
    is_named = suffix or _RUPIAH.match(text, number.end())
    if is_named or is_bare_amount(text, number, is_column=is_column):
        return _finish(text, start, number)
    return None
