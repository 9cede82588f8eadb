"""Rows whose names stand in the middle of their text, without lines: where each row's text ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.page import Word
from parsers.markers import Marker, leading_marker
from parsers.names.component_texts import STATED, fits
from parsers.printed_rows import PrintedRow, Rows
from parsers.tables.component_names import NameRun

MAX_ROWS = 150  # printed lines of a page; more are none that anybody set
MISFIT_LINES = 0.25  # a name stands this near to its text's middle; one line more moves it by 0.5
# Space behind a text's last paragraph belongs to its cell: all names stand lower by half of it.
SHIFTS_LINES = (0.0, -0.125, 0.125, -0.25, 0.25, -0.375, -0.5)


# In a text a line's height is all that is left of the places: names stand about the middle.
LINE_HEIGHTS = 1.3  # from one line of a text to the next
FREE_LINES = 1.0  # off the middle, which the places in a text leave open
MOST_LINES = 8.0  # off the middle; a name stands no further from it
# What speaks against a text that begins at a row, or is a name's: in lines off the middle.
LATER_ITEM, MID_SENTENCE, ANNOUNCED, NEXT_BULLET, UNFIT, CUT_ABOVE = 6.0, 4.0, 4.0, 1.0, 2.0, 1.5
FIRST_ITEM, FIRST_BULLET = -1.0, -0.5


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


def typed_cuts(names: Sequence[NameRun], rows: Rows) -> list[float] | None:
    """The same for the lines of a text: each name's text lies about it, begins where a text can
    begin and says what its name asks for, as far as that goes together.

    Text above the first name's goes on with the page before: one cut more. None where no text
    can be parted so.
    """
    if not len(names) <= len(rows):
        return None
    tops = [row.bbox.top_pt for row in rows]
    bottoms = [row.bbox.bottom_pt for row in rows]
    starts = [0.0, *(_against_start(rows, number) for number in range(1, len(rows)))]
    texts = [_unmarked(row) for row in rows]
    line_pt = LINE_HEIGHTS * min(low - high for high, low in zip(tops, bottoms, strict=True))
    paths = _first_paths(rows, names[0], starts)
    for name in names:
        longer: dict[int, _Path] = {}
        middle_pt = (name.top_pt + name.bottom_pt) / 2
        component = name.match.component if name.match is not None else None
        for start, path in paths.items():
            for end, off in _ends(start, middle_pt, (tops, bottoms, line_pt)):
                is_unfit = component in STATED and not fits(component, texts[start:end])
                cost = path.misfit_pt + max(off - FREE_LINES, 0.0) + UNFIT * is_unfit
                cost += starts[end] if end < len(rows) else 0.0
                found = _Path(cost, (*path.ends, end))
                if end not in longer or found < longer[end]:
                    longer[end] = found
        paths = longer
    best = paths.get(len(rows))
    if best is None:
        return None
    above = len(best.ends) - len(names)  # the text that goes on has no name
    return [
        _between(
            (bottoms[end - 1], tops[end]),
            names[number - above].bottom_pt if number >= above else 0.0,
            names[number - above + 1].top_pt,
        )
        for number, end in enumerate(best.ends[:-1])
    ]


def _first_paths(rows: Rows, name: NameRun, starts: Sequence[float]) -> dict[int, _Path]:
    """Where the first name's text begins: with the first row, or below text that goes on with the
    page before."""
    above = 0.0 if _is_mid_text(rows[0]) else CUT_ABOVE
    paths = {0: _Path(0.0, ())}
    for start in range(1, len(rows)):
        if rows[start].bbox.top_pt < name.bottom_pt:
            paths[start] = _Path(starts[start] + above, (start,))
    return paths


def _between(gap: tuple[float, float], name_end_pt: float, name_start_pt: float) -> float:
    """A height in the white between two texts, and between their names where these leave one."""
    high_pt, low_pt = max(gap[0], name_end_pt), min(gap[1], name_start_pt)
    return (high_pt + low_pt) / 2 if high_pt < low_pt else sum(gap) / 2


def _ends(
    start: int, middle_pt: float, lines: tuple[list[float], list[float], float]
) -> Iterator[tuple[int, float]]:
    """Where a text can end whose name stands in its middle, and how many lines off that is."""
    tops, bottoms, line_pt = lines
    for end in range(start + 1, len(tops) + 1):
        off = ((tops[start] + bottoms[end - 1]) / 2 - middle_pt) / line_pt
        if off > MOST_LINES:
            return
        if off >= -MOST_LINES:
            yield end, abs(off)


def _against_start(rows: Rows, number: int) -> float:
    """What speaks against a cell's text that begins with a row."""
    marker = marker_of(rows[number])
    above = rows[number - 1].text.rstrip()
    if marker is None:
        is_inside = _is_mid_text(rows[number]) or above.endswith((",", "-", "/"))
        return MID_SENTENCE if is_inside else 0.0
    if above.endswith(":"):
        return ANNOUNCED
    if marker.is_bullet:
        if marker_of(rows[number - 1]) is not None:
            return NEXT_BULLET
        return 0.0 if _is_mid_text(rows[number - 1]) else FIRST_BULLET
    return LATER_ITEM if marker.ordinal > 1 else FIRST_ITEM


def _is_mid_text(row: PrintedRow) -> bool:
    """Whether a row is no text's first one: it has small letters, or a later number of a list."""
    marker = marker_of(row)
    if marker is None:
        return row[0].text[:1].islower()
    return not marker.is_bullet and marker.ordinal > 1


def marker_of(row: Sequence[Word]) -> Marker | None:
    """The number or bullet that a row begins with."""
    return leading_marker(" ".join(word.text for word in row[:3]))


def _unmarked(row: PrintedRow) -> str:
    marker = leading_marker(row.text)
    return row.text[marker.end if marker is not None else 0 :].strip()
