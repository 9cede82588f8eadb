"""The texts in which names and numbers are looked for: lines, paragraphs, rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.page import BBox, Cell, Document, Line, Word
from extractor.passage import Passage, join_passages, line_passage, words_passage
from parsers.lists.paragraphs import paragraphs
from parsers.section import Section, Segmentation

SEAM = "\t"  # between the cells of a row
SHORT_CELL_CHARS = 80  # a longer cell holds more than a name or a number: its lines are looked at


class Unit(NamedTuple):
    """A line, a paragraph or a row of cells: its words, and its text of the same length."""

    passage: Passage
    text: str


def blocks(document: Document, segmentation: Segmentation) -> Iterator[list[Unit]]:
    """All texts of a document, in rows that follow each other; much stands in several of them."""
    yield _rows(document)
    for standard in segmentation.standards:
        for section in standard.sections:
            if section.body:
                yield paragraphs_of(section)
    yield [*_table_rows(document)]
    yield [*_lines_with_signs(document)]


def paragraphs_of(section: Section) -> list[Unit]:
    """A section's paragraphs: a wrapped line goes on with the one before it."""
    body, text = paragraphs(section.body, section.right_pt)
    units: list[Unit] = []
    start = 0
    for part in text.split("\n"):
        passage = body.cut(start, start + len(part))
        if passage:
            units.append(Unit(passage, passage.text))
        start += len(part) + 1
    return units


def in_one(units: Sequence[Unit], seam: str) -> Unit:
    """Several texts as one, with the seam for the space between each two."""
    passage = join_passages(unit.passage for unit in units)
    text = seam.join(unit.text for unit in units)
    if len(text) != len(passage.text):  # never: passages are joined with one space each
        raise ValueError("texts and passages of different lengths")
    return Unit(passage, text)


def _rows(document: Document) -> list[Unit]:
    rows = []
    for _, lines in groupby(document.lines, key=lambda line: (line.page_number, line.row)):
        cells = [
            Unit(passage, passage.text) for line in lines if (passage := _visible(document, line))
        ]
        if cells:
            rows.append(in_one(cells, SEAM))
    return [Unit(row.passage, row.text.replace("|", SEAM)) for row in rows]


def _visible(document: Document, line: Line) -> Passage:
    return line_passage(document, line) if line.words else Passage(document, ())


def _lines_with_signs(document: Document) -> Iterator[Unit]:
    """Lines of Markdown with the targets of their links, which no reader of the page sees."""
    for line in document.lines:
        if line.words and not all(word.is_visible for word in line.words):
            passage = words_passage(
                document, [word._replace(is_visible=True) for word in line.words]
            )
            yield Unit(passage, passage.text)


def _table_rows(document: Document) -> Iterator[Unit]:
    """The short cells of each row of a ruled table, whatever number of lines they have."""
    for page in document.pages:
        if not page.tables:
            continue
        words = [word for word in document.words if word.page_number == page.number]
        for table in page.tables:
            within = [word for word in words if _is_in(word, table.bbox)]
            for row in table.rows:
                cells = [cell for cell in _cells(document, row, within) if cell is not None]
                if len(cells) > 1:
                    yield in_one(cells, SEAM)


def _cells(document: Document, row: Iterable[Cell], words: Sequence[Word]) -> Iterator[Unit | None]:
    for cell in row:
        inside = [word for word in words if word.is_visible and _is_in(word, cell.bbox)]
        order = document.line_of_word
        inside.sort(key=lambda word: (order[word.order], word.order))
        passage = words_passage(document, inside) if inside else None
        if passage and len(passage.text) <= SHORT_CELL_CHARS:
            yield Unit(passage, passage.text)


def _is_in(word: Word, box: BBox) -> bool:
    if word.bbox is None:
        return False
    x_pt = (word.bbox.x0_pt + word.bbox.x1_pt) / 2
    y_pt = (word.bbox.top_pt + word.bbox.bottom_pt) / 2
    return box.x0_pt <= x_pt <= box.x1_pt and box.top_pt <= y_pt <= box.bottom_pt
