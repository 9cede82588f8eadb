"""The lines that a decree's annex begins with, where the annex is printed without its decree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from parsers.annex_head import HEAD_ROWS, is_annex_row
from parsers.markers import leading_marker
from parsers.names.offices import is_org
from parsers.row_events import TextRow

ALIGN_PT = 14.0  # wrapped lines start this near to the line above them

_PART = re.compile(
    r"\W*(?:lampiran|surat\s+keputusan|keputusan|peraturan|nomor|tanggal|tentang)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*nomor\s*[:.]?\s*(?=\S*\d)", re.IGNORECASE)
_ISSUER = re.compile(
    r"\W*(?:lampiran\b\W*[IVX\d]*\W*)?(?:surat\s+)?(?:keputusan|peraturan)\s+"
    r"(?:kepala|direktur|ketua|pimpinan|rektor)\s+",
    re.IGNORECASE,
)


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
    office: Passage | None = None
    others: list[Passage] = []
    for part in parts:
        whole = join_passages(row.passage for row in part)
        numbered, issued = _NUMBER.match(whole.text), _ISSUER.match(whole.text)
        cut = numbered.end() if numbered else issued.end() if issued else len(whole)
        if numbered and number is None:
            number = whole.cut(cut)
        elif issued and office is None and is_org(whole.text[cut:]):
            office = whole.cut(cut)
        else:
            cut = len(whole)
        others.append(whole.cut(0, cut))
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
