"""A flowchart drawn in a table whose columns are named after those who act -> actors of boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import BBox, Document, Page, Table, Word
from extractor.passage import Passage, words_passage
from parsers.printed_rows import printed_rows
from parsers.procedures.flow_order import Box, lies_in, middle

MIN_LANES = 2
LANE_WORDS = 6  # "Kepala Seksi Pelayanan dan Pengaduan": a lane's name has no more


class Lane(NamedTuple):
    """A column of the drawing and whoever it is named after."""

    name: Passage
    x0_pt: float
    x1_pt: float

    def holds(self, box: BBox) -> bool:
        """Whether a box stands in the lane."""
        return self.x0_pt <= middle(box)[0] <= self.x1_pt


def read_lanes(
    document: Document, page: Page, area: BBox, boxes: Sequence[Box], words: Sequence[Word]
) -> list[Lane]:
    """The lanes of a drawing, by the words in the table's first row; none without such a row.

    Only where boxes stand in two lanes at least, all below the names: else the row is a step.
    """
    for table in page.tables:
        if not lies_in(middle(table.bbox), area):
            continue
        lanes = _lanes(document, table, words)
        inside = [box.bbox for box in boxes if lies_in(middle(box.bbox), table.bbox)]
        used = [lane for lane in lanes if any(lane.holds(box) for box in inside)]
        foot_pt = max((cell.bbox.bottom_pt for cell in table.rows[0]), default=0.0)
        is_below = all(middle(box)[1] > foot_pt for box in inside)
        if len(used) >= MIN_LANES and is_below:
            return lanes
    return []


def _lanes(document: Document, table: Table, words: Sequence[Word]) -> list[Lane]:
    lanes: list[Lane] = []
    for cell in table.rows[0] if len(table.rows) > 1 else ():
        held = [word for word in words if word.bbox and lies_in(middle(word.bbox), cell.bbox)]
        if len(held) > LANE_WORDS:
            return []
        if held:
            ordered = [word for row in printed_rows(held) for word in row]
            name = words_passage(document, ordered)
            lanes.append(Lane(name, cell.bbox.x0_pt, cell.bbox.x1_pt))
    return lanes
