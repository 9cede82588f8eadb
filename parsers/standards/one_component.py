"""A page of an office that prints one component of a service and nothing else.

Requirements by themselves stand under a heading in news, forms and decrees, too. So the page must
be the office's own: its name stands on top (or the site's menu of components beside it, or the
head of a standard's table), a list under headings of one component makes up the page, and hardly a
sentence stands outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.passage import Passage
from normalizers.vocabulary.patterns import DISTRICT_KIND, REGION_KIND
from normalizers.vocabulary.vocabulary import words_of
from parsers.markers import inline_candidates, leading_marker
from parsers.names.component_words import is_service_title
from parsers.names.offices import opens_office
from parsers.names.titles import is_label, is_part_heading
from parsers.section import Row, Section
from parsers.standards.heading_sections import HeadedBody
from parsers.tables.columns import is_label_head, is_typed_head

LISTS = ("persyaratan", "prosedur")
MIN_ITEMS = 3  # of the list, groups among them
MAX_PAGE_ROWS = 120  # of a page; a longer text has other things in it
HEAD_ROWS = 4  # rows on top that hold the office's name
MIN_LIST_SHARE = 0.6  # of the words that stand under the component's headings
DELIVERY = words_of("delivery")
MANAGEMENT = frozenset(words_of("management"))  # a page may have the legal basis of its list, too
_PLACE = re.compile(
    rf"\b(?:(?:{REGION_KIND}|{DISTRICT_KIND})\.?|polres\w*|polsek)\s+(?-i:[A-Z])", re.I
)


def one_component(rows: Sequence[Row], body: HeadedBody) -> str | None:
    """The component that is all that an office's page prints; None for any other text."""
    shown = [section for section in body.sections if section.body]
    inner = [section for section in shown if section.component in MANAGEMENT]
    sections = [section for section in shown if section.component not in MANAGEMENT]
    filled = {section.component for section in sections}
    name = next(iter(filled), None)
    if len(filled) != 1 or name not in LISTS or len(rows) > MAX_PAGE_ROWS:
        return None
    headings = [one.heading for one in sections if one.heading is not None]
    is_own = bool(body.menu) or any(map(_names_office, rows[:HEAD_ROWS]))
    is_own = is_own or any(map(_heads_table, body.table_heads))
    is_own = is_own or any(map(_names_place, headings))
    is_list = sum(map(_count_items, _rows_of(sections))) >= MIN_ITEMS
    listed = sum(_count_listed(one.body) for one in sections) + _count_words(headings)
    others = _count(_rows_of(inner)) + _count_words(body.menu)
    share = listed / max(1, _count(rows) - others)
    return name if is_own and is_list and share >= MIN_LIST_SHARE else None


def others_not_shown(sections: Sequence[Section]) -> tuple[str, ...]:
    """The components that a text says nothing of, if it has one only: it shows a part of the
    office's standard, and not what the standard lacks."""
    shown = {section.component for section in sections if section.component and section.body}
    filled = shown - MANAGEMENT
    if len(filled) != 1:
        return ()
    # A name with nothing below it is empty where more than a list is shown; a page that shows a
    # list alone may have left the other texts out.
    empty = {section.component for section in sections} if len(shown) > 1 else set()
    return tuple(name for name in DELIVERY if name not in filled | empty)


def _heads_table(part: Passage) -> bool:
    """Whether a row is the head of a standard's table, or names one of the law's two parts."""
    return is_typed_head(part.text) or is_label_head(part.text) or is_part_heading(part.text)


def _names_office(row: Row) -> bool:
    return opens_office(row.text) or is_service_title(row.text) or is_label(row.text)


def _names_place(heading: Passage) -> bool:
    """Whether a list's own heading says whose it is: "Persyaratan … di Kabupaten Agam"."""
    return _PLACE.search(heading.text) is not None


def _count_items(row: Row) -> int:
    """How many items begin on a row: at its start, or crammed into it."""
    numbered = sum(not marker.is_bullet for marker in inline_candidates(row.text))
    return max(numbered, leading_marker(row.text) is not None)


def _count_listed(body: Sequence[Row]) -> int:
    """The words of a list: up to its last marked row, and not of a text below it."""
    end = max((n for n, row in enumerate(body, 1) if _count_items(row)), default=0)
    return _count(body[:end])


def _count_words(passages: Iterable[Passage]) -> int:
    return sum(len(passage.text.split()) for passage in passages)


def _rows_of(sections: Iterable[Section]) -> list[Row]:
    return [row for section in sections for row in section.body]


def _count(rows: Iterable[Row]) -> int:
    return sum(len(row.text.split()) for row in rows)
