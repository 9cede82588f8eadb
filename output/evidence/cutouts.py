"""Cut-outs of a PDF's pages as small WebP pictures, the words that are meant marked on them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import ExtractionError
from extractor.own_mark import PROGRAM, SOFTWARE_TAG
from extractor.page import BBox
from extractor.pdf.page_pictures import Clip, Drawn, draw_clips
from extractor.picture.picture import drawable

if TYPE_CHECKING:
    from PIL.Image import Image

CUT_DPI = 144  # twice the points: sharp at the size it is shown, about 6 KB a sentence
PAGE_DPI = 80  # a page is told by its look and still read; about 25 KB
SHEET_DPI = 120  # a page that is read word by word beside what was read of it; about 60 KB
CUT_CSS_PX_PER_PT = 1.25  # the size at which print of 11 pt is as large as the report's own text
QUALITY = 55  # of WebP: below 50 thin strokes break, above 60 files only grow
EFFORT = 2  # of WebP, 0 to 6: from 3 on twice the time for files a thirtieth smaller
AIR_X_PT, AIR_Y_PT = 36.0, 22.0  # a line above and below, so that one sees where on the page it is
MIN_WIDTH_PT = 330.0  # two cut-outs below one another look alike
MAX_HEIGHT_PT = 300.0  # a longer passage is told by its beginning
MARKER = (255, 240, 178)  # a highlighter's yellow; the ink below stays black
MARKER_AIR_PT = 1.5
MASK_INK = (35, 35, 35)
PAPER = (255, 255, 255)


class Turn(NamedTuple):
    """How a page was straightened before its boxes were taken, and its size since."""

    degrees: float
    width_pt: float
    height_pt: float


class Cut(NamedTuple):
    """A picture, and the size in CSS pixels at which it is shown."""

    webp: bytes
    width_px: int
    height_px: int


class Sheet(NamedTuple):
    """A whole page as a picture, and its size in the points that boxes on it are counted in."""

    webp: bytes
    width_pt: float
    height_pt: float


class Pages(NamedTuple):
    """A source's bytes, its pages that were turned, and words to paint over on each page."""

    data: bytes
    turns: Mapping[int, Turn]
    masks: Mapping[int, Sequence[BBox]]


def cut_out(pages: Pages, places: Sequence[tuple[int, BBox | None]]) -> Iterator[Cut | None]:
    """A picture for each place: its words marked, or the whole page where it has no box.

    None for a place that cannot be drawn. Raises an `ExtractionError` for what has no pages.
    """
    clips = [_clip(page, box, page in pages.turns) for page, box in places]
    for (page, box), drawn in zip(places, draw_clips(drawable(pages.data), clips), strict=True):
        yield None if drawn is None else _cut(pages, page, box, drawn)


def cut_page(
    places: Sequence[tuple[int, BBox | None]], pages: Pages, more_time: Callable[[float], None]
) -> list[Cut | None] | None:
    """The pictures of one page's places, made in a process of their own; None without pages.

    A page of a kilobyte may take minutes to draw, or all memory.
    """
    try:
        return list(cut_out(pages, places))
    except ExtractionError:
        return None


def draw_sheet(page: int, pages: Pages, more_time: Callable[[float], None]) -> Sheet | None:
    """A page to be read, made in a process of its own; None for one that cannot be drawn."""
    try:
        (drawn,) = draw_clips(drawable(pages.data), [Clip(page, None, SHEET_DPI)])
    except ExtractionError:
        return None
    if drawn is None:
        return None
    picture, drawn = _upright(pages, page, drawn)
    scale = drawn.px_per_pt
    return Sheet(_as_webp(picture), picture.width / scale, picture.height / scale)


def frame_of(box: BBox) -> BBox:
    """What is shown around a box: some air, and never a mere word."""
    x0, top, x1, bottom = box
    more = max(MIN_WIDTH_PT - (x1 - x0), 2 * AIR_X_PT)
    left = max(0.0, x0 - more / 2)
    right = max(x1 + AIR_X_PT, left + (x1 - x0) + more)
    top = max(0.0, top - AIR_Y_PT)
    return BBox(left, top, right, min(bottom + AIR_Y_PT, top + MAX_HEIGHT_PT))


def _clip(page: int, box: BBox | None, is_turned: bool) -> Clip:
    if box is None:
        return Clip(page, None, PAGE_DPI)
    return Clip(page, None if is_turned else frame_of(box), CUT_DPI)


def _cut(pages: Pages, page: int, box: BBox | None, drawn: Drawn) -> Cut:
    picture, drawn = _upright(pages, page, drawn)
    if box is not None:
        _mark(picture, _pixels(box, drawn, MARKER_AIR_PT))
        if page in pages.turns:
            picture = picture.crop(_pixels(frame_of(box), drawn))
    css = CUT_CSS_PX_PER_PT / drawn.px_per_pt if box is not None else 1.0
    return Cut(_as_webp(picture), round(picture.width * css), round(picture.height * css))


def _upright(pages: Pages, page: int, drawn: Drawn) -> tuple[Image, Drawn]:
    """What was drawn, turned as its reader turned the page, masked words painted over."""
    from PIL import Image

    size = (drawn.width_px, drawn.height_px)
    picture = Image.frombytes("RGB", size, drawn.samples)
    turn = pages.turns.get(page)
    if turn is not None:
        picture, drawn = _straightened(picture, drawn, turn)
    for mask in pages.masks.get(page, ()):
        picture.paste(MASK_INK, _pixels(mask, drawn))
    return picture, drawn


def _as_webp(picture: Image) -> bytes:
    from PIL.Image import Exif

    made_by = Exif()
    made_by[SOFTWARE_TAG] = PROGRAM
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=QUALITY, method=EFFORT, exif=made_by)
    return stream.getvalue()


def _straightened(picture: Image, drawn: Drawn, turn: Turn) -> tuple[Image, Drawn]:
    """The whole page turned clockwise as its reader turned it."""
    from PIL.Image import Resampling, Transpose

    quarters = round(turn.degrees / 90)
    ways = {1: Transpose.ROTATE_270, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_90}
    if quarters % 4:
        picture = picture.transpose(ways[quarters % 4])
    rest = turn.degrees - 90 * quarters
    if rest:
        picture = picture.rotate(-rest, resample=Resampling.BICUBIC, fillcolor=PAPER)
    scale = picture.width / turn.width_pt if turn.width_pt else drawn.px_per_pt
    samples, (width_px, height_px) = drawn.samples, picture.size
    return picture, Drawn(samples, width_px, height_px, 0.0, 0.0, scale)


def _mark(picture: Image, area: tuple[int, int, int, int]) -> None:
    from PIL import Image, ImageChops

    piece = picture.crop(area)
    if piece.width and piece.height:
        picture.paste(ImageChops.multiply(piece, Image.new("RGB", piece.size, MARKER)), area)


def _pixels(box: BBox, drawn: Drawn, air_pt: float = 0.0) -> tuple[int, int, int, int]:
    """A box of the page in pixels of its drawing, cut where the drawing ends."""
    scale = drawn.px_per_pt
    left = int((box[0] - air_pt - drawn.x0_pt) * scale)
    top = int((box[1] - air_pt - drawn.top_pt) * scale)
    right = int((box[2] + air_pt - drawn.x0_pt) * scale) + 1
    bottom = int((box[3] + air_pt - drawn.top_pt) * scale) + 1
    width, height = drawn.width_px, drawn.height_px
    return (
        min(max(left, 0), width),
        min(max(top, 0), height),
        min(max(right, 0), width),
        min(max(bottom, 0), height),
    )
