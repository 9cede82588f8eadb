"""What the pages for users say is true: their code runs, their lists are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import selaras
from corpus.evaluation.fields import FIELDS
from corpus.record.corrections import KEYS, corrections_from, read_corrections
from corpus.sample.sample import write_sample
from output.export.export import WRITERS
from output.export.tables import TABLES

ROOT = Path(selaras.__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_code_of_the_api_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sample(tmp_path / "documents", 4)
    code = blocks(page("api.md"), "python")
    assert len(code) >= 4
    monkeypatch.chdir(tmp_path)
    exec(compile("\n".join(code), "<api.md>", "exec"), {"__name__": "__main__"})
    assert "persyaratan.items 1.0 1.0 1.0 1.0" in capsys.readouterr().out


@pytest.mark.parametrize("name", selaras.__all__)
def test_the_api_page_names_every_function(name: str) -> None:
    assert f"`{name}(" in page("api.md")


def test_the_corrections_page_s_file_is_one(tmp_path: Path) -> None:
    (text,) = blocks(page("corrections.md"), "yaml")
    file = tmp_path / "corrections.yaml"
    file.write_text(text, encoding="utf-8")
    wanted = read_corrections(file).of("0585b44a30fa8b65")
    assert [entry.change for entry in wanted] == ["set", "remove", "add", "set"]
    assert corrections_from([]).total == 0
    assert all(f"`{key}`" in page("corrections.md") for key in KEYS)


@pytest.mark.parametrize("table", TABLES)
def test_the_exports_page_lists_every_column(table: str) -> None:
    (row,) = [line for line in page("exports.md").splitlines() if line.startswith(f"| `{table}` |")]
    assert [column.name for column in TABLES[table]] == re.findall(r"`(\w+)`", row)[1:]


@pytest.mark.parametrize("form", WRITERS)
def test_the_exports_page_names_every_format(form: str) -> None:
    assert f"| `{form}` |" in page("exports.md")


def test_the_exports_page_lists_every_own_term() -> None:
    source = "".join(path.read_text() for path in (ROOT / "output").rglob("jsonld*.py"))
    terms = set(re.findall(r'"(sel:[a-z]\w*)"', source))
    assert terms
    assert [term for term in sorted(terms) if f"`{term}`" not in page("exports.md")] == []


def test_the_gold_page_lists_every_field() -> None:
    text = page("gold.md")
    for field in FIELDS:
        assert all(f"`{key}`" in text for key in field.path[1:]), field.name
