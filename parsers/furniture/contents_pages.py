"""Tables of contents: they name what stands further on, and are none of it.

An entry ends with a page's number, behind a row of dots or below the title "Daftar Isi". What is
found so leaves the document's text before any layout looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from extractor.page import Document, Line, Word
from extractor.passage import line_passage
from parsers.names.headings import HeadingIndex
from parsers.section import Outside

MIN_ENTRIES = 3
MOST_ROWS = 2_000  # of one table of contents
MIN_NAMED = 2  # entries that name components, where no title says what it is

_NUMBER = r"(?P<number>\d{1,3}|[ivxlc]{1,6})"
_LEADERS = r"(?:\.[. ]{2,}|…[…. ]{0,200}|_{3,}|·[· ]{2,}|-{4,}|\. )"
_LED = re.compile(rf"(?P<name>\S.{{0,200}}?)\s?{_LEADERS}\s?[-–(]?\s?{_NUMBER}\s?[-–)]?$", re.I)
_NUMBERED = re.compile(rf"(?P<name>\S.{{0,200}}?)\s(?:hal(?:aman|\.)?\s?)?{_NUMBER}$", re.I)
_SPACED_TITLE = "d ?a ?f ?t ?a ?r +i ?s ?i"
_TITLE = re.compile(rf"\W*(?:{_SPACED_TITLE}|(?:table of )?contents)\W*$", re.I)
_COLUMN_HEADS = re.compile(r"\W*(?:isi|judul|uraian|bab)?\W*hal(?:aman|\.)?\W*$", re.I)
# Letters of which every table of contents has some, to be looked for first.
_SIGNS = re.compile(rf"\.{{3}} ?\d|(?:\. ){{3}}\d|[_·-]{{2}} ?\d|… ?\d|\b{_SPACED_TITLE}\b", re.I)

_LEADER_SIGNS = ("...", ". . . ", "--", "_", "·", "…")
_TITLE_SIGNS = ("r isi", "r i si", "r is i", "r i s i")


class _Row(NamedTuple):
    """A printed row, its lines from left to right."""

    lines: tuple[Line, ...]
    text: str
    page_number: int


class _Entry(NamedTuple):
    """What a row of contents names, and the page; a preface's Roman pages count for none."""

    name: str
    page: int
    is_led: bool


def without_contents(
    document: Document, headings: HeadingIndex
) -> tuple[Document, tuple[Outside, ...]]:
    """The document whose tables of contents nobody sees any more, and their words."""
    if not _may_have_contents(document.tape):
        return document, ()
    rows = list(_rows(document))
    found = [row for start, end in _blocks(rows, headings) for row in rows[start:end]]
    if not found:
        return document, ()
    lines = [line for row in found for line in row.lines]
    outside = tuple(
        Outside(passage, "removed", "boilerplate")
        for line in lines
        if (passage := line_passage(document, line))
    )
    unseen = {word.order for line in lines for word in line.words}
    return _unseen(document, unseen), outside


def _may_have_contents(tape: str) -> bool:
    """A quick look for dots before a number and for a title: most documents have none."""
    is_near = any(sign in tape for sign in _LEADER_SIGNS)
    folded = "" if is_near else tape.casefold()
    is_near = is_near or any(sign in folded for sign in _TITLE_SIGNS)
    return is_near and _SIGNS.search(tape) is not None


def _unseen(document: Document, orders: Set[int]) -> Document:
    """The document, some of its words without ink."""

    def seen(words: Sequence[Word]) -> tuple[Word, ...]:
        return tuple(w._replace(is_visible=False) if w.order in orders else w for w in words)

    words = seen(document.words)
    lines = tuple(line._replace(words=seen(line.words)) for line in document.lines)
    return replace(document, words=words, lines=lines)


def _rows(document: Document) -> Iterator[_Row]:
    for _, group in groupby(document.lines, key=lambda line: line.row):
        lines = tuple(group)
        text = " ".join(filter(None, (document.line_texts[line.order] for line in lines)))
        if text:
            yield _Row(lines, text, lines[0].page_number)


def _blocks(rows: Sequence[_Row], headings: HeadingIndex) -> Iterator[tuple[int, int]]:
    """From where to where rows are tables of contents."""
    position = 0
    while position < len(rows):
        is_titled = _TITLE.match(rows[position].text) is not None
        first = position + is_titled
        if is_titled and first < len(rows) and _COLUMN_HEADS.match(rows[first].text):
            first += 1
        end, entries = _entries(rows[: first + MOST_ROWS], first, headings, is_titled=is_titled)
        if is_titled and not entries:
            end, entries = _bare_names(rows, first, headings)
        named = sum(headings.match(entry.name) is not None for entry in entries)
        if len(entries) >= MIN_ENTRIES and (is_titled or named >= MIN_NAMED):
            yield position, end
        position = max(end, position + 1)


def _entries(
    rows: Sequence[_Row], first: int, headings: HeadingIndex, *, is_titled: bool
) -> tuple[int, list[_Entry]]:
    """Where the entries from a row on end, and these: their pages never count back, and all are
    set alike. A name may wrap: a row without page, that is no heading, is between two entries."""
    entries: list[_Entry] = []
    end = position = first
    while position < len(rows) and position - end <= 1:
        text = rows[position].text
        entry = _entry(text, is_titled=is_titled)
        position += 1
        if entry is None:
            if not (entries or is_titled) or headings.match(text) is not None:
                break
            continue
        if entries and (entry.page < entries[-1].page or entry.is_led is not entries[0].is_led):
            break
        entries.append(entry)
        end = position
    return end, entries


def _entry(text: str, *, is_titled: bool) -> _Entry | None:
    match = _LED.match(text)
    is_led = match is not None
    if match is None and is_titled:
        match = _NUMBERED.match(text)
    if match is None:
        return None
    number = match.group("number").lower()
    page = int(number) if number.isdigit() else 0
    return _Entry(match.group("name").rstrip(" ._…·-"), page, is_led)


def _bare_names(
    rows: Sequence[_Row], first: int, headings: HeadingIndex
) -> tuple[int, list[_Entry]]:
    """The names of components below the title, where no pages are printed: each stands again."""
    entries: list[_Entry] = []
    named: set[str] = set()
    end = first
    for row in rows[first:]:
        match = headings.match(row.text)
        if match is None or match.component in named:
            break
        named.add(match.component)
        entries.append(_Entry(row.text, 0, False))
        end += 1
    again = {match.component for row in rows[end:] if (match := headings.match(row.text))}
    return (end, entries) if named <= again else (first, [])
