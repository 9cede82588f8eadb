"""Whether a document that was not understood looks like a service standard all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.page import Document
from parsers.furniture.portal_words import has_boilerplate
from parsers.markers import leading_marker
from parsers.names.component_words import is_heading_like, is_service_title, named_components
from parsers.names.headings import HeadingIndex
from parsers.refusals.not_standard import DELIVERY, HEAD_ROWS

MIN_NAMED = 2  # components that lines name as headings do, where no title says what it is
MIN_ARTICLES = 3  # "Pasal 1" and so on: a regulation, which names components, too
MAX_LABEL_WORDS = 8
MAX_LABEL_LETTERS = 80
MAX_SHOWN = 12  # lines that a person is shown

_ARTICLE = re.compile(r"\W*(?:pasal\s+\d{1,3}|bab\s+[ivxlc]{1,6})\b\W*", re.I)


class Label(NamedTuple):
    """A line that looks like a heading, its value left out, and what it names."""

    text: str
    components: frozenset[str]


def heading_like_lines(document: Document, headings: HeadingIndex) -> list[Label]:
    """The lines that look like headings of components, known or not, each once."""
    found: dict[str, Label] = {}
    for text in document.line_texts:
        for label in _labels(text, headings):
            found.setdefault(label.text, label)
    return list(found.values())


def _labels(text: str, headings: HeadingIndex) -> Iterator[Label]:
    """A line's own label, and those of the cells that stand side by side on it."""
    match = headings.match(text)
    if match is not None:
        yield Label(_shown(text), frozenset({match.component}))
        return
    for cell in text.split("|") if "|" in text else (text,):
        name = cell.partition(":")[0].strip()
        words = name.split()
        if not words or len(words) > MAX_LABEL_WORDS or name.endswith((".", ";", ",")):
            continue
        marker = leading_marker(name)
        if name[marker.end if marker else 0 :].strip()[:1].islower():
            continue
        named = named_components(name)
        if named and is_heading_like(name):
            yield Label(_shown(name), named)


def is_regulation(document: Document) -> bool:
    """Whether chapters and articles make up the document: it names components, and is none."""
    count = sum(_ARTICLE.fullmatch(text) is not None for text in document.line_texts)
    return count >= MIN_ARTICLES


def heads_articles(document: Document, headings: HeadingIndex) -> bool:
    """Whether most names of components are the titles of articles, right below their numbers."""
    texts = document.line_texts
    places = [n for n, text in enumerate(texts) if headings.match(text) is not None]
    titles = [n for n in places if n and _ARTICLE.fullmatch(texts[n - 1]) is not None]
    return 2 * len(titles) > len(places)


def _shown(text: str) -> str:
    return " ".join(text.split())[:MAX_LABEL_LETTERS]


def looks_like_standard(document: Document, labels: Sequence[Label]) -> bool:
    """Whether the title, the portal's words or the labels say that it is a standard."""
    texts = document.line_texts
    if is_regulation(document):
        return False
    named = frozenset().union(*(label.components for label in labels)) & DELIVERY
    if any(map(has_boilerplate, texts)):
        return True
    is_titled = any(is_service_title(text) for text in texts[:HEAD_ROWS])
    return bool(named) if is_titled else len(named) >= MIN_NAMED
