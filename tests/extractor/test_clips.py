"""Pictures amid a page's text, read by OCR where a component points to them."""

from __future__ import annotations

import io
from pathlib import Path

import orjson
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from corpus.pipeline import Extraction, extract_document
from corpus.proof.verify import verify_run
from corpus.run.batch import RunPlan, extract_folder
from corpus.second_look import second_look
from extractor.errors import NoTextLayer
from extractor.ocr.ocr import DEFAULT_OCR, OcrOptions
from extractor.read import read_document
from tests.support.drawn_pages import Drawing

LINES = (
    "DINAS PERIKANAN KABUPATEN CONTOH",
    "Jl. Dermaga No. 4, Contoh",
    "STANDAR PELAYANAN",
    "Penerbitan Kartu Nelayan",
)
PARTS = (
    ("Persyaratan", ("1. Fotokopi KTP", "2. Surat pengantar desa")),
    ("Prosedur", ("1. Pemohon mendaftar", "2. Petugas mencetak kartu")),
    ("Jangka Waktu Penyelesaian", ("3 hari kerja",)),
    ("Biaya/Tarif", ()),
    ("Produk Pelayanan", ("Kartu nelayan",)),
    ("Pengaduan, Saran, dan Masukan", ("Telepon (0274) 512345",)),
)


def _picture(*lines: str) -> ImageReader:
    image = Image.new("L", (760, 20 + 52 * len(lines)), 255)
    font = ImageFont.load_default(34)
    for number, line in enumerate(lines):
        ImageDraw.Draw(image).text((12, 8 + 52 * number), line, font=font, fill=0)
    held = io.BytesIO()
    image.save(held, "PNG")
    return ImageReader(io.BytesIO(held.getvalue()))


def _pdf(pictured: str, intro: str, *lines: str) -> bytes:
    drawing = Drawing()
    for line in LINES:
        drawing.paragraph(line)
    for name, texts in PARTS:
        drawing.y_pt += 10
        drawing.paragraph(name)
        for text in ((intro,) if intro else ()) if name == pictured else texts:
            drawing.paragraph(text)
        if name == pictured:
            height_pt = (20 + 52 * len(lines)) * 0.3
            top_pt = drawing.height_pt - drawing.y_pt - height_pt
            drawing.canvas.drawImage(_picture(*lines), 40, top_pt, 228, height_pt)
            drawing.y_pt += height_pt + 4
    return drawing.bytes()


def _extract(data: bytes, ocr: OcrOptions = DEFAULT_OCR) -> Extraction:
    extraction = extract_document(read_document(data, "a.pdf", ocr), "a.pdf")
    more = second_look(extraction, ocr)
    return extract_document(read_document(data, "a.pdf", more), "a.pdf") if more else extraction


@pytest.mark.parametrize("intro", ["", "Lihat gambar", "Rincian tarif dapat dilihat pada gambar:"])
def test_a_fee_that_is_a_picture_is_read(intro: str) -> None:
    extraction = _extract(_pdf("Biaya/Tarif", intro, "Rp 27.500 per kartu"))
    (record,) = extraction.records
    assert record.biaya is not None
    assert [(one.amount, one.per) for one in record.biaya.charges] == [(27500, "kartu")]
    assert record.source.ocr_pages == [1]
    assert "biaya" not in record.not_assessable
    (place,) = record.biaya.charges[0].provenance
    (picture,) = extraction.document.pages[0].read_pictures
    assert place.bbox is not None
    assert picture.top_pt <= place.bbox[1] < place.bbox[3] <= picture.bottom_pt


def test_a_list_that_is_a_picture_has_its_items() -> None:
    data = _pdf("Persyaratan", "Sebagaimana gambar berikut", "1. Kartu keluarga", "2. Foto kapal")
    (record,) = _extract(data).records
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu keluarga", "Foto kapal"]


@pytest.mark.parametrize("how", ["never", "too many", "no program"])
def test_what_nothing_reads_is_not_assessable(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise NoTextLayer("tidak terpasang")

    if how == "no program":
        monkeypatch.setattr("corpus.second_look.ocr_engine", missing)
    ocr = (
        OcrOptions(mode="never")
        if how == "never"
        else OcrOptions(most_pages=0 if how == "too many" else 1)
    )
    (record,) = _extract(_pdf("Biaya/Tarif", "Lihat gambar", "Rp 27.500"), ocr).records
    assert "biaya" in record.not_assessable
    assert record.reading.components["biaya"] == "not-assessable"
    assert not {"fee-unstated", "component-empty"} & {one.rule for one in record.findings}


def test_a_picture_beside_a_component_with_text_is_not_read() -> None:
    data = _pdf("Biaya/Tarif", "Gratis bagi semua nelayan", "Rp 27.500")
    extraction = _extract(data)
    assert not extraction.pointed
    assert extraction.document.ocr_engine is None


def test_the_proof_reads_the_picture_again_and_masks_hold_in_it(tmp_path: Path) -> None:
    sources, run = tmp_path / "sumber", tmp_path / "hasil"
    sources.mkdir()
    data = _pdf(
        "Pengaduan, Saran, dan Masukan", "", "Hubungi Bapak Misalkan Contohan", "0812-7654-3210"
    )
    (sources / "a.pdf").write_bytes(data)
    plan = RunPlan((sources,), run)
    extract_folder(plan)
    assert verify_run(run).failures == []
    document = read_document(data, "a.pdf")
    more = second_look(extract_document(document, "a.pdf"), DEFAULT_OCR)
    assert more is not None
    masked = extract_document(read_document(data, "a.pdf", more), "a.pdf", redact=True)
    told = orjson.dumps([record.model_dump(mode="json") for record in masked.records]).decode()
    assert "Misalkan" not in told
    assert "7654" not in told
