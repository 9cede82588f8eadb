"""Which pages of a PDF have no text layer that can be used, and what OCR reads on them.

Works on PyMuPDF's pages without importing the library. A page that is drawn as text costs a few
microseconds here; only pages with a large picture are looked at more closely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from extractor.errors import TooLarge, TooManyScans
from extractor.ocr.legibility import doubt_of, is_legible
from extractor.ocr.ocr import OcrOptions, Picture, Reading
from extractor.ocr.recognition import ocr_engine
from extractor.ocr.side_by_side import read_all

# text: drawn as text. unseen: laid invisibly over a scan. margin: a few words at the edge of a
# scan (an electronic signature's footer). noise: text that is none. none: nothing to read.
LayerKind = Literal["text", "unseen", "margin", "noise", "picture", "blank"]

# A scan has at least one pixel a point (72 dpi); logos and signatures have fewer altogether.
LEAST_PX_PER_PT2 = 1.0
PICTURE_SHARE = 0.5  # of the page, from which on the picture is the page
SPOT_SHARE = 0.1  # of the page: a picture on an otherwise empty page that may hold text
UNSEEN_SHARE = 0.5  # of the pieces of text
MARGIN_WORDS = 80  # a footer of one to three lines has 20 to 60
MARGIN_HEIGHT_SHARE = 0.25  # of the page, from the footer's first to its last line
LEAST_OUTLINES = 100  # filled outlines on a page without words: letters turned into drawings
# A footer over a scan is kept as it is if OCR does not find more words than it has.
MARGIN_GAIN = 1.5

DOTS_PER_INCH = 300  # of what is drawn as outlines, and of the finest pictures
# A page is drawn as finely as its picture from here on: dots that the scanner has not seen make
# nothing clearer, and cost as much as others. Coarser greys are read better drawn larger.
LEAST_OWN_DPI, COARSE_DPI = 190, 240
LEAST_BLACK_DPI = 150  # of black and white: its specks are known only by their own dots
# Pixels of one page: A4 at 300 dpi has 8.7 million, folio 10; the rest is A3 and posters.
MOST_PIXELS = 16_000_000
MOST_IMAGE_PIXELS = 250_000_000  # of a picture in the file: A0 at 400 dpi, A4 at 1,600
SHORTEST_SIDE_PX = 1000  # a scan on a page of half its size is drawn larger


class Layer(NamedTuple):
    """What the file says about one page: its words as strings, and of what kind they are."""

    number: int
    kind: LayerKind
    texts: tuple[str, ...]


def layer_of(
    page: Any, number: int, texts: Sequence[str], *, may_have_pictures: bool = True
) -> Layer:
    """The kind of a page's text layer, from its words and from how the page is drawn."""
    if texts and not may_have_pictures:
        return Layer(number, "text" if is_legible(texts) else "noise", tuple(texts))
    return Layer(number, _kind_of(page, texts), tuple(texts))


def pages_to_read(layers: Sequence[Layer], options: OcrOptions) -> tuple[int, ...]:
    """The numbers of the pages whose words are to be taken from OCR.

    The unseen layers of a document come from one program: they are trusted together or not at
    all.
    """
    if options.mode == "never":
        return ()
    if options.mode == "always":
        return tuple(layer.number for layer in layers)
    unseen = [text for layer in layers if layer.kind == "unseen" for text in layer.texts]
    wanted: set[LayerKind] = {"margin", "noise", "picture"}
    if unseen and not doubt_of(unseen).is_faithful:
        wanted.add("unseen")
    return tuple(layer.number for layer in layers if layer.kind in wanted)


def read_pages(
    pdf: Any, layers: Sequence[Layer], options: OcrOptions
) -> tuple[Mapping[int, Reading], str | None]:
    """What OCR reads on the pages that need it, and the engine's name if there is any such page.

    Raises `NoTextLayer` if tesseract is missing, `TooManyScans` if there are more than the options
    allow, `TooLarge` for a picture that nobody scans, `OcrTimeout` if a page takes too long.
    """
    numbers = pages_to_read(layers, options)
    if not numbers:
        return {}, None
    engine = ocr_engine()
    if len(numbers) > options.most_pages:
        raise TooManyScans(
            f"Berkas ini berisi {len(numbers)} halaman pindaian; batasnya {options.most_pages}."
        )
    if options.announce is not None:
        options.announce(len(numbers))
    by_number = {layer.number: layer for layer in layers}
    readings: dict[int, Reading] = {}
    for number, reading in read_all(numbers, lambda n: _picture_of(pdf[n - 1]), options):
        if reading is not None and _is_gain(reading, by_number[number]):
            readings[number] = reading
    return readings, engine if readings else None


def _is_gain(reading: Reading, layer: Layer) -> bool:
    return layer.kind != "margin" or len(reading.words) >= MARGIN_GAIN * len(layer.texts)


def _kind_of(page: Any, texts: Sequence[str]) -> LayerKind:
    _, _, width_pt, height_pt = page.rect
    least_px = LEAST_PX_PER_PT2 * width_pt * height_pt * PICTURE_SHARE
    # Some scanners cut a page into strips, so the pictures count together.
    pixels = sum(image[2] * image[3] for image in page.get_images())
    if texts and pixels < least_px:
        return "text" if is_legible(texts) else "noise"
    drawn = page.get_bboxlog()  # what is drawn, in order: (kind, box)
    pictures = [(place, box) for place, (kind, box) in enumerate(drawn) if "image" in kind]
    share = _covered_share([box for _, box in pictures], width_pt, height_pt)
    if not texts:
        outlines = sum(kind == "fill-path" for kind, _ in drawn)
        return "picture" if share >= SPOT_SHARE or outlines >= LEAST_OUTLINES else "blank"
    if share < PICTURE_SHARE:
        return "text" if is_legible(texts) else "noise"
    last_picture = max(place for place, _ in pictures)
    written = [(place, kind, box) for place, (kind, box) in enumerate(drawn) if "text" in kind]
    # Unseen: drawn without ink, or painted over by the picture.
    seen = [box for place, kind, box in written if kind != "ignore-text" and place > last_picture]
    if len(seen) < (1 - UNSEEN_SHARE) * len(written) or not seen:
        return "unseen"
    if len(texts) < MARGIN_WORDS:
        reach_pt = max(box[3] for box in seen) - min(box[1] for box in seen)
        if reach_pt < MARGIN_HEIGHT_SHARE * height_pt:
            return "margin"
    return "text" if is_legible(texts) else "noise"


def _covered_share(
    boxes: Sequence[tuple[float, float, float, float]], width_pt: float, height_pt: float
) -> float:
    """How much of the page the boxes cover together: strips side by side add up, copies do not."""
    area = 0.0
    for x0, y0, x1, y1 in set(boxes):
        across = min(x1, width_pt) - max(x0, 0.0)
        down = min(y1, height_pt) - max(y0, 0.0)
        area += max(0.0, across) * max(0.0, down)
    return area / (width_pt * height_pt) if width_pt and height_pt else 0.0


def _dots_per_inch(page: Any) -> int:
    """How finely the page is drawn: as its finest large picture, where that is fine enough."""
    finest, is_black = 0.0, False
    area_pt2 = page.rect.width * page.rect.height
    for image in page.get_image_info():
        x0, top, x1, bottom = image["bbox"]
        if (x1 - x0) * (bottom - top) < SPOT_SHARE * area_pt2:
            continue
        if image["width"] * image["height"] > MOST_IMAGE_PIXELS:
            size = f"{image['width']} x {image['height']}"
            raise TooLarge(f"Halaman {page.number + 1} berisi gambar {size} piksel.")
        # A turned picture's sides are swapped; a fax has half as many lines as dots in a line.
        dots = max(image["width"], image["height"]) / max(x1 - x0, bottom - top) * 72
        if dots > finest:
            finest, is_black = dots, image["bpc"] == 1
    if not finest:
        return DOTS_PER_INCH
    if is_black:
        return min(DOTS_PER_INCH, max(LEAST_BLACK_DPI, round(finest)))
    return min(DOTS_PER_INCH, round(finest)) if finest >= LEAST_OWN_DPI else COARSE_DPI


def _picture_of(page: Any) -> Picture:
    """The page drawn in grey, as it is shown, fine enough for OCR and not too large."""
    width_pt, height_pt = page.rect.width, page.rect.height
    scale = _dots_per_inch(page) / 72
    scale = max(scale, SHORTEST_SIDE_PX / min(width_pt, height_pt))
    scale = min(scale, (MOST_PIXELS / (width_pt * height_pt)) ** 0.5)
    dots_per_inch = max(1, int(scale * 72))
    pixmap = page.get_pixmap(dpi=dots_per_inch, colorspace="gray", alpha=False)
    return Picture(pixmap.samples, pixmap.width, pixmap.height, dots_per_inch / 72)
