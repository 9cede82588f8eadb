"""Sections that are not what their heading says: a title taken for one, a time among steps."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from normalizers.duration.duration import find_durations
from parsers.markers import leading_marker
from parsers.names.questions import asked_of
from parsers.names.site_lines import is_byline
from parsers.section import Row, Section

MIN_OTHERS = 2  # components with headings below a title that reads as one
MIN_TOLD_WORDS = 20  # of a sentence that introduces a page
MIN_OWN_ITEMS = 2  # of a list right below a title, which is a heading then

_TIME = re.compile(
    r"(?:jangka\s+)?waktu\b|lama(?:nya)?\s+(?:waktu|proses|pelayanan)\b", re.IGNORECASE
)


def is_title(first: Section, others: Collection[str | None]) -> bool:
    """Whether the first heading is a title: one of the same component follows, or nothing but who
    put up the page and when, or a tale. `others` are the components of the sections below."""
    if sum(leading_marker(row.text) is not None for row in first.body) >= MIN_OWN_ITEMS:
        return False  # it heads a list
    is_again = first.component in others or _is_byline_only(first)
    return is_again or (len(others) >= MIN_OTHERS and _is_told(first))


def _is_byline_only(section: Section) -> bool:
    """Whether nothing stands in a section but who put up the page, and when."""
    return bool(section.body) and all(is_byline(row.text) for row in section.body)


def _is_told(section: Section) -> bool:
    """Whether a section begins as an article does: with a long sentence, no question's answer."""
    if section.heading is None or asked_of(section.heading.text) is not None:
        return False
    text = section.body[0].text if section.body else ""
    return len(text.split()) >= MIN_TOLD_WORDS and text.rstrip().endswith(".")


def states_time(body: Sequence[Row]) -> bool:
    """Whether all that a procedure's heading has is a sentence on its time: "Waktu yang diperlukan
    adalah 10 menit" is no step."""
    text = " ".join(row.text for row in body)
    is_list = any(leading_marker(row.text) for row in body)
    return not is_list and _TIME.match(text) is not None and bool(find_durations(text))
