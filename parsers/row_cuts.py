"""Where the text beside several names is cut, when no line parts their rows."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import Word
from parsers.cell_lines import word_rows
from parsers.centred_rows import centred_cuts
from parsers.component_names import NameRun, content_cuts
from parsers.markers import leading_marker

ALIGNED_SHARE = 0.4  # of a line's height: rows nearer than this are level with each other
TOP_SHARE = 0.8  # of the names that must be level with a row of text, in tables set at the top


def row_cuts(runs: Sequence[NameRun], text: Sequence[Word], *, is_at_top: bool) -> list[float]:
    """The heights between the rows: at the names' tops, or, where names stand in the middle of
    their rows, where the text beside them breaks.

    Text above the first name goes on with the page before: it is a row of its own.
    """
    if not runs:
        return []
    if not is_at_top:
        centred = centred_cuts(runs, text)
        if centred is not None:
            return centred
        first = _first_item(text, runs[0])
        return [*([first] if first is not None else []), *content_cuts(runs, text)]
    tops = sorted(word.bbox.top_pt for word in text if word.bbox)
    cuts: list[float] = []
    for number, run in enumerate(runs):
        height_pt = min((w.bbox.height_pt for w in run.words if w.bbox), default=10.0)
        level = [t for t in tops if abs(t - run.top_pt) <= ALIGNED_SHARE * height_pt]
        cut_pt = min([run.top_pt, *level]) - 0.5
        if number or (tops and tops[0] < cut_pt - height_pt / 2):
            cuts.append(cut_pt)
    return cuts


def _first_item(text: Sequence[Word], first: NameRun) -> float | None:
    """Where a list starts over beside the first name; above it an older list goes on."""
    rows = word_rows(text)
    markers = [leading_marker(" ".join(word.text for word in row[:3])) for row in rows]
    for number, marker in enumerate(markers):
        if number == 0 and (marker is None or marker.ordinal == 1):
            return None
        if min(word.bbox.top_pt for word in rows[number] if word.bbox) > first.bottom_pt:
            return None
        if number and marker is not None and marker.ordinal == 1:
            return min(word.bbox.top_pt for word in rows[number] if word.bbox) - 0.5
    return None


def are_at_top(runs: Sequence[NameRun], text: Sequence[Word]) -> bool:
    """Whether names stand level with the first line of their text, not beside its middle."""
    tops = [min(word.bbox.top_pt for word in row if word.bbox) for row in word_rows(text)]
    if not runs or not tops:
        return True
    level = 0
    named = [run for run in runs if run.match is not None]
    runs = named or runs  # the rest of a name from the page before has no text of its own
    for run in runs:
        height_pt = min((w.bbox.height_pt for w in run.words if w.bbox), default=10.0)
        level += any(abs(top - run.top_pt) <= ALIGNED_SHARE * height_pt for top in tops)
    return level >= TOP_SHARE * len(runs)
