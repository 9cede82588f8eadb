"""What is a heading here: how a row is numbered and set among those above it."""

from __future__ import annotations

import re
from functools import cached_property

from parsers.lists.paragraphs import is_broken_off
from parsers.markers import Marker, leading_marker, lone_number
from parsers.names.component_texts import bears_out, fits
from parsers.names.component_words import is_service_title
from parsers.names.heading_words import (
    led_in_component,
    names_other_section,
)
from parsers.names.headings import PLACED_SCORE
from parsers.names.questions import asked_of
from parsers.names.site_lines import names_page_section
from parsers.names.titles import is_part_heading
from parsers.section import HeadingMatch
from parsers.tables.columns import is_head_cell
from parsers.text_rows.component_sentences import Sentence, read_sentence
from parsers.text_rows.heading_looks import HeadingLook, heading_look
from parsers.text_rows.heading_rows import (
    is_label,
    mark_family,
)
from parsers.text_rows.name_signs import NameSigns

# Components whose lists end where a page's section of something else begins; a time, a complaint
# and steps have remarks of such names.
LISTED = ("persyaratan", "produk", "dasar_hukum")

VALUED = ("waktu", "biaya", "pengaduan")  # whose texts alone hold a time, a fee, a channel
MIN_SEEN = 2  # components, which show that names stand by themselves here
MAX_NAME_WORDS = 2

_PART_LETTER = re.compile(r"(?:[AB]|I{1,2})[.)]?")


class HeadingSigns(NameSigns):
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

    @cached_property
    def _look(self) -> HeadingLook | None:
        return heading_look(self.rows, self.headings)

    def _looks_like_heading(self, position: int) -> bool:
        """Whether a row is set like the known headings, above a row that is not."""
        look = self._look
        if look is None or not look.is_of(self.rows[position]):
            return False
        return position + 1 < len(self.rows) and not look.is_of(self.rows[position + 1])

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
        if not self.is_open and self._is_above_heading(position):
            return None  # "Syarat dan Alur Legalisasi": a title that tells what stands below it
        is_first = self.is_open and not self.body and match.component == self.component
        if is_first and not row.text.isupper():
            return None  # the component's own words begin so
        return match

    def _is_above_heading(self, position: int) -> bool:
        """Whether nothing stands between a row and a heading below it."""
        if position + 1 >= len(self.rows):
            return False
        below = self.rows[position + 1]
        return self.headings.place(below.text) is not None and self._is_apart(position + 1)

    def _is_borne_out(self, position: int) -> bool:
        """Whether a row is no more than a component's name, below the lists of others that stand
        so, and the row below it says what it asks for: "Waktu" above "5 hari"."""
        row, below = self.rows[position], self.rows[position + 1]
        if not self.body or len(self.seen) < MIN_SEEN or len(row.text.split()) > MAX_NAME_WORDS:
            return False
        match = self.headings.place(row.text)
        if match is None or match.component in self.seen:
            return False
        is_name = self.headings.place(below.text) is not None or is_head_cell(below.text)
        says = bears_out if match.component in VALUED else fits
        return not is_name and says(match.component, [below.text])

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
        marker = self.as_counted(leading_marker(row.text))
        if self.is_open and self.is_cut_off(position):
            return True
        if self.is_open and self.body and self._looks_like_heading(position):
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
        if asked_of(row.text) is not None or self._looks_like_heading(position):
            return True
        if row.follows_blank or row.text.isupper() or row.text.rstrip().endswith(":"):
            return True
        if self._is_borne_out(position):
            return True
        above = leading_marker(self.body[-1].text) if self.body else None
        below = leading_marker(self.rows[position + 1].text)
        if above is None or below is None or above.kind != below.kind:
            return False
        return below.is_bullet or not above.is_followed_by(below)  # else an item's second line
