"""What the report says of fees, names, splits and settings, as values and in a browser."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.comparison.compare import compare_service
from corpus.comparison.settings import read_settings
from corpus.messages import LANGUAGES
from corpus.schema import Service, ServiceStandard
from output import templating
from output.comparison import CompareChoices
from output.report import columns
from output.report import input as report_input
from output.report.names import names_view, parts_of, split_view
from output.report.scales.fees import fee_kinds, fee_strip
from output.report.scales.spread import time_spread
from output.report.settings import settings_view
from output.report.words import labels
from output.report_folder import write_report
from tests.output.test_report import HOSTILE, browser, open_page, tags_of, write_run
from tests.support.builders import make_record

__all__ = ["browser"]  # a fixture that is used by name


def found_in(records: list[ServiceStandard]) -> dict[str, list[dict[str, Any]]]:
    return {record.record_id: [] for record in records}


def titled(office: int, title: str, **changes: Any) -> ServiceStandard:
    record = make_record(office, **changes)
    return record.model_copy(update={"service": record.service.model_copy(update={"title": title})})


def test_fees_are_drawn_where_they_differ() -> None:
    same = [make_record(office, biaya="Gratis") for office in range(3)]
    assert fee_strip(same, found_in(same), "id") is None
    records = [*same, make_record(3, biaya="Rp 20.000 per lembar")]
    found = found_in(records)
    found[records[3].record_id] = [{"rule": "fee-outlier"}]
    strip = fee_strip(records, found, "id")
    assert strip is not None
    assert [tick["text"] for tick in strip["ticks"]] == [
        "gratis",
        "Rp10.000",
        "Rp100.000",
        "Rp1 juta",
    ]
    (line,) = strip["lines"]
    assert line["label"] == "per lembar"
    assert [(dot["count"], dot["state"]) for dot in line["dots"]] == [(3, ""), (1, "outlier")]
    assert line["dots"][0]["x"] < line["dots"][1]["x"]


def test_each_thing_that_is_charged_for_has_its_line() -> None:
    text = "Publikasi cetak: Rp30.000/buku\nData mikro: Rp50.000/variabel"
    records = [
        *(make_record(office, biaya=text) for office in range(3)),
        make_record(3, biaya="Sesuai Peraturan Pemerintah Nomor 13 Tahun 2024"),
        make_record(4, biaya="Ada biaya administrasi"),
        make_record(5, biaya=None),
        make_record(6, biaya="-"),
    ]
    strip = fee_strip(records, found_in(records), "en")
    assert strip is not None
    shown = {line["label"]: [dot["count"] for dot in line["dots"]] for line in strip["lines"]}
    assert shown == {
        "Data mikro, per variabel": [3],
        "Publikasi cetak, per buku": [3],
        "No amount": [1, 1],
    }
    assert [tick["text"] for tick in strip["ticks"]][-2:] == ["regulation", "unclear"]
    kinds = {one["kind"]: (one["count"], one["total"]) for one in fee_kinds(records, "id")}
    assert kinds == {"tariff": (3, 5), "by-regulation": (1, 5), "unknown": (1, 5)}


def test_names_and_splits_of_a_service() -> None:
    records = [
        titled(0, "Penerbitan Kartu Contoh", record_id="a-0"),
        titled(0, "Penggantian Kartu Contoh yang Hilang", record_id="a-1"),
        titled(1, "PENERBITAN KARTU CONTOH"),
        titled(2, "Penerbitan Kartu Contoh"),
    ]
    service = compare_service("layanan-contoh", "Kartu contoh", records)
    names = [(one["name"], one["count"]) for one in names_view(service)]
    assert names == [("Penerbitan Kartu Contoh", 3), ("Penggantian Kartu Contoh yang Hilang", 1)]
    (split,) = split_view(service)
    assert split["office"] == "Dinas Contoh Kabupaten Garut"
    assert [part["record_id"] for part in split["parts"]] == ["a-0", "a-1"]
    assert parts_of(service) == {"a-0": "1/2", "a-1": "2/2"}
    one_name = compare_service("layanan-contoh", "Kartu contoh", records[2:])
    assert (names_view(one_name), split_view(one_name)) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_and_splits_are_on_the_page(tmp_path: Path, browser: Any, lang: str) -> None:
    records = [
        titled(0, "Penerbitan Kartu Contoh", record_id="a-0"),
        titled(0, HOSTILE[0], record_id="a-1"),
        *(titled(office, "Penerbitan Kartu Contoh") for office in range(1, 4)),
    ]
    index = write_report(write_run(tmp_path / "run", records), tmp_path / "out", lang=lang).index
    page, seen = open_page(browser, index, "#layanan-1")
    shown = page.locator("#layanan-1 .names")
    text = shown.inner_text()
    assert labels(lang)["split_into"] in text
    assert HOSTILE[0] in text
    assert not shown.locator("table").is_visible()
    shown.locator("summary").click()
    assert shown.locator("tr").count() == 2
    shown.locator("td a").first.click()
    assert page.locator("article.record:visible").count() == 1
    assert page.evaluate("window.acted") is None
    assert seen == []
    page.close()


def test_settings_in_force_are_told() -> None:
    default = settings_view(CompareChoices(), "id")
    assert (default["changed"], default["rules"], default["audit_date"]) == (0, [], "")
    assert len(default["off"]) == 5
    entry = {
        "audit_date": date(2026, 1, 31),
        "rules": {"duplicate-item": False, "lapor-unnamed": True, "step-extra": "warning"},
        "thresholds": {"majority": 0.8, "fewest_others": 3},
    }
    view = settings_view(CompareChoices(read_settings(entry), ("tempat/acuan.json",)), "en")
    assert view["changed"] == 4
    assert {one["rule"]: one["state"] for one in view["rules"]} == {
        "duplicate-item": "off",
        "lapor-unnamed": "on",
        "step-extra": "Warning",
    }
    changed = [one for one in view["thresholds"] if one["is_changed"]]
    assert [(one["name"], one["value"], one["default"]) for one in changed] == [
        ("majority", "0.8", "0.75")
    ]
    assert (view["audit_date"], view["baselines"]) == ("2026-01-31", ["acuan.json"])
    assert len(view["off"]) == 4


def test_settings_are_in_the_foot_of_every_page(tmp_path: Path, browser: Any) -> None:
    run = write_run(tmp_path / "run", [make_record(office) for office in range(3)])
    choices = CompareChoices(read_settings({"rules": {"duplicate-item": False}}))
    index = write_report(run, tmp_path / "out", choices=choices).index
    page, _ = open_page(browser, index, "#temuan")
    foot = page.locator("footer")
    assert "1 berbeda dari bawaan" in foot.inner_text()
    foot.locator("summary").click()
    assert "duplicate-item" in foot.inner_text()
    page.close()


def test_drawings_are_named_for_those_who_hear_the_page(tmp_path: Path) -> None:
    records = [make_record(office, biaya="Rp 10.000") for office in range(4)]
    run = write_run(tmp_path / "run", [*records, make_record(5, waktu="3 hari kerja")])
    tags = tags_of(write_report(run, tmp_path / "out").index.read_text("utf-8"))
    drawn = [attributes for tag, attributes in tags if tag == "svg"]
    assert [one for one in drawn if one.get("role") == "img"]
    for one in drawn:
        assert one.get("aria-hidden") == "true" or one.get("aria-label")


def test_dark_screen_is_followed(tmp_path: Path, browser: Any) -> None:
    index = write_report(write_run(tmp_path / "run", [make_record(0)]), tmp_path / "out").index
    page, _ = open_page(browser, index)

    def is_light(name: str) -> bool:
        shown = page.evaluate(f"getComputedStyle(document.body).{name}")
        return sum(map(int, re.findall(r"\d+", shown)[:3])) > 3 * 128

    assert (is_light("backgroundColor"), is_light("color")) == (True, False)
    page.emulate_media(color_scheme="dark")
    assert (is_light("backgroundColor"), is_light("color")) == (False, True)
    page.emulate_media(color_scheme="dark", media="print")
    assert (is_light("backgroundColor"), is_light("color")) == (True, False)
    page.close()


@pytest.mark.parametrize(
    ("times", "count"),
    [(["1 hari", "1 hari", "3 hari"], 2), (["1 hari", "2 hari", "3 hari"], 0), (["1 hari"], 1)],
    ids=["most say so", "all differ", "one office"],
)
def test_nothing_is_called_usual_that_is_not(times: list[str], count: int) -> None:
    records = [make_record(office, waktu=time) for office, time in enumerate(times)]
    spread = time_spread([({"label": "x", "href": "#"}, records)], found_in(records), "id")
    assert spread is not None
    (line,) = spread["lines"]
    assert (line["count"], line["total"]) == (count, len(times))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_services_without_a_name_are_one_line_that_leads_to_their_findings(
    tmp_path: Path, browser: Any, lang: str
) -> None:
    nameless = [
        make_record(office, kind=None).model_copy(
            update={"service": Service(kind=None, label=None, title=None, confidence=0.0)}
        )
        for office in range(4, 7)
    ]
    bare = [one.model_copy(update={"pengaduan": None}) for one in nameless]
    records = [*(make_record(office) for office in range(4)), *bare]
    index = write_report(write_run(tmp_path / "run", records), tmp_path / "out", lang=lang).index
    page, seen = open_page(browser, index)
    name = labels(lang)["no_service"]
    listed = page.locator("#ringkasan .list li").filter(has_text=name)
    assert listed.count() == 1
    assert "3" in listed.inner_text()
    heads = page.locator("#ringkasan .heat thead th").all_inner_texts()
    assert heads.count(name) == 1
    cell = page.locator("#ringkasan .heat td a").last
    cell.click()
    assert page.locator("article.finding:visible").count() > 0
    assert seen == []
    page.close()


@pytest.mark.parametrize(("lang", "wanted"), [("id", "12.345"), ("en", "12,345")])
def test_thousands_stand_apart(lang: str, wanted: str) -> None:
    template = templating._environment().from_string("{{ number|grouped }}")
    assert template.render(lang=lang, number=12_345) == wanted


def test_many_pages_of_offices_are_folded_where_some_offices_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_input, "MOST_RECORDS", 3)
    monkeypatch.setattr(columns, "MOST_COLUMNS", 1)
    folded = []
    for offices in (4, 14):
        records = [
            make_record(office).model_copy(update={"record_id": f"{office:016x}-0"})
            for office in range(offices)
        ]
        named = [
            one.model_copy(
                update={"unit": one.unit.model_copy(update={"name": f"Dinas Contoh {number}"})}
            )
            for number, one in enumerate(records)
        ]
        out = tmp_path / str(offices)
        write_report(write_run(tmp_path / f"run{offices}", named), out)
        main, part = (out / f"layanan-{name}.html" for name in ("1", "1-2"))
        assert main.read_text("utf-8").count('<li><a href="layanan-1-') >= offices
        for page in (main, part):
            folded.append("<details><summary><b>2–2</b>" in page.read_text("utf-8"))
    assert folded == [False, False, False, True]
