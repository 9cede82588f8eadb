"""The drawn paths of a page -> boxes that hold text, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import dist
from typing import Any, NamedTuple

from extractor.drawing.ruling import LINE_WIDTH_PT
from extractor.page import BBox, Point, Shape, enclosing_box

MIN_BOX_WIDTH_PT = 18.0  # two letters of 6 pt with their margins
MIN_BOX_HEIGHT_PT = 9.0
MAX_BOX_SHARE = 0.6  # share of the page's height: a larger box is a frame
HEAD_PT = (
    18.0  # an arrow head's triangle is smaller than this (Word's largest: 9 times 2.25 pt / 2)
)
CAP_PT = 3.5  # the short side at the end of a shaft that is drawn as a thin polygon
NEAR_HEAD_PT = 9.0  # a shaft's end nearer to a tip than this is the end that bears the head
STROKE_TIP_PT = 7.0  # a separate head belongs to a line whose end is this near
MIN_STROKE_PT = 5.0
CORNER_PT = 2.0  # how far a corner may be from where symmetry would put it
MAX_SHAPES = 600  # more is a drawing that no one reads as steps


class _Stroke(NamedTuple):
    """One run of a path without lifting the pen."""

    points: tuple[Point, ...]
    has_curve: bool
    is_rectangle: bool = False

    @property
    def is_closed(self) -> bool:
        return self.is_rectangle or dist(self.points[0], self.points[-1]) < 1.0


def shapes_of(paths: Iterable[Mapping[str, Any]], page_height_pt: float) -> tuple[Shape, ...]:
    """Boxes and arrows in the order they are drawn; ruling lines are none of them."""
    boxes: list[Shape] = []
    arrows: list[Shape] = []
    lines: list[_Stroke] = []
    heads: list[_Stroke] = []
    for path in paths:
        if path["type"] not in ("f", "s", "fs"):
            continue
        strokes = list(_strokes(path["items"]))
        triangles = [stroke for stroke in strokes if _is_head(stroke)]
        others = [stroke for stroke in strokes if not _is_head(stroke)]
        if triangles and others:
            arrows.append(_arrow(others, triangles))
        elif triangles:
            heads += triangles
        else:
            for stroke in others:
                _sort_out(stroke, path, page_height_pt, (boxes, arrows, lines))
        if len(boxes) + len(arrows) + len(lines) > MAX_SHAPES:
            return ()
    arrows += _drawn_arrows(lines, heads)
    return (*_outlines(boxes), *arrows)


def _strokes(items: Sequence[Sequence[Any]]) -> Iterable[_Stroke]:
    points: list[Point] = []
    has_curve = False
    for item in items:
        if item[0] == "re" or item[0] == "qu":
            if len(points) > 1:
                yield _Stroke(tuple(points), has_curve)
            points, has_curve = [], False
            yield _Stroke(_corners(item), False, is_rectangle=item[0] == "re")
            continue
        start, end = _point(item[1]), _point(item[-1])
        if not points or dist(points[-1], start) > 0.1:
            if len(points) > 1:
                yield _Stroke(tuple(points), has_curve)
            points, has_curve = [start], False
        points.append(end)
        has_curve = has_curve or item[0] == "c"
    if len(points) > 1:
        yield _Stroke(tuple(points), has_curve)


def _point(pair: Sequence[float]) -> Point:
    return (float(pair[0]), float(pair[1]))


def _corners(item: Sequence[Any]) -> tuple[Point, ...]:
    if item[0] == "re":
        x0, y0, x1, y1 = item[1]
        return ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    ul, ur, ll, lr = (_point(pair) for pair in item[1])
    return (ul, ur, lr, ll, ul)


def _box(points: Sequence[Point]) -> BBox:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _vertices(stroke: _Stroke) -> list[Point]:
    """The corners of a closed stroke, each once."""
    found: list[Point] = []
    for point in stroke.points:
        if all(dist(point, other) > 0.3 for other in found):
            found.append(point)
    return found


def _is_head(stroke: _Stroke) -> bool:
    if stroke.has_curve or stroke.is_rectangle or not stroke.is_closed or len(stroke.points) > 6:
        return False
    box = _box(stroke.points)
    return max(box.width_pt, box.height_pt) <= HEAD_PT and len(_vertices(stroke)) == 3


def _tip(triangle: _Stroke) -> Point:
    """The corner between the two sides that are most alike: heads are isosceles."""
    corners = _vertices(triangle)

    def difference(number: int) -> float:
        here, one, other = corners[number], corners[number - 1], corners[number - 2]
        return abs(dist(here, one) - dist(here, other))

    return corners[min(range(3), key=difference)]


def _arrow(shafts: Sequence[_Stroke], triangles: Sequence[_Stroke]) -> Shape:
    """A path that holds shaft and heads, as Excel draws them."""
    tips = tuple(_tip(triangle) for triangle in triangles)
    points = [point for stroke in (*shafts, *triangles) for point in stroke.points]
    if len(tips) > 1:
        return Shape("arrow", _box(points), tips, tips)
    ends = [end for shaft in shafts for end in _ends(shaft)]
    free = [end for end in ends if dist(end, tips[0]) > NEAR_HEAD_PT] or ends
    tail = max(free, key=lambda end: dist(end, tips[0]))
    return Shape("arrow", _box(points), (tail, tips[0]), tips)


def _ends(shaft: _Stroke) -> list[Point]:
    """Where a line or a thin polygon begins and ends."""
    if not shaft.is_closed:
        return [shaft.points[0], shaft.points[-1]]
    caps = [
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        for one, other in zip(shaft.points, shaft.points[1:], strict=False)
        if 0.1 < dist(one, other) <= CAP_PT
    ]
    return caps or list(shaft.points)


def _sort_out(
    stroke: _Stroke,
    path: Mapping[str, Any],
    page_height_pt: float,
    lists: tuple[list[Shape], list[Shape], list[_Stroke]],
) -> None:
    boxes, arrows, lines = lists
    box = _box(stroke.points)
    is_large = box.width_pt >= MIN_BOX_WIDTH_PT and box.height_pt >= MIN_BOX_HEIGHT_PT
    if stroke.is_closed and is_large:
        arrow = _block_arrow(stroke)
        if arrow is not None:
            arrows.append(arrow)
        elif box.height_pt < MAX_BOX_SHARE * page_height_pt:
            boxes.append(Shape("box", box))
    elif max(box.width_pt, box.height_pt) < MIN_STROKE_PT:
        return
    elif path["type"] == "s" and not stroke.is_closed:
        lines.append(stroke)
    elif path["type"] != "s" and min(box.width_pt, box.height_pt) <= LINE_WIDTH_PT:
        ends = _ends(stroke)
        lines.append(_Stroke((ends[0], ends[-1]), False))


def _block_arrow(stroke: _Stroke) -> Shape | None:
    """A broad arrow with seven corners (or ten, with two heads): its tips lie on its axis."""
    if stroke.has_curve or stroke.is_rectangle:
        return None
    corners = _vertices(stroke)
    if len(corners) not in (7, 10):
        return None
    box = _box(corners)
    middle_x, middle_y = (box.x0_pt + box.x1_pt) / 2, (box.top_pt + box.bottom_pt) / 2
    spots: tuple[Point, ...] = (
        (box.x0_pt, middle_y),
        (box.x1_pt, middle_y),
        (middle_x, box.top_pt),
        (middle_x, box.bottom_pt),
    )
    for number, tip in enumerate(spots):
        opposite = spots[number ^ 1]
        if not _count_near(tip, corners):
            continue
        if _count_near(opposite, corners) and len(corners) == 10:
            return Shape("arrow", box, (opposite, tip), (opposite, tip))
        axis = number // 2
        if sum(abs(corner[axis] - opposite[axis]) < CORNER_PT for corner in corners) == 2:
            return Shape("arrow", box, (opposite, tip), (tip,))
    return None


def _count_near(spot: Point, corners: Sequence[Point]) -> int:
    return sum(dist(spot, corner) < CORNER_PT for corner in corners)


def _drawn_arrows(lines: Sequence[_Stroke], heads: Sequence[_Stroke]) -> list[Shape]:
    """Lines and the separate triangles at their ends, as Word and browsers draw them."""
    found: list[Shape] = []
    tips = [(_tip(head), _box(head.points)) for head in heads]
    for line in lines:
        ends = (line.points[0], line.points[-1])
        borne = [
            (number, tip)
            for number, end in enumerate(ends)
            for tip, box in tips
            if dist(end, tip) <= STROKE_TIP_PT or _is_near(end, box)
        ]
        if not borne:
            continue
        tip_at = dict(borne)
        joined = tuple(tip_at.get(number, end) for number, end in enumerate(ends))
        boxes = [_box(line.points), *(_box([tip]) for tip in tip_at.values())]
        found.append(Shape("arrow", enclosing_box(boxes), joined, tuple(tip_at.values())))
    return found


def _is_near(point: Point, box: BBox) -> bool:
    return (
        box.x0_pt - 1.0 <= point[0] <= box.x1_pt + 1.0
        and box.top_pt - 1.0 <= point[1] <= box.bottom_pt + 1.0
    )


def _outlines(boxes: Sequence[Shape]) -> list[Shape]:
    """Each box once: many are drawn twice, filled and then outlined, or with a shadow."""
    kept: list[Shape] = []
    for shape in boxes:
        if not any(_overlap_share(shape.bbox, other.bbox) > SAME_BOX_SHARE for other in kept):
            kept.append(shape)
    return kept


SAME_BOX_SHARE = 0.7  # of the larger one; a shadow lies a tenth of the width aside


def _overlap_share(one: BBox, other: BBox) -> float:
    width_pt = min(one.x1_pt, other.x1_pt) - max(one.x0_pt, other.x0_pt)
    height_pt = min(one.bottom_pt, other.bottom_pt) - max(one.top_pt, other.top_pt)
    if width_pt <= 0 or height_pt <= 0:
        return 0.0
    larger = max(one.width_pt * one.height_pt, other.width_pt * other.height_pt)
    return width_pt * height_pt / larger
