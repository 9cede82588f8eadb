"""Watermarks, stamps and margin notes: lines that are laid over a page and are none of its text.

They are told by their drawing: their slant, their place in the margin, their size and paleness,
and how often they are repeated. Works on plain data, as PyMuPDF gives it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractor.pdf.ink.painting import Key

MAX_OVERLAY_SHARE = 0.5  # of a page's letters; of more the overlay is the text
SLANT = 0.1  # sine of the least angle with both edges of the page; scans lean by less
MARGIN_SHARE = 0.1  # of the width, at each side, where lines turned upright are notes
LARGE_TIMES = 2.5  # the size of most letters: a pale line of this size is no heading
PALE_LEVEL = 0xB0  # of 255 in each colour
_LEAST_PALE = PALE_LEVEL << 16
FAINT_ALPHA = 0x80
REPEATS = 4  # of one pale line on a page

_Line = tuple[Key, Mapping[str, Any], str]


def overlay_lines(blocks: Sequence[Mapping[str, Any]], width_pt: float) -> frozenset[Key]:
    """The lines of a page that lie over its text; none on a page that does not run level."""
    if not any(_is_odd(line) for block in blocks for line in block.get("lines", ())):
        return frozenset()  # nearly all pages
    lines = list(_written(blocks))
    level = [line for _, line, _ in lines if abs(line["dir"][1]) < SLANT]
    letters = sum(len(text) for _, _, text in lines)
    if sum(len(span["text"]) for line in level for span in line["spans"]) < letters / 2:
        return frozenset()
    sizes: Counter[float] = Counter()
    for line in level:
        for span in line["spans"]:
            sizes[round(span["size"], 1)] += len(span["text"])
    usual_pt = max(sizes.items(), key=lambda entry: (entry[1], entry[0]))[0] if sizes else 0.0
    pale = Counter(text for _, line, text in lines if _is_pale(line))
    found = {
        key: text
        for key, line, text in lines
        if _is_turned(line, width_pt)
        or (_is_pale(line) and _is_large(line, usual_pt))
        or (_is_pale(line) and pale[text] >= REPEATS)
    }
    if sum(map(len, found.values())) > MAX_OVERLAY_SHARE * letters:
        return frozenset()
    return frozenset(found)


def _is_odd(line: Mapping[str, Any]) -> bool:
    """A quick look whether a line is turned or begins pale."""
    if line["dir"] != (1.0, 0.0):
        return True
    first = line["spans"][0]
    return bool(first["color"] >= _LEAST_PALE or first["alpha"] <= FAINT_ALPHA)


def _written(blocks: Sequence[Mapping[str, Any]]) -> Iterator[_Line]:
    for block in blocks:
        for number, line in enumerate(block.get("lines", ())):
            text = "".join(span["text"] for span in line["spans"]).strip()
            if text:
                yield (block["number"], number), line, text


def _is_turned(line: Mapping[str, Any], width_pt: float) -> bool:
    """Whether a line is slanted, or turned upright in the margin."""
    across, along = (abs(part) for part in line["dir"])
    if min(across, along) > SLANT:
        return True
    x0, _, x1, _ = line["bbox"]
    is_margin = x1 < MARGIN_SHARE * width_pt or x0 > (1 - MARGIN_SHARE) * width_pt
    return bool(across < SLANT and is_margin)


def _is_pale(line: Mapping[str, Any]) -> bool:
    return all(
        span["alpha"] <= FAINT_ALPHA or min(_channels(span["color"])) >= PALE_LEVEL
        for span in line["spans"]
    )


def _is_large(line: Mapping[str, Any], usual_pt: float) -> bool:
    return all(span["size"] >= LARGE_TIMES * usual_pt for span in line["spans"])


def _channels(colour: int) -> tuple[int, int, int]:
    return colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF
