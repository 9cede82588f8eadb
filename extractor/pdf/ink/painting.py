"""How the pieces of a page's text are painted: white, not at all, struck out, raised.

Works on plain data, as PyMuPDF gives it, and knows nothing of the library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from extractor.drawing.ruling import is_white
from extractor.page import BBox, enclosing_box
from extractor.pdf.ink.grounds import LEAST_COLOUR, Grounds, channels, lies_in
from extractor.pdf.ink.strokes import Strokes, is_struck_by
from extractor.typed.raised import as_raised

WHITE_LEVEL = 0xFA  # of 255 in each colour: lighter text cannot be seen on paper
DARK_SHARE = 0.9  # a fill whose darkest colour is below this shows white text
# Most pieces of a page are never white, or unpainted, on purpose: then the page's ground is dark,
# or the text belongs to a scan, and its colour says nothing.
MAX_UNSEEN_SHARE = 0.5
CLEAR_ALPHA = 5  # of 255: nobody sees so little
LEAST_SIZE_PT = 1.0  # smaller letters are a dust of ink
COVER_LEVELS = (0.2, 0.95)  # a fill darker or lighter than this hides what it is painted over
SMALL_SHARE = 0.8  # of the size beside it, at which a piece is set small
LEAST_RISE = 0.12  # of that size, by which a small piece stands above its line
RAISED_SHARE = 0.25  # of the letter's size, by which a note's mark stands above its line

# The library's signs of a piece of text: its own guess of a raised one; struck, filled, drawn.
_SUPERSCRIPT = 1
_STRUCK = 1
_FILLED = 16
_PAINTED = _FILLED | 32
_LEAST_WHITE = WHITE_LEVEL << 16
# A font of signs only, whose letters are ticks and bullets.
_DINGBATS = "Dingbats"
_LETTER, _UNTOLD = re.compile(r"[^\W_]"), "•"  # a sign of that font that the library does not tell
_SIGNS = str.maketrans("345678lnoqumH", "✓✔✕✖✗✘●■□□◆○★")

Key = tuple[int, int]


class Span(NamedTuple):
    """A piece of a line: its letters as they are to be read, and how they are painted."""

    text: str
    read_as: str
    bbox: BBox
    is_white: bool
    is_hidden: bool
    is_struck: bool

    @property
    def is_unseen(self) -> bool:
        return self.is_white or self.is_hidden or self.is_struck


class Paint(NamedTuple):
    """What is painted beside the text, and asked for only where something hangs on it."""

    paths: Callable[[], Sequence[Mapping[str, Any]]]
    grounds: Grounds
    strokes: Callable[[], Strokes]
    image_boxes: Callable[[], Sequence[BBox]]
    covered: Callable[[], Sequence[BBox]]  # the pieces of text that something was painted over
    boxes: Callable[[], Sequence[BBox]]  # what is to be ticked on a form
    shows: Callable[[BBox], bool]  # whether anything of a place is seen on the page as drawn
    is_clear: bool = False  # whether something on the page is drawn so that nothing of it shows


def marked_lines(blocks: Sequence[Mapping[str, Any]], paint: Paint) -> dict[Key, list[Span]]:
    """The lines of which not all can be seen, or something is raised, with their pieces."""
    lines: dict[Key, list[Span]] = {}
    covered = paint.covered()
    is_each_asked = bool(covered) or paint.is_clear
    before: Mapping[str, Any] | None = None  # the last piece of the line above
    for block in blocks:
        for number, line in enumerate(block.get("lines", ())):
            raw = line["spans"]
            base, before = before, raw[-1]
            is_set_over = base is not None and _is_beside(base, raw[0])
            if not (is_each_asked or is_set_over or any(map(_is_odd, raw))):
                continue  # nearly all lines
            spans = _spans(line, covered, base if is_set_over else None)
            if paint.is_clear or any(_is_coloured(span["color"]) for span in raw):
                spans = _drawn(spans, raw, paint)
            if any(map(_is_marked, spans)):
                lines[block["number"], number] = spans
    return _settled(lines, blocks, paint) if lines else lines  # mostly there are none


def _settled(
    lines: dict[Key, list[Span]], blocks: Sequence[Mapping[str, Any]], paint: Paint
) -> dict[Key, list[Span]]:
    """The lines, after a look at what else is on the page."""
    every = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
    marked = [span for spans in lines.values() for span in spans]
    letters = sum(len(span["text"]) for span in every)
    hidden = sum(len(span.text) for span in marked if span.is_hidden)
    white = sum(span.is_white for span in marked)
    if any(map(_is_sign, marked)):
        boxes = paint.boxes()
        lines = _with(lines, lambda span: _without_tick(span, boxes))
    if hidden > MAX_UNSEEN_SHARE * letters:
        lines = _with(lines, lambda span: span._replace(is_hidden=False))
    if any(span.is_struck for span in marked):
        strokes = paint.strokes().level
        lines = {key: _struck_by(spans, strokes) for key, spans in lines.items()}
    if white:
        is_ground = white > MAX_UNSEEN_SHARE * len(every)
        lines = _without_shown_white(lines, paint, is_ground=is_ground)
    return {key: spans for key, spans in lines.items() if any(map(_is_marked, spans))}


def _is_odd(span: Mapping[str, Any]) -> bool:
    """A quick look whether anything but black ink on one line may be told of a piece."""
    colour = span["color"]
    return bool(
        span["char_flags"] & (_PAINTED | _STRUCK) != _FILLED
        or span["flags"] & _SUPERSCRIPT
        or (colour and (colour >= _LEAST_WHITE or _is_coloured(colour)))
        or span["alpha"] <= CLEAR_ALPHA
        or span["size"] < LEAST_SIZE_PT
        or _DINGBATS in span["font"]
    )


def _is_coloured(colour: int) -> bool:
    """Whether letters may have the colour of what lies under them: no dark ink, and not white."""
    return colour < _LEAST_WHITE and max(channels(colour)) >= LEAST_COLOUR


def _is_sign(span: Span) -> bool:
    return span.read_as != span.text and not span.read_as.strip()[:1].isdigit()


def _drawn(spans: Sequence[Span], raw: Sequence[Mapping[str, Any]], paint: Paint) -> list[Span]:
    """The pieces of a line; those of which nothing shows are hidden."""
    return [
        span._replace(is_hidden=True)
        if not span.is_unseen
        and span.text.strip()
        and (paint.is_clear or paint.grounds.hold(one))
        and not paint.shows(span.bbox)
        else span
        for span, one in zip(spans, raw, strict=True)
    ]


def _without_tick(span: Span, boxes: Sequence[BBox]) -> Span:
    """The sign in a form's box is what somebody ticked, and no text."""
    is_tick = _is_sign(span) and lies_in(span.bbox, boxes)
    return span._replace(is_hidden=True) if is_tick else span


def _is_marked(span: Span) -> bool:
    return (span.is_unseen and bool(span.text.strip())) or span.read_as != span.text


def _with(lines: dict[Key, list[Span]], change: Callable[[Span], Span]) -> dict[Key, list[Span]]:
    return {key: [change(span) for span in spans] for key, spans in lines.items()}


def _without_shown_white(
    lines: dict[Key, list[Span]], paint: Paint, *, is_ground: bool
) -> dict[Key, list[Span]]:
    """The same lines; white text that stands on a dark ground is seen."""
    if is_ground:
        return _with(lines, lambda span: span._replace(is_white=False))
    grounds = _dark_fills(paint.paths())
    if any(
        span.is_white and any(map(str.isalnum, span.text))
        for spans in lines.values()
        for span in spans
    ):
        grounds += paint.image_boxes()  # a reading of the page; spacers never stand on pictures
    return {
        key: [span._replace(is_white=False) for span in spans]
        if any(span.is_white and lies_in(span.bbox, grounds) for span in spans)
        else spans
        for key, spans in lines.items()
    }


def _is_worded(span: Span) -> bool:
    return span.is_white and any(map(str.isalnum, span.text))


def _struck_by(spans: Sequence[Span], strokes: Sequence[BBox]) -> list[Span]:
    """The pieces of a line; only those are struck out that a stroke of the line's own strikes."""
    line = enclosing_box([span.bbox for span in spans])
    return [
        span._replace(is_struck=span.is_struck and is_struck_by(span.bbox, line, strokes))
        for span in spans
    ]


def _spans(
    line: Mapping[str, Any], covered: Sequence[BBox], before: Mapping[str, Any] | None
) -> list[Span]:
    """The pieces of a line; `before` is what stands before them in a line of its own."""
    spans: list[Span] = []
    is_level = line["dir"] == (1.0, 0.0)
    for span in line["spans"]:
        text, box = span["text"], BBox(*span["bbox"])
        read_as = text
        if is_level and before is not None and _is_raised(before, span):
            read_as = as_raised(text, before["text"])
        elif _DINGBATS in span["font"]:
            read_as = _LETTER.sub(_UNTOLD, text.translate(_SIGNS))
        spans.append(
            Span(
                text,
                read_as,
                box,
                _is_white(span["color"]),
                _is_hidden(span) or (bool(covered) and lies_in(box, covered)),
                bool(span["char_flags"] & _STRUCK),
            )
        )
        before = span if text.strip() else before  # the library puts blanks between pieces
    return spans


def _is_raised(before: Mapping[str, Any], span: Mapping[str, Any]) -> bool:
    rise_pt = before["origin"][1] - span["origin"][1]
    if span["size"] <= SMALL_SHARE * before["size"]:
        return bool(rise_pt > LEAST_RISE * before["size"])
    return bool(span["flags"] & _SUPERSCRIPT and rise_pt > RAISED_SHARE * before["size"])


def _is_beside(before: Mapping[str, Any], span: Mapping[str, Any]) -> bool:
    """Whether a line begins, small and raised, right behind the end of another: the library parts
    a high mark from its line."""
    gap_pt = span["bbox"][0] - before["bbox"][2]
    return (
        span["size"] <= SMALL_SHARE * before["size"]
        and abs(gap_pt) <= before["size"] / 2
        and before["bbox"][1] <= span["origin"][1] <= before["origin"][1]
        and _is_raised(before, span)
    )


def _is_hidden(span: Mapping[str, Any]) -> bool:
    is_clear = bool(span["alpha"] <= CLEAR_ALPHA) or not span["char_flags"] & _PAINTED
    return is_clear or bool(span["size"] < LEAST_SIZE_PT)


def _is_white(colour: int) -> bool:
    return min(channels(colour)) >= WHITE_LEVEL


def _dark_fills(paths: Iterable[Mapping[str, Any]]) -> list[BBox]:
    return [
        BBox(*path["rect"])
        for path in paths
        if path["type"] in ("f", "fs")
        and not is_white(path.get("fill"))
        and min(path["fill"]) < DARK_SHARE
    ]


def hides(path: Mapping[str, Any]) -> bool:
    """Whether a path hides what it is painted over: colours between are highlighters' too."""
    fill = path.get("fill")
    if path["type"] not in ("f", "fs") or not fill or path.get("fill_opacity", 1.0) < 1.0:
        return False
    dark, light = COVER_LEVELS
    return bool(max(fill) <= dark or min(fill) >= light)
