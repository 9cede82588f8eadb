"""The two columns of a printed head, its office in one and its address in the other.

The rows of a page run from one column into the other; an office's name would go on with a street.
They are parted where white space runs down between a column that names an office and one that
holds how to reach it, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extractor.page import Document, Word
from parsers.letterhead.values import VALUES
from parsers.names.offices import opens_across, opens_office, reads_as_office
from parsers.printed_rows import printed_rows
from parsers.row_events import text_rows
from parsers.section import Row
from parsers.sheet.name_rows import head_line

MIN_BAND_EM = 0.9  # of white between two columns
HEAD_GAP_LINES = 0.8  # between rows of a head, at most: a title stands further off
SAME_EDGE_PT = 1.5  # rows of the right column start this near to each other, where a name fills
# the left one and leaves no more than a space
MAX_ROWS = 16  # of a head; columns further down a page are another text's

Band = tuple[float, float]

_STREET = re.compile(r"\s(?:j(?:l|ln|alan)\b\.?|alamat\b)", re.IGNORECASE)


def with_parted_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows above a sheet's components, those of a head's two columns one column after the
    other, the office's first."""
    last = next((n for n, row in enumerate(rows) if row.bbox is None or row.is_in_table), len(rows))
    free = rows[: min(last, MAX_ROWS)]
    for number, row in enumerate(free):
        for band in _bands(row):
            first, end, white = _reach(free, number, band)
            parted = _parted(free[first:end], white)
            if parted:
                return [*rows[:first], *parted, *rows[end:]]
    return list(rows)


def _bands(row: Row) -> Iterator[Band]:
    """The white spaces of a row that may part columns: wide ones, and where an address begins."""
    boxes = [word.bbox for word in row.words]
    street = _STREET.search(row.text)
    is_named = street is not None and reads_as_office(row.text[: street.start()])
    if boxes[0] is not None and _STREET.match(f" {row.text}"):  # alone, a little above a name
        yield boxes[0].x0_pt - 2 * MIN_BAND_EM * row.height_pt, boxes[0].x0_pt
    for number, (left, right) in enumerate(pairwise(boxes), 1):
        if left is None or right is None:
            continue
        is_wide = right.x0_pt - left.x1_pt >= MIN_BAND_EM * row.height_pt
        if is_wide or (is_named and _STREET.match(f" {row.words[number].text} ")):
            yield left.x1_pt, right.x0_pt


def _reach(rows: Sequence[Row], number: int, band: Band) -> tuple[int, int, Band]:
    """The rows around one through which its white space goes on, and what of it is white in all."""
    first, end = number, number + 1
    while first and rows[first].gap_lines(rows[first - 1]) <= HEAD_GAP_LINES:
        narrower = _free(rows[first - 1], band)
        if narrower is None:
            break
        band, first = narrower, first - 1
    while end < len(rows) and rows[end].gap_lines(rows[end - 1]) <= HEAD_GAP_LINES:
        narrower = _free(rows[end], band)
        if narrower is None:
            break
        band, end = narrower, end + 1
    return first, end, band


def _free(row: Row, band: Band) -> Band | None:
    """What of the white space is white in a row as well; None where too little is."""
    boxes = [word.bbox for word in row.words if word.bbox is not None]
    ends = [-inf, *(box.x1_pt for box in boxes)]
    starts = [*(box.x0_pt for box in boxes), inf]
    spaces = [
        (max(band[0], end), min(band[1], start)) for end, start in zip(ends, starts, strict=True)
    ]
    low, high = max(spaces, key=lambda space: space[1] - space[0])
    is_wide = high - low >= MIN_BAND_EM * row.height_pt
    starts_alike = any(abs(start - band[1]) <= SAME_EDGE_PT for start in starts)
    return (low, high) if is_wide or (starts_alike and low < high) else None


def _parted(rows: Sequence[Row], band: Band) -> list[Row]:
    """The rows of the two columns; none where these are not an office's and its address's."""
    document = rows[0].passage.document
    words = [word for row in rows for word in row.words]
    middle = sum(band) / 2
    left = _column(document, [w for w in words if w.bbox is not None and w.bbox.x1_pt <= middle])
    right = _column(document, [w for w in words if w.bbox is not None and w.bbox.x0_pt >= middle])
    if _names_office(left) and _begins_address(right):
        return [*left, *right]
    if _names_office(right) and _begins_address(left):
        return [*right, *left]
    return []


def _column(document: Document, words: Sequence[Word]) -> list[Row]:
    return text_rows(document, printed_rows(words))


def _names_office(column: Sequence[Row]) -> bool:
    if _begins_address(column):
        return False
    across = any(opens_across(row.text, below.text) for row, below in pairwise(column))
    return across or any(opens_office(row.text) for row in column)


def _begins_address(column: Sequence[Row]) -> bool:
    """Whether a column begins with an address or a number, as neither a name nor a title does."""
    return bool(column) and head_line(column[0]).kind in VALUES
