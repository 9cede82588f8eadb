"""The filled places of a page that text stands on, and text that has the colour of its ground.

Works on plain data, as PyMuPDF gives it, and knows nothing of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from extractor.page import BBox
from extractor.pdf.raw_words import UNSEEN, RawWord

LEAST_GROUND_PT = 4.0  # of a filled place under text: less is a line
LEAST_COLOUR = 0x60  # of 255 in one colour: letters darker than this are ink
SAME_COLOUR = 0.03  # of full colour, by which two differ at most that look alike

Ground = tuple[BBox, Sequence[float]]


class Grounds:
    """A page's filled places; its paths are read when they are first asked for."""

    def __init__(self, fills: Callable[[], Sequence[Mapping[str, Any]]]) -> None:
        self._fills = fills

    @cached_property
    def _all(self) -> list[Ground]:
        return [
            (box, path["fill"])
            for path in self._fills()
            if path["type"] in ("f", "fs") and path.get("fill")
            for box in [BBox(*path["rect"])]
            if min(box.height_pt, box.width_pt) >= LEAST_GROUND_PT
        ]

    @cached_property
    def dark(self) -> list[Ground]:
        """Those on which black letters may not be seen."""
        return [one for one in self._all if max(one[1]) * 0xFF < LEAST_COLOUR]

    def hold(self, span: Mapping[str, Any]) -> bool:
        """Whether a piece of text stands on a place of its own colour."""
        box, colour = BBox(*span["bbox"]), span["color"]
        return any(_is_like(colour, fill) and lies_in(box, [place]) for place, fill in self._all)


def without_sunk(
    raw: Sequence[RawWord],
    blocks: Sequence[Mapping[str, Any]],
    dark: Sequence[Ground],
    shows: Callable[[BBox], bool],
) -> Sequence[RawWord]:
    """The words; dark ones of which nothing shows on their dark grounds have no ink."""
    if not dark:
        return raw  # nearly all pages
    lines = {
        (block["number"], number)
        for block in blocks
        for number, line in enumerate(block.get("lines", ()))
        if any(_is_sunk(span, dark) for span in line["spans"])
    }
    if not lines:
        return raw
    places = [place for place, _ in dark]
    return [
        (*word[:7], UNSEEN)
        if word[5:7] in lines and lies_in(BBox(*word[:4]), places) and not shows(BBox(*word[:4]))
        else word
        for word in raw
    ]


def _is_sunk(span: Mapping[str, Any], dark: Sequence[Ground]) -> bool:
    """Whether a part of a piece stands on a place of its own colour."""
    x0, top, x1, bottom = span["bbox"]
    return any(
        _is_like(span["color"], fill)
        and place.x0_pt < x1
        and x0 < place.x1_pt
        and place.top_pt < (top + bottom) / 2 < place.bottom_pt
        for place, fill in dark
    )


def _is_like(colour: int, fill: Sequence[float]) -> bool:
    ink = (channel / 0xFF for channel in channels(colour))
    return max(abs(one - other) for one, other in zip(ink, fill, strict=True)) <= SAME_COLOUR


def channels(colour: int) -> tuple[int, int, int]:
    """Red, green and blue of a colour, of 255 each."""
    return colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF


def lies_in(box: BBox, places: Iterable[BBox]) -> bool:
    """Whether the middle of a box lies in one of the places."""
    x, y = (box.x0_pt + box.x1_pt) / 2, (box.top_pt + box.bottom_pt) / 2
    return any(
        place.x0_pt <= x <= place.x1_pt and place.top_pt <= y <= place.bottom_pt for place in places
    )
