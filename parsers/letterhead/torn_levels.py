"""A hierarchy that is torn in every copy of a text's head, read from the copy in which it is whole.

Where a page's two columns have run together, the hierarchy breaks in each copy at another place,
and what follows the break stands behind a line of the body. The other lines of the head are whole
and say where each copy's hierarchy starts. So the words that follow them are laid side by side: the
hierarchy is what stands in one copy without a gap, down to the office's own name, and in the others
in the same order with gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from extractor.page import Line
from extractor.passage import Passage
from parsers.letterhead.copies import Reference, ends_of_heads
from parsers.letterhead.tokens import is_same, run_length, tokens_of
from parsers.names.headings import HeadingIndex

MAX_LINES = 12  # of one copy's hierarchy with the body's lines that are woven into it
MAX_COPIES = 40  # each is laid beside each other: more would cost the square of a long document


class WholeLevels(NamedTuple):
    """The copy in which the hierarchy is whole: its lines, and where the last of them ends."""

    lines: tuple[tuple[Line, Passage], ...]
    last_end: int
    first_order: int | None  # of the line below the first copy's contacts


class _Stream(NamedTuple):
    """The words behind one copy's contacts, and which line each is of."""

    lines: tuple[tuple[Line, Passage], ...]
    keys: tuple[str, ...]
    line_of: tuple[int, ...]
    end_of: tuple[int, ...]  # of each word in its line's text


def find_whole_levels(
    printed: Sequence[tuple[Line, Passage]], reference: Reference, headings: HeadingIndex
) -> WholeLevels | None:
    """The hierarchy as one copy of the head prints it and another confirms it, or None."""
    streams = [
        _stream(printed[end : end + MAX_LINES], headings)
        for end in islice(ends_of_heads(printed, reference), MAX_COPIES)
    ]
    candidates = [
        (stream, count)
        for stream in streams
        if (count := _count_to_name(stream.keys, reference.name)) is not None
    ]
    rated = [
        (-_confirmations(stream.keys[:count], streams), count, number)
        for number, (stream, count) in enumerate(candidates)
    ]
    if not rated:
        return None
    rating, count, number = min(rated)
    if -rating < 2:  # its own copy and another
        return None
    stream = candidates[number][0]
    last = stream.line_of[count - 1]
    first = streams[0].lines
    return WholeLevels(
        stream.lines[: last + 1], stream.end_of[count - 1], first[0][0].order if first else None
    )


def _stream(lines: Sequence[tuple[Line, Passage]], headings: HeadingIndex) -> _Stream:
    taken: list[tuple[Line, Passage]] = []
    words: list[tuple[str, int, int]] = []
    for line, passage in lines:
        if headings.match(passage.text) is not None:
            break
        tokens = (token for token in tokens_of(passage) if token.key)
        words += [(token.key, len(taken), token.end) for token in tokens]
        taken.append((line, passage))
    return _Stream(
        tuple(taken),
        tuple(key for key, _, _ in words),
        tuple(number for _, number, _ in words),
        tuple(end for _, _, end in words),
    )


def _count_to_name(keys: Sequence[str], name: Sequence[str]) -> int | None:
    """How many words lead to the end of the office's name below its first slash, if they do."""
    starts = (n + 1 for n, key in enumerate(keys) if key == "/" and n)
    whole = (n for n in starts if run_length(keys[n:], name, 0) == len(name))
    start = next(whole, None)
    return start + len(name) if start is not None else None


def _confirmations(levels: Sequence[str], streams: Sequence[_Stream]) -> int:
    """How many copies have these words in this order, whatever stands between them."""
    return sum(_is_among(levels, stream.keys) for stream in streams)


def _is_among(levels: Sequence[str], keys: Sequence[str]) -> bool:
    following: Iterator[str] = iter(keys)
    return all(any(is_same(key, level) for key in following) for level in levels)
