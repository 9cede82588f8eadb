"""An item's text -> words and the patterns they match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from normalizers.item.cutting import cut
from normalizers.item.word_lists import folded, pattern_rows

# A run of so many characters is no word; looking for signs at its ends takes the square in time.
_LONG_RUN = re.compile(r"\S{80,}")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character


class PatternSpan(NamedTuple):
    """Words `first` to `last` (exclusive) are what the pattern `kind` of `label` describes."""

    label: str
    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ItemTokens:
    """The words of a text: `words` folded to one spelling, `starts` and `ends` in `text`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spans: tuple[PatternSpan, ...]

    def printed(self, index: int) -> str:
        """A word as it is printed."""
        return self.text[self.starts[index] : self.ends[index]]


class _Phrases:
    """Phrases of words, each with what it is called: found in one walk from each word.

    A node has the next word's node by that word, and under the empty word the names of the
    phrases that end there.
    """

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}

    def add(self, words: Iterable[str], name: tuple[str, str]) -> None:
        node = self.root
        for word in words:
            node = node.setdefault(word, {})
        names = node.setdefault("", [])
        if name not in names:
            names.append(name)

    def spans(self, words: Sequence[str]) -> Iterator[PatternSpan]:
        for first in range(len(words)):
            node = self.root.get(words[first])
            last = first + 1
            while node is not None:
                for label, kind in node.get("", ()):
                    yield PatternSpan(label, kind, first, last)
                node = node.get(words[last]) if last < len(words) else None
                last += 1


class _Patterns(NamedTuple):
    """Phrases of folded words, and names as they are printed, in capitals."""

    phrases: _Phrases
    names: _Phrases


def _cut(phrase: str) -> list[str]:
    return [word for run in phrase.split() for word in cut(run)]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    patterns = _Patterns(_Phrases(), _Phrases())
    for label, file_name, key in (
        ("document", "documents", "patterns"),
        ("sized", "documents", "sized"),
        ("name", "documents", "names"),
        ("actor", "actors", "patterns"),
        ("noun", "actions", "noun"),
        ("order", "actions", "base"),
        ("verb", "actions", "forms"),
    ):
        for row in pattern_rows(file_name):
            for written in row.get(key, ()):
                name = (label, row["id"])
                if label == "name":
                    patterns.names.add(_cut(written), name)
                    patterns.names.add(_cut(written.title()), name)
                else:
                    patterns.phrases.add(map(folded, _cut(written)), name)
    return patterns


def _spaced(run: re.Match[str]) -> str:
    """The run with a space for every sign, as long as before."""
    return re.sub(r"[\W_]", " ", run[0])


def _flattened(text: str) -> tuple[str, Sequence[int]]:
    """The text with one space between its words, and where each of its characters stood."""
    text = _LONG_RUN.sub(_spaced, _SURROGATE.sub(" ", text))
    flat = " ".join(text.split())
    if flat == text:
        return flat, range(len(text))
    pieces = re.finditer(r"\S+", text)
    places = [place for piece in pieces for place in (*range(*piece.span()), piece.end())]
    return flat, places


def read_tokens(text: str) -> ItemTokens:
    """The words of a text and every pattern in them, the patterns of each label by themselves."""
    flat, places = _flattened(text)
    printed, starts, ends = [], [], []
    start = 0
    for run in flat.split(" ") if flat else ():
        for word in cut(run):
            printed.append(word)
            starts.append(places[start])
            start += len(word)
            ends.append(places[start - 1] + 1)
        start += 1  # the space
    words = tuple(map(folded, printed))
    patterns = _patterns()
    spans = (*patterns.phrases.spans(words), *patterns.names.spans(printed))
    return ItemTokens(text, words, tuple(starts), tuple(ends), tuple(longest_first(spans)))


def longest_first(spans: Iterable[PatternSpan]) -> list[PatternSpan]:
    """Of overlapping spans of one label the longest, then the first; in order of the text."""
    taken: dict[str, set[int]] = {}
    kept: list[PatternSpan] = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first, s.label, s.kind)):
        label = "document" if span.label in ("name", "sized") else span.label
        used = taken.setdefault(label, set())
        if span.first in used or span.last - 1 in used:
            continue
        used.update(range(span.first, span.last))
        kept.append(span)
    return sorted(kept, key=lambda s: (s.first, s.label, s.kind))
