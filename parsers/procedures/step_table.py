"""A table inside the procedure's cell: what is done, by whom, how long -> steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import Cell
from extractor.passage import Passage, words_passage
from parsers.page_words import PageWords
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


_TOTAL = re.compile(r"(?:jumlah|total)(?:\s+\w+){0,3}\W*$", re.I)
_TICK = re.compile(r"[vVxX√✓✔☑●■◼•*]")


class _Column(NamedTuple):
    """A column of a step table: its edges, its kind, and who it stands for among the actors'."""

    x0_pt: float
    x1_pt: float
    kind: str | None
    head: Passage | None = None


class StepReading(NamedTuple):
    """The steps, the words of the table's head, the text of other columns, the total of times."""

    steps: tuple[StepRow, ...]
    head: Passage | None
    others: tuple[Passage, ...]
    total: Passage | None = None


def read_steps(page: PageWords, cells: Sequence[Cell]) -> StepReading | None:
    """Read cells as a step table; None unless a head names the steps' text and one column more."""
    rows = _rows(cells)
    texts = [[page.passage(cell) for cell in row] for row in rows[:HEAD_ROWS]]
    for number, row in enumerate(texts):
        counted = [_counts(page, cell, rows[number + 1 :]) for cell in rows[number]]
        kinds = _kinds([passage.text if passage else "" for passage in row], counted)
        if "text" in kinds and len(set(kinds) - {None}) >= 2:
            columns = [
                _Column(cell.bbox.x0_pt, cell.bbox.x1_pt, kind)
                for cell, kind in zip(rows[number], kinds, strict=True)
            ]
            below = number + 1
            actors = _actor_heads(page, rows[below : below + 1], columns)
            below += bool(actors)
            reading = _read(page, rows[below:], (*actors, *columns))
            above = [p for line in texts[:below] for p in line if p]
            above += [reading.head] if reading.head is not None else []
            head = words_passage(page.document, [w for p in above for w in p.words()])
            return reading._replace(head=head) if len(reading.steps) >= MIN_STEPS else None
    return None


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]


def _counts(page: PageWords, head: Cell, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the column below a head only numbers the rows, whatever the head says ("Langkah")."""
    middle = (head.bbox.x0_pt + head.bbox.x1_pt) / 2
    below = [c for row in rows for c in row if c.bbox.x0_pt <= middle <= c.bbox.x1_pt]
    numbers = [text.strip(" .()") for cell in below if (text := page.text(cell))]
    return len(numbers) >= MIN_STEPS and numbers == [str(n + 1) for n in range(len(numbers))]


def _kinds(texts: Sequence[str], counted: Sequence[bool]) -> list[str | None]:
    kinds: list[str | None] = []
    for text, is_numbers in zip(texts, counted, strict=True):
        found = next((kind for kind, head in _KINDS.items() if head.match(text.strip())), None)
        kind = "number" if is_numbers else found
        kinds.append(kind if kind not in kinds else None)
    return kinds


def _actor_heads(
    page: PageWords, rows: Sequence[Sequence[Cell]], columns: Sequence[_Column]
) -> list[_Column]:
    """The columns of a head's second row: who does it, one column each below "Pelaksana"."""
    spans = [column for column in columns if column.kind == "actor"]
    cells = [cell for row in rows for cell in row if page.inside(cell.bbox)]
    if not spans or len(cells) < MIN_STEPS:
        return []
    is_below = all(_kind_of(cell, spans) == "actor" for cell in cells)
    return [
        _Column(cell.bbox.x0_pt, cell.bbox.x1_pt, "tick", page.passage(cell))
        for cell in cells
        if is_below
    ]


def _read(
    page: PageWords, rows: Sequence[Sequence[Cell]], columns: Sequence[_Column]
) -> StepReading:
    steps: list[StepRow] = []
    others: list[Passage] = []
    total: Passage | None = None
    framing: list[Passage] = []  # ticks and the row of totals
    for row in rows:
        found, ticks, left = _row(page, row, columns)
        framing += ticks
        if "text" not in found:
            others += [*found.values(), *left]
        elif _TOTAL.match(found["text"].text) and "number" not in found:
            framing += [*found.values(), *left]
            total = found.get("duration")
        else:
            others += left
            steps.append(
                StepRow(
                    found.get("number"), found["text"], found.get("actor"), found.get("duration")
                )
            )
    words = [word for passage in framing for word in passage.words()]
    head = words_passage(page.document, words) if words else None
    return StepReading(tuple(steps), head, tuple(others), total)


def _row(
    page: PageWords, row: Sequence[Cell], columns: Sequence[_Column]
) -> tuple[dict[str, Passage], list[Passage], list[Passage]]:
    """What a row's cells hold, by the kind of their column; its ticks; its other cells' text."""
    found: dict[str, Passage] = {}
    ticks: list[Passage] = []
    others: list[Passage] = []
    for cell in row:
        passage = page.passage(cell)
        column = _column_of(cell, columns)
        if passage is None:
            continue
        if column is not None and column.kind == "tick" and _TICK.fullmatch(passage.text):
            found.setdefault("actor", column.head or passage)
            ticks.append(passage)
        elif column is None or column.kind is None or column.kind in found:
            others.append(passage)
        else:
            found[column.kind] = passage
    return found, ticks, others


def _kind_of(cell: Cell, columns: Sequence[_Column]) -> str | None:
    column = _column_of(cell, columns)
    return column.kind if column is not None else None


def _column_of(cell: Cell, columns: Sequence[_Column]) -> _Column | None:
    middle = (cell.bbox.x0_pt + cell.bbox.x1_pt) / 2
    return next((c for c in columns if c.x0_pt <= middle <= c.x1_pt), None)
