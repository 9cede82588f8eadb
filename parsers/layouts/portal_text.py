"""The text of a record's page on the national portal: the fields in a fixed order, no headings.

Empty fields vanish without trace, so positions prove nothing by themselves. The fee line is the
landmark: the block before it is the time, the one after it the product.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import Document
from extractor.passage import Passage, line_passage
from normalizers.duration import find_durations
from normalizers.fee import parse_fee
from parsers.bare_head import read_bare_head
from parsers.boilerplate import has_boilerplate, split_boilerplate
from parsers.heading_sections import DECREE_LABEL, body_rows
from parsers.headings import HeadingIndex
from parsers.markers import leading_marker
from parsers.section import BodyLine, Claim, Letterhead, Removal, Section, Segmentation, Standard

NAME = "portal-text"
MAX_HEAD_ROWS = 5  # an office, its levels and the service's name above the decree
LISTS = ("persyaratan", "prosedur")


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document that ends with the portal's words and has no headings of components."""
    texts = document.line_texts
    if not any(has_boilerplate(text) for text in texts):
        return None
    if len({match.component for text in texts if (match := headings.match(text))}) > 1:
        return None
    return Claim(NAME, "kalimat penutup portal SIPPN ada, judul komponen tidak ada")


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """Find the fee line and tell the fields apart from there."""
    rows = body_rows([(line, p) for line in document.lines if (p := line_passage(document, line))])
    own, portal, stray = split_boilerplate(rows)
    office, title, label, decree, fields = _head(own, max(p.width_pt for p in document.pages))
    fee = _fee_row(fields)
    lists, sections, loose = _fields(fields, fee)
    removed = tuple(Removal(passage, "boilerplate") for passage in portal)
    return Segmentation(
        (
            Standard(
                sections=(*lists, *sections),
                page_range=(1, len(document.pages)),
                letterhead=office,
                title=title,
                decree=decree,
                removed=removed,
                labels=(label,) if label else (),
                unrecognized=(*loose, *stray),
                not_assessable=() if lists else LISTS,
            ),
        )
    )


class _Head(NamedTuple):
    """Office, title, decree with its label, and the rows below them."""

    office: Letterhead
    title: Passage | None
    label: Passage | None
    decree: Passage | None
    fields: list[BodyLine]


def _head(rows: Sequence[BodyLine], measure_pt: float) -> _Head:
    labels = [DECREE_LABEL.match(row.text) for row in rows[:MAX_HEAD_ROWS]]
    position = next((n for n, label in enumerate(labels) if label is not None), 0)
    found = labels[position] if labels else None
    above, below = list(rows[:position]), list(rows[position:])
    while found is None and below and len(above) < 2 and _is_of_head(below[0].text):
        above.append(below.pop(0))
    bare = read_bare_head(above, measure_pt) if len(above) > 1 else None
    above = list(bare.left) if bare is not None else above
    office = bare.letterhead if bare is not None else Letterhead()
    title = above[0].passage if above else None
    if found is None:
        return _Head(office, title, None, None, [*above[1:], *below])
    label, value = below[0].passage.cut(0, found.end()), below[0].passage.cut(found.end())
    return _Head(office, title, label, value or None, [*above[1:], *below[1:]])


def _is_of_head(text: str) -> bool:
    return leading_marker(text) is None and not _is_value(text)


def _is_value(text: str) -> bool:
    return bool(find_durations(text)) or parse_fee(text).kind != "unknown"


def _fee_row(rows: Sequence[BodyLine]) -> int | None:
    """The first row that states a fee and nothing else does more clearly; steps may mention one."""
    unmarked = [n for n, row in enumerate(rows) if not leading_marker(row.text)]
    for number in unmarked:
        kind = parse_fee(rows[number].text).kind
        if kind != "unknown" and not find_durations(rows[number].text):
            return number
    return None


def _fields(
    rows: Sequence[BodyLine], fee: int | None
) -> tuple[list[Section], list[Section], list[Passage]]:
    if fee is None:
        return [], [], [row.passage for row in rows]
    before, after = list(rows[:fee]), list(rows[fee + 1 :])
    time_start = len(before)
    while time_start > 0 and not leading_marker(before[time_start - 1].text):
        time_start -= 1
    lists = _lists(before[:time_start])
    sections = [
        Section("waktu", None, tuple(before[time_start:])),
        Section("biaya", None, (rows[fee],)),
        Section("produk", None, tuple(after[:1])),
        Section("pengaduan", None, tuple(after[1:])),
    ]
    return lists, [section for section in sections if section.body], []


def _lists(rows: Sequence[BodyLine]) -> list[Section]:
    """Requirements and steps: two lists, the second one starts over."""
    starts = [
        n
        for n, row in enumerate(rows)
        if (marker := leading_marker(row.text)) is not None and marker.ordinal == 1
    ]
    if len(starts) < 2:
        return [Section("persyaratan", None, tuple(rows))] if rows else []
    cut = starts[1]
    return [
        Section("persyaratan", None, tuple(rows[:cut])),
        Section("prosedur", None, tuple(rows[cut:])),
    ]
