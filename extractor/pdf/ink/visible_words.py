"""Which words of a page leave no ink: what is not painted, and what a table's row cuts away.

Spreadsheets indent with white apostrophes that glue to their neighbours, and print rows that are
lower than their text: of a line that lies under the row above, only the tails of its letters reach
into the cell. Works on plain data, as PyMuPDF gives it, and knows nothing of the library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from extractor.page import BBox
from extractor.pdf.ink.painting import Key, Span
from extractor.pdf.raw_words import OVERLAY, UNSEEN, RawWord

# A line of which less than this share of its height can be seen cannot be read; the tails below
# the base line take 0.21 of the height in common fonts.
GHOST_SHARE = 0.3
TAILS = frozenset("gjpqyQ,;()[]{}|/_$@'\"`^*-–")  # what is left of a line cut from above


class _Part(NamedTuple):
    """A piece of a word, all seen or all unseen."""

    text: str
    x0_pt: float
    x1_pt: float
    is_visible: bool


class Ink:
    """Tells the seen and unseen parts of a page's words, and those that are laid over its text."""

    def __init__(
        self,
        lines: Mapping[Key, Sequence[Span]],
        paths: Sequence[Mapping[str, Any]],
        overlays: frozenset[Key] = frozenset(),
    ) -> None:
        self._marked, self._overlays = lines, overlays
        self._clips = [BBox(*path["scissor"]) for path in paths if path["type"] == "clip"]

    def seen(self, raw: Sequence[RawWord]) -> Sequence[RawWord]:
        """The words, cut where their ink ends; what cannot be seen has the number `UNSEEN`."""
        ghosts = self._ghost_lines(raw)
        if not ghosts and not self._marked and not self._overlays:
            return raw
        found: list[RawWord] = []
        for word in raw:
            x0, y0, x1, y1, text, block, line, number = word
            if (block, line) in ghosts or (block, line) in self._overlays:
                place = UNSEEN if (block, line) in ghosts else OVERLAY
                found.append((x0, y0, x1, y1, text, block, line, place))
                continue
            spans = self._marked.get((block, line))
            parts = _cut(word, spans) if spans is not None else None
            if parts is None:
                found.append(word)
                continue
            for part in parts:
                place = number if part.is_visible else UNSEEN
                found.append((part.x0_pt, y0, part.x1_pt, y1, part.text, block, line, place))
        return found

    def _ghost_lines(self, raw: Sequence[RawWord]) -> set[tuple[int, int]]:
        if not self._clips:
            return set()
        lines: dict[tuple[int, int], list[RawWord]] = {}
        for word in raw:
            lines.setdefault((word[5], word[6]), []).append(word)
        return {
            key
            for key, words in lines.items()
            if all(TAILS.issuperset(word[4]) for word in words)
            and all(self._is_cut(BBox(*word[:4])) for word in words)
        }

    def _is_cut(self, box: BBox) -> bool:
        """Whether a clip leaves a strip of the box only."""
        middle_pt = (box.x0_pt + box.x1_pt) / 2
        strip_pt = GHOST_SHARE * box.height_pt
        return any(
            clip.x0_pt <= middle_pt <= clip.x1_pt
            and (
                0 < box.bottom_pt - clip.top_pt < strip_pt
                or 0 < clip.bottom_pt - box.top_pt < strip_pt
            )
            for clip in self._clips
        )


def _cut(word: RawWord, spans: Sequence[Span]) -> list[_Part] | None:
    """The word, cut where its ink ends; None where its line reads otherwise."""
    words: list[list[tuple[str, str, Span]]] = [[]]
    for span in spans:
        for letter, read_as in zip(span.text, span.read_as, strict=True):
            if not letter.isspace():
                words[-1].append((letter, read_as, span))
            elif words[-1]:
                words.append([])
    number = word[7]
    if number >= len(words) or "".join(letter for letter, _, _ in words[number]) != word[4]:
        return None
    parts: list[_Part] = []
    for _, letter, span in words[number]:
        x0 = max(word[0], span.bbox.x0_pt)
        x1 = max(x0, min(word[2], span.bbox.x1_pt))
        if parts and parts[-1].is_visible is not span.is_unseen:
            before = parts[-1]
            parts[-1] = before._replace(text=before.text + letter, x1_pt=max(before.x1_pt, x1))
        else:
            parts.append(_Part(letter, x0, x1, not span.is_unseen))
    return parts
