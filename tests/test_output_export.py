from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from corpus.batch import RunPlan, extract_folder
from corpus.gold import read_records
from corpus.sample import LAYOUTS, write_sample
from output import export
from output.cli import app
from output.comparison import OutdatedRun
from output.export import WRITERS, ExportError, export_run
from output.tables import TABLES, record_rows

DANGEROUS = '=HYPERLINK("http://x","y")'


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    write_sample(folder / "documents", 7, layouts=LAYOUTS)
    extract_folder(RunPlan((folder / "documents",), folder / "run"))
    return folder / "run"


def rows(run: Path, table: str) -> list[dict[str, Any]]:
    return [
        row for record in read_records(run) for name, row in record_rows(record) if name == table
    ]


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_table_s_columns(run: Path, table: str) -> None:
    names = [column.name for column in TABLES[table]]
    found = rows(run, table)
    assert found
    assert {tuple(row) for row in found} == {tuple(names)}


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_unique_and_lead_to_a_standard(run: Path, table: str) -> None:
    key = TABLES[table][0].name
    keys = [row[key] for row in rows(run, table)]
    assert len(set(keys)) == len(keys)
    standards = {row["record_id"] for row in rows(run, "standards")}
    assert {row["record_id"] for row in rows(run, table)} <= standards


def test_nothing_is_left_out(run: Path) -> None:
    def items(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for entry in entries:
            yield entry
            yield from items(entry["children"])

    texts = [
        item["text"]
        for record in read_records(run)
        for part in record.values()
        if isinstance(part, dict)
        for item in [*items(part.get("items", [])), *items(part.get("flowchart", []))]
    ]
    assert sorted(row["text"] for row in rows(run, "items")) == sorted(texts)
    channels = [c for r in read_records(run) for c in (r["pengaduan"] or {}).get("channels", [])]
    assert len(rows(run, "channels")) == len(channels) > 0


def test_children_name_their_parents(run: Path) -> None:
    found = rows(run, "items")
    by_id = {row["item_id"]: row for row in found}
    below = [row for row in found if row["parent_id"]]
    for row in below:
        parent = by_id[row["parent_id"]]
        assert row["path"].startswith(parent["path"] + ".children[")
        assert row["depth"] == parent["depth"] + (not parent["heading"])


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path, form: str) -> None:
    one = export_run(run, form, tmp_path / "one")
    two = export_run(run, form, tmp_path / "deep" / "two")
    assert [file.name for file in one] == [file.name for file in two]
    for first, second in zip(one, two, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(
        file.name for file in one
    )


def test_csv_holds_every_row(run: Path, tmp_path: Path) -> None:
    for file in export_run(run, "csv", tmp_path):
        with file.open(encoding="utf-8", newline="") as stream:
            read = list(csv.DictReader(stream))
        expected = rows(run, file.stem)
        assert len(read) == len(expected)
        key = TABLES[file.stem][0].name
        assert [row[key] for row in read] == [row[key] for row in expected]


def test_parquet_has_types_and_pandas_reads_it(run: Path, tmp_path: Path) -> None:
    export_run(run, "parquet", tmp_path)
    items = parquet.read_table(tmp_path / "items.parquet")
    assert items.num_rows == len(rows(run, "items"))
    assert str(items.schema.field("heading").type) == "bool"
    assert str(items.schema.field("page").type) == "int64"
    durations = pd.read_parquet(tmp_path / "durations.parquet")
    assert durations["maximum"].dtype == "float64"
    standards = pd.read_parquet(tmp_path / "standards.parquet")
    assert standards["record_id"].is_unique
    joined = durations.merge(standards, on="record_id", validate="many_to_one")
    assert len(joined) == len(durations)


def test_parquet_in_batches(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "BATCH_ROWS", 10)
    export_run(run, "parquet", tmp_path)
    file = parquet.ParquetFile(tmp_path / "items.parquet")
    assert file.num_row_groups > 5
    assert file.metadata.num_rows == len(rows(run, "items"))


@pytest.fixture
def hostile_run(tmp_path: Path, run: Path) -> Path:
    """A run whose first item is a formula to a careless spreadsheet."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    record = next(read_records(run))
    record["persyaratan"]["items"][0]["text"] = DANGEROUS
    (folder / "records.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (folder / "run.json").write_text("{}", encoding="utf-8")
    return folder


def test_texts_never_become_formulas(hostile_run: Path, tmp_path: Path) -> None:
    (file,) = export_run(hostile_run, "xlsx", tmp_path)
    sheet = openpyxl.load_workbook(file)["items"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == DANGEROUS]
    assert cell.data_type == "s"


def test_the_workbook_has_a_sheet_a_table(run: Path, tmp_path: Path) -> None:
    (file,) = export_run(run, "xlsx", tmp_path)
    workbook = openpyxl.load_workbook(file, read_only=True)
    assert workbook.sheetnames == list(TABLES)
    for name in TABLES:
        lines = list(workbook[name].iter_rows(values_only=True))
        assert len(lines) == len(rows(run, name)) + 1


def test_too_many_rows_leave_no_file(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MAX_SHEET_ROWS", 5)
    with pytest.raises(ExportError, match="parquet"):
        export_run(run, "xlsx", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", WRITERS)
def test_an_empty_run_gives_empty_tables(tmp_path: Path, form: str) -> None:
    empty = tmp_path / "run"
    empty.mkdir()
    (empty / "records.jsonl").touch()
    assert all(file.stat().st_size for file in export_run(empty, form, tmp_path / "out"))


def test_another_schema_version_is_refused(hostile_run: Path, tmp_path: Path) -> None:
    file = hostile_run / "records.jsonl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"schema_version": "2"', '"schema_version": "0"'))
    with pytest.raises(OutdatedRun, match="selaras extract"):
        export_run(hostile_run, "csv", tmp_path / "out")
    command = ["export", str(hostile_run), "--to", "csv", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(app, command).exit_code == 2


@pytest.mark.parametrize("form", WRITERS)
def test_the_command_says_what_it_wrote(run: Path, tmp_path: Path, form: str) -> None:
    result = CliRunner().invoke(app, ["export", str(run), "--to", form, "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert all(Path(line).is_file() for line in result.stdout.split())
    assert CliRunner().invoke(app, ["export", str(run), "--to", "pdf"]).exit_code == 2
