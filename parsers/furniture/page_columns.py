"""Leaflets and posters: pages whose components stand in columns, or on cards, below a common head.

Where component headings stand in several columns that no line crosses, the columns are read one
after the other. A table's names all stand in one column, so that tables are never taken for this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractor.page import BBox, Document, Line, Page, enclosing_box
from parsers.names.headings import HeadingIndex
from parsers.section import HeadingMatch

MIN_HEADINGS = 3  # components named on the page, in all columns together
MAX_OWN_WORDS = 2  # of a heading that is none of the law's
MIN_REPEATED = 2  # components, each named once in every column: a service in each
COLUMN_PT = 90.0  # the left edges of two columns are at least this far apart
SAME_EDGE_PT = 24.0  # headings of one column start this near to each other; cards are centred
GUTTER_EM = 0.6  # at least, before the first word of a column that stands in one line with another
FOOT_GAP_LINES = 0.8  # of white above a page's foot, below services side by side
FOOT_GAP_RATIO = 1.5  # between that and the widest gap above it
GUTTER_PT = 4.0  # between a column's last letter and the next column


def in_columns(document: Document, headings: HeadingIndex) -> Document:
    """The document with the lines of such pages in the order in which they are read."""
    if document.is_typed and not any(page.tables for page in document.pages):
        return document  # a web page's table may lay out columns, too
    ordered: list[list[Line]] = []
    is_changed = False
    for number, group in groupby(document.lines, key=lambda line: line.page_number):
        lines = list(group)
        parts = _parts(document, document.pages[number - 1], lines, headings)
        is_changed = is_changed or len(parts) > 1
        ordered += parts
    return replace(document, lines=tuple(_numbered(ordered))) if is_changed else document


def _numbered(parts: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines with their new orders; a row of one part is no row of another."""
    order = row = 0
    for part in parts:
        for _, group in groupby(part, key=lambda line: line.row):
            for line in group:
                yield line._replace(order=order, row=row)
                order += 1
            row += 1


def _parts(
    document: Document, page: Page, lines: list[Line], headings: HeadingIndex
) -> list[list[Line]]:
    """The page's head, its columns from left to right, and its foot; or the whole page."""
    placed = [(line.bbox.x0_pt, line.order) for line in lines if line.bbox is not None]
    second_pt = min(placed)[0] + COLUMN_PT if placed else 0.0
    beside = (document.line_texts[order] for left_pt, order in placed if left_pt >= second_pt)
    if not any(_named(text, headings) for text in beside):
        return [lines]  # most pages: no heading stands where a second column could begin
    named = [
        (line.bbox, match.component)
        for line in lines
        if line.bbox is not None and (match := _named(document.line_texts[line.order], headings))
    ]
    edges = _edges([box for box, _ in named])
    named = [(box, component) for box, component in named if _column(box, edges) is not None]
    edges = _edges([box for box, _ in named])  # without titles, which stand across the columns
    counts = Counter(component for _, component in named)
    is_each = len(counts) >= MIN_REPEATED and set(counts.values()) == {len(edges)}
    if len(edges) < 2 or (len(counts) < MIN_HEADINGS and not is_each):
        return [lines]
    if any(_is_label(box, page, lines) for box, _ in named):
        return [lines]
    top_pt = _top(lines, edges, min(box.top_pt for box, _ in named))
    head = [line for line in lines if line.bbox is None or line.bbox.bottom_pt <= top_pt]
    rest = [line for line in lines if line.bbox is not None and line.bbox.bottom_pt > top_pt]
    below = [piece for line in rest for piece in _cut(line, edges)]
    columns = [_column(line.bbox, edges) for line in below if line.bbox is not None]
    last = max((n for n, column in enumerate(columns) if column is not None), default=-1)
    framed_pt = min((_frame_bottom(page, box) for box, _ in named), default=0.0)
    last = _last_beside(below[: last + 1], columns, framed_pt) if is_each else last
    if None in columns[: last + 1]:
        return [lines]
    parts = [
        [line for line, column in zip(below[: last + 1], columns, strict=False) if column == wanted]
        for wanted in range(len(edges))
    ]
    return [part for part in (head, *parts, below[last + 1 :]) if part]


def _named(text: str, headings: HeadingIndex) -> HeadingMatch | None:
    """The component that a line is the heading of. A card's may be one word; longer lines in an
    office's own words are a table's texts as often."""
    match = headings.match(text)
    is_short = sum(word.isalpha() for word in text.split()) <= MAX_OWN_WORDS
    return match if match is not None or not is_short else headings.place(text)


def _top(lines: Sequence[Line], edges: Sequence[float], top_pt: float) -> float:
    """Where the columns begin: above their headings each may have a title of its own."""
    above = [line.bbox for line in lines if line.bbox and line.bbox.bottom_pt <= top_pt]
    lowest_pt = max((box.bottom_pt for box in above), default=0.0)
    titles = [box for box in above if box.bottom_pt > lowest_pt - box.height_pt / 2]
    lefts = {_column(box, edges) for box in titles}
    is_parted = len(titles) == len(edges) and lefts == {*range(len(edges))}
    return min(box.top_pt for box in titles) if is_parted else top_pt


def _frame_bottom(page: Page, box: BBox) -> float:
    """Where the table ends that a heading stands in, if it stands in one."""
    x, y = (box.x0_pt + box.x1_pt) / 2, (box.top_pt + box.bottom_pt) / 2
    tables = (table.bbox.bottom_pt for table in page.tables if _holds(table.bbox, x, y))
    return min(tables, default=float("inf"))


def _last_beside(lines: Sequence[Line], columns: Sequence[int | None], framed_pt: float) -> int:
    """The last line of services that stand side by side; what stands lower, off the first column
    and beside nothing, or below the table that frames them, is the page's foot."""
    bottoms = [
        max(
            line.bbox.bottom_pt
            for line, own in zip(lines, columns, strict=False)
            if own == column and line.bbox
        )
        for column in sorted({column for column in columns[: len(lines)] if column is not None})
    ]
    end_pt = min(bottoms) if len(bottoms) > 1 else float("inf")
    widest_pt = 0.0  # gap so far: a longer column has its own paragraphs
    for number in range(1, len(lines)):
        above, here = lines[number - 1].bbox, lines[number].bbox
        if above is None or here is None:
            continue
        gap_pt = here.top_pt - above.bottom_pt
        is_off = gap_pt > max(FOOT_GAP_LINES * here.height_pt, FOOT_GAP_RATIO * widest_pt)
        if here.top_pt >= end_pt and (is_off or here.top_pt >= framed_pt):
            return number - 1
        widest_pt = max(widest_pt, gap_pt)
    return len(lines) - 1


def _edges(boxes: Sequence[BBox]) -> list[float]:
    """The left edges of the columns that headings stand in."""
    lefts = sorted(box.x0_pt for box in boxes)
    edges = lefts[:1]
    for before, left in pairwise(lefts):
        if left - before >= COLUMN_PT - SAME_EDGE_PT and left - edges[-1] >= COLUMN_PT:
            edges.append(left)
    return edges


def _cut(line: Line, edges: Sequence[float]) -> list[Line]:
    """A line cut where a column begins: columns may stand nearer to each other than tab stops."""
    starts = [0]
    for number, (before, word) in enumerate(pairwise(line.words), 1):
        if before.bbox is None or word.bbox is None:
            return [line]
        is_gap = word.bbox.x0_pt - before.bbox.x1_pt >= GUTTER_EM * word.bbox.height_pt
        is_edge = any(abs(word.bbox.x0_pt - edge) <= SAME_EDGE_PT for edge in edges[1:])
        if is_gap and is_edge:
            starts.append(number)
    if len(starts) == 1:
        return [line]
    parts = [line.words[first:end] for first, end in pairwise([*starts, len(line.words)])]
    return [
        line._replace(words=words, bbox=enclosing_box([w.bbox for w in words if w.bbox]))
        for words in parts
    ]


def _column(box: BBox, edges: Sequence[float]) -> int | None:
    """The column that holds a line; None for a line that goes over into the next."""
    starts = [*edges[1:], float("inf")]
    column = next(n for n, start in enumerate(starts) if box.x0_pt < start - SAME_EDGE_PT)
    return column if box.x1_pt < starts[column] - GUTTER_PT else None


def _is_label(box: BBox, page: Page, lines: Sequence[Line]) -> bool:
    """Whether a heading fills a table's cell alone: then its text stands in the cell beside it."""
    x, y = (box.x0_pt + box.x1_pt) / 2, (box.top_pt + box.bottom_pt) / 2
    cells = [cell.bbox for table in page.tables for row in table.rows for cell in row]
    cell = next((cell for cell in cells if _holds(cell, x, y)), None)
    if cell is None:
        return False
    return not any(
        line.bbox is not None
        and line.bbox.top_pt >= box.bottom_pt - 1
        and _holds(cell, line.bbox.x0_pt, (line.bbox.top_pt + line.bbox.bottom_pt) / 2)
        for line in lines
    )


def _holds(box: BBox, x_pt: float, y_pt: float) -> bool:
    return box.x0_pt <= x_pt <= box.x1_pt and box.top_pt <= y_pt <= box.bottom_pt
