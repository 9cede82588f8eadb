"""`report.xlsx`: its sheets, and that text in it stays text."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from corpus.offices import office_name
from output.report import input as report_input
from output.report_folder import write_report
from output.workbook import service_sheet
from output.workbook.book import MOST_FITTED
from tests.output.test_report import HOSTILE, hostile_record, sound_records, write_run


def workbook_of(run: Path, out: Path, lang: str = "id") -> Any:
    write_report(run, out, lang=lang)
    return load_workbook(out / "report.xlsx")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("buku")
    return workbook_of(write_run(folder / "run", sound_records()), folder / "laporan")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("buku")
    records = [hostile_record(office) for office in range(8)]
    workbook_of(write_run(folder / "run", records), folder / "laporan")
    return folder / "laporan" / "report.xlsx"


def test_sheets(sound: Any) -> None:
    assert sound.sheetnames == [
        "Ringkasan",
        "Temuan",
        "Layanan contoh",
        "Rumusan",
        "Waktu, biaya, pengaduan",
        "Rekaman",
        "Perlu dilihat",
        "Koreksi",
        "Karantina",
    ]


@pytest.mark.parametrize("name", ["Temuan", "Layanan contoh", "Rekaman", "Karantina"])
def test_heads_are_frozen_and_filtered(sound: Any, name: str) -> None:
    sheet = sound[name]
    assert sheet.freeze_panes is not None
    assert sheet.auto_filter.ref


def test_findings_are_listed(sound: Any) -> None:
    rows = list(sound["Temuan"].iter_rows(values_only=True))
    assert len(rows) == 1 + 4
    assert {row[0] for row in rows[1:]} == {"Kesalahan", "Peringatan"}


def test_severities_are_coloured(sound: Any) -> None:
    assert len(list(sound["Temuan"].conditional_formatting)) > 0


def test_matrix_marks_the_deviation(sound: Any) -> None:
    signs = [cell.value for row in sound["Layanan contoh"].iter_rows() for cell in row]
    assert "✕" in signs
    assert "●" in signs


def test_findings_and_records_lead_to_the_page(sound: Any) -> None:
    for name, column, pattern in (
        ("Temuan", 19, r"t-[0-9a-f]{12}"),
        ("Rekaman", None, r"r-[\w-]+"),
    ):
        sheet = sound[name]
        last = column or sheet.max_column
        links = [sheet.cell(row, last).hyperlink for row in range(2, sheet.max_row + 1)]
        assert links
        for link in links:
            assert link.target == "index.html"
            assert re.fullmatch(pattern, link.location)


def test_codes_and_phones_stay_text(sound: Any) -> None:
    rows = list(sound["Rekaman"].iter_rows(values_only=True))
    codes = [row[rows[0].index("Kode wilayah")] for row in rows[1:]]
    assert "32.05" in codes
    assert all(isinstance(code, str) for code in codes)


def test_english_workbook(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", sound_records())
    book = workbook_of(run, tmp_path / "laporan", "en")
    assert book.sheetnames[:2] == ["Overview", "Findings"]


def test_nothing_becomes_a_formula_or_a_link(hostile: Path) -> None:
    book = load_workbook(hostile)
    texts = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                link = cell.hyperlink
                if link is not None:  # only the report's own, to a finding or a record
                    assert link.target == "index.html", cell.coordinate
                    assert re.fullmatch(r"t-[0-9a-f]{12}|r-[\w-]+", link.location), cell.coordinate
                texts.add(cell.value)
    assert any(HOSTILE[8] in str(text) for text in texts)
    with zipfile.ZipFile(hostile) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)


def test_names_of_sheets_survive_any_service(hostile: Path) -> None:
    names = load_workbook(hostile).sheetnames
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 for name in names)


def test_groups_have_their_ids_and_all_wordings_with_those_who_use_them(
    tmp_path: Path,
) -> None:
    book = workbook_of(write_run(tmp_path / "run", sound_records()), tmp_path)
    report = json.loads((tmp_path / "comparison.json").read_text("utf-8"))
    (service,) = report["services"]
    clusters = [one for part in service["components"].values() for one in part["clusters"]]
    assert {row[2] for row in book["Layanan contoh"].iter_rows(values_only=True)} >= {
        one["cluster_id"] for one in clusters
    }
    rows = list(book["Rumusan"].iter_rows(min_row=2, values_only=True))
    wanted = {(one["cluster_id"], member["text"]) for one in clusters for member in one["members"]}
    assert {(row[2], row[4]) for row in rows} == wanted
    named = {name for row in rows for name in row[6].split("; ")}
    assert named == {office_name(one) for one in sound_records()}


def test_a_wording_of_many_offices_goes_on_in_the_next_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_sheet, "MOST_NAMES", 3)
    book = workbook_of(write_run(tmp_path / "run", sound_records()), tmp_path)
    rows = list(book["Rumusan"].iter_rows(min_row=2, values_only=True))
    common = max(rows, key=lambda row: row[5])
    own = [row[6].split("; ") for row in rows if row[2:6] == common[2:6]]
    assert [len(one) for one in own[:-1]] == [3] * (len(own) - 1)
    assert sum(map(len, own)) == common[5]


@pytest.mark.parametrize("is_large", [False, True])
def test_every_sheet_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_large: bool
) -> None:
    """Across, the heads on each page, each row as high as its longest text; a page wide, or where
    nobody could read that, over several pages that all say which row it is."""
    if is_large:
        monkeypatch.setattr(report_input, "MOST_RECORDS", 3)
    book = workbook_of(write_run(tmp_path / "run", sound_records()), tmp_path)
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        if sheet.page_setup.scale is not None:
            assert sheet.page_setup.scale >= 60, sheet.title
            assert sheet.print_title_cols, sheet.title
        else:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
            widths = [one.width for one in sheet.column_dimensions.values()]
            assert sum(widths) <= MOST_FITTED + len(widths), sheet.title
        assert sheet.print_title_rows, sheet.title
    sheet = book["Temuan"]
    for number in range(2, sheet.max_row + 1):
        message = sheet.cell(number, 6).value
        lines = len(message) / sheet.column_dimensions["F"].width
        assert sheet.row_dimensions[number].height >= 12.75 * lines


def test_a_large_workbook_offers_for_correction_what_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_input, "MOST_RECORDS", 3)
    book = workbook_of(write_run(tmp_path / "run", sound_records()), tmp_path)
    findings = (tmp_path / "findings.jsonl").read_text("utf-8").splitlines()
    wanted = {json.loads(line)["record_id"] for line in findings}
    rows = list(book["Koreksi"].iter_rows(min_row=2, values_only=True))
    assert {row[3] for row in rows[:-1]} == wanted
    assert rows[-1][0].startswith(f"{len(sound_records()) - len(wanted)} rekaman tidak ada")
