"""What a document may cost, and what is said of one that asks for more."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pymupdf
import pytest

from corpus.run.batch import RunPlan
from corpus.run.outcome import ReadOptions
from corpus.run.workers import Limits
from extractor.errors import ExtractionError
from extractor.read import read_document
from tests.support.run_folders import entries, extract
from tests.support.typed_texts import STANDARD

NO_OCR = ReadOptions(ocr="never")


def one_page() -> bytes:
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((50, 72), STANDARD, fontsize=9)
        return bytes(pdf.tobytes())


def refused(data: bytes, name: str) -> ExtractionError:
    with pytest.raises(ExtractionError) as caught:
        read_document(data, name)
    return caught.value


@pytest.mark.parametrize("count", [b"-1", b"2", b"1000000", b"2147483647", b"99999999999999"])
def test_a_pdf_that_lies_about_its_pages_is_broken(count: bytes) -> None:
    lie = one_page().replace(b"/Count 1", b"/Count " + count)
    error = refused(lie, "a.pdf")
    assert error.slug == "broken-pdf"
    assert "alaman" in error.message


def packed(width_bytes: int, rows: int) -> bytes:
    """Rows of black, packed to nearly nothing."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(width_bytes)) for _ in range(rows)) + packer.flush()


def scan_of(width_px: int, height_px: int) -> bytes:
    """A page with a picture of one bit a pixel."""
    data = packed(width_px // 8, height_px)
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 29>>stream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1"
        b"/ColorSpace/DeviceGray/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (width_px, height_px, len(data), data),
    )
    whole = b"%PDF-1.4\n"
    for number, part in enumerate(parts, 1):
        whole += b"%d 0 obj%sendobj\n" % (number, part)
    return whole + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def png_of(width_px: int, height_px: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        sum32 = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + sum32

    head = struct.pack(">IIBBBBB", width_px, height_px, 1, 0, 0, 0, 0)
    body = packed(width_px // 8 + 1, height_px)
    begin = b"\x89PNG\r\n\x1a\n"
    return begin + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_that_unpacks_to_too_much_is_too_large() -> None:
    bomb = scan_of(40_000, 40_000)
    assert len(bomb) < 1 << 20
    error = refused(bomb, "a.pdf")
    assert (error.slug, "40000 x 40000" in error.message) == ("too-large", True)
    assert refused(png_of(60_000, 60_000), "a.png").slug == "too-large"


def test_more_scanned_pages_than_are_wanted_are_none(tmp_path: Path) -> None:
    with pymupdf.open() as pdf:
        for shade in range(3):
            picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 300, 400), False)
            picture.clear_with(90 + shade)
            pdf.new_page().insert_image(pymupdf.Rect(0, 0, 595, 842), pixmap=picture)
        pdf.save(tmp_path / "pindaian.pdf")
    extract(RunPlan((tmp_path / "pindaian.pdf",), tmp_path / "run", ReadOptions(ocr_pages=2)))
    (entry,) = entries(tmp_path / "run", "quarantine")
    assert entry["error"] == "too-many-scans"
    assert "3 halaman pindaian; batasnya 2" in entry["message"]


@pytest.mark.processes
def test_a_document_that_was_given_up_is_tried_again(tmp_path: Path) -> None:
    slow = STANDARD + "Catatan rapat tentang taman kota dan jalan desa\n" * 12_000
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "panjang.txt").write_text(slow, encoding="utf-8")
    short = RunPlan((tmp_path / "in",), tmp_path / "run", NO_OCR, limits=Limits(timeout_s=0.3))
    summary, _ = extract(short)
    assert summary.quarantined == {"timeout": 1}
    summary, paths = extract(RunPlan((tmp_path / "in",), tmp_path / "run", NO_OCR))
    assert paths == ["panjang.txt"]
    assert "timeout" not in summary.quarantined
