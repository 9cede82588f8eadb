"""Which lines of a page of the national portal go on with the line above them.

A page's lines are paragraphs, unless a program broke the text that was pasted into a field.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.layouts.portal_values import names_channel, states_value
from parsers.lists.paragraphs import is_broken_off
from parsers.markers import leading_marker
from parsers.section import Row

MIN_BROKEN = 2  # lines that surely go on below: a text that was broken at some width
FULL_SHARE = 0.9  # of the longest such line: words differ in length


def line_start(row: Row) -> int:
    """Where a row's words begin on the tape: its own place among all rows."""
    return row.passage.pieces[0].start


def broken_lines(rows: Sequence[Row]) -> frozenset[int]:
    """The starts of the rows that go on with the row right above them.

    Small letters or an open end tell it for certain. Where several do, the text was broken at the
    width that these lines have, and a longer line was full.
    """
    pairs = [(above, row) for above, row in pairwise(rows) if _may_go_on(above, row)]
    certain = [(above, row) for above, row in pairs if _surely_goes_on(above, row)]
    found = {line_start(row) for _, row in certain}
    if len(certain) >= MIN_BROKEN:
        width = max(len(above.text) for above, _ in certain)
        found |= {
            line_start(row) for above, row in pairs if _needs(above, row) > FULL_SHARE * width
        }
    return frozenset(found)


def _may_go_on(above: Row, row: Row) -> bool:
    if row.follows_blank or leading_marker(row.text) is not None:
        return False
    return not above.text.rstrip().endswith((".", ";", ":")) and not states_value(row.text)


def _surely_goes_on(above: Row, row: Row) -> bool:
    if is_broken_off(above.text):
        return True
    return row.text[:1].islower() and not names_channel(row.text)


def _needs(above: Row, row: Row) -> int:
    """The letters that a line would have had with the next line's first word."""
    return len(above.text) + 1 + len(row.text.split(maxsplit=1)[0])
