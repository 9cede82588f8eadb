"""The rows and cells of a page's tables, and tables that only put parts of a page side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.html.places import HEADINGS

MOST_ROWS = 5  # of a table that arranges a page: banner, menu, columns, footer
MAIN_SHARE = 0.6  # of such a table's letters that its main cell holds at least
LEAST_INNER_ROWS = 3  # of a table in that cell
LEAST_HEADINGS = 2  # in that cell

_PARTS = ("thead", "tbody", "tfoot", "tr")


def rows_of(table: Any) -> list[list[Any]]:
    """The cells of the table's own rows, in the order in which they are shown."""
    parts = [part for part in table if part.tag in _PARTS]
    parts.sort(key=lambda part: (part.tag == "tfoot") - (part.tag == "thead"))
    rows = [
        row
        for part in parts
        for row in ([part] if part.tag == "tr" else [child for child in part if child.tag == "tr"])
    ]
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]


def span_of(cell: Any, name: str) -> int:
    """Over how many rows or columns a cell reaches."""
    text = (cell.get(name) or "").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def arranges(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table puts the parts of a page side by side: it has few rows, and one of its cells
    holds nearly all of it, with a table or several headings."""
    if len(rows) > MOST_ROWS or any(cell.tag == "th" for row in rows for cell in row):
        return False
    letters = [(len("".join(cell.itertext()).strip()), cell) for row in rows for cell in row]
    most, main = max(letters, key=lambda one: one[0], default=(0, None))
    if main is None or most < MAIN_SHARE * sum(count for count, _ in letters):
        return False
    headings = sum(1 for _ in main.iter(*HEADINGS))
    return headings >= LEAST_HEADINGS or any(
        len(rows_of(inner)) >= LEAST_INNER_ROWS for inner in main.iter("table")
    )
