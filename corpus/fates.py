"""What became of every word: one fate each, so that nothing is lost and nothing told twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
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
        settled = _without_overlaps(self._given)
        return _completed(self.document, settled)

    def leftovers(self) -> list[Passage]:
        """Runs of visible words of a line that no fate was given to."""
        settled = _without_overlaps(self._given)
        starts = [stretch.start for stretch in settled]
        found: list[Passage] = []
        for line in self.document.lines:
            pieces = [
                p for word in line.words if word.is_visible for p in _open(word, settled, starts)
            ]
            if pieces:
                found.append(Passage(self.document, _joined(pieces)))
        return found


def _without_overlaps(given: Iterable[Stretch]) -> list[Stretch]:
    """Ranges in order; of two that overlap the one given first keeps the shared part."""
    ordered = sorted(enumerate(given), key=lambda pair: (pair[1].start, pair[0]))
    settled: list[Stretch] = []
    for _, stretch in ordered:
        start = max(stretch.start, settled[-1].end) if settled else stretch.start
        if start < stretch.end:
            settled.append(stretch._replace(start=start))
    return settled


def _open(word: Word, settled: list[Stretch], starts: list[int]) -> Iterator[Piece]:
    """The parts of a word that no stretch covers."""
    position = word.start
    number = max(0, bisect_right(starts, word.start) - 1)
    while number < len(settled) and settled[number].start < word.end:
        stretch = settled[number]
        if stretch.end > position:
            if stretch.start > position:
                yield Piece(position, stretch.start)
            position = max(position, stretch.end)
        number += 1
    if position < word.end:
        yield Piece(position, word.end)


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.start - joined[-1].end <= 1:
            joined[-1] = Piece(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _completed(document: Document, settled: list[Stretch]) -> list[Stretch]:
    starts = [stretch.start for stretch in settled]
    extra: list[Stretch] = []
    for word in document.words:
        for piece in _open(word, settled, starts):
            fate: Fate = "unrecognized" if word.is_visible else "invisible"
            extra.append(Stretch(piece.start, piece.end, fate, None, None))
    return sorted([*settled, *extra])
