"""Sources that are wrappers, torn, or named for nothing: each is read, or named with what to do."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from corpus.pipeline import extract_document
from corpus.run.sources import find_sources
from extractor.errors import BrokenPdf, ExtractionError, NoTextLayer, OnlyAttachments
from extractor.ocr.ocr import OcrOptions
from extractor.read import read_document
from tests.support.drawn_pages import Drawing
from tests.support.typed_texts import STANDARD

NO_OCR = OcrOptions(mode="never")


def pdf_of(lines: tuple[str, ...]) -> bytes:
    drawing = Drawing()
    for number, line in enumerate(lines):
        drawing.text(80, 100 + 20 * number, line)
    return drawing.bytes()


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_a_pdf_that_ends_too_early_is_broken_and_no_scan(share: float) -> None:
    pdf = pymupdf.open()
    for _ in range(4):
        page = pdf.new_page()
        for row in range(40):
            page.insert_text((72, 60 + 18 * row), f"Fotokopi kartu keluarga ke-{row}")
    data: bytes = pdf.tobytes()
    with pytest.raises(BrokenPdf):
        read_document(data[: int(len(data) * share)], "potong.pdf", NO_OCR)


def test_a_blank_page_is_no_torn_one() -> None:
    pdf = pymupdf.open()
    pdf.new_page()
    with pytest.raises(NoTextLayer):
        read_document(pdf.tobytes(), "kosong.pdf", NO_OCR)


@pytest.mark.parametrize("cover", ["", "Dokumen ini kumpulan berkas; lihat lampirannya."])
def test_a_wrapper_for_other_files_says_so(cover: str) -> None:
    pdf = pymupdf.open()
    pdf.new_page().insert_text((72, 72), cover)
    pdf.embfile_add("standar.pdf", pdf_of(("Persyaratan",)), filename="standar.pdf")
    with pytest.raises(ExtractionError) as caught:
        extract_document(read_document(pdf.tobytes(), "map.pdf", NO_OCR), "map.pdf")
    assert isinstance(caught.value, OnlyAttachments)
    assert "lampiran" in caught.value.message


def test_a_pdf_is_told_by_its_beginning_where_its_name_says_nothing(tmp_path: Path) -> None:
    data = pdf_of(("Persyaratan", "Fotokopi KTP"))
    for name in ("standar", "standar.pdf_", "Standar No.2 Tahun"):
        (tmp_path / name).write_bytes(data)
        assert read_document(data, name).tape == "Persyaratan Fotokopi KTP"
    (tmp_path / "tabel.csv").write_text("a,b")
    (tmp_path / "catatan").write_text("Persyaratan")
    found = [file.path for file in find_sources([tmp_path])]
    assert found == ["Standar No.2 Tahun", "catatan", "standar", "standar.pdf_"]


@pytest.mark.parametrize(
    ("heading", "printed", "text"),
    [
        ("Jangka Waktu Penyelesaian", "2.3.1. 3 hari kerja", "3 hari kerja"),
        ("Jangka Waktu Penyelesaian", "2.3.1 3 hari kerja", "3 hari kerja"),
        ("3. Waktu Penyelesaian", "3.1. 3 hari kerja", "3 hari kerja"),
        ("Jangka Waktu Penyelesaian", "3.1. 3 hari kerja", "3.1. 3 hari kerja"),
        ("Jangka Waktu Penyelesaian", "Mulai 2.3.1. 3 hari", "Mulai 2.3.1. 3 hari"),
    ],
)
def test_numbers_of_several_levels_are_no_part_of_a_text(
    heading: str, printed: str, text: str
) -> None:
    typed = STANDARD.replace("Waktu Penyelesaian\n\n3 hari kerja", f"{heading}\n\n{printed}")
    others = ((1, "Persyaratan"), (2, "Sistem"), (4, "Biaya"), (5, "Produk"))
    for number, name in others if heading.startswith("3") else ():
        typed = typed.replace(f"\n{name}", f"\n{number}. {name}")
    (record,) = extract_document(read_document(typed.encode(), "a.txt"), "a.txt").records
    assert record.waktu is not None
    assert (record.waktu.text, len(record.waktu.durations)) == (text, 1)


def test_a_picture_below_a_heading_may_say_what_stands_there() -> None:
    pdf = pymupdf.open()
    page = pdf.new_page()
    typed = STANDARD.replace("Tidak dipungut biaya", "")
    tops = {line: 60 + 15 * row for row, line in enumerate(typed.splitlines())}
    for line, top in tops.items():
        page.insert_text((72, top), line, fontsize=10)
    shown = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 300, 30))
    shown.clear_with(255)
    top = tops["Biaya / Tarif"] + 8
    page.insert_image((72, top, 222, top + 15), pixmap=shown)
    data: bytes = pdf.tobytes()
    (record,) = extract_document(read_document(data, "a.pdf", NO_OCR), "a.pdf").records
    assert record.reading.components["biaya"] == "not-assessable"
    assert not {finding.rule for finding in record.findings} & {"component-empty", "fee-unstated"}
