from __future__ import annotations

import pytest

from normalizers.date import parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-08-31", "2023-08-31"),
        ("2023/8/31", "2023-08-31"),
        ("31–08–2023", "2023-08-31"),
        ("31 Agst. 2023", "2023-08-31"),
        ("31  Agustus  2023", "2023-08-31"),
        ("tanggal 5 bulan Mei tahun 2021", "2021-05-05"),
        ("2023-13-01", None),
        ("31 Februari 2023", None),
        ("5 Djuni 2023", None),
        ("01/02/24", None),
        ("9-IV-2021", "2021-04-09"),
        ("9 XIII 2021", None),
        ("9 Apr '21", "2021-04-09"),
        ("20210409", "2021-04-09"),
        ("2.1.21", None),
    ],
)
def test_dates_as_offices_write_them(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected
