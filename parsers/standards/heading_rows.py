"""The printed rows of a document's body, and what a row says by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extractor.page import Line, enclosing_box
from extractor.passage import Passage, join_passages
from parsers.markers import leading_marker
from parsers.section import Row

LOOSE_SHARE = 0.9  # of the rows that follow a blank line
MAX_LABEL_WORDS = 10  # of a heading that is no component's
BLANK_SHARE = 0.9  # of a line's height: a wider gap above a row parts paragraphs

DECREE_LABEL = re.compile(
    r"(?:no(?:mor)?\.?\s*sk|sk\s*(?:no|nomor)\b\.?|no(?:mor)?\.?\s*(?:surat\s+)?keputusan)\s*[:;=.]*\s*",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(r"(\d{1,2})\s+[^\W\d_]")
LONE_NUMBER = re.compile(r"\(?(\d{1,2})\s*[.)]?$")


def body_rows(left: Sequence[tuple[Line, Passage]]) -> list[Row]:
    """One body line for each printed row, columns of a row joined left to right."""
    rows: list[Row] = []
    last = 0  # the row that the one before stands on: sources without boxes count empty ones, too
    for number, group in groupby(left, key=lambda pair: pair[0].row):
        pairs = list(group)
        line, passage = pairs[0]
        bbox = line.bbox
        if len(pairs) > 1:
            passage = join_passages(part for _, part in pairs)
            boxes = [one.bbox for one, _ in pairs if one.bbox is not None]
            bbox = enclosing_box(boxes) if boxes else None
        row = Row(passage, line.page_number, bbox)
        is_parted = _follows_blank(rows, row, number - last > 1)
        rows.append(row._replace(follows_blank=True) if is_parted else row)
        last = number
    return rows


def _follows_blank(rows: Sequence[Row], row: Row, has_row_between: bool) -> bool:
    if not rows:
        return True
    before = rows[-1]
    if before.page_number != row.page_number:
        return False
    if before.bbox is None or row.bbox is None:
        return has_row_between
    gap_pt = row.bbox.top_pt - before.bbox.bottom_pt
    return gap_pt > BLANK_SHARE * min(before.bbox.height_pt, row.bbox.height_pt)


def is_lone_number(text: str) -> bool:
    """Whether a row is nothing but the number of a table's row."""
    return LONE_NUMBER.match(text) is not None


def is_loose(rows: Sequence[Row]) -> bool:
    """Whether blank lines stand between nearly all rows, and so say nothing of any."""
    return sum(row.follows_blank for row in rows) >= LOOSE_SHARE * len(rows)


def is_label(text: str) -> bool:
    """Whether a row's words name something and state nothing: few, and no sentence's end."""
    words = text.split()
    if len(words) == 1 and leading_marker(text) is not None:
        return False  # a number of a list
    return 0 < len(words) <= MAX_LABEL_WORDS and not text.rstrip().endswith((".", ";", ","))
