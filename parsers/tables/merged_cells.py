"""Cells of a table of services that hold for several of them.

What is printed once for several services, the fee of all or where to complain, has a merged cell.
A page's end may part it, and a converter leaves it out, or fills what it covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractor.page import Cell
from parsers.tables.columns import SAME_EDGE_PT

MIN_MERGED = 2  # services that a merged cell stands beside

CellsByKind = Mapping[str, Cell]  # a row's cells by what their columns hold


def reaching_down(above: Iterable[CellsByKind], name: Cell | None) -> dict[str, Cell]:
    """The cells of the rows above that are so tall that they stand beside a service's name too."""
    if name is None:
        return {}
    middle_pt = _middle_pt(name)
    tall = ((kind, cell) for cells in above for kind, cell in cells.items())
    return {kind: cell for kind, cell in tall if cell.bbox.bottom_pt > middle_pt}


def parted_kinds(rows: Sequence[CellsByKind], name_kind: str) -> frozenset[str]:
    """What the columns hold whose last cell stands beside several names down to the rows' end: on
    the next page it may go on."""
    names = [cells[name_kind] for cells in rows if name_kind in cells]
    if len(names) < MIN_MERGED:
        return frozenset()
    lowest = {kind: cell for cells in rows for kind, cell in cells.items()}
    top_pt, bottom_pt = _middle_pt(names[-MIN_MERGED]), names[-1].bbox.bottom_pt - SAME_EDGE_PT
    return frozenset(
        kind
        for kind, cell in lowest.items()
        if cell.bbox.top_pt < top_pt and cell.bbox.bottom_pt > bottom_pt
    )


def untold_kinds(texts: Mapping[str, str | None], known: frozenset[str]) -> frozenset[str]:
    """Of a converter's row, with the texts of its cells from left to right and None for one that is
    not there: those of which nobody can tell what they say.

    It leaves out what a merged cell covers, so that the others move; or fills it with the text at
    its left; or leaves it empty, below the one that is filled and `known`.

    >>> sorted(untold_kinds({"waktu": "1 hari", "biaya": "1 hari", "produk": ""}, frozenset()))
    ['biaya']
    >>> sorted(untold_kinds({"waktu": "1 hari", "biaya": None}, frozenset()))
    ['biaya', 'waktu']
    """
    if None in texts.values():
        return frozenset(texts)
    beside = zip(texts.items(), ("", *texts.values()), strict=False)
    return frozenset(
        kind for (kind, text), left in beside if (text == left if text else kind in known)
    )


def _middle_pt(cell: Cell) -> float:
    return (cell.bbox.top_pt + cell.bbox.bottom_pt) / 2
