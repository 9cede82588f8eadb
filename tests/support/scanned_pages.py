"""Scans made in the test: pages written as text, drawn as pictures, and put into a PDF again."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageFilter

from extractor.ocr.recognition import tesseract_version
from extractor.page import Document
from extractor.pdf_writer import Sheet, TextRun, write_pdf

# In CI a missing tesseract is a mistake in the set-up, not a reason to skip.
requires_tesseract = pytest.mark.skipif(
    tesseract_version() is None and os.environ.get("CI") != "true",
    reason="tesseract is not installed (apt install tesseract-ocr tesseract-ocr-ind)",
)

LINES = (
    "Standar Pelayanan Peminjaman Ruang Rapat",
    "Persyaratan",
    "1. Surat permohonan dari pimpinan lembaga",
    "2. Fotokopi kartu identitas penanggung jawab",
    "3. Daftar alat yang akan dipakai di dalam ruang",
    "Waktu Penyelesaian",
    "Paling lambat 2 (dua) hari kerja sejak berkas lengkap",
    "Biaya / Tarif",
    "Tidak dipungut biaya",
)
WIDTH_PT, HEIGHT_PT = 400.0, 300.0


@dataclass(frozen=True)
class Scanner:
    """What a scanner does to a page. Angles clockwise, in degrees."""

    dots_per_inch: int = 200
    skew_degrees: float = 0.0
    quarter_turns: int = 0
    noise: float = 0.0
    blur_px: float = 0.0
    jpeg_quality: int = 75
    is_shaded: bool = False


CLEAN = Scanner()


def text_page(lines: tuple[str, ...] = LINES) -> bytes:
    """A page of a few lines, 26 pt apart."""
    runs = tuple(TextRun(line, 40, 50 + 26 * place, 12) for place, line in enumerate(lines))
    return write_pdf([Sheet(runs, width_pt=WIDTH_PT, height_pt=HEIGHT_PT)])


def scanned(data: bytes, scanner: Scanner = CLEAN, unseen: str | None = None) -> bytes:
    """The pages of a PDF as pictures; `unseen` is laid over each as an invisible text layer."""
    source, target = pymupdf.open(stream=data), pymupdf.open()
    for page in source:
        picture = _photographed(page, scanner)
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=scanner.jpeg_quality)
        scale = 72 / scanner.dots_per_inch
        copy = target.new_page(width=picture.width * scale, height=picture.height * scale)
        copy.insert_image(copy.rect, stream=packed.getvalue())
        if unseen is not None:
            for place, line in enumerate(unseen.split("\n")):
                copy.insert_text((40, 50 + 26 * place), line, fontsize=12, render_mode=3)
    return bytes(target.tobytes())


def _photographed(page: pymupdf.Page, scanner: Scanner) -> Image.Image:
    pixmap = page.get_pixmap(dpi=scanner.dots_per_inch, colorspace="gray")
    picture = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples)
    if scanner.skew_degrees:
        picture = picture.rotate(
            -scanner.skew_degrees, resample=Image.Resampling.BICUBIC, fillcolor=255
        )
    if scanner.blur_px:
        picture = picture.filter(ImageFilter.GaussianBlur(scanner.blur_px))
    light = np.asarray(picture, dtype=np.float64)
    if scanner.is_shaded:
        light = light * np.linspace(0.5, 1.0, light.shape[1])
    if scanner.noise:
        light = light + np.random.default_rng(7).normal(0, scanner.noise, light.shape)
    picture = Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))
    return picture.rotate(-90 * scanner.quarter_turns, expand=True)


def visible_lines(document: Document) -> list[str]:
    """The lines that a reader sees."""
    return [line.text for line in document.lines if line.text]
