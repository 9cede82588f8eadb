"""How the rows of an office's name stand to each other: which one goes on with the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.letterhead.lines import HeadLine, classify, is_figure
from parsers.letterhead.values import LineKind
from parsers.names.offices import (
    SENTENCE,
    goes_on,
    government_of,
    in_capitals,
    is_level_within,
    is_linked,
    is_region_only,
    opens_across,
    opens_office,
    starts_level,
)
from parsers.names.titles import COVER
from parsers.section import Row

ALIGN_PT = 14.0  # lines of one name share an edge or their middle, give or take
SAME_SIZE_SHARE = 0.15  # heights of one font size differ by less
SAID_GAP_LINES = 1.5  # lines of a name may be paragraphs, where their words say that it goes on
WRAP_GAP_LINES = 0.5  # the next line of a name follows within less than this many line heights
SPACE_EM = 0.25  # between two words of a row
_PLACE = re.compile(
    r"(?:desa|kel(?:urahan)?|kec(?:amatan)?|kab(?:upaten)?|kota|prov(?:insi)?)\b", re.IGNORECASE
)

# A line of such a source is a whole paragraph: it goes on only where its words say so.
SET_BY_PARAGRAPH = frozenset({"docx", "odt", "html"})


def head_line(row: Row) -> HeadLine:
    """The row as a line of a letterhead."""
    document = row.passage.document
    line = document.lines[document.line_of_word[row.words[0].order]]
    return classify(line, row.passage)[0]


def is_wrapped(row: Row, before: Row, is_titled: bool) -> bool:
    """Whether a row goes on with the organisation's name above it: same size, right below."""
    is_said = goes_on(row.text, before.text) or opens_across(before.text, row.text)
    if row.passage.document.reader in SET_BY_PARAGRAPH and not is_linked(before.text):
        is_said = is_said and not opens_office(row.text)
        if not is_said:
            return False
    is_set = row.bbox is not None  # a typed text shows by its words alone what goes on
    is_sure = is_said or (is_set and (is_titled or row.cell is not None))
    if not is_sure and not had_no_room(row, before, measure_pt(row)):
        return False
    reach_lines = SAID_GAP_LINES if is_said else WRAP_GAP_LINES
    return (
        row.cell == before.cell
        and row.gap_lines(before) < reach_lines
        and row.is_as_large_as(before, SAME_SIZE_SHARE)
        and _is_aligned(row, before)
        and (not starts_level(row.text) or is_linked(before.text))
        and not is_level_within(row.text, before.text)
        and (is_said or not any(map(is_figure, row.text.split())))
        and (in_capitals(row.text) == in_capitals(before.text))
        and head_line(row).kind is LineKind.OTHER
        and not SENTENCE.search(row.text)
        and not COVER.match(row.text)
    )


def is_region_of(row: Row, level: Sequence[Row]) -> bool:
    """Whether a row is the region of the office right above it, however the two are set."""
    before = level[-1]
    if not is_region_only(row.text) or government_of(level[0].text):
        return False
    is_near = row.cell == before.cell and row.gap_lines(before) < SAID_GAP_LINES
    return is_near and opens_office(level[0].text)


def opens_with_next(rows: Sequence[Row]) -> bool:
    """Whether a row and the one right below it together begin an office's name."""
    if len(rows) < 2 or rows[0].cell != rows[1].cell:
        return False
    is_near = rows[1].gap_lines(rows[0]) < WRAP_GAP_LINES
    return is_near and opens_across(rows[0].text, rows[1].text)


def is_of_address(row: Row, above: Row) -> bool:
    """Whether a row goes on with the address above it: "Kelurahan Wlingi" in small letters."""
    is_place = _PLACE.match(row.text) is not None and not row.text.isupper()
    if not is_place or above.text.isupper() or row.gap_lines(above) >= SAID_GAP_LINES:
        return False
    is_below = _is_aligned(row, above)
    is_address = head_line(above).kind is LineKind.ADDRESS or _PLACE.match(above.text) is not None
    return is_below and is_address


def _is_aligned(row: Row, above: Row) -> bool:
    """Whether rows share an edge or their middle."""
    if row.starts_below(above, ALIGN_PT) or row.ends_below(above, ALIGN_PT):
        return True
    return row.is_centred_below(above, ALIGN_PT)


def had_no_room(row: Row, before: Row, measure_pt: float) -> bool:
    """Whether a row's first word had no room in the row before it, of a page `measure_pt` wide."""
    first, box = row.words[0].bbox, before.bbox
    if first is None or box is None:
        return False
    return box.width_pt + SPACE_EM * box.height_pt + first.width_pt > measure_pt


def measure_pt(row: Row) -> float:
    """How wide a page's text is, with a right margin as wide as the left one."""
    document = row.passage.document
    left_pt = document.left_edges_pt.get(row.page_number, 0.0)
    return document.pages[row.page_number - 1].width_pt - 2 * left_pt
