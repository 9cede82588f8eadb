"""What is true of a list's whole body: how it is numbered, set and wrapped.

It is asked for by few lines only, most of which have a plain number, so each is found when asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from parsers.lists.bare_numbers import bare_numbers
from parsers.lists.counted_groups import counted_groups
from parsers.lists.counted_marks import counted_marks
from parsers.lists.paragraphs import Frame, frame_of
from parsers.markers import Marker, leading_marker
from parsers.names.groups import is_group_heading
from parsers.section import Row, is_loose

MAX_TORN_WORDS = 3
MIN_TORN = 8  # rows without a mark
TORN_SHARE = 0.8  # of them


class BodySigns:
    """The signs of one body; `right_pt` is where its full lines end, where that is known."""

    def __init__(self, body: Sequence[Row], right_pt: float | None) -> None:
        self.body = body
        self.right_pt = right_pt

    @cached_property
    def frame(self) -> Frame:
        return frame_of(self.body, self.right_pt)

    @cached_property
    def numbered(self) -> dict[int, Marker]:
        """The marks that only their neighbours prove, by the identity of their lines."""
        return {**counted_marks(self.body), **bare_numbers(self.body)}

    @cached_property
    def groups(self) -> frozenset[int]:
        """The places of the lines that number groups."""
        return counted_groups(self.body)

    @cached_property
    def counted(self) -> set[tuple[str, int]]:
        """Kind and ordinal of every marker at a line's start."""
        return set(self.leading)

    @cached_property
    def leading(self) -> Counter[tuple[str, int]]:
        markers = [leading_marker(line.text) for line in self.body]
        return Counter((marker.kind, marker.ordinal) for marker in markers if marker is not None)

    @cached_property
    def marked_below(self) -> list[Marker | None]:
        """The next marker below each line, as far as no blank parts them."""
        found: list[Marker | None] = [None] * len(self.body)
        for number in range(len(self.body) - 2, -1, -1):
            below = self.body[number + 1]
            if not below.follows_blank:
                found[number] = leading_marker(below.text) or found[number + 1]
        return found

    @cached_property
    def has_markers(self) -> bool:
        return bool(self.numbered) or any(_is_marked(line.text) for line in self.body)

    @cached_property
    def is_torn(self) -> bool:
        """Whether a program has put each word or two on a row of its own."""
        texts = [line.text for line in self.body if leading_marker(line.text) is None]
        short = sum(len(text.split()) <= MAX_TORN_WORDS for text in texts)
        is_typed = self.body[0].bbox is None
        return is_typed and len(texts) >= MIN_TORN and short >= TORN_SHARE * len(texts)

    @cached_property
    def is_loose(self) -> bool:
        return is_loose(self.body)

    @cached_property
    def has_groups(self) -> bool:
        texts = [line.text for line in self.body if not leading_marker(line.text)]
        return sum(map(is_group_heading, texts)) > 1


def _is_marked(text: str) -> bool:
    """Whether a marker stands before words; converters put some on lines of their own."""
    marker = leading_marker(text)
    return marker is not None and bool(text[marker.end :].strip())
