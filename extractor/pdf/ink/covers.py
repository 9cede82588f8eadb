"""Text that something was painted over afterwards: nobody sees it.

Works on PyMuPDF's pages without importing the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from extractor.page import BBox
from extractor.pdf.ink.painting import hides

_FILLS = re.compile(rb" (?:f\*?|[bB]\*?)(?= |$)")
_FILL_SIGNS = (b" f", b" b", b" B")
LEAST_COVER_PT = 2.0
MOST_PAIRS = 2_000_000  # of fills and pieces of text that are held against each other


def has_fills(streams: Iterable[bytes]) -> bool:
    """Whether instructions fill anything but letters."""
    return any(map(_fills, streams))


def covered_texts(
    page: Any, streams: Iterable[bytes], paths: Sequence[dict[str, Any]]
) -> list[BBox]:
    """The boxes of the page's pieces of text that lie whole under a later opaque fill.

    Where other text was painted at the same place after that, it cannot be told which is which:
    then nothing is said to be covered there. `paths` are the page's, where they were read.
    """
    if page.rotation or not has_fills(streams):
        return []
    if paths and not any(map(_may_cover, paths)):
        return []
    log = [(kind, BBox(*box)) for kind, box in page.get_bboxlog()]
    texts = [(order, box) for order, (kind, box) in enumerate(log) if kind == "fill-text"]
    fills = [(order, box) for order, (kind, box) in enumerate(log) if kind == "fill-path"]
    if not texts or not fills or fills[-1][0] < texts[0][0]:
        return []
    if len(texts) * len(fills) > MOST_PAIRS:
        return []
    covers = [
        (order, box)
        for order, box in fills
        if any(below < order and _holds(box, text) for below, text in texts)
    ]
    if not covers:
        return []
    paths = paths or page.get_cdrawings(extended=True)
    opaque = {path["seqno"] for path in paths if _is_opaque(path)}
    covers = [cover for cover in covers if cover[0] in opaque]
    return [text for order, text in texts if _is_covered(order, text, covers, texts)]


def _fills(stream: bytes) -> bool:
    """Whether instructions fill anything; the letters are looked for first."""
    return any(sign in stream for sign in _FILL_SIGNS) and _FILLS.search(stream) is not None


def _may_cover(path: dict[str, Any]) -> bool:
    """Whether a path is opaque and as large as the smallest letters; a table's lines are not."""
    if not _is_opaque(path):
        return False
    x0, top, x1, bottom = path["rect"]
    return bool(min(x1 - x0, bottom - top) >= LEAST_COVER_PT)


def _is_opaque(path: dict[str, Any]) -> bool:
    return "seqno" in path and hides(path)


def _is_covered(
    order: int,
    text: BBox,
    covers: Sequence[tuple[int, BBox]],
    texts: Sequence[tuple[int, BBox]],
) -> bool:
    over = [above for above, box in covers if above > order and _holds(box, text)]
    return bool(over) and not any(later > over[0] and _meets(other, text) for later, other in texts)


def _holds(outer: BBox, inner: BBox) -> bool:
    """Whether a box holds all of another but for its thin edges."""
    slack_pt = inner.height_pt / 4
    return (
        outer.x0_pt <= inner.x0_pt + slack_pt
        and inner.x1_pt - slack_pt <= outer.x1_pt
        and outer.top_pt <= inner.top_pt + slack_pt
        and inner.bottom_pt - slack_pt <= outer.bottom_pt
    )


def _meets(one: BBox, other: BBox) -> bool:
    return (
        one.x0_pt < other.x1_pt
        and other.x0_pt < one.x1_pt
        and one.top_pt < other.bottom_pt
        and other.top_pt < one.bottom_pt
    )
