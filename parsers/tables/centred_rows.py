"""Rows whose names stand in the middle of their text, without lines: where each row's text ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.printed_rows import Rows
from parsers.tables.component_names import NameRun

MAX_ROWS = 150  # printed lines of a page; more are none that anybody set
MISFIT_LINES = 0.25  # a name stands this near to its text's middle; one line more moves it by 0.5
# Space behind a text's last paragraph belongs to its cell: all names stand lower by half of it.
SHIFTS_LINES = (0.0, -0.125, 0.125, -0.25, 0.25, -0.375, -0.5)


class _Path(NamedTuple):
    """The rows that end the texts of the first names, and how far those are off their middles."""

    misfit_pt: float
    ends: tuple[int, ...]


def centred_cuts(names: Sequence[NameRun], rows: Rows) -> list[float] | None:
    """The heights between the texts (`rows`) of names that all stand in the middle of theirs.

    None where the text cannot be parted so: a row that goes on over the page, a name set at
    the top.
    """
    if not len(names) <= len(rows) <= MAX_ROWS:
        return None
    tops = [row.bbox.top_pt for row in rows]
    bottoms = [row.bbox.bottom_pt for row in rows]
    heights = sorted(below - above for above, below in zip(tops, bottoms, strict=True))
    allowed_pt = MISFIT_LINES * heights[len(heights) // 2]
    fitting: list[tuple[float, float, _Path]] = []
    for shift in SHIFTS_LINES:
        shift_pt = shift * heights[len(heights) // 2]
        paths: dict[int, _Path] = {0: _Path(0.0, ())}
        for name in names:
            middle_pt = (name.top_pt + name.bottom_pt) / 2 + shift_pt
            paths = _with_name(paths, middle_pt, (tops, bottoms, allowed_pt))
        if len(rows) in paths:
            whole = paths[len(rows)]
            fitting.append((round(whole.misfit_pt, 3), abs(shift), whole))
    if not fitting:
        return None
    best = min(fitting)[2]
    return [(bottoms[end - 1] + tops[end]) / 2 for end in best.ends[:-1]]


def _with_name(
    paths: dict[int, _Path], middle_pt: float, lines: tuple[list[float], list[float], float]
) -> dict[int, _Path]:
    """Each path with the rows that can be a name's text; the best to each row where it ends."""
    tops, bottoms, allowed_pt = lines
    longer: dict[int, _Path] = {}
    for start, path in paths.items():
        for end in range(start + 1, len(tops) + 1):
            off_pt = (tops[start] + bottoms[end - 1]) / 2 - middle_pt
            if off_pt > allowed_pt:
                break
            if off_pt < -allowed_pt:
                continue
            found = _Path(path.misfit_pt + abs(off_pt), (*path.ends, end))
            if end not in longer or found < longer[end]:
                longer[end] = found
    return longer
