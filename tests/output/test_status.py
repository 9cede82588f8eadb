"""`selaras status`: what is said of findings is recorded where `compare` finds it again."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from output.cli import app
from output.report_folder import write_report
from tests.output.test_report import sound_records, write_run


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = write_run(tmp_path / "run", sound_records())
    (folder / "run.json").write_text("{}", "utf-8")
    return folder


def status(*words: object) -> Any:
    return CliRunner().invoke(app, ["status", *map(str, words)])


def findings_of(report: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in (report / "findings.jsonl").read_text("utf-8").splitlines()
    ]


def test_what_is_recorded_is_found_by_the_next_comparison(run: Path, tmp_path: Path) -> None:
    write_report(run, tmp_path / "a")
    first, second, *_ = findings_of(tmp_path / "a")
    words = ("--set", "not-a-fault", "--by", "A. Contoh", "--note", "Diminta di loket.")
    done = status(run, first["key"], second["key"], *words, "--report", tmp_path / "a")
    assert done.exit_code == 0, done.output
    assert first["key"] in done.stdout
    assert "bukan kesalahan (A. Contoh" in done.stdout
    write_report(run, tmp_path / "b")
    found = {one["key"]: one for one in findings_of(tmp_path / "b")}
    assert found[first["key"]]["status"] == "not-a-fault"
    assert found[second["key"]]["note"] == "Diminta di loket."
    entry = json.loads((run / "status.json").read_text("utf-8"))["findings"][first["key"]]
    assert first["office"] in entry["about"]
    assert len(entry["when"]) == len("2026-01-31")


def test_all_else_in_the_file_stays_and_a_new_finding_has_no_entry(run: Path) -> None:
    groups = [
        {"service": "a", "component": "produk", "change": "rename", "items": ["b"], "name": "c"}
    ]
    known = {"0123456789ab": {"status": "disputed", "about": "Temuan lama"}}
    file = run / "status.json"
    file.write_text(json.dumps({"findings": known, "groups": groups}), "utf-8")
    assert status(run, "ba9876543210", "--set", "accepted", "--when", "2026-01-31").exit_code == 0
    said = json.loads(file.read_text("utf-8"))
    assert said["groups"] == groups
    assert said["findings"] == {
        **known,
        "ba9876543210": {"status": "accepted", "when": "2026-01-31"},
    }
    assert status(run, "0123456789ab", "--set", "accepted", "--when", "2026-02-01").exit_code == 0
    assert json.loads(file.read_text("utf-8"))["findings"]["0123456789ab"] == {
        "status": "accepted",
        "when": "2026-02-01",
        "about": "Temuan lama",
    }
    assert status(run, "ba9876543210", "--set", "new").exit_code == 0
    assert set(json.loads(file.read_text("utf-8"))["findings"]) == {"0123456789ab"}


@pytest.mark.parametrize(
    "words",
    [
        ["temuan pertama", "--set", "accepted"],
        ["--set", "accepted"],
        ["ba9876543210", "--set", "accepted", "--when", "kemarin"],
        ["ba9876543210", "--by", "A. Contoh"],
        ["ba9876543210", "--set", "accepted", "--report", "."],
    ],
)
def test_wrong_use_writes_nothing(run: Path, words: list[str]) -> None:
    assert status(run, *words).exit_code == 2
    assert not (run / "status.json").exists()


def test_a_finding_that_the_report_has_not_is_refused(run: Path, tmp_path: Path) -> None:
    write_report(run, tmp_path / "a")
    done = status(run, "ba9876543210", "--set", "accepted", "--report", tmp_path / "a")
    assert done.exit_code == 2
    assert not (run / "status.json").exists()


def test_it_is_told_as_json_and_in_words(run: Path) -> None:
    assert status(run).exit_code == 0
    status(run, "ba9876543210", "--set", "disputed", "--note", "Ada di halaman lain.", "-q")
    told = json.loads(status(run, "--json").stdout)
    assert told["statuses"] == {"disputed": 1}
    assert "disanggah" in status(run).stdout
    assert "disputed" in status(run, "--lang", "en").stdout
