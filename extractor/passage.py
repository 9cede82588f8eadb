"""A text that never loses its place: ranges of a document's tape, read as one string.

Everything that ends up in a record is cut out of passages, so its words, boxes and lines are
known by construction and never have to be found again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.page import BBox, Document, Line, Word, are_neighbours, enclosing_box

PLACE_DIGITS = 2  # decimals of a point: 0.0035 mm, far below a printer's dot
_STEPS = 10**PLACE_DIGITS


class Piece(NamedTuple):
    """A range of the tape; `is_glued` when it follows the piece before it without a space."""

    start: int
    end: int
    is_glued: bool = False


class Place(NamedTuple):
    """Where words stand: a page and a box in points, or a line of a text file, with the row and
    the column of its table's cell."""

    page: int | None
    bbox: tuple[float, float, float, float] | None
    line: int | None
    cell: tuple[int, int] | None = None


class Passage:
    """An immutable text made of pieces of one document's tape. `text` joins them with spaces."""

    __slots__ = ("_starts", "document", "pieces", "text")

    _starts: tuple[int, ...]  # where each piece starts in `text`, once somebody has asked

    def __init__(self, document: Document, pieces: Sequence[Piece]) -> None:
        self.document = document
        self.pieces = tuple(pieces)
        tape = document.tape
        if len(self.pieces) == 1:  # nearly all passages
            self.text = tape[self.pieces[0].start : self.pieces[0].end]
            return
        parts: list[str] = []
        for number, piece in enumerate(self.pieces):
            if number and not piece.is_glued:
                parts.append(" ")
            parts.append(tape[piece.start : piece.end])
        self.text = "".join(parts)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"Passage({self.text!r})"

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part text[start:end], without white space at its ends."""
        text = self.text
        end = len(text) if end is None else min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == 0 and end == len(text):
            return self
        if len(self.pieces) == 1:  # nearly all passages
            origin = self.pieces[0].start
            cut = (Piece(origin + start, origin + end),) if start < end else ()
            return Passage(self.document, cut)
        pieces: list[Piece] = []
        starts = self._piece_starts()
        first = max(0, bisect_right(starts, start) - 1)
        for number in range(first, bisect_left(starts, end)):
            piece, position = self.pieces[number], starts[number]
            low, high = max(start, position), min(end, position + piece.end - piece.start)
            if low < high:
                pieces.append(
                    Piece(
                        piece.start + low - position,
                        piece.start + high - position,
                        piece.is_glued and bool(pieces),
                    )
                )
        return Passage(self.document, pieces)

    def _piece_starts(self) -> tuple[int, ...]:
        try:
            return self._starts
        except AttributeError:
            starts: list[int] = []
            position = 0
            for number, piece in enumerate(self.pieces):
                position += bool(number) and not piece.is_glued
                starts.append(position)
                position += piece.end - piece.start
            self._starts = tuple(starts)
            return self._starts

    def without(self, start: int, end: int) -> Passage:
        """The passage with text[start:end] taken out."""
        return join_passages([self.cut(0, start), self.cut(end)])

    def words(self) -> tuple[Word, ...]:
        """The words that the passage touches, wholly or in part, in its own order."""
        found: list[Word] = []
        for piece in self.pieces:
            for word in self.document.words_between(piece.start, piece.end):
                if not found or found[-1] is not word:
                    found.append(word)
        return tuple(found)

    def breaks(self) -> str:
        """`text` with a line feed instead of the space wherever a new row of the source starts.

        Offsets are those of `text`, so a value found here can be cut there.
        """
        if not self.pieces:
            return ""
        document = self.document
        lines, line_of = document.lines, document.line_of_word
        letters = list(self.text)
        position, row = 0, None
        for number, piece in enumerate(self.pieces):
            if number and not piece.is_glued:
                position += 1
            for word in document.words_between(piece.start, piece.end):
                line = line_of[word.order]
                here = lines[line].row if line >= 0 else None
                offset = position + max(word.start, piece.start) - piece.start
                if row is not None and here != row and offset and letters[offset - 1] == " ":
                    letters[offset - 1] = "\n"
                row = here
            position += piece.end - piece.start
        return "".join(letters)

    def places(self) -> list[Place]:
        """One place for each run of neighbouring words on a line, in the passage's order."""
        return _merged_places(self.document, self.pieces)


def line_passage(document: Document, line: Line) -> Passage:
    """The visible words of a line."""
    span = document.plain_spans[line.order]
    if span is not None:
        return Passage(document, (Piece(*span),))
    return words_passage(document, line.words)


def words_passage(document: Document, words: Sequence[Word]) -> Passage:
    """The visible ones of `words`, in the given order."""
    if are_neighbours(words):  # nearly always
        return Passage(document, (Piece(words[0].start, words[-1].end),))
    pieces: list[Piece] = []
    is_glued = True
    previous = -2
    for word in words:
        is_glued = is_glued and word.is_glued
        if not word.is_visible:
            continue
        if previous == word.order - 1 and pieces:
            pieces[-1] = Piece(pieces[-1].start, word.end, pieces[-1].is_glued)
        else:
            pieces.append(Piece(word.start, word.end, is_glued and bool(pieces)))
        previous, is_glued = word.order, True
    return Passage(document, pieces)


def join_passages(passages: Iterable[Passage]) -> Passage:
    """One passage that reads as all of them, a space between each two (at least one given)."""
    pieces: list[Piece] = []
    document: Document | None = None
    for passage in passages:
        document = document or passage.document
        pieces += passage.pieces
    if document is None:
        raise ValueError("join_passages needs at least one passage")
    return Passage(document, pieces)


def _merged_places(document: Document, pieces: Sequence[Piece]) -> list[Place]:
    """One place for each run of neighbours; nearly all pieces lie in lines of neighbours."""
    tape = document.tape
    runs: list[tuple[Line, int, int]] = []
    for start, end, _ in pieces:
        line = document.line_around(start, end)
        if line is None or line.line_number is not None:
            return places_by_word(document, pieces)
        if runs and line is runs[-1][0]:
            _, first, last = runs[-1]
            if last <= start and tape[last:start] in ("", " "):
                runs[-1] = (line, first, end)
                continue
        runs.append((line, start, end))
    places: list[Place] = []
    for line, start, end in runs:
        box = _box_within(document, line, start, end)
        if box is not None:
            places.append(Place(line.page_number, rounded(box), None))
    return places


def _box_within(document: Document, line: Line, start: int, end: int) -> BBox | None:
    """The box around a range of a line of neighbours; none of a lone space."""
    if start <= line.words[0].start and end >= line.words[-1].end:
        return line.bbox
    words = document.words_between(start, end)
    boxes = [word.bbox for word in words if word.bbox is not None]
    if words and (start > words[0].start or end < words[-1].end):
        parts = zip(words, boxes, strict=True)
        boxes = [_part_of_box(word, box, start, end) for word, box in parts]
    return enclosing_box(boxes) if boxes else None


def _part_of_box(word: Word, box: BBox, start: int, end: int) -> BBox:
    """What a range leaves of a word's box; the word's letters are taken as equally wide."""
    if start <= word.start and end >= word.end:
        return box
    x0_pt, top_pt, x1_pt, bottom_pt = box
    width_pt = box.width_pt / len(word.text)
    if start > word.start:
        x0_pt += (start - word.start) * width_pt
    if end < word.end:
        x1_pt = box.x0_pt + (end - word.start) * width_pt
    return BBox(x0_pt, top_pt, x1_pt, bottom_pt)


def places_by_word(document: Document, pieces: Sequence[Piece]) -> list[Place]:
    """The same for any document and any piece, word by word. A text's words have no place on a
    page, though they have boxes where the text was set."""
    places: list[Place] = []
    boxes: list[BBox] = []
    last: tuple[Word, int] | None = None  # the word before, and where its part ends on the tape
    for start, end, _ in pieces:
        for word in document.words_between(start, end):
            low, high = max(word.start, start), min(word.end, end)
            if last is not None and not _is_next(document, last, (word, low)):
                places.append(_place_of(document, last[0], boxes))
                boxes = []
            if word.bbox is not None and word.line_number is None:
                boxes.append(_part_of_box(word, word.bbox, low, high))
            last = (word, high)
    if last is not None:
        places.append(_place_of(document, last[0], boxes))
    return places


def _place_of(document: Document, word: Word, boxes: Sequence[BBox]) -> Place:
    """The place of a run that a word is in: the boxes of its words, or its line and cell."""
    if not boxes:
        return Place(None, None, word.line_number, document.cells.get(word.order))
    return Place(word.page_number, rounded(enclosing_box(boxes)), None)


def _is_next(document: Document, last: tuple[Word, int], here: tuple[Word, int]) -> bool:
    """Whether no ink of one line stands between two parts of words: [..end) and [start..)."""
    (before, end), (word, start) = last, here
    if before is word:
        return end == start
    if end < before.end or start > word.start:
        return False
    if word.line_number is not None:
        between = document.words[before.order + 1 : word.order]
        is_later = before.order < word.order and before.line_number == word.line_number
        is_later = is_later and document.cells.get(before.order) == document.cells.get(word.order)
        return is_later and not any(other.is_visible for other in between)
    lines, ranks = document.line_of_word, document.rank_in_line
    is_beside = ranks[word.order] == ranks[before.order] + 1
    is_beside = is_beside and before.order not in document.parted_after
    return is_beside and lines[word.order] == lines[before.order]


def rounded(box: BBox) -> tuple[float, float, float, float]:
    """The box as it is written down."""
    x0_pt, top_pt, x1_pt, bottom_pt = box  # `round` to digits takes twice the time
    return (
        round(x0_pt * _STEPS) / _STEPS,
        round(top_pt * _STEPS) / _STEPS,
        round(x1_pt * _STEPS) / _STEPS,
        round(bottom_pt * _STEPS) / _STEPS,
    )
