"""Amounts of money in Indonesian text: where they stand and how many rupiah they are.

An amount is printed in many shapes (`Rp. 1.250.000,00`, `Rp50.000,-`, `Rp. 540,000`, `2,5 juta`,
`lima puluh ribu rupiah`); a number cut short (`Rp. 5`) or damaged by character recognition is
reported as an amount without a value, never guessed. Money is whole rupiah.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from normalizers.bare_amount import BARE_NUMBER, MEASURES, is_bare_amount, names_no_amount
from normalizers.spelled_amount import find_spelled_starts, read_spelled

TRUNCATED_BELOW_RUPIAH = 100  # no service costs less, unless it is sold by weight or measure
NUMBER_CHARS_MAX = 30  # a trillion rupiah with separators and decimals has 20 characters

_MULTIPLIERS = {
    "ribu": 1_000, "ribuan": 1_000, "rb": 1_000, "rbu": 1_000, "k": 1_000,
    "juta": 1_000_000, "jt": 1_000_000, "jta": 1_000_000,
    "milyar": 1_000_000_000, "miliar": 1_000_000_000,
}  # fmt: skip
_PREFIX = re.compile(
    r"(?:(?<![A-Za-z])(?:r\s?p|idr|rupiah)|(?<=[a-z])(?-i:Rp))"
    r"(?:\s?/\s?[A-Za-z]{1,12}[23²³]?)?[\s.,:;=]{0,20}(?=[\dOoIl|])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,']\d+|\s?[.,]\s?000(?!\d)|\s\d{3}(?=\s000(?!\d))|\s000(?![\d.]))*")
_DAMAGED = re.compile(r"(?=[\dOoIl|])[\dOoIlSBtZ|][\dOoIlSBtZ|!.,]*(?![a-z])")
_LETTER_DECIMALS = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+),[oO]{2}(?![A-Za-z0-9])")
_ALL_LETTERS = re.compile(r"[.,][Oo]{3}")
_TAIL = re.compile(
    r",oo(?![a-z0-9])|\s?[.,]\s?[-–—=~_]{1,2}|\s?,\s?-|[-–—]+(?!\s*(?:rp|\d))(?=[\s()/;,.]|$)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s?(ribuan|ribu|rbu|rb|k|juta|jta|jt|milyar|miliar)\b(?:\s*rupiah)?", re.IGNORECASE
)
_AND_THOUSANDS = re.compile(r"\s(\d{1,3})\s?(?:ribu|rb)\b(?:\s*rupiah)?", re.IGNORECASE)
_RUPIAH = re.compile(r"\s?(?:rupiah|idr\b|rp(?![a-z]|\.?\s*\d))", re.IGNORECASE)
_SMALL = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_SHARED_SUFFIX = re.compile(
    r"\s?(?:-|–|—|s/?d|s\.d\.?|sampai|hingga)\s?\d{1,3}(?:[.,]\d)?\s?(ribu|rb|juta|jt)\b",
    re.IGNORECASE,
)
_PER_MEASURE = re.compile(rf"[\s,.(-]*(?:/|per\b|tiap\b|setiap\b)\s*(?:{MEASURES})\b", re.I)
_GLUED_DASH = re.compile(r"[-–—](?=\d)")
_PRICED_PER = re.compile(r"\s*(?:/|per\b)", re.IGNORECASE)
_BRACKET = re.compile(
    r"[\s,;:/=.]*([(\[])\s*(?:(?i:terbilang|dengan huruf)[\s:]*)?([^()\[\]]{1,200})[)\]]?"
)
_GROUPED = re.compile(r"(\d{1,4})((?:[.,' ]\d{3})+)(?:[.,](\d{1,2}))?")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Money:
    """One printed amount: whole rupiah (None where unreadable) and its character offsets.

    `is_truncated`: the printed number is too small to be whole (`Rp. 5`). `words_disagree`: the
    digits and the number in words beside them differ; the digits are kept. The range
    `start:end` covers currency, digits, closing dash and the words in brackets.
    """

    amount_rupiah: int | None
    is_truncated: bool
    words_disagree: bool
    start: int
    end: int


def parse_money(text: str) -> Money | None:
    """The first amount in a text, for a cell or phrase that should hold one.

    >>> parse_money("Rp. 1.250.000,00").amount_rupiah
    1250000
    >>> parse_money("Rp 2,5 juta").amount_rupiah
    2500000
    >>> parse_money("lima puluh ribu rupiah").amount_rupiah
    50000
    >>> parse_money("Rp. 5")
    Money(amount_rupiah=None, is_truncated=True, words_disagree=False, start=0, end=5)
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

    >>> [m.amount_rupiah for m in find_money("Dewasa Rp5.000,- dan anak Rp3.000,-")]
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
            upper = _read_glued_upper_end(text, money)
            found.extend((money, upper) if upper else (money,))
            end = found[-1].end
    return tuple(found)


def _read_glued_upper_end(text: str, lower: Money) -> Money | None:
    """The second amount of `Rp 50.000-150.000`, whose dash touches both."""
    dash = _GLUED_DASH.match(text, lower.end)
    number = _NUMBER.match(text, dash.end()) if dash else None
    upper = _finish(text, number.start(), number) if number else None
    if upper is None or upper.amount_rupiah is None:
        return None
    return upper if (lower.amount_rupiah or 0) < upper.amount_rupiah else None


def _starts(text: str, has_digits: bool) -> list[int]:
    starts = {match.start() for match in _PREFIX.finditer(text)}
    if has_digits:
        starts.update(match.start() for match in BARE_NUMBER.finditer(text))
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
    return _finish(text, start, number)


def _finish(text: str, start: int, number: re.Match[str]) -> Money:
    """The amount after its digits are found: suffix, closing dash, words, plausibility."""
    suffix = _SUFFIX.match(text, number.end())
    end = suffix.end() if suffix else number.end()
    shared = _SHARED_SUFFIX.match(text, end) if _SMALL.fullmatch(number.group()) else None
    scale = suffix or shared
    amount = _value(number.group(), _MULTIPLIERS[scale.group(1).lower()] if scale else 1)
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


def _value(digits: str, multiplier: int) -> int | None:
    """Rupiah of a printed number; None where separators contradict each other."""
    if len(digits) > NUMBER_CHARS_MAX:
        return None
    digits = re.sub(r"\s?([.,])\s?", r"\1", digits)
    grouped = _GROUPED.fullmatch(digits)
    if grouped:
        separators = set(re.sub(r"\d", "", grouped.group(2)))
        if len(separators) > 1 and separators & {","} and separators & {".", "'"}:
            return None
        if multiplier == 1 or digits[0] != "0":
            whole = re.sub(r"\D", "", grouped.group(1) + grouped.group(2))
            is_small_number = multiplier > 1 and len(whole) > 3
            if (whole[0] == "0" and int(whole)) or is_small_number:
                return None
            return int(whole) * multiplier
    plain = _PLAIN.fullmatch(digits.replace(" ", ""))
    if not plain:
        return None
    whole, decimals = plain.group(1), plain.group(2) or ""
    if multiplier > 1:
        scale: int = 10 ** len(decimals)
        return int(whole + decimals) * multiplier // scale if len(whole) < 4 else None
    if decimals.strip("0") or ("." in digits and len(whole) < 3 and int(whole)):
        return None
    return int(whole)


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
        if is_next_line and amount != money.amount_rupiah:
            return money  # another price, on a line of its own
    if amount is None:
        return replace(money, end=end)
    if money.amount_rupiah is None:
        return replace(money, amount_rupiah=amount, end=end)
    return replace(money, words_disagree=amount != money.amount_rupiah, end=end)


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
    amount = money.amount_rupiah if money.amount_rupiah is not None else before.amount_rupiah
    end = money.end + 1 if text[money.end : money.end + 1] == ")" else money.end
    disagree = amount != before.amount_rupiah
    return replace(
        money, amount_rupiah=amount, words_disagree=disagree, start=before.start, end=end
    )


def _read_bare(text: str, start: int, is_column: bool) -> Money | None:
    number = BARE_NUMBER.match(text, start)
    if number is None or names_no_amount(text, start):
        return None
    suffix = _SUFFIX.match(text, number.end())
    if suffix and suffix.group(1) in {"k", "K"}:
        return None
    is_named = suffix or _RUPIAH.match(text, number.end())
    if is_named or is_bare_amount(text, number, is_column=is_column):
        return _finish(text, start, number)
    return None
