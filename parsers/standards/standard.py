"""What one service's rows hold -> its standard: title, office, sections, foot, what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.passage import Passage, join_passages
from normalizers.legal.decree import parse_decree
from parsers.furniture.portal_words import split_boilerplate
from parsers.furniture.signature import Signature, read_signature
from parsers.names.groups import is_placeholder
from parsers.section import Letterhead, Removal, Row, Section, Standard
from parsers.sheet.beside_office import with_services_apart
from parsers.sheet.head import HeadReading, read_head
from parsers.sheet.labels import labels_below
from parsers.standards.section_bodies import ServiceBody, by_page

UNKNOWN = Letterhead()
MAX_LABEL_WORDS = 4  # before the colon, of a row of a sheet's head


def build_standard(
    body: ServiceBody, pages: tuple[int, int], known: Letterhead = UNKNOWN
) -> Standard:
    """Read everything that belongs to one service. `known` is the office that is named elsewhere
    in the document."""
    removed = [*body.removed]
    moved = labels_below(body.above, body.below)
    body.above = with_services_apart([*body.above, *moved], body.labels)
    body.below = [row for row in body.below if row not in moved]
    sections, stray = _without_portal(body.sections, removed)
    signature, rest = _foot(body, sections, removed)
    head, copies = _head(known, body)
    removed += [Removal(copy, "running-header", "unit") for copy in copies]
    decree, not_decree = _decree(body.decree_rows)
    return Standard(
        sections=tuple(sections),
        page_range=pages,
        letterhead=head.letterhead,
        title=head.title,
        decree=decree or head.decree,
        sheet=replace(head.sheet, signed_date=signature.date, signatory=signature.name),
        removed=tuple(removed),
        labels=(*filter(None, (body.decree_label,)), *head.labels, *body.labels),
        table_heads=tuple(body.table_heads),
        unrecognized=(
            *head.rest,
            *not_decree,
            *(row.passage for row in rest),
            *stray,
            *body.unrecognized,
        ),
        not_assessable=tuple(body.not_assessable),
    )


def _without_portal(
    sections: Sequence[Section], removed: list[Removal]
) -> tuple[list[Section], list[Passage]]:
    """The sections without the portal's closing words, and what an office typed behind these."""
    own: list[Section] = []
    stray: list[Passage] = []
    for section in sections:
        lines, portal, typed = split_boilerplate(section.body)
        removed += (Removal(passage, "boilerplate") for passage in portal)
        stray += typed
        own.append(replace(section, body=lines) if portal else section)
    return own, stray


def _foot(
    body: ServiceBody, sections: list[Section], removed: list[Removal]
) -> tuple[Signature, list[Row]]:
    """Who signs: below the components, or at the last one's end; and the rows that are left of
    those below."""
    framed, below = _framed_copies(body.above, body.below)
    removed += (Removal(row.passage, "running-header") for row in framed)
    if below or not sections:
        signature = read_signature(below)
        below = [*signature.rest]
    else:
        signature = read_signature(sections[-1].body, are_items=True)
        sections[-1] = replace(sections[-1], body=signature.rest)
    removed += (Removal(passage, "signature") for passage in signature.block)
    copies, below = _copies(body.above, below)
    removed += (Removal(passage, "running-header") for passage in copies)
    signed_again, below = _signed_again(below)
    removed += (Removal(passage, "signature") for passage in signed_again)
    return signature, below


def _head(known: Letterhead, body: ServiceBody) -> tuple[HeadReading, list[Passage]]:
    """What the rows above a service's components say, and those that repeat the office which is
    `known`. Another one stands there only where the first one's head was as bare."""
    head = read_head(body.above, body.heading)
    own = head.letterhead
    if not known.names_office:
        return head, []
    copies: list[Passage] = []
    if own.name is not None:
        contacts = (known.address, known.email, known.website, *known.phones, *known.connectors)
        if known.name is not None and own.name.text.casefold() == known.name.text.casefold():
            copies = own.passages
        elif known.name is None or any(contacts):
            head = read_head(body.above, body.heading, names_office=False)  # scraps of it
        else:
            return head, []
    head.letterhead = known
    return head, copies


def _decree(rows: Sequence[Row]) -> tuple[Passage | None, list[Passage]]:
    """What stands behind "No. SK :", if it is a decree."""
    if not rows:
        return None, []
    value = join_passages(row.passage for row in rows)
    if is_placeholder(value.text) or parse_decree(value.text) is None:
        return None, [value]
    return value, []


def _framed_copies(head: Sequence[Row], rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of a sheet's framed head on further pages, and the others. It may part a signature,
    and the page's number differs."""
    texts = {_uncounted(row.text) for row in head if row.is_in_table}
    copies = [row for row in rows if row.is_in_table and _uncounted(row.text) in texts]
    held = {id(row) for row in copies}
    return copies, [row for row in rows if id(row) not in held]


def _copies(head: Sequence[Row], rows: Sequence[Row]) -> tuple[list[Passage], list[Row]]:
    """Rows that repeat the head of the first page, and the others.

    A row with the same label and another value (a title with a typo, say) is a copy, too.
    """
    texts = {_key(row.text) for row in head}
    labels = {_label(row.text) for row in head} - {""}
    copies = [row for row in rows if _key(row.text) in texts or _label(row.text) in labels]
    held = {id(row) for row in copies}
    kept = [row for row in rows if id(row) not in held]
    wrapped = [row for row in kept if _follows(row, copies) and _is_part(row.text, head)]
    copies += wrapped
    held.update(id(row) for row in wrapped)
    return [row.passage for row in copies], [row for row in kept if id(row) not in held]


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _uncounted(text: str) -> str:
    return re.sub(r"\d+", "0", _key(text))


def _label(text: str) -> str:
    name, sign, _ = text.partition(":")
    return _key(name) if sign and len(name.split()) <= MAX_LABEL_WORDS else ""


def _follows(row: Row, copies: Sequence[Row]) -> bool:
    return any(copy.page_number == row.page_number for copy in copies)


def _is_part(text: str, head: Sequence[Row]) -> bool:
    return any(_key(text) in _key(row.text) for row in head)


def _signed_again(rows: Sequence[Row]) -> tuple[list[Passage], list[Row]]:
    """Signature blocks on further pages."""
    signed: list[Passage] = []
    left: list[Row] = []
    for here in by_page(rows):
        signature = read_signature(here)
        kept = {id(row) for row in signature.rest}
        signed += [row.passage for row in here if id(row) not in kept]
        left += signature.rest
    return signed, left
