"""Records and services on disk: compared and told as those in memory are."""

from pathlib import Path
from typing import Any

import pytest

from corpus.comparison.compare import compare_records
from corpus.schema import ServiceStandard
from corpus.shelf import Shelf
from output.report import input as report_input
from output.report.homes import Homes
from output.report.matrix import Surroundings
from output.report.outline import record_outline
from output.report.overview import overview
from output.report_folder import write_report
from tests.output.test_report import sound_records, write_run
from tests.support.builders import make_record


def shelved(records: list[ServiceStandard]) -> Shelf[ServiceStandard]:
    shelf = Shelf[ServiceStandard]()
    for record in records:
        shelf.append(record)
    return shelf


def test_values_come_back_in_any_order() -> None:
    shelf = Shelf[str]()
    for value in ("a", "b", "c"):
        shelf.append(value)
    assert (shelf[2], shelf[0], shelf[-1]) == ("c", "a", "c")
    shelf.append("d")
    assert list(shelf) == ["a", "b", "c", "d"]
    assert shelf[1:3] == ["b", "c"]
    with pytest.raises(IndexError):
        shelf[4]


def test_services_of_shelved_records_are_shelved_and_the_same() -> None:
    records = [*sound_records(), make_record(0, record_id="b-0", kind="layanan-lain")]
    small, large = compare_records(records), compare_records(shelved(records))
    assert isinstance(large.services, Shelf)
    assert list(large.services) == list(small.services)
    assert (large.findings, large.known_as) == (small.findings, small.known_as)


def test_outline_tells_the_overview_what_the_record_does() -> None:
    report = report_input.ReportInput
    told = []
    for records in (sound_records(), [record_outline(one) for one in sound_records()]):
        services = compare_records(records).services
        view = report(compare_records(sound_records()), (), "id", outlines=services)
        by_record: dict[str, list[dict[str, Any]]] = {one.record_id: [] for one in records}
        rows = [{"label": one.label, "href": "", "counts": {}, "offices": 1} for one in services]
        told.append(overview(view, rows, [], Surroundings(by_record, Homes(view), "id")))
    assert told[0] == told[1]


def test_files_for_programs_are_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = write_run(tmp_path / "run", sound_records())
    write_report(run, tmp_path / "kecil")
    monkeypatch.setattr(report_input, "MOST_RECORDS", 3)
    write_report(run, tmp_path / "besar")
    assert (tmp_path / "besar" / "layanan-1.html").is_file()
    for name in ("comparison.json", "findings.jsonl"):
        small, large = (tmp_path / size / name for size in ("kecil", "besar"))
        assert small.read_bytes() == large.read_bytes()


def test_a_model_comes_back_as_it_was_and_shares_the_names_of_its_fields() -> None:
    records = [*sound_records(), record_outline(sound_records()[0])]
    shelf = shelved(records)
    back = list(shelf)
    assert back == records
    assert [one.model_dump_json() for one in back] == [one.model_dump_json() for one in records]
    assert back[0].model_copy(update={"findings": []}).findings == []
    assert back[0].__pydantic_fields_set__ is back[1].__pydantic_fields_set__
