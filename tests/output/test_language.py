"""Both languages of the terminal: its texts in English, the library's own words in Indonesian."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from corpus.run.batch import RunSummary
from output import doctor, evaluation, inspect, summary
from output.cli import app
from output.command.language import VARIABLE, choose_language, language, say
from output.drift import drift
from output.fate_names import FATE_NAMES

ROOT = Path(inspect.__file__).parent
ENGLISH = json.loads((ROOT / "terminal_data" / "en.json").read_text("utf-8"))
GROUP = typer.main.get_group(app)
COMMANDS = sorted(GROUP.commands)
# Words of the library's own that an Indonesian help must not show.
FOREIGN = re.compile(r"\b(?:Usage|Options|Arguments|Commands|required|default|Show|Install)\b")

# What stands for a value, and is called so in both languages.
SAME = {"3-12", "FOLDER", "GOLD", "I/N", "MB", "N", "RUN", "RUN..."}


def said() -> Iterator[str]:
    """Every text that is said in the terminal."""
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value
    for part in (GROUP, *GROUP.commands.values()):
        own = (getattr(option, "metavar", None) for option in part.params)
        yield from (word for word in own if word and word not in SAME)
        yield from filter(None, (part.help, part.epilog))
        for option in part.params:
            text = getattr(option, "help", None)
            if text and option.name != "help" and "completion" not in str(option.name):
                yield text
    for names in (FATE_NAMES, inspect.UNIT_NAMES, inspect.BASIS_NAMES, inspect.FEE_NAMES):
        yield from names.values()
    yield from filter(None, inspect.BOUND_NAMES.values())
    yield from evaluation.MISS_KINDS.values()
    yield from (name for _, name in (*drift._KINDS.values(), *summary.SEVERITIES))
    yield from summary.STATUS_WORDS.values()
    yield from (purpose for _, _, purpose, *_ in (*doctor.REQUIRED, *doctor.OPTIONAL))


def test_every_text_has_its_english_with_the_same_values() -> None:
    choose_language("id")
    try:
        for text in said():
            if text in ENGLISH.values():  # translated already by a help that was shown
                continue
            assert text in ENGLISH
            assert re.findall(r"\{\w+\}", text) == sorted(
                re.findall(r"\{\w+\}", ENGLISH[text]), key=text.index
            )
    finally:
        choose_language(None)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("name", ["-h", "--help"])
def test_help_is_in_one_language_with_an_example_and_a_page(command: str, name: str) -> None:
    arguments = [*command.split(), name]
    shown = CliRunner().invoke(app, arguments).stdout
    assert not FOREIGN.search(shown)
    english = CliRunner().invoke(app, arguments, env={VARIABLE: "en"}).stdout
    assert english.startswith("Usage: ")
    assert english == CliRunner().invoke(app, ["--lang", "en", *arguments]).stdout
    if command:
        assert f"Contoh: selaras {command}" in shown
        assert f"Example: selaras {command}" in english
        (page,) = re.findall(r"Selengkapnya: (\S+)", shown)
        assert (ROOT.parent / page).is_file()
        assert "--quiet" in shown
        assert "--json" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["verify"], "argumen 'RUN' belum ditulis"),
        (["verify", "a", "b"], "tidak dikenal: b"),
        (["verfy"], "tidak ada perintah 'verfy'"),
        (["verify", "--colour"], "tidak ada opsi --colour"),
        (["sample", "a", "-n", "0"], "paling sedikit 1"),
        (["review", "a", "--port", "99999"], "paling banyak 65535"),
        (["export", "a"], "belum ditulis. Pilihannya: csv, tidy, xlsx"),
        (["extract"], "argumen 'SUMBER...' belum ditulis"),
        (["status", "a", "--set", "bagus"], "'bagus' bukan salah satu dari 'new'"),
        (["export", "a", "--to", "pdf"], "bukan salah satu dari 'csv'"),
    ],
)
def test_wrong_use_is_told_in_the_language(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Pemakaian:" in result.stderr
    english = CliRunner().invoke(app, [*arguments, "--lang", "en"])
    assert english.exit_code == 2
    assert "Usage:" in english.stderr
    assert "selaras: " in english.stderr
    assert words not in english.stderr
    assert not re.search("Value error|SUMBER|KUNCI|BERKAS", english.stderr)


def test_counts_of_a_run_are_told_in_the_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = RunSummary(sources=1, documents=1, words=9, unread_components=1)
    choose_language("en")
    try:
        summary.show_run(counts, "run", as_json=False)
    finally:
        choose_language(None)
    told = capsys.readouterr().out
    assert "Words understood" in told
    assert "of 9" in told
    assert "perhaps printed" in told
    assert not re.search(r"\b(?:Kata|dari|Komponen)\b", told)


def test_the_language_is_that_of_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    CliRunner().invoke(app, ["--lang", "en", "--help"])
    CliRunner().invoke(app, ["--help"])
    assert language() == "id"
    assert say("Sumber") == "Sumber"
    monkeypatch.setenv(VARIABLE, "en_GB.UTF-8")
    assert say("Sumber") == "Sources"


def test_a_quiet_command_says_nothing(tmp_path: Path) -> None:
    for arguments in (["sample", "d", "-n", "2"], ["extract", "d", "--out", "r"], ["verify", "r"]):
        paths = [str(tmp_path / word) if len(word) == 1 and word.isalpha() else word
                 for word in arguments]  # fmt: skip
        result = CliRunner().invoke(app, [*paths, "--quiet"])
        assert (result.exit_code, result.output) == (0, "")
    run, document = str(tmp_path / "r"), str(next((tmp_path / "d").glob("*.pdf")))
    for arguments in (
        ["compare", run, "--out", str(tmp_path / "c")],
        ["export", run, "--to", "csv"],
        ["evaluate", run, str(tmp_path / "d" / "gold.json")],
        ["inspect", document],
        ["doctor"],
    ):
        assert CliRunner().invoke(app, [*arguments, "--quiet"]).output == ""
        json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)
