"""What is a heading here: how a row is named, numbered and set among those above it."""

from __future__ import annotations

import re
from functools import cached_property

from parsers.lists.paragraphs import is_broken_off
from parsers.markers import Marker, leading_marker, lone_number, unmarked
from parsers.names.component_words import is_service_title
from parsers.names.heading_words import (
    asked_of,
    led_in_component,
    names_other_section,
    names_page_section,
)
from parsers.names.headings import PLACED_SCORE, begins_cell, is_name_rest, is_open_name
from parsers.names.titles import is_part_heading
from parsers.section import HeadingMatch, Row
from parsers.text_rows.cell_signs import CellSigns
from parsers.text_rows.component_sentences import Sentence, read_sentence
from parsers.text_rows.heading_rows import (
    MAX_HEADING_ROWS,
    is_all_name,
    is_cell,
    is_label,
    mark_family,
)

# Components whose lists end where a page's section of something else begins; a time, a complaint
# and steps have remarks of such names.
LISTED = ("persyaratan", "produk", "dasar_hukum")
MAX_NARROW_LETTERS = 40  # of a row in a column of names
SAME_EDGE_PT = 2.0  # left edges of headings set one below the other

MAX_GLUED_LETTERS = 90  # of a name that its value ran into
_SEAM = re.compile(r"(?<=[a-z)])(?=[A-Z0-9])")
_PART_LETTER = re.compile(r"(?:[AB]|I{1,2})[.)]?")
_JOINING = re.compile(r"(?:dan|atau|serta|&)\b", re.IGNORECASE)


class HeadingSigns(CellSigns):
    """What the rows so far say of the next one; the walk keeps it up to date."""

    def is_part(self, position: int) -> bool:
        """Whether a row names one of the law's two parts, is the letter before the name or ends it,
        right above a component's heading or the head of the part's table."""
        end = self._part_end(position)
        if end is None or end >= len(self.rows):
            return False
        row = self.rows[end]
        if lone_number(row.text) and end + 1 < len(self.rows):
            return self.names_component(end + 1)
        if self.head_rows(end) or self.is_part(end):
            return True
        if self.heading_of(row) is not None or self.heading_with_value(row) is not None:
            return True
        marker = leading_marker(row.text) if self.counts_anew(end) else None
        return marker is not None and self.headings.match_prefix(row.text, marker.end) is not None

    def below_part(self, position: int) -> int:
        """The row below the name of a part, its letter and its table's head passed over."""
        end = self._part_end(position) or position + 1
        return end + self.head_rows(end) if end < len(self.rows) else end

    def _part_end(self, position: int) -> int | None:
        if _PART_LETTER.fullmatch(self.rows[position].text) and position + 1 < len(self.rows):
            position += 1
        return position + 1 if is_part_heading(self.rows[position].text) else None

    def heading_of(self, row: Row) -> HeadingMatch | None:
        match = self.headings.match(row.text)
        if match is None or not self._is_heading_here(row, match):
            return None
        return match

    def _is_heading_here(self, row: Row, match: HeadingMatch) -> bool:
        marker = leading_marker(row.text)
        if marker is not None and mark_family(marker) not in self.marks.families:
            return False
        if unmarked(row.text)[:1].islower() and self._is_mid_sentence():
            return False
        if match.component not in self.seen:
            return True
        if match.component == self.component and not self.body:
            return True  # it wraps
        return match.score == 1.0 and self._is_set_as_heading(row, marker)

    def _is_set_as_heading(self, row: Row, marker: Marker | None) -> bool:
        """Whether a name that is typed again is a heading, too, and no word of a value: it counts
        on from the heading before, or stands off and begins where the headings begin."""
        if self.marks.families:
            return self._counts_on(marker)
        if marker is not None or not row.follows_blank or not self.body:
            return False
        last = self.body[-1].text.rstrip()
        if last.endswith((":", ",", ";")):
            return False
        if row.bbox is None or self.left_pt is None:
            return row.bbox is None
        return abs(row.bbox.x0_pt - self.left_pt) <= SAME_EDGE_PT

    def _is_counted(self, marker: Marker) -> bool:
        """Whether a marker is of those that stand before headings here."""
        return mark_family(marker) in self.marks.families

    def _counts_on(self, marker: Marker | None) -> bool:
        return marker is not None and not marker.is_bullet and marker.ordinal == self.number + 1

    def _is_mid_sentence(self) -> bool:
        before = self.body[-1].text if self.body else ""
        return bool(before) and not before.rstrip().endswith((".", ";", ":"))

    def goes_on(self, position: int, match: HeadingMatch) -> bool:
        """Whether a heading has a second row: it is open at its end ("... Saran, dan"), or the row
        is the rest of a known name, and what it heads stands below ("Produk", "Pelayanan")."""
        if position + 1 >= len(self.rows):
            return False
        row, below = self.rows[position], self.rows[position + 1]
        if below.follows_blank or leading_marker(below.text):
            return False
        whole = self.headings.match(f"{row.text} {below.text}")
        if whole is None or whole.component != match.component:
            return False
        if is_open_name(row.text):
            return True
        is_headed = position + 2 < len(self.rows) and not self.heading_of(self.rows[position + 2])
        is_rest = whole.score == 1.0 and is_name_rest(below.text)
        return is_rest and is_headed and not self.rows[position + 2].follows_blank

    def wrapped_heading(self, position: int) -> tuple[HeadingMatch, int] | None:
        """A heading that goes on in the next rows, and how many it takes; the most that make one.

        In a cell of its own a name may break anywhere; elsewhere only what is no heading without
        its further rows.
        """
        is_narrow = len(self.rows[position].text) <= MAX_NARROW_LETTERS
        most = MAX_HEADING_ROWS if is_narrow or self.number_before is not None else 2
        for count in range(min(most, len(self.rows) - position), 1, -1):
            match = self._joined(position, count)
            if match is not None:
                return match, count
        return None

    def _joined(self, position: int, count: int) -> HeadingMatch | None:
        row, *below = self.rows[position : position + count]
        marker = leading_marker(row.text)
        is_cell = self.number_before is not None
        is_parted = below[0].follows_blank and not self.is_loose
        if not is_cell and (self.headings.match(row.text) or is_parted):
            return None
        if not is_cell and any(one.follows_blank for one in below[1:]):
            return None
        if not is_cell and marker is None and not row.text[:1].isalpha():
            return None  # an amount above a heading is none of its words
        if any(leading_marker(one.text) or len(one.text.split()) > 5 for one in below):
            return None
        if any(lone_number(one.text) for one in below):
            return None  # of the table's next row
        if marker is not None and not (self._is_counted(marker) and self._counts_on(marker)):
            return None
        match = self.headings.match(" ".join(one.text for one in (row, *below)))
        alone = self.headings.match(below[-1].text) if not is_cell and marker is None else None
        if alone is not None and below[0].follows_blank:
            return None
        # "Pengelolaan" and "Pengaduan" are one name where that is known, of the same.
        is_other = alone is not None and match is not None and alone.component != match.component
        is_sure = is_cell or marker is not None or alone is not None or count > 2
        if match is None or is_other or (is_sure and match.score < 1.0):
            return None
        if match.component in self.seen and not is_cell and not self._is_set_as_heading(row, None):
            return None
        return match

    def heading_with_value(self, row: Row) -> tuple[HeadingMatch, int] | None:
        marker = leading_marker(row.text)
        if marker is not None and mark_family(marker) not in self.marks.families:
            return None
        started = self.headings.match_start(row.text)
        if started is None:
            return None
        is_again = started[0].component in self.seen
        return None if is_again and not self._counts_on(marker) else started

    def numbered_with_value(self, position: int) -> tuple[HeadingMatch, int] | None:
        """A name and its value on one line, where numbers count the names, "4. Biaya Gratis", or a
        table's rows have none."""
        row = self.rows[position]
        if self.number_before is not None:  # the number is a row of its own, the value is none
            found = self.headings.match_prefix(row.text)
            if found is None or self._is_all_name(position, found):
                return None
            return found if is_cell(row.text[found[1] :]) else None
        cell = self.named_cells.get(position)
        if cell is not None:
            return (cell.match, cell.ends[0]) if cell.match.component not in self.seen else None
        marker = leading_marker(row.text)
        glued = self._glued_with_value(row, marker) if marker is not None else None
        if glued is not None:
            return glued
        is_run = position in self.runs
        if marker is None or not (is_run or (self.marks.has_values and self._counts_on(marker))):
            return None
        found = self.headings.match_prefix(row.text, marker.end)
        if found is None or not row.text[found[1] :].strip(" :"):
            return None
        if self._is_all_name(position, found):
            return None
        if is_run:
            is_whole = row.text.rstrip().endswith(":")
            return found if begins_cell(row.text[found[1] :]) and not is_whole else None
        if not self._is_next_item(marker):
            return found
        is_item = found[0].component in self.seen or not begins_cell(row.text[found[1] :])
        return None if is_item else found

    def _is_all_name(self, position: int, found: tuple[HeadingMatch, int]) -> bool:
        """Whether a row is but a longer name than the known one that it begins with."""
        if position + 1 >= len(self.rows):
            return False
        below = self.rows[position + 1].text
        return is_all_name(self.rows[position].text, found[1], below, found[0].component)

    def _glued_with_value(self, row: Row, marker: Marker) -> tuple[HeadingMatch, int] | None:
        """A name that its value ran into, on a table's row that counts on: "3.BiayaGratis"."""
        if not self._counts_on(marker) or row.bbox is not None:
            return None
        for seam in _SEAM.finditer(row.text, marker.end, marker.end + MAX_GLUED_LETTERS):
            match = self.headings.match(row.text[marker.end : seam.start()])
            if match is not None and match.score == 1.0 and match.component not in self.seen:
                return match, seam.start()
        return None

    def wrapped_with_values(self, position: int) -> tuple[HeadingMatch, tuple[int, ...]] | None:
        """A numbered name that wraps beside its value: "6. Penanganan Datang langsung" and below
        "Pengaduan ke loket". What is a name without its second row must be parted from it."""
        row = self.rows[position]
        cell = self.named_cells.get(position)
        if cell is not None and len(cell.ends) > 1 and cell.match.component not in self.seen:
            return cell.match, cell.ends
        marker = leading_marker(row.text)
        if not self.marks.has_values or marker is None or not self._counts_on(marker):
            return None
        texts = [one.text for one in self.rows[position : position + MAX_HEADING_ROWS]]
        found = self.headings.wrapped_prefix(texts, marker.end)
        if found is None or found[0].component in self.seen:
            return None
        _, ends = found
        if not any(text[end:].strip(" :") for text, end in zip(texts, ends, strict=False)):
            return None
        alone = self.headings.match_prefix(row.text, marker.end)
        if alone is not None and texts[1][:1].islower() and not is_open_name(row.text[: ends[0]]):
            return None  # the value goes on with a word that the name may have
        last = texts[len(ends) - 1][ends[-1] :]
        is_parted = bool(last.strip()) and begins_cell(last)
        is_open = is_open_name(row.text[: ends[0]]) or _JOINING.match(texts[1])
        return found if alone is None or is_parted or is_open else None

    def _leads_list(self, position: int, marker: Marker) -> bool:
        """Whether a marked row ends in a colon above a list of its own: marked otherwise, or
        counted from one again."""
        if not self.rows[position].text.rstrip().endswith(":") or position + 1 >= len(self.rows):
            return False
        below = leading_marker(self.rows[position + 1].text)
        if below is None or below.kind != marker.kind:
            return below is not None
        return marker.ordinal == below.ordinal == 1 and not marker.is_bullet

    def sentence(self, position: int) -> Sentence | None:
        """What a row states that stands where the numbers count the components."""
        return read_sentence(self.rows[position].text) if position in self.runs else None

    def placed_heading(self, position: int) -> HeadingMatch | None:
        """A heading in words of the office's own: what they are about places it, and how it is set
        says that it is one."""
        row = self.rows[position]
        match = self.headings.place(row.text)
        if match is None:
            return self._leading_sentence(position)
        if match.score > PLACED_SCORE or not self._is_apart(position):
            return None
        if position in self.runs and row.text.rstrip().endswith("."):
            return None  # a sentence that states the component's value
        is_first = self.is_open and not self.body and match.component == self.component
        if is_first and not row.text.isupper():
            return None  # the component's own words begin so
        return match

    def _leading_sentence(self, position: int) -> HeadingMatch | None:
        """The component whose list a sentence leads in that stands by itself above it."""
        row = self.rows[position]
        component = led_in_component(row.text)
        if component is None or component in self.seen or position + 1 >= len(self.rows):
            return None
        if self.is_open and not (row.follows_blank and not self.is_loose):
            return None
        is_list = leading_marker(self.rows[position + 1].text) is not None
        is_item = leading_marker(row.text) is not None
        return HeadingMatch(component, PLACED_SCORE) if is_list and not is_item else None

    def is_unknown_heading(self, position: int) -> bool:
        """Whether a row is a heading of nothing that the law names: its number counts on from the
        headings', and not from the items of the list that it ends."""
        row = self.rows[position]
        if self.is_open and self.number_before is not None:
            return True
        if self.is_question and asked_of(row.text) is not None:
            return True
        marker = leading_marker(row.text)
        if self.is_open and self.is_cut_off(position):
            return True
        if self.is_open and marker is not None and marker.is_bullet and row.text.isupper():
            return marker.kind in self.marks.families and is_label(row.text[marker.end :])
        if self.is_open and marker is None and self.component in LISTED:
            is_set = row.follows_blank or row.text.isupper() or row.text.rstrip().endswith(":")
            if is_set and (names_other_section(row.text) or is_service_title(row.text)):
                return True
        if marker is None and self._heads_page_section(position):
            return True
        if self.is_open and marker is not None and self._falls_back(position, marker):
            return True
        if self.is_open and marker is not None and self._begins_anew(position, marker):
            return True
        if not self.is_open or not self._counts_on(marker) or marker is None:
            return False
        if self.kind is None or self.kind != marker.kind:
            return False  # the headings are numbered otherwise, or not at all
        if self.is_sentence:
            return len(self.body) == 1
        if mark_family(marker) not in self.marks.families or not is_label(row.text[marker.end :]):
            return False
        return not self._is_next_item(marker)

    def _heads_page_section(self, position: int) -> bool:
        """Whether a row is set apart as the heading of a page's section beside the standard's: a
        list stands below it, or it stands off. Complaints have contacts of their own."""
        row = self.rows[position]
        if not self.is_open or not self.body or self.component in ("pengaduan", None):
            return False
        if not names_page_section(row.text) or position + 1 >= len(self.rows):
            return False
        is_list = leading_marker(self.rows[position + 1].text) is not None
        return row.follows_blank or (is_list and self.component in ("waktu", "biaya", "produk"))

    def _begins_anew(self, position: int, marker: Marker) -> bool:
        """Whether the letters of the headings begin anew: a part of the page that has no name."""
        if marker.number != "A" or self.number < 2 or self.kind != marker.kind:
            return False
        above = leading_marker(self.body[-1].text) if self.body else None
        is_below_list = above is not None and above.kind != marker.kind
        return is_below_list and is_label(self.rows[position].text[marker.end :])

    def _falls_back(self, position: int, marker: Marker) -> bool:
        """Whether a label's number is lower than that of the item above it, and a heading further
        down counts on from it: the headings' numbers go on where the list's end."""
        if marker.is_bullet or marker.ordinal <= 1 or "number" not in self.marks.families:
            return False
        if self.kind is not None and self.kind != marker.kind:
            return False  # "2." below "B.": of a list inside
        last = leading_marker(self.body[-1].text) if self.body else None
        is_lower = last is not None and last.kind == marker.kind and last.ordinal > marker.ordinal
        if not is_lower or not is_label(self.rows[position].text[marker.end :]):
            return False
        return self._highest_below[position] > marker.ordinal

    @cached_property
    def _highest_below(self) -> list[int]:
        """The highest number of a known heading below each row."""
        highest = [0] * len(self.rows)
        for position in range(len(self.rows) - 2, -1, -1):
            below = self.rows[position + 1].text
            marker = leading_marker(below)
            is_heading = marker is not None and self.headings.match(below) is not None
            ordinal = marker.ordinal if marker is not None and is_heading else 0
            highest[position] = max(highest[position + 1], ordinal)
        return highest

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
        if position in self.runs or self.number_before is not None:
            return True
        if marker is not None and not self.is_open and self._leads_list(position, marker):
            return True
        if marker is not None:
            # What is counted before the first component is none: "A. KETENTUAN UMUM".
            is_first = not self.is_open and row.text.isupper()
            is_counted = self._counts_on(marker) or is_first
            return (
                mark_family(marker) in self.marks.families
                and (is_counted or (self.marks.is_constant and marker.ordinal == 1))
                and not self._is_next_item(marker)
            )
        if row.text[:1].islower() or position + 1 >= len(self.rows):
            return False
        begins_list = row.follows_blank and self.counts_anew(position + 1)
        if self.body and is_broken_off(self.body[-1].text) and not begins_list:
            return False
        if asked_of(row.text) is not None:
            return True
        if row.follows_blank or row.text.isupper() or row.text.rstrip().endswith(":"):
            return True
        above = leading_marker(self.body[-1].text) if self.body else None
        below = leading_marker(self.rows[position + 1].text)
        if above is None or below is None or above.kind != below.kind:
            return False
        return below.is_bullet or not above.is_followed_by(below)  # else an item's second line
