"""Lines inside a section that it does not explain: another component's, below a label that nothing
knows, would stand just so.

A label can be put in any words and set in any way; what gives it away is what stands below it. A
time, a fee or a channel explains the lines that tell of one. A list explains the items that its
marks count, what goes on with them, its groups and remarks. A list without marks explains nothing:
a label and what it heads are two more lines of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from parsers.lists.paragraphs import Frame, continues, frame_of, is_broken_off
from parsers.markers import Marker, leading_marker
from parsers.names.component_texts import tells_of
from parsers.names.component_words import VALUES
from parsers.names.groups import is_group_heading, is_note, is_placeholder
from parsers.section import Row, Section

WRAPPED = frozenset({"text", "markdown"})  # readers of sources whose lines may be broken anywhere
FEWEST_LINES = 3  # of a section that holds a label and words of another component behind its own

_LABEL_AND_VALUE = re.compile(r"[^\W\d_][^:\n]{2,90}?(?::|\s[-–—])\s*\w")


def first_stray(section: Section) -> int | None:
    """The first line that its section does not explain; None where it explains them all, or is too
    short to hold a label and what that heads besides its own words."""
    body = section.body
    # What is no time, no fee and no channel is another's without a label of its own, too.
    is_of_value = section.component in VALUES
    is_short = len(body) < FEWEST_LINES and not is_of_value
    if is_short and not any(_LABEL_AND_VALUE.match(line.text) for line in body[1:]):
        return None
    is_explained = _by_words(section) if is_of_value else _by_list(section)
    if is_of_value and body and not any(map(is_explained, range(len(body)))):
        return 0  # nothing here tells of the value
    for number in range(1, len(body)):
        if not is_explained(number) and (is_of_value or _has_words(body, number)):
            return number
    return None


def _has_words(body: Sequence[Row], number: int) -> bool:
    """Whether a line can be a label and its words: with the line above it, or below, or alone."""
    is_first = number + 1 == len(body) < FEWEST_LINES
    return not is_first or _LABEL_AND_VALUE.match(body[number].text) is not None


def _by_words(section: Section) -> Callable[[int], bool]:
    """Lines that tell of a value, and the rest of a line that does."""
    own, body = section.component or "", section.body
    frame = frame_of(body, section.right_pt)

    def is_explained(number: int) -> bool:
        line = body[number]
        if tells_of(line.text, own) or _is_aside(line):
            return True
        return leading_marker(line.text) is None and _goes_on(body, number, frame)

    return is_explained


def _by_list(section: Section) -> Callable[[int], bool]:
    """Items that marks count, their rest, groups and remarks."""
    body = section.body
    frame = frame_of(body, section.right_pt)
    markers = [leading_marker(line.text) for line in body]
    may_wrap = _may_wrap(body[0])

    def is_explained(number: int) -> bool:
        line, marker = body[number], markers[number]
        if marker is not None:
            return not _starts_again(markers[:number], marker) or _leads_in(body, number)
        if _is_aside(line) or (may_wrap and _is_enclosed(markers, number)):
            return True
        return _goes_on(body, number, frame)

    return is_explained


def _goes_on(body: Sequence[Row], number: int, frame: Frame) -> bool:
    """Whether a line is surely the rest of the one above; what a blank parts from it is none."""
    if not number:
        return False
    above, line = body[number - 1], body[number]
    if line.follows_blank:
        return False
    if line.bbox is not None:
        return continues(above, line, frame)
    if is_broken_off(above.text):
        return True
    is_label = _LABEL_AND_VALUE.match(line.text) is not None
    return _may_wrap(line) and line.text[:1].islower() and not is_label


def _may_wrap(line: Row) -> bool:
    return line.passage.document.reader in WRAPPED


def _is_aside(line: Row) -> bool:
    # Capitals alone make no group: a label can be set so, too.
    return (
        is_group_heading(line.text.capitalize()) or is_note(line.text) or is_placeholder(line.text)
    )


def _starts_again(above: Sequence[Marker | None], marker: Marker) -> bool:
    """Whether a list begins below another: its kind has been counted, or lines without marks stand
    above it, and it is not the list inside an item."""
    if marker.is_bullet or marker.ordinal != 1:
        return False
    if above[-1] is not None and above[-1].kind != marker.kind:
        return False
    return len(above) > 1


def _leads_in(body: Sequence[Row], number: int) -> bool:
    """Whether the line above names the group of the list that begins here."""
    return is_group_heading(body[number - 1].text.capitalize())


def _is_enclosed(markers: Sequence[Marker | None], number: int) -> bool:
    """Whether a line stands between two items that count on: it is the rest of the first."""
    above = next((one for one in reversed(markers[:number]) if one is not None), None)
    below = next((one for one in markers[number + 1 :] if one is not None), None)
    if above is None or below is None or below.is_bullet:
        return False
    return above.is_followed_by(below)
