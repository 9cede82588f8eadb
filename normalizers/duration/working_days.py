"""When a stated duration ends: working days follow the Indonesian calendar of holidays."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from normalizers.duration.duration import Duration
from normalizers.duration.units import Basis

_SATURDAY = 5  # date.weekday(): Monday is 0
_HOURS_A_DAY = 24
_DAYS_A_WEEK = 7
_WORKING_DAYS_A_WEEK = 5
_MONTHS_A_YEAR = 12
_HOURS = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}
# Ten years; a longer wait is no promise of an office, and no calendar of holidays reaches as far.
_LONGEST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class DueDate:
    """First and last date that the wording allows; they differ where it leaves something open."""

    earliest: date
    latest: date


def due(duration: Duration, start: date) -> DueDate | None:
    """When `duration` that begins on `start` is over; the day of the start is not counted.

    Plain "hari" is read both ways: `earliest` counts every day, `latest` working days only. None
    where no last date follows: at least, about, or hours and months of working time.

    >>> from normalizers.duration.duration import parse_duration
    >>> two_days = parse_duration("2 hari kerja")
    >>> due(two_days, date(2024, 8, 15)).latest  # 17 August is a Saturday
    datetime.date(2024, 8, 19)
    >>> due(parse_duration("minimal 2 hari"), date(2024, 8, 15)) is None
    True
    """
    if duration.bound in ("at-least", "about"):
        return None
    bases: tuple[Basis, ...] = (duration.basis,) if duration.basis else ("calendar", "working")
    if duration.unit != "day" and duration.basis is None:
        bases = ("calendar",)
    ends: list[date] = []
    for basis in bases:
        for value, is_last in ((duration.minimum, False), (duration.maximum, True)):
            end = _end(value, duration.unit, basis, (start, is_last))
            if end is None:
                return None
            ends.append(end)
    return DueDate(min(ends), max(ends))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and neither a national holiday nor a day of collective leave.

    >>> is_working_day(date(2024, 8, 16)), is_working_day(date(2024, 12, 26))
    (True, False)
    """
    return day.weekday() < _SATURDAY and day not in _days_off(day.year)


def _end(value: float, unit: str, basis: Basis, start: tuple[date, bool]) -> date | None:
    begin, is_last = start
    whole = math.ceil if is_last else math.floor
    try:
        if basis == "working":
            return _end_of_working_days(value, unit, begin, is_last)
        if unit in _HOURS:
            hours = value * _HOURS[unit]
            days = whole(hours / _HOURS_A_DAY) if hours >= _HOURS_A_DAY else 0
            return begin + timedelta(days=days)
        if unit == "day":
            return begin + timedelta(days=whole(value))
        if unit == "week":
            return begin + timedelta(days=whole(value * _DAYS_A_WEEK))
        months = value * (_MONTHS_A_YEAR if unit == "year" else 1)
        return _months_later(begin, int(months)) if months == int(months) else None
    except (OverflowError, ValueError):
        return None


def _end_of_working_days(value: float, unit: str, begin: date, is_last: bool) -> date | None:
    days_a_unit = {"day": 1, "week": _WORKING_DAYS_A_WEEK}.get(unit)
    if days_a_unit is None or value * days_a_unit > _LONGEST_DAYS:
        return None
    left = math.ceil(value * days_a_unit) if is_last else math.floor(value * days_a_unit)
    day = begin
    while left > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            left -= 1
    return day


def _months_later(begin: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    years, month = divmod(begin.month - 1 + months, _MONTHS_A_YEAR)
    year = begin.year + years
    last_day = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(begin.day, last_day))


@lru_cache(maxsize=64)
def _days_off(year: int) -> frozenset[date]:
    # Imported here: the calendar takes longer to load than most documents take to read.
    import holidays

    leave = (holidays.PUBLIC, holidays.GOVERNMENT)
    return frozenset(holidays.country_holidays("ID", years=year, categories=leave, observed=False))
