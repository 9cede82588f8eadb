"""A source that gave no record, line by line: what each line was taken for.

Read in a process of its own, as every source is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from corpus.own_words import index_of
from corpus.run.attachments import source_bytes
from corpus.run.outcome import ReadOptions, Work
from corpus.run.reading import MoreTime
from extractor.errors import ExtractionError
from extractor.ocr.ocr import OcrOptions
from extractor.page import Document
from extractor.passage import rounded
from extractor.read import read_document
from parsers.furniture.portal_words import has_boilerplate
from parsers.markers import leading_marker
from parsers.names.headings import PLACED_SCORE, HeadingIndex
from parsers.names.offices import is_org
from parsers.names.own_labels import knowing_labels
from parsers.names.titles import names_service
from parsers.refusals.standard_signs import heading_like_lines

Entry = dict[str, Any]
MOST_LINES = 5_000


class TakenLine(NamedTuple):
    """A line, where it stands (page, and line in a text), and what it was taken for."""

    page: int
    line: int | None
    taken_for: str
    component: str | None
    text: str


def taken_lines(document: Document, headings: HeadingIndex) -> Iterator[TakenLine]:
    """Every line of a document with what it was taken for, in reading order."""
    unknown = {line.text for line in heading_like_lines(document, headings)}
    under: str | None = None
    for line, text in zip(document.lines, document.line_texts, strict=True):
        taken_for, component = _taken_for(text, headings, is_like_heading=text in unknown)
        if component is not None:
            under = component
        elif taken_for == "unknown-heading":
            under = None
        elif taken_for == "text" and under is not None:
            taken_for, component = "content", under
        number = line.words[0].line_number if line.words else None
        yield TakenLine(line.page_number, number, taken_for, component, text)


def _taken_for(
    text: str, headings: HeadingIndex, *, is_like_heading: bool
) -> tuple[str, str | None]:
    match = headings.place(text)
    if match is not None:
        is_known = match.score != PLACED_SCORE
        return "heading" if is_known else "heading-by-words", match.component
    started = headings.match_start(text)
    if started is not None:
        return "heading-with-value", started[0].component
    if has_boilerplate(text):
        return "portal-words", None
    if names_service(text):
        return "service-label", None
    if is_org(text):
        return "office", None
    if is_like_heading:
        return "unknown-heading", None
    return "list-item" if leading_marker(text) is not None else "text", None


def lines_of(work: Work, options: ReadOptions, more_time: MoreTime) -> list[Entry] | str:
    """The lines of a source as a review shows them; a sentence where it cannot be read."""
    try:
        data = source_bytes(work.location, options.passwords)
        ocr = OcrOptions(mode=options.ocr, most_pages=options.ocr_pages)
        name = PurePosixPath(work.path).name
        document = read_document(data, name, ocr, options.access)
    except ExtractionError as error:
        return error.message
    with knowing_labels(options.own_labels):
        taken_for = list(taken_lines(document, index_of(options.own_headings)))
    lines = zip(document.lines, taken_for, strict=True)
    return [
        {
            "n": taken.line if taken.line is not None else number,
            "page": taken.page,
            "bbox": list(rounded(line.bbox)) if line.bbox is not None else None,
            "text": taken.text,
            "fate": taken.taken_for,
            "path": taken.component,
        }
        for number, (line, taken) in enumerate(lines, 1)
        if number <= MOST_LINES
    ]
