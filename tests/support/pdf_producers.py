"""The sheets of a synthetic document, written to PDF by programs other than the project's own.

Offices print from word processors, browsers and report generators; each writes text in its own
way (fonts embedded or not, one run or many, other file structure), and a reader should not care.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from extractor.pdf_writer import Sheet, Stroke, TextRun, text_width_pt
from tests.support.chromium import CHROMIUM

FONTS = {False: "Helvetica", True: "Helvetica-Bold"}


def reportlab_pdf(sheets: Sequence[Sheet]) -> bytes:
    """By reportlab, which writes nothing that depends on the day."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for sheet in sheets:
        canvas.setPageSize((sheet.width_pt, sheet.height_pt))
        for stroke in sheet.strokes:
            canvas.setLineWidth(stroke.width_pt)
            canvas.setStrokeColorRGB(*stroke.colour)
            y0_pt, y1_pt = sheet.height_pt - stroke.y0_pt, sheet.height_pt - stroke.y1_pt
            canvas.line(stroke.x0_pt, y0_pt, stroke.x1_pt, y1_pt)
        for run in sheet.runs:
            canvas.setFont(FONTS[run.is_bold], run.size_pt)
            canvas.setFillColorRGB(*run.colour)
            canvas.drawString(run.x_pt, sheet.height_pt - run.baseline_pt, run.text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def page_html(sheets: Sequence[Sheet]) -> str:
    """The sheets as pages of a browser: one drawing each, its texts at their baselines."""
    pages = "".join(_drawing(sheet) for sheet in sheets)
    first = sheets[0]
    return (
        "<!DOCTYPE html><meta charset='utf-8'><style>"
        f"@page {{ size: {first.width_pt}pt {first.height_pt}pt; margin: 0 }}"
        "body { margin: 0 } svg { display: block; break-after: page }"
        "text { font-family: 'Liberation Sans', Arial, sans-serif; white-space: pre }"
        f"</style>{pages}"
    )


def _drawing(sheet: Sheet) -> str:
    size = f"width='{sheet.width_pt}pt' height='{sheet.height_pt - 0.5}pt'"
    box = f"viewBox='0 0 {sheet.width_pt} {sheet.height_pt - 0.5}'"
    lines = "".join(map(_line, sheet.strokes))
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size} {box}>{lines}{_texts(sheet.runs)}</svg>"


def _line(stroke: Stroke) -> str:
    ends = f"x1='{stroke.x0_pt}' y1='{stroke.y0_pt}' x2='{stroke.x1_pt}' y2='{stroke.y1_pt}'"
    return f"<line {ends} stroke='{_rgb(stroke.colour)}' stroke-width='{stroke.width_pt}'/>"


def _texts(runs: Sequence[TextRun]) -> str:
    """Texts as wide as the plan has them, whichever fonts the machine has."""
    return "".join(
        f"<text x='{run.x_pt}' y='{run.baseline_pt}' font-size='{run.size_pt}'"
        f" textLength='{text_width_pt(run.text, run.size_pt, run.is_bold):.2f}'"
        f" lengthAdjust='spacingAndGlyphs' font-weight='{700 if run.is_bold else 400}'"
        f" fill='{_rgb(run.colour)}'>{escape(run.text)}</text>"
        for run in runs
    )


def _rgb(colour: tuple[float, float, float]) -> str:
    return "rgb(" + ",".join(str(round(255 * part)) for part in colour) + ")"


@contextmanager
def chromium_page() -> Iterator[Any]:
    """A page of the system's Chromium, without a network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            context = browser.new_context(offline=True)
            yield context.new_page()
        finally:
            browser.close()


def chromium_pdf(page: Any, sheets: Sequence[Sheet]) -> bytes:
    """By a browser's "print to PDF"."""
    page.set_content(page_html(sheets))
    data: bytes = page.pdf(prefer_css_page_size=True, print_background=True)
    return data
