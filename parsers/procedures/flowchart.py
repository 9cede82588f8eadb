"""Drawn boxes and arrows -> steps in the order in which the arrows lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.page import BBox, Document, Page, Shape, Word, enclosing_box
from extractor.passage import Passage, words_passage
from parsers.markers import leading_marker
from parsers.printed_rows import printed_rows
from parsers.procedures.arrow_signs import ARROW_SIGNS
from parsers.procedures.flow_order import (
    Box,
    in_arrow_order,
    lies_in,
    middle,
    reading_order,
    shares_row,
)
from parsers.procedures.swim_lanes import Lane, read_lanes
from parsers.section import FlowBox

MIN_BOXES = 2
OVERFLOW_SHARE = 0.2  # of a word's height: text that reaches into its box by more is the box's
MIN_WORD_LETTERS = 4  # an arrow that OCR reads as letters has fewer ("vv", "lg")
CONNECTOR_WORDS = 4  # a label at an arrow has no more words

WRAP_SHARE = 0.3  # of the narrower line: a box's next line lies under it by more
WRAP_GAP_LINES = 0.7  # a box's next line follows within less than this many line heights

CAPTION = re.compile(
    r"(?:[a-z0-9]{1,2}[.)]\s*)?(?:alur|bagan(?:\s+alur)?|diagram(?:\s+alir)?|flow\s*chart|skema)\b"
    r"[^.;:]{0,40}[:.]?",
    re.IGNORECASE,
)
SIGN_OF_CAPTION = re.compile(r"alur|bagan|diagram|flow|skema", re.IGNORECASE)  # each has one
CONNECTOR = re.compile(
    r"(?:ya|tidak|tdk|yes|no|y|t|ok|setuju|(?:tidak|belum|sudah)\s+\S+|lengkap|valid|ditolak"
    r"|diterima|revisi|\d{1,2}|[a-z])[.)]?",
    re.IGNORECASE,
)
ANSWER = re.compile(r"ya|tidak|tdk|yes|no", re.IGNORECASE)
ANSWER_REACH_PT = 24.0  # an answer beside an outer diamond stands out of the drawing by its width
_ACTOR = re.compile(r"\(([^()]{2,60})\)\s*$")
_NO_ACTOR = re.compile(
    r"(?:bila|jika|apabila|kalau|maks|min|untuk|dalam|paling|selama|sesuai|online|offline"
    r"|opsional|asli|copy|fotokopi)\b|\d",
    re.IGNORECASE,
)


class FlowReading(NamedTuple):
    """A flowchart: its boxes in order, the labels at its arrows, and the words that are neither."""

    boxes: tuple[FlowBox, ...]
    connectors: tuple[Passage, ...]
    rest: tuple[Word, ...]


def read_flowchart(
    document: Document, page: Page, area: BBox, words: Sequence[Word]
) -> FlowReading | None:
    """The flowchart that is drawn in `area` around some of `words`; None where there is none."""
    shapes = [shape for shape in page.shapes if lies_in(middle(shape.bbox), area)]
    frames = [s.bbox for s in shapes if s.kind == "box" and _is_inner(s.bbox, area)]
    arrows = [shape for shape in shapes if shape.kind == "arrow"]
    if len(frames) < MIN_BOXES:
        return None
    boxes = _filled_boxes(frames, words)
    if len(boxes) < MIN_BOXES:
        return None
    taken = {word.order for box in boxes for word in box.words}
    left = [word for word in words if word.order not in taken]
    region = enclosing_box([*(box.bbox for box in boxes), *(arrow.bbox for arrow in arrows)])
    connectors, rest = _connectors(left, region, arrows)
    if page.is_ocr:
        unseen, specks, rest = _unseen_boxes(rest, region)
        boxes += unseen
        connectors += specks
    lanes = read_lanes(document, page, area, boxes, rest)
    named = {word.order for lane in lanes for word in lane.name.words()}
    rest = [word for word in rest if word.order not in named]
    idle = [lane for lane in lanes if not any(lane.holds(box.bbox) for box in boxes)]
    connectors += [list(lane.name.words()) for lane in idle]
    ordered = in_arrow_order(boxes, arrows)
    return FlowReading(
        tuple(_with_lane(flow_box(document, box), box, lanes) for box in ordered),
        tuple(words_passage(document, label) for label in connectors),
        tuple(rest),
    )


def _is_inner(box: BBox, area: BBox) -> bool:
    """Whether the box is a part of the area, and no frame around all of it."""
    return box.width_pt < 0.9 * area.width_pt or box.height_pt < 0.6 * area.height_pt


# Boxes and their words


def _filled_boxes(frames: Sequence[BBox], words: Sequence[Word]) -> list[Box]:
    """The innermost boxes with their words, those that overflow their box included."""
    frames = [frame for frame in frames if not _is_frame(frame, frames)]
    held: dict[int, list[Word]] = {}
    for word in words:
        number = _holder(word, frames)
        if number is not None:
            held.setdefault(number, []).append(word)
    return [Box(frames[number], tuple(found)) for number, found in sorted(held.items())]


def _is_frame(frame: BBox, frames: Sequence[BBox]) -> bool:
    inside = sum(
        other is not frame
        and lies_in(middle(other), frame)
        and other.width_pt * other.height_pt < frame.width_pt * frame.height_pt / 2
        for other in frames
    )
    return inside >= MIN_BOXES


def _holder(word: Word, frames: Sequence[BBox]) -> int | None:
    if word.bbox is None:
        return None
    x, y = middle(word.bbox)
    best: tuple[float, int] | None = None
    for number, frame in enumerate(frames):
        if not frame.x0_pt <= x <= frame.x1_pt:
            continue
        reach_pt = min(word.bbox.bottom_pt, frame.bottom_pt) - max(word.bbox.top_pt, frame.top_pt)
        if reach_pt < OVERFLOW_SHARE * word.bbox.height_pt:
            continue
        outside = 0.0 if frame.top_pt <= y <= frame.bottom_pt else 1e6
        key = (outside + frame.width_pt * frame.height_pt, number)
        best = key if best is None else min(best, key)
    return best[1] if best else None


def flow_box(document: Document, box: Box) -> FlowBox:
    """The box's words in reading order, with the role that stands in brackets behind them."""
    words = [word for row in printed_rows(box.words) for word in row]
    passage = words_passage(document, words)
    match = _ACTOR.search(passage.text)
    if match is None or match.start() == 0 or _NO_ACTOR.match(match.group(1).strip()):
        return FlowBox(passage)
    return FlowBox(passage, passage.cut(*match.span(1)))


def _with_lane(flow: FlowBox, box: Box, lanes: Sequence[Lane]) -> FlowBox:
    """The box with whoever its lane is named after, where it names none itself."""
    name = next((lane.name for lane in lanes if lane.holds(box.bbox)), None)
    return flow._replace(actor=name) if flow.actor is None else flow


# Labels at the arrows


def _connectors(
    words: Sequence[Word], region: BBox, arrows: Sequence[Shape]
) -> tuple[list[list[Word]], list[Word]]:
    labels: list[list[Word]] = []
    rest: list[Word] = []
    for row in printed_rows(words):
        for run in runs_of_row(row):
            box = enclosing_box([word.bbox for word in run if word.bbox])
            text = " ".join(word.text for word in run)
            if CAPTION.fullmatch(text) and box.bottom_pt <= region.top_pt + box.height_pt:
                labels.append(run)
                continue
            is_answer = ANSWER.fullmatch(text) is not None
            is_near = lies_in(middle(box), _widened(region) if is_answer else region)
            is_on_arrow = any(lies_in(middle(box), arrow.bbox) for arrow in arrows)
            is_label = any(sign.fullmatch(text) for sign in (CONNECTOR, ARROW_SIGNS))
            if is_near and (is_on_arrow or is_label) and len(run) <= CONNECTOR_WORDS:
                labels.append(run)
            else:
                rest += run
    return labels, rest


def _widened(region: BBox) -> BBox:
    x0_pt, top_pt, x1_pt, bottom_pt = region
    return BBox(x0_pt - ANSWER_REACH_PT, top_pt, x1_pt + ANSWER_REACH_PT, bottom_pt)


def _unseen_boxes(
    words: Sequence[Word], region: BBox
) -> tuple[list[Box], list[list[Word]], list[Word]]:
    """On a scan: texts between the boxes whose own outline (a diamond, a worn line) was not seen;
    specks read as letters; and the words outside the drawing."""
    inner = [word for word in words if word.bbox and lies_in(middle(word.bbox), region)]
    held = {word.order for word in inner}
    boxes: list[Box] = []
    specks: list[list[Word]] = []
    for cluster in clusters_of([run for row in printed_rows(inner) for run in runs_of_row(row)]):
        if max(len(word.text) for word in cluster) >= MIN_WORD_LETTERS:
            box = enclosing_box([word.bbox for word in cluster if word.bbox])
            boxes.append(Box(box, tuple(cluster)))
        else:
            specks.append(cluster)
    return boxes, specks, [word for word in words if word.order not in held]


def runs_of_row(row: Sequence[Word]) -> list[list[Word]]:
    """A row, cut at its wide gaps."""
    runs: list[list[Word]] = []
    for word in row:
        before = runs[-1][-1].bbox if runs else None
        if before and word.bbox and word.bbox.x0_pt - before.x1_pt <= word.bbox.height_pt:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


# Words that stand close


def clusters_of(runs: Sequence[list[Word]]) -> list[list[Word]]:
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
