from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from corpus.run.batch import RunPlan, extract_folder
from corpus.sample.sample import write_sample
from output.comparison import compare_run, read_choices, read_records
from output.export.book import ExportError
from output.export.export import export_run
from output.export.tables import TABLES
from output.export.tidy import OBSERVATIONS, TIDY_TABLES, tidy_rows
from output.report_folder import write_report

CARD = """STANDAR PELAYANAN KARTU PERPUSTAKAAN

DINAS PERPUSTAKAAN KABUPATEN {office}

Persyaratan
1. {paper}
2. Pas foto ukuran 3x4 sebanyak 2 lembar

Sistem, Mekanisme, dan Prosedur
1. Pemohon mengisi formulir
2. Petugas memeriksa berkas
3. Petugas menyerahkan kartu

Jangka Waktu Penyelesaian
{time}

Biaya/Tarif
{fee}

Produk Pelayanan
Kartu perpustakaan

Penanganan Pengaduan
Telepon (0719) 21065
"""
OFFICES = (
    ("BELITUNG", "Fotokopi KTP sebanyak 2 lembar", "2 hari kerja", "Gratis"),
    ("GARUT", "Fotokopi KTP", "30 menit", "Rp 5.000 per kartu"),
    ("AGAM", "Fotokopi kartu keluarga", "1 hari", "Gratis"),
    ("SAMPANG", "Fotokopi KTP", "sampai selesai", "Gratis"),
)


def write_cards(folder: Path, unread: str = "") -> None:
    """The offices' standards of one service; that of `unread` has its fee under an odd heading."""
    folder.mkdir(exist_ok=True)
    for office, paper, time, fee in OFFICES:
        text = CARD.format(office=office, paper=paper, time=time, fee=fee)
        if office == unread:
            text = text.replace("Biaya/Tarif", "Retribusi yang Berlaku Umum")
        (folder / f"{office.lower()}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joins")
    write_sample(folder / "documents", 6)
    write_cards(folder / "documents")
    extract_folder(RunPlan((folder / "documents",), folder / "run"))
    return folder / "run"


@pytest.fixture(scope="module")
def report(run: Path) -> Path:
    write_report(run, run.parent / "report")
    return run.parent / "report"


@pytest.fixture(scope="module")
def base(run: Path, report: Path) -> Iterator[sqlite3.Connection]:
    file, _ = export_run(run, "sqlite", run.parent / "base", report=report)
    with closing(sqlite3.connect(file)) as base:
        yield base


@pytest.fixture(scope="module")
def observations(run: Path) -> list[dict[str, Any]]:
    return long_table(run)


def long_table(run: Path) -> list[dict[str, Any]]:
    comparison = compare_run(run, read_records(run), "id", read_choices(None))
    return [row for name, row in tidy_rows(comparison) if name == OBSERVATIONS]


# the database


def test_every_row_of_every_table_is_there(base: sqlite3.Connection, run: Path) -> None:
    frames = {file.stem: file for file in export_run(run, "csv", run.parent / "csv", raw=True)}
    for name in TABLES:
        with frames[name].open(encoding="utf-8", newline="") as stream:
            wanted = len(list(csv.DictReader(stream)))
        assert base.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (wanted,)


def test_the_tables_have_keys_that_hold(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    to = {row[2] for row in base.execute("PRAGMA foreign_key_list(items)")}
    assert to == {"standards", "items"}
    members = {row[2] for row in base.execute("PRAGMA foreign_key_list(group_members)")}
    assert members == {"standards", "groups"}


@pytest.mark.parametrize(
    ("question", "query", "wanted"),
    [
        (
            "who asks for the family card",
            "SELECT region_name FROM requirements WHERE documents = 'kk'",
            [("Kabupaten Agam",)],
        ),
        (
            "what is the longest time in working days",
            "SELECT region_name, max(maximum) FROM times"
            " WHERE unit = 'day' AND basis = 'working' AND text LIKE '2 hari%'",
            [("Kabupaten Belitung", 2.0)],
        ),
        (
            "who charges, and how much",
            "SELECT region_name, amount, per FROM fees WHERE amount = 5000",
            [("Kabupaten Garut", 5000, "kartu")],
        ),
        (
            "what does an office lack, and what would mend it",
            "SELECT rule, remedy_en <> '' FROM problems WHERE unit_name LIKE '%SAMPANG%'",
            [("time-open-ended", 1)],
        ),
        (
            "which of the offices ask for a photograph",
            "SELECT count(DISTINCT record_id) FROM asked_by WHERE text LIKE 'Pas foto%'",
            [(4,)],
        ),
        (
            "where do the words stand",
            "SELECT count(*) FROM items WHERE rowid IN"
            " (SELECT rowid FROM items_fts WHERE items_fts MATCH 'kartu AND keluarga')",
            [(1,)],
        ),
    ],
)
def test_a_question_is_one_query(
    base: sqlite3.Connection, question: str, query: str, wanted: list[tuple[Any, ...]]
) -> None:
    assert base.execute(query).fetchall() == wanted, question


def test_every_view_can_be_read(base: sqlite3.Connection) -> None:
    views = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) == 9
    for view in views:
        assert base.execute(f'SELECT count(*) FROM "{view}"').fetchone() > (0,), view


def test_datasette_is_told_what_everything_is(run: Path) -> None:
    file, metadata = export_run(run, "sqlite", run.parent / "alone")
    told = json.loads(metadata.read_text())["databases"]["selaras"]["tables"]
    with closing(sqlite3.connect(file)) as base:
        query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        names = [name for (name,) in base.execute(query) if "_fts" not in name]
        assert sorted(told) == sorted(names)
        for name in names:
            shown = [row[1] for row in base.execute(f'PRAGMA table_info("{name}")')]
            assert told[name]["description"]
            assert list(told[name].get("columns", shown)) == shown


def test_a_report_on_other_records_is_refused(report: Path, tmp_path: Path) -> None:
    write_sample(tmp_path / "documents", 1)
    extract_folder(RunPlan((tmp_path / "documents",), tmp_path / "run"))
    with pytest.raises(ExportError, match="laporan"):
        export_run(tmp_path / "run", "sqlite", tmp_path / "out", report=report)
    assert not (tmp_path / "out").exists()


# the long table


def of(rows: list[dict[str, Any]], region: str, component: str) -> list[dict[str, Any]]:
    cards = [row for row in rows if row["service"] == "kartu-perpustakaan"]
    return [row for row in cards if row["region"] == region and row["component"] == component]


def test_an_observation_is_named_once(observations: list[dict[str, Any]]) -> None:
    keys = [row["observation_id"] for row in observations]
    assert len(set(keys)) == len(keys) > 0
    names = [column.name for column in TIDY_TABLES[OBSERVATIONS]]
    assert all(list(row) == names for row in observations)


def test_what_is_asked_says_how_many_copies(observations: list[dict[str, Any]]) -> None:
    (asked,) = [
        row
        for row in of(observations, "Kabupaten Belitung", "persyaratan")
        if row["asked"] == "yes" and "KTP" in row["text"]
    ]
    assert (asked["copies"], asked["sureness"]) == (2, "sure")
    (lacking,) = [
        row
        for row in of(observations, "Kabupaten Agam", "persyaratan")
        if row["group_id"] == asked["group_id"]
    ]
    assert (lacking["asked"], lacking["text"]) == ("no", None)


@pytest.mark.parametrize(
    ("region", "least", "most"),
    [
        ("Kabupaten Belitung", 2 * 7 * 60, 2 * 24 * 60),
        ("Kabupaten Garut", 30, 30),
        ("Kabupaten Agam", 7 * 60, 24 * 60),
    ],
)
def test_times_are_in_minutes_as_long_as_their_words_can_mean(
    observations: list[dict[str, Any]], region: str, least: float, most: float
) -> None:
    (row,) = of(observations, region, "waktu")
    assert (row["minutes_least"], row["minutes_most"]) == (least, most)


def test_a_time_without_a_number_is_no_time(observations: list[dict[str, Any]]) -> None:
    (row,) = of(observations, "Kabupaten Sampang", "waktu")
    assert (row["minutes_least"], row["minutes_most"]) == (None, None)
    assert row["asked"] in ("no", "unread")


def test_free_is_nought_rupiah(observations: list[dict[str, Any]]) -> None:
    free, paid = (
        of(observations, region, "biaya")[0] for region in ("Kabupaten Agam", "Kabupaten Garut")
    )
    assert (free["amount_least"], free["amount_most"]) == (0, 0)
    assert (paid["amount_least"], paid["amount_most"], paid["per"]) == (5000, 5000, "kartu")


def test_what_was_not_read_is_never_a_no(tmp_path: Path) -> None:
    write_cards(tmp_path / "documents", unread="AGAM")
    extract_folder(RunPlan((tmp_path / "documents",), tmp_path / "run"))
    (fee,) = of(long_table(tmp_path / "run"), "Kabupaten Agam", "biaya")
    assert fee["asked"] == "unread"


def test_the_package_describes_its_files(run: Path, tmp_path: Path) -> None:
    *files, described = export_run(run, "tidy", tmp_path)
    package = json.loads(described.read_text())
    assert [one["path"] for one in package["resources"]] == [file.name for file in files]
    assert len({one["name"] for one in package["resources"]}) == len(files)
    for one in package["resources"]:
        names = [field["name"] for field in one["schema"]["fields"]]
        file = tmp_path / one["path"]
        frame = pd.read_csv(file) if file.suffix == ".csv" else pd.read_parquet(file)
        assert list(frame.columns) == names
        key = one["schema"].get("primaryKey")
        assert key is None or frame[key].is_unique


def test_codes_stay_texts_in_a_common_reader(run: Path, tmp_path: Path) -> None:
    export_run(run, "tidy", tmp_path, raw=True)
    frame = pd.read_csv(tmp_path / "observations.csv")
    for name in ("office_id", "region_code", "bps_code", "province_code"):
        found = frame[name].dropna()
        assert len(found), name
        assert all(isinstance(value, str) for value in found), name


def test_a_group_keeps_its_key_when_another_office_comes_in(
    tmp_path: Path, observations: list[dict[str, Any]]
) -> None:
    write_cards(tmp_path / "documents")
    (tmp_path / "documents" / "agam.txt").unlink()
    extract_folder(RunPlan((tmp_path / "documents",), tmp_path / "run"))
    known = {row["group_text"]: row["group_id"] for row in observations if row["asked"] == "yes"}
    fewer = [row for row in long_table(tmp_path / "run") if row["component"] == "persyaratan"]
    same = [row for row in fewer if row["group_text"] in known]
    assert same
    assert all(row["group_id"] == known[row["group_text"]] for row in same)
