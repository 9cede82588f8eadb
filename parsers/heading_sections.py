"""Body rows under headings -> sections, with the decree's label and what stands above them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractor.page import Line, enclosing_box
from extractor.passage import Passage, join_passages
from parsers.headings import HeadingIndex, HeadingMatch
from parsers.markers import Marker, leading_marker
from parsers.section import BodyLine, Section
from parsers.services import is_part_heading

BLANK_SHARE = 0.9  # of a line's height: a wider gap above a row parts paragraphs
MIN_NUMBERED_HEADINGS = 3  # "1. Persyaratan" is a heading where two more of its kind are numbered

DECREE_LABEL = re.compile(
    r"(?:no(?:mor)?\.?\s*sk|sk\s*(?:no|nomor)\b\.?|no(?:mor)?\.?\s*(?:surat\s+)?keputusan)\s*[:;=.]*\s*",
    re.IGNORECASE,
)
_OPEN_HEADING = re.compile(r"(?:[,/&-]|\b(?:dan|atau|serta))\s*$", re.IGNORECASE)
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
        self.heading_marks = self._marks_of_headings()
        self.component: str | None = None
        self.heading: list[Passage] = []
        self.body: list[BodyLine] = []
        self.seen: set[str] = set()
        self.is_open = False

    def run(self) -> HeadedBody:
        position = 0
        while position < len(self.rows):
            position += self._take(position)
        self._close()
        return self.found

    def _take(self, position: int) -> int:
        """Place one row (or two that are one heading) and say how many were placed."""
        row = self.rows[position]
        if self._take_decree(row):
            return 1
        if self._is_part(position):
            self.found.parts.append(row.passage)
            return 1
        match = self._heading(row)
        if match is not None:
            self._open(match.component, row)
            if not self._goes_on(position, match):
                return 1
            self.heading.append(self.rows[position + 1].passage)
            return 2
        joined = self._two_row_heading(position)
        if joined is not None:
            self._open(joined.component, row)
            self.heading.append(self.rows[position + 1].passage)
            return 2
        started = self._heading_with_value(row)
        if started is not None:
            found, end = started
            self._open(found.component, row._replace(passage=row.passage.cut(0, end)))
            self.body.append(row._replace(passage=row.passage.cut(end)))
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
        if match.component in self.seen:
            # Typed again inside a value; only a heading that wraps may name its component twice.
            return match.component == self.component and not self.body
        return True

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

    def _two_row_heading(self, position: int) -> HeadingMatch | None:
        if position + 1 >= len(self.rows):
            return None
        row, below = self.rows[position], self.rows[position + 1]
        if below.follows_blank or leading_marker(row.text) or len(below.text.split()) > 5:
            return None
        match = self.headings.match(f"{row.text} {below.text}")
        if match is None or match.component in self.seen or self.headings.match(below.text):
            return None
        return match

    def _heading_with_value(self, row: BodyLine) -> tuple[HeadingMatch, int] | None:
        marker = leading_marker(row.text)
        if marker is not None and _mark_family(marker) not in self.heading_marks:
            return None
        started = self.headings.match_start(row.text)
        if started is None or started[0].component in self.seen:
            return None
        return started

    def _open(self, component: str, row: BodyLine) -> None:
        if self.is_open and component == self.component and not self.body:
            self.heading.append(row.passage)
            return
        self._close()
        self.component, self.heading, self.body = component, [row.passage], []
        self.seen.add(component)
        self.is_open = True

    def _close(self) -> None:
        if not self.is_open:
            return
        self.found.sections.append(
            Section(
                self.component,
                join_passages(self.heading),
                tuple(self.body),
                right_pt=self.right_pt,
            )
        )

    def _marks_of_headings(self) -> set[str]:
        """How the headings themselves are marked, where that is not what items are called."""
        marked: dict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            marker = leading_marker(row.text)
            match = self._numbered_match(row) if marker is not None else None
            if marker is not None and match is not None:
                marked[_mark_family(marker)].add(match.component)
        return {mark for mark, named in marked.items() if len(named) >= MIN_NUMBERED_HEADINGS}

    def _numbered_match(self, row: BodyLine) -> HeadingMatch | None:
        match = self.headings.match(row.text)
        if match is not None:
            return match
        started = self.headings.match_start(row.text)
        return started[0] if started else None
