"""Body rows under headings -> sections, with the decree's label and what stands above them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractor.page import Line, enclosing_box
from extractor.passage import Passage, join_passages
from normalizers.duration.duration import find_durations
from parsers.lists.detached_numbers import has_detached_numbers, with_numbers_attached
from parsers.lists.paragraphs import is_broken_off
from parsers.markers import Marker, leading_marker
from parsers.names.headings import PLACED_SCORE, HeadingIndex, begins_cell
from parsers.names.titles import is_part_heading
from parsers.section import BodyLine, HeadingMatch, Section
from parsers.tables.columns import is_head_cell, is_head_row, is_typed_head

BLANK_SHARE = 0.9  # of a line's height: a wider gap above a row parts paragraphs
SAME_EDGE_PT = 2.0  # left edges of headings set one below the other
MAX_HEAD_CELLS = 4  # "No", "Komponen", "Uraian", "Keterangan", a row each
MAX_HEADING_ROWS = 4  # that a name takes in a narrow cell
MIN_WITH_VALUES = 2  # names with their values on one line: a text that prints a table's rows so
MAX_LABEL_WORDS = 10  # of a heading that is no component's
MIN_NUMBERED_HEADINGS = 3  # "1. Persyaratan" is a heading where two more of its kind are numbered

DECREE_LABEL = re.compile(
    r"(?:no(?:mor)?\.?\s*sk|sk\s*(?:no|nomor)\b\.?|no(?:mor)?\.?\s*(?:surat\s+)?keputusan)\s*[:;=.]*\s*",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"\(?(\d{1,2})\s*[.)]?$")
_OPEN_HEADING = re.compile(r"(?:[,/&-]|\b(?:dan|atau|serta))\s*$", re.IGNORECASE)
_JOINING = re.compile(r"(?:dan|atau|serta|&)\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?:jangka\s+)?waktu\b|lama(?:nya)?\s+(?:waktu|proses|pelayanan)\b", re.IGNORECASE
)
_OPEN_DECREE = re.compile(r"(?:\b(?:tahun|th|nomor|no)\.?|[/.-])\s*$", re.IGNORECASE)


def _mark_family(marker: Marker) -> str:
    """Numbers and letters are one family, whichever are used; each bullet is its own."""
    return marker.kind if marker.is_bullet else "number"


@dataclass(slots=True)
class HeadedBody:
    """What a walk over the rows has found."""

    above: list[BodyLine] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    decree_label: Passage | None = None
    decree_rows: list[BodyLine] = field(default_factory=list)
    parts: list[Passage] = field(default_factory=list)  # "Komponen Service Delivery"
    is_numbered: bool = False  # numbers or letters count the headings


def body_rows(left: Sequence[tuple[Line, Passage]]) -> list[BodyLine]:
    """One body line for each printed row, columns of a row joined left to right."""
    rows: list[BodyLine] = []
    for _, group in groupby(left, key=lambda pair: pair[0].row):
        pairs = list(group)
        line, passage = pairs[0]
        bbox = line.bbox
        if len(pairs) > 1:
            passage = join_passages(part for _, part in pairs)
            boxes = [one.bbox for one, _ in pairs if one.bbox is not None]
            bbox = enclosing_box(boxes) if boxes else None
        row = BodyLine(passage, line.page_number, bbox)
        rows.append(row._replace(follows_blank=True) if _follows_blank(rows, row, line) else row)
    return rows


def _follows_blank(rows: Sequence[BodyLine], row: BodyLine, line: Line) -> bool:
    if not rows:
        return True
    before = rows[-1]
    if before.page_number != row.page_number:
        return False
    if before.bbox is None or row.bbox is None:
        last = before.passage.words()[-1].line_number or 0
        return (line.line_number or 0) - last > 1
    gap_pt = row.bbox.top_pt - before.bbox.bottom_pt
    return gap_pt > BLANK_SHARE * min(before.bbox.height_pt, row.bbox.height_pt)


def walk(
    rows: Sequence[BodyLine], headings: HeadingIndex, right_pt: float | None = None
) -> HeadedBody:
    """Cut the rows at their headings. Rows above the first one stay apart."""
    return _Walk(rows, headings, right_pt).run()


class _Walk:
    def __init__(
        self, rows: Sequence[BodyLine], headings: HeadingIndex, right_pt: float | None
    ) -> None:
        self.rows = rows
        self.right_pt = right_pt
        self.headings = headings
        self.found = HeadedBody()
        self.has_cells = False  # each cell of a table has lines of its own
        self.number_before: int | None = None  # of the row whose name comes next
        self.has_values = False  # names and values share lines, as in a table's text
        self.heading_marks = self._marks_of_headings()
        self.found.is_numbered = "number" in self.heading_marks
        self.component: str | None = None
        self.heading: list[Passage] = []
        self.body: list[BodyLine] = []
        self.seen: set[str] = set()
        self.is_open = False
        self.number = 0  # of the open heading, where headings are numbered
        self.left_pt: float | None = None  # where headings begin

    def run(self) -> HeadedBody:
        position = 0
        while position < len(self.rows):
            position += self._take(position)
        self._close()
        self._return_title()
        return self.found

    def _return_title(self) -> None:
        """Give a title back that was taken for a heading: in words of its own, above them all, and
        a heading of the same component follows."""
        first = self.found.sections[0] if self.found.sections else None
        if first is None or first.heading is None or leading_marker(first.heading.text):
            return
        others = {section.component for section in self.found.sections[1:]}
        if first.component in others and self.headings.match(first.heading.text) is None:
            start = first.heading.pieces[0].start
            rows = [row for row in self.rows if row.passage.pieces[0].start == start]
            self.found.above += [*rows, *first.body]
            del self.found.sections[0]

    def _take(self, position: int) -> int:
        """Place one row (or two that are one heading) and say how many were placed."""
        row = self.rows[position]
        if self._take_decree(row):
            return 1
        if self._is_part(position):
            self.found.parts.append(row.passage)
            return 1
        heads = self._head_rows(position) or self._number_row(position)
        if heads:
            self.found.parts += [one.passage for one in self.rows[position : position + heads]]
            return heads
        joined = self._wrapped_heading(position)
        if joined is not None:
            found, count = joined
            self._open(found.component, row)
            self.heading += [one.passage for one in self.rows[position + 1 : position + count]]
            return count
        match = self._heading(row)
        if match is not None:
            self._open(match.component, row)
            if not self._goes_on(position, match):
                return 1
            self.heading.append(self.rows[position + 1].passage)
            return 2
        wrapped = self._wrapped_with_values(position)
        if wrapped is not None:
            found, ends = wrapped
            rows = self.rows[position : position + len(ends)]
            self._open(found.component, row._replace(passage=row.passage.cut(0, ends[0])))
            for one, end in zip(rows[1:], ends[1:], strict=True):
                self.heading.append(one.passage.cut(0, end))
            for one, end in zip(rows, ends, strict=True):
                if value := one.passage.cut(end):
                    self.body.append(one._replace(passage=value))
            return len(ends)
        started = self._heading_with_value(row) or self._numbered_with_value(position)
        if started is not None:
            found, end = started
            self._open(found.component, row._replace(passage=row.passage.cut(0, end)))
            self.body.append(row._replace(passage=row.passage.cut(end)))
            return 1
        placed = self._placed_heading(position)
        if placed is not None:
            self._open(placed.component, row)
            return 1
        if self._is_unknown_heading(position):
            self._open(None, row)
            return 1
        if self.is_open:
            self.body.append(row)
        elif self.found.decree_label is not None and self._decree_goes_on():
            self.found.decree_rows.append(row)  # the label's value on a row of its own
        else:
            self.found.above.append(row)
        return 1

    def _is_part(self, position: int) -> bool:
        """Whether a row names one of the law's two parts, right above a component's heading."""
        if position + 1 >= len(self.rows) or not is_part_heading(self.rows[position].text):
            return False
        below = self.rows[position + 1]
        return self._heading(below) is not None or self._heading_with_value(below) is not None

    def _head_rows(self, position: int) -> int:
        """How many rows are a table's head, "No Komponen Uraian", on one row or a cell on each."""
        text = self.rows[position].text
        if is_typed_head(text):
            return 1
        texts = [row.text for row in self.rows[position : position + MAX_HEAD_CELLS]]
        counts = (n for n in range(len(texts), 1, -1) if all(map(is_head_cell, texts[:n])))
        count = next(counts, 0)
        return count if count and is_head_row(texts[:count]) else 0

    def _number_row(self, position: int) -> int:
        """Whether a row is a table's number alone, the next one's name below it: 1 if so."""
        number = _LONE_NUMBER.match(self.rows[position].text)
        if number is None or position + 1 >= len(self.rows):
            return 0
        is_named = self._names_component(position + 1)
        self.has_cells = self.has_cells or is_named
        counted = int(number[1]) - self.number
        if not self.has_cells or counted < 1 or (counted > 1 and not is_named):
            return 0
        if not is_named and not _is_label(self.rows[position + 1].text):
            return 0
        self.number_before = int(number[1])
        return 1

    def _names_component(self, position: int) -> bool:
        texts = [row.text for row in self.rows[position : position + MAX_HEADING_ROWS]]
        names = (" ".join(texts[:count]) for count in range(1, len(texts) + 1))
        return any(self.headings.place(name) is not None for name in names)

    def _decree_goes_on(self) -> bool:
        """Whether the decree's value is still to come, or ends where none does: "... TAHUN"."""
        rows = self.found.decree_rows
        return not rows or _OPEN_DECREE.search(rows[-1].text) is not None

    def _take_decree(self, row: BodyLine) -> bool:
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

    def _heading(self, row: BodyLine) -> HeadingMatch | None:
        match = self.headings.match(row.text)
        if match is None or not self._is_heading_here(row, match):
            return None
        return match

    def _is_heading_here(self, row: BodyLine, match: HeadingMatch) -> bool:
        marker = leading_marker(row.text)
        if marker is not None and _mark_family(marker) not in self.heading_marks:
            return False
        start = marker.end if marker is not None else 0
        if row.text[start : start + 1].islower() and self._is_mid_sentence():
            return False
        if match.component not in self.seen:
            return True
        if match.component == self.component and not self.body:
            return True  # it wraps
        return match.score == 1.0 and self._is_set_as_heading(row, marker)

    def _is_set_as_heading(self, row: BodyLine, marker: Marker | None) -> bool:
        """Whether a name that is typed again is a heading, too, and no word of a value: it counts
        on from the heading before, or stands off and begins where the headings begin."""
        if self.heading_marks:
            return self._counts_on(marker)
        if marker is not None or not row.follows_blank or not self.body:
            return False
        last = self.body[-1].text.rstrip()
        if last.endswith((":", ",", ";")):
            return False
        if row.bbox is None or self.left_pt is None:
            return row.bbox is None
        return abs(row.bbox.x0_pt - self.left_pt) <= SAME_EDGE_PT

    def _counts_on(self, marker: Marker | None) -> bool:
        return marker is not None and not marker.is_bullet and marker.ordinal == self.number + 1

    def _is_mid_sentence(self) -> bool:
        before = self.body[-1].text if self.body else ""
        return bool(before) and not before.rstrip().endswith((".", ";", ":"))

    def _goes_on(self, position: int, match: HeadingMatch) -> bool:
        """Whether a heading that is open at its end ("... Saran, dan") has a second row."""
        if position + 1 >= len(self.rows) or not _OPEN_HEADING.search(self.rows[position].text):
            return False
        row, below = self.rows[position], self.rows[position + 1]
        if below.follows_blank or leading_marker(below.text):
            return False
        whole = self.headings.match(f"{row.text} {below.text}")
        return whole is not None and whole.component == match.component

    def _wrapped_heading(self, position: int) -> tuple[HeadingMatch, int] | None:
        """A heading that goes on in the next rows, and how many it takes; the most that make one.

        In a cell of its own a name may break anywhere; elsewhere only what is no heading without
        its second row.
        """
        most = MAX_HEADING_ROWS if self.number_before is not None else 2
        for count in range(min(most, len(self.rows) - position), 1, -1):
            match = self._joined(position, count)
            if match is not None:
                return match, count
        return None

    def _joined(self, position: int, count: int) -> HeadingMatch | None:
        row, *below = self.rows[position : position + count]
        is_cell = self.number_before is not None
        if not is_cell and (self.headings.match(row.text) or below[0].follows_blank):
            return None
        if any(leading_marker(one.text) or len(one.text.split()) > 5 for one in below):
            return None
        if leading_marker(row.text) or (not is_cell and self.headings.match(below[-1].text)):
            return None
        match = self.headings.match(" ".join(one.text for one in (row, *below)))
        if match is None or (is_cell and match.score < 1.0):
            return None
        if match.component in self.seen and not is_cell and not self._is_set_as_heading(row, None):
            return None
        return match

    def _heading_with_value(self, row: BodyLine) -> tuple[HeadingMatch, int] | None:
        marker = leading_marker(row.text)
        if marker is not None and _mark_family(marker) not in self.heading_marks:
            return None
        started = self.headings.match_start(row.text)
        if started is None:
            return None
        is_again = started[0].component in self.seen
        return None if is_again and not self._counts_on(marker) else started

    def _numbered_with_value(self, position: int) -> tuple[HeadingMatch, int] | None:
        """A name and its value on one line, where numbers count the names: "4. Biaya Gratis"."""
        row = self.rows[position]
        if self.number_before is not None:  # the number is a row of its own, the value is none
            found = self.headings.match_prefix(row.text)
            return found if found is not None and _is_value(row.text[found[1] :]) else None
        marker = leading_marker(row.text)
        if not self.has_values or marker is None or not self._counts_on(marker):
            return None
        found = self.headings.match_prefix(row.text, marker.end)
        if found is None or not row.text[found[1] :].strip(" :"):
            return None
        if not self._is_next_item(marker):
            return found
        is_item = found[0].component in self.seen or not begins_cell(row.text[found[1] :])
        return None if is_item else found

    def _wrapped_with_values(self, position: int) -> tuple[HeadingMatch, tuple[int, ...]] | None:
        """A numbered name that wraps beside its value: "6. Penanganan Datang langsung" and below
        "Pengaduan ke loket". What is a name without its second row must be parted from it."""
        row = self.rows[position]
        marker = leading_marker(row.text)
        if not self.has_values or marker is None or not self._counts_on(marker):
            return None
        texts = [one.text for one in self.rows[position : position + MAX_HEADING_ROWS]]
        found = self.headings.wrapped_prefix(texts, marker.end)
        if found is None or found[0].component in self.seen:
            return None
        _, ends = found
        if not any(text[end:].strip(" :") for text, end in zip(texts, ends, strict=False)):
            return None
        alone = self.headings.match_prefix(row.text, marker.end)
        last = texts[len(ends) - 1][ends[-1] :]
        is_parted = bool(last.strip()) and begins_cell(last)
        is_open = _OPEN_HEADING.search(row.text[: ends[0]]) or _JOINING.match(texts[1])
        return found if alone is None or is_parted or is_open else None

    def _placed_heading(self, position: int) -> HeadingMatch | None:
        """A heading in words of the office's own: what they are about places it, and how it is set
        says that it is one."""
        row = self.rows[position]
        match = self.headings.place(row.text)
        if match is None or match.score > PLACED_SCORE or not self._is_apart(position):
            return None
        return match

    def _is_unknown_heading(self, position: int) -> bool:
        """Whether a row is a heading of nothing that the law names: its number counts on from the
        headings', and not from the items of the list that it ends."""
        row = self.rows[position]
        if self.is_open and self.number_before is not None:
            return True
        marker = leading_marker(row.text)
        if not self.is_open or not self._counts_on(marker) or marker is None:
            return False
        if _mark_family(marker) not in self.heading_marks or not _is_label(row.text[marker.end :]):
            return False
        return not self._is_next_item(marker)

    def _is_next_item(self, marker: Marker) -> bool:
        """Whether a number counts on from the open list's last item, too."""
        markers = [leading_marker(line.text) for line in self.body]
        last = next((one for one in reversed(markers) if one and one.kind == marker.kind), None)
        return last is not None and last.ordinal == marker.ordinal - 1

    def _is_apart(self, position: int) -> bool:
        """Whether a row is set as headings are: by its number, its capitals, its colon, the blank
        above it, or as the only row without a mark between two lists."""
        row = self.rows[position]
        marker = leading_marker(row.text)
        if marker is not None:
            return (
                _mark_family(marker) in self.heading_marks
                and self._counts_on(marker)
                and not self._is_next_item(marker)
            )
        if row.text[:1].islower() or position + 1 >= len(self.rows):
            return False
        if self.body and is_broken_off(self.body[-1].text):
            return False
        if row.follows_blank or row.text.isupper() or row.text.rstrip().endswith(":"):
            return True
        above = leading_marker(self.body[-1].text) if self.body else None
        below = leading_marker(self.rows[position + 1].text)
        return above is not None and below is not None and above.kind == below.kind

    def _open(self, component: str | None, row: BodyLine) -> None:
        if self.is_open and component and component == self.component and not self.body:
            self.heading.append(row.passage)
            return
        self._close()
        marker = leading_marker(row.text)
        unmarked = self.number_before or (self.number if self.has_cells else 0)
        self.number = marker.ordinal if marker is not None else unmarked
        self.number_before = None
        if self.left_pt is None and row.bbox is not None:
            self.left_pt = row.bbox.x0_pt
        self.component, self.heading, self.body = component, [row.passage], []
        if component is not None:
            self.seen.add(component)
        self.is_open = True

    def _close(self) -> None:
        if not self.is_open:
            return
        body, unread = tuple(self.body), ()
        if has_detached_numbers(body):
            attached = with_numbers_attached(body)
            body, unread = ((), body) if attached is None else (attached, ())
        heading = join_passages(self.heading)
        if self.component == "prosedur" and _states_time(body):
            self.found.sections.append(Section("prosedur", heading, (), right_pt=self.right_pt))
            self.component, heading = "waktu", None
        self.found.sections.append(Section(self.component, heading, body, right_pt=self.right_pt))
        if unread:
            self.found.sections.append(Section(None, None, unread))

    def _marks_of_headings(self) -> set[str]:
        """How the headings themselves are marked, where that is not what items are called."""
        marked: dict[str, dict[int, str]] = defaultdict(dict)
        with_values = 0
        for position, row in enumerate(self.rows, 1):
            marker = leading_marker(row.text)
            if marker is None:
                continue
            match = self._numbered_match(row)
            if match is None and not marker.is_bullet:
                below = self.rows[position : position + MAX_HEADING_ROWS - 1]
                prefix = self.headings.match_prefix(row.text, marker.end) or self._first_row(
                    row, below, marker
                )
                if prefix is not None and _is_value(row.text[prefix[1] :]):
                    with_values += 1
                match = prefix[0] if prefix is not None else self.headings.place(row.text)
            if match is not None:
                marked[_mark_family(marker)].setdefault(
                    marker.ordinal or -position, match.component
                )
        self.has_values = with_values >= MIN_WITH_VALUES
        return {mark for mark, named in marked.items() if _is_sequence(named)}

    def _first_row(
        self, row: BodyLine, below: Sequence[BodyLine], marker: Marker
    ) -> tuple[HeadingMatch, int] | None:
        """The name that begins on a row and goes on below, and where the row's part of it ends."""
        found = self.headings.wrapped_prefix([row.text, *(one.text for one in below)], marker.end)
        return (found[0], found[1][0]) if found is not None else None

    def _numbered_match(self, row: BodyLine) -> HeadingMatch | None:
        match = self.headings.match(row.text)
        if match is not None:
            return match
        started = self.headings.match_start(row.text)
        return started[0] if started else None


def is_lone_number(text: str) -> bool:
    """Whether a row is nothing but the number of a table's row."""
    return _LONE_NUMBER.match(text) is not None


def _is_sequence(named: Mapping[int, str]) -> bool:
    """Whether numbers (or one mark) stand before enough different components: three, or the first
    two of a list of them."""
    count = len(set(named.values()))
    return count >= MIN_NUMBERED_HEADINGS or (count >= 2 and {1, 2} <= named.keys())


def _is_value(text: str) -> bool:
    """Whether words behind a component's name on its line are surely its value, not its rest."""
    rest = text.strip(" :")
    return leading_marker(rest) is not None or any(map(str.isdigit, rest))


def _states_time(body: Sequence[BodyLine]) -> bool:
    """Whether all that a procedure's heading has is a sentence on its time: "Waktu yang diperlukan
    adalah 10 menit" is no step."""
    text = " ".join(row.text for row in body)
    is_list = any(leading_marker(row.text) for row in body)
    return not is_list and _TIME.match(text) is not None and bool(find_durations(text))


def _is_label(text: str) -> bool:
    """Whether a row's words name something and state nothing: few, and no sentence's end."""
    words = text.split()
    if len(words) == 1 and leading_marker(text) is not None:
        return False  # a number of a list
    return 0 < len(words) <= MAX_LABEL_WORDS and not text.rstrip().endswith((".", ";", ","))
