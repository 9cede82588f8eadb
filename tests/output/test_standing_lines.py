"""The lines of a record's page on how its office stands among the others."""

from __future__ import annotations

from typing import Any

import pytest

from output.report.scales.standing import standing_lines
from output.report.scales.strips import LEFT, RIGHT
from tests.support.builders import make_fee, make_record, make_time

OFFICES = [
    make_record(number, waktu=make_time(f"{days} hari kerja"), biaya=make_fee(fee))
    for number, (days, fee) in enumerate(
        [(2, "Gratis"), (4, "Gratis"), (6, "Gratis"), (8, "Rp 500")]
    )
]


def _lines(number: int, lang: str = "id") -> dict[str, dict[str, Any]]:
    lines = standing_lines(OFFICES, lang)[OFFICES[number].record_id]
    return {one["label"]: one for one in lines}


def test_a_value_lies_between_those_of_the_others() -> None:
    line = _lines(0)["Waktu paling lama"]
    assert (line["own"], line["least"], line["middle"], line["most"]) == (
        "2 hari",
        "4 hari",
        "6 hari",
        "8 hari",
    )
    assert line["differs"]
    assert line["at"]["own"] == LEFT
    assert line["at"]["most"] == RIGHT


@pytest.mark.parametrize(
    ("lang", "label", "free"), [("id", "Biaya tertinggi", "gratis"), ("en", "Highest fee", "free")]
)
def test_free_is_said_in_the_page_s_language(lang: str, label: str, free: str) -> None:
    assert _lines(3, lang)[label]["most"] == free
    assert _lines(3, lang)[label]["own"].startswith("Rp")
