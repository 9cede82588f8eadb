"""What a layout finds in a document: standards made of sections made of body lines.

Everything is a passage, so nothing here can lose its place on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Literal, NamedTuple

from extractor.page import BBox, Cell, Word
from extractor.passage import Passage

Fate = Literal[
    "field",
    "heading",
    "label",
    "list-marker",
    "connector",
    "table-head",
    "removed",
    "invisible",
    "unrecognized",
    "decree-text",
]
RemovalReason = Literal[
    "running-header",
    "running-footer",
    "page-number",
    "duplicate-item",
    "boilerplate",
    "signature",
]


NOWHERE = BBox(0.0, 0.0, 0.0, 0.0)
MIN_HEIGHT_PT = 0.1  # of a row of print; what is lower has no letters
BLANK_LINES = 0.75  # a gap of more line heights is an empty line
LOOSE_SHARE = 0.75  # of a text's rows below empty lines
MIN_LOOSE = 6  # rows; of fewer nothing is said


class Row(NamedTuple):
    """A printed row of text, or a line of a cell: of a head, of a decree, of a section's body.

    It is the same whatever it came from. Rows of a text that nobody set as a page have no box;
    what is asked of how two rows stand is then answered by the empty lines between them.
    """

    passage: Passage
    page_number: int
    bbox: BBox | None
    cell: Cell | None = None  # the one that it stands in, of a table that names no components
    follows_blank: bool = False  # an empty line, or a gap of more than a line, stands before it
    names_group: bool = False  # a cell of its own, beside the one with the group's list
    is_foot_note: bool = False  # stands at the page's foot, and belongs here by its mark

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def words(self) -> tuple[Word, ...]:
        return self.passage.words()

    @property
    def is_in_table(self) -> bool:
        return self.cell is not None

    @property
    def box(self) -> BBox:
        """Its box; that of a row without a place is empty."""
        return self.bbox or NOWHERE

    @property
    def height_pt(self) -> float:
        return self.box.height_pt

    def gap_lines(self, above: Row) -> float:
        """The white space below another row, in heights of this one; none over a page's end."""
        if above.page_number != self.page_number:
            return inf
        if self.bbox is None or above.bbox is None:
            return float(self.follows_blank)
        return (self.bbox.top_pt - above.bbox.bottom_pt) / max(self.bbox.height_pt, MIN_HEIGHT_PT)

    def stands_off(self, above: Row) -> bool:
        """Whether an empty line parts it from another row of its page; without boxes none does."""
        if above.page_number != self.page_number or self.bbox is None or above.bbox is None:
            return False
        gap_pt = self.bbox.top_pt - above.bbox.bottom_pt
        return gap_pt > BLANK_LINES * min(self.height_pt, above.height_pt)

    def starts_below(self, above: Row, reach_pt: float) -> bool:
        """Whether it starts where another row does, give or take; without boxes all rows do."""
        if self.bbox is None or above.bbox is None:
            return True
        return abs(self.bbox.x0_pt - above.bbox.x0_pt) <= reach_pt

    def is_centred_below(self, above: Row, reach_pt: float) -> bool:
        """Whether its middle is another row's, give or take; without boxes it is none."""
        if self.bbox is None or above.bbox is None:
            return False
        middles = self.bbox.x0_pt + self.bbox.x1_pt, above.bbox.x0_pt + above.bbox.x1_pt
        return abs(middles[0] - middles[1]) / 2 <= reach_pt

    def ends_below(self, above: Row, reach_pt: float) -> bool:
        """Whether it ends where another row does, give or take; without boxes it does not."""
        if self.bbox is None or above.bbox is None:
            return False
        return abs(self.bbox.x1_pt - above.bbox.x1_pt) <= reach_pt

    def is_as_large_as(self, other: Row, share: float) -> bool:
        """Whether the letters of two rows are of one size: heights differ by less than a share."""
        return abs(self.height_pt - other.height_pt) <= share * self.height_pt


def is_loose(rows: Sequence[Row]) -> bool:
    """Whether empty lines stand between most rows, and so part nothing: programs that keep blocks
    together leave them between a third."""
    return len(rows) >= MIN_LOOSE and sum(row.follows_blank for row in rows) >= LOOSE_SHARE * len(
        rows
    )


class FlowBox(NamedTuple):
    """One box of a drawn flowchart, its lines joined, in the order of the drawing's steps."""

    passage: Passage
    actor: Passage | None = None


class StepRow(NamedTuple):
    """One row of a step table: what is done, by whom, how long."""

    marker: Passage | None
    text: Passage
    actor: Passage | None = None
    duration: Passage | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A component (or, with `component` None, a heading that is none) and what stands under it."""

    component: str | None
    heading: Passage | None
    body: tuple[Row, ...]
    flowchart: tuple[FlowBox, ...] = ()
    connectors: tuple[Passage, ...] = ()
    steps: tuple[StepRow, ...] = ()
    steps_total: Passage | None = None  # the time that a step table's row of totals states
    right_pt: float | None = None  # where full lines of the body end, if the layout knows
    note_marks: tuple[Passage, ...] = ()  # of the notes at the page's foot
    row_number: int = 0  # of a table's row that a text prints, where no sign follows it; 0: none


@dataclass(frozen=True, slots=True)
class Letterhead:
    """An office's head: the first copy, which becomes the record's `unit`."""

    name: Passage | None = None
    address: Passage | None = None
    phones: tuple[Passage, ...] = ()
    email: Passage | None = None
    website: Passage | None = None
    hierarchy: tuple[Passage, ...] = ()
    connectors: tuple[Passage, ...] = ()  # the slashes between the levels
    labels: tuple[Passage, ...] = ()  # "Telp.", "Website :"
    is_issuer: bool = False  # no head of the standard's own: who issued its decree

    @property
    def names_office(self) -> bool:
        return self.name is not None or bool(self.hierarchy)

    @property
    def passages(self) -> list[Passage]:
        """All its values."""
        single = (self.name, self.address, self.email, self.website)
        return [p for p in (*single, *self.phones, *self.hierarchy) if p is not None]


class Removal(NamedTuple):
    """Words that are taken out of the body, and why."""

    passage: Passage
    reason: RemovalReason
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class SheetHead:
    """The sheet's own head and foot: document number, revision, dates, signatory."""

    number: Passage | None = None
    revision: Passage | None = None
    effective_date: Passage | None = None
    signed_date: Passage | None = None
    signatory: Passage | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """One service's standard, as a layout cut it out of a document."""

    sections: tuple[Section, ...]
    page_range: tuple[int, int]
    letterhead: Letterhead = Letterhead()
    title: Passage | None = None
    decree: Passage | None = None
    sheet: SheetHead = SheetHead()
    removed: tuple[Removal, ...] = ()
    labels: tuple[Passage, ...] = ()  # "No. SK :" and its like
    table_heads: tuple[Passage, ...] = ()
    unrecognized: tuple[Passage, ...] = ()
    not_assessable: tuple[str, ...] = ()


class Outside(NamedTuple):
    """Words that belong to no record: a decree's own text, furniture of its pages."""

    passage: Passage
    fate: Fate
    reason: RemovalReason | None = None


CLOSE_READING = "close-reading"  # what is said of one component could be another's


class Observation(NamedTuple):
    """Something noticed in reading that becomes a finding or a mark for a person who looks
    through the record: the slug of either, and its parameters."""

    rule: str
    parameters: tuple[tuple[str, str], ...] = ()
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A whole document, cut up: its standards and what belongs to none of them."""

    standards: tuple[Standard, ...]
    outside: tuple[Outside, ...] = ()
    observations: tuple[Observation, ...] = field(default=())


class Claim(NamedTuple):
    """A layout's claim to a document, with the reason that trace and `inspect` show, and the
    layouts that claim it as well."""

    layout: str
    reason: str
    components: frozenset[str] = frozenset()  # read under headings, where the layout has asked
    rivals: tuple[str, ...] = ()


class HeadingMatch(NamedTuple):
    """The component's field name and how sure the spelling is, 0 to 1."""

    component: str
    score: float
