"""The number and the year of a cited regulation, in either order, also behind its title."""

from __future__ import annotations

import re

from normalizers.late_pattern import late

NUMBER_MAX_CHARS = 80  # a longer run is no number in which a year could be glued
NUMBER_WORD = r"(?:nomor|nomer|no|nmr|nr)(?![a-z])\s?['’]?[\s.:]{0,4}"
_NUMBER_TOKEN = (
    r"(?:[A-Z]{1,10}[.\-/]?\s?)?\d[\w.\-]*(?:\s?/\s?[\w.\-]+)*"
    r"|[A-Z][\w.\-]*(?:\s?/\s?[\w.\-]+)+"
)
_NUMBER = late(rf"[\s,:]*{NUMBER_WORD}((?-i:{_NUMBER_TOKEN}))", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[\s.,:]{0,3}(\d[\w.\-]*(?:\s?/\s?[\w.\-]+)*)")
_AMOUNT = late(r"\d{1,3}(?:\.\d{3})+(?!\d)")
_YEAR = late(r"[\s,/.]*(?:tahun|thn|th)[\s.:]*((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_DATE_YEAR = late(
    r"[\s,]*(?:tanggal|tgl)[\s.:]*\d{1,2}[\s\-/]+\w{1,9}[\s\-/]+((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_LAST_YEAR = late(r"[/.\-]\s?((?:19|20)\d\d)$")
_GLUED_YEAR = late(r"(.*?)[\s/.,\-]*(?:tahun|thn|th)\.?((?:19|20)\d\d)", re.IGNORECASE)
_BEFORE_NUMBER = late(
    r"[\s,(]{1,4}(?=(?:no|nomor|nomer)\b|(?:tahun|thn)\s{1,3}(?:19|20)\d\d\b)", re.IGNORECASE
)


def read_number(text: str, pos: int, is_short: bool) -> tuple[str | None, int | None, int]:
    """Number and year behind an offset, in either order, and where they end."""
    year_first = _YEAR.match(text, pos)
    if year_first:
        number = _NUMBER.match(text, year_first.end())
        end = number.end() if number else year_first.end()
        return (_clean(number.group(1)) if number else None), int(year_first.group(1)), end
    number = _NUMBER.match(text, pos) or (_BARE_NUMBER.match(text, pos) if is_short else None)
    if number is None or (number.re is _BARE_NUMBER and _AMOUNT.match(number.group(1))):
        return None, None, pos
    digits, end = _clean(number.group(1)), number.end()
    glued = _GLUED_YEAR.fullmatch(digits) if len(digits) <= NUMBER_MAX_CHARS else None
    if glued:
        return _clean(glued.group(1)), int(glued.group(2)), end
    year = _YEAR.match(text, end) or _DATE_YEAR.match(text, end)
    if year:
        return digits, int(year.group(1)), year.end()
    last = _LAST_YEAR.search(digits)
    return (
        digits,
        int(last.group(1)) if last else None,
        number.start(1) + len(number.group(1).rstrip(".-")),
    )


def read_number_behind(text: str, title: str, end: int) -> tuple[str, int, str, int] | None:
    """Number and year that stand behind the title: "Perda tentang Retribusi no 8 tahun 2018"."""
    start = end - len(title)
    signs = [*_BEFORE_NUMBER.finditer(text, start, end)]
    behind = _BEFORE_NUMBER.match(text, end)
    for sign in (*reversed(signs), *([behind] if behind else [])):
        number, year, after = read_number(text, sign.end(), False)
        own = text[start : min(sign.start(), end)].rstrip(" ,(")
        if number is not None and year is not None and own:
            return number, year, own, after
    return None


def _clean(number: str) -> str:
    return re.sub(r"\s*/\s*", "/", number).strip(" .-,/")
