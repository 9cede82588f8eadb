"""The text of a record's page on the national portal: the fields in a fixed order, no headings.

Empty fields vanish without trace, so positions prove nothing by themselves. The fee line is the
landmark: the block before it is the time, the one after it the product.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import Document
from extractor.passage import Passage, line_passage
from normalizers.duration import find_durations
from normalizers.fee import parse_fee
from parsers.boilerplate import has_boilerplate, split_boilerplate
from parsers.heading_sections import DECREE_LABEL, body_rows
from parsers.headings import HeadingIndex
from parsers.markers import leading_marker
from parsers.section import BodyLine, Claim, Removal, Section, Segmentation, Standard

NAME = "portal-text"
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
    title, label, decree, fields = _head(own)
    fee = _fee_row(fields)
    lists, sections, loose = _fields(fields, fee)
    removed = tuple(Removal(passage, "boilerplate") for passage in portal)
    return Segmentation(
        (
            Standard(
                sections=(*lists, *sections),
                page_range=(1, len(document.pages)),
                title=title,
                decree=decree,
                removed=removed,
                labels=(label,) if label else (),
                unrecognized=(*loose, *stray),
                not_assessable=(*(() if lists else LISTS), *(() if label else ("decree",))),
            ),
        )
    )


def _head(
    rows: Sequence[BodyLine],
) -> tuple[Passage | None, Passage | None, Passage | None, list[BodyLine]]:
    """Title, decree label, decree, and the rows below them."""
    for position, row in enumerate(rows[:4]):
        found = DECREE_LABEL.match(row.text)
        if found is not None:
            title = rows[0].passage if position else None
            value = row.passage.cut(found.end()) or None
            kept = [*rows[1:position], *rows[position + 1 :]]
            return title, row.passage.cut(0, found.end()), value, kept
    if rows and not leading_marker(rows[0].text) and not _is_value(rows[0].text):
        return rows[0].passage, None, None, list(rows[1:])
    return None, None, None, list(rows)


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
