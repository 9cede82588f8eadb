"""Events of a document with tables -> the standard of each service that they set out."""

from __future__ import annotations

from collections.abc import Container, Sequence
from math import inf

from extractor.page import Document
from extractor.passage import Passage, line_passage
from parsers.furniture.page_edges import find_furniture, is_print_header
from parsers.furniture.signature import is_electronic_note, read_signature
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.offices import is_org
from parsers.names.titles import PART_NAME, is_part_heading, is_service_heading
from parsers.page_words import PageWords
from parsers.row_events import Event, TableRow
from parsers.section import Removal, RemovalReason, Row, Standard
from parsers.sheet.table_fields import with_table_fields
from parsers.standards.component_sections import add_sections
from parsers.standards.section_bodies import ServiceBody
from parsers.standards.services import split_services
from parsers.standards.standard import build_standard
from parsers.tables.columns import is_typed_head, without_head_cells

FOOT_PT = 72.0  # a page's foot starts this far left of a block that signs at its right
NOTE_GAP_LINES = 0.5  # between the lines of such a note
NOTE_ROWS = 2  # rows that the note of an electronic signature goes on after its first one


def table_standards(
    document: Document,
    pages: dict[int, PageWords],
    events: Sequence[Event],
    headings: HeadingIndex,
) -> list[Standard]:
    """One standard for each run of components; page numbers and notes are taken out."""
    events = with_table_fields(document, events)
    furniture = _furniture(document, events)
    left = [event for event in events if id(event) not in furniture]
    services = split_services(left, headings)
    bodies = [ServiceBody() for _ in services]
    begun = [next((e.page_number for e in part if _is_component(e)), inf) for part in services]
    for event in events:
        reason = furniture.get(id(event))
        if reason is not None and isinstance(event, Row):
            # It is of the service on whose pages it stands: the last one that began by then.
            owners = (n for n, page in enumerate(begun) if page <= event.page_number)
            body = bodies[max(owners, default=0)]
            body.removed.append(Removal(event.passage, reason))
    standards = []
    for body, part in zip(bodies, services, strict=True):
        add_sections(body, pages, _place(body, part), headings)
        numbers = [event.page_number for event in part]
        standards.append(build_standard(body, (min(numbers), max(numbers))))
    return standards


def _is_component(event: Event) -> bool:
    if isinstance(event, Row):
        return False
    return event.kind == "component" or event.match is not None


def _place(body: ServiceBody, events: Sequence[Event]) -> list[TableRow]:
    """Put the rows above and below the service's table into its body; the others are left."""
    offices = _office_banners(events)
    rows: list[TableRow] = []
    heads: list[TableRow] = []
    parts: list[Passage] = []
    heading: TableRow | None = None
    for event in events:
        if isinstance(event, TableRow) and event.label is not None and id(event) in offices:
            body.above.append(Row(event.label, event.page_number, event.bbox))
        elif isinstance(event, Row):
            if is_part_heading(event.text) or is_typed_head(event.text):
                parts.append(event.passage)
            else:
                (body.below if rows else body.above).append(event)
        elif _is_component(event):
            rows.append(event)
        elif heading is None and not rows and is_service_heading(event):
            heading = event
        else:
            heads.append(event)
    body.above, cells = without_head_cells(body.above)
    body.below, again = without_head_cells(body.below)
    parts += (row.passage for row in (*cells, *again))
    heading = heading or _text_heading(body.above)
    numbers = [*(head.number for head in heads), heading.number if heading else None]
    body.labels += filter(None, numbers)
    body.heading = heading.label if heading else None
    body.table_heads += (*filter(None, (head.label for head in heads)), *parts)
    return rows


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
