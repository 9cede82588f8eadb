"""Events of a document with tables -> what of them is each service's: the text above its table,
its rows, the text below; page numbers and notes are taken out."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from extractor.page import Document
from extractor.passage import line_passage
from parsers.furniture.page_edges import find_furniture, is_print_header
from parsers.furniture.signature import is_electronic_note, read_signature
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.offices import is_org
from parsers.names.titles import PART_NAME, is_part_heading, is_service_heading
from parsers.row_events import Event, TableRow
from parsers.section import Removal, RemovalReason, Row
from parsers.standards.services import split_services
from parsers.tables.columns import (
    is_head_cell,
    is_head_row,
    is_label_head,
    is_number_head,
    is_typed_head,
)

FOOT_PT = 72.0  # a page's foot starts this far left of a block that signs at its right
NOTE_GAP_LINES = 0.5  # between the lines of such a note
NOTE_ROWS = 2  # rows that the note of an electronic signature goes on after its first one


@dataclass(slots=True)
class ServiceRows:
    """The events of one service: the text above its table, its table rows, the text after."""

    heading: TableRow | None = None
    head: list[Row] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    table_heads: list[TableRow] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    removed: list[Removal] = field(default_factory=list)

    @property
    def pages(self) -> tuple[int, int]:
        numbers = [row.page_number for row in self.head]
        numbers += [row.page_number for row in self.rows]
        numbers += [row.page_number for row in self.after]
        return min(numbers), max(numbers)


def table_services(
    document: Document, events: Sequence[Event], headings: HeadingIndex
) -> list[ServiceRows]:
    """The rows of each service; page numbers and notes are taken out."""
    furniture = _furniture(document, events)
    left = [event for event in events if id(event) not in furniture]
    services = [_service(part) for part in split_services(left, headings)]
    for event in events:
        reason = furniture.get(id(event))
        if reason is not None and isinstance(event, Row):
            _owner(services, event.page_number).removed.append(Removal(event.passage, reason))
    return services


def _owner(services: Sequence[ServiceRows], page_number: int) -> ServiceRows:
    """The service on whose pages a row stands: the last one that began by then."""
    begun = [s for s in services if s.rows and s.rows[0].page_number <= page_number]
    return begun[-1] if begun else services[0]


def _service(events: Sequence[Event]) -> ServiceRows:
    service = ServiceRows()
    offices = _office_banners(events)
    cells = _head_cells(events)
    for event in events:
        if isinstance(event, TableRow) and event.label is not None and id(event) in offices:
            service.head.append(Row(event.label, event.page_number, event.bbox))
        elif isinstance(event, Row):
            is_part = is_part_heading(event.text) or is_typed_head(event.text)
            is_part = is_part or id(event) in cells
            place = service.after if service.rows else service.head
            (service.parts if is_part else place).append(event)
        elif event.kind == "component" or event.match is not None:
            service.rows.append(event)
        elif service.heading is None and not service.rows and is_service_heading(event):
            service.heading = event
        else:
            service.table_heads.append(event)
    if service.heading is None:
        service.heading = _text_heading(service.head)
    return service


def _office_banners(events: Sequence[Event]) -> set[int]:
    """The rows across a table, above its first component, that name the office, where another
    one names the service; by their identity."""
    banners: list[TableRow] = []
    for event in events:
        if isinstance(event, TableRow) and event.kind == "component":
            break
        if isinstance(event, TableRow) and is_service_heading(event):
            banners.append(event)
    offices = [banner for banner in banners if banner.label and is_org(banner.label.text)]
    return {id(banner) for banner in offices} if len(offices) < len(banners) else set()


def _head_cells(events: Sequence[Event]) -> set[int]:
    """The cells of a table's head that stand a row each above it, as pages' texts have them; by
    their identity."""
    cells: set[int] = set()
    run: list[Row] = []
    for event in (*events, None):
        if isinstance(event, Row) and is_head_cell(event.text):
            # The text's head by itself may read as a title does.
            if run or is_number_head(event.text) or is_label_head(event.text):
                run.append(event)
            continue
        if run and is_head_row([row.text for row in run]):
            cells.update(map(id, run))
        run = []
    return cells


def _text_heading(head: list[Row]) -> TableRow | None:
    """A numbered line right above the table, such as "B. Pelayanan Legalisasi"."""
    if not head or head[-1].is_in_table:
        return None
    row = head[-1]
    marker = leading_marker(row.text)
    is_short = len(row.text) <= MAX_HEADING_LETTERS and not row.text.rstrip().endswith((".", ";"))
    if marker is None or marker.is_bullet or not is_short or PART_NAME.search(row.text):
        return None
    head.pop()
    return TableRow("banner", row.page_number, row.box, None, row.passage, None)


MAX_HEADING_LETTERS = 160  # a service's name with its number; longer rows are sentences


def _furniture(document: Document, events: Sequence[Event]) -> dict[int, RemovalReason]:
    """Rows of text that are no content, by the identity of the event."""
    rows = [event for event in events if isinstance(event, Row)]
    free = {word.order for row in rows for word in row.words}
    touched = sorted({document.line_of_word[order] for order in free} - {-1})
    lines = [
        line
        for line in map(document.lines.__getitem__, touched)
        if all(word.order in free or not word.is_visible for word in line.words)
    ]
    left = [(line, passage) for line in lines if (passage := line_passage(document, line))]
    reasons = find_furniture(document, left)
    edges: dict[int, RemovalReason] = {}
    for row in rows:
        here = {reasons.get(document.line_of_word[word.order]) for word in row.words}
        reason = next(iter(here)) if len(here) == 1 else None
        is_printed = reason == "running-header" and is_print_header(row.text)
        is_edge = is_printed or reason in ("page-number", "running-footer")
        if reason is not None and is_edge:
            edges[id(row)] = reason
    signed = _signature_rows(events, edges)
    found = {key: reason for key, reason in edges.items() if key not in signed}
    _mark_notes(rows, found)
    return found


def _signature_rows(events: Sequence[Event], edges: Container[int]) -> set[int]:
    """The rows that sign, though they may stand at the edge of every page."""
    signed: set[int] = set()
    pages: dict[int, list[Row]] = {}
    for event in events:
        if isinstance(event, TableRow):
            pages[event.page_number] = []
        else:
            pages.setdefault(event.page_number, []).append(event)
    for rows in pages.values():
        rest = {id(row) for row in read_signature(rows).rest}
        block = [row for row in rows if id(row) not in rest]
        signed.update(id(row) for row in _above_foot(block, edges))
    return signed


def _above_foot(block: Sequence[Row], edges: Container[int]) -> Sequence[Row]:
    """A block that signs without the page's foot below it, which starts well left of the block:
    a name set in the block's middle starts a little left of it at most."""
    for number, row in enumerate(block):
        if id(row) in edges and row.box.x0_pt < block[0].box.x0_pt - FOOT_PT:
            return block[:number]
    return block


def _mark_notes(rows: Sequence[Row], found: dict[int, RemovalReason]) -> None:
    """The note under an electronically signed page, with the lines that it wraps over."""
    for position, row in enumerate(rows):
        if not is_electronic_note(row.text):
            continue
        found[id(row)] = "running-footer"
        before = row
        for wrapped in rows[position + 1 : position + 1 + NOTE_ROWS]:
            if wrapped.gap_lines(before) > NOTE_GAP_LINES:
                break
            found[id(wrapped)] = "running-footer"
            before = wrapped
