"""The pages of a picture file, set upright as its camera noted, on white paper."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from extractor.errors import BrokenFile, EmptySource, TooLarge, TooManyScans

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
MOST_PIXELS = 100_000_000  # of one page: A4 at 1,000 dots per inch
SHORT_SIDE_PT = 595.0  # A4: of a picture that does not say how large it was on paper
LIKELY_SIDE_PT = (250.0, 1_300.0)  # a postcard; A2
EVEN_SHARE = 1.05  # of the dots one way, up to which those the other way are as many
MOST_UNEVEN = 5.0  # times; more is a mistake
LEAST_DOTS = 100.0  # to an inch; cameras and screens write 72 or 96 and mean nothing by it

_DEEP = ("I", "I;16", "I;16B", "I;16L")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError)


class Frame(NamedTuple):
    """One page: colour samples row by row, and its size on paper."""

    samples: bytes
    width_px: int
    height_px: int
    width_pt: float
    height_pt: float


def frames_of(data: bytes, most: int) -> Iterator[Frame]:
    """The pages of a picture file, not more than `most`. Of what moves, the first picture."""
    if not data:
        raise EmptySource("Berkas ini 0 byte.")
    image = _opened(data)
    count = _count(image)
    if count > most:
        raise TooManyScans(f"Berkas ini berisi {count} halaman pindaian; batasnya {most}.")
    for number in range(count):
        try:
            image.seek(number)
            width_px, height_px = image.size
            if width_px * height_px > MOST_PIXELS:
                raise TooLarge(f"Halaman {number + 1} berisi {width_px} x {height_px} piksel.")
            yield _frame(image)
        except Image.DecompressionBombError as error:
            raise TooLarge(f"Gambar halaman {number + 1} terlalu besar.") from error
        except _BROKEN as error:
            raise BrokenFile(f"Gambar halaman {number + 1} tidak dapat dibaca.") from error


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a camera wrote about itself
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise TooLarge("Gambar ini terlalu besar.") from error
    except (UnidentifiedImageError, *_BROKEN) as error:
        raise BrokenFile("Isi berkas ini bukan gambar PNG, JPEG, TIFF, atau WebP.") from error


def _count(image: Image.Image) -> int:
    if image.format != "TIFF":
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except _BROKEN as error:
        raise BrokenFile("Daftar halaman gambar ini tidak dapat dibaca.") from error


def _frame(image: Image.Image) -> Frame:
    dots = max(_dots_per_inch(image))
    upright = ImageOps.exif_transpose(_even(image))
    colour = _on_white(upright)
    width_px, height_px = colour.size
    pt_per_px = 72 / dots if dots >= LEAST_DOTS else 0.0
    short_pt = min(width_px, height_px) * pt_per_px
    if not LIKELY_SIDE_PT[0] <= short_pt <= LIKELY_SIDE_PT[1]:
        pt_per_px = SHORT_SIDE_PT / min(width_px, height_px)
    return Frame(colour.tobytes(), width_px, height_px, width_px * pt_per_px, height_px * pt_per_px)


def _dots_per_inch(image: Image.Image) -> tuple[float, float]:
    """How finely the picture says that it was scanned, across and down; 0 where it does not."""
    dots = image.info.get("dpi")
    try:
        across, down = (float(dots[0]), float(dots[1])) if dots else (0.0, 0.0)
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0, 0.0
    return (across, down) if min(across, down) > 0 else (0.0, 0.0)


def _even(image: Image.Image) -> Image.Image:
    """The picture with as many dots down as across: a fax has half or twice as many."""
    across, down = _dots_per_inch(image)
    if not across or max(across, down) <= EVEN_SHARE * min(across, down):
        return image
    dots = max(across, down)
    size = (round(image.width * dots / across), round(image.height * dots / down))
    if dots > MOST_UNEVEN * min(across, down) or size[0] * size[1] > MOST_PIXELS:
        return image
    even = image.convert("L") if image.mode == "1" else image
    made = even.resize(size, Image.Resampling.BICUBIC)
    made.info = dict(image.info)
    return made


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in _DEEP:
        image = image.point(lambda level: level * (1 / 256)).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    return image.convert("RGB")
