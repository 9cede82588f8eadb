"""Rows with components under headings -> the standard of each service that they set out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from extractor.page import Document
from extractor.passage import Passage, join_passages
from normalizers.legal.decree import parse_decree
from parsers.furniture.portal_words import split_boilerplate
from parsers.furniture.signature import read_closing
from parsers.lists.paragraphs import frame_edge
from parsers.names.groups import is_placeholder
from parsers.names.headings import HeadingIndex
from parsers.names.offices import is_org
from parsers.names.titles import is_glued_label, is_label
from parsers.procedures.heading_procedures import read_procedures
from parsers.section import Letterhead, Removal, Row, Section, SheetHead, Standard
from parsers.sheet.bare_head import BareHead, read_bare_head, read_next_head
from parsers.sheet.head import HeadReading, read_head
from parsers.sheet.title import read_title
from parsers.standards.headed_services import split_headed
from parsers.standards.heading_sections import HeadedBody, walk
from parsers.standards.table_standard import has_office

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
    left_pt = min((row.bbox.x0_pt for row in rows if row.bbox is not None), default=0.0)
    measure_pt = right_pt - left_pt if right_pt is not None else width_pt
    services = split_headed(rows, headings)
    standards: list[Standard] = []
    for number, service in enumerate(services, 1):
        first = service[0].page_number if number > 1 else 1
        last = service[-1].page_number if number < len(services) else len(document.pages)
        body = walk(service, headings, right_pt)
        drawn = read_procedures(document, body.sections)
        body.sections = list(drawn.sections)
        standard = _standard((first, last), letterhead, body, removed, measure_pt)
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
    measure_pt: float,
) -> Standard:
    removed = list(removed)
    sections: list[Section] = []
    stray: list[Passage] = []
    for section in body.sections:
        own, portal, typed = split_boilerplate(section.body)
        removed += [Removal(passage, "boilerplate") for passage in portal]
        stray += typed
        sections.append(replace(section, body=own))
    decree, not_decree = _decree(body)
    signature = read_closing(sections[-1].body if sections else ())
    if signature.block:
        sections[-1] = replace(sections[-1], body=signature.rest)
    removed += [Removal(passage, "signature") for passage in signature.block]
    head, copies = _head(letterhead, body.above, measure_pt)
    removed += [Removal(copy, "running-header", "unit") for copy in copies]
    return Standard(
        sections=tuple(sections),
        page_range=pages,
        letterhead=head.letterhead,
        title=head.title,
        decree=decree,
        sheet=SheetHead(signed_date=signature.date, signatory=signature.name),
        removed=tuple(removed),
        labels=(*((body.decree_label,) if body.decree_label else ()), *head.labels),
        table_heads=tuple(body.parts),
        unrecognized=(*head.rest, *not_decree, *stray),
        not_assessable=(
            *dropped_lists(sections),
            *(() if body.decree_label is not None else ("decree",)),
        ),
    )


def _head(
    letterhead: Letterhead, above: Sequence[Row], measure_pt: float
) -> tuple[HeadReading, tuple[Passage, ...]]:
    """What the rows above a service's headings say, and those that repeat the office."""
    sheet = _sheet_head(letterhead, above)
    if sheet is not None:
        return sheet, ()
    bare = _bare_head(letterhead, above, measure_pt)
    title, label, rows = read_title(bare.left, is_below_office=bare.left != tuple(above))
    labels = [*bare.labels, *((label,) if label else ())]
    rest = [row.passage for row in rows]
    return HeadReading(title, bare.letterhead, labels=labels, rest=rest), bare.copies


def _bare_head(known: Letterhead, above: Sequence[Row], measure_pt: float) -> BareHead:
    """The office that the rows above a service's headings name, or the one that is known."""
    read = partial(read_next_head, known) if has_office(known) else read_bare_head
    found = read(above, measure_pt)
    return found or BareHead(known, (), tuple(above))


def _decree(body: HeadedBody) -> tuple[Passage | None, list[Passage]]:
    """What stands behind "No. SK :", if it is a decree."""
    rows = body.decree_rows
    if not rows:
        return None, []
    value = join_passages(row.passage for row in rows)
    if is_placeholder(value.text) or parse_decree(value.text) is None:
        return None, [value]
    return value, []


def _sheet_head(letterhead: Letterhead, above: Sequence[Row]) -> HeadReading | None:
    """The head of a sheet of the office's own, which is none of the portal's: the office's name,
    "Standar Pelayanan", the service's name."""
    is_sheet = any(is_label(row.text) for row in above[1:]) or (
        len(above) > 1 and is_org(above[0].text) and is_glued_label(above[1].text)
    )
    if not is_sheet or has_office(letterhead) or any(row.bbox is None for row in above):
        return None
    return read_head(above)


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
