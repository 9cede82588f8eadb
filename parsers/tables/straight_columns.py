"""Columns of a text that move from row to row, set straight: the words of its tables' cells.

`pdftotext -layout` and its like keep columns apart by spaces, and where a line is too long for its
place, the lines around it move: a cell's left edge is another one in each row, and within a row.
What stands in which column is then no question of one place on the page. Each row is cut at the
edge that fits it best, at as few different ones as the rows allow; then all rows are moved so that
the columns begin where they begin in the row furthest to the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.page import Document, Word
from parsers.names.headings import HeadingIndex
from parsers.page_words import PageWords
from parsers.printed_rows import PrintedRow
from parsers.tables.named_rows import APART, LETTER_PT, MIN_NAMES, LetterRow, letter_row

NEAR = 3  # letters: what starts so near to a name's edge starts at it
MAX_EDGES = 40  # places where a row may be cut; a page's text starts at some ten
NUMBER_ROOM = 6  # letters left of the names
MIN_NAME = 4  # letters from a name's start to the text beside it
MAX_REST_WORDS = 2  # of a name that goes on in the row of its number
MAX_ROWS_ABOVE = 30  # a list beside whose middle the first name stands, below the head
LIST_INDENT = 8  # letters: the items of a list stand in their cell
# What speaks against an edge in a row, and against another edge than that of the row above.
MOVED, NUDGED, CROSSED, MISNAMED, MISPLACED = 1.5, 0.8, 3.0, 4.0, 2.0
ONE_SPACE, ONE_SPACE_AT_EDGE, INNER_GAP, INDENTED, FAR_INDENTED = 1.0, 0.6, 0.8, 0.3, 0.6


class _Cut(NamedTuple):
    """A row, where the names start around it, and the edge of the text's column in it."""

    row: LetterRow
    label: int
    edge: int

    @property
    def is_across(self) -> bool:
        """Whether the row stands in no columns: a title, a heading over the table, running text."""
        if self.row.head is not None:
            return self.row.head == self.row.words[-1][1]
        if _is_crossed(self.row, self.edge):
            return True
        name = [word for word in self.row.words[self.row.numbers :] if word[0] < self.edge]
        text = [start for start, _ in self.row.words if start >= self.edge]
        # A service's title has a number, too, and nothing that parts it in two.
        is_whole = bool(name) and (not text or text[0] - name[-1][1] < APART)
        is_long = len(name) > MAX_REST_WORDS or bool(text)
        is_titled = is_whole and is_long and self.row.numbers > 0 and self.row.named is None
        return is_titled or (bool(name) and abs(self.row.start - self.label) > NEAR)

    @property
    def name_ends(self) -> list[int]:
        """Where the words of the name's part end."""
        return [end for start, end in self.row.words if start < self.edge]

    @property
    def text_starts(self) -> list[int]:
        """Where the words of the text's part start."""
        return [start for start, _ in self.row.words if start >= self.edge]

    def moved(self, label_at: int, text_at: int) -> list[int]:
        """Where each word starts when the columns start at two other places."""
        found: list[int] = []
        for number, (start, end) in enumerate(self.row.words):
            if start >= self.edge:
                found.append(start - self.edge + text_at)
            elif number < self.row.numbers:
                found.append(label_at - APART - (end - start))
            else:
                found.append(start - self.row.start + label_at)
        return found


def with_straight_columns(
    document: Document, pages: Mapping[int, PageWords], headings: HeadingIndex
) -> dict[int, PageWords]:
    """The pages of a text, those on which columns move with their columns in line."""
    straight = dict(pages)
    if not document.is_typed:
        return straight
    printed = [
        (page.number, row)
        for page in document.pages
        if not page.tables
        for row in pages[page.number].rows
    ]
    rows = [letter_row(row, headings) for _, row in printed]
    first = _first_of_table(rows)
    if first is None:
        return straight
    labels = _label_starts(rows[first:])
    edges = _best_edges(rows[first:], labels)
    cut = [
        _Cut(row, label, edge if row.head is None else row.head)
        for row, label, edge in zip(rows[first:], labels, edges, strict=True)
    ]
    held: dict[int, list[tuple[PrintedRow, _Cut]]] = {}
    for (number, row), one in zip(printed[first:], cut, strict=True):
        held.setdefault(number, []).append((row, one))
    if not any(map(_moves, held.values())):
        return straight
    # All pages, so that a row that goes on over a page's end finds its columns again.
    label_at, text_at = _common_starts(cut)
    for number, rows_here in held.items():
        moved = _moved_words(rows_here, label_at, text_at)
        words = [moved.get(word.order, word) for word in pages[number].words]
        straight[number] = PageWords(document, words)
    return straight


def _in_columns(cuts: Iterable[_Cut]) -> list[_Cut]:
    return [cut for cut in cuts if not cut.is_across and cut.row.head is None]


def _moves(rows: Sequence[tuple[PrintedRow, _Cut]]) -> bool:
    """Whether no white parts all rows of a page alike."""
    cuts = _in_columns(cut for _, cut in rows)
    starts = [start for cut in cuts for start in cut.text_starts]
    ends = [end for cut in cuts for end in cut.name_ends]
    return bool(starts and ends) and max(ends) + APART > min(starts)


def _common_starts(cuts: Sequence[_Cut]) -> tuple[int, int]:
    """Where the names' column and the text's start when all rows have the same."""
    own = _in_columns(cuts)
    label_at = max(cut.label for cut in own) + NUMBER_ROOM
    widest = max(end + label_at - cut.label for cut in own for end in cut.name_ends)
    return label_at, max(*(cut.edge for cut in own), widest) + APART


def _moved_words(
    rows: Sequence[tuple[PrintedRow, _Cut]], label_at: int, text_at: int
) -> dict[int, Word]:
    """The words of a page's rows that stand in columns, by their order, where they start then."""
    moved: dict[int, Word] = {}
    for row, cut in rows:
        if not cut.is_across:
            for word, start in zip(row, cut.moved(label_at, text_at), strict=True):
                moved[word.order] = _placed(word, start)
    return moved


def _placed(word: Word, start: int) -> Word:
    if word.bbox is None:
        return word
    x0_pt = start * LETTER_PT
    return word._replace(bbox=word.bbox._replace(x0_pt=x0_pt, x1_pt=x0_pt + word.bbox.width_pt))


def _first_of_table(rows: Sequence[LetterRow]) -> int | None:
    """The first row beside which a name stands, if there are enough of them for a table. A name in
    the middle of its row has text above it."""
    named = [
        (n, row.named.text)
        for n, row in enumerate(rows)
        if row.named is not None and row.named.text is not None
    ]
    if len(named) < MIN_NAMES:
        return None
    first, text = named[0]
    head = next((n for n in range(first, -1, -1) if rows[n].head is not None), None)
    if head is not None and first - head <= MAX_ROWS_ABOVE:
        while head and rows[head - 1].head is not None:
            head -= 1  # the columns' head above the name of a part
        return head
    while first and _is_of_first(rows[first - 1], text):
        first -= 1
    return first


def _is_of_first(row: LetterRow, text: int) -> bool:
    """Whether a row above the first name with a text is a lone name's, or starts where texts do."""
    return row.named is not None or abs(row.words[0][0] - text) <= LIST_INDENT


def _label_starts(rows: Sequence[LetterRow]) -> list[int]:
    """Where the names start, for each row: as in the named row above it."""
    starts = [row.named.start for row in rows if row.named is not None]
    most = median(starts) + LIST_INDENT
    found: list[int] = []
    last = next(start for start in starts if start <= most)
    for row in rows:
        if row.named is not None and row.named.start <= most:
            last = row.named.start
        found.append(last)
    return found


def _best_edges(rows: Sequence[LetterRow], labels: Sequence[int]) -> list[int]:
    """The edge of the text's column for each row: the cheapest way from the first to the last."""
    edges = _candidates(rows, labels)
    near = {edge: [one for one in edges if 0 < abs(one - edge) <= NEAR] for edge in edges}
    costs = dict.fromkeys(edges, 0.0)
    ways: list[dict[int, int]] = []
    for row, label in zip(rows, labels, strict=True):
        best = min(costs, key=lambda edge: (costs[edge], edge))
        way: dict[int, int] = {}
        reached: dict[int, float] = {}
        for edge in edges:
            choices = [(costs[edge], 0, edge), (costs[best] + MOVED, 2, best)]
            choices += [(costs[one] + NUDGED, 1, one) for one in near[edge]]
            cheapest = min(choices)
            way[edge] = cheapest[2]
            reached[edge] = cheapest[0] + _cost(row, edge, label)
        ways.append(way)
        costs = reached
    edge = min(costs, key=lambda edge: (costs[edge], edge))
    found: list[int] = []
    for way in reversed(ways):
        found.append(edge)
        edge = way[edge]
    return found[::-1]


def _candidates(rows: Sequence[LetterRow], labels: Sequence[int]) -> list[int]:
    """Where text starts in the rows: beside names, and behind a gap or a row's indent."""
    counts: Counter[int] = Counter()
    for row, label in zip(rows, labels, strict=True):
        if row.named is not None and row.named.text is not None:
            counts[row.named.text] += 1
        starts = [row.words[0][0]]
        starts += [right[0] for left, right in pairwise(row.words) if right[0] - left[1] >= APART]
        counts.update(start for start in starts if start >= label + MIN_NAME)
    most = sorted(counts, key=lambda edge: (-counts[edge], edge))[:MAX_EDGES]
    return sorted(most)


def _is_crossed(row: LetterRow, edge: int) -> bool:
    """Whether a word lies across an edge, so that the row stands in no columns."""
    return any(start < edge < end for start, end in row.words) or any(
        left[1] == edge == right[0] for left, right in pairwise(row.words)
    )


def _cost(row: LetterRow, edge: int, label: int) -> float:
    """What speaks against cutting a row at an edge."""
    if row.named is not None and row.named.start <= label + NEAR:
        is_beside = row.named.text is None or edge <= row.named.text
        if edge <= row.named.end or not is_beside:
            return MISNAMED
    if row.head is not None:
        return 0.0
    if _is_crossed(row, edge):
        return CROSSED
    count = sum(start < edge for start, _ in row.words)
    left, right = row.words[:count], row.words[count:]
    cost = 0.0
    if left:
        is_at_label = count <= row.numbers or abs(row.start - label) <= NEAR
        cost += 0.0 if is_at_label else MISPLACED
        cost += MISPLACED * any(start in row.marks for start, _ in left)
        inner = pairwise(left[row.numbers :])
        cost += INNER_GAP * any(one[0] - other[1] > APART for other, one in inner)
    if right:
        indent = right[0][0] - edge
        if left and right[0][0] - left[-1][1] < APART and right[0][0] not in row.marks:
            cost += ONE_SPACE if indent else ONE_SPACE_AT_EDGE
        cost += FAR_INDENTED if indent > LIST_INDENT else INDENTED if indent else 0.0
    return cost
