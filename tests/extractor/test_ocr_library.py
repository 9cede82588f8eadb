"""The engine that is kept for many pages, beside the program that is started for each."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.errors import OcrTimeout
from extractor.ocr import library, recognition
from extractor.ocr.lines import RawWord
from extractor.ocr.ocr import OcrOptions
from extractor.ocr.page_image import Grey
from extractor.ocr.timed_program import Allowance
from extractor.read import read_document
from tests.support.scanned_pages import (
    LINES,
    Scanner,
    requires_tesseract,
    scanned,
    text_page,
    visible_lines,
)

DOTS_PER_INCH = 200

requires_library = pytest.mark.skipif(
    library.kept_engine(recognition.tesseract_version() or "", recognition.ocr_language() or "")
    is None,
    reason="tesseract's library is not installed beside its program",
)


def drawn(lines: tuple[str, ...], noise: float) -> Grey:
    import pymupdf

    with pymupdf.open(stream=text_page(lines)) as pdf:
        pixmap = pdf[0].get_pixmap(dpi=DOTS_PER_INCH, colorspace="gray")
    picture = np.frombuffer(pixmap.samples, dtype=np.uint8).reshape(pixmap.height, pixmap.width)
    light = picture + np.random.default_rng(3).normal(0, noise, picture.shape)
    return np.asarray(np.clip(light, 0, 255), dtype=np.uint8)


def read(grey: Grey) -> list[RawWord]:
    return recognition.recognized(grey, DOTS_PER_INCH, Allowance(30))


@requires_tesseract
@requires_library
def test_library_and_program_read_the_same_whatever_was_read_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = [drawn(LINES, noise) for noise in (0, 70)] + [drawn(LINES[::-1], 40)]
    kept = [read(page) for page in pages]
    assert kept == [read(page) for page in pages[::-1]][::-1]
    monkeypatch.setattr(recognition, "kept_engine", lambda version, language: None)
    assert kept == [read(page) for page in pages]
    assert len(kept[0]) > 30


@requires_tesseract
def test_a_library_of_another_version_is_not_used() -> None:
    assert library.kept_engine("0.0.1", "ind") is None


@requires_tesseract
@pytest.mark.parametrize("is_kept", [True, False], ids=["library", "program"])
def test_a_page_beyond_its_time_is_given_up_and_the_next_one_read(
    is_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_kept:
        monkeypatch.setattr(recognition, "kept_engine", lambda version, language: None)
    scan = scanned(text_page(), Scanner(noise=8))
    with pytest.raises(OcrTimeout):
        read_document(scan, "surat.pdf", OcrOptions(timeout_s=0.01))
    assert visible_lines(read_document(scan, "surat.pdf")) == list(LINES)


@requires_tesseract
@requires_library
def test_a_page_that_has_no_room_in_memory_is_said_to_have_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library, "_room_bytes", lambda: 50 << 20)
    with pytest.raises(MemoryError):
        read(drawn(LINES, 0))
