"""The service's name above a standard's headings: behind a label, below one, or by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from parsers.markers import leading_marker
from parsers.names.offices import AT_ORG, is_org, opens_office
from parsers.names.site_lines import names_site
from parsers.names.titles import (
    YEAR,
    is_dateline,
    is_label,
    is_title_like,
    label_end,
    name_end,
    title_goes_on,
)
from parsers.section import Row
from parsers.sheet.labels import opens_field

SIGNS = (":", ";")  # between a label and its value, though they may stand on the next row
_SITE_SIGN = re.compile(r"[»›>#|*]+\s*(?=\S)")  # that a site puts before what it shows
SAME_SIZE_PT = 1.0  # heights of one font size differ by less
MIN_LONE_LETTERS = 5  # of a title of one word: "PERPUSTAKAAN"


class TitleReading(NamedTuple):
    """The name, the label before it, and the rows that are neither."""

    title: Passage | None
    label: Passage | None
    left: list[Row]


def read_title(above: Sequence[Row], is_below_office: bool = False) -> TitleReading:
    """The service's name in the rows above the first heading.

    What is left below an office's name is a service's, though it be a single word.
    """
    for position, row in enumerate(above):
        start = label_end(row.text)
        if start is None:
            continue
        if start < len(row.text):
            return _behind_label(above, range(position, position + 1), start)
        if position + 1 < len(above) and above[position + 1].text.startswith(SIGNS):
            sign_end = len(above[position + 1].text) - len(above[position + 1].text.lstrip(":; "))
            return _behind_label(above, range(position, position + 2), sign_end)
        below = _name_at(above, position + 1, passes_offices=True)
        if below is not None:
            return _read(above, range(position, position + 1), below)
    first = _name_at(above, 0, passes_offices=is_below_office)
    if first is not None:
        return _read(above, range(0), first)
    words = [row for row in above if not YEAR.match(row.text)]
    if is_below_office and len(words) == 1 and _is_lone_word(words[0].text):
        return TitleReading(words[0].passage, None, [row for row in above if row not in words])
    return TitleReading(None, None, list(above))


def _name_at(above: Sequence[Row], start: int, *, passes_offices: bool) -> int | None:
    """The row from `start` on that can be a service's name: below years, and below offices where
    they are no scraps that a converter has left of a letterhead."""
    for number, row in enumerate(above[start:], start):
        at = AT_ORG.match(row.text)
        is_office = opens_office(row.text[at.end() :] if at is not None else row.text)
        if (
            YEAR.match(row.text)
            or is_label(row.text)
            or _is_of_site(row)
            or _is_item(above, number)
        ):
            continue
        if _is_short_for_next(above, number):
            continue
        if is_dateline(row.text):
            continue
        if not (is_office and passes_offices):
            return number if is_title_like(row.text) and not is_office else None
    return None


def _is_short_for_next(above: Sequence[Row], number: int) -> bool:
    """Whether a row is one word of a site's menu that the name below it begins with."""
    following = above[number + 1].text.casefold().split() if number + 1 < len(above) else []
    return above[number].text.casefold().split() == following[:1] and len(following) > 1


def _is_of_site(row: Row) -> bool:
    """Whether a text's row is what a site says of itself or of the page, an entry of a list."""
    if names_site(row.text):
        return True
    marker = leading_marker(row.text) if row.bbox is None else None
    return marker is not None and marker.is_bullet


def _is_item(above: Sequence[Row], number: int) -> bool:
    """Whether a text's row is an item of a list whose heading is not there: the beginning was cut
    off. Marks count on from one to the next; a small letter stands before no name."""
    row = above[number]
    marker = leading_marker(row.text) if row.bbox is None else None
    if marker is None or marker.is_bullet:
        return False
    beside = [
        leading_marker(above[n].text) for n in (number - 1, number + 1) if 0 <= n < len(above)
    ]
    is_counted = any(
        one is not None and (marker.is_followed_by(one) or one.is_followed_by(marker))
        for one in beside
    )
    return is_counted or row.text[:1].islower()


def _behind_label(above: Sequence[Row], label: range, start: int) -> TitleReading:
    """The name that starts within the last row of a label."""
    row = above[label.stop - 1]
    if start == len(row.text):
        return TitleReading(None, None, list(above))
    split = [row._replace(passage=row.passage.cut(0, start))]
    split.append(row._replace(passage=row.passage.cut(start)))
    rows = [*above[: label.stop - 1], *split, *above[label.stop :]]
    return _read(rows, label, label.stop)


def _read(above: Sequence[Row], label: range, first: int) -> TitleReading:
    """The name that starts in row `first`; its number is one with the label's rows."""
    end = _end_of(above, first)
    name = join_passages(row.passage for row in above[first:end])
    if label.start and len(label) and is_label(above[label.start - 1].text):
        label = range(label.start - 1, label.stop)
    labels = [above[number].passage for number in label]
    marker = leading_marker(name.text)
    if marker is not None and not marker.is_bullet:
        labels.append(name.cut(0, marker.end))
        name = name.cut(marker.end)
    sign = _SITE_SIGN.match(name.text)
    if sign is not None:
        labels.append(name.cut(0, sign.end()))
        name = name.cut(sign.end())
    end_of_name = name_end(name.text)
    if end_of_name < len(name):
        labels.append(name.cut(end_of_name))
        name = name.cut(0, end_of_name)
    taken = {*label, *range(first, end)}
    left = [row for number, row in enumerate(above) if number not in taken]
    return TitleReading(name, join_passages(labels) if labels else None, left)


def _end_of(above: Sequence[Row], first: int) -> int:
    """Where the rows of a title end that starts in row `first`."""
    end = first + 1
    while end < len(above) and (_wraps(above[end], above[end - 1]) or _is_last(above, end)):
        end += 1
    return end


def _is_last(above: Sequence[Row], number: int) -> bool:
    """Whether a row of a text that nobody set as a page is the last line of a title in capitals,
    right above the first heading."""
    row, before = above[number], above[number - 1]
    if row.bbox is not None or row.follows_blank or number + 1 < len(above) or ":" in row.text:
        return False
    is_capital = row.text.isupper() and before.text.isupper()
    return is_capital and not (opens_office(row.text) or is_org(row.text) or YEAR.match(row.text))


def _wraps(row: Row, before: Row) -> bool:
    """Whether a row is the next line of a title that wraps: its first word goes on with a phrase,
    or it stands near in capitals of one size."""
    if row.page_number != before.page_number:
        return False
    if row.text.isupper() != before.text.isupper() or ":" in row.text:
        return False
    if is_org(row.text) or AT_ORG.match(row.text) or YEAR.match(row.text):
        return False
    if opens_field(row.text):
        return False
    if title_goes_on(row.text, before.text):
        return True
    if row.bbox is None or row.follows_blank or not row.text.isupper():
        return False
    is_one_size = abs(row.height_pt - before.height_pt) <= SAME_SIZE_PT
    return is_one_size and row.gap_lines(before) <= 1.0


def _is_lone_word(text: str) -> bool:
    return len(text) >= MIN_LONE_LETTERS and text.isalpha() and text[0].isupper()
