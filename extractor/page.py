"""What a source is made of: words that know where they stand, and lines that are views on them.

Words never change. Coordinates are PDF points, origin top left, y downwards; pages and text
lines are counted from 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, pairwise
from operator import itemgetter
from typing import Literal, NamedTuple
from unicodedata import category

Reader = Literal["pymupdf", "ocr", "text", "markdown", "html", "docx", "odt", "picture"]
TYPED: frozenset[Reader] = frozenset(
    {"text", "markdown", "html", "docx", "odt"}
)  # without pages of their own


class BBox(NamedTuple):
    """A box on a page, in points from its top left corner."""

    x0_pt: float
    top_pt: float
    x1_pt: float
    bottom_pt: float

    @property
    def height_pt(self) -> float:
        return self.bottom_pt - self.top_pt

    @property
    def width_pt(self) -> float:
        return self.x1_pt - self.x0_pt

    def holds(self, other: BBox, reach_pt: float) -> bool:
        """Whether another box lies in this one, give or take."""
        return (
            other.x0_pt >= self.x0_pt - reach_pt
            and other.x1_pt <= self.x1_pt + reach_pt
            and other.top_pt >= self.top_pt - reach_pt
            and other.bottom_pt <= self.bottom_pt + reach_pt
        )


def enclosing_box(boxes: Sequence[BBox]) -> BBox:
    """The smallest box around all of `boxes` (at least one)."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return BBox(min(lefts), min(tops), max(rights), max(bottoms))


class Word(NamedTuple):
    """A run of ink without white space, exactly as its reader gave it: the unit of conservation.

    `is_glued` says that no white space stands between this word and the one before it (a link's
    brackets in Markdown, say); `is_visible` is false for what a reader of the page never sees.
    """

    order: int
    text: str
    page_number: int
    bbox: BBox | None
    line_number: int | None
    start: int
    is_glued: bool = False
    is_visible: bool = True

    @property
    def end(self) -> int:
        return self.start + len(self.text)


# Fields of a word for `map`, which asks a whole line without a step of Python for each word.
order_of, text_of, box_of, _START, _IS_GLUED, _IS_VISIBLE = map(
    itemgetter,
    map(Word._fields.index, ("order", "text", "bbox", "start", "is_glued", "is_visible")),
)


def are_neighbours(words: Sequence[Word]) -> bool:
    """Whether words are all visible and follow each other in the reader's order."""
    if not words or not all(map(_IS_VISIBLE, words)):
        return False
    first = words[0].order
    return [*map(order_of, words)] == [*range(first, first + len(words))]


def has_ink(text: str) -> bool:
    r"""Whether a reader sees anything of a word: joiners, marks of direction and controls do not.

    >>> has_ink("KTP"), has_ink("\u200b"), has_ink("\x02")
    (True, False, False)
    """
    return text.isprintable() or any(category(letter) not in ("Cc", "Cf") for letter in text)


class Line(NamedTuple):
    """Words that stand side by side without a wide gap. Lines of one `row` share a baseline."""

    order: int
    row: int
    page_number: int
    bbox: BBox | None
    line_number: int | None
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        if all(map(_IS_VISIBLE, self.words)) and not any(map(_IS_GLUED, self.words)):
            return " ".join(map(text_of, self.words))
        parts: list[str] = []
        is_glued = True
        for word in self.words:
            is_glued = is_glued and word.is_glued
            if word.is_visible:
                parts.append(word.text if is_glued or not parts else f" {word.text}")
                is_glued = True
        return "".join(parts)


class Cell(NamedTuple):
    """One cell of a ruled table: its box only; the words are taken from the page."""

    bbox: BBox
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table on one page: its box and its cells, row by row."""

    page_number: int
    bbox: BBox
    rows: tuple[tuple[Cell, ...], ...]


Point = tuple[float, float]


class Shape(NamedTuple):
    """A drawn box, or an arrow: its two `ends`, and which of them bear `heads`."""

    kind: Literal["box", "arrow"]
    bbox: BBox
    ends: tuple[Point, ...] = ()
    heads: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Only where it `has_ruling_lines` are tables and shapes looked for.

    A page is read upright and straight: its boxes and its size are those of the page as shown,
    turned clockwise about its centre by `turned_degrees`. Only scans and pages that show their
    text sideways are turned.

    `pictures` are large enough to show a text, have none of the page's words on them, and were
    not read; `small_pictures` may hold a line or two; `read_pictures` were read by OCR, their words
    are among the page's. `ocr_confidence` is the share of the letters that OCR is sure of on a
    page it read. A page that `is_left_out` was not asked for.
    """

    number: int
    width_pt: float
    height_pt: float
    is_ocr: bool = False
    has_ruling_lines: bool = False
    tables: tuple[Table, ...] = ()
    shapes: tuple[Shape, ...] = ()
    turned_degrees: float = 0.0
    pictures: tuple[BBox, ...] = ()
    small_pictures: tuple[BBox, ...] = ()
    read_pictures: tuple[BBox, ...] = ()
    ocr_confidence: float | None = None
    is_left_out: bool = False


class Link(NamedTuple):
    """A range of the tape that leads somewhere when it is clicked; the address is not printed."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, eq=False)
class Document:
    """One source as read: `words` in the reader's order, `lines` in reading order.

    `tape` is all words in a row, one space between them (none before a glued word). Every text
    that is taken from the document is a set of ranges of the tape, see `extractor.passage`.
    """

    sha256: str
    name: str
    media_type: str
    reader: Reader
    pages: tuple[Page, ...]
    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    tape: str
    producer: str = ""
    ocr_engine: str | None = None
    overlays: frozenset[int] = frozenset()  # orders of words laid over a page: watermarks, stamps
    unsure: frozenset[int] = frozenset()  # orders of words that OCR read without confidence
    links: tuple[Link, ...] = ()
    cells: Mapping[int, tuple[int, int]] = field(default_factory=dict)  # row, column of a word
    attachments: int = 0  # files that the source holds, which are sources of their own
    unmasked_tape: str | None = None  # as read, where letters of `tape` are masked

    @property
    def is_typed(self) -> bool:
        """Whether its lines were typed, and no program has broken or placed them on pages."""
        return self.reader in TYPED

    @cached_property
    def line_texts(self) -> tuple[str, ...]:
        """The text of each line, for whoever looks at all of them."""
        tape = self.tape
        return tuple(
            tape[span[0] : span[1]] if span is not None else line.text
            for line, span in zip(self.lines, self.plain_spans, strict=True)
        )

    @cached_property
    def plain_spans(self) -> tuple[tuple[int, int] | None, ...]:
        """Where each line of neighbours stands on the tape; None of other lines."""
        return tuple(
            (line.words[0].start, line.words[-1].end) if is_plain else None
            for line, is_plain in zip(self.lines, self.plain_lines, strict=True)
        )

    @cached_property
    def plain_lines(self) -> tuple[bool, ...]:
        """For each line whether its words are neighbours: nearly all lines are such."""
        # As `are_neighbours` says of each line; words that are the same are compared in no time.
        words, is_all_seen = self.words, all(map(_IS_VISIBLE, self.words))
        return tuple(
            bool(part)
            and part == words[part[0].order : part[-1].order + 1]
            and (is_all_seen or all(map(_IS_VISIBLE, part)))
            for part in (line.words for line in self.lines)
        )

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word starts on the tape: ascending."""
        return tuple(map(_START, self.words))

    @cached_property
    def line_of_word(self) -> tuple[int, ...]:
        """The index of the line that holds each word; -1 for a word that no line holds."""
        holders = [-1] * len(self.words)
        for line in self.lines:
            for order in map(order_of, line.words):
                holders[order] = line.order
        return tuple(holders)

    @cached_property
    def rank_in_line(self) -> tuple[int, ...]:
        """How many visible words of its line stand before each word."""
        ranks = [-1] * len(self.words)
        for line in self.lines:
            visible = compress(map(order_of, line.words), map(_IS_VISIBLE, line.words))
            for rank, order in enumerate(visible):
                ranks[order] = rank
        return tuple(ranks)

    @cached_property
    def parted_after(self) -> frozenset[int]:
        """Words (by order) behind which a word of another line stands, before the next of theirs,
        and all those of a line whose words do not stand one behind the other.

        Only OCR sees such things: a stamp over a line, read as a line of its own; two lines on one
        ground, read as one.
        """
        scanned: dict[int, list[Line]] = {page: [] for page in self.ocr_pages}
        for line in self.lines:
            if line.page_number in scanned:
                scanned[line.page_number].append(line)
        parted: set[int] = set()
        for lines in scanned.values():
            for line in lines:
                if not _are_in_a_row(line.words):
                    parted.update(map(order_of, line.words))
                    continue
                parted.update(
                    before.order
                    for other in lines
                    if other is not line and _is_over(line, other)
                    for before, after in pairwise(line.words)
                    if any(_stands_between(before, word, after) for word in other.words)
                )
        return frozenset(parted)

    @cached_property
    def _whole_lines(self) -> tuple[Sequence[int], Sequence[int], Sequence[Line]]:
        """Where each plain line that no other one parts starts and ends, in the tape's order."""
        parted = self.parted_after
        found = [
            (*span, line)
            for line, span in zip(self.lines, self.plain_spans, strict=True)
            if span is not None
            and not (parted and any(word.order in parted for word in line.words))
        ]
        if not found:
            return (), (), ()
        starts, ends, lines = zip(*sorted(found), strict=True)
        return starts, ends, lines

    def line_around(self, start: int, end: int) -> Line | None:
        """The line that holds the tape's whole range [start, end), where its words are neighbours.

        Nearly every range that is asked for lies in such a line.
        """
        starts, ends, lines = self._whole_lines
        number = bisect_right(starts, start) - 1
        return lines[number] if number >= 0 and end <= ends[number] else None

    @cached_property
    def left_edges_pt(self) -> Mapping[int, float]:
        """How far left each page's lines begin; of pages that have lines with boxes."""
        edges: dict[int, float] = {}
        for line in self.lines:
            if line.bbox is not None:
                edge = edges.get(line.page_number, line.bbox.x0_pt)
                edges[line.page_number] = min(edge, line.bbox.x0_pt)
        return edges

    @property
    def ocr_pages(self) -> tuple[int, ...]:
        """The pages of which OCR has read words: the whole page, or a picture on it."""
        return tuple(page.number for page in self.pages if page.is_ocr or page.read_pictures)

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that share at least one character with the tape's range [start, end)."""
        first, last = self.orders_between(start, end)
        return self.words[first:last]

    def orders_between(self, start: int, end: int) -> tuple[int, int]:
        """The orders of those words, as a range: the first, and the one behind the last."""
        starts, words = self.starts, self.words
        first = max(0, bisect_right(starts, start) - 1)
        if first < len(words):
            word = words[first]
            first += word.start + len(word.text) <= start
        return first, bisect_left(starts, end, first)


def _are_in_a_row(words: Sequence[Word]) -> bool:
    """Whether each word of a line begins where the one before it ends, or behind that, and the
    reader gave them so."""
    placed = [(word.order, word.bbox) for word in words if word.bbox is not None]
    return all(
        before < order and one.x1_pt <= other.x0_pt
        for (before, one), (order, other) in pairwise(placed)
    )


def _is_over(line: Line, other: Line) -> bool:
    """Whether the middle of the other line lies within the line's height, on the same page."""
    if line.bbox is None or other.bbox is None or line.page_number != other.page_number:
        return False
    middle_pt = (other.bbox.top_pt + other.bbox.bottom_pt) / 2
    reach_pt = other.bbox.height_pt / 2
    return line.bbox.top_pt - reach_pt <= middle_pt <= line.bbox.bottom_pt + reach_pt


def _stands_between(before: Word, word: Word, after: Word) -> bool:
    if before.bbox is None or word.bbox is None or after.bbox is None:
        return False
    return before.bbox.x0_pt < word.bbox.x1_pt and word.bbox.x0_pt < after.bbox.x1_pt
