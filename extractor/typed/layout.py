"""Which lines of a text are tables, and where others stand in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extractor.typed.cells import Stretch, TypedTable
from extractor.typed.columns import find_gutters
from extractor.typed.html_tables import find_html_tables
from extractor.typed.signs import find_loose_ends, find_signed_tables

WHOLE_ROWS = 3  # of a table that stands for itself


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
    found = _apart([*find_html_tables(lines), *find_signed_tables(lines)])
    tables = _without_scraps(found)
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


def _without_scraps(tables: Sequence[TypedTable]) -> list[TypedTable]:
    """The tables without those of a row or two, unless whole ones are most of a text's: a converter
    that tells tables by white space makes such of single rows, and lines of all the others."""
    whole = [table for table in tables if table.row_count >= WHOLE_ROWS]
    rows = sum(table.row_count for table in whole)
    return [*tables] if rows >= sum(table.row_count for table in tables) / 2 else whole


def _apart(tables: Iterable[TypedTable]) -> list[TypedTable]:
    """Tables in order; of two that share lines, the one that starts first, HTML before signs."""
    kept: list[TypedTable] = []
    for table in sorted(tables, key=lambda table: table.first):
        if not kept or table.first > kept[-1].last:
            kept.append(table)
    return kept
