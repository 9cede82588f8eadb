"""Where a page bears a drawing of boxes and arrows: its words stand in no column of a table."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import BBox, Shape, Word, enclosing_box
from parsers.procedures.flow_order import lies_in, middle

MIN_BOXES = 2
LINE_LEAD = 1.3  # from line to line, in heights of a line
MARGIN_PT = 40.0  # of white paper below a drawing: more than a table leaves below its text
STAND_IN = "gambar"
APART_PT = 40.0  # between two rows of one drawing there is less; an arrow fills most of it


def drawn_regions(shapes: Sequence[Shape]) -> list[BBox]:
    """The places of a page's drawings; boxes without any arrow may be a table's cells."""
    groups: list[list[Shape]] = []
    foot_pt = 0.0
    for shape in sorted(shapes, key=lambda shape: shape.bbox.top_pt):
        if groups and shape.bbox.top_pt - foot_pt <= APART_PT:
            groups[-1].append(shape)
            foot_pt = max(foot_pt, shape.bbox.bottom_pt)
        else:
            groups.append([shape])
            foot_pt = shape.bbox.bottom_pt
    return [enclosing_box([shape.bbox for shape in group]) for group in groups if _is_flow(group)]


def _is_flow(group: Sequence[Shape]) -> bool:
    boxes = [shape for shape in group if shape.kind == "box"]
    return len(boxes) >= MIN_BOXES and len(boxes) < len(group)


def filled_with_text(words: Sequence[Word], regions: Sequence[BBox]) -> list[Word]:
    """The words, each drawing's replaced by lines as wide as it is.

    What stands in boxes begins anywhere; whoever looks for a table's columns and rows sees the
    drawing as a paragraph of its cell.
    """
    done = [word for word in words if not is_drawn(word.bbox, regions)]
    for region in regions:
        held = [word for word in words if is_drawn(word.bbox, [region])]
        boxes = [word.bbox for word in held if word.bbox is not None]
        if not boxes:
            continue
        height_pt = sum(box.height_pt for box in boxes) / len(boxes)
        below = [w.bbox.top_pt for w in words if w.bbox and w.bbox.top_pt >= region.bottom_pt]
        space_pt = min(below, default=region.bottom_pt) - region.bottom_pt - 2 * height_pt
        tall_pt = region.height_pt + min(max(space_pt, 0.0), MARGIN_PT)
        count = max(1, int(tall_pt / (LINE_LEAD * height_pt)))
        step_pt = tall_pt / count
        for line in range(count):
            top_pt = region.top_pt + line * step_pt
            box = region._replace(top_pt=top_pt, bottom_pt=top_pt + height_pt)
            done.append(held[0]._replace(text=STAND_IN, bbox=box))
    return done


def is_drawn(box: BBox | None, regions: Sequence[BBox]) -> bool:
    """Whether something stands in one of the drawings."""
    return box is not None and any(lies_in(middle(box), region) for region in regions)
