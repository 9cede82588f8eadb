"""Where the text beside several names is cut, when no line parts their rows."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import Word
from parsers.printed_rows import PrintedRow, Rows, is_typed
from parsers.tables.centred_rows import centred_cuts, marker_of, typed_cuts
from parsers.tables.component_names import NameRun, content_cuts

ALIGNED_SHARE = 0.4  # of a line's height: rows nearer than this are level with each other
MIN_BROKEN = 2  # texts that begin in their middle where names are taken to stand at the top,
BROKEN_SHARE = 0.25  # of all of them, so that they are not
MIN_GAP_LINES = 0.75  # of white, in lines, between the texts of two names
TOP_SHARE = 0.8  # of the names that must be level with a row of text, in tables set at the top


def row_cuts(runs: Sequence[NameRun], text: Rows, *, is_at_top: bool) -> list[float]:
    """The heights between the rows: at the names' tops, or, where names stand in the middle of
    their rows, where the text beside them breaks.

    Text above the first name goes on with the page before: it is a row of its own.
    """
    if not runs:
        return []
    centred = centred_cuts(runs, text)
    if centred is None and is_typed(text):
        broken = _mid_text(_cuts_at_top(runs, text), text) if is_at_top else len(runs)
        if broken >= max(MIN_BROKEN, BROKEN_SHARE * len(runs)):
            centred = typed_cuts(runs, text)
    if is_at_top:
        cuts = _at_list_starts(_around_names(_cuts_at_top(runs, text), runs, text), runs, text)
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


def _around_names(cuts: Sequence[float], runs: Sequence[NameRun], text: Rows) -> list[float]:
    """The cuts, those above the text that a name stands in the middle of: no line of it is level
    with the name, it goes on below, and a gap parts it from the text above."""
    unnamed = len(runs) - len(cuts)
    found: list[float] = []
    for number, cut in enumerate(cuts, unnamed):
        run = runs[number]
        place = next((n for n, row in enumerate(text) if row.bbox.top_pt > cut), 0)
        if number and 0 < place < len(text) and not _is_beside(run, text[place]):
            start = place
            while start > 1 and _gap_lines(text[start - 1 : start + 1]) < MIN_GAP_LINES:
                start -= 1
            is_parted = _gap_lines(text[start - 1 : start + 1]) >= MIN_GAP_LINES
            if is_parted and text[start].bbox.top_pt > runs[number - 1].bottom_pt:
                cut = text[start].bbox.top_pt - 0.5
        found.append(cut)
    return found


def _is_beside(run: NameRun, row: PrintedRow) -> bool:
    return run.top_pt - row.bbox.height_pt < row.bbox.top_pt < run.bottom_pt


def _gap_lines(rows: Rows) -> float:
    above, below = (row.bbox for row in rows)
    return (below.top_pt - above.bottom_pt) / max(below.height_pt, 1.0)


def _at_list_starts(cuts: Sequence[float], runs: Sequence[NameRun], text: Rows) -> list[float]:
    """The cuts, those inside of a list where that begins, if it begins below the name before: a
    name in the middle of its text may stand level with one of its lines."""
    unnamed = len(runs) - len(cuts)  # the first name has no cut where nothing stands above it
    found: list[float] = []
    for number, cut in enumerate(cuts, unnamed):
        place = next((n for n, row in enumerate(text) if row.bbox.top_pt > cut), None)
        if number and place and _is_in_list(text, place):
            above_pt = max([runs[number - 1].top_pt, *found[-1:]])
            start = _list_start(text, place, above_pt)
            cut = text[start].bbox.top_pt - 0.5 if start is not None else cut
        found.append(cut)
    return found


def _is_in_list(text: Rows, place: int) -> bool:
    """Whether a row goes on with a list: it has a later number, or what it says was announced."""
    marker = marker_of(text[place])
    is_later = marker is not None and not marker.is_bullet and marker.ordinal > 1
    return is_later or (marker is not None and text[place - 1].text.rstrip().endswith(":"))


def _list_start(text: Rows, place: int, above_pt: float) -> int | None:
    """The nearest row above with a list's first number, below a height; one in the line of the
    name before is that name's own."""
    for number in range(place - 1, -1, -1):
        marker = marker_of(text[number])
        if text[number].bbox.top_pt < above_pt + text[number].bbox.height_pt:
            return None
        if marker is not None and not marker.is_bullet and marker.ordinal == 1:
            return number
    return None


def _mid_text(cuts: Sequence[float], text: Rows) -> int:
    """How many texts between the cuts start in small letters, or with a later item of a list."""
    starts = [next((row for row in text if row.bbox.top_pt > cut), None) for cut in cuts]
    return sum(map(_goes_on, filter(None, starts)))


def _goes_on(row: Sequence[Word]) -> bool:
    marker = marker_of(row)
    return row[0].text[:1].islower() if marker is None else marker.ordinal > 1


def _first_item(text: Rows, first: NameRun) -> float | None:
    """Where a list starts over beside the first name; above it an older list goes on."""
    markers = [marker_of(row) for row in text]
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
