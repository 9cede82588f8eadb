"""Rows with components under headings -> the standard of each service that they set out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.page import Document
from extractor.passage import Passage, join_passages
from normalizers.legal.decree import parse_decree
from parsers.furniture.portal_words import split_boilerplate
from parsers.furniture.signature import read_signature
from parsers.lists.paragraphs import frame_edge
from parsers.names.groups import is_placeholder
from parsers.names.headings import HeadingIndex
from parsers.section import Letterhead, Removal, Row, Section, Standard
from parsers.sheet.head import HeadReading, read_head
from parsers.standards.heading_sections import HeadedBody, walk
from parsers.standards.one_component import others_not_shown
from parsers.standards.section_bodies import SectionBodies, under_heading
from parsers.standards.services import split_services
from parsers.tables.names_above_texts import gather_names_with_texts

LISTS = ("persyaratan", "prosedur")


def headed_standards(
    document: Document,
    rows: Sequence[Row],
    headings: HeadingIndex,
    letterhead: Letterhead,
    removed: Sequence[Removal],
) -> list[Standard]:
    """One standard for each run of headings; `letterhead` is what the document's pages bear, and
    the first standard has what was `removed` of them."""
    width_pt = max(page.width_pt for page in document.pages)
    right_pt = frame_edge(rows, width_pt)
    rows = gather_names_with_texts(rows, headings)
    services = split_services(rows, headings)
    standards: list[Standard] = []
    for number, service in enumerate(services, 1):
        first = service[0].page_number if number > 1 else 1
        last = service[-1].page_number if number < len(services) else len(document.pages)
        body = walk(service, headings, right_pt)
        drawn = SectionBodies(document)
        body.sections = [
            drawn.read(section, under_heading(document, section.body)) for section in body.sections
        ]
        standard = _standard((first, last), letterhead, body, removed)
        standards.append(
            replace(
                standard,
                table_heads=(*standard.table_heads, *drawn.table_heads),
                unrecognized=(*standard.unrecognized, *drawn.unrecognized),
            )
        )
        letterhead, removed = standard.letterhead, []
    return standards


def _standard(
    pages: tuple[int, int],
    letterhead: Letterhead,
    body: HeadedBody,
    removed: Sequence[Removal],
) -> Standard:
    removed = [*removed, *(Removal(entry, "boilerplate") for entry in body.menu)]
    sections: list[Section] = []
    stray: list[Passage] = []
    for section in body.sections:
        own, portal, typed = split_boilerplate(section.body)
        removed += [Removal(passage, "boilerplate") for passage in portal]
        stray += typed
        sections.append(replace(section, body=own))
    decree, not_decree = _decree(body)
    signature = read_signature(sections[-1].body if sections else (), are_items=True)
    if signature.block:
        sections[-1] = replace(sections[-1], body=signature.rest)
    removed += [Removal(passage, "signature") for passage in signature.block]
    head, copies = _head(letterhead, body.above)
    removed += [Removal(copy, "running-header", "unit") for copy in copies]
    return Standard(
        sections=tuple(sections),
        page_range=pages,
        letterhead=head.letterhead,
        title=head.title,
        decree=decree or head.decree,
        sheet=replace(head.sheet, signed_date=signature.date, signatory=signature.name),
        removed=tuple(removed),
        labels=(*((body.decree_label,) if body.decree_label else ()), *head.labels),
        table_heads=tuple(body.parts),
        unrecognized=(*head.rest, *not_decree, *stray),
        not_assessable=(
            *(dropped_lists(sections) or others_not_shown(sections)),
            *(() if body.decree_label is not None else ("decree",)),
        ),
    )


def _head(known: Letterhead, above: Sequence[Row]) -> tuple[HeadReading, list[Passage]]:
    """What the rows above a service's headings say, and those that repeat the office which is
    `known`. Another one stands there only where the first one's head was as bare."""
    head = read_head(above)
    own = head.letterhead
    if not known.names_office:
        return head, []
    copies: list[Passage] = []
    if own.name is not None:
        contacts = (known.address, known.email, known.website, *known.phones, *known.connectors)
        if known.name is not None and own.name.text.casefold() == known.name.text.casefold():
            copies = own.passages
        elif known.name is None or any(contacts):
            head = read_head(above, names_office=False)  # scraps of the letterhead
        else:
            return head, []
    head.letterhead = known
    return head, copies


def _decree(body: HeadedBody) -> tuple[Passage | None, list[Passage]]:
    """What stands behind "No. SK :", if it is a decree."""
    rows = body.decree_rows
    if not rows:
        return None, []
    value = join_passages(row.passage for row in rows)
    if is_placeholder(value.text) or parse_decree(value.text) is None:
        return None, [value]
    return value, []


def dropped_lists(sections: Sequence[Section]) -> tuple[str, ...]:
    """The components that this extraction cannot show: headings stand there, no list below any.

    A converter that drops a page's lists leaves requirements and steps empty while time, fee or
    product still have their text; an office that left out one component does not look like that.
    """
    bodies: dict[str | None, list[Row]] = {}
    for section in sections:
        bodies.setdefault(section.component, []).extend(section.body)
    empty = [name for name in LISTS if name in bodies and not bodies[name]]
    others = [name for name, body in bodies.items() if name not in LISTS and body]
    return LISTS if len(empty) == len(LISTS) and others else ()
