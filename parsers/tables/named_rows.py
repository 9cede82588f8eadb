"""Rows of text that start with a component's name: what a table without lines is known by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from extractor.page import Word
from parsers.names.headings import HeadingIndex, begins_cell
from parsers.names.titles import is_part_heading
from parsers.printed_rows import PrintedRow, Rows
from parsers.tables.columns import is_label_head, is_number_head, is_text_head, is_typed_head

MIN_NAMES = 3  # components whose names stand in one column; fewer prove no table
MAX_NAME_WORDS = 9  # words of the first printed line of a name
GAP_EM = 0.45  # white space between two columns; between words it is 0.2 to 0.35
SAME_COLON_PT = 1.5  # colons of one column; tabs and cells set them exactly
COLON = ":"  # by itself behind a name: what follows is its text
LETTER_PT = 6.0  # of a text that was set as a page
APART = 2  # spaces between two columns of a text; one space parts words
MIN_WORD = 2  # letters of a word that a name ends with
MIN_SURE_WORDS = 2  # of a name that one space parts from its text
NUMBER_LETTERS = 5  # "14.", "VIII."


class Named(NamedTuple):
    """A row that starts with a component's name: where name and text start, and the name ends."""

    component: str
    x0_pt: float
    text_pt: float
    end_pt: float
    colon_pt: float | None = None


def names_in_rows(texts: Sequence[str], headings: HeadingIndex) -> set[str]:
    """The components whose names start one of the lines, with more words behind: a quick look.

    A line that is a name as a whole is a heading and says nothing of a table.
    """
    named = {_name_at_start(text, headings) for text in texts}
    return {component for component in named if component is not None}


@lru_cache(maxsize=10_000)  # offices share their sentences
def _name_at_start(text: str, headings: HeadingIndex) -> str | None:
    words = text.split(None, MAX_NAME_WORDS + 2)
    if words and is_row_number(words[0]):
        words = words[1:]
    if len(words) < 2 or words[0].casefold().strip(".,:") not in headings.first_words:
        return None
    whole = headings.match(" ".join(words))
    if whole is not None and (whole.score == 1.0 or COLON not in words[1:-1]):
        return None
    for count in range(min(MAX_NAME_WORDS, len(words) - 1), 0, -1):
        match = headings.match(" ".join(words[:count]))
        if match is not None and match.score == 1.0:
            return match.component
    return None


def named_rows(rows: Rows, headings: HeadingIndex) -> list[Named]:
    """The rows that start with a component's name and go on behind a gap."""
    found: list[Named] = []
    for row in rows:
        start = 1 if len(row) > 2 and is_row_number(row[0].text) else 0
        first = row[start].text.casefold().strip(".,:")
        if first not in headings.first_words:
            continue
        for count in range(1, min(MAX_NAME_WORDS, len(row) - start - 1) + 1):
            left, right = row[start + count - 1].bbox, row[start + count].bbox
            begin = row[start].bbox
            if left is None or right is None or begin is None:
                continue
            if right.x0_pt - left.x1_pt <= GAP_EM * left.height_pt:
                continue
            if sum(map(str.isalpha, row[start + count - 1].text)) < 2:
                continue  # the marker of the first item is no part of a name
            text = " ".join(word.text for word in row[start : start + count])
            match = headings.match(text)
            if match is None or match.score < 1.0:
                if row[start + count].text.startswith(":"):
                    break
                continue
            behind = _behind(row[start + count :])
            if behind is not None:
                found.append(Named(match.component, begin.x0_pt, behind[0], left.x1_pt, behind[1]))
            break
    return _with_colons_in_line(found)


def _behind(words: Sequence[Word]) -> tuple[float, float | None] | None:
    """Where the text behind a name starts, and its colon, if that stands by itself."""
    first = words[0]
    if first.bbox is None:
        return None
    if not first.text.startswith(":"):
        return first.bbox.x0_pt, None
    second = words[1].bbox if len(words) > 1 else None
    if first.text != ":" or second is None:
        return None
    return second.x0_pt, first.bbox.x0_pt


def _with_colons_in_line(named: Sequence[Named]) -> list[Named]:
    """Without the colons that make no column: "Biaya : gratis" is a line of text, whatever the
    space before the colon, unless several stand below each other."""
    colons = [entry.colon_pt for entry in named if entry.colon_pt is not None]
    if not colons:
        return list(named)
    middle = median(colons)
    level = {
        entry.component
        for entry in named
        if entry.colon_pt is not None and abs(entry.colon_pt - middle) <= SAME_COLON_PT
    }
    return [
        entry
        for entry in named
        if entry.colon_pt is None
        or (len(level) >= MIN_NAMES and abs(entry.colon_pt - middle) <= SAME_COLON_PT)
    ]


def is_row_number(text: str) -> bool:
    """Whether a word can be the number of a table's row: "14.", "VIII", "(3)"."""
    bare = text.strip("().")
    return 0 < len(text) <= NUMBER_LETTERS and (bare.isdecimal() or not bare.strip("IVXivx"))


_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]|[-•▪]")


class LetterName(NamedTuple):
    """Where a component's name starts and ends in a row, and the text beside it, in letters."""

    start: int
    end: int
    text: int | None


class LetterRow(NamedTuple):
    """The letters at which a row's words start and end; which of them is a number before a name;
    the name that it starts with, if it does; where the text's head starts in the columns' head,
    behind all words in a heading over them; and where marks of a list's items start."""

    words: tuple[tuple[int, int], ...]
    numbers: int
    named: LetterName | None
    head: int | None
    marks: frozenset[int]

    @property
    def start(self) -> int:
        """Where the row's name or its text starts, behind its number."""
        return self.words[self.numbers][0]


def _spans(row: PrintedRow) -> list[tuple[int, int]]:
    """The letters at which each word starts and ends."""
    found: list[tuple[int, int]] = []
    for word in row:
        start = round(word.bbox.x0_pt / LETTER_PT) if word.bbox is not None else 0
        found.append((start, start + len(word.text)))
    return found


def letter_row(row: PrintedRow, headings: HeadingIndex) -> LetterRow:
    """A row of a text that was set as a page, measured in letters."""
    words = tuple(_spans(row))
    numbers = int(len(row) > 1 and (is_row_number(row[0].text) or is_number_head(row[0].text)))
    marks = frozenset(
        start
        for (start, _), word in zip(words[numbers + 1 :], row[numbers + 1 :], strict=True)
        if _MARK.fullmatch(word.text)
    )
    return LetterRow(
        words, numbers, _letter_name(row, words, numbers, headings), _head_cut(row, words), marks
    )


def _head_cut(row: PrintedRow, words: Sequence[tuple[int, int]]) -> int | None:
    if is_part_heading(row.text):
        return words[-1][1]
    if not is_typed_head(row.text):
        return None
    texts = [word.text for word in row]
    starts = (n for n in range(1, len(texts)) if is_text_head(" ".join(texts[n:])))
    return next((words[n][0] for n in starts if is_label_head(texts[n - 1])), words[-1][0])


def _letter_name(
    row: PrintedRow, words: Sequence[tuple[int, int]], first: int, headings: HeadingIndex
) -> LetterName | None:
    """The name, or the first words of one, that a row starts with, where a gap parts it from the
    text beside it. Behind a row's number a name's own words part it, too."""
    if row[first].text.casefold().strip(".,:") not in headings.first_words:
        return None
    for end in range(min(len(row), first + MAX_NAME_WORDS), first, -1):
        if sum(map(str.isalpha, row[end - 1].text)) < MIN_WORD:
            continue  # the number of the first item is no part of a name
        is_last = end == len(row)
        is_apart = not is_last and words[end][0] - words[end - 1][1] >= APART
        if not is_last and not is_apart and (not first or end - first < MIN_SURE_WORDS):
            continue
        rest = " ".join(word.text for word in row[end:])
        if begins_cell(rest) and headings.begins_name(" ".join(w.text for w in row[first:end])):
            return LetterName(
                words[first][0], words[end - 1][1], None if is_last else words[end][0]
            )
    return None
