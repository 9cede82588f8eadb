"""Rows of a component table pasted as text without numbers: "Produk Layanan Kartu anggota".

A component's name with words behind it begins any sentence. It is a table's row only below the
table's head, "Komponen Uraian", or where the law's names follow each other so.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex, begins_cell, is_value
from parsers.names.row_parts import MAX_NAME_ROWS, Parting, part_name
from parsers.section import Row
from parsers.tables.columns import is_number_head, is_typed_head

MIN_BELOW_HEAD = 3  # components named below a table's head, with their values or without
MIN_NAMED = 6  # the same without a head
MIN_WITH_VALUES = 2


def named_cells(rows: Sequence[Row], headings: HeadingIndex) -> dict[int, Parting]:
    """The names with a value beside them, by the row's position, in a text of such rows."""
    heads = [n for n, row in enumerate(rows) if is_typed_head(row.text)]
    found = _without_head(rows, heads, headings)
    if heads and not any(is_number_head(rows[n].text.split()[0]) for n in heads):
        for position, row in enumerate(rows):
            named = None if leading_marker(row.text) else _beside_value(row.text, headings)
            if named is not None:
                found.setdefault(position, named)
    return found


def _beside_value(text: str, headings: HeadingIndex) -> Parting | None:
    """The component that a row names before its value, and where that begins. A name of one word
    may begin a value's own sentence: only a list or a figure is surely a value."""
    found = headings.match_prefix(text)
    rest = text[found[1] :] if found is not None else ""
    if found is None or not rest.strip(" :"):
        return None
    is_whole = len(text[: found[1]].replace("/", " ").split()) > 1
    is_beside = is_value(rest) or (is_whole and begins_cell(rest))
    return Parting(found[0], (found[1],)) if is_beside else None


def _without_head(
    rows: Sequence[Row], heads: Sequence[int], headings: HeadingIndex
) -> dict[int, Parting]:
    head = heads[0] if heads else None
    found: dict[int, Parting] = {}
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


def _cell(rows: Sequence[Row], headings: HeadingIndex) -> Parting | None:
    """The name that a row begins with and the value beside it, on that row and maybe the next:
    "Pengaduan, saran dan 1. Kotak saran", and below "masukan 2. Telepon"."""
    texts = [row.text for row in rows]
    found = part_name(texts, 0, headings)
    return found if found is not None and found.has_value(texts[:1]) else None
