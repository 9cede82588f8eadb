"""What names a component here: a row by itself, with further rows, or with its value beside it."""

from __future__ import annotations

from parsers.markers import Marker, as_roman, leading_marker, lone_number, unmarked
from parsers.names.headings import begins_cell, is_name_rest, is_open_name
from parsers.names.row_parts import MAX_NAME_ROWS, is_glued, name_rows, part_name
from parsers.section import HeadingMatch, Row
from parsers.text_rows.cell_signs import CellSigns
from parsers.text_rows.heading_rows import (
    is_all_name,
    is_cell,
    leads_anew,
    mark_family,
    own_name,
)

MAX_REST_WORDS = 5  # of a further row of a name
MAX_NARROW_LETTERS = 40  # of a row in a column of names
SAME_EDGE_PT = 2.0  # left edges of headings set one below the other


def _may_be_rest(row: Row) -> bool:
    """Whether a row may be a further one of a name: short, without a mark, and no number of the
    table's next row."""
    if leading_marker(row.text) or len(row.text.split()) > MAX_REST_WORDS:
        return False
    return not lone_number(row.text)


class NameSigns(CellSigns):
    """Which component a row names, by the rows so far."""

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
        marker = self.as_counted(marker)
        return marker is not None and not marker.is_bullet and marker.ordinal == self.number + 1

    def as_counted(self, marker: Marker | None) -> Marker | None:
        """A heading's marker, "V." read as a roman five behind "IV."."""
        roman = as_roman(marker) if marker is not None else None
        if roman is not None and roman.kind == self.kind and roman.ordinal == self.number + 1:
            return roman
        return marker

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
        if not self._may_wrap(position):
            return None  # nearly all rows
        is_narrow = len(self.rows[position].text) <= MAX_NARROW_LETTERS
        most = MAX_NAME_ROWS if is_narrow or self.number_before is not None else 2
        for count in range(min(most, len(self.rows) - position), 1, -1):
            match = self._joined(position, count)
            if match is not None:
                return match, count
        return None

    def _may_wrap(self, position: int) -> bool:
        """Whether a heading may go on below a row, by the row itself and the next one."""
        if position + 1 >= len(self.rows):
            return False
        row, below = self.rows[position], self.rows[position + 1]
        marker = leading_marker(row.text)
        if marker is not None and not (self._is_counted(marker) and self._counts_on(marker)):
            return False
        if not _may_be_rest(below):
            return False
        if self.number_before is not None:
            return True
        if marker is None and not row.text[:1].isalpha():
            return False  # an amount above a heading is none of its words
        is_parted = below.follows_blank and not self.is_loose
        return not is_parted and self.headings.match(row.text) is None

    def _joined(self, position: int, count: int) -> HeadingMatch | None:
        row, *below = self.rows[position : position + count]
        marker = leading_marker(row.text)
        is_cell = self.number_before is not None
        if not is_cell and any(one.follows_blank for one in below[1:]):
            return None
        if not all(map(_may_be_rest, below[1:])):
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
        if started is None and marker is not None and self._counts_on(marker):
            started = self._own_with_value(row.text, marker.end)
        if started is None:
            return None
        is_again = started[0].component in self.seen
        return None if is_again and not self._counts_on(marker) else started

    def _own_with_value(self, text: str, start: int) -> tuple[HeadingMatch, int] | None:
        """A name in words of the office's own before a colon and its value, which no known name
        begins: "D. Besaran Tarif : Rp 5.000"."""
        if self.headings.match_prefix(text, start) is not None:
            return None
        own = own_name(text, start)
        return own if own is not None and text[own[1] :].strip() else None

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
        is_run = position in self.runs
        counts_on = self._counts_on(marker)
        if marker is None or not (is_run or counts_on):
            return None
        found = self.headings.match_prefix(row.text, marker.end)
        if found is None or not row.text[found[1] :].strip(" :"):
            return None
        if counts_on and is_glued(row.text, found[1]):
            return found if found[0].component not in self.seen else None
        if self._is_all_name(position, found) or not (is_run or self.marks.has_values):
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
        text, below = self.rows[position].text, self.rows[position + 1].text
        is_subject = text[found[1] :].strip(" :").casefold() in self.marks.subjects
        if is_subject and leads_anew(text, below):
            return True
        return is_all_name(text, found[1], below, found[0].component)

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
        texts = name_rows(self.rows, position)
        found = part_name(texts, marker.end, self.headings)
        if found is None or len(found.ends) == 1 or found.match.component in self.seen:
            return None
        return found if found.has_value(texts) else None

    def _is_next_item(self, marker: Marker) -> bool:
        """Whether a number counts on from the open list's last item, too."""
        markers = [leading_marker(line.text) for line in self.body]
        last = next((one for one in reversed(markers) if one and one.kind == marker.kind), None)
        return last is not None and last.ordinal == marker.ordinal - 1
