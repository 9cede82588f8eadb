from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.duration.duration import parse_duration
from normalizers.duration.working_days import DueDate, due, is_working_day

THURSDAY = date(2024, 8, 15)
BEFORE_LEBARAN = date(2024, 4, 5)  # a Friday; 8 to 15 April 2024 were holidays and joint leave


def due_of(text: str, start: date) -> DueDate | None:
    duration = parse_duration(text)
    assert duration is not None
    return due(duration, start)


@pytest.mark.parametrize(
    ("text", "start", "earliest", "latest"),
    [
        ("1 hari kerja", THURSDAY, date(2024, 8, 16), date(2024, 8, 16)),
        ("2 hari kerja", THURSDAY, date(2024, 8, 19), date(2024, 8, 19)),
        ("1 hari kerja", BEFORE_LEBARAN, date(2024, 4, 16), date(2024, 4, 16)),
        ("1 hari kerja", date(2024, 12, 24), date(2024, 12, 27), date(2024, 12, 27)),
        ("3 hari kalender", THURSDAY, date(2024, 8, 18), date(2024, 8, 18)),
        ("2 hari", THURSDAY, date(2024, 8, 17), date(2024, 8, 19)),
        ("paling lama 2 hari kerja", THURSDAY, date(2024, 8, 19), date(2024, 8, 19)),
        ("1 - 3 hari kerja", THURSDAY, date(2024, 8, 16), date(2024, 8, 20)),
        ("setengah hari kerja", THURSDAY, THURSDAY, date(2024, 8, 16)),
        ("30 menit", THURSDAY, THURSDAY, THURSDAY),
        ("2 x 24 jam", THURSDAY, date(2024, 8, 17), date(2024, 8, 17)),
        ("36 jam", THURSDAY, date(2024, 8, 16), date(2024, 8, 17)),
        ("1 minggu", THURSDAY, date(2024, 8, 22), date(2024, 8, 22)),
        ("1 minggu kerja", THURSDAY, date(2024, 8, 22), date(2024, 8, 22)),
        ("1 bulan", date(2024, 1, 31), date(2024, 2, 29), date(2024, 2, 29)),
        ("2 bulan", date(2024, 12, 15), date(2025, 2, 15), date(2025, 2, 15)),
        ("1 tahun", date(2024, 2, 29), date(2025, 2, 28), date(2025, 2, 28)),
    ],
    ids=str,
)
def test_due(text: str, start: date, earliest: date, latest: date) -> None:
    assert due_of(text, start) == DueDate(earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "minimal 3 hari kerja",
        "± 3 hari",
        "30 menit sampai selesai",
        "8 jam kerja",
        "1,5 bulan",
        "99999 hari kerja",
        "9999999 tahun",
        "9999999999 hari kalender",
    ],
    ids=str,
)
def test_no_date_where_none_follows(text: str) -> None:
    assert due_of(text, THURSDAY) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 8, 16), True),
        (date(2024, 8, 17), False),
        (date(2024, 8, 18), False),
        (date(2023, 8, 17), False),  # a Thursday: Independence Day
        (date(2024, 4, 12), False),  # joint leave
        (date(2025, 1, 1), False),
    ],
    ids=str,
)
def test_working_days(day: date, expected: bool) -> None:
    assert is_working_day(day) is expected


@given(st.integers(1, 60), st.dates(date(2020, 1, 1), date(2026, 6, 30)))
def test_exactly_so_many_working_days_pass(count: int, start: date) -> None:
    result = due_of(f"{count} hari kerja", start)
    assert result is not None
    passed = [start + timedelta(days=n + 1) for n in range((result.latest - start).days)]
    assert sum(map(is_working_day, passed)) == count
    assert is_working_day(result.latest)


@given(st.integers(1, 60), st.dates(date(2020, 1, 1), date(2026, 6, 30)))
def test_plain_days_lie_between_both_readings(count: int, start: date) -> None:
    plain = due_of(f"{count} hari", start)
    working = due_of(f"{count} hari kerja", start)
    calendar = due_of(f"{count} hari kalender", start)
    assert plain is not None
    assert working is not None
    assert calendar is not None
    assert plain == DueDate(calendar.earliest, working.latest)
