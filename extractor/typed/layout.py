"""Which lines of a text are tables, and where others stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extractor.typed.cells import Stretch, TypedTable, cell_text
from extractor.typed.columns import find_gutters
from extractor.typed.html_tables import find_html_tables
from extractor.typed.signs import find_loose_ends, find_signed_tables

WHOLE_ROWS = 3  # of a table that stands for itself
_NUMBERED_NAME = re.compile(r"\W*\d{1,2}[.)]?\s+[^\W\d_]")


class Layout(NamedTuple):
    """The tables of a text; for each of their lines what stands in cells; and for other lines the
    letters at which a column starts behind a gutter. Lines count from 0."""

    tables: tuple[TypedTable, ...]
    stretches: Mapping[int, tuple[Stretch, ...]]
    gutters: Mapping[int, frozenset[int]]

    @property
    def is_plain(self) -> bool:
        """Whether nothing stands beside anything else."""
        return not self.tables and not self.gutters


def find_layout(lines: Sequence[str]) -> Layout:
    """Look for tables, and for columns in the lines outside them."""
    explicit = [*find_html_tables(lines)]
    found = _apart([*explicit, *find_signed_tables(lines)])
    scraps = _scraps([table for table in found if table not in explicit], lines)
    tables = [table for table in found if table not in scraps]
    stretches: dict[int, tuple[Stretch, ...]] = {}
    for table in found:
        stretches |= dict.fromkeys(range(table.first, table.last + 1), ())
        for cell in table.cells:
            for part in cell.stretches:
                stretches[part.line] = (*stretches[part.line], part)
    stretches = {number: tuple(sorted(parts)) for number, parts in stretches.items()}
    stretches |= find_loose_ends(lines, stretches)
    loose = ["" if number in stretches else line for number, line in enumerate(lines)]
    gutters: dict[int, set[int]] = {}
    for first, last, start in find_gutters(loose):
        for number in range(first, last + 1):
            gutters.setdefault(number, set()).add(start)
    return Layout(
        tuple(tables), stretches, {number: frozenset(found) for number, found in gutters.items()}
    )


def _scraps(tables: Sequence[TypedTable], lines: Sequence[str]) -> list[TypedTable]:
    """The tables of a row or two where whole ones are not most of a text's: a converter that tells
    tables by white space makes such of single rows, and lines of all the others. One alone is such
    where number and name share a cell."""
    small = [table for table in tables if table.row_count < WHOLE_ROWS]
    whole = sum(table.row_count for table in tables) - sum(table.row_count for table in small)
    if whole >= sum(table.row_count for table in small):
        return []
    return small if len(small) > 1 or _has_numbered_name(small[0], lines) else []


def _has_numbered_name(table: TypedTable, lines: Sequence[str]) -> bool:
    first = (cell_text(cell, lines) for cell in table.cells if cell.column == 0)
    return any(map(_NUMBERED_NAME.match, first))


def _apart(tables: Iterable[TypedTable]) -> list[TypedTable]:
    """Tables in order; of two that share lines, the one that starts first, HTML before signs."""
    kept: list[TypedTable] = []
    for table in sorted(tables, key=lambda table: table.first):
        if not kept or table.first > kept[-1].last:
            kept.append(table)
    return kept
