"""Lines of a narrow cell that are one text: the next word had no room.

By itself a cell's text does not tell where its lines end; the table's longest line does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.passage import join_passages
from parsers.lists.paragraphs import is_broken_off
from parsers.markers import leading_marker
from parsers.section import Row

FULL_SHARE = 0.88  # of the longest line's letters: a line that a further word would make as long
LISTED_SHARE = 0.7  # the same behind a mark, where a line without one is hardly a text of its own
_ENDS = (".", ";", ":", "?", "!")


def wrapped_as_one(rows: Sequence[Row], width: int) -> tuple[Row, ...]:
    """The rows of a text, those that were wrapped joined; `width` is what a full line has."""
    joined: list[list[Row]] = []
    for row in rows:
        if joined and _goes_on(joined[-1], row, width):
            joined[-1].append(row)
        else:
            joined.append([row])
    return tuple(
        lines[0]._replace(passage=join_passages(row.passage for row in lines))
        if len(lines) > 1
        else lines[0]
        for lines in joined
    )


def wrapped_width(rows: Sequence[Row]) -> int:
    """The letters of the longest line that surely goes on below, in small letters; 0 where none
    does, and no line can be told to have been full."""
    return max(
        (
            len(above.text)
            for above, row in pairwise(rows)
            if row.text[:1].islower() and not row.follows_blank
        ),
        default=0,
    )


def _goes_on(lines: Sequence[Row], row: Row, width: int) -> bool:
    above = lines[-1]
    if row.follows_blank or leading_marker(row.text) is not None:
        return False
    if is_broken_off(above.text) or row.text[:1].islower():
        return True
    if not width or above.text.rstrip().endswith(_ENDS) or ":" in row.text:
        return False
    needed = len(above.text) + 1 + len(row.text.split()[0])
    is_listed = leading_marker(lines[0].text) is not None
    return needed >= (LISTED_SHARE if is_listed else FULL_SHARE) * width
