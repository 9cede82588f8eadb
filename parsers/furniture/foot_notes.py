"""Notes at the foot of a page, which belong to the component whose text bears their mark.

A note is small or stands apart, opens with its mark, and the same mark stands raised or in
brackets above it: "3¹ hari kerja" and, at the foot, "1) Sejak berkas lengkap".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from extractor.page import Document, Line
from extractor.passage import Passage
from parsers.furniture.seals import is_set_off
from parsers.section import Row, Section

MOST_NOTE_ROWS = 12  # at the foot of one page
MOST_GROWTH = 1.1  # of a note's height: notes are set alike
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_REFERENCE = re.compile(
    rf"⁽?([{_RAISED}]{{1,2}})⁾?|\[\^?(\d{{1,2}})\]|(?<=[^\W_])\s?(\*{{1,3}})\)?(?=[\s.,;]|$)"
)
_OWN_MARK = re.compile(
    rf"\s*(?:⁽?([{_RAISED}]{{1,2}})⁾?|\[\^?(\d{{1,2}})\]:?|\(?(\d{{1,2}})\)?|(\*{{1,3}})\)?)\s*(?=[^\W\d_])"
)


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
        passage = page[number][1]
        match = _OWN_MARK.match(passage.text)
        if match is None or not _is_apart(page, number):
            continue
        above = {name for _, text in page[:number] for name in _names_in(text.text)}
        if _name_of(match) in above:
            return number
    return len(page)


def _is_apart(page: Sequence[tuple[Line, Passage]], number: int) -> bool:
    """Whether the lines from one on are set apart from those above, and all alike."""
    line = page[number][0]
    if line.bbox is None:
        return True
    heights = [below.bbox.height_pt for below, _ in page[number:] if below.bbox is not None]
    before = page[number - 1][0] if number else None
    return is_set_off(before, line) and max(heights) <= MOST_GROWTH * line.bbox.height_pt


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
