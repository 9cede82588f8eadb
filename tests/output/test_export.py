from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from corpus.offices import owner_key
from corpus.record.json_files import read_records
from corpus.run.batch import RunPlan, extract_folder
from corpus.sample.sample import LAYOUTS, write_sample
from corpus.schema import ServiceStandard
from output.cli import app
from output.command.language import Language, choose_language
from output.comparison import OutdatedRun
from output.export import export
from output.export.book import ExportError
from output.export.column_words import description_rows
from output.export.csv_cells import raw_cell, safe_cell
from output.export.export import export_run
from output.export.formats import FORMATS, ExportFormat
from output.export.report_tables import REPORT_TABLES
from output.export.tables import TABLES, record_rows
from output.report_folder import write_report

# A heading that only resembles a known one, which is to be looked at.
MISSPELT = """STANDAR PELAYANAN SURAT KETERANGAN

Persyaratan
1. Fotokopi KTP
2. Pas foto

Waktu Penyelesian
3 hari kerja

Biaya/Tarif
Gratis
"""
DANGEROUS = '=HYPERLINK("http://x","y")'


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    write_sample(folder / "documents", 7, layouts=LAYOUTS)
    (folder / "documents" / "judul-keliru.txt").write_text(MISSPELT)
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


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path, form: ExportFormat) -> None:
    one = export_run(run, form, tmp_path / "one")
    two = export_run(run, form, tmp_path / "deep" / "two")
    assert [file.name for file in one] == [file.name for file in two]
    for first, second in zip(one, two, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(
        file.name for file in one
    )


def test_csv_holds_every_row(run: Path, tmp_path: Path) -> None:
    for file in export_run(run, "csv", tmp_path, raw=True):
        if file.stem not in TABLES:
            continue
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
    assert workbook.sheetnames == [*TABLES, "rules", "columns"]
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


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_run_gives_empty_tables(tmp_path: Path, form: ExportFormat) -> None:
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


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_says_what_it_wrote(run: Path, tmp_path: Path, form: ExportFormat) -> None:
    result = CliRunner().invoke(app, ["export", str(run), "--to", form, "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert all(Path(line).is_file() for line in result.stdout.split())
    assert CliRunner().invoke(app, ["export", str(run), "--to", "pdf"]).exit_code == 2


# what a spreadsheet program makes of a CSV


def cells_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_csv_begins_with_the_mark_of_utf_8_and_a_raw_one_does_not(
    run: Path, tmp_path: Path
) -> None:
    for raw in (False, True):
        (file, *_) = export_run(run, "csv", tmp_path / str(raw), raw=raw)
        assert file.read_bytes().startswith(b"\xef\xbb\xbf") is not raw


def test_a_csv_holds_no_formula(hostile_run: Path, tmp_path: Path) -> None:
    export_run(hostile_run, "csv", tmp_path)
    texts = [row["text"] for row in cells_of(tmp_path, "items")]
    assert f"'{DANGEROUS}" in texts
    for file in tmp_path.glob("*.csv"):
        for row in cells_of(tmp_path, file.stem):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    export_run(hostile_run, "csv", tmp_path / "raw", raw=True)
    assert DANGEROUS in [row["text"] for row in cells_of(tmp_path / "raw", "items")]


def test_codes_and_phones_stay_texts_in_a_csv(run: Path, tmp_path: Path) -> None:
    export_run(run, "csv", tmp_path)
    frame = pd.read_csv(tmp_path / "standards.csv")
    wanted = {row["record_id"]: row for row in rows(run, "standards")}
    for _, row in frame.iterrows():
        for name in ("region_code", "phones"):
            value = wanted[row["record_id"]][name]
            assert value is None or str(row[name]).removeprefix("'") == value


CHANGED = (
    *("32.10", "0812", "1234567890123456", "12e5", "+62", " =1", "＝1", "@SUM(A1)", "-1+2", "%a"),
    *("\t=1", "|cmd", "3-5", "1/2", "12/05/24", "5-2024"),
)


@pytest.mark.parametrize("cell", CHANGED)
def test_a_text_that_a_spreadsheet_would_change_is_marked(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"
    assert raw_cell(cell) == cell


@pytest.mark.parametrize(
    "cell", ["12", "a=1", "2024-01-05", "Rp 5.000", "1. KTP", "", "a; b", "1-2 hari"]
)
def test_other_texts_stand_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


@pytest.mark.parametrize("parting", [";", "\t", "\n", "; ", "\n  "])
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@A1"])
def test_no_formula_begins_where_another_program_parts_the_cell(parting: str, formula: str) -> None:
    cell = safe_cell(f'KTP{parting}{formula}"')
    for piece in re.split(r"[;\t\n]", cell):
        assert not piece.strip().startswith(("=", "+", "-", "@"))
    assert cell.replace("'", "") == f'KTP{parting}{formula}"'


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_column_is_described(lang: Language) -> None:
    choose_language(lang)
    try:
        for tables in (TABLES, REPORT_TABLES):
            found = [row for _, row in description_rows(tables)]
            assert len(found) == sum(map(len, tables.values()))
            assert all(row["description"] for row in found)
    finally:
        choose_language(None)


def test_an_office_has_one_key_in_all_tables(run: Path) -> None:
    for record, row in zip(read_records(run), rows(run, "standards"), strict=True):
        assert row["office_key"] == owner_key(ServiceStandard.model_validate(record))
        code = row["region_code"]
        assert row["province_code"] == (code and code[:2])


def test_a_report_gives_groups_members_and_findings(run: Path, tmp_path: Path) -> None:
    write_report(run, tmp_path / "report")
    written = export_run(tmp_path / "report", "csv", tmp_path / "tables")
    assert [file.stem for file in written] == [*REPORT_TABLES, "rules", "columns"]
    groups = {row["group_id"]: row for row in cells_of(tmp_path / "tables", "groups")}
    members = cells_of(tmp_path / "tables", "group_members")
    assert groups
    for key, group in groups.items():
        assert int(group["members"]) == sum(row["group_id"] == key for row in members)
    findings = cells_of(tmp_path / "tables", "comparison_findings")
    assert len(findings) == len((tmp_path / "report" / "findings.jsonl").read_text().splitlines())
    with pytest.raises(ExportError, match="csv"):
        export_run(tmp_path / "report", "jsonld", tmp_path / "linked")


def test_parquet_without_its_library_says_how_to_get_it(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    command = ["export", str(run), "--to", "parquet", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert "selaras[parquet]" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_export_that_is_refused_leaves_no_folder(run: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for file in run.glob("*.json*"):
        text = file.read_text("utf-8")
        (old / file.name).write_text(
            re.sub(r'"schema_version": ?"\d+"', '"schema_version":"0"', text)
        )
    assert '"schema_version":"0"' in (old / "records.jsonl").read_text("utf-8")
    for form in ("csv", "tidy", "xlsx", "sqlite", "jsonld"):
        result = CliRunner().invoke(
            app, ["export", str(old), "--to", form, "--out", str(tmp_path / "a" / "b")]
        )
        assert result.exit_code == 2, result.output
    assert [one.name for one in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("form", ["xlsx", "sqlite", "jsonld"])
def test_a_form_of_one_file_is_written_as_the_file_that_is_named(
    run: Path, tmp_path: Path, form: ExportFormat
) -> None:
    named = tmp_path / "baru" / f"hasil.{form}"
    command = ["export", str(run), "--to", form, "--out", str(named)]
    for _ in range(2):  # its own file is written over
        assert CliRunner().invoke(app, command).exit_code == 0
    assert named.is_file()
    beside = {"sqlite": ["hasil.metadata.json"]}.get(form, [])
    assert sorted(one.name for one in named.parent.iterdir()) == sorted([named.name, *beside])
    (folder,) = export_run(run, form, tmp_path / "v1.2")[:1]
    assert folder.name == f"selaras.{form}"


def test_datasette_knows_a_named_database_by_its_name(run: Path, tmp_path: Path) -> None:
    _, described = export_run(run, "sqlite", tmp_path / "kota.sqlite")
    assert list(json.loads(described.read_bytes())["databases"]) == ["kota"]


@pytest.mark.parametrize(
    ("form", "name", "said"),
    [("csv", "hasil.csv", "folder"), ("sqlite", "hasil.db", "hasil.sqlite"),
     ("xlsx", "hasil.csv", "hasil.xlsx"), ("tidy", "hasil.zip", "folder")],
)  # fmt: skip
def test_a_file_that_a_form_does_not_write_is_refused(
    run: Path, tmp_path: Path, form: str, name: str, said: str
) -> None:
    command = ["export", str(run), "--to", form, "--out", str(tmp_path / name)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []
