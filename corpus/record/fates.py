"""What became of every word: one fate each, so that nothing is lost and nothing told twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from extractor.page import Document, Word
from extractor.passage import Passage, Piece
from parsers.section import Fate


class Stretch(NamedTuple):
    """A range of the tape with its fate; `path` says where in the record it went."""

    start: int
    end: int
    fate: Fate
    path: str | None
    ordinal: int | None  # of the record among the document's; None outside all of them


class Fates:
    """Collects fates while a record is made; the first one that a word gets holds."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._given: list[Stretch] = []
        self._settled: tuple[int, list[Stretch], dict[int, list[Piece]]] = (-1, [], {})

    def give(
        self, passage: Passage | None, fate: Fate, path: str | None, ordinal: int | None = None
    ) -> None:
        """Say what became of the words of a passage."""
        if passage is None:
            return
        for piece in passage.pieces:
            self._given.append(Stretch(piece.start, piece.end, fate, path, ordinal))

    def stretches(self) -> list[Stretch]:
        """All fates in tape order without overlaps; words that got none are unrecognized."""
        settled, open_pieces = self._settle_given()
        words = self.document.words
        extra: list[Stretch] = []
        for order, pieces in open_pieces.items():
            fate: Fate = "unrecognized" if words[order].is_visible else "invisible"
            extra += [Stretch(piece.start, piece.end, fate, None, None) for piece in pieces]
        return sorted([*settled, *extra]) if extra else settled

    def leftovers(self) -> list[Passage]:
        """Runs of visible words of a line that no fate was given to."""
        document = self.document
        _, open_pieces = self._settle_given()
        lines = sorted({document.line_of_word[order] for order in open_pieces} - {-1})
        found: list[Passage] = []
        for number in lines:
            words = [word for word in document.lines[number].words if word.is_visible]
            pieces = [piece for word in words for piece in open_pieces.get(word.order, ())]
            if pieces:
                found.append(Passage(document, _joined(pieces, document.tape)))
        return found

    def _settle_given(self) -> tuple[list[Stretch], dict[int, list[Piece]]]:
        """The fates without overlaps and what is still open: found once for all that was given."""
        count, settled, open_pieces = self._settled
        if count != len(self._given):
            settled = _without_overlaps(self._given)
            is_all = _covers(settled, self.document.tape)
            open_pieces = {} if is_all else _open_pieces(self.document.words, settled)
            self._settled = (len(self._given), settled, open_pieces)
        return settled, open_pieces


def by_record(stretches: Iterable[Stretch]) -> Mapping[int | None, Sequence[Stretch]]:
    """The stretches of each record by its ordinal: a document may hold hundreds of records."""
    found: dict[int | None, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        found[stretch.ordinal].append(stretch)
    return found


def _covers(settled: Sequence[Stretch], tape: str) -> bool:
    """Whether nothing but spaces between words is left of the tape, as it should be."""
    position = 0
    for stretch in settled:
        if stretch.start > position + 1 or tape[position : stretch.start] not in ("", " "):
            return False
        position = stretch.end
    return position >= len(tape)


def _without_overlaps(given: Iterable[Stretch]) -> list[Stretch]:
    """Ranges in order; of two that overlap the one given first keeps the shared part."""
    listed = list(given)
    ordered = sorted(listed, key=itemgetter(0))
    if all(one.end <= other.start for one, other in pairwise(ordered)):
        return ordered
    settled: list[Stretch] = []
    for stretch in listed:
        _settle(settled, stretch)
    return settled


def _settle(settled: list[Stretch], stretch: Stretch) -> None:
    """Put what is still open of a range among those that hold already."""
    first = bisect_right(settled, stretch.start, key=itemgetter(1))
    last = bisect_left(settled, stretch.end, lo=first, key=itemgetter(0))
    if first == last:  # nearly always nothing is there yet
        settled.insert(first, stretch)
        return
    open_pieces = _open(stretch.start, stretch.end, settled, first)
    parts = [stretch._replace(start=piece.start, end=piece.end) for piece in open_pieces]
    settled[first:last] = sorted([*settled[first:last], *parts], key=itemgetter(0))


def _open_pieces(words: Sequence[Word], settled: Sequence[Stretch]) -> dict[int, list[Piece]]:
    """The parts of words that no stretch covers, by the word's order: one pass over both."""
    found: dict[int, list[Piece]] = {}
    number, count = 0, len(settled)
    for order, word in enumerate(words):
        position, end = word.start, word.start + len(word.text)
        while number < count and settled[number].end <= position:
            number += 1
        if number < count and settled[number].start <= position and end <= settled[number].end:
            continue
        pieces = _open(position, end, settled, number)
        if pieces:
            found[order] = pieces
    return found


def _open(position: int, end: int, settled: Sequence[Stretch], first: int) -> list[Piece]:
    """The parts of [position, end) outside the stretches from the `first` on."""
    pieces: list[Piece] = []
    for number in range(first, len(settled)):
        start, stretch_end = settled[number][:2]
        if start >= end:
            break
        if start > position:
            pieces.append(Piece(position, start))
        position = max(position, stretch_end)
    if position < end:
        pieces.append(Piece(position, end))
    return pieces


def _joined(pieces: list[Piece], tape: str) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:  # a line's words may follow each other otherwise than on the tape
        is_behind = bool(joined) and joined[-1].end <= piece.start
        if is_behind and tape[joined[-1].end : piece.start] in ("", " "):
            joined[-1] = Piece(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined
