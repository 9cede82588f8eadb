"""What a cell in the names' column says: which component, or several of them in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.page import Word, enclosing_box
from parsers.markers import Marker, leading_marker
from parsers.names.headings import HeadingIndex
from parsers.printed_rows import PrintedRow, Rows, is_typed, printed_rows
from parsers.section import HeadingMatch
from parsers.tables.columns import is_label_head

MAX_NAME_ROWS = 12  # printed lines of one name; the law's longest one takes 8 in a narrow column
MAX_CELL_ROWS = 60  # a names' cell with more rows holds text, not names
MAX_DROPPED = 3  # words behind (or before) a name that do not change it
MIN_KEPT = 2  # words of a name that must be left

_AND = re.compile(r"\s+(?:dan|serta|&)\s+", re.IGNORECASE)


class NameRun(NamedTuple):
    """Rows of a names' cell that together name one component (or are the table's head)."""

    match: HeadingMatch | None
    words: tuple[Word, ...]
    top_pt: float
    bottom_pt: float


def match_name(text: str, headings: HeadingIndex, is_ocr: bool = False) -> HeadingMatch | None:
    """The component that a name means, with up to three words added ("Jumlah Pelaksana dan …").

    What an OCR adds before a name (specks read as letters) is dropped on its pages only.
    """
    match = headings.match(text)
    if match is not None:
        return match
    words = text.split()
    for count in range(1, min(MAX_DROPPED, len(words) - MIN_KEPT) + 1):
        if (shorter := headings.exact(" ".join(words[:-count]))) is not None:
            return shorter
        is_specks = is_ocr and all(len(word) <= MAX_DROPPED for word in words[:count])
        if is_specks and (later := headings.exact(" ".join(words[count:]))) is not None:
            return later
    parts = [headings.exact(part) for part in _AND.split(text)]
    named = [part for part in parts if part is not None]
    return named[0] if len(named) == 1 and len(parts) == 2 else None


def split_names(words: Sequence[Word], headings: HeadingIndex) -> list[NameRun]:
    """The names in one cell from top to bottom, where it holds several: a line between them is
    missing. One name or none gives an empty list."""
    rows = printed_rows(words)
    if not 2 <= len(rows) <= MAX_CELL_ROWS:
        return []
    runs = list(name_runs(words, headings))
    named = [run for run in runs if run.match is not None]
    if len(named) < 2 and not (named and len(runs) == 2 and is_head_run(runs[0])):
        return []
    return runs if all(run.match is not None or is_head_run(run) for run in runs) else []


def is_head_run(run: NameRun) -> bool:
    """Whether a run is the column's head, "Komponen"."""
    return run.match is None and is_label_head(" ".join(word.text for word in run.words))


def name_runs(words: Sequence[Word], headings: HeadingIndex) -> Iterator[NameRun]:
    """Cut the words of a column into names, each as long as it can be; a row that names nothing
    is a run of its own."""
    rows = printed_rows(words)
    texts = [row.text for row in rows]
    start = 0
    while start < len(rows):
        found, end = _longest_name(texts, start, headings)
        taken = [word for row in rows[start:end] for word in row]
        box = enclosing_box([row.bbox for row in rows[start:end]])
        yield NameRun(found, tuple(taken), box.top_pt, box.bottom_pt)
        start = end


def _longest_name(
    texts: Sequence[str], start: int, headings: HeadingIndex
) -> tuple[HeadingMatch | None, int]:
    """The name that begins on a row, and where it ends. One that resembles a name gives its last
    rows back where they begin another, and what stands above them is a name as it is."""
    found: HeadingMatch | None = None
    end = start + 1
    for stop in range(min(len(texts), start + MAX_NAME_ROWS), start, -1):
        match = headings.match(" ".join(texts[start:stop]))
        if match is None:
            continue
        if found is None:
            found, end = match, stop
        elif match.score == 1.0 and headings.begins_name(" ".join(texts[stop:end])):
            return match, stop
        if found.score == 1.0:
            break
    return found, end


def content_cuts(names: Sequence[NameRun], rows: Rows) -> list[float]:
    """Heights at which the text beside several names is cut, one between each two.

    A list that starts over between two names is the surest sign; then the widest gap.
    """
    tops = [row.bbox.top_pt for row in rows]
    bottoms = [row.bbox.bottom_pt for row in rows]
    markers = [leading_marker(" ".join(word.text for word in row[:3])) for row in rows]
    cuts: list[float] = []
    for above, below in pairwise(names):
        inner = [
            n
            for n in range(1, len(rows))
            if above.top_pt <= (tops[n] + bottoms[n - 1]) / 2 <= below.bottom_pt
        ]
        # Empty lines part a text's rows, where it has any: what follows none begins no cell.
        blank = [n for n in inner if tops[n] - bottoms[n - 1] >= rows[n].bbox.height_pt]
        inner = blank if blank and is_typed(rows) else inner
        starts = [n for n in inner if _starts_text(markers[n], rows[n - 1])]
        if starts:
            number = min(starts, key=lambda n: abs(tops[n] - below.top_pt))
        elif inner:
            outer = [n for n in inner if not _is_later_item(markers[n])]
            number = max(outer or inner, key=lambda n: (round(tops[n] - bottoms[n - 1], 1), n))
        else:
            cuts.append((above.bottom_pt + below.top_pt) / 2)
            continue
        cuts.append((tops[number] + bottoms[number - 1]) / 2)
    return cuts


def _starts_text(marker: Marker | None, above: PrintedRow) -> bool:
    """Whether a list begins that the row above does not lead in."""
    return marker is not None and marker.ordinal == 1 and not above.text.rstrip().endswith(":")


def _is_later_item(marker: Marker | None) -> bool:
    """Whether a list stands above the item with this number."""
    return marker is not None and not marker.is_bullet and marker.ordinal > 1
