"""Which words of a page leave no ink: white spacers, and glyphs that a table's row cuts away.

Spreadsheets indent with white apostrophes that glue to their neighbours, and print rows that are
lower than their text: of a line that lies under the row above, only the tails of its letters reach
into the cell. Works on plain data, as PyMuPDF gives it, and knows nothing of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from extractor.page import BBox
from extractor.raw_words import UNSEEN, RawWord
from extractor.ruling import is_white

WHITE_LEVEL = 0xFA  # of 255 in each colour: lighter text cannot be seen on paper
DARK_SHARE = 0.9  # a fill whose darkest colour is below this shows white text
# Most spans of a page are never white on purpose: then the page's ground is dark, or the text
# belongs to a scan and colour says nothing.
MAX_WHITE_SHARE = 0.5
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
    """Tells the seen and unseen parts of a page's words. Most pages have only seen ones."""

    def __init__(
        self,
        blocks: Sequence[Mapping[str, Any]],
        paths: Sequence[Mapping[str, Any]],
        image_boxes: Callable[[], Sequence[BBox]],
    ) -> None:
        self._white = _white_lines(blocks, paths, image_boxes)
        self._clips = [BBox(*path["scissor"]) for path in paths if path["type"] == "clip"]

    def seen(self, raw: Sequence[RawWord]) -> Sequence[RawWord]:
        """The words, cut where their ink ends; what cannot be seen has the number `UNSEEN`."""
        ghosts = self._ghost_lines(raw)
        if not ghosts and not self._white:
            return raw
        found: list[RawWord] = []
        for word in raw:
            x0, y0, x1, y1, text, block, line, number = word
            if (block, line) in ghosts:
                found.append((x0, y0, x1, y1, text, block, line, UNSEEN))
                continue
            spans = self._white.get((block, line))
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


class _Span(NamedTuple):
    text: str
    bbox: BBox
    is_white: bool


def _white_lines(
    blocks: Sequence[Mapping[str, Any]],
    paths: Sequence[Mapping[str, Any]],
    image_boxes: Callable[[], Sequence[BBox]],
) -> dict[tuple[int, int], list[_Span]]:
    """The lines that hold white text on white ground, with their spans."""
    lines: dict[tuple[int, int], list[_Span]] = {}
    total = white = 0
    for block in blocks:
        for number, line in enumerate(block.get("lines", ())):
            spans = [
                _Span(span["text"], BBox(*span["bbox"]), _is_white(span["color"]))
                for span in line["spans"]
            ]
            total += len(spans)
            if any(span.is_white and span.text.strip() for span in spans):
                lines[block["number"], number] = spans
                white += sum(span.is_white for span in spans)
    if not lines or white > MAX_WHITE_SHARE * total:
        return {}
    grounds = _dark_fills(paths)
    if any(_is_worded(span) for spans in lines.values() for span in spans):
        grounds += image_boxes()  # costs a reading of the page; spacers never stand on pictures
    return {
        key: spans
        for key, spans in lines.items()
        if not any(_lies_in(span.bbox, grounds) for span in spans if span.is_white)
    }


def _is_worded(span: _Span) -> bool:
    return span.is_white and any(map(str.isalnum, span.text))


def _is_white(colour: int) -> bool:
    return min(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF) >= WHITE_LEVEL


def _dark_fills(paths: Iterable[Mapping[str, Any]]) -> list[BBox]:
    return [
        BBox(*path["rect"])
        for path in paths
        if path["type"] in ("f", "fs")
        and not is_white(path.get("fill"))
        and min(path["fill"]) < DARK_SHARE
    ]


def _lies_in(box: BBox, grounds: Iterable[BBox]) -> bool:
    x, y = (box.x0_pt + box.x1_pt) / 2, (box.top_pt + box.bottom_pt) / 2
    return any(
        ground.x0_pt <= x <= ground.x1_pt and ground.top_pt <= y <= ground.bottom_pt
        for ground in grounds
    )


def _cut(word: RawWord, spans: Sequence[_Span]) -> list[_Part] | None:
    """The word, cut where its colour changes; None where its line reads otherwise."""
    words: list[list[tuple[str, _Span]]] = [[]]
    for span in spans:
        for letter in span.text:
            if not letter.isspace():
                words[-1].append((letter, span))
            elif words[-1]:
                words.append([])
    number = word[7]
    if number >= len(words) or "".join(letter for letter, _ in words[number]) != word[4]:
        return None
    parts: list[_Part] = []
    for letter, span in words[number]:
        x0 = max(word[0], span.bbox.x0_pt)
        x1 = max(x0, min(word[2], span.bbox.x1_pt))
        if parts and parts[-1].is_visible is not span.is_white:
            before = parts[-1]
            parts[-1] = before._replace(text=before.text + letter, x1_pt=max(before.x1_pt, x1))
        else:
            parts.append(_Part(letter, x0, x1, not span.is_white))
    return parts
