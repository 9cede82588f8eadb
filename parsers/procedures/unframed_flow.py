"""A flowchart whose boxes cannot be seen -> steps, by the words that stand close to each other."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import Document, Word, enclosing_box
from extractor.passage import words_passage
from parsers.markers import leading_marker
from parsers.printed_rows import printed_rows
from parsers.procedures.flow_order import Box, reading_order, shares_row
from parsers.procedures.flowchart import (
    CAPTION,
    CONNECTOR,
    MIN_BOXES,
    SIGN_OF_CAPTION,
    FlowReading,
    clusters_of,
    flow_box,
    runs_of_row,
)


def read_unframed(document: Document, words: Sequence[Word]) -> FlowReading | None:
    """A flowchart whose boxes cannot be seen (a scan, a picture behind text), under its caption.

    Words that stand close are one box. Only where a caption says so, and boxes stand side by side.
    """
    if SIGN_OF_CAPTION.search(_text(words)) is None:  # nearly always
        return None
    rows = printed_rows(words)
    start = next((n for n, row in enumerate(rows) if CAPTION.fullmatch(row.text)), None)
    if start is None:
        return None
    below = [run for row in rows[start + 1 :] for run in runs_of_row(row)]
    clusters = clusters_of(below)
    boxes = [Box(enclosing_box([w.bbox for w in c if w.bbox]), tuple(c)) for c in clusters]
    labels = [box for box in boxes if CONNECTOR.fullmatch(_text(box.words))]
    boxes = [box for box in boxes if box not in labels]
    is_list = sum(leading_marker(_text(box.words)) is not None for box in boxes) > 1
    if len(boxes) <= MIN_BOXES or is_list or not _stand_side_by_side(boxes):
        return None
    ordered = [boxes[number] for number in reading_order(boxes)]
    connectors = [rows[start], *(label.words for label in labels)]
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
