"""A component table that a program printed on one line: its head, and behind it the number, the
name and the text of each row, "NO KOMPONEN URAIAN 1. Persyaratan 1. KTP 2. Prosedur 1. Warga …".

A library's viewers give pages so. Without the head before them such numbers and names are a
sentence's, which lists the components and has no text of any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.markers import inline_candidates, leading_marker
from parsers.names.heading_words import place_by_words
from parsers.names.headings import HeadingIndex
from parsers.names.titles import STANDARD, STANDARD_NAME, STANDARD_WORDS
from parsers.section import Row

MAX_NAME_LETTERS = 140
MAX_LETTERED = 80  # of a line that has no more than one component
MAX_PART_LETTERS = 220
MIN_COUNTED = 4  # the same in a line without a table's head
MIN_NAMED = 2  # components that the line names in the order of its numbers
_HEAD = re.compile(
    rf"\bno(?:mor)?\b\.?\s+{any_of(words_of('column_names'))}"
    rf"(?:\s+{any_of(STANDARD_WORDS)}){{0,2}}\s+{any_of(words_of('column_texts'))}(?=\W|\d|\Z)",
    re.IGNORECASE,
)
# Its cells may have run into each other: "… kepada dinas.2 Prosedur", "… pelayanan5 hari.4 Biaya".
_NUMBER = re.compile(r"(?<![\d/-])(\d{1,2})[.)]?\s*(?=[^\W\d_])")
_HEADED = re.compile(r"(?P<name>[^\W\d_][^.:;()\d]{3,50}?)\s+(?=(?:a|1)\s?[.)]\s)", re.IGNORECASE)
# What names a part of the standard before its head.
_PART = re.compile(
    rf"(?:\d{{1,2}}\s?[.)]\s*)?komponen\s+{STANDARD_NAME}\s+yang\s+terkait[^:\n]{{0,120}}:?\s*\Z",
    re.IGNORECASE,
)


class _Name(NamedTuple):
    """A component's name behind its number, and where its text begins."""

    start: int
    end: int
    component: str


def part_run_rows(rows: Sequence[Row], headings: HeadingIndex) -> list[Row]:
    """The rows, one that holds a whole table parted into its title, head, names and texts."""
    parted: list[Row] = []
    for row in rows:
        cuts = _cuts_of(row.text, headings)
        cells = (row.passage.cut(*span) for span in pairwise((*cuts, len(row.text))))
        parted += [row._replace(passage=cell) for cell in cells if cell] if cuts else [row]
    return parted


def parted_texts(text: str, headings: HeadingIndex) -> list[str]:
    """The texts of the rows that a line is parted into; the line's own where it has no table."""
    cuts = _cuts_of(text, headings)
    return [text[slice(*span)] for span in pairwise((*cuts, len(text)))] if cuts else [text]


def _cuts_of(text: str, headings: HeadingIndex) -> list[int]:
    if len(text) <= MAX_LETTERED:  # most lines
        return []
    return _cuts(text, headings) or _counted(text, headings) or _lettered(text, headings)


def _cuts(text: str, headings: HeadingIndex) -> list[int]:
    """Where the cells of the tables on a line begin, from its start on; none if it has no table."""
    heads = [*_HEAD.finditer(text)] if len(text) > MAX_NAME_LETTERS else []
    ends = [head.start() for head in heads[1:]] + [len(text)] * bool(heads)
    cuts = [0]
    for head, end in zip(heads, ends, strict=True):
        named = [*_names(text, head.end(), end, headings)]
        if len(named) >= MIN_NAMED:
            part = _PART.search(text[: head.start()], max(0, head.start() - MAX_PART_LETTERS))
            cuts += [part.start()] if part is not None else []
            cuts += [head.start(), *(cut for name in named for cut in (name.start, name.end))]
    return cuts if len(cuts) > 1 else []


def _counted(text: str, headings: HeadingIndex) -> list[int]:
    """The same where no head is printed: so many names that have texts are a standard's."""
    if len(text) <= MAX_NAME_LETTERS or STANDARD.search(text) is None:
        return []
    named = [*_names(text, 0, len(text), headings)]
    ends = [name.start for name in named[1:]] + [len(text)] * bool(named)
    texts = (text[name.end : end].strip(" :") for name, end in zip(named, ends, strict=True))
    filled = sum(value[:1].isalnum() for value in texts)
    if filled < max(MIN_COUNTED, len(named) - 1):
        return []
    return [0, *(cut for name in named for cut in (name.start, name.end))]


def _lettered(text: str, headings: HeadingIndex) -> list[int]:
    """Where the components begin that a line's letters count, from its own first one on:
    "A. Persyaratan : 1. KTP 2. KK B. Biaya : Gratis"."""
    first = leading_marker(text)
    if first is None or not first.kind.startswith("Alpha"):
        return []
    markers = inline_candidates(text)
    letters = [first]
    for marker in markers:
        if letters[-1].is_followed_by(marker):
            letters.append(marker)
    cuts: list[int] = []
    named: set[str] = set()
    for letter in letters:
        cuts.append(letter.start)
        found = headings.match_prefix(text[: letter.end + MAX_NAME_LETTERS], letter.end)
        if found is None:  # a misspelt name is known by where its list begins
            end = next((one.start for one in markers if one.start > letter.start), len(text))
            match = headings.match(text[letter.end : end])
            found = (match, end) if match is not None else None
            cuts += [end] if found is not None and end < len(text) else []
        named |= {found[0].component} if found is not None else set()
    return cuts if len(named) >= max(MIN_NAMED, len(letters) / 2) else []


def _names(text: str, start: int, end: int, headings: HeadingIndex) -> Iterator[_Name]:
    """The names that a table's numbers count, each component once."""
    seen: set[str] = set()
    last = 0
    for number in _NUMBER.finditer(text, start, end):
        if not last < int(number[1]) <= last + 1 + bool(last):  # one may be in words of its own
            continue
        found = headings.match_prefix(text[: number.end() + MAX_NAME_LETTERS], number.end())
        name = (found[0].component, found[1]) if found is not None else None
        name = name or _own_name(text, number.end())
        if name is None or name[0] in seen:
            continue
        last = int(number[1])
        seen.add(name[0])
        yield _Name(number.start(), name[1], name[0])


def _own_name(text: str, start: int) -> tuple[str, int] | None:
    """A name in the office's own words, up to the list that it heads."""
    found = _HEADED.match(text, start)
    component = place_by_words(found["name"]) if found is not None else None
    return (component, found.end("name")) if found is not None and component else None
