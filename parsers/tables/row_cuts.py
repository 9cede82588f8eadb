"""Where the text beside several names is cut, when no line parts their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import Word
from parsers.markers import leading_marker
from parsers.printed_rows import Rows
from parsers.tables.component_names import NameRun, content_cuts

ALIGNED_SHARE = 0.4  # of a line's height: rows nearer than this are level with each other
TOP_SHARE = 0.8  # of the names that must be level with a row of text, in tables set at the top
MAX_ROWS = 150  # printed lines of a page; more are none that anybody set
MISFIT_LINES = 0.25  # a name stands this near to its text's middle; one line more moves it by 0.5
# Space behind a text's last paragraph belongs to its cell: all names stand lower by half of it.
SHIFTS_LINES = (0.0, -0.125, 0.125, -0.25, 0.25, -0.375, -0.5)


def row_cuts(runs: Sequence[NameRun], text: Rows, *, is_at_top: bool) -> list[float]:
    """The heights between the rows: at the names' tops, or, where names stand in the middle of
    their rows, where the text beside them breaks.

    Text above the first name goes on with the page before: it is a row of its own.
    """
    if not runs:
        return []
    centred = centred_cuts(runs, text)
    if is_at_top:
        cuts = _cuts_at_top(runs, text)
        # Texts of odd lines have their name level with one of them: what starts in small letters
        # or in the middle of a list tells that it is not the first.
        if centred is None or _mid_text(cuts, text) <= _mid_text(centred, text):
            return cuts
    if centred is not None:
        return centred
    first = _first_item(text, runs[0])
    return [*([first] if first is not None else []), *content_cuts(runs, text)]


def _cuts_at_top(runs: Sequence[NameRun], text: Rows) -> list[float]:
    tops = sorted({word.bbox.top_pt for row in text for word in row if word.bbox})
    cuts: list[float] = []
    for number, run in enumerate(runs):
        height_pt = min((w.bbox.height_pt for w in run.words if w.bbox), default=10.0)
        level = [t for t in tops if abs(t - run.top_pt) <= ALIGNED_SHARE * height_pt]
        cut_pt = min([run.top_pt, *level]) - 0.5
        if number or (tops and tops[0] < cut_pt - height_pt / 2):
            cuts.append(cut_pt)
    return cuts


def _mid_text(cuts: Sequence[float], text: Rows) -> int:
    """How many texts between the cuts start in small letters, or with a later item of a list."""
    starts = [next((row for row in text if row.bbox.top_pt > cut), None) for cut in cuts]
    return sum(map(_goes_on, filter(None, starts)))


def _goes_on(row: Sequence[Word]) -> bool:
    marker = leading_marker(" ".join(word.text for word in row[:3]))
    return row[0].text[:1].islower() if marker is None else marker.ordinal > 1


def _first_item(text: Rows, first: NameRun) -> float | None:
    """Where a list starts over beside the first name; above it an older list goes on."""
    markers = [leading_marker(" ".join(word.text for word in row[:3])) for row in text]
    for number, marker in enumerate(markers):
        if number == 0 and (marker is None or marker.ordinal == 1):
            return None
        if text[number].bbox.top_pt > first.bottom_pt:
            return None
        if number and marker is not None and marker.ordinal == 1:
            return text[number].bbox.top_pt - 0.5
    return None


def are_at_top(runs: Sequence[NameRun], text: Rows) -> bool:
    """Whether names stand level with the first line of their text, not beside its middle."""
    tops = [row.bbox.top_pt for row in text]
    if not runs or not tops:
        return True
    level = 0
    named = [run for run in runs if run.match is not None]
    runs = named or runs  # the rest of a name from the page before has no text of its own
    for run in runs:
        height_pt = min((w.bbox.height_pt for w in run.words if w.bbox), default=10.0)
        level += any(abs(top - run.top_pt) <= ALIGNED_SHARE * height_pt for top in tops)
    return level >= TOP_SHARE * len(runs)


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
