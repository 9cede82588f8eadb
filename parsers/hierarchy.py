"""The hierarchy of a letterhead ("A / B / C"), put together from the lines that it wraps over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from parsers.head_lines import HeadLine, LineKind
from parsers.tokens import Token, is_same, keys_of, tokens_of

COLUMN_PT = 40.0  # a column that starts this much right of the page's text is one of its own
MAX_LINES = 14  # lines that a hierarchy and what is woven into it can take; 9 seen
GAP_LINES = 1.2  # a gap of more line heights ends a column


class HierarchyReading(NamedTuple):
    """The levels, the slashes between them, and the stretches of lines that they take."""

    levels: tuple[Passage, ...] = ()
    connectors: tuple[Passage, ...] = ()
    taken: tuple[tuple[int, range], ...] = ()


class _Chunk(NamedTuple):
    head: HeadLine
    start: int
    end: int

    @property
    def passage(self) -> Passage:
        return self.head.passage.cut(self.start, self.end)


def read_hierarchy(
    region: Sequence[HeadLine], name_lines: Sequence[tuple[str, ...]]
) -> HierarchyReading:
    """Find the first line with levels and follow it until the office's own name is complete."""
    first = next((n for n, head in enumerate(region) if head.hierarchy_start is not None), None)
    if first is None:
        return HierarchyReading()
    gathering = _Gathering(region[first], _names(name_lines), _is_own_column(region, first))
    for head in region[first + 1 : first + 1 + MAX_LINES]:
        if gathering.is_complete():
            break
        gathering.offer(head)
    return _reading(gathering.chunks)


def _names(name_lines: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The office's possible names: the last n of the lines above, longest first."""
    names: list[tuple[str, ...]] = []
    for count in range(len(name_lines), 0, -1):
        keys = tuple(key for line in name_lines[-count:] for key in line)
        if len(keys) > 1:
            names.append(keys)
    return names


def _is_own_column(region: Sequence[HeadLine], first: int) -> bool:
    box = region[first].line.bbox
    boxes = [head.line.bbox for head in region if head.line.bbox is not None]
    if box is None or region[first].hierarchy_start != 0:
        return False
    return box.x0_pt - min(other.x0_pt for other in boxes) >= COLUMN_PT


class _Gathering:
    """Chunks of hierarchy so far, and what may still come."""

    def __init__(
        self, first: HeadLine, names: Sequence[tuple[str, ...]], is_own_column: bool
    ) -> None:
        start = first.hierarchy_start or 0
        self.chunks = [_Chunk(first, start, len(first.passage))]
        self.names = names
        self.is_own_column = is_own_column

    def last_level(self) -> tuple[str, ...]:
        keys = [key for chunk in self.chunks for key in keys_of(tokens_of(chunk.passage))]
        while "/" in keys:
            keys = keys[keys.index("/") + 1 :]
        return tuple(keys)

    def is_complete(self) -> bool:
        level = self.last_level()
        return any(
            len(level) == len(name) and all(map(is_same, level, name)) for name in self.names
        )

    def offer(self, head: HeadLine) -> None:
        """Take what of a line continues the hierarchy; a line woven into it is passed over."""
        if self.is_own_column and head.line.bbox is not None:
            if self._is_in_column(head):
                self.chunks.append(_Chunk(head, 0, len(head.passage)))
            return
        chunk = self._remaining_part(head) or self._levels_part(head)
        if chunk is not None:
            self.chunks.append(chunk)

    def _is_in_column(self, head: HeadLine) -> bool:
        one, two = self.chunks[-1].head.line.bbox, head.line.bbox
        if one is None or two is None:
            return False
        first = self.chunks[0].head
        near = two.top_pt - one.bottom_pt <= GAP_LINES * one.height_pt
        right = first.line.bbox is not None and abs(first.line.bbox.x1_pt - two.x1_pt) <= 4
        return (
            near
            and (head.is_aligned_with(first) or right)
            and head.line.page_number == (first.line.page_number)
        )

    def _remaining_part(self, head: HeadLine) -> _Chunk | None:
        """The words that complete the office's name, or a part of them on a line of their own."""
        level = self.last_level()
        tokens = [token for token in tokens_of(head.passage) if token.key]
        keys = [token.key for token in tokens]
        for name in self.names:
            if len(level) >= len(name) or not all(map(is_same, level, name)):
                continue
            remaining = name[len(level) :]
            if len(keys) <= len(remaining) and all(map(is_same, keys, remaining)) and keys:
                return _Chunk(head, 0, len(head.passage))
            tail = keys[-len(remaining) :]
            if level and len(tail) == len(remaining) and all(map(is_same, tail, remaining)):
                return _Chunk(head, tokens[-len(remaining)].start, tokens[-1].end)
        return None

    def _levels_part(self, head: HeadLine) -> _Chunk | None:
        """A line that reads as levels, or any name after a slash that waits for one."""
        if head.hierarchy_start is not None:
            return _Chunk(head, head.hierarchy_start, len(head.passage))
        is_open = self.chunks[-1].passage.text.endswith("/")
        if is_open and head.kind is LineKind.OTHER and head.is_name_like:
            return _Chunk(head, 0, len(head.passage))
        return None


def _reading(chunks: Sequence[_Chunk]) -> HierarchyReading:
    levels: list[Passage] = []
    connectors: list[Passage] = []
    open_level: list[Passage] = []
    for chunk in chunks:
        passage = chunk.passage
        position = 0
        for token in (*tokens_of(passage), Token("end", len(passage), len(passage))):
            if token.key not in ("/", "end"):
                continue
            part = _trimmed(passage.cut(position, token.start))
            if part:
                open_level.append(part)
            if token.key == "/":
                connectors.append(passage.cut(token.start, token.end))
                if open_level:
                    levels.append(join_passages(open_level))
                    open_level = []
            position = token.end
    if open_level:
        levels.append(join_passages(open_level))
    taken = tuple((chunk.head.line.order, range(chunk.start, chunk.end)) for chunk in chunks)
    return HierarchyReading(tuple(levels), tuple(connectors), taken)


def _trimmed(passage: Passage) -> Passage:
    """The passage without a list marker that a converter put before a wrapped line."""
    if passage.text.startswith(("- ", "• ", "* ")):
        return passage.cut(2)
    return passage
