"""What the rows of a text say by the cells of a table that stand on them: a head's, a number's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from parsers.furniture.site_menu import menu_rows
from parsers.markers import bare_number, leading_marker, lone_number
from parsers.names.headings import PLACED_SCORE, HeadingIndex
from parsers.names.row_parts import name_rows
from parsers.section import HeadingMatch, Row, is_loose
from parsers.tables.columns import (
    MAX_HEAD_CELLS,
    is_head_cell,
    is_head_row,
    is_label_head,
    is_number_head,
    is_typed_head,
)
from parsers.text_rows.component_sentences import find_runs
from parsers.text_rows.heading_rows import (
    find_marks,
    is_cell,
    is_label,
    name_with_value,
)
from parsers.text_rows.named_cells import named_cells

LISTING = ("persyaratan", "prosedur")  # whose own lists sentences lead to
MAX_FORM_TITLE = 2  # rows above a form's first words

_LEADS = re.compile(r"\bpersyaratan\b[^.:;]{0,60}\bberikut(?:\s+ini)?\s*:\s*$", re.IGNORECASE)
_FORM = re.compile(r"\W*(?:saya\s+)?yang\s+bertanda\s*tangan\s+di\s*bawah\s+ini\b", re.IGNORECASE)

_LONE_LETTER = re.compile(r"\(?([A-Na-n])\s?[.)]$")


class CellSigns:
    """The rows, what was found of them so far, and what a table's cells on their own rows are."""

    def __init__(self, rows: Sequence[Row], headings: HeadingIndex) -> None:
        self.rows = rows
        self.headings = headings
        self.marks = find_marks(rows, headings)
        self.runs = find_runs(rows)  # rows that count the components on, among others
        self.named_cells = named_cells(rows, headings)
        self.menu = menu_rows(rows, headings)
        self.is_loose = is_loose(rows)
        self.has_cells = False  # each cell of a table has lines of its own
        self.number_before: int | None = None  # of the row whose name comes next
        self.component: str | None = None
        self.body: list[Row] = []
        self.seen: set[str] = set()
        self.is_open = False
        self.is_question = False  # the open section answers a question
        self.is_sentence = False  # the open section is a sentence of a numbered list
        self.is_whole = False  # the open section is a row that states its value whole
        self.number = 0  # of the open heading, where headings are numbered
        self.kind: str | None = None  # of those numbers
        self.left_pt: float | None = None  # where headings begin

    def head_rows(self, position: int) -> int:
        """How many rows are a table's head, "No Komponen Uraian", on one row or a cell on each."""
        text = self.rows[position].text
        if is_typed_head(text):
            return 1
        if not (is_number_head(text) or is_label_head(text)):
            return 0  # the text's head may read as a title does
        texts = [row.text for row in self.rows[position : position + MAX_HEAD_CELLS]]
        counts = (n for n in range(len(texts), 1, -1) if all(map(is_head_cell, texts[:n])))
        count = next(counts, 0)
        return count if count and is_head_row(texts[:count]) else 0

    def number_row(self, position: int) -> int:
        """Whether a row is a table's number alone, the next one's name below it: 1 if so."""
        number = lone_number(self.rows[position].text)
        if position + 1 >= len(self.rows):
            return 0
        if not number:
            return self._letter_row(position)
        is_counted = bool(lone_number(self.rows[position + 1].text))
        is_named = not is_counted and self.names_component(position + 1)
        self.has_cells = self.has_cells or is_named
        counted = number - self.number
        if not self.has_cells or counted < 1 or (counted > 1 and not is_named):
            return 0
        if not is_named and not is_label(self.rows[position + 1].text):
            return 0
        if not is_named and self._last_named.get(number, -1) > position:
            return 0  # an item's: the table's own row of this number is still to come
        self.number_before = number
        return 1

    def _letter_row(self, position: int) -> int:
        """Whether a row is a heading's letter alone, its name below it: 1 if so."""
        letter = _LONE_LETTER.match(self.rows[position].text)
        ordinal = ord(letter[1].casefold()) - ord("a") + 1 if letter is not None else 0
        if ordinal != self.number + 1 or not self.names_component(position + 1):
            return 0
        self.number_before = ordinal
        return 1

    @cached_property
    def _last_named(self) -> dict[int, int]:
        """Where each number stands last in a row of its own above a component's name."""
        numbers = ((n, lone_number(row.text)) for n, row in enumerate(self.rows[:-1]))
        return {number: n for n, number in numbers if number and self.names_component(n + 1)}

    def counts_anew(self, position: int) -> bool:
        """Whether a row has the number of a table's first one, in front of its text or alone."""
        text = self.rows[position].text
        marker = leading_marker(text)
        number = lone_number(text) or bare_number(text)[0]
        return (number or (marker.ordinal if marker is not None else 0)) == 1

    def names_component(self, position: int) -> bool:
        texts = name_rows(self.rows, position)
        names = (" ".join(texts[:count]) for count in range(1, len(texts) + 1))
        if any(self.headings.place(name) is not None for name in names):
            return True
        found = self.headings.match_prefix(texts[0])
        return found is not None and is_cell(texts[0][found[1] :])

    def is_cut_off(self, position: int) -> bool:
        """Whether the text ends behind the number of a further heading."""
        if position + 1 < len(self.rows) or not (self.has_cells or "number" in self.marks.families):
            return False
        return lone_number(self.rows[position].text) == self.number + 1

    def lone_value(self, position: int) -> tuple[HeadingMatch, int] | None:
        """A fee or a time that one row states whole by its name, among rows of something else:
        "- Biaya: gratis" in a note."""
        found = name_with_value(self.rows[position].text, self.headings)
        if found is None or found[0].component in self.seen | self.named_below(position):
            return None
        is_last = position + 1 >= len(self.rows) or self.rows[position + 1].follows_blank
        return found if is_last or self._is_stated(position + 1) else None

    def _is_stated(self, position: int) -> bool:
        """Whether a row heads or states a component."""
        row = self.rows[position]
        stated = name_with_value(row.text, self.headings)
        headed = self.headings.match(row.text) or self.headings.match_start(row.text)
        return stated is not None or headed is not None

    def begins_form(self, position: int) -> bool:
        """Whether a form begins here that is attached below the standard."""
        if not self._has_form:
            return False
        own = [row.text for row in self.rows[position : position + 1 + MAX_FORM_TITLE]]
        if _FORM.match(own[0]):
            return self.component is not None
        place = next((n for n, text in enumerate(own) if _FORM.match(text)), 0)
        return place > 0 and all(text.isupper() for text in own[:place])

    @cached_property
    def _has_form(self) -> bool:
        return any(_FORM.match(row.text) for row in self.rows)

    def named_below(self, position: int) -> set[str]:
        """The components that rows below head by themselves."""
        return {
            match.component
            for row in self.rows[position + 1 :]
            if (match := self.headings.match(row.text)) is not None
        }

    def led_list(self, position: int) -> HeadingMatch | None:
        """The requirements, where a sentence names them and ends in a colon above a list, and no
        row below heads them: "... harus melengkapi persyaratan sebagai berikut :"."""
        text = self.rows[position].text
        if not self.is_open or self.component in LISTING or position + 1 >= len(self.rows):
            return None
        below = leading_marker(self.rows[position + 1].text)
        if leading_marker(text) is not None or below is None or below.ordinal > 1:
            return None
        if _LEADS.search(text) is None or "persyaratan" in self.seen | self.named_below(position):
            return None
        return HeadingMatch("persyaratan", PLACED_SCORE)
