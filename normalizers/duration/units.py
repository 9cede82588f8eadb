"""Units of time as offices write them, and how long one unit lasts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from normalizers.late_pattern import late
from normalizers.number_words import is_one_slip
from normalizers.vocabulary.patterns import TIME_UNIT
from normalizers.vocabulary.vocabulary import any_of, spellings_of

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
Basis = Literal["working", "calendar"]

UNITS: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "year": 12}
# Seconds that one unit can last: a month has 28 to 31 days, a working day 7 to 24 hours.
_SHORTEST_MONTH_SECONDS, _LONGEST_MONTH_SECONDS = 28 * 86_400, 31 * 86_400
_SHORTEST_WORKING_DAY_SECONDS = 7 * 3600
_WORKING_DAYS_A_WEEK = 5

_LONG_NAMES = dict(zip(UNITS, spellings_of("time_units"), strict=True))
UNIT_NAMES: dict[str, Unit] = {name: unit for unit in UNITS for name in _LONG_NAMES[unit]}
# The source of a pattern for the units that services are timed in; years are ages and validities.
TIMED_UNITS = any_of(name for name, unit in UNIT_NAMES.items() if unit != "year")
_SHORT_NAMES: dict[Unit, str] = {
    "second": "dtk|dt|seconds?|secs?",
    "minute": "mnt|mnit|minutes?|mins?|['’′](?!['’′\\w])",
    "hour": "jm|hours?|hrs|hour\\(s\\)",
    "day": "hri|hr|days?|hk",
    "week": "mgg|mgu|weeks?",
    "month": "bln|bl|months?",
    "year": "thn|th|years?",
}
# A long name may be glued to one of these ("menitsetelah"), or to a capital ("menitSetelah").
_GLUED_TAILS = (
    r"kerja(?!\s{0,3}sama)|keria|kalend|setelah|sejak|sesudah|terhitung|dari|untuk|per|maks|"
    r"sampai|jika"
)
_EDGE = f"(?:(?![^\\W\\d_])|(?={_GLUED_TAILS})|(?-i:(?<=[a-z])(?=[A-Z])))"
# Text extraction breaks words: "ha ri", "men it".
_BROKEN_NAMES = {
    unit: "|".join(" {0,2}".join(name) for name in names) for unit, names in _LONG_NAMES.items()
}
_NAMED = "|".join(
    f"(?P<{unit}>(?:{_BROKEN_NAMES[unit]}){_EDGE}|(?:{_SHORT_NAMES[unit]})(?![^\\W\\d_]))"
    for unit in UNITS
)
_BEFORE_UNIT = r"[\s*_)\]]{0,8}[-(\[]?\s{0,3}(?:\([^()\d\n]{1,40}\)\s{0,3})?"
_ENGLISH_BASIS = r"(?:(?P<english>working|business|work|calendar)[\s-]{1,3})?"
UNIT_AFTER = late(f"{_BEFORE_UNIT}{_ENGLISH_BASIS}(?:{_NAMED})", re.IGNORECASE)
ONE_UNIT = late(
    r"(?<![^\W\d_])se(?:"
    + "|".join(f"(?P<{unit}>{any_of(_LONG_NAMES[unit])})" for unit in UNITS)
    + rf")(?!-){_EDGE}",
    re.IGNORECASE,
)
UNIT_HINT = late(TIME_UNIT)  # on lower case
_COUNTED_WORD = late(
    r"[0-9½¼¾)\]][\s*_)-]{0,8}(?:(?:working|business|calendar|work)\s{1,3})?([^\W\d_][^\W_]{1,7}|['’′])"
)
_SHORT_NAME = late("|".join(_SHORT_NAMES.values()))
_GARBLED = late(r"[\s*]{0,8}(?:\([^()\d\n]{1,40}\)\s{0,3})?([^\W_]{3,8})(?![^\W_])")
_MISREAD = (("rn", "m"), ("1", "i"), ("0", "o"), ("|", "i"))
# Words one slip away from a unit that are words of their own.
_NOT_UNITS = frozenset(
    (
        "dari", "jari", "lari", "hati", "mari", "sari", "haji", "hadir", "haru", "tari", "kari",
        "bukan", "bulat", "bulu", "tahan", "tahu", "tuhan", "detil", "detak", "menu", "meni",
        "harga", "hard", "harus", "hasi", "harta", "pekat", "minggir", "genit", "minit", "batan",
    )
)  # fmt: skip
_FUZZY_NAMES: dict[str, Unit] = {_LONG_NAMES[unit][0]: unit for unit in UNITS} | {"han": "day"}
_BASIS_AFTER = late(
    r"(?:(?<=hr)\.)?[\s*]{0,4}(?:[-/,(]\s{0,3})?(?:(?:pada\s+|yaitu\s+)?hari\s{0,3}|(?<=\()jam\s{0,3})?"
    r"(?:(?P<calendar>k[ae]l[ae]n[dn][ae]r|takwim)|"
    r"(?P<working>k {0,2}e {0,2}r {0,2}j {0,2}a(?!\s{0,3}sama)|hk(?![^\W_])|"
    r"k(?:rj|j)a?(?![^\W\d_])\.?)|"
    r"(?P<slip>k[^\W\d_]{3,8}))",
    re.IGNORECASE,
)
_CLOSING = late(r"\s{0,3}[)\]]")


def match_unit(text: str, start: int, position: int) -> tuple[Unit, Basis | None, int] | None:
    """Unit and basis that follow the number at `start:position`, and where they end."""
    named = UNIT_AFTER.match(text, position)
    if named is not None:
        unit = _named_unit(named)
        written = named.group().lower()
        english = (named.group("english") or "").lower()
        basis: Basis | None = "working" if written.endswith("hk") or english else None
        if english == "calendar":
            basis = "calendar"
        end = named.end()
    else:
        garbled = _GARBLED.match(text, position)
        mended = mend_unit(garbled.group(1).lower()) if garbled is not None else None
        if garbled is None or mended is None:
            return None
        unit, basis, end = mended, None, garbled.end()
    stated, basis_end = match_basis(text, end)
    if unit in ("second", "minute") and "hari" in text[end:basis_end].lower():
        stated, basis_end = None, end  # "15 menit (hari kerja)" tells when, not which minutes
    end = basis_end
    # A bracket that was opened in the value belongs to it: "5 (hari kerja)", "10 (sepuluh hari)".
    is_open = text.count("(", start, end) > text.count(")", start, end)
    closing = _CLOSING.match(text, end) if is_open else None
    return unit, stated or basis, closing.end() if closing is not None else end


def match_basis(text: str, position: int) -> tuple[Basis | None, int]:
    """Whether "kerja" or "kalender" follows a unit, and where the value then ends."""
    found = _BASIS_AFTER.match(text, position)
    if found is None:
        return None, position
    basis: Basis = "calendar" if found.group("calendar") else "working"
    slip = found.group("slip")
    if slip is not None:
        if text[found.end() : found.end() + 1].isalpha():
            return None, position
        if is_one_slip(slip.lower(), "kalender"):
            basis = "calendar"
        elif slip.lower() == "kerja" or not is_one_slip(slip.lower(), "kerja"):
            return None, position
    opens = "(" in found.group()
    closing = _CLOSING.match(text, found.end()) if opens else None
    if opens and closing is None:
        return None, position
    end = closing.end() if closing is not None else found.end()
    return basis, end


@lru_cache(maxsize=1024)
def mend_unit(word: str) -> Unit | None:
    """The unit that a misread or mistyped word must be, if only one is near."""
    for wrong, right in _MISREAD:
        word = word.replace(wrong, right)
    if word in _FUZZY_NAMES:
        return _FUZZY_NAMES[word]
    if word in _NOT_UNITS:
        return None
    near = [unit for name, unit in _FUZZY_NAMES.items() if is_one_slip(word, name)]
    return near[0] if len(near) == 1 else None


def may_state_time(lowered: str) -> bool:
    """Quick look whether a text can hold any unit of time at all, mistyped ones included."""
    if UNIT_HINT.search(lowered) is not None:
        return True
    counted = _COUNTED_WORD.findall(lowered)
    if any(_SHORT_NAME.match(word) is not None or mend_unit(word) is not None for word in counted):
        return True
    return bool(counted) and UNIT_HINT.search(lowered.replace(" ", "")) is not None


def one_unit(found: re.Match[str]) -> Unit:
    """The unit of a "sehari", "seminggu" that `ONE_UNIT` found."""
    return _named_unit(found)


def convert_factor(source: str, target: str, is_working: bool) -> int | None:
    """How many `target` make one `source`; None where that is not one whole number."""
    if source == target:
        return 1
    if source in _MONTHS and target in _MONTHS:
        return 12 if source == "year" else None
    if source not in _SECONDS or target not in _SECONDS or _SECONDS[source] < _SECONDS[target]:
        return None
    if is_working and source in ("day", "week"):
        return None
    return _SECONDS[source] // _SECONDS[target]


def lasting_seconds(unit: str, basis: str | None) -> tuple[int, int]:
    """Shortest and longest time that one unit can last."""
    if unit in _MONTHS:
        count = _MONTHS[unit]
        return count * _SHORTEST_MONTH_SECONDS, count * _LONGEST_MONTH_SECONDS
    if basis == "working" and unit == "day":
        return _SHORTEST_WORKING_DAY_SECONDS, _SECONDS["day"]
    if unit == "week":
        return _WORKING_DAYS_A_WEEK * _SECONDS["day"], _SECONDS["week"]
    return _SECONDS[unit], _SECONDS[unit]


def _named_unit(found: re.Match[str]) -> Unit:
    return next(unit for unit in UNITS if found.group(unit))
