"""A hierarchy on one row ("A / B / C"): all offices, or the last one named by another row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage
from parsers.names.offices import is_org, level_slashes
from parsers.section import Row


class SlashedLevels(NamedTuple):
    """The row, the levels from the outermost inwards, and the slashes between them."""

    row: Row
    levels: tuple[Passage, ...]
    slashes: tuple[Passage, ...]


def slashed_levels(rows: Sequence[Row], unit: Passage | None) -> SlashedLevels | None:
    """The hierarchy among the rows of a sheet's head, if one of them is such."""
    names = {row.text.casefold() for row in rows}
    if unit is not None:
        names.add(unit.text.casefold())
    for row in rows:
        slashes = level_slashes(row.text)
        if not slashes:
            continue
        starts = [0, *(match.end() for match in slashes)]
        ends = [*(match.start() for match in slashes), len(row.passage)]
        levels = [row.passage.cut(*span) for span in zip(starts, ends, strict=True)]
        if not all(levels):
            continue
        if levels[-1].text.casefold() in names or all(is_org(level.text) for level in levels):
            signs = tuple(row.passage.cut(match.start(), match.end()) for match in slashes)
            return SlashedLevels(row, tuple(levels), signs)
    return None
