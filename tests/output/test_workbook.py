"""`report.xlsx`: its sheets, and that text in it stays text."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from output.report_folder import write_report
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
