"""A flowchart whose boxes cannot be seen -> steps, by the words that stand close to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.page import BBox, Document, Word, enclosing_box
from extractor.passage import words_passage
from parsers.cell_lines import word_rows
from parsers.flowchart import (
    CONNECTOR,
    MIN_BOXES,
    Box,
    FlowReading,
    flow_box,
    reading_order,
    runs_of_row,
    shares_row,
)
from parsers.markers import leading_marker

WRAP_SHARE = 0.3  # of the narrower line: a box's next line lies under it by more
WRAP_GAP_LINES = 0.7  # a box's next line follows within less than this many line heights

_CAPTION = re.compile(
    r"(?:[a-z0-9]{1,2}[.)]\s*)?(?:alur|bagan(?:\s+alur)?|diagram(?:\s+alir)?|flow\s*chart|skema)\b"
    r"[^.;:]{0,40}[:.]?",
    re.IGNORECASE,
)


def read_unframed(document: Document, words: Sequence[Word]) -> FlowReading | None:
    """A flowchart whose boxes cannot be seen (a scan, a picture behind text), under its caption.

    Words that stand close are one box. Only where a caption says so, and boxes stand side by side.
    """
    rows = word_rows(words)
    start = next((n for n, row in enumerate(rows) if _CAPTION.fullmatch(_text(row))), None)
    if start is None:
        return None
    below = [run for row in rows[start + 1 :] for run in runs_of_row(row)]
    clusters = _clusters(below)
    boxes = [Box(enclosing_box([w.bbox for w in c if w.bbox]), tuple(c)) for c in clusters]
    labels = [box for box in boxes if CONNECTOR.fullmatch(_text(box.words))]
    boxes = [box for box in boxes if box not in labels]
    is_list = sum(leading_marker(_text(box.words)) is not None for box in boxes) > 1
    if len(boxes) <= MIN_BOXES or is_list or not _stand_side_by_side(boxes):
        return None
    ordered = [boxes[number] for number in reading_order(boxes)]
    connectors = [rows[start], *(list(label.words) for label in labels)]
    return FlowReading(
        tuple(flow_box(document, box) for box in ordered),
        tuple(words_passage(document, label) for label in connectors),
        tuple(word for row in rows[:start] for word in row),
    )


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _stand_side_by_side(boxes: Sequence[Box]) -> bool:
    beside = sum(
        shares_row(one.bbox, other.bbox)
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
    )
    return beside >= MIN_BOXES


def _clusters(runs: Sequence[list[Word]]) -> list[list[Word]]:
    """Runs of words that stand right below each other, put together."""
    clusters: list[list[Word]] = []
    lasts: list[BBox] = []
    for run in runs:
        box = enclosing_box([word.bbox for word in run if word.bbox])
        above = next((n for n, last in enumerate(lasts) if _is_below(box, last)), None)
        if above is None:
            clusters.append(list(run))
            lasts.append(box)
        else:
            clusters[above] += run
            lasts[above] = box
    return clusters


def _is_below(box: BBox, above: BBox) -> bool:
    shared_pt = min(box.x1_pt, above.x1_pt) - max(box.x0_pt, above.x0_pt)
    gap_pt = box.top_pt - above.bottom_pt
    return (
        shared_pt > WRAP_SHARE * min(box.width_pt, above.width_pt)
        and -box.height_pt / 2 < gap_pt < WRAP_GAP_LINES * box.height_pt
    )
