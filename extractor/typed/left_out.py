"""Rows of a piped table without the cells that span them, as pages give tables away as text.

Persyaratan: | 1. | Kartu keluarga |
2. | Pas foto | |                        the name's cell spans this row, so its cells moved left
salinannya; | ||                         and the number's spans this one, too
3. | Surat pengantar | |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.typed.cells import Stretch

Cells = list[list[Stretch]]

_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*$")


def with_left_out(lines: Sequence[str], rows: Sequence[Cells]) -> list[Cells]:
    """The rows, those moved back to the right whose numbers say where they stood.

    A row without a number is moved only between two that are: alone it may be a heading across
    the table.
    """
    found = [list(row) for row in rows]
    column, number = 0, 0  # of the list's last number, where it does not stand first in its row
    waiting: list[int] = []  # rows without one since then
    for place, row in enumerate(found):
        texts = [_text(lines, cell) for cell in row]
        at = next((n for n, text in enumerate(texts) if _NUMBER.match(text)), None)
        counted = int(re.sub(r"\D", "", texts[at])) if at is not None else 0
        if at is not None and at > 0:
            column, number, waiting = at, counted, []
        elif at == 0 and column and counted == number + 1 and _has_room(texts, column):
            found[place] = _moved(row, column)
            for between in waiting:
                found[between] = _moved(found[between], column + 1)
            number, waiting = counted, []
        elif at is None and column and texts and texts[0] and _has_room(texts, column + 1):
            waiting.append(place)
        else:
            column, waiting = 0, []
    return found


def _text(lines: Sequence[str], cell: Sequence[Stretch]) -> str:
    return " ".join(lines[part.line][part.start : part.end] for part in cell).strip()


def _has_room(texts: Sequence[str], count: int) -> bool:
    """Whether so many cells at a row's end are empty, and others are left."""
    return len(texts) > count and not any(texts[-count:])


def _moved(row: Cells, count: int) -> Cells:
    return [*([] for _ in range(count)), *row[:-count]]
