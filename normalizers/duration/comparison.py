"""Whether two stated durations contradict each other, and a total the sum of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers.duration.duration import Duration
from normalizers.duration.units import UNITS, Unit, convert_factor, lasting_seconds
from normalizers.late_pattern import late
from normalizers.number_words import lower_case

# "About 15 minutes" does not contradict a value within this factor of it: a reader's tolerance,
# set wide so that only plain contradictions are reported.
_ABOUT_FACTOR = 2.0
_DAYS_OFF_FACTOR = 1.5  # calendar days that a working day takes, weekends and a holiday counted
# Words that make a duration hold for some cases only.
_SOME_CASES = late(
    r"(?<![^\W\d_])(?:on\s?-?line|off\s?-?line|daring|luring|langsung|tatap muka|khusus|untuk|bagi|"
    r"jika|apabila|bila|kalau|hanya|kelas|pasien|tahap|lantai|luas|tanpa|wni|wna|baru|lama|cepat|"
    r"hilang|rusak|racikan|roda|golongan|melalui|ringan|berat|sedang|mendesak|percepatan)"
    r"(?![^\W\d_])"
)
_TOTAL = late(
    r"(?<![^\W\d_])(?:total|jumlah|keseluruhan|seluruh(?:nya)?|secara keseluruhan)(?![^\W\d_])"
    r"[^.;\n\d]{0,60}$"
)
_TOTAL_AFTER = late(r"\s{0,3}\(?\s{0,3}(?:total|keseluruhan|secara keseluruhan)(?![^\W\d_])")
_TOTAL_REACH = 80  # characters before a value
_ALTERNATIVE = late(r"(?<![^\W\d_])(?:atau|sedangkan|maupun)(?![^\W\d_])")
_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A stated total beside its parts; the sum is in `unit`."""

    total: Duration
    parts: tuple[Duration, ...]
    unit: str
    sum_minimum: int | float
    sum_maximum: int | float
    contradicts: bool


def durations_disagree(headline: Duration, sentence: Duration) -> bool:
    """Whether two statements about the same thing cannot both hold.

    An unstated basis contradicts no basis; another scope (a channel, a class, a stage, an
    extension) contradicts nothing.

    >>> from normalizers.duration.duration import parse_duration
    >>> day = parse_duration("1 hari")
    >>> durations_disagree(day, parse_duration("Diselesaikan paling lama 3 hari kerja"))
    True
    >>> durations_disagree(day, parse_duration("1 x 24 jam"))
    False
    >>> durations_disagree(day, parse_duration("Layanan online: 3 hari"))
    False
    """
    if not _same_scope(headline, sentence):
        return False
    bases = {headline.basis, sentence.basis}
    if headline.unit == sentence.unit and bases == {"working", "calendar"}:
        return True
    low, high = _interval(headline, sentence.unit)
    least, most = _interval(sentence, headline.unit)
    return high < least or most < low


def total_against_parts(durations: Sequence[Duration], text: str) -> TotalCheck | None:
    """Hold a stated total against the sum of the other durations of `text`.

    None where no total is stated, or where the parts are alternatives, have no common unit, or
    are fewer than two: then nothing can be said.

    >>> from normalizers.duration.duration import find_durations
    >>> text = "Total 60 menit: verifikasi 10 menit, pengetikan 40 menit, penyerahan 5 menit"
    >>> total_against_parts(find_durations(text), text).contradicts
    True
    >>> total_against_parts(find_durations("10 menit, 5 menit"), "10 menit, 5 menit") is None
    True
    """
    lowered = lower_case(text)
    totals = [one for one in durations if _is_total(lowered, one)]
    parts = tuple(one for one in durations if one not in totals and not one.is_extension)
    if len(totals) != 1 or len(parts) < _FEWEST_PARTS or _are_alternatives(lowered, parts):
        return None
    total = totals[0]
    unit = min((total, *parts), key=lambda one: lasting_seconds(one.unit, None)).unit
    factors = [_factor(one, unit) for one in (total, *parts)]
    if any(factor is None for factor in factors):
        return None
    total_factor, *part_factors = [factor or 1 for factor in factors]
    pairs = tuple(zip(parts, part_factors, strict=True))
    low = sum(part.minimum * factor for part, factor in pairs)
    high = sum(part.maximum * factor for part, factor in pairs)
    is_open = any(part.bound in ("at-least", "about") for part in parts)
    exceeds = low > total.maximum * total_factor
    falls_short = total.bound == "exact" and high < total.minimum * total_factor
    contradicts = total.bound != "about" and not is_open and (exceeds or falls_short)
    return TotalCheck(total, parts, unit, low, high, contradicts)


def _same_scope(first: Duration, second: Duration) -> bool:
    if first.is_extension != second.is_extension:
        return False
    scopes = [" ".join((one.applies_to or "").lower().split()) for one in (first, second)]
    if all(scopes):
        return scopes[0] == scopes[1]
    return _SOME_CASES.search(scopes[0] or scopes[1]) is None


def _interval(duration: Duration, other_unit: Unit) -> tuple[float, float]:
    """Shortest and longest time that the wording allows: units if both have the same, else seconds.

    Plain days may be meant as working days, so both are read alike: as 7 to 24 hours beside hours,
    and as one day, or one and a half with the days off, beside weeks and months.
    """
    shortest, longest = 1.0, 1.0
    if duration.unit != other_unit:
        shortest, longest = lasting_seconds(duration.unit, duration.basis)
        if duration.unit == "day" and duration.basis != "calendar":
            if UNITS.index(other_unit) < UNITS.index("day"):
                shortest, longest = lasting_seconds("day", "working")
            else:
                shortest, longest = longest, longest * _DAYS_OFF_FACTOR
    low, high = duration.minimum * shortest, duration.maximum * longest
    if duration.bound == "at-least":
        return low, float("inf")
    if duration.bound == "about":
        return low / _ABOUT_FACTOR, high * _ABOUT_FACTOR
    return low, high


def _is_total(lowered: str, duration: Duration) -> bool:
    before = lowered[max(0, duration.start - _TOTAL_REACH) : duration.start]
    return (
        _TOTAL.search(before) is not None or _TOTAL_AFTER.match(lowered, duration.end) is not None
    )


def _are_alternatives(lowered: str, parts: tuple[Duration, ...]) -> bool:
    if any(part.applies_to and _SOME_CASES.search(part.applies_to.lower()) for part in parts):
        return True
    return any(
        _ALTERNATIVE.search(lowered, one.end, following.start) for one, following in pairwise(parts)
    )


def _factor(duration: Duration, unit: str) -> int | None:
    return convert_factor(duration.unit, unit, duration.basis == "working")
