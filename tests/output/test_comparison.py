"""`selaras compare` with settings, baselines, `--fail-on` and `--drift`, as a user calls it."""

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner

from corpus.comparison.settings import SettingsError, read_settings
from corpus.rules.rules import find_in_record
from extractor.errors import DONE, FOUND, WRONG_USE
from output.cli import app
from output.comparison import (
    BaselineError,
    CompareChoices,
    OutdatedRun,
    compare_run,
    read_choices,
    read_records,
)
from output.drift.drift import drift_of
from tests.support.builders import make_record


def write_run(folder: Path, *changes: dict[str, Any]) -> Path:
    folder.mkdir(parents=True)
    rows = []
    for office, change in enumerate(changes):
        record = make_record(office, **change)
        rows.append(record.model_copy(update={"findings": list(find_in_record(record))}))
    lines = b"".join(orjson.dumps(row.model_dump(mode="json")) + b"\n" for row in rows)
    (folder / "records.jsonl").write_bytes(lines)
    (folder / "run.json").write_bytes(b"{}")
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return write_run(tmp_path / "run", {}, {"waktu": "3 hari"}, {}, {})


def invoke(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def found_in(run: Path, choices: CompareChoices) -> list[str]:
    return [one.rule for one in compare_run(run, read_records(run), "id", choices).findings]


@pytest.mark.parametrize(
    ("severity", "code"), [("error", DONE), ("warning", FOUND), ("info", FOUND)]
)
def test_fail_on_gives_an_exit_code(run: Path, severity: str, code: int) -> None:
    """A time out of line is a warning, days of unknown kind are a note; there is no error."""
    arguments = ("compare", run, "--out", run.parent / "laporan", "--fail-on", severity)
    assert invoke(*arguments)[0] == code


def test_settings_of_the_working_folder_are_used(
    run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(run.parent)
    assert read_choices(None).settings.has("time-outlier")
    (run.parent / "selaras.toml").write_text("[rules]\ntime-outlier = false\n")
    assert not read_choices(None).settings.has("time-outlier")
    other = run.parent / "lain.toml"
    other.write_text("[rules]\nstep-extra = false\n")
    assert read_choices(other).settings.has("time-outlier")


def test_audit_date_of_the_command_goes_before_the_files(tmp_path: Path) -> None:
    file = tmp_path / "aturan.toml"
    file.write_text('audit_date = "2020-01-01"\n')
    assert str(read_choices(file).settings.audit_date) == "2020-01-01"
    assert str(read_choices(file, (), "2026-02-03").settings.audit_date) == "2026-02-03"


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [
        ("--settings", "tiada.toml", "tiada.toml"),
        ("--settings", "salah.toml", "time-outlier"),
        ("--audit-date", "kemarin", "TTTT-BB-HH"),
        ("--baseline", "tiada-0", "tiada-0"),
        ("--baseline", "salah.toml", "salah.toml"),
        ("--fail-on", "fatal", "fatal"),
    ],
)
def test_wrong_use_is_refused_before_anything_is_written(
    run: Path, option: str, value: str, named: str
) -> None:
    (run.parent / "salah.toml").write_text("[rules]\ntime-outlyer = false\n")
    value = str(run.parent / value) if value.endswith(".toml") else value
    out = run.parent / "laporan"
    code, _, error = invoke("compare", run, "--out", out, option, value)
    assert code == WRONG_USE
    assert named in error
    assert not out.exists()


@pytest.mark.parametrize("arguments", [(), ("--drift",)])
def test_number_of_runs_has_to_fit(run: Path, arguments: tuple[str, ...]) -> None:
    assert invoke("compare", run, *arguments)[0] == WRONG_USE
    assert invoke("compare", run, run, run, *arguments, "--out", run.parent / "x")[0] == WRONG_USE
    assert not (run.parent / "x").exists()


def test_shown_settings_are_a_settings_file(tmp_path: Path) -> None:
    code, shown, _ = invoke("compare", "--show-settings")
    assert code == DONE
    file = tmp_path / "selaras.toml"
    file.write_text(shown)
    assert read_choices(file).settings.thresholds == read_settings({}).thresholds


def test_baseline_is_a_record_of_the_run_or_a_file(run: Path, tmp_path: Path) -> None:
    records = read_records(run)
    assert found_in(run, CompareChoices()).count("time-outlier") == 1
    by_id = CompareChoices(baselines=(records[1].record_id,))
    assert found_in(run, by_id).count("time-outlier") == 3
    file = tmp_path / "templat.json"
    template = make_record(5, record_id="templat-0", waktu="3 hari")
    file.write_text(template.model_dump_json(), "utf-8")
    by_file = CompareChoices(baselines=(str(file),))
    assert found_in(run, by_file).count("time-outlier") == 3
    lines = tmp_path / "templat.jsonl"
    lines.write_text(template.model_dump_json() + "\n", "utf-8")
    again = CompareChoices(baselines=(str(lines),))
    assert found_in(run, again) == found_in(run, by_file)


def test_baseline_of_another_schema_is_refused(run: Path, tmp_path: Path) -> None:
    file = tmp_path / "templat.json"
    entry = make_record(5).model_dump(mode="json") | {"schema_version": "0"}
    file.write_text(json.dumps(entry), "utf-8")
    with pytest.raises(OutdatedRun, match="templat"):
        found_in(run, CompareChoices(baselines=(str(file),)))


@pytest.mark.parametrize("content", ["", "[]", "{", '{"schema_version": "2"}'])
def test_file_without_a_record_is_no_baseline(run: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "templat.json"
    file.write_text(content, "utf-8")
    with pytest.raises(BaselineError, match="templat"):
        found_in(run, CompareChoices(baselines=(str(file),)))


def test_text_of_a_decree_is_known_to_the_rules(run: Path) -> None:
    annex = write_run(run.parent / "keputusan", {"layout": "decree-annex"})
    record = read_records(annex)[0]
    settings = read_settings({"rules": {"participation-unmentioned": True}})
    source = {"record_ids": [record.record_id], "outside": [{"text": "Menetapkan standar."}]}
    (annex / "sources.jsonl").write_bytes(orjson.dumps(source))
    assert found_in(annex, CompareChoices(settings)) == ["participation-unmentioned"]
    source["outside"] = [{"text": "Berita acara pembahasan terlampir."}]
    (annex / "sources.jsonl").write_bytes(orjson.dumps(source))
    assert found_in(annex, CompareChoices(settings)) == []


def test_drift_is_told_and_written(run: Path) -> None:
    new = write_run(run.parent / "baru", {}, {}, {})
    out = run.parent / "perubahan"
    code, shown, _ = invoke("compare", run, new, "--drift", "--out", out)
    assert code == DONE
    assert "Standar baru 0, hilang 1, berubah 1, tetap 2" in shown
    assert "“3 hari” → “10 menit”" in shown
    written = json.loads((out / "drift.json").read_text("utf-8"))
    assert written == drift_of(run, new).as_entry()
    assert (out / "index.html").is_file()
    as_json = invoke("compare", run, new, "--drift", "--json")[1]
    assert json.loads(as_json) == written


def test_drift_of_hostile_text_steers_no_terminal(run: Path) -> None:
    new = write_run(run.parent / "baru", {"waktu": "\x1b[31m1 jam\u202e"})
    shown = invoke("compare", run, new, "--drift")[1]
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_unreadable_settings_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="tiada"):
        read_choices(tmp_path / "tiada.toml")
