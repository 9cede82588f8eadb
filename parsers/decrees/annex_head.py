"""The head of a decree's annex: "Lampiran I Keputusan … Nomor … Tanggal … Tentang …".

Each service may have an annex of its own, with the whole head printed again above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.vocabulary.vocabulary import any_of, signing_officials
from parsers.markers import leading_marker
from parsers.names.titles import STANDARD_KINDS, is_service_heading, names_service
from parsers.row_events import Event
from parsers.section import Row

WRAP_PT = 4.0  # lines of one wrapped text start this near to each other
WRAP_GAP_LINES = 0.5  # and follow within less than this many line heights
HEAD_ROWS = 10  # "Lampiran Keputusan … Nomor … Tanggal … Tentang …"
BLOCK_ROWS = 14  # the same in half of the page's width, where every line wraps
BLOCK_SHARE = 0.35  # of the page's width: a head that starts further right is a block of its own
BLOCK_GAP_LINES = 2.0  # rows of such a block stand nearer to each other than this
NAMING_ROWS = 4  # rows from "Lampiran" to the decree's kind or number

_ANNEX = re.compile(r"^\W*(?:lampiran|l\s*a\s*m\s*p\s*i\s*r\s*a\s*n)\b", re.IGNORECASE)
# No service's name: those start with "Surat" and "Penetapan", too.
_HEAD = re.compile(
    r"^\W*(?:lampiran|keputusan|peraturan|surat\s+keputusan"
    rf"|{any_of(signing_officials())}|nomor|no\.|tanggal|tgl|tentang"
    rf"|penetapan(?=\W*$|\s+{any_of(STANDARD_KINDS)}))\b",
    re.IGNORECASE,
)
_NAMES_DECREE = re.compile(r"\b(?:keputusan|peraturan|nomor)\b", re.IGNORECASE)
_IN_SENTENCE = re.compile(r"\bini\b|[.;,]\s*$", re.IGNORECASE)  # "Lampiran Keputusan ini;"
# What stands above an annex's head: the page's number, the mark of a copy.
_PAGE_MARK = re.compile(
    r"\W*(?:salinan|(?:hal(?:aman)?\.?\s*)?\d{1,3}(?:\s*(?:dari|/)\s*\d{1,3})?)\W*$", re.IGNORECASE
)
# "... tentang penetapan" goes on with "standar pelayanan ..." on the next row.
_OPEN_NAME = re.compile(r"\b(?:tentang|penetapan|perubahan|atas|dan|di|pada)\W*$", re.IGNORECASE)


def is_annex_row(text: str) -> bool:
    """Whether a row starts with "Lampiran"."""
    return _ANNEX.match(text) is not None


def is_head_row(text: str) -> bool:
    """Whether a row starts as one of an annex's head does."""
    return _HEAD.match(text) is not None


def starts_annex(events: Sequence[Event], position: int) -> bool:
    """Whether a page begins with "Lampiran" here, below its number at most."""
    row = events[position]
    if not isinstance(row, Row) or not is_annex_row(row.text):
        return False
    before = position - 1
    while before >= 0 and _is_page_mark(events[before], row.page_number):
        before -= 1
    return before >= 0 and events[before].page_number < row.page_number


def heads_annex(rows: Sequence[Row], position: int) -> bool:
    """Whether an annex's head begins here by its words, in a text that has lost its pages:
    "Lampiran" and the decree's name beside or below it, and no sentence that speaks of an annex."""
    text = rows[position].text
    if not is_annex_row(text) or _IN_SENTENCE.search(text):
        return False
    if _NAMES_DECREE.search(text):
        return True
    below = rows[position + 1 : position + NAMING_ROWS]
    return any(is_head_row(row.text) and _NAMES_DECREE.search(row.text) for row in below)


def _is_page_mark(event: Event, page_number: int) -> bool:
    if not isinstance(event, Row) or event.page_number != page_number:
        return False
    return _PAGE_MARK.match(event.text) is not None


def head_end(rows: Sequence[Row], start: int) -> int:
    """Where the head that starts with a row ends: with the last row that begins as one of its own.
    In a text without places the annex's first standard, or an empty line, ends it too."""
    end = _block_end(rows, start)
    for number in range(start + 1, min(len(rows), start + HEAD_ROWS)):
        row, before = rows[number], rows[number - 1]
        if is_head_row(row.text) or (number <= end and _is_wrapped(row, before)):
            end = max(end, number + 1)
        elif row.bbox is None and (row.follows_blank or names_service(row.text)):
            break
    return end


def _block_end(rows: Sequence[Row], start: int) -> int:
    """Where a head ends that stands by itself at the page's right side; else its first row's end.

    Its rows share the left edge, or start where a value of a row above starts.
    """
    first = rows[start]
    page = first.passage.document.pages[first.page_number - 1]
    end = start + 1
    if first.bbox is None or first.bbox.x0_pt < BLOCK_SHARE * page.width_pt:
        return end
    edges = _edges(first)
    for row in rows[end : start + BLOCK_ROWS]:
        is_level = any(abs(x0_pt - edge) <= WRAP_PT for x0_pt in _edges(row)[:1] for edge in edges)
        if not is_level or row.gap_lines(rows[end - 1]) >= BLOCK_GAP_LINES:
            break
        edges += _edges(row)
        end += 1
    return end


def _edges(row: Row) -> list[float]:
    return [word.bbox.x0_pt for word in row.words if word.bbox is not None]


def _is_wrapped(row: Row, before: Row) -> bool:
    """Whether a row goes on with the line above it: same left edge, right below.

    The annex's first standard may stand as near: its title and its numbered headings do not go on,
    nor does anything in a text without places that the words above do not call for.
    """
    is_open = _OPEN_NAME.search(before.text) is not None
    if row.bbox is None:
        return is_open
    if leading_marker(row.text) is not None or (is_service_heading(row) and not is_open):
        return False
    is_below = row.starts_below(before, WRAP_PT) and row.gap_lines(before) < WRAP_GAP_LINES
    return is_below and row.cell == before.cell


def repeated_heads(events: Sequence[Event]) -> list[Row]:
    """The rows of the heads of further annexes, each at the top of its page."""
    found: list[Row] = []
    for position in range(1, len(events)):
        if not starts_annex(events, position):
            continue
        rows: list[Row] = []
        for event in events[position : position + BLOCK_ROWS]:
            if not isinstance(event, Row):
                break
            rows.append(event)
        if any(_NAMES_DECREE.search(row.text) for row in rows[:NAMING_ROWS]):
            found += rows[: head_end(rows, 0)]
    return found
