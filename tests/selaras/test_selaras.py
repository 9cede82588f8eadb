"""The Python face: what scripts and notebooks call."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import selaras
from corpus.sample.sample import write_sample
from extractor.errors import ExtractionError
from output.corrections import load_corrections
from output.export.tables import TABLES

HEAVY = ("pandas", "pydantic", "pymupdf", "spacy", "typer", "numpy", "output")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    write_sample(folder / "documents", 4)
    return folder


@pytest.fixture(scope="module")
def run(folder: Path) -> Path:
    summary = selaras.extract_folder(folder / "documents", folder / "run")
    assert (summary.documents, summary.records, dict(summary.quarantined)) == (4, 4, {})
    return folder / "run"


def test_an_import_costs_nothing() -> None:
    probe = "import sys, selaras, json; print(json.dumps(sorted(sys.modules)))"
    root = Path(selaras.__file__).parents[1]
    answer = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=root
    )
    modules = json.loads(answer.stdout)
    assert {name.partition(".")[0] for name in modules}.isdisjoint(HEAVY)
    assert [name for name in modules if name.startswith("corpus.")] == ["corpus.version"]


@pytest.mark.parametrize("name", selaras.__all__)
def test_everything_public_is_documented(name: str) -> None:
    function = getattr(selaras, name)
    text = inspect.getdoc(function) or ""
    assert len(text.splitlines()) >= 3
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty


def test_one_document(folder: Path) -> None:
    (record,) = selaras.read_file(str(folder / "documents" / "standar-001.pdf"))
    assert record.persyaratan is not None
    assert record.source.path == "standar-001.pdf"


def test_what_is_no_standard_raises(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Rapat ditunda sampai besok.", encoding="utf-8")
    with pytest.raises(ExtractionError) as caught:
        selaras.read_file(file)
    assert caught.value.slug == "not-a-service-standard"
    with pytest.raises(FileNotFoundError):
        selaras.read_file(tmp_path / "none.pdf")


def test_a_run_is_proved_and_read(run: Path) -> None:
    assert selaras.verify(run).is_whole
    frames = selaras.load_run(run)
    assert frames._fields == tuple(TABLES)
    for name, frame in frames._asdict().items():
        assert list(frame.columns) == [column.name for column in TABLES[name]]
    assert len(frames.standards) == 4
    joined = frames.items.merge(frames.standards, on="record_id", validate="many_to_one")
    assert len(joined) == len(frames.items) > 40


def test_missing_values_are_na_and_whole_numbers_whole(run: Path) -> None:
    frames = selaras.load_run(run)
    assert str(frames.items["page"].dtype) == "Int64"
    assert str(frames.items["heading"].dtype) == "boolean"
    assert str(frames.charges["amount"].dtype) == "Int64"
    assert frames.items["parent_id"].isna().any()
    assert frames.items["line"].iloc[0] is pd.NA


def test_a_run_of_nothing_has_empty_frames(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").touch()
    frames = selaras.load_run(tmp_path)
    assert [len(frame) for frame in frames] == [0] * len(TABLES)
    assert str(frames.durations["maximum"].dtype) == "Float64"


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        selaras.load_run(tmp_path)


def test_progress_is_told(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    selaras.extract_folder(
        [folder / "documents"],
        tmp_path / "run",
        trace=False,
        progress=lambda outcome, done, total: told.append((outcome.path, done, total)),
    )
    assert [entry[1:] for entry in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert not (tmp_path / "run" / "trace.jsonl").exists()


def test_a_run_is_measured_and_exported(folder: Path, run: Path, tmp_path: Path) -> None:
    evaluation = selaras.evaluate(run, folder / "documents" / "gold.json")
    assert evaluation.overall.records == 4
    assert evaluation.overall.fields["record"].f1 == 1.0
    files = selaras.export(run, "parquet", tmp_path)
    assert {file.stem for file in files} == {*TABLES, "rules", "columns"}


def test_offices_are_compared(run: Path, tmp_path: Path) -> None:
    summary = selaras.compare(run, tmp_path / "report")
    assert summary.index.is_file()
    assert summary.records == 4
    assert load_corrections(tmp_path / "report" / "report.xlsx").total == 0


def test_corrections_may_come_from_a_file(folder: Path, run: Path, tmp_path: Path) -> None:
    before = selaras.load_run(run).standards.iloc[0]
    file = tmp_path / "corrections.yaml"
    file.write_text(
        f"- record_id: {before['record_id']}\n  path: unit.name\n  value: Kantor Contoh\n",
        encoding="utf-8",
    )
    selaras.extract_folder(folder / "documents", tmp_path / "run", corrections=file)
    after = selaras.load_run(tmp_path / "run").standards.iloc[0]
    assert (after["unit_name"], after["corrections"]) == ("Kantor Contoh", 1)
