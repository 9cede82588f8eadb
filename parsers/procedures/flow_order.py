"""The order of a flowchart's boxes: as its arrows lead, else along its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.page import BBox, Point, Shape, Word

SNAP_PT = 22.0  # an arrow's end belongs to the nearest box up to this far away
FOLLOWABLE_SHARE = 0.5  # of the steps between boxes: fewer arrows give no order
MAX_FOLLOWED = 80  # boxes; no procedure has more, and following costs the square of their number


class Box(NamedTuple):
    """A box and the words in it."""

    bbox: BBox
    words: tuple[Word, ...]


def middle(box: BBox) -> Point:
    """The point half way across and down a box."""
    return ((box.x0_pt + box.x1_pt) / 2, (box.top_pt + box.bottom_pt) / 2)


def lies_in(point: Point, box: BBox) -> bool:
    """Whether a point is in a box or on its edge."""
    return box.x0_pt <= point[0] <= box.x1_pt and box.top_pt <= point[1] <= box.bottom_pt


def in_arrow_order(boxes: Sequence[Box], arrows: Sequence[Shape]) -> list[Box]:
    """The boxes as the arrows lead; where those lead nowhere, along the rows."""
    reading = reading_order(boxes)
    links = _links(boxes, arrows)
    if len(boxes) > MAX_FOLLOWED or sum(map(len, links.values())) < FOLLOWABLE_SHARE * (
        len(boxes) - 1
    ):
        return [boxes[number] for number in reading]
    ordered: list[int] = []
    for start in (max(reading, key=lambda n: len(_walk([n], links, reading))), *reading):
        ordered = _walk([start], links, reading, ordered)
    return [boxes[number] for number in ordered]


def _walk(
    stack: list[int],
    links: Mapping[int, set[int]],
    reading: Sequence[int],
    before: Sequence[int] = (),
) -> list[int]:
    """Follow the arrows; at a fork first the branch that stands first on the page."""
    ordered = list(before)
    while stack:
        number = stack.pop()
        if number not in ordered:
            ordered.append(number)
            follow = links.get(number, set()).difference(ordered)
            stack += sorted(follow, key=reading.index, reverse=True)
    return ordered


def _links(boxes: Sequence[Box], arrows: Sequence[Shape]) -> dict[int, set[int]]:
    """Which boxes lead to which."""
    links: dict[int, set[int]] = {}
    for arrow in arrows:
        if len(arrow.ends) != 2:
            continue
        first, second = (_nearest(end, boxes) for end in arrow.ends)
        if first is None or second is None or first == second:
            continue
        if arrow.ends[1] in arrow.heads:
            links.setdefault(first, set()).add(second)
        if arrow.ends[0] in arrow.heads:
            links.setdefault(second, set()).add(first)
    return links


def _nearest(point: Point, boxes: Sequence[Box]) -> int | None:
    distances = [(_distance(point, box.bbox), number) for number, box in enumerate(boxes)]
    distance_pt, number = min(distances)
    return number if distance_pt <= SNAP_PT else None


def _distance(point: Point, box: BBox) -> float:
    across = max(box.x0_pt - point[0], 0.0, point[0] - box.x1_pt)
    along = max(box.top_pt - point[1], 0.0, point[1] - box.bottom_pt)
    return float(across + along)


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """The boxes' numbers, row by row and from left to right in each."""
    left = sorted(range(len(boxes)), key=lambda n: (boxes[n].bbox.top_pt, boxes[n].bbox.x0_pt))
    ordered: list[int] = []
    while left:
        first = boxes[left[0]].bbox
        row = [n for n in left if shares_row(first, boxes[n].bbox)]
        ordered += sorted(row, key=lambda n: boxes[n].bbox.x0_pt)
        left = [n for n in left if n not in row]
    return ordered


def shares_row(one: BBox, other: BBox) -> bool:
    """Whether the middle of one box lies beside the other."""
    return (
        one.top_pt <= middle(other)[1] <= one.bottom_pt
        or other.top_pt <= middle(one)[1] <= other.bottom_pt
    )
