"""What a layout finds in a document: standards made of sections made of body lines.

Everything is a passage, so nothing here can lose its place on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extractor.page import BBox
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


class BodyLine(NamedTuple):
    """One row of a section's body or of a table's cell. Text files have no box."""

    passage: Passage
    page_number: int
    bbox: BBox | None
    follows_blank: bool = False  # an empty line, or a gap of more than a line, stands before it
    names_group: bool = False  # a cell of its own, beside the one with the group's list
    is_foot_note: bool = False  # stands at the page's foot, and belongs here by its mark

    @property
    def text(self) -> str:
        return self.passage.text


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
    body: tuple[BodyLine, ...]
    flowchart: tuple[FlowBox, ...] = ()
    connectors: tuple[Passage, ...] = ()
    steps: tuple[StepRow, ...] = ()
    steps_total: Passage | None = None  # the time that a step table's row of totals states
    right_pt: float | None = None  # where full lines of the body end, if the layout knows
    note_marks: tuple[Passage, ...] = ()  # of the notes at the page's foot


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
