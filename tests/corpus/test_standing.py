"""How an office stands among its like: beside offices of its kind, where there are enough."""

from __future__ import annotations

from typing import Any

from corpus.comparison.standing import Standing, standings
from corpus.schema import ServiceStandard
from tests.support.builders import make_fee, make_list, make_record, make_steps, make_time


def _office(number: int, name: str, days: int, **changes: Any) -> ServiceStandard:
    record = make_record(
        number,
        waktu=make_time(f"{days} hari kerja"),
        biaya=make_fee(changes.pop("fee", "Gratis")),
        persyaratan=make_list(changes.pop("papers", ["Fotokopi KTP", "Pas foto"])),
        prosedur=make_steps(["Pemohon datang", "Petugas memeriksa berkas"]),
        **changes,
    )
    unit = record.unit.model_copy(update={"name": name})
    return record.model_copy(update={"unit": unit})


def _measured(record: ServiceStandard, current: list[ServiceStandard]) -> dict[str, Standing]:
    return {one.measure: one for one in standings(current)[record.record_id]}


DISTRICTS = [_office(number, f"Kecamatan Contoh {number}", number + 1) for number in range(5)]
HOSPITAL = _office(7, "RSUD Contoh", 30, fee="Rp 50.000")


def test_an_office_stands_beside_those_of_its_kind() -> None:
    found = _measured(DISTRICTS[4], [*DISTRICTS, HOSPITAL])
    assert found["days"] == Standing("days", 5, 1, 2.5, 4, 4, "kecamatan")
    assert found["rupiah"] == Standing("rupiah", 0, 0, 0, 0, 4, "kecamatan")
    assert found["requirements"].own == found["steps"].own == 2


def test_an_office_without_its_like_stands_beside_all() -> None:
    found = _measured(HOSPITAL, [*DISTRICTS, HOSPITAL])
    assert found["days"] == Standing("days", 30, 1, 3, 5, 5, None)
    assert found["rupiah"].own == 50_000


def test_nothing_is_said_where_few_others_have_the_service() -> None:
    assert not _measured(DISTRICTS[0], DISTRICTS[:3])


def test_a_list_that_was_not_read_whole_is_not_counted() -> None:
    torn = DISTRICTS[0].reading.model_copy(update={"not_whole": ["persyaratan"]})
    unsure = DISTRICTS[0].model_copy(update={"reading": torn})
    others = [unsure, *DISTRICTS[1:]]
    assert "requirements" not in _measured(unsure, others)
    assert _measured(DISTRICTS[1], others)["requirements"].offices == len(others) - 2
