from __future__ import annotations

import importlib.metadata
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor.ocr import recognition
from output import doctor
from output.cli import app

REQUIRED = [name for name, *_ in doctor.REQUIRED]


def found() -> dict[str, doctor.Check]:
    return {check.name: check for check in doctor.checks()}


def test_this_environment_is_complete() -> None:
    result = CliRunner().invoke(app, ["doctor", "--json"])
    assert result.exit_code == 0, result.output
    entry = json.loads(result.stdout)
    assert entry["complete"] is True
    names = {check["name"] for check in entry["checks"]}
    assert {"selaras", "python", "tesseract", *REQUIRED} <= names


def without(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    usual = importlib.metadata.version

    def version(name: str) -> str:
        if name == missing:
            raise importlib.metadata.PackageNotFoundError(name)
        return usual(name)

    monkeypatch.setattr(importlib.metadata, "version", version)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "spacy")
    assert found()["spacy"].state == "missing"
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "pip install spacy" in result.stdout


def test_a_missing_extra_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "distributed")
    assert found()["distributed"].state == "optional"
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0
    assert "selaras[scale]" in result.stdout


def test_a_pymupdf_that_spoils_tables_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = importlib.metadata.version
    monkeypatch.setattr(
        importlib.metadata,
        "version",
        lambda name: "2.0.0" if name == "pymupdf" else usual(name),
    )
    check = found()["pymupdf"]
    assert (check.state, check.found) == ("missing", "2.0.0")


@pytest.mark.parametrize(
    ("version", "languages", "states"),
    [
        (None, None, {"tesseract": "optional"}),
        ("5.3.0", None, {"tesseract": "ok", "tesseract: ind": "optional"}),
        ("5.3.0", "eng", {"tesseract": "ok", "tesseract: ind": "optional"}),
        ("5.3.0", "ind+eng", {"tesseract": "ok", "tesseract: ind": "ok"}),
    ],
)
def test_tesseract_and_its_language(
    monkeypatch: pytest.MonkeyPatch,
    version: str | None,
    languages: str | None,
    states: dict[str, Any],
) -> None:
    monkeypatch.setattr(recognition, "tesseract_version", lambda: version)
    monkeypatch.setattr(recognition, "ocr_language", lambda: languages)
    seen = {name: check for name, check in found().items() if name.startswith("tesseract")}
    assert {name: check.state for name, check in seen.items()} == states
    assert all(bool(check.remedy) is (check.state != "ok") for check in seen.values())


def test_every_required_library_is_declared() -> None:
    settings = Path(doctor.__file__).parents[1] / "pyproject.toml"
    project = tomllib.loads(settings.read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", entry)[0] for entry in project["dependencies"]}
    assert set(REQUIRED) <= declared
