"""Texts whose headings are in words of the office's own, or that have one component only: what a
walk over their rows finds says whether they are standards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.page import Document
from extractor.passage import line_passage
from parsers.markers import leading_marker
from parsers.names.component_texts import fits
from parsers.names.heading_words import opening_component
from parsers.names.headings import HeadingIndex
from parsers.names.offices import opens_office
from parsers.names.questions import asked_of
from parsers.names.titles import STANDARD
from parsers.refusals.not_standard import DESCRIBED_SHARE, is_described
from parsers.refusals.standard_signs import heading_like_lines
from parsers.section import Claim, Row, Section
from parsers.standards.heading_sections import HeadedBody, walk
from parsers.standards.one_component import MANAGEMENT, one_component
from parsers.text_rows.heading_rows import body_rows
from parsers.text_rows.names_above_texts import gather_names_with_texts
from parsers.text_rows.run_rows import part_run_rows

SIPPN = "sippn"  # the layout of texts with headings
MIN_SURE = 2  # components under headings that numbers count, or above a list each
MIN_OWN_HEADINGS = 3  # of others
MIN_ITEMS = 2  # marked rows of a list
MIN_DEFINED = 3  # components that a text about standards explains
_DEFINING = re.compile(r"\b(?:yang|adalah|ialah|merupakan)\b", re.IGNORECASE)
_EXPLAINING = re.compile(
    r"\W{0,3}apa(?:kah)?\s+(?:itu|yang\s+dimaksud)\b[^?]{2,80}\?", re.IGNORECASE
)
_MARKED = re.compile(r"\W*(?:\d{1,2}[.)]|sistem\b)", re.IGNORECASE)


def claim_of_own_words(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a text whose headings are in words of its own, or share their lines with the values:
    several that have something under them, in a sequence of numbers or set apart. A page that was
    drawn is claimed so where its headings are questions."""
    asked = sum(asked_of(text) is not None for text in document.line_texts)
    if not document.is_typed and asked < MIN_OWN_HEADINGS:
        return None
    rows, body = _typed(document, headings)
    if _is_article(rows):
        return None
    filled = {one.component for one in body.sections if one.component and one.body}
    if _asks_again(body):
        return None
    is_sure = body.is_numbered or _is_sure(body, headings)
    if len(filled) < (MIN_SURE if is_sure else MIN_OWN_HEADINGS):
        return claim_of_one(document, headings)
    return Claim(SIPPN, f"{len(filled)} judul komponen dengan kata-kata sendiri", frozenset(filled))


def _is_article(rows: Sequence[Row]) -> bool:
    """Whether a text explains what its subject is, and no row says whose text or standard it is:
    "Apa itu paspor?" above the papers and steps of any office."""
    if not any(_EXPLAINING.match(row.text) for row in rows):
        return False
    return not any(opens_office(row.text) or STANDARD.match(row.text) for row in rows)


def _asks_again(body: HeadedBody) -> bool:
    """Whether a page of questions asks for one component twice: of several services, then."""
    asked = [
        one.component
        for one in body.sections
        if one.component and one.heading is not None and asked_of(one.heading.text)
    ]
    return len(asked) > len(set(asked))


def claim_of_one(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim an office's page that prints one component and nothing else."""
    if not document.is_typed:
        return None
    rows, body = _typed(document, headings)
    name = one_component(rows, body)
    others = [] if body.menu else heading_like_lines(document, headings)
    if name is None or any(label.components - MANAGEMENT - {name} for label in others):
        return None
    return Claim(SIPPN, "halaman satu komponen di bawah nama instansinya", frozenset({name}))


def describes_components(document: Document, headings: HeadingIndex) -> bool:
    """Whether a text only says what the components of standards are."""
    sections = _typed(document, headings).body.sections if document.is_typed else []
    filled = [one for one in sections if one.component and one.body]
    defined = sum(map(_is_defined, filled))
    if defined >= MIN_DEFINED and defined >= DESCRIBED_SHARE * len(filled):
        return True
    return is_described([one.body[0].text for one in filled])


def _is_defined(section: Section) -> bool:
    """Whether a section says what its component is, as textbooks do: "Waktu penyelesaian" and below
    it "Waktu penyelesaian yang ditetapkan sejak …", without a figure."""
    text = section.body[0].text
    is_own = opening_component(text) == section.component
    return is_own and _DEFINING.search(text) is not None and not any(map(str.isdigit, text))


class _Typed(NamedTuple):
    """A text's rows, and what a walk over all of them finds."""

    rows: list[Row]
    body: HeadedBody


@lru_cache(maxsize=1)  # several questions are asked of it before it is claimed
def _typed(document: Document, headings: HeadingIndex) -> _Typed:
    printed = [(line, p) for line in document.lines if (p := line_passage(document, line))]
    rows = gather_names_with_texts(part_run_rows(body_rows(printed), headings), headings)
    return _Typed(rows, walk(rows, headings))


def _is_sure(body: HeadedBody, headings: HeadingIndex) -> bool:
    """Whether each component heads a list, and a number or the law's full name marks a heading, or
    the law's words stand there and what is required and what is done can be told apart."""
    filled = [one for one in body.sections if one.component and one.body]
    heads = [one.heading.text for one in filled if one.heading is not None]
    is_marked = any(_MARKED.match(text) for text in heads)
    fitting = _fitting(filled)
    is_known = any(headings.match(text) is not None for text in heads)
    is_known = is_known or any(STANDARD.match(row.text) for row in body.above)
    is_told = is_known and "persyaratan" in fitting and len(fitting) >= MIN_SURE
    return all(map(_has_list, filled)) and (is_marked or is_told)


def _fitting(sections: Sequence[Section]) -> set[str]:
    """The components whose lists are what their headings say."""
    found: set[str] = set()
    for one in sections:
        texts = [row.text[_marker_end(row.text) :].strip() for row in one.body]
        if one.component is not None and fits(one.component, texts):
            found.add(one.component)
    return found


def _marker_end(text: str) -> int:
    marker = leading_marker(text)
    return marker.end if marker is not None else 0


def _has_list(section: Section) -> bool:
    return sum(leading_marker(row.text) is not None for row in section.body) >= MIN_ITEMS
