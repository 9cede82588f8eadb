"""Rows of a pasted table that begin on the line of the row before: "5. Produk Kartu 6. Pengaduan".

The number alone does not part them, since items stand side by side, too: behind it a component is
named, whole or together with the next line, and the line's own number is the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.markers import Marker, inline_candidates, leading_marker
from parsers.names.headings import HeadingIndex
from parsers.section import Row


def part_glued_rows(rows: Sequence[Row], headings: HeadingIndex) -> list[Row]:
    """The rows, those that hold the beginning of the table's next row parted there."""
    parted: list[Row] = []
    for position, row in enumerate(rows):
        below = rows[position + 1].text if position + 1 < len(rows) else ""
        start = 0
        for cut in _cuts(row.text, below, headings):
            parted.append(row._replace(passage=row.passage.cut(start, cut)))
            start = cut
        rest = row._replace(passage=row.passage.cut(start), follows_blank=row.follows_blank)
        parted.append(rest if start else row)
    return parted


def _cuts(text: str, below: str, headings: HeadingIndex) -> Iterator[int]:
    """Where further rows of the table begin in a line."""
    last = leading_marker(text)
    if last is None or last.is_bullet:
        return
    for marker in inline_candidates(text):
        if last.is_followed_by(marker) and _names(text, marker, below, headings):
            yield marker.start
            last = marker


def _names(text: str, marker: Marker, below: str, headings: HeadingIndex) -> bool:
    tail = text[marker.end :].strip()
    wholes = (headings.match(tail), headings.match(f"{tail} {below}"))
    return any(match is not None and match.score == 1.0 for match in wholes)
