"""The cells of a row's text, where it is split into several, as body lines."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import Cell, Document, Word
from parsers.lists.cell_lines import body_lines
from parsers.lists.columns import marker_of
from parsers.markers import leading_marker
from parsers.page_words import PageWords
from parsers.printed_rows import printed_rows
from parsers.row_events import text_row
from parsers.section import Row

MAX_NAME_WORDS = 8  # of a group: "Pasien BPJS Kesehatan"
NUMBER_LETTERS = 4  # "12.", "iv)": a cell that holds no more is the number of the text beside it


def cell_rows_lines(document: Document, page: PageWords, cells: Sequence[Cell]) -> list[Row]:
    """Lines of cells that stand one below the other; cells side by side follow each other.

    A number's cell is put in front of its text, short cells side by side are one line.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    lines: list[Row] = []
    pending: list[Word] = []
    for number in sorted(rows):
        held = [page.inside(cell.bbox) for cell in rows[number]]
        filled = [words for words in held if words]
        if len(filled) <= 1:
            pending += [word for words in filled for word in words]
            continue
        lines += body_lines(document, pending)
        pending = []
        lines += _side_by_side(document, filled)
    return [*lines, *body_lines(document, pending)]


def _side_by_side(document: Document, cells: Sequence[Sequence[Word]]) -> list[Row]:
    rows = [printed_rows(words) for words in cells]
    if all(len(found) == 1 for found in rows):
        return [text_row(document, [word for found in rows for word in found[0]])]
    lines: list[Row] = []
    number: list[Word] = []
    if _is_number(cells[0]):
        number = [word for row in rows[0] for word in row]
        cells, rows = cells[1:], rows[1:]
    for position, words in enumerate(cells):
        if position == 0 and not number and _names_group(words, cells[1:]):
            name = text_row(document, [word for row in rows[0] for word in row])
            lines.append(name._replace(names_group=True))
            continue
        if position == 0 and number:
            lines.append(text_row(document, [*number, *rows[0][0]]))
            words = [word for row in rows[0][1:] for word in row]
        lines += body_lines(document, words)
    return lines


def _names_group(words: Sequence[Word], others: Sequence[Sequence[Word]]) -> bool:
    """Whether a cell is the name of the list that stands in the cell beside it."""
    rows = printed_rows(words)
    return (
        len(words) <= MAX_NAME_WORDS
        and marker_of(rows[0]) is None
        and bool(others)
        and marker_of(printed_rows(others[0])[0]) is not None
    )


def _is_number(words: Sequence[Word]) -> bool:
    text = "".join(word.text for word in words)
    if len(text) > NUMBER_LETTERS:
        return False
    return text.isdecimal() or leading_marker(f"{text} x") is not None
