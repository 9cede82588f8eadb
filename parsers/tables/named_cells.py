"""Rows of a component table pasted as text without numbers: "Produk Layanan Kartu anggota".

A component's name with words behind it begins any sentence. It is a table's row only below the
table's head, "Komponen Uraian", or where the law's names follow each other so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from normalizers.fee.fee import parse_fee
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex, begins_cell, is_open_name, is_value
from parsers.section import HeadingMatch, Row
from parsers.tables.columns import is_number_head, is_typed_head

MIN_BELOW_HEAD = 3  # components named below a table's head, with their values or without
MIN_NAMED = 6  # the same without a head
MIN_WITH_VALUES = 2
MAX_NAME_ROWS = 3  # that a name takes beside its value


class NamedCell(NamedTuple):
    """A component's name, and where it ends on each row that it shares with its value."""

    match: HeadingMatch
    ends: tuple[int, ...]


def named_cells(rows: Sequence[Row], headings: HeadingIndex) -> dict[int, NamedCell]:
    """The names with a value beside them, by the row's position, in a text of such rows."""
    heads = [n for n, row in enumerate(rows) if is_typed_head(row.text)]
    found = _without_head(rows, heads, headings)
    if heads and not any(is_number_head(rows[n].text.split()[0]) for n in heads):
        for position, row in enumerate(rows):
            named = None if leading_marker(row.text) else _beside_value(row.text, headings)
            if named is not None:
                found.setdefault(position, named)
    return found


def _beside_value(text: str, headings: HeadingIndex) -> NamedCell | None:
    """The component that a row names before its value, and where that begins. A name of one word
    may begin a value's own sentence: only a list or a figure is surely a value."""
    found = headings.match_prefix(text)
    rest = text[found[1] :] if found is not None else ""
    if found is None or not rest.strip(" :"):
        return None
    is_whole = len(text[: found[1]].replace("/", " ").split()) > 1
    is_beside = is_value(rest) or (is_whole and begins_cell(rest))
    return NamedCell(found[0], (found[1],)) if is_beside else None


def _without_head(
    rows: Sequence[Row], heads: Sequence[int], headings: HeadingIndex
) -> dict[int, NamedCell]:
    head = heads[0] if heads else None
    found: dict[int, NamedCell] = {}
    seen: set[str] = set()
    for position in range(0 if head is None else head + 1, len(rows)):
        row = rows[position]
        if row.bbox is not None or leading_marker(row.text) is not None:
            continue
        # A row in capitals is a heading: no value stands beside its name.
        whole = headings.match(row.text)
        is_title = whole is not None or row.text.isupper()
        cell = None if is_title else _cell(rows[position : position + MAX_NAME_ROWS], headings)
        component = whole.component if whole is not None else None
        if cell is not None and cell.match.component not in seen:
            component = cell.match.component
            found[position] = cell
        if component is not None:
            seen.add(component)
    needed = MIN_NAMED if head is None else MIN_BELOW_HEAD
    return found if len(seen) >= needed and len(found) >= MIN_WITH_VALUES else {}


def _cell(rows: Sequence[Row], headings: HeadingIndex) -> NamedCell | None:
    """The name that a row begins with and the value beside it, on that row and maybe the next:
    "Pengaduan, saran dan 1. Kotak saran", and below "masukan 2. Telepon"."""
    text = rows[0].text
    wrapped = headings.wrapped_prefix([row.text for row in rows])
    if wrapped is not None and is_open_name(text[: wrapped[1][0]]):
        value = text[wrapped[1][0] :].strip(" :")
        return NamedCell(*wrapped) if value and begins_cell(value) else None
    prefix = headings.match_prefix(text)
    value = text[prefix[1] :].strip(" :") if prefix is not None else ""
    if prefix is None or not value:
        return None
    is_free = prefix[0].component == "biaya" and parse_fee(value).kind == "free"  # "Biaya gratis"
    return NamedCell(prefix[0], (prefix[1],)) if is_free or begins_cell(value) else None
