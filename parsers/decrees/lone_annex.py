"""The lines that a decree's annex begins with, where the annex is printed without its decree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage, join_passages, words_passage
from parsers.decrees.annex_head import HEAD_ROWS, WRAP_GAP_LINES, is_annex_row
from parsers.decrees.office import find_issuer
from parsers.markers import leading_marker
from parsers.section import Row

ALIGN_PT = 14.0  # wrapped lines start this near to the line above them

_PART = re.compile(
    r"\W*(?:lampiran|surat\s+keputusan|keputusan|peraturan|nomor|tanggal|tentang)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*nomor\s*[:.]?\s*(?=\S*\d)", re.IGNORECASE)


class LoneAnnex(NamedTuple):
    """The decree's number and its issuer's office, the other words, and the rows below."""

    number: Passage | None
    office: Passage | None
    others: tuple[Passage, ...]
    left: tuple[Row, ...]


def read_lone_annex(rows: Sequence[Row]) -> LoneAnnex:
    """Take the lines from "Lampiran" to the decree's title out of the rows above a table."""
    start = next((n for n, row in enumerate(rows) if is_annex_row(row.text)), None)
    parts = _parts(rows[start : start + HEAD_ROWS]) if start is not None else []
    if start is None or len(parts) < 2:
        return LoneAnnex(None, None, (), tuple(rows))
    number: Passage | None = None
    others: list[Passage] = []
    lines = [part[0]._replace(passage=join_passages(row.passage for row in part)) for part in parts]
    office = find_issuer(lines)
    held = set(office.words()) if office is not None else set()
    for whole in (line.passage for line in lines):
        numbered = _NUMBER.match(whole.text) if number is None else None
        if numbered:
            number = whole.cut(numbered.end())
        label = whole.cut(0, numbered.end()) if numbered else whole
        left = [word for word in label.words() if word not in held]
        others += [words_passage(whole.document, left)] if left else []
    end = start + sum(map(len, parts))
    return LoneAnnex(number, office, tuple(others), (*rows[:start], *rows[end:]))


def _parts(rows: Sequence[Row]) -> list[list[Row]]:
    """The annex's lines, each with the rows that it wraps over."""
    parts: list[list[Row]] = []
    for row in rows:
        if _PART.match(row.text):
            parts.append([row])
        elif parts and _is_wrapped(row, parts[-1][-1]):
            parts[-1].append(row)
        else:
            break
    return parts


def _is_wrapped(row: Row, before: Row) -> bool:
    is_near = row.gap_lines(before) < WRAP_GAP_LINES and row.starts_below(before, ALIGN_PT)
    return is_near and leading_marker(row.text) is None
