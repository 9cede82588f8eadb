"""A decree whose annex sets out its standards under headings, on pages of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from extractor.page import Document
from extractor.passage import line_passage
from parsers.decrees.annex_head import is_annex_row, repeated_heads
from parsers.decrees.decree_text import DecreeText, find_decree, has_annex
from parsers.furniture.page_edges import find_furniture, removals
from parsers.names.headings import HeadingIndex
from parsers.section import Removal, Row
from parsers.standards.heading_rows import body_rows
from parsers.standards.heading_sections import walk


class HeadedAnnex(NamedTuple):
    """The decree, the annex's rows without its further heads, these, what was taken out of its
    pages, and the components that have headings."""

    decree: DecreeText
    rows: tuple[Row, ...]
    repeated: tuple[Row, ...]
    removed: tuple[Removal, ...]
    components: frozenset[str]


@lru_cache(maxsize=1)
def read_headed_annex(document: Document, headings: HeadingIndex) -> HeadedAnnex | None:
    """The annex of such a decree; None for every other document, and for texts without pages."""
    tape = document.tape.casefold()
    if document.is_typed or not ("menimbang" in tape and "lampiran" in tape):
        return None
    printed = [(line, p) for line in document.lines if (p := line_passage(document, line))]
    rows = body_rows(printed)
    decree = find_decree(rows)
    if decree is None or not has_annex(rows):
        return None
    end = _annex_start(rows, len(decree.rows), headings)
    decree = decree._replace(rows=tuple(rows[:end]))
    repeated = repeated_heads(rows[end - 1 :])
    known = {word.order for row in (*decree.rows, *repeated) for word in row.words}
    left = [pair for pair in printed if pair[0].words[0].order not in known]
    left, removed = removals(left, find_furniture(document, left, headings))
    annex = body_rows(left)
    named = (section.component for section in walk(annex, headings).sections)
    components = frozenset(name for name in named if name is not None)
    return HeadedAnnex(decree, tuple(annex), tuple(repeated), tuple(removed), components)


def _annex_start(rows: list[Row], end: int, headings: HeadingIndex) -> int:
    """Where the annex's content starts: a component's heading is none of the decree's own rows."""
    annex = max(n for n, row in enumerate(rows[:end]) if n == 0 or is_annex_row(row.text))
    named = (n for n in range(annex, end) if _names_component(rows[n].text, headings))
    return next(named, end) if annex else end


def _names_component(text: str, headings: HeadingIndex) -> bool:
    match = headings.match(text)
    is_named = match is not None and match.score == 1.0
    return is_named or headings.match_start(text) is not None
