"""Dates as Indonesian offices write them."""

from __future__ import annotations

from datetime import date

from normalizers.late_pattern import late
from normalizers.vocabulary.vocabulary import spellings_of

_MONTHS = {name: number for number, names in enumerate(spellings_of("months"), 1) for name in names}
_WRITTEN = late(
    r"(?<!\d)(\d{1,2})\s{0,3}[-./]?\s{0,3}(?:bulan\s)?"
    r"([a-z]{3,9})\.?\s{0,3}[-./]?\s{0,3}(?:tahun\s)?(\d{4})(?!\d)"
)
_NUMERIC = late(r"(?<![\d./-])(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4})(?!\d)")
_YEAR_FIRST = late(r"(?<![\d./-])(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?!\d)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTH = late(r"(?<![\d./-])(\d{1,2})\s?[-./]\s?([ivx]{1,4})\s?[-./]\s?(\d{4})(?![\d.])")
# A text that is nothing but a date may leave the century out, or all signs; "01/02/24" says not
# which number is the year.
_SHORT = late(r"\s*(\d{1,2})\s?[-./\s]\s?([a-z]{3,9})\.?\s?[-./\s]?\s?['’]?([0-3]\d)\s*")
_COMPACT = late(r"\s*(20\d{2})([01]\d)([0-3]\d)\s*")
CENTURY = 2000  # that of all laws on standards
_DASHES = dict.fromkeys((173, 8208, 8209, 8210, 8211, 8212, 8722), "-")


def parse_date(text: str) -> str | None:
    """The first full date of a text as YYYY-MM-DD; None where day, month or year is missing.

    >>> parse_date("19 Maret 2018"), parse_date("01-02-2023")
    ('2018-03-19', '2023-02-01')
    >>> parse_date("2024-02-01"), parse_date("Maret 2018")
    ('2024-02-01', None)
    >>> parse_date("5-III-2024"), parse_date("7 Agt. '23")
    ('2024-03-05', '2023-08-07')
    """
    lowered = text.translate(_DASHES).casefold()
    for match in _WRITTEN.finditer(lowered):
        month = _MONTHS.get(match.group(2))
        if month is not None:
            return _iso(int(match.group(3)), month, int(match.group(1)))
    year_first = _YEAR_FIRST.search(lowered) or _COMPACT.fullmatch(lowered)
    if year_first is not None:
        return _iso(int(year_first.group(1)), int(year_first.group(2)), int(year_first.group(3)))
    numeric = _NUMERIC.search(lowered)
    if numeric is not None:
        return _iso(int(numeric.group(3)), int(numeric.group(2)), int(numeric.group(1)))
    roman = _ROMAN_MONTH.search(lowered)
    if roman is not None and roman[2] in _ROMAN:
        return _iso(int(roman[3]), _ROMAN.index(roman[2]) + 1, int(roman[1]))
    return _short_date(lowered)


def _short_date(lowered: str) -> str | None:
    short = _SHORT.fullmatch(lowered)
    month = _MONTHS.get(short[2]) if short is not None else None
    if short is None or month is None:
        return None
    return _iso(CENTURY + int(short[3]), month, int(short[1]))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
