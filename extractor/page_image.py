"""A scanned page made easy to read: upright, straight, evenly lit, without its ruling lines.

Works on grey pictures (numpy, one byte a pixel, 0 is black) and knows neither PDF nor OCR.
Imported only where a page has to be read by OCR: numpy and Pillow take a tenth of a second.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

PAPER = 255
# Ink is darker than this share of the paper around it; grey table heads are lighter.
INK_SHARE = 0.62
LIGHT_BLOCK_PX = 32  # a block holds paper besides letters, at any resolution that is read
# Light whose dim end is below this share of its bright end is evened out: shadows of a book's
# fold or of a hand. Flat-bed scans vary by 0.03.
EVEN_LIGHT_SHARE = 0.9

SKEW_LIMIT_DEGREES = 5.0  # a sheet lies askew by 0 to 2 in a feeder, by 3 on the glass
SKEW_STEPS_DEGREES = (0.5, 0.1, 0.02)
LEAST_SKEW_DEGREES = 0.15  # turning blurs; below this a line of 17 cm rises by less than 0.5 mm
SKEW_SAMPLE_PX = 1000  # height of the picture that the skew is measured on

# A ruling line is longer than any stroke of a letter and thinner than any bar of a picture.
RULE_LENGTH_INCH = 0.5
UNDERLINE_LENGTH_INCH = 0.9
RULE_WIDTH_INCH = 0.04


class Rules(NamedTuple):
    """Where ruling lines are, in half the picture's resolution."""

    vertical: Mask
    horizontal: Mask


def grey_picture(samples: bytes, width_px: int, height_px: int) -> Grey:
    """The samples of a grey pixmap, row by row, as a picture that may be written to."""
    return np.frombuffer(samples, dtype=np.uint8).reshape(height_px, width_px).copy()


def turned(picture: Grey, degrees: float) -> Grey:
    """The picture turned clockwise about its centre.

    Quarter turns swap its sides; what is left of the angle keeps its size.
    """
    quarters = round(degrees / 90)
    upright = np.rot90(picture, -quarters) if quarters % 4 else picture
    rest = degrees - 90 * quarters
    if abs(rest) < LEAST_SKEW_DEGREES:
        return np.ascontiguousarray(upright)
    image = Image.fromarray(np.ascontiguousarray(upright))
    straight = image.rotate(-rest, resample=Image.Resampling.BICUBIC, fillcolor=PAPER)
    return np.asarray(straight, dtype=np.uint8).copy()


def evenly_lit(picture: Grey) -> Grey:
    """The picture with its paper white everywhere, if the light on it is uneven."""
    light = _paper_light(picture)
    bright, dim = np.percentile(light, (95, 5))
    if dim >= EVEN_LIGHT_SHARE * bright:
        return picture
    scale = PAPER / _enlarged(light, picture.shape)
    return np.clip(picture * scale, 0, PAPER).astype(np.uint8)


def ink_of(picture: Grey) -> Mask:
    """Where there is ink on the paper."""
    paper = _enlarged(_paper_light(picture), picture.shape)
    return np.asarray(picture < INK_SHARE * paper, dtype=np.bool_)


def has_ink(picture: Grey) -> bool:
    """Whether there is anything on the page at all (a blank scan has specks only)."""
    return bool(ink_of(picture).mean() > 0.0005)  # one short word on a page of A4


def lies_sideways(picture: Grey) -> bool:
    """Whether the lines of writing run up or down the page instead of across."""
    ink = _sample_ink(picture)
    across = _sharpness(ink, _best_skew(ink))
    along = np.ascontiguousarray(ink.T)
    return _sharpness(along, _best_skew(along)) > across


def skew_of(picture: Grey) -> float:
    """By how many degrees the lines fall to the right (clockwise); 0.0 where none are found."""
    skew = _best_skew(_sample_ink(picture))
    return skew if abs(skew) >= LEAST_SKEW_DEGREES else 0.0


def rules_of(picture: Grey, dots_per_inch: float) -> Rules:
    """The ruling lines of a straight page: tables, boxes, underlines."""
    ink = _halved(ink_of(picture))
    half_inch = dots_per_inch / 2
    width_px = max(3, round(RULE_WIDTH_INCH * half_inch))
    vertical = _long_runs(ink.T, round(RULE_LENGTH_INCH * half_inch), width_px).T
    horizontal = _long_runs(ink, round(UNDERLINE_LENGTH_INCH * half_inch), width_px)
    return Rules(vertical, horizontal)


def without_rules(picture: Grey, rules: Rules) -> Grey:
    """The picture with the ruling lines painted over: beside a line, letters are misread."""
    lines = _widened(rules.vertical | rules.horizontal)
    cover = np.repeat(np.repeat(lines, 2, axis=0), 2, axis=1)
    clean = picture.copy()
    height_px, width_px = (min(a, b) for a, b in zip(cover.shape, picture.shape, strict=True))
    clean[:height_px, :width_px][cover[:height_px, :width_px]] = PAPER
    return clean


def _paper_light(picture: Grey) -> npt.NDArray[np.float32]:
    """How light the paper is, block by block."""
    size = LIGHT_BLOCK_PX
    rows, columns = max(1, picture.shape[0] // size), max(1, picture.shape[1] // size)
    inner = picture[: rows * size, : columns * size]
    if inner.shape != (rows * size, columns * size):
        return np.full((1, 1), max(1, int(picture.max(initial=1))), dtype=np.float32)
    blocks = inner.reshape(rows, size, columns, size)[:, ::4, :, ::4]
    light = np.percentile(blocks, 85, axis=(1, 3)).astype(np.float32)
    # A block full of ink (a black bar, a photograph) has no paper: its neighbours' counts.
    padded = np.pad(light, 2, mode="edge")
    around = np.stack([padded[y : y + rows, x : x + columns] for y in range(5) for x in range(5)])
    return np.maximum(np.median(around, axis=0), np.float32(1.0))


def _enlarged(blocks: npt.NDArray[np.float32], shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    image = Image.fromarray(blocks).resize((shape[1], shape[0]), Image.Resampling.BILINEAR)
    return np.asarray(image, dtype=np.float32)


def _sample_ink(picture: Grey) -> Mask:
    """The ink in a small copy, without the page's edges and without ruling lines."""
    step = max(1, picture.shape[0] // SKEW_SAMPLE_PX)
    height_px, width_px = (side // step * step for side in picture.shape)
    small = picture[:height_px, :width_px].reshape(height_px // step, step, width_px // step, step)
    ink = ink_of(small.mean(axis=(1, 3)).astype(np.uint8))
    y_edge, x_edge = (max(1, side // 40) for side in ink.shape)
    return ink[y_edge:-y_edge, x_edge:-x_edge]


def _best_skew(ink: Mask) -> float:
    best = 0.0
    reach = SKEW_LIMIT_DEGREES
    for step in SKEW_STEPS_DEGREES:
        count = round(reach / step)
        angles = [best + step * number for number in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_sharpness(ink, angle), -abs(angle)))
        reach = step
    return round(best, 2)


def _sharpness(ink: Mask, degrees: float) -> float:
    """How clearly lines part from gaps when rows are counted along an angle."""
    rows, columns = np.nonzero(ink)
    if len(rows) == 0:
        return 0.0
    heights = rows - columns * np.tan(np.radians(degrees))
    profile = np.bincount(np.rint(heights - heights.min()).astype(np.int64))
    return float(np.square(np.diff(profile, prepend=0)).sum()) / len(rows)


def _halved(ink: Mask) -> Mask:
    height_px, width_px = (side // 2 * 2 for side in ink.shape)
    even = ink[:height_px, :width_px]
    return np.asarray(even[::2, ::2] | even[1::2, ::2] | even[::2, 1::2] | even[1::2, 1::2])


def _widened(mask: Mask) -> Mask:
    """The mask with every pixel's eight neighbours."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    tall = wide.copy()
    wide[:, 1:] |= tall[:, :-1]
    wide[:, :-1] |= tall[:, 1:]
    return wide


def _long_runs(ink: Mask, length_px: int, width_px: int) -> Mask:
    """The ink that lies in unbroken runs along the rows, of at least a length, not too thick."""
    steady = ink.copy()  # a line that wanders by a pixel is still one line
    steady[1:] |= ink[:-1]
    steady[:-1] |= ink[1:]
    runs = _opened(steady, length_px) & ink
    thick = _opened(np.ascontiguousarray(runs.T), width_px + 1).T
    return np.asarray(runs & ~thick)


def _opened(mask: Mask, length_px: int) -> Mask:
    """What of the mask lies in runs of `length_px` along its rows."""
    if mask.shape[1] < length_px:
        return np.zeros_like(mask)
    counts = np.zeros((mask.shape[0], mask.shape[1] + 1), dtype=np.int32)
    np.cumsum(mask, axis=1, out=counts[:, 1:])
    starts = counts[:, length_px:] - counts[:, :-length_px] == length_px
    # A pixel lies in a run if one starts at it or less than a length before it.
    begun = np.zeros_like(counts)
    np.cumsum(starts, axis=1, out=begun[:, 1 : starts.shape[1] + 1])
    begun[:, starts.shape[1] + 1 :] = begun[:, starts.shape[1] : starts.shape[1] + 1]
    upto = begun[:, 1:]
    before = np.zeros_like(upto)
    before[:, length_px:] = begun[:, 1 : mask.shape[1] - length_px + 1]
    return np.asarray(upto - before > 0)
