"""A table inside the procedure's cell: what is done, by whom, how long -> steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import Cell, Document
from extractor.passage import Passage, words_passage
from parsers.cell_lines import PageWords, word_rows
from parsers.section import StepRow

MIN_STEPS = 2
HEAD_ROWS = 3  # the head of a table stands in its first rows

_KINDS = {
    "number": re.compile(r"(?:no(?:mor)?\.?(?:\s*urut)?|urut(?:an)?|langkah\s*ke|tahap)\s*$", re.I),
    "text": re.compile(
        r"(?:uraian|kegiatan|langkah(?:-langkah)?|aktivitas|aktifitas|proses|prosedur|tahapan"
        r"|keterangan\s+proses|deskripsi|alur|mekanisme)\b.{0,30}$",
        re.I,
    ),
    "actor": re.compile(
        r"(?:pelaksana|petugas|penanggung\s*jawab|pj|pihak|oleh|pelaku|unit|jabatan|aktor)\b.{0,25}$",
        re.I,
    ),
    "duration": re.compile(
        r"(?:waktu|lama|durasi|jangka\s*waktu|estimasi|lama\s*waktu)\b.{0,25}$", re.I
    ),
}


class StepReading(NamedTuple):
    """The steps, the words of the table's head, and the text of cells of other columns."""

    steps: tuple[StepRow, ...]
    head: Passage | None
    others: tuple[Passage, ...]


def read_steps(document: Document, page: PageWords, cells: Sequence[Cell]) -> StepReading | None:
    """Read cells as a step table; None unless a head names the steps' text and one column more."""
    rows = _rows(cells)
    texts = [[_text(document, page, cell) for cell in row] for row in rows[:HEAD_ROWS]]
    for number, row in enumerate(texts):
        counted = [_counts(document, page, cell, rows[number + 1 :]) for cell in rows[number]]
        kinds = _kinds([passage.text if passage else "" for passage in row], counted)
        if "text" in kinds and len(set(kinds) - {None}) >= 2:
            columns = [
                (cell.bbox.x0_pt, cell.bbox.x1_pt, kind)
                for cell, kind in zip(rows[number], kinds, strict=True)
            ]
            reading = _read(document, page, rows[number + 1 :], columns)
            above = [p for line in texts[: number + 1] for p in line if p]
            head = words_passage(document, [w for p in above for w in p.words()])
            return reading._replace(head=head) if len(reading.steps) >= MIN_STEPS else None
    return None


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]


def _text(document: Document, page: PageWords, cell: Cell) -> Passage | None:
    words = [word for row in word_rows(page.inside(cell.bbox)) for word in row]
    return words_passage(document, words) if words else None


def _counts(
    document: Document, page: PageWords, head: Cell, rows: Sequence[Sequence[Cell]]
) -> bool:
    """Whether the column below a head only numbers the rows, whatever the head says ("Langkah")."""
    middle = (head.bbox.x0_pt + head.bbox.x1_pt) / 2
    below = [c for row in rows for c in row if c.bbox.x0_pt <= middle <= c.bbox.x1_pt]
    texts = [passage.text for cell in below if (passage := _text(document, page, cell))]
    numbers = [text.strip(" .()") for text in texts]
    return len(numbers) >= MIN_STEPS and numbers == [str(n + 1) for n in range(len(numbers))]


def _kinds(texts: Sequence[str], counted: Sequence[bool]) -> list[str | None]:
    kinds: list[str | None] = []
    for text, is_numbers in zip(texts, counted, strict=True):
        found = next((kind for kind, head in _KINDS.items() if head.match(text.strip())), None)
        kind = "number" if is_numbers else found
        kinds.append(kind if kind not in kinds else None)
    return kinds


def _read(
    document: Document,
    page: PageWords,
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[tuple[float, float, str | None]],
) -> StepReading:
    steps: list[StepRow] = []
    others: list[Passage] = []
    for row in rows:
        found: dict[str, Passage] = {}
        for cell in row:
            passage = _text(document, page, cell)
            kind = _kind_of(cell, columns)
            if passage is None:
                continue
            if kind is None or kind in found:
                others.append(passage)
            else:
                found[kind] = passage
        if "text" in found:
            steps.append(
                StepRow(
                    found.get("number"), found["text"], found.get("actor"), found.get("duration")
                )
            )
        else:
            others += found.values()
    return StepReading(tuple(steps), None, tuple(others))


def _kind_of(cell: Cell, columns: Sequence[tuple[float, float, str | None]]) -> str | None:
    middle = (cell.bbox.x0_pt + cell.bbox.x1_pt) / 2
    return next((kind for x0, x1, kind in columns if x0 <= middle <= x1), None)
