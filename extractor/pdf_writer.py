"""Drawing text and lines on pages: synthetic documents, whose words are known beforehand.

The counterpart of `extractor.pdf.pdf`. Only the two Helvetica faces that every viewer has are used,
so a document holds no font files, and the same sheets give the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

os.environ.setdefault("PYMUPDF_SUGGEST_LAYOUT_ANALYZER", "0")  # else an advert on stdout

import pymupdf

A4_WIDTH_PT = 595.28
A4_HEIGHT_PT = 841.89
Colour = tuple[float, float, float]  # red, green, blue, each 0 to 1
BLACK: Colour = (0.0, 0.0, 0.0)

_FACES = {False: "helv", True: "hebo"}
_FONTS = {is_bold: pymupdf.Font(face) for is_bold, face in _FACES.items()}
# What these fonts are encoded in, viewers and readers alike: Latin letters, – — • § “ ”.
_ENCODING = "cp1252"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words on one baseline, in points from the page's top left."""

    text: str
    x_pt: float
    baseline_pt: float
    size_pt: float
    is_bold: bool = False
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, in points from the page's top left."""

    x0_pt: float
    y0_pt: float
    x1_pt: float
    y1_pt: float
    width_pt: float = 0.5
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its runs are written in the order given, which need not be the reading order."""

    runs: tuple[TextRun, ...]
    strokes: tuple[Stroke, ...] = ()
    width_pt: float = A4_WIDTH_PT
    height_pt: float = A4_HEIGHT_PT


def text_width_pt(text: str, size_pt: float, is_bold: bool = False) -> float:
    """How wide a text is drawn."""
    width: float = _FONTS[is_bold].text_length(text, size_pt)
    return width


def wrapped(text: str, width_pt: float, size_pt: float, is_bold: bool = False) -> list[str]:
    """The text in lines no wider than `width_pt`; a single word is never cut.

    >>> wrapped("Pelayanan Statistik Terpadu", 100, 11)
    ['Pelayanan Statistik', 'Terpadu']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_pt(longer, size_pt, is_bold) <= width_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write_pdf(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a PDF without dates or random identifiers.

    Raises `ValueError` for no sheets and for a character that the fonts do not have.
    """
    if not sheets:
        raise ValueError("a PDF needs at least one sheet")
    pdf = pymupdf.open()
    try:
        for sheet in sheets:
            _add_page(pdf, sheet)
        pdf.set_metadata({})
        data: bytes = pdf.tobytes(garbage=3, deflate=True, no_new_id=True)
    finally:
        pdf.close()
    return data


def _add_page(pdf: Any, sheet: Sheet) -> None:
    page = pdf.new_page(width=sheet.width_pt, height=sheet.height_pt)
    for face in _FACES.values():
        page.insert_font(fontname=face)
    parts = [_stroke_operators(stroke, sheet.height_pt) for stroke in sheet.strokes]
    parts += [_run_operators(run, sheet.height_pt) for run in sheet.runs]
    xref = pdf.get_new_xref()
    pdf.update_object(xref, "<<>>")
    pdf.update_stream(xref, "\n".join(parts).encode("ascii"))
    page.set_contents(xref)


def _run_operators(run: TextRun, height_pt: float) -> str:
    """One text object. The library's own text call has no dashes or bullets in these fonts."""
    letters = run.text.encode(_ENCODING).hex()
    red, green, blue = run.colour
    return (
        f"BT /{_FACES[run.is_bold]} {run.size_pt:.2f} Tf {red:.3f} {green:.3f} {blue:.3f} rg "
        f"1 0 0 1 {run.x_pt:.2f} {height_pt - run.baseline_pt:.2f} Tm <{letters}> Tj ET"
    )


def _stroke_operators(stroke: Stroke, height_pt: float) -> str:
    red, green, blue = stroke.colour
    return (
        f"{stroke.width_pt:.2f} w {red:.3f} {green:.3f} {blue:.3f} RG "
        f"{stroke.x0_pt:.2f} {height_pt - stroke.y0_pt:.2f} m "
        f"{stroke.x1_pt:.2f} {height_pt - stroke.y1_pt:.2f} l S"
    )
