"""The drawn lines of a page -> ruling lines, boxes and arrows.

Works on the paths of one page as PyMuPDF lists them (`page.get_cdrawings(extended=True)`): plain
dictionaries with `type`, `rect`, `items`, so nothing here needs the library itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from extractor.page import BBox

# A filled rectangle thinner than this is a line. Borders are up to 2.25 pt (Word, Excel "thick");
# the lowest table row ever set holds 5 pt letters.
LINE_WIDTH_PT = 3.0
# Lines nearer than this are one (double borders, a stroke on top of a filled strip).
SNAP_PT = 3.0
# Pieces of one line may be this far apart: dotted borders are rows of 0.5 pt squares, 1-2 pt apart,
# and Word leaves out the corner squares.
GAP_PT = 3.5
MIN_LENGTH_PT = 7.0  # shorter ones are letters' underlines, ticks, arrow parts
SLANT_PT = 1.2  # a line may be this far from upright or level (drawn by hand, turned scans)
MAX_OUTLINE_ITEMS = 24  # a figure has fewer sides; a longer path may hold a whole table's lines
MAX_PIECES = 40_000  # dots of dotted borders count; a page with more is a picture
MAX_FRAMES = 3_000  # rectangles; each is compared with those at its heights
MAX_RULES = 1_500  # lines in one direction; a page with more is a map or a chart, not a table


class Rule(NamedTuple):
    """A straight line: `at_pt` across (y of a level one, x of an upright one), and its ends."""

    at_pt: float
    start_pt: float
    end_pt: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """The ruling lines of a page: level and upright ones, merged and sorted."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


def ruling_of(paths: Iterable[Mapping[str, Any]]) -> Ruling:
    """The lines that can be a table's. A rectangle counts only where it shares an edge with others.

    So the boxes of a flowchart, which stand alone, draw no cells.
    """
    level: list[Rule] = []
    upright: list[Rule] = []
    frames: list[BBox] = []
    for path in paths:
        kind = path["type"]
        if kind not in ("f", "s", "fs"):
            continue
        is_stroked = kind != "f" and not _is_outline(path["items"])
        if kind == "f" and path["items"] and path["items"][0][0] == "l":
            _add_strip(BBox(*path["rect"]), level, upright)
            continue
        for item in path["items"]:
            if item[0] == "l" and is_stroked:
                _add_segment(item[1], item[2], level, upright)
            elif item[0] == "re":
                _add_rectangle(BBox(*item[1]), path, (level, upright, frames))
            elif item[0] == "qu":
                _add_rectangle(_quad_box(item[1]), path, (level, upright, frames))
        if len(level) + len(upright) > MAX_PIECES or len(frames) > MAX_FRAMES:
            return Ruling()
    for frame in _cell_frames(_distinct(frames), level, upright):
        level += [Rule(y, frame.x0_pt, frame.x1_pt) for y in (frame.top_pt, frame.bottom_pt)]
        upright += [Rule(x, frame.top_pt, frame.bottom_pt) for x in (frame.x0_pt, frame.x1_pt)]
    lines = Ruling(merged(level), merged(upright))
    return lines if max(len(lines.level), len(lines.upright)) <= MAX_RULES else Ruling()


def _is_outline(items: Sequence[Sequence[Any]]) -> bool:
    """Whether a path is one closed figure with slants or curves: an arrow, a rounded box."""
    if len(items) > MAX_OUTLINE_ITEMS:
        return False
    return any(
        item[0] == "c"
        or (
            item[0] == "l"
            and min(abs(item[1][0] - item[2][0]), abs(item[1][1] - item[2][1])) > SLANT_PT
        )
        for item in items
    )


def merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Collinear pieces put together, each line at the middle of its pieces; the long ones only."""
    lines: list[Rule] = []
    for group in _collinear(sorted(rules)):
        at_pt = (group[0].at_pt + group[-1].at_pt) / 2
        start_pt = end_pt = None
        for rule in sorted(group, key=lambda rule: rule.start_pt):
            if start_pt is None or end_pt is None:
                start_pt, end_pt = rule.start_pt, rule.end_pt
            elif rule.start_pt - end_pt <= GAP_PT:
                end_pt = max(end_pt, rule.end_pt)
            else:
                lines.append(Rule(at_pt, start_pt, end_pt))
                start_pt, end_pt = rule.start_pt, rule.end_pt
        if start_pt is not None and end_pt is not None:
            lines.append(Rule(at_pt, start_pt, end_pt))
    return tuple(line for line in lines if line.end_pt - line.start_pt >= MIN_LENGTH_PT)


def _collinear(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at_pt - group[0].at_pt > SNAP_PT:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _add_segment(
    start: Sequence[float], end: Sequence[float], level: list[Rule], upright: list[Rule]
) -> None:
    width_pt, height_pt = abs(end[0] - start[0]), abs(end[1] - start[1])
    if height_pt <= SLANT_PT < width_pt:
        low, high = sorted((start[0], end[0]))
        level.append(Rule((start[1] + end[1]) / 2, low, high))
    elif width_pt <= SLANT_PT < height_pt:
        low, high = sorted((start[1], end[1]))
        upright.append(Rule((start[0] + end[0]) / 2, low, high))


def _add_strip(box: BBox, level: list[Rule], upright: list[Rule]) -> None:
    """A thin filled figure: a dashed border, say, that a browser fills dash by dash."""
    if box.height_pt <= LINE_WIDTH_PT < box.width_pt:
        level.append(Rule((box.top_pt + box.bottom_pt) / 2, box.x0_pt, box.x1_pt))
    elif box.width_pt <= LINE_WIDTH_PT < box.height_pt:
        upright.append(Rule((box.x0_pt + box.x1_pt) / 2, box.top_pt, box.bottom_pt))


def _add_rectangle(
    box: BBox, path: Mapping[str, Any], lists: tuple[list[Rule], list[Rule], list[BBox]]
) -> None:
    level, upright, frames = lists
    if box.height_pt <= LINE_WIDTH_PT and box.width_pt <= LINE_WIDTH_PT:
        # A dot of a dotted border, or a corner: it may belong to either direction.
        level.append(Rule((box.top_pt + box.bottom_pt) / 2, box.x0_pt, box.x1_pt))
        upright.append(Rule((box.x0_pt + box.x1_pt) / 2, box.top_pt, box.bottom_pt))
    elif box.height_pt <= LINE_WIDTH_PT:
        level.append(Rule((box.top_pt + box.bottom_pt) / 2, box.x0_pt, box.x1_pt))
    elif box.width_pt <= LINE_WIDTH_PT:
        upright.append(Rule((box.x0_pt + box.x1_pt) / 2, box.top_pt, box.bottom_pt))
    elif path["type"] != "f" or not is_white(path.get("fill")):
        frames.append(box)


def is_white(colour: Sequence[float] | None) -> bool:
    """Whether a fill leaves no ink on white paper."""
    return colour is None or min(colour, default=1.0) > WHITE_SHARE


WHITE_SHARE = 0.98  # share of full light from which a colour cannot be told from paper


def _quad_box(quad: Sequence[Sequence[float]]) -> BBox:
    xs = [point[0] for point in quad]
    ys = [point[1] for point in quad]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _distinct(frames: Sequence[BBox]) -> list[BBox]:
    """Each rectangle once: many are drawn twice, filled and then outlined."""
    return list({tuple(round(side / SNAP_PT) for side in box): box for box in frames}.values())


def _cell_frames(
    frames: Sequence[BBox], level: Sequence[Rule], upright: Sequence[Rule]
) -> list[BBox]:
    """The rectangles that are cells or a table's frame: neighbours share an edge with them, or
    lines end at them from inside."""
    edges: dict[tuple[str, int], list[tuple[float, float, int]]] = {}
    for number, box in enumerate(frames):
        for name, at_pt, start_pt, end_pt in _edges(box):
            for slot in _slots(at_pt):
                edges.setdefault((name, slot), []).append((start_pt, end_pt, number))
    kept: list[BBox] = []
    for number, box in enumerate(frames):
        if _shares_edge(box, number, edges) or _holds_lines(box, level, upright):
            kept.append(box)
    return kept


def _edges(box: BBox) -> tuple[tuple[str, float, float, float], ...]:
    return (
        ("level", box.top_pt, box.x0_pt, box.x1_pt),
        ("level", box.bottom_pt, box.x0_pt, box.x1_pt),
        ("upright", box.x0_pt, box.top_pt, box.bottom_pt),
        ("upright", box.x1_pt, box.top_pt, box.bottom_pt),
    )


def _slots(at_pt: float) -> tuple[int, int]:
    slot = int(at_pt // SNAP_PT)
    return slot, slot + 1


def _shares_edge(
    box: BBox, number: int, edges: Mapping[tuple[str, int], list[tuple[float, float, int]]]
) -> bool:
    for name, at_pt, start_pt, end_pt in _edges(box):
        for slot in _slots(at_pt):
            for other_start_pt, other_end_pt, other in edges.get((name, slot), ()):
                shared_pt = min(end_pt, other_end_pt) - max(start_pt, other_start_pt)
                if other != number and shared_pt > (end_pt - start_pt) / 2:
                    return True
    return False


def _holds_lines(box: BBox, level: Sequence[Rule], upright: Sequence[Rule]) -> bool:
    """Whether a line runs across the whole rectangle from edge to edge."""
    for rule in level:
        if (
            box.top_pt - SNAP_PT <= rule.at_pt <= box.bottom_pt + SNAP_PT
            and abs(rule.start_pt - box.x0_pt) <= SNAP_PT
            and abs(rule.end_pt - box.x1_pt) <= SNAP_PT
        ):
            return True
    return any(
        box.x0_pt - SNAP_PT <= rule.at_pt <= box.x1_pt + SNAP_PT
        and abs(rule.start_pt - box.top_pt) <= SNAP_PT
        and abs(rule.end_pt - box.bottom_pt) <= SNAP_PT
        for rule in upright
    )
