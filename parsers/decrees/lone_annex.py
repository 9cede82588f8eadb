"""The lines that a decree's annex begins with, where the annex is printed without its decree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage, join_passages, words_passage
from parsers.decrees.annex_head import HEAD_ROWS, is_annex_row
from parsers.decrees.office import find_issuer
from parsers.markers import leading_marker
from parsers.row_events import TextRow

ALIGN_PT = 14.0  # wrapped lines start this near to the line above them

_PART = re.compile(
    r"\W*(?:lampiran|surat\s+keputusan|keputusan|peraturan|nomor|tanggal|tentang)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*nomor\s*[:.]?\s*(?=\S*\d)", re.IGNORECASE)


class _Whole(NamedTuple):
    """A line of the annex's head, with the rows that it wraps over."""

    passage: Passage

    @property
    def text(self) -> str:
        return self.passage.text


class LoneAnnex(NamedTuple):
    """The decree's number and its issuer's office, the other words, and the rows below."""

    number: Passage | None
    office: Passage | None
    others: tuple[Passage, ...]
    left: tuple[TextRow, ...]


def read_lone_annex(rows: Sequence[TextRow]) -> LoneAnnex:
    """Take the lines from "Lampiran" to the decree's title out of the rows above a table."""
    start = next((n for n, row in enumerate(rows) if is_annex_row(row.text)), None)
    parts = _parts(rows[start : start + HEAD_ROWS]) if start is not None else []
    if start is None or len(parts) < 2:
        return LoneAnnex(None, None, (), tuple(rows))
    number: Passage | None = None
    others: list[Passage] = []
    wholes = [join_passages(row.passage for row in part) for part in parts]
    office = find_issuer([_Whole(whole) for whole in wholes])
    held = set(office.words()) if office is not None else set()
    for whole in wholes:
        numbered = _NUMBER.match(whole.text) if number is None else None
        if numbered:
            number = whole.cut(numbered.end())
        label = whole.cut(0, numbered.end()) if numbered else whole
        left = [word for word in label.words() if word not in held]
        others += [words_passage(whole.document, left)] if left else []
    end = start + sum(map(len, parts))
    return LoneAnnex(number, office, tuple(others), (*rows[:start], *rows[end:]))


def _parts(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """The annex's lines, each with the rows that it wraps over."""
    parts: list[list[TextRow]] = []
    for row in rows:
        if _PART.match(row.text):
            parts.append([row])
        elif parts and _is_wrapped(row, parts[-1][-1]):
            parts[-1].append(row)
        else:
            break
    return parts


def _is_wrapped(row: TextRow, before: TextRow) -> bool:
    if row.page_number != before.page_number or leading_marker(row.text) is not None:
        return False
    gap_pt = row.bbox.top_pt - before.bbox.bottom_pt
    is_near = gap_pt < row.bbox.height_pt / 2
    return is_near and abs(row.bbox.x0_pt - before.bbox.x0_pt) <= ALIGN_PT
