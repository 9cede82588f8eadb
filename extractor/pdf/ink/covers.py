"""Text that something was painted over afterwards: nobody sees it.

Works on PyMuPDF's pages without importing the library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from extractor.page import BBox
from extractor.pdf.ink.painting import hides

_FILLS = re.compile(rb" (?:f\*?|[bB]\*?)(?= |$)")
_FILL_SIGNS = (b" f ", b" f*", b" b ", b" b*", b" B ", b" B*")
_LAST_FILLS = (b" f", b" b", b" B")  # at the end of a stream
_COVERS = ("fill-path", "fill-image")
LEAST_COVER_PT = 2.0
LARGEST_SHARE = 0.5  # of a page: a larger picture is a scan
MOST_PAIRS = 2_000_000  # of fills and pieces of text that are held against each other


def has_fills(streams: Iterable[bytes]) -> bool:
    """Whether instructions fill anything but letters."""
    return any(map(_fills, streams))


def covered_texts(
    page: Any, streams: Sequence[bytes], filled: Callable[[], Sequence[Mapping[str, Any]]]
) -> list[BBox]:
    """The boxes of the page's pieces of text that lie whole under a later opaque fill or picture.

    Where other text was painted at the same place after that, it cannot be told which is which:
    then nothing is said to be covered there. `filled` gives the paths of a page that fills any.
    """
    may_fill = any(map(_may_cover, filled()))
    if not may_fill and not any(map(_paints_behind_text, streams)):
        return []  # most pages
    if page.rotation:
        return []
    log = [(kind, BBox(*box)) for kind, box in page.get_bboxlog()]
    texts = [(order, box) for order, (kind, box) in enumerate(log) if kind == "fill-text"]
    if not texts:
        return []
    kinds = _COVERS if may_fill else _COVERS[1:]
    fills = [
        (order, box)
        for order, (kind, box) in enumerate(log)
        if kind in kinds and order > texts[0][0]
    ]
    if not fills or len(texts) * len(fills) > MOST_PAIRS:
        return []
    covers = [
        (order, box)
        for order, box in fills
        if any(below < order and _holds(box, text) for below, text in texts)
    ]
    if not covers:
        return []
    opaque = {path["seqno"] for path in filled() if _is_opaque(path)}
    pictures = _opaque_pictures(page) if any(log[n][0] == _COVERS[1] for n, _ in covers) else []
    covers = [
        (n, box)
        for n, box in covers
        if n in opaque or (log[n][0] == _COVERS[1] and box in pictures)
    ]
    return [text for order, text in texts if _is_covered(order, text, covers, texts)]


def _opaque_pictures(page: Any) -> list[BBox]:
    """The places of the pictures that hide what is under them; one of a whole page is its scan,
    whose words are printed below it to be found."""
    most_pt2 = LARGEST_SHARE * page.rect.width * page.rect.height
    return [
        box
        for image in page.get_image_info()
        if not image.get("has-mask")
        for box in [BBox(*image["bbox"])]
        if box.width_pt * box.height_pt <= most_pt2
    ]


def _paints_behind_text(stream: bytes) -> bool:
    """Whether a picture or a form is painted later than the first text."""
    return 0 <= stream.find(b"BT ") < stream.rfind(b" Do")


def _fills(stream: bytes) -> bool:
    """Whether instructions fill anything; the letters are looked for first."""
    if not (stream.endswith(_LAST_FILLS) or any(sign in stream for sign in _FILL_SIGNS)):
        return False
    return _FILLS.search(stream) is not None


def _may_cover(path: Mapping[str, Any]) -> bool:
    """Whether a path is opaque and as large as the smallest letters; a table's lines are not."""
    if not _is_opaque(path):
        return False
    x0, top, x1, bottom = path["rect"]
    return bool(min(x1 - x0, bottom - top) >= LEAST_COVER_PT)


def _is_opaque(path: Mapping[str, Any]) -> bool:
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
