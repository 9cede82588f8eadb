"""Rows of a component table pasted as text without numbers: "Produk Layanan Kartu anggota".

A component's name with words behind it begins any sentence. It is a table's row only below the
table's head, "Komponen Uraian", or where the law's names follow each other so.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex, begins_cell
from parsers.section import Row
from parsers.tables.columns import is_typed_head

MIN_BELOW_HEAD = 3  # components named below a table's head, with their values or without
MIN_NAMED = 6  # the same without a head
MIN_WITH_VALUES = 2


def named_cells(rows: Sequence[Row], headings: HeadingIndex) -> dict[int, int]:
    """Where the value beside a name begins, by the row's position, in a text of such rows."""
    head = next((n for n, row in enumerate(rows) if is_typed_head(row.text)), None)
    found: dict[int, int] = {}
    seen: set[str] = set()
    for position in range(0 if head is None else head + 1, len(rows)):
        row = rows[position]
        if row.bbox is not None or leading_marker(row.text) is not None:
            continue
        whole = headings.match(row.text)
        prefix = headings.match_prefix(row.text) if whole is None else None
        component = whole.component if whole is not None else None
        if prefix is not None and prefix[0].component not in seen:
            value = row.text[prefix[1] :].strip(" :")
            if value and begins_cell(value):
                component = prefix[0].component
                found[position] = prefix[1]
        if component is not None:
            seen.add(component)
    needed = MIN_NAMED if head is None else MIN_BELOW_HEAD
    return found if len(seen) >= needed and len(found) >= MIN_WITH_VALUES else {}
