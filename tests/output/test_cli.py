from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from extractor.errors import BROKEN, DONE, FOUND, WRONG_USE
from output.cli import app
from tests.support.printed_sheets import Print, whole_standard
from tests.support.typed_texts import STANDARD

COMMANDS = sorted(
    command.name or command.callback.__name__
    for command in app.registered_commands
    if command.callback is not None
)
RUNNER = CliRunner()


def invoke(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    result = RUNNER.invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sumber"
    folder.mkdir()
    (folder / "a.txt").write_text(STANDARD)
    (folder / "b.pdf").write_bytes(whole_standard(Print()).bytes())
    return folder


@pytest.fixture
def run(sources: Path) -> Path:
    folder = sources.parent / "run"
    assert invoke("extract", sources, "--out", folder, "--quiet")[0] == DONE
    return folder


def files_under(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


# what every command has


def test_the_promised_commands_are_there() -> None:
    promised = {"extract", "compare", "inspect", "verify", "evaluate", "export", "schema", "sample"}
    assert promised <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    code, shown, error = invoke(command, "--help")
    assert (code, error) == (DONE, "")
    assert command in shown
    assert len(shown.splitlines()) > 5


def test_the_command_alone_shows_its_help() -> None:
    code, shown, error = invoke()
    assert all(command in shown + error for command in COMMANDS)
    assert code in (DONE, WRONG_USE)


def test_the_version_is_that_of_the_module() -> None:
    from selaras import __version__

    assert invoke("--version") == (DONE, f"selaras {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        *(["extract"], ["extract", "a.txt"], ["nonsense"], ["extract", "--nonsense"]),
        *(["sample", "x", "--count", "0"], ["verify"], ["compare", "run"], ["inspect"]),
        ["extract", "a.txt", "--out", "run", "--workers", "0"],
        ["extract", "a.txt", "--out", "run", "--ocr", "perhaps"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STANDARD)
    code, _, error = invoke(*arguments)
    assert code == WRONG_USE
    assert error
    assert files_under(tmp_path) == {"a.txt"}


# extract


def test_a_run_has_the_promised_files(run: Path, sources: Path) -> None:
    promised = {"records.jsonl", "quarantine.jsonl", "sources.jsonl", "trace.jsonl"}
    promised |= {"findings.jsonl", "run.json"}
    assert promised <= files_under(run)
    records = [json.loads(line) for line in (run / "records.jsonl").read_text().splitlines()]
    assert [record["source"]["path"] for record in records] == ["a.txt", "b.pdf"]


def test_the_summary_is_machine_readable(sources: Path, tmp_path: Path) -> None:
    code, shown, error = invoke("extract", sources, "--out", tmp_path / "run", "--json")
    summary = json.loads(shown)
    assert (code, error) == (DONE, "")
    assert summary["sources"] == 2
    assert summary["records"] == 2


def test_the_same_sources_give_the_same_bytes(run: Path, sources: Path, tmp_path: Path) -> None:
    invoke("extract", sources, "--out", tmp_path / "again", "-q")
    for name in ("records", "trace", "findings", "sources", "quarantine"):
        one, two = (folder / f"{name}.jsonl" for folder in (run, tmp_path / "again"))
        assert one.read_bytes() == two.read_bytes()


UNREADABLE = {
    "empty": ("kosong.pdf", b""),
    "not-a-pdf": ("gambar.pdf", b"\x89PNG\r\n"),
    "broken-pdf": ("rusak.pdf", b"%PDF-1.7\nrusak"),
    "broken-file": ("surat.docx", b"PK\x03\x04"),
    "unsupported-type": ("surat.doc", b"\xd0\xcf\x11\xe0"),
}


def test_what_cannot_be_read_is_told_and_the_rest_is_done(sources: Path, tmp_path: Path) -> None:
    for name, data in UNREADABLE.values():
        (sources / name).write_bytes(data)
    code, shown, _ = invoke("extract", sources, "--out", tmp_path / "run", "--json")
    assert code == FOUND
    assert json.loads(shown)["records"] == 2
    lines = (tmp_path / "run" / "quarantine.jsonl").read_text().splitlines()
    entries = {entry["error"]: entry for entry in map(json.loads, lines)}
    assert {slug: entry["path"] for slug, entry in entries.items()} == {
        slug: name for slug, (name, _) in UNREADABLE.items()
    }
    assert all(entry["message"] for entry in entries.values())


def test_a_file_that_is_simply_no_standard_does_not_count(sources: Path, tmp_path: Path) -> None:
    (sources / "rapat.txt").write_text("Notulen rapat\n\n1. Pembukaan\n2. Penutup\n")
    code, shown, error = invoke("extract", sources, "--out", tmp_path / "run", "-q", "--no-trace")
    assert (code, shown, error) == (DONE, "", "")
    (entry,) = map(json.loads, (tmp_path / "run" / "quarantine.jsonl").read_text().splitlines())
    assert entry["error"] == "not-a-service-standard"
    assert not (tmp_path / "run" / "trace.jsonl").exists()


def test_a_source_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    code, _, error = invoke("extract", tmp_path / "tiada", "--out", tmp_path / "run")
    assert code == WRONG_USE
    assert "tiada" in error
    assert files_under(tmp_path) == set()


def test_a_file_is_no_run_folder(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "run").write_text("penting")
    code, _, error = invoke("extract", sources, "--out", tmp_path / "run")
    assert code == WRONG_USE
    assert "run" in error
    assert (tmp_path / "run").read_text() == "penting"


def test_results_have_a_folder_of_their_own(sources: Path) -> None:
    """Among the documents nobody could tell them apart; inside them a folder is not read itself."""
    before = files_under(sources)
    code, _, error = invoke("extract", sources, "--out", sources)
    assert code == WRONG_USE
    assert f"--out {sources / 'run'}" in error
    assert files_under(sources) == before
    for _ in range(2):
        code, shown, _ = invoke("extract", sources, "--out", sources / "run", "--json")
        assert (code, json.loads(shown)["sources"]) == (DONE, 2)


def test_a_run_that_lies_among_its_documents_goes_on(sources: Path, run: Path) -> None:
    for file in run.iterdir():
        file.rename(sources / file.name)
    assert invoke("extract", sources, "--out", sources, "-q")[0] == DONE


def test_a_place_that_takes_no_files_breaks_the_run(sources: Path) -> None:
    code, _, error = invoke("extract", sources, "--out", "/proc/selaras/run", "-q")
    assert code == BROKEN
    assert "/proc/selaras/run" in error


# the other commands


@pytest.mark.parametrize(
    "arguments",
    [["verify"], ["compare", "--out", "laporan"], ["export", "--to", "csv"]],
    ids=lambda arguments: arguments[0],
)
def test_a_folder_without_records_is_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *options = arguments
    code, _, error = invoke(command, "bukan", *options)
    assert code == WRONG_USE
    assert "selaras extract" in error
    assert files_under(tmp_path) == set()


def test_verify_proves_a_run(run: Path) -> None:
    code, shown, _ = invoke("verify", run, "--json")
    proof = json.loads(shown)
    assert (code, proof["failures"]) == (DONE, [])
    assert proof["grounding"] == proof["conservation"] == 1.0


def test_verify_says_what_is_not_true(run: Path) -> None:
    records = run / "records.jsonl"
    records.write_text(records.read_text().replace("Kartu keluarga", "Kartu kelurahan"))
    code, shown, _ = invoke("verify", run, "--json")
    assert code == FOUND
    assert json.loads(shown)["failures"]


def test_inspect_shows_what_was_recognised(sources: Path) -> None:
    code, shown, _ = invoke("inspect", sources / "a.txt")
    assert code == DONE
    for words in ("Kartu keluarga", "17/KEP/2023", "Nasib huruf"):
        assert words in shown


def test_inspect_draws_one_page(sources: Path, tmp_path: Path) -> None:
    target = tmp_path / "gambar.html"
    code, _, _ = invoke("inspect", sources / "b.pdf", "--html", target)
    assert code == DONE
    assert target.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_inspect_says_why_a_file_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Notulen rapat")
    code, _, error = invoke("inspect", tmp_path / "a.txt")
    assert code == FOUND
    assert "not-a-service-standard" in error
    code, _, error = invoke("inspect", tmp_path / "tiada.txt")
    assert (code, "tiada.txt" in error) == (WRONG_USE, True)


def test_the_schema_is_one_of_json() -> None:
    code, shown, _ = invoke("schema")
    schema = json.loads(shown)
    assert code == DONE
    assert {"record_id", "persyaratan", "findings"} <= set(schema["properties"])


def test_sample_writes_documents_with_their_gold(tmp_path: Path) -> None:
    code, _, _ = invoke("sample", tmp_path / "contoh", "--count", "3")
    assert code == DONE
    gold = json.loads((tmp_path / "contoh" / "gold.json").read_text(encoding="utf-8"))
    assert len(gold) == 3
    assert {entry["file"] for entry in gold} <= files_under(tmp_path / "contoh")


def test_evaluate_measures_a_run_against_its_gold(tmp_path: Path) -> None:
    invoke("sample", tmp_path / "contoh", "--count", "3")
    invoke("extract", tmp_path / "contoh", "--out", tmp_path / "run", "-q")
    gold = tmp_path / "contoh" / "gold.json"
    code, shown, _ = invoke("evaluate", tmp_path / "run", gold, "--json")
    assert code == DONE
    assert json.loads(shown)


def test_every_command_has_a_help_text_of_its_own() -> None:
    group = typer.main.get_group(app)
    helps = {name: command.help for name, command in group.commands.items()}
    assert all(helps.values())
    assert len(set(helps.values())) == len(helps)
