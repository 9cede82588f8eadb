from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from corpus.pipeline import extract_document
from corpus.record.corrected import apply_corrections
from corpus.record.corrections import CorrectionsError, Wanted
from corpus.run.batch import RunPlan, extract_folder
from corpus.run.outcome import ReadOptions
from corpus.schema import ServiceStandard
from extractor.read import read_document
from output.corrections import load_corrections
from output.corrections_sheet import (
    COLUMNS,
    REMOVE,
    SHEET,
    CorrectionsSheet,
    sheet_rows,
)
from selaras import compare
from tests.corpus.test_review import Reviewed

STANDARD = """\
DINAS CONTOH KABUPATEN GARUT
Persyaratan
1. =HYPERLINK("x")
2. Mengisi formulir
3. Membawa pas foto
Sistem, Mekanisme dan Prosedur
1. Pemohon mengambil nomor antrean
Waktu Penyelesaian
3 Hari
Biaya / Tarif
Rp 30.000 per lembar
Produk Pelayanan
Surat keterangan
Pengaduan Layanan
Telepon 0262-550670
"""
NAMES = [name for name, _ in COLUMNS]
RIGHT = NAMES.index("Nilai yang benar") + 1


@pytest.fixture(scope="module")
def record() -> ServiceStandard:
    (found,) = extract_document(read_document(STANDARD.encode(), "a.txt"), "a.txt").records
    return found


def written(file: Path, *records: ServiceStandard) -> Path:
    workbook = xlsxwriter.Workbook(str(file))
    sheet = CorrectionsSheet(workbook)
    for record in records:
        sheet.add(record)
    sheet.end()
    workbook.close()
    return file


def filled(file: Path, values: dict[str, object]) -> Path:
    """A person fills in values by their paths."""
    workbook = openpyxl.load_workbook(file)
    sheet = workbook[SHEET]
    left = dict(values)
    for row in sheet.iter_rows(min_row=2):
        path = row[NAMES.index("Jalur")].value
        if path in left:
            row[RIGHT - 1].value = left.pop(path)
    assert not left
    workbook.save(file)
    return file


def wanted_of(file: Path, record: ServiceStandard) -> tuple[Wanted, ...]:
    return load_corrections(file).of(record.source.sha256)


def test_a_sheet_left_alone_corrects_nothing(tmp_path: Path, record: ServiceStandard) -> None:
    assert wanted_of(written(tmp_path / "report.xlsx", record), record) == ()


def test_texts_never_become_formulas(tmp_path: Path, record: ServiceStandard) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path / "report.xlsx", record))[SHEET]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_what_is_filled_in_is_applied(tmp_path: Path, record: ServiceStandard) -> None:
    file = filled(
        written(tmp_path / "report.xlsx", record),
        {
            "persyaratan.items[0].text": REMOVE,
            "persyaratan.items[1].text": "Mengisi formulir permohonan",
            "persyaratan.items[+]": "Membawa meterai",
            "biaya.charges[0].amount": 35000,
            "biaya.kind": "tariff",
            "waktu.durations[0].minimum": "4",
            "waktu.durations[0].maximum": 4.0,
            "waktu.durations[0].basis": "working",
            "unit.address": "Jalan Contoh 1",
            "pengaduan.channels[0].kind": REMOVE,
            "pengaduan.channels[0].value": REMOVE,
            "produk.items[0].text": "123",
        },
    )
    result, rejected = apply_corrections(record, wanted_of(file, record))
    assert rejected == ()
    assert result.persyaratan is not None
    assert result.biaya is not None
    assert result.waktu is not None
    assert result.produk is not None
    assert result.pengaduan is not None
    assert [item.text for item in result.persyaratan.items] == [
        "Mengisi formulir permohonan",
        "Membawa pas foto",
        "Membawa meterai",
    ]
    assert (result.biaya.kind, result.biaya.charges[0].amount) == ("tariff", 35000)
    (duration,) = result.waktu.durations
    assert (duration.minimum, duration.maximum, duration.basis) == (4, 4, "working")
    assert result.unit.address == "Jalan Contoh 1"
    assert result.pengaduan.channels == []
    assert result.produk.items[0].text == "123"


def test_a_newer_workbook_holds_the_older_corrections(
    tmp_path: Path, record: ServiceStandard
) -> None:
    first = filled(
        written(tmp_path / "one.xlsx", record),
        {
            "persyaratan.items[0].text": REMOVE,
            "persyaratan.items[1].text": "Mengisi formulir permohonan",
            "persyaratan.items[+]": "Membawa meterai",
            "biaya.kind": "tariff",
            "unit.website": "https://contoh.go.id",
        },
    )
    result, _ = apply_corrections(record, wanted_of(first, record))
    second = written(tmp_path / "two.xlsx", result)
    again, rejected = apply_corrections(record, wanted_of(second, record))
    assert rejected == ()
    assert again.model_copy(update={"corrections": []}) == result.model_copy(
        update={"corrections": []}
    )
    assert {mark.path for mark in again.corrections} == {mark.path for mark in result.corrections}


def test_rows_say_what_was_read(record: ServiceStandard) -> None:
    rows = {row.path: row for row in sheet_rows(record)}
    assert rows["biaya.charges[0].amount"].was == "30000"
    assert rows["persyaratan.items[2].text"].was == "Membawa pas foto"
    assert rows["unit.email"].was == ""
    assert {row.right for row in rows.values()} == {""}


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(b"not a workbook")
    with pytest.raises(CorrectionsError, match=r"report\.xlsx"):
        load_corrections(file)
    with pytest.raises(CorrectionsError, match=r"none\.xlsx"):
        load_corrections(tmp_path / "none.xlsx")


def test_a_workbook_without_the_sheet_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(file)
    with pytest.raises(CorrectionsError, match=SHEET):
        load_corrections(file)


def test_corrections_of_a_review_survive_the_workbook(tmp_path: Path) -> None:
    reviewed = Reviewed(tmp_path)
    view = reviewed.session.view(reviewed.record_id)
    reviewed.act("assign", component="persyaratan", lines=[view["unread"][1]["id"]])
    reviewed.act("set", path="waktu.durations[0].minimum", value=5)
    reviewed.act("set", path="waktu.durations[0].basis", value="working")
    reviewed.act("set", path="prosedur.items[0].number", value=None)
    reviewed.act("set", path="service.title", value=None)
    reviewed.act("set", path="unit.name", value="Dinas Contoh", reason="singkat")
    extract_folder(reviewed.plan)
    before = reviewed.in_run()
    compare(reviewed.run, tmp_path / "report", evidence="none")
    given = load_corrections(tmp_path / "report" / "report.xlsx")
    summary = extract_folder(
        RunPlan(reviewed.plan.sources, reviewed.plan.run, ReadOptions(corrections=given))
    )
    assert summary.corrections.dropped == ()
    after = reviewed.in_run()
    assert {**after, "corrections": []} == {**before, "corrections": []}

    def told(record: dict[str, Any]) -> list[tuple[str, ...]]:
        return sorted((one["path"], one["by"], one["when"]) for one in record["corrections"])

    assert told(after) == told(before)
