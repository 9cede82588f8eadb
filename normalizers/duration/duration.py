"""How long a service takes: durations as offices state them, with the words that state them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from normalizers.duration.amounts import Amount, in_common_unit
from normalizers.duration.bounds import Bound, bound_of
from normalizers.duration.exclusions import (
    is_about_complaints,
    is_case_label,
    is_no_duration,
    is_rate,
)
from normalizers.duration.scope import scope_of
from normalizers.duration.spans import find_amounts
from normalizers.duration.units import Basis, Unit
from normalizers.late_pattern import late
from normalizers.number_words import lower_case
from normalizers.printed_signs import plain_signs

REMEMBERED_TEXTS = 2048  # offices share their sentences; a few megabytes for each process
Section = Literal["waktu", "other"]

_EXTENSION = late(
    r"(?<![^\W\d_])(?:(?:dapat|bisa|boleh)\s+di\s?perpanjang|di\s?perpanjang|ditambah(?:kan)?|"
    r"(?:penambahan|tambahan|perpanjangan)\s+(?:jangka\s+)?waktu|(?:dengan\s+)?tambahan|"
    r"dengan\s+(?:perpanjangan|penambahan)|perpanjangan(?=\s*(?:paling|selama|maks|$)))"
    r"[^.;\n\d]{0,50}$"
)  # on lower case
_EXTENSION_AFTER = late(
    r"\s{1,3}(?:perpanjangan|tambahan|penambahan)(?:\s+waktu)?\s{0,3}(?:$|[.,;)\n])", re.IGNORECASE
)
_EXTENSION_REACH = 90  # characters
_MERGE_GAP = late(
    r"[\s,;/]{0,6}(?:dan|serta|sampai|hingga|s[./]d\.?|[-–])?[\s:]{0,4}", re.IGNORECASE
)
_ISO_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_ISO_CLOCK = {"hour": 3600, "minute": 60, "second": 1}


@dataclass(frozen=True, slots=True)
class Duration:
    """One stated duration; `text[start:end]` are its words, the spans are offsets too.

    `minimum` equals `maximum` for one value. `basis` is None where the text does not say which
    days count. `iso8601` is there only for one exact value that is not in working time.
    """

    minimum: int | float
    maximum: int | float
    unit: Unit
    basis: Basis | None
    bound: Bound
    trigger: str | None
    applies_to: str | None
    iso8601: str | None
    disagrees: bool
    is_extension: bool
    start: int
    end: int
    trigger_span: tuple[int, int] | None = None
    applies_to_span: tuple[int, int] | None = None


def parse_duration(text: str) -> Duration | None:
    """Read the only duration that `text` states; None for none or several.

    >>> parse_duration("paling lama 10 (sepuluh) hari kerja").maximum
    10
    >>> parse_duration("2 x 24 jam").iso8601
    'PT48H'
    >>> parse_duration("08.00 s.d. 15.00 WIB") is None
    True
    """
    found = find_durations(text)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=REMEMBERED_TEXTS)
def find_durations(text: str, section: Section = "waktu") -> tuple[Duration, ...]:
    """Find each stated duration in text order.

    Opening hours, recurrence, validity, ages and years are none. Outside the time section
    (`section="other"`), deadlines in a sentence about complaints are none either.

    >>> [(d.minimum, d.maximum, d.unit) for d in find_durations("Online 1-3 hari, loket 30 menit")]
    [(1, 3, 'day'), (30, 30, 'minute')]
    >>> find_durations("Senin - Jumat, tiga bulan sekali")
    ()
    """
    text = plain_signs(text)
    lowered = lower_case(text)
    amounts = _kept(lowered, find_amounts(text))
    if section == "other":
        amounts = [amount for amount in amounts if not is_about_complaints(lowered, amount)]
    stated: list[tuple[Amount, Bound, int, int]] = []
    floor = 0
    for amount in amounts:
        bound, start, end = bound_of(lowered, amount, floor)
        stated.append((amount, bound, start, end))
        floor = end
    stated = _merged(text, stated)
    found: list[Duration] = []
    floor = 0
    for index, (amount, bound, start, end) in enumerate(stated):
        ceiling = stated[index + 1][2] if index + 1 < len(stated) else len(text)
        duration = _duration(text, (amount, bound, start, end), floor, ceiling)
        found.append(duration)
        spans = (duration.trigger_span, duration.applies_to_span, (start, end))
        floor = max(span[1] for span in spans if span is not None)
    return tuple(found)


def _kept(lowered: str, amounts: tuple[Amount, ...]) -> list[Amount]:
    kept: list[Amount] = []
    floor = skipped = 0
    for index, amount in enumerate(amounts):
        if amount.start < skipped:
            continue
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if following is not None and is_rate(lowered, amount, following):
            skipped = following.end
        elif following is not None and is_case_label(lowered, amount, following):
            continue
        elif not is_no_duration(lowered, amount, floor):
            kept.append(amount)
        floor = amount.end
    return kept


def _merged(
    text: str, stated: list[tuple[Amount, Bound, int, int]]
) -> list[tuple[Amount, Bound, int, int]]:
    """ "Minimal 5 hari, maksimal 10 hari" is one range."""
    merged = stated[:1]
    for amount, bound, start, end in stated[1:]:
        last, last_bound, last_start, last_end = merged[-1]
        if (last_bound, bound) == ("at-least", "at-most") and start > last_end - 1:
            pair = in_common_unit(last, amount)
            if (
                pair is not None
                and pair[0].minimum <= pair[1].maximum
                and _MERGE_GAP.fullmatch(text[last_end:start])
            ):
                whole = replace(pair[1], minimum=pair[0].minimum, basis=amount.basis or last.basis)
                merged[-1] = (whole, "exact", last_start, end)
                continue
        merged.append((amount, bound, start, end))
    return merged


def _duration(
    text: str, stated: tuple[Amount, Bound, int, int], floor: int, ceiling: int
) -> Duration:
    amount, bound, start, end = stated
    scope = scope_of(text, (start, end), floor, ceiling)
    trigger, applies_to = scope.trigger, scope.applies_to
    unit = amount.unit
    assert unit is not None
    is_fixed = bound == "exact" and amount.basis != "working" and amount.minimum == amount.maximum
    minimum = _tidy(amount.minimum)
    return Duration(
        minimum=minimum,
        maximum=minimum if amount.minimum == amount.maximum else _tidy(amount.maximum),
        unit=unit,
        basis=amount.basis,
        bound=bound,
        trigger=text[slice(*trigger)] if trigger is not None else None,
        applies_to=text[slice(*applies_to)] if applies_to is not None else None,
        iso8601=_iso8601(minimum, unit) if is_fixed else None,
        disagrees=amount.disagrees,
        is_extension=_is_extension(text, max(floor, start - _EXTENSION_REACH), (start, end)),
        start=start,
        end=end,
        trigger_span=trigger,
        applies_to_span=applies_to,
    )


def _is_extension(text: str, low: int, value: tuple[int, int]) -> bool:
    """Whether a value is added to another: "dapat diperpanjang 7 hari", "7 hari perpanjangan"."""
    start, end = value
    lowered = text[low:start].lower()
    is_likely = "panjang" in lowered or "tambah" in lowered
    if is_likely and _EXTENSION.search(lowered) is not None:
        return True
    return _EXTENSION_AFTER.match(text, end) is not None


def _tidy(value: float) -> int | float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _iso8601(value: float, unit: Unit) -> str | None:
    if unit in _ISO_LETTERS and value == int(value):
        return f"P{int(value)}{_ISO_LETTERS[unit]}"
    if unit == "year" and value * 12 == int(value * 12):
        years, months = divmod(int(value * 12), 12)
        return "P" + (f"{years}Y" if years else "") + f"{months}M"
    if unit not in _ISO_CLOCK:
        return None
    if value == int(value):
        return f"PT{int(value)}{unit[0].upper()}"
    seconds = value * _ISO_CLOCK[unit]
    if seconds != int(seconds):
        return None
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return "PT" + "".join(f"{count}{letter}" for count, letter in parts if count)
