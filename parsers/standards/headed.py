"""Rows with components under headings -> the standard of each service that they set out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.page import Document
from parsers.lists.paragraphs import frame_edge
from parsers.names.headings import HeadingIndex
from parsers.printed_tables.placeless import without_places
from parsers.section import Letterhead, Removal, Row, Section, Standard
from parsers.standards.heading_sections import HeadedBody, walk
from parsers.standards.one_component import others_not_shown
from parsers.standards.scattered import prints_table, read_scattered
from parsers.standards.scattered_services import split_scattered
from parsers.standards.section_bodies import (
    SectionBodies,
    may_be_drawn,
    under_heading,
    undrawn,
)
from parsers.standards.service_signs import title_rows
from parsers.standards.services import split_services
from parsers.standards.standard import build_standard
from parsers.text_rows.detached_fields import gather_fields
from parsers.text_rows.names_above_texts import gather_names_with_texts
from parsers.text_rows.run_rows import part_run_rows

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
    right_pt = frame_edge(rows, max(page.width_pt for page in document.pages))
    rows = gather_names_with_texts(part_run_rows(gather_fields(rows), headings), headings)
    bare = without_places(rows) if document.is_typed else None
    has_table = bare is not None and prints_table(bare)
    services = split_services(rows, headings)
    scattered = split_scattered(bare, headings) if bare else []
    services = scattered if len(scattered) >= max(len(services), 2) else services
    titles = title_rows(rows, headings) if len(services) > 1 else []
    standards: list[Standard] = []
    end = 0
    for number, service in enumerate(services, 1):
        start, end = end, end + len(service)
        first = service[0].page_number if number > 1 else 1
        last = service[-1].page_number if number < len(services) else len(document.pages)
        body = walk(rows[start:end], headings, right_pt)
        take_title(body, titles)
        if bare:
            body = read_scattered(bare[start:end], body, headings, has_table=has_table)
        body.removed = [*removed, *(Removal(entry, "boilerplate") for entry in body.menu)]
        bodies = SectionBodies(document, body)
        body.sections = [
            bodies.read(section, under_heading(document, section.body))
            if may_be_drawn(document, section)
            else undrawn(section)
            for section in body.sections
        ]
        standard = build_standard(body, (first, last), letterhead)
        hidden = dropped_lists(standard.sections) or others_not_shown(standard.sections)
        hidden = (*hidden, *(("decree",) if body.decree_label is None else ()))
        hidden = (*standard.not_assessable, *hidden)
        standards.append(replace(standard, not_assessable=hidden))
        letterhead, removed = standard.letterhead, []
    return standards


def take_title(body: HeadedBody, titles: Sequence[Row]) -> None:
    """Give a body the row above its components that counts it among the services of its text."""
    starts = {row.passage.pieces[0].start for row in titles}
    found = [row for row in body.above if row.passage.pieces[0].start in starts]
    if found:
        body.heading = found[-1].passage
        body.above = [row for row in body.above if row is not found[-1]]


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
