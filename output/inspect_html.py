"""A document's pages with the fate of every word drawn on them."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from corpus.pipeline import Extraction
from corpus.record.fates import Stretch
from corpus.record.masking.mask import MASK
from corpus.record.trace import trace_lines
from corpus.run.workers import Job, Limits, Lost, Worker
from corpus.whole_file import write_whole
from extractor.page import Document, Page
from extractor.passage import Passage, Piece
from extractor.pdf.opening import render_page
from extractor.picture.picture import drawable, has_pages
from output.fate_names import FATE_NAMES
from output.templating import render

DRAWING = Limits(timeout_s=10.0)  # of one page; most take a twentieth of a second
PAGE_DPI = 110  # sharp enough to read 8 pt type on a screen, about 100 KB a page
MARGIN_PT = 1.2  # air around a word's box


def write_inspection(extraction: Extraction, data: bytes, target: Path) -> None:
    """Write one self-contained HTML page."""
    is_drawn = has_pages(extraction.document.media_type)
    counts = Counter(stretch.fate for stretch in extraction.fates)
    page = render(
        "inspect.html",
        name=extraction.document.name,
        claim=extraction.claim,
        reader=extraction.document.reader,
        pages=list(_pages(extraction, data)) if is_drawn else [],
        lines=[] if is_drawn else list(_lines(extraction)),
        records=[_summary(record) for record in extraction.records],
        fates=[(fate, label, counts[fate]) for fate, label in FATE_NAMES.items() if counts[fate]],
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, page.encode())


def _pages(extraction: Extraction, data: bytes) -> Iterator[dict[str, Any]]:
    boxes = _boxes(extraction)
    read = [page for page in extraction.document.pages if not page.is_left_out]
    numbers = [page.number for page in read]
    with closing(Worker(DRAWING)) as drawer:
        drawn = drawer.run(Job(__name__, "draw_page", data), numbers)
    for page, png in zip(read, drawn, strict=True):
        shown = None if isinstance(png, Lost) else _picture(extraction.document, page, png)
        picture = base64.b64encode(shown).decode() if shown is not None else None
        yield {
            "number": page.number,
            "width": page.width_pt,
            "height": page.height_pt,
            "picture": picture,
            "is_ocr": page.is_ocr,
            "image": _image_frame(page),
            "boxes": boxes.get(page.number, []),
        }


def draw_page(number: int, data: bytes, more_time: Callable[[float], None]) -> bytes:
    """A page as PNG, drawn in a process of its own: it may take minutes, or all memory."""
    return render_page(drawable(data), number, PAGE_DPI)


def _picture(document: Document, page: Page, drawn: bytes) -> bytes:
    """The page as PNG, masked words painted over.

    Of a masked document a page that was read from its picture is left white: it may show names
    that nobody has read.
    """
    if document.unmasked_tape is None:
        return drawn
    scale = PAGE_DPI / 72
    if page.is_ocr or page.turned_degrees:
        size = (round(page.width_pt * scale), round(page.height_pt * scale))
        picture = Image.new("RGB", size, "white")
    else:
        picture = Image.open(io.BytesIO(drawn)).convert("RGB")
        brush = ImageDraw.Draw(picture)
        for word in document.words:
            if word.page_number == page.number and word.bbox is not None and MASK in word.text:
                x0, top, x1, bottom = (edge * scale for edge in word.bbox)
                brush.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), fill="black")
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _image_frame(page: Page) -> dict[str, float]:
    """Where the page's picture lies under its boxes: OCR reads a page turned upright."""
    width, height = page.width_pt, page.height_pt
    if round(page.turned_degrees / 90) % 2:
        width, height = height, width
    return {
        "x": (page.width_pt - width) / 2,
        "y": (page.height_pt - height) / 2,
        "width": width,
        "height": height,
        "turned": page.turned_degrees,
        "middle_x": page.width_pt / 2,
        "middle_y": page.height_pt / 2,
    }


def _boxes(extraction: Extraction) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for stretch in extraction.fates:
        passage = Passage(extraction.document, [Piece(stretch.start, stretch.end)])
        for place in passage.places():
            if place.page is None or place.bbox is None:
                continue
            x0, top, x1, bottom = place.bbox
            found.setdefault(place.page, []).append(
                {
                    "x": x0 - MARGIN_PT,
                    "y": top,
                    "width": x1 - x0 + 2 * MARGIN_PT,
                    "height": bottom - top,
                    "fate": stretch.fate,
                    "title": _title(stretch, passage.text),
                }
            )
    return found


def _title(stretch: Stretch, text: str) -> str:
    where = f" → {stretch.path}" if stretch.path else ""
    return f"{FATE_NAMES[stretch.fate]}{where}\n{text}"


def _lines(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """A text's lines, cut into stretches of one fate."""
    for line in trace_lines(extraction.document, extraction.fates, extraction.document.name):
        parts: list[dict[str, Any]] = []
        position = 0
        for span in line["spans"]:
            if span["start"] > position:
                parts.append(
                    {"text": line["text"][position : span["start"]], "fate": "", "title": ""}
                )
            label = FATE_NAMES[span["fate"]]
            parts.append(
                {
                    "text": line["text"][span["start"] : span["end"]],
                    "fate": span["fate"],
                    "title": f"{label} → {span['path']}" if span["path"] else label,
                }
            )
            position = span["end"]
        yield {"number": line["line"], "parts": parts}


def _summary(record: Any) -> dict[str, Any]:
    return {
        "title": record.service.title or record.service.label or record.service.kind or "Layanan?",
        "unit": record.unit.name or "",
        "record_id": record.record_id,
        "findings": [
            {"severity": f.severity, "rule": f.rule, "message": f.message} for f in record.findings
        ],
        "unrecognized": [rest.text for rest in record.unrecognized],
    }
