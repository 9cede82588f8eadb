"""Body rows under headings -> sections, with the decree's label and what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractor.passage import Passage, join_passages
from parsers.lists.detached_numbers import has_detached_numbers, with_numbers_attached
from parsers.markers import bare_number, leading_marker, lone_number
from parsers.names.headings import HeadingIndex
from parsers.names.questions import answer_start, asked_of
from parsers.names.row_parts import name_end, value_rows
from parsers.names.titles import PART_NAME, PRODUCT_LABEL, is_label
from parsers.section import HeadingMatch, Row, Section
from parsers.standards.misread_sections import is_title, states_time
from parsers.standards.section_bodies import ServiceBody
from parsers.tables.columns import is_typed_head
from parsers.text_rows.bare_rows import part_bare_rows
from parsers.text_rows.bare_values import with_bare_values, with_text_above
from parsers.text_rows.component_sentences import Sentence
from parsers.text_rows.heading_rows import DECREE_LABEL
from parsers.text_rows.heading_signs import HeadingSigns
from parsers.text_rows.owed_texts import share_texts, with_steps, without_hours
from parsers.text_rows.pasted_rows import (
    gather_late_names,
    gather_parted_names,
    part_glued_rows,
)

LABEL_ROWS = 2  # a row's number and "Jenis Pelayanan", above the service's name
MAX_SENTENCE_ROWS = 2  # above the one that ends a sentence with a colon
HEAD_REACH = 5  # rows from a label in a sheet's head down to the table's head

_OPEN_DECREE = re.compile(r"(?:\b(?:tahun|th|nomor|no)\.?|[/.-])\s*$", re.IGNORECASE)


@dataclass(slots=True)
class HeadedBody(ServiceBody):
    """What a walk over the rows has found."""

    menu: list[Passage] = field(default_factory=list)  # of the site that the page was copied from
    is_numbered: bool = False  # numbers or letters count the headings


def walk(rows: Sequence[Row], headings: HeadingIndex, right_pt: float | None = None) -> HeadedBody:
    """Cut the rows at their headings. Rows above the first one stay apart."""
    return _Walk(rows, headings, right_pt).run()


class _Walk(HeadingSigns):
    def __init__(self, rows: Sequence[Row], headings: HeadingIndex, right_pt: float | None) -> None:
        parted = part_glued_rows(gather_late_names(rows, headings), headings)
        parted = part_bare_rows(parted, headings)
        super().__init__(gather_parted_names(parted, headings), headings)
        self.right_pt = right_pt
        self.found = HeadedBody(is_numbered="number" in self.marks.families)
        self.heading: list[Passage] = []
        self.row_number = 0
        self.head_end: int | None = None  # of the rows above, those that stand over a table's head

    def run(self) -> HeadedBody:
        position = 0
        while position < len(self.rows):
            position += self._take(position)
        self._close()
        self._return_title()
        self._take_text_above()
        stated = with_bare_values(with_steps(without_hours(self.found.sections)))
        shared = share_texts(stated, has_head=bool(self.found.table_heads))
        self.found.sections = [part for one in shared for part in with_numbers(one)]
        return self.found

    def _take_text_above(self) -> None:
        """Give the first name what stands between it and its table's head."""
        if self.head_end is not None:
            above = self.found.above
            self.found.sections, rest = with_text_above(self.found.sections, above[self.head_end :])
            self.found.above = [*above[: self.head_end], *rest]

    def _return_title(self) -> None:
        """Give a title back that was taken for a heading: in words of its own, above them all, and
        a heading of the same component follows, or nothing but who put up the page and when."""
        first = self.found.sections[0] if self.found.sections else None
        if first is None or first.heading is None or leading_marker(first.heading.text):
            return
        others = {section.component for section in self.found.sections[1:]}
        if is_title(first, others) and self.headings.exact(first.heading.text) is None:
            start = first.heading.pieces[0].start
            rows = [row for row in self.rows if row.passage.pieces[0].start == start]
            self.found.above += [*rows, *first.body]
            del self.found.sections[0]

    def _take(self, position: int) -> int:
        """Place one row (or some that are one heading) and say how many were placed."""
        row = self.rows[position]
        if position in self.menu:
            self.found.menu.append(row.passage)
            return 1
        if self._is_labelled(position) or self._heads_table(position):
            self.found.above.append(row)
            return 1
        if self._take_decree(row):
            return 1
        if self.is_part(position):
            if self.is_open and self.body and lone_number(self.body[-1].text):
                # of the page that ends here
                self.found.table_heads.append(self.body.pop().passage)
            self.found.table_heads.append(row.passage)
            self.head_end = len(self.found.above)
            is_anew = self.counts_anew(min(self.below_part(position), len(self.rows) - 1))
            self.number = 0 if is_anew else self.number
            return 1
        heads = self.head_rows(position) or self.number_row(position)
        if heads:
            if is_typed_head(row.text):
                self._end_table()
            self.found.table_heads += [
                one.passage for one in self.rows[position : position + heads]
            ]
            self.head_end = len(self.found.above)
            return heads
        taken = self._take_heading(position)
        if taken:
            return taken
        if self.is_open and self.is_whole:
            self._open(None, row)
        elif self.is_open:
            is_answer = self.is_question and not self.body
            start = answer_start(row.text) if is_answer else 0
            self.body.append(row._replace(passage=row.passage.cut(start)) if start else row)
        elif self.found.decree_label is not None and self._decree_goes_on():
            self.found.decree_rows.append(row)  # the label's value on a row of its own
        else:
            self.found.above.append(row)
        return 1

    def _is_labelled(self, position: int) -> bool:
        """Whether a row is the service's name, though it be a component's word: the text of a
        table's row that is called "Jenis Pelayanan"."""
        if self.is_open or position < LABEL_ROWS:
            return False
        number, label = self.rows[position - LABEL_ROWS : position]
        return bool(lone_number(number.text)) and is_label(label.text)

    def _heads_table(self, position: int) -> bool:
        """Whether a row is a label of the sheet's head, though it reads as a component's name and
        value: "Produk Layanan : Izin Usaha" above the table's head or a part's name."""
        label = PRODUCT_LABEL.match(self.rows[position].text) if not self.is_open else None
        if label is None or label.end() == len(self.rows[position].text):
            return False
        below = self.rows[position + 1 : position + 1 + HEAD_REACH]
        return any(is_typed_head(row.text) or PART_NAME.search(row.text) for row in below)

    def _end_table(self) -> None:
        """Before a further table's head: the title above it is none of the section's before, and
        its rows are counted anew."""
        if not self.is_open:
            return
        first = len(self.body)
        while first > 1 and self.body[first - 1].text.isupper():
            first -= 1
        title, self.body = self.body[first:], self.body[:first]
        if title:
            self._open(None, title[0])
            self.body = title[1:]
        self.number = 0
        self.seen.clear()

    def _take_heading(self, position: int) -> int:
        """How many rows from here on make a heading, now opened; 0 where none stands here."""
        row = self.rows[position]
        if self.is_open and self.begins_form(position):
            self._open(None, row)
            return 1
        joined = self.wrapped_heading(position)
        if joined is not None:
            found, count = joined
            self._open(found.component, row)
            self.heading += [one.passage for one in self.rows[position + 1 : position + count]]
            return count
        match = self.heading_of(row)
        if match is not None:
            self._open(match.component, row)
            if not self.goes_on(position, match):
                return 1
            self.heading.append(self.rows[position + 1].passage)
            return 2
        wrapped = self.wrapped_with_values(position)
        if wrapped is not None:
            return self._open_with_values(position, *wrapped)
        started = self.heading_with_value(row) or self.numbered_with_value(position)
        if started is not None:
            return self._open_with_values(position, started[0], (started[1],))
        led = self.led_list(position)
        if led is not None:
            return self._open_led(row, led)
        placed = self.placed_heading(position)
        sentence = self.sentence(position) if placed is None else None
        if sentence is not None:
            return self._open_sentence(row, sentence)
        lone = self.lone_value(position) if placed is None else None
        if lone is not None:
            self._open_with_values(position, lone[0], (lone[1],))
            self.is_whole = True
            return 1
        if placed is not None or self.is_unknown_heading(position):
            self._open(placed.component if placed is not None else None, row)
            return 1
        return 0

    def _open_sentence(self, row: Row, sentence: Sentence) -> int:
        """Open a section for each component that a row states."""
        for part in sentence.parts:
            self._open(part.component, row)
            self.is_sentence = True
            name = row.passage.cut(0, sentence.name_end)
            self.heading = [name] if sentence.name_end else []
            self.body = [row._replace(passage=row.passage.cut(part.start, part.end))]
        return 1

    def _open_led(self, row: Row, led: HeadingMatch) -> int:
        """Open the component of a list that a sentence leads to; its first rows were taken for the
        text above."""
        begun: list[Row] = []
        is_first = row.follows_blank
        while self.body and not is_first and len(begun) < MAX_SENTENCE_ROWS:
            begun.insert(0, self.body.pop())
            is_first = begun[0].follows_blank
        self._open(led.component, row)
        self.heading = [*(one.passage for one in begun), *self.heading]
        return 1

    def _open_with_values(self, position: int, match: HeadingMatch, ends: tuple[int, ...]) -> int:
        """Open a heading that ends on each of its rows where the value beside it begins."""
        rows = self.rows[position : position + len(ends)]
        ends = tuple(name_end(row.text, end) for row, end in zip(rows, ends, strict=True))
        names = [row.passage.cut(0, end) for row, end in zip(rows, ends, strict=True)]
        self._open(match.component, rows[0]._replace(passage=names[0]))
        self.heading += names[1:]
        for row, end in zip(rows, ends, strict=True):
            self.body += value_rows(row, end)
        return len(ends)

    def _decree_goes_on(self) -> bool:
        """Whether the decree's value is still to come, or ends where none does: "... TAHUN"."""
        rows = self.found.decree_rows
        return not rows or _OPEN_DECREE.search(rows[-1].text) is not None

    def _take_decree(self, row: Row) -> bool:
        if self.found.decree_label is not None or (self.is_open and self.body):
            return False
        label = DECREE_LABEL.match(row.text)
        if label is None:
            return False
        self.found.decree_label = row.passage.cut(0, label.end())
        value = row.passage.cut(label.end())
        if value:
            self.found.decree_rows.append(row._replace(passage=value))
        return True

    def _open(self, component: str | None, row: Row) -> None:
        if self.is_open and component and component == self.component and not self.body:
            self.heading.append(row.passage)
            return
        self._close()
        marker = self.as_counted(leading_marker(row.text))
        unmarked = self.number_before or (self.number if self.has_cells else 0)
        self.kind = marker.kind if marker is not None else self.kind
        number = bare_number(row.text)[0] or unmarked  # from a table's column of numbers
        self.number = marker.ordinal if marker is not None else number
        self.row_number = self.number if marker is None else 0
        self.number_before = None
        if self.left_pt is None and row.bbox is not None:
            self.left_pt = row.bbox.x0_pt
        self.component, self.heading, self.body = component, [row.passage], []
        self.is_sentence = self.is_whole = False
        self.is_question = asked_of(row.text) is not None
        if component is not None:
            self.seen.add(component)
        self.is_open = True

    def _close(self) -> None:
        if not self.is_open:
            return
        heading = join_passages(self.heading) if self.heading else None
        is_own = heading is not None and self.headings.match(heading.text) is None
        if self.component and is_own and not self.body:
            # "Produk Pelayanan Surat rekomendasi": its last words may be what it has.
            self.found.not_assessable.append(self.component)
        if self.component == "prosedur" and states_time(self.body):
            self._add("prosedur", heading, ())
            self._add("waktu", None, self.body)
        else:
            self._add(self.component, heading, self.body)

    def _add(self, component: str | None, heading: Passage | None, body: Sequence[Row]) -> None:
        section = Section(
            component, heading, tuple(body), right_pt=self.right_pt, row_number=self.row_number
        )
        self.found.sections.append(section)


def with_numbers(section: Section) -> Iterator[Section]:
    """A section with the numbers of its list before the items; where it is not sure which these
    are, its text stays unread."""
    body = section.body
    if not has_detached_numbers(body):
        yield section
        return
    attached = with_numbers_attached(body)
    yield replace(section, body=attached or ())
    if attached is None:
        yield replace(section, component=None, heading=None, body=body)
