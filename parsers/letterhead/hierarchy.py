"""The hierarchy of a letterhead ("A / B / C"), put together from the lines that it wraps over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from normalizers.vocabulary.vocabulary import region_words
from parsers.letterhead.columns import first_levels, hierarchy_column
from parsers.letterhead.lines import HeadLine, is_figure
from parsers.letterhead.tokens import Token, are_same, keys_of, run_length, tokens_of
from parsers.letterhead.values import LineKind
from parsers.names.offices import starts_like_organisation

MAX_LINES = 14  # lines that a hierarchy and what is woven into it can take; 9 seen
MAX_UNSURE_LINES = 4  # lines without a slash that are tried as part of it: 2^4 ways at most
UNSURE_LINE_COST = 0.5  # points; a line that changes nothing is not taken
MAX_NAME_TAIL = 2  # of them, those that are tried as the rest of the office's name
MAX_REGION_WORDS = 4  # of a region's name behind its kind: "Pangkajene dan Kepulauan" has 3
RENAMED_COST = 1.0  # points; the office's own name is better
MIN_SHARED_WORDS = 3  # words that two offices of one kind have in common, before their regions


class HierarchyReading(NamedTuple):
    """The levels, the slashes between them, the stretches of lines that they take, and the lines
    of the office's name as the last level confirms them."""

    levels: tuple[Passage, ...] = ()
    connectors: tuple[Passage, ...] = ()
    taken: tuple[tuple[int, range], ...] = ()
    names: tuple[HeadLine, ...] = ()


class _Chunk(NamedTuple):
    head: HeadLine
    start: int
    end: int

    @property
    def passage(self) -> Passage:
        return self.head.passage.cut(self.start, self.end)


def read_hierarchy(region: Sequence[HeadLine], name_lines: Sequence[HeadLine]) -> HierarchyReading:
    """Find the first line with levels and follow it until the office's own name is complete."""
    first = first_levels(region)
    if first is None:
        return HierarchyReading(names=tuple(name_lines))
    column = hierarchy_column(region)
    if column:
        chunks = [_Chunk(head, 0, len(head.passage)) for head in column]
        return _reading(chunks)._replace(names=tuple(name_lines))
    after = region[first + 1 : first + 1 + MAX_LINES]
    gathering = _followed(region[first], after, name_lines)
    return _reading(gathering.chunks)._replace(names=tuple(gathering.name_lines))


def read_whole_lines(lines: Sequence[HeadLine], last_end: int) -> HierarchyReading:
    """The levels of lines that hold nothing else, up to `last_end` in the last one's text."""
    ends = [*(len(head.passage) for head in lines[:-1]), last_end]
    return _reading([_Chunk(head, 0, end) for head, end in zip(lines, ends, strict=True)])


def _followed(
    first: HeadLine, after: Sequence[HeadLine], name_lines: Sequence[HeadLine]
) -> _Gathering:
    """The hierarchy from its first line on, in a text where left and right have run together.

    A line without a slash can be a level's middle, the rest of the office's name, or body. All
    ways are tried; the one whose levels look most like names of offices is right.
    """
    plain = _gathered(first, after, name_lines, frozenset())
    unsure = [n for n, head in enumerate(after) if _can_be_middle(head)][:MAX_UNSURE_LINES]
    best, best_score = plain, plain.score()
    for size in range(1, len(unsure) + 1):
        for chosen in combinations(unsure, size):
            for count in range(min(size, MAX_NAME_TAIL) + 1):
                names = [*name_lines, *(after[n] for n in chosen[:count])]
                rest = [head for n, head in enumerate(after) if n not in chosen[:count]]
                taken = frozenset(after[n].key for n in chosen[count:])
                gathering = _gathered(first, rest, names, taken)
                score = gathering.score() - size * UNSURE_LINE_COST
                if score > best_score:
                    best, best_score = gathering, score
    return best


def _can_be_middle(head: HeadLine) -> bool:
    return (
        head.kind is LineKind.OTHER
        and head.is_name_like
        and not any(map(is_figure, head.passage.text.split()))
    )


def _gathered(
    first: HeadLine,
    after: Sequence[HeadLine],
    name_lines: Sequence[HeadLine],
    taken_whole: frozenset[tuple[int, int]],
) -> _Gathering:
    gathering = _Gathering(first, name_lines)
    for head in after:
        if gathering.is_complete():
            break
        gathering.offer(head, head.key in taken_whole)
    return gathering


def _names(name_lines: Sequence[HeadLine]) -> list[tuple[str, ...]]:
    """The office's possible names: the last n of the lines above, longest first."""
    lines = [keys_of(tokens_of(head.passage)) for head in name_lines]
    names = (tuple(chain.from_iterable(lines[start:])) for start in range(len(lines)))
    return [name for name in names if len(name) > 1]


class _Gathering:
    """Chunks of hierarchy so far, and what may still come."""

    def __init__(self, first: HeadLine, name_lines: Sequence[HeadLine]) -> None:
        self.chunks = [_Chunk(first, 0, len(first.passage))]
        self.name_lines = name_lines
        self.names = _names(name_lines)

    def levels(self) -> list[list[str]]:
        """The words between the slashes; behind the last one there may be none yet."""
        levels: list[list[str]] = [[]]
        for chunk in self.chunks:
            for key in keys_of(tokens_of(chunk.passage)):
                if key == "/":
                    levels.append([])
                else:
                    levels[-1].append(key)
        return levels

    def last_level(self) -> tuple[str, ...]:
        return tuple(self.levels()[-1])

    def score(self) -> float:
        """How much the levels look like an office's parents: they start as its own name does, or
        with a word that organisations start with, and the last of them is the office itself."""
        last = self.last_level()
        name = next((name for name in self.names if name == last), None)
        points = float(len(last))
        if name is None:
            name = next((name for name in self.names if _is_renamed(last, name)), None)
            points = float(run_length(last, name, 0)) - RENAMED_COST if name else 0.0
        if name is None:
            return float("-inf") if self.names and not self.is_complete() else 0.0
        for level in filter(None, self.levels()):
            shared = run_length(level, name, 0)
            points += shared or (1 if starts_like_organisation(level[0]) else -len(name))
        return points

    def is_complete(self) -> bool:
        level = self.last_level()
        return any(are_same(level, name) for name in self.names)

    def offer(self, head: HeadLine, is_whole: bool) -> None:
        """Take what of a line continues the hierarchy; a line woven into it is passed over."""
        reach: tuple[int, int] | None = (0, len(head.passage))
        if not is_whole and head.kind is not LineKind.HIERARCHY:
            tokens = [token for token in tokens_of(head.passage) if token.key]
            reach = self._remaining_part(head, tokens) or self._renamed_part(head, tokens)
        if reach is not None:
            self.chunks.append(_Chunk(head, *reach))

    def _begun(self, level: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The names that the last level begins, which has not all of their words."""
        return (
            name
            for name in self.names
            if len(level) < len(name) and are_same(level, name[: len(level)])
        )

    def _remaining_part(self, head: HeadLine, tokens: Sequence[Token]) -> tuple[int, int] | None:
        """The words that complete the office's name, or a part of them on a line of their own."""
        level = self.last_level()
        keys = [token.key for token in tokens]
        for name in self._begun(level):
            remaining = name[len(level) :]
            if keys and are_same(keys, remaining[: len(keys)]):
                return 0, len(head.passage)
            if level and are_same(keys[-len(remaining) :], remaining):
                return tokens[-len(remaining)].start, tokens[-1].end
        return None

    def _renamed_part(self, head: HeadLine, tokens: Sequence[Token]) -> tuple[int, int] | None:
        """The office's last words with another region's name, as when a head was copied over."""
        level = self.last_level()
        keys = [token.key for token in tokens]
        for name in self._begun(level):
            remaining = name[len(level) :]
            if level and len(keys) == len(remaining) and keys[0] == remaining[0]:
                return (0, len(head.passage)) if head.is_name_like else None
            for start in range(1, len(keys) - MIN_SHARED_WORDS):
                if not level and run_length(keys[start:], name, 0) >= MIN_SHARED_WORDS:
                    return tokens[start].start, tokens[-1].end
        return None


def _is_renamed(level: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a level is the office's name with another region: a head that was copied over."""
    shared = run_length(level, name, 0)
    if shared < MIN_SHARED_WORDS or name[shared - 1] not in region_words():
        return False
    return 0 < len(level) - shared <= MAX_REGION_WORDS


def _reading(chunks: Sequence[_Chunk]) -> HierarchyReading:
    levels: list[list[Passage]] = [[]]
    connectors: list[Passage] = []
    for chunk in chunks:
        passage = chunk.passage
        position = 0
        for slash in (token for token in tokens_of(passage) if token.key == "/"):
            levels[-1].append(_trimmed(passage.cut(position, slash.start)))
            levels.append([])
            connectors.append(passage.cut(slash.start, slash.end))
            position = slash.end
        levels[-1].append(_trimmed(passage.cut(position)))
    taken = (
        (chunk.head.line.order, chunk.head.stretch(chunk.start, chunk.end)) for chunk in chunks
    )
    filled = filter(None, ([*filter(None, level)] for level in levels))
    return HierarchyReading(tuple(map(join_passages, filled)), tuple(connectors), tuple(taken))


def _trimmed(passage: Passage) -> Passage:
    """The passage without a list marker that a converter put before a wrapped line."""
    return passage.cut(2) if passage.text.startswith(("- ", "• ", "* ")) else passage
