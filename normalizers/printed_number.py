"""What a printed number with its separators is worth: "1.250.000,00", "50,000", "2,5" (juta)."""

from __future__ import annotations

import re

from normalizers.late_pattern import late

NUMBER_CHARS_MAX = 30  # a trillion rupiah with separators and decimals has 20 characters
_GROUPED = late(r"(\d{1,4})((?:[.,' ]\d{3})+)(?:[.,](\d{1,2}))?")
_PLAIN = late(r"(\d+)(?:[.,](\d{1,2}))?")


def read_digits(digits: str, multiplier: int) -> int | None:
    """Whole units of a printed number; None where separators contradict each other.

    >>> read_digits("1.250.000,00", 1), read_digits("2,5", 1_000_000), read_digits("1.2,3", 1)
    (1250000, 2500000, None)
    """
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
