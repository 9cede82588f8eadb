"""Notes at the foot of a page, which belong to the component whose text bears their mark.

A note is small or stands apart, opens with its mark, and the same mark stands raised or in
brackets above it: "3¹ hari kerja" and, at the foot, "1) Sejak berkas lengkap".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor.page import Document, Line
from extractor.passage import Passage
from normalizers.printed_signs import DAGGERS
from parsers.furniture.seals import is_set_off
from parsers.section import Row, Section

MOST_NOTE_ROWS = 12  # at the foot of one page
MOST_GROWTH = 1.1  # of a note's height: notes are set alike
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_REFERENCE = re.compile(
    rf"⁽?([{_RAISED}]{{1,2}})⁾?|(?<=\S)\s?\[\^?(\d{{1,2}})\]"
    rf"|(?<=[^\W_])\s?(\*{{1,3}}|[{DAGGERS}])\)?(?=[\s.,;]|$)"
)
_OWN_MARK = re.compile(
    rf"\s*(?:⁽?([{_RAISED}]{{1,2}})⁾?|\[\^?(\d{{1,2}})\]:?|\(?(\d{{1,2}})\)?|(\*{{1,3}}|[{DAGGERS}])\)?)\s*(?=[^\W\d_])"
)
_NUMBER = 3  # the group of marks that a list's items bear, too


class FootNote(NamedTuple):
    """A note with its mark, as both are printed, and what its mark says."""

    name: str
    mark: Passage
    lines: tuple[Row, ...]


def without_foot_notes(
    document: Document, left: Sequence[tuple[Line, Passage]]
) -> tuple[list[tuple[Line, Passage]], list[FootNote]]:
    """The lines without the notes at the pages' feet, and those."""
    kept: list[tuple[Line, Passage]] = []
    notes: list[FootNote] = []
    for _, group in groupby(left, key=lambda pair: pair[0].page_number):
        page = list(group)
        first = _first_note(page)
        if first == len(page) and document.is_typed:
            rest, among = _notes_among(page)
            kept += rest
            notes += among
            continue
        kept += page[:first]
        notes += _notes_of(page[first:])
    return kept, notes


def with_foot_notes(
    sections: Sequence[Section], notes: Sequence[FootNote]
) -> tuple[list[Section], list[Passage]]:
    """The sections with the notes that their texts refer to, and the notes of none of them."""
    found = list(sections)
    stray: list[Passage] = []
    for note in notes:
        number = next((n for n, section in enumerate(found) if _bears(section, note)), None)
        if number is None:
            stray += [note.mark, *(line.passage for line in note.lines)]
            continue
        section = found[number]
        found[number] = replace(
            section,
            body=(*section.body, *note.lines),
            note_marks=(*section.note_marks, note.mark),
        )
    return found, stray


def _bears(section: Section, note: FootNote) -> bool:
    heading = [section.heading] if section.heading is not None else []
    return any(
        note.name in _names_in(text.text) for text in (*heading, *map(_passage, section.body))
    )


def _passage(line: Row) -> Passage:
    return line.passage


def _names_in(text: str) -> set[str]:
    return {_name_of(match) for match in _REFERENCE.finditer(text)}


def _first_note(page: Sequence[tuple[Line, Passage]]) -> int:
    """Where the notes at a page's foot begin; its end where there are none."""
    for number in range(max(0, len(page) - MOST_NOTE_ROWS), len(page)):
        match = _OWN_MARK.match(page[number][1].text)
        if match is None or not _is_apart(page, number):
            continue
        if _name_of(match) in _names_above(page, number):
            return number
    return len(page)


def _names_above(page: Sequence[tuple[Line, Passage]], number: int) -> set[str]:
    return {name for _, text in page[:number] for name in _names_in(text.text)}


def _notes_among(
    page: Sequence[tuple[Line, Passage]],
) -> tuple[list[tuple[Line, Passage]], list[FootNote]]:
    """The lines of a typed text without the notes that stand among them, and those: a word
    processor's stand right behind the paragraphs that refer to them, a paragraph each."""
    kept: list[tuple[Line, Passage]] = []
    found: list[tuple[Line, Passage]] = []
    names: set[str] = set()
    for pair in page:
        text = pair[1].text
        match = _OWN_MARK.match(text)
        is_note = match is not None and match[_NUMBER] is None and _name_of(match) in names
        goes_on = bool(found) and pair[0].order == found[-1][0].order + 1 and text[:1].islower()
        (found if is_note or goes_on else kept).append(pair)
        names |= _names_in(text)
    return kept, _notes_of(found)


def _is_apart(page: Sequence[tuple[Line, Passage]], number: int) -> bool:
    """Whether the lines from one on are set apart from those above, and all alike; of a typed
    text, whether they are its last block."""
    line = page[number][0]
    before = page[number - 1][0] if number else None
    if line.bbox is None:
        return (
            before is not None
            and _follows_blank(before, line)
            and not any(
                _follows_blank(one, other) for (one, _), (other, _) in pairwise(page[number:])
            )
        )
    heights = [below.bbox.height_pt for below, _ in page[number:] if below.bbox is not None]
    return is_set_off(before, line) and max(heights) <= MOST_GROWTH * line.bbox.height_pt


def _follows_blank(before: Line, line: Line) -> bool:
    return (line.line_number or 0) > (before.line_number or 0) + 1


def _name_of(match: re.Match[str]) -> str:
    name: str = next(filter(None, match.groups()))
    return name.translate(_PLAIN)


def _notes_of(page: Sequence[tuple[Line, Passage]]) -> list[FootNote]:
    notes: list[FootNote] = []
    for line, passage in page:
        match = _OWN_MARK.match(passage.text)
        if match is not None:
            name = _name_of(match)
            own = passage.cut(match.end())
            notes.append(FootNote(name, passage.cut(0, match.end()), (_body_line(line, own),)))
        elif notes:
            more = _body_line(line, passage)._replace(follows_blank=False)
            notes[-1] = notes[-1]._replace(lines=(*notes[-1].lines, more))
    return notes


def _body_line(line: Line, passage: Passage) -> Row:
    return Row(passage, line.page_number, line.bbox, follows_blank=True, is_foot_note=True)
