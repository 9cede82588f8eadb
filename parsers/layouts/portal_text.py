"""The text of a record's page on the national portal: the fields in a fixed order, no headings.

The office may stand above the title, as people who copy a page put it there.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import Document
from extractor.passage import line_passage
from parsers.furniture.portal_words import has_boilerplate, split_boilerplate
from parsers.layouts.portal_fields import PortalFields, read_fields, unheaded
from parsers.layouts.portal_values import states_value, tells_time
from parsers.letterhead.values import LineKind
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.offices import opens_office
from parsers.names.questions import asked_of
from parsers.names.titles import is_title_like
from parsers.section import (
    CLOSE_READING,
    Claim,
    Observation,
    Removal,
    Row,
    Section,
    Segmentation,
    Standard,
)
from parsers.sheet.head import HeadReading, read_head
from parsers.sheet.name_rows import head_line
from parsers.text_rows.heading_rows import DECREE_LABEL, body_rows

NAME = "portal-text"
LISTS = ("persyaratan", "prosedur")
_HEAD_KINDS = (LineKind.ADDRESS, LineKind.PHONE, LineKind.EMAIL, LineKind.WEBSITE)
MAX_HEAD_ROWS = 6  # above "No. SK": the office over some rows, and the title
# Of a page without the portal's words its fields must be plain: their order is all that it has.
MIN_FIELDS = 4
MIN_UNHEADED = 2  # fields without headings on a page that has some: exports have all of them
LANDMARKS = frozenset(("waktu", "biaya"))  # which no other text has, one below the other
MAX_UNREAD_SHARE = 1 / 3  # of the rows
MAX_LABELS = 2  # of components, with their values behind them: a field may say "Biaya: gratis"
MAX_PAGE_ROWS = 150
MAX_PARAGRAPH_WORDS = 40  # of a field but complaints; articles have longer ones


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document that ends with the portal's words, or is plainly laid out as its pages are,
    and has no headings of components."""
    texts = document.line_texts
    is_closed = any(map(has_boilerplate, texts))
    if not is_closed and (not document.is_typed or len(texts) > MAX_PAGE_ROWS):
        return None
    named = {match.component for text in texts if (match := headings.match(text))}
    if is_closed:
        if len(named) > 1:
            return _claim_of_typed(document, headings)
        reason = "kalimat penutup portal SIPPN ada, judul komponen tidak ada"
        return Claim(NAME, reason)
    started = {start[0].component for text in texts if (start := headings.match_start(text))}
    if named or len(started) > MAX_LABELS or sum(map(_asks, texts)) > MAX_LABELS:
        return None
    found = _plain_fields(document)
    if found is None:
        return None
    return Claim(NAME, f"{found} kolom isi portal SIPPN berurutan, judul komponen tidak ada")


def _asks(text: str) -> bool:
    """Whether a line is a question: the heading of its answer."""
    return asked_of(text) is not None


def _claim_of_typed(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a page of which some fields have headings, typed into them, and others have none."""
    own, _, _ = split_boilerplate(_rows(document))
    head, below = _read_head(own)
    fields = read_fields(below, head.title.text if head.title else "", headings)
    if len(unheaded(fields)) < MIN_UNHEADED:
        return None
    return Claim(NAME, "kalimat penutup portal SIPPN ada, judul hanya pada sebagian kolom isi")


def _plain_fields(document: Document) -> int | None:
    """How many fields of the portal follow each other in a text that has nothing else."""
    rows = _rows(document)
    head, own = _read_head(rows)
    if head.title is None or not is_title_like(f"Layanan {head.title.text}"):
        return None
    fields = read_fields(own, head.title.text)
    found = fields.rows.keys()
    is_plain = len(found) >= MIN_FIELDS and found >= LANDMARKS and not found.isdisjoint(LISTS)
    if not is_plain or len(fields.unread) > MAX_UNREAD_SHARE * len(own):
        return None
    is_set_apart = all(block[0].follows_blank for block in fields.rows.values())
    has_values = all(any(states_value(row.text) for row in fields.rows[name]) for name in LANDMARKS)
    is_article = any(
        name != "pengaduan" and leading_marker(row.text) is None and _is_long(row)
        for name, block in fields.rows.items()
        for row in block
    )
    return len(found) if is_set_apart and has_values and not is_article else None


def _is_long(row: Row) -> bool:
    return len(row.text.split()) > MAX_PARAGRAPH_WORDS


def _rows(document: Document) -> list[Row]:
    return body_rows([(line, p) for line in document.lines if (p := line_passage(document, line))])


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """Read the head, then tell the fields apart."""
    own, portal, stray = split_boilerplate(_rows(document))
    head, below = _read_head(own)
    fields = read_fields(below, head.title.text if head.title else "", headings)
    unread = [row.passage for row in fields.unread]
    return Segmentation(
        (
            Standard(
                sections=tuple(
                    Section(name, fields.headings.get(name), body)
                    for name, body in fields.rows.items()
                ),
                page_range=(1, len(document.pages)),
                letterhead=head.letterhead,
                title=head.title,
                decree=head.decree,
                removed=tuple(Removal(passage, "boilerplate") for passage in portal),
                labels=(*head.labels, *fields.labels),
                unrecognized=(*head.rest, *unread, *stray),
                not_assessable=_hidden(head, fields),
            ),
        ),
        observations=tuple(
            Observation(CLOSE_READING, (("component", name), ("rival", rival)))
            for name, rival in fields.rivals.items()
        ),
    )


def _hidden(head: HeadReading, fields: PortalFields) -> tuple[str, ...]:
    """What this copy of a page cannot show: lists that a converter dropped, and a decree without
    the label of its field."""
    lists = () if any(name in fields.rows for name in LISTS) else LISTS
    has_field = any(DECREE_LABEL.match(label.text) for label in head.labels)
    return (*lists, *(() if has_field else ("decree",)))


def _read_head(rows: Sequence[Row]) -> tuple[HeadReading, Sequence[Row]]:
    """Office, title and decree, and the rows below; without "No. SK" what stands above the first
    value or list."""
    for position, row in enumerate(rows[: MAX_HEAD_ROWS + 1]):
        label = DECREE_LABEL.match(row.text)
        if label is not None:
            head = _above(rows[:position])
            head.decree = row.passage.cut(label.end()) or None
            head.labels.append(row.passage.cut(0, label.end()))
            return head, rows[position + 1 :]
    count = next((n for n, row in enumerate(rows) if _is_field(row)), len(rows))
    office = next((n for n, row in enumerate(rows[:MAX_HEAD_ROWS]) if not _is_office(row)), 0)
    count = min(count, max(2, office + 1))
    return _above(rows[:count]), rows[count:]


def _is_office(row: Row) -> bool:
    """Whether a row above the title names the office or a level of it, or says where it is."""
    return opens_office(row.text) or head_line(row).kind in _HEAD_KINDS


def _is_field(row: Row) -> bool:
    return leading_marker(row.text) is not None or states_value(row.text) or tells_time(row.text)


def _above(rows: Sequence[Row]) -> HeadReading:
    """The rows above the decree: the office, where they name one, and the title, which is any
    other row that stands first."""
    head = read_head(rows)
    if head.title is None and head.rest:
        head.title = head.rest.pop(0)
    head.decree = None
    return head
