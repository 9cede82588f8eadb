"""A scanned page made easy to read: upright, straight, evenly lit, without its ruling lines.

Works on grey pictures (numpy, one byte a pixel, 0 is black) and knows neither PDF nor OCR.
Imported only where a page has to be read by OCR: numpy and Pillow take a tenth of a second.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Light = npt.NDArray[np.float32]

PAPER = 255
# Ink is darker than this share of the paper around it; grey table heads are lighter.
INK_SHARE = 0.62
LIGHT_BLOCK_PX = 32  # a block holds paper besides letters, at any resolution that is read
# Paper darker than this share of the page's bright paper is lifted: the shadow of a fold or of a
# hand, the grey of a table's head. Flat-bed scans vary by 0.03.
EVEN_LIGHT_SHARE = 0.9
WHITE_SHARE = 0.95  # of full white: darker paper is grey all over
DARKEST_PAPER_SHARE = 0.35  # anything darker is a black bar or a photograph
# Paper lit evenly still has its grain: from this share of its light on it is white, or an engine
# that looks for blocks of text in a photograph leaves out lines which stand there clearly.
GRAIN_SHARE = 0.92
PAPER_RANK = 0.85  # of a block's pixels, from dark to light, this one is paper
BAND_PX = 64  # rows that are worked on at once: they fit the processor's own memory
SHADE_BLOCK_PX = 8  # at half resolution: the head of a table is three or four of these high

LEAST_SKEW_DEGREES = 0.15  # turning blurs; below this a line of 17 cm rises by less than 0.5 mm

# A ruling line is longer than any stroke of a letter and thinner than any bar of a picture.
RULE_LENGTH_INCH = 0.5
LONELY_LENGTH_INCH = 0.22  # of a line with nothing beside it: an arrow's shaft, a low box's side
UNDERLINE_LENGTH_INCH = 0.9
RULE_WIDTH_INCH = 0.04


# Worn copies break a line into dashes and let it fade: then it counts where it stands alone.
FAINT_SHARE = 0.82  # of the paper's light
TRACE_SHARE = 0.93
BROKEN_SHARE = 0.8  # of a line's length that is there
LONELY_SHARE = 0.25  # of the strips beside a line that may hold ink; writing fills 0.3 to 0.5


class Rules(NamedTuple):
    """Where ruling lines, all ink, and the least traces of ink are, in half the resolution."""

    vertical: Mask
    horizontal: Mask
    ink: Mask
    traces: Mask


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
    """The picture with its paper white everywhere: under shadows, grey table heads, on grey paper.

    Greys made of dots are smoothed there first, or the dots would be read as letters' parts.
    What lies between is lightened, too: beside paper made white, light grey counts as ink.
    """
    light = _paper_light(_halved(picture)[0], SHADE_BLOCK_PX)
    bright = float(np.percentile(light, 95))
    light = np.maximum(light, DARKEST_PAPER_SHARE * bright)
    if bright >= WHITE_SHARE * PAPER and (light >= EVEN_LIGHT_SHARE * bright).all():
        return picture
    paper = _enlarged(light, picture.shape)
    smooth = np.asarray(Image.fromarray(picture).filter(ImageFilter.BoxBlur(1)), dtype=np.uint8)
    even = np.empty_like(picture)
    for top in range(0, len(picture), BAND_PX):
        band = slice(top, top + BAND_PX)
        is_dark = paper[band] < EVEN_LIGHT_SHARE * bright
        ink = np.where(is_dark, smooth[band], picture[band])
        even[band] = np.minimum(ink * (PAPER / (GRAIN_SHARE * paper[band])), PAPER)
    return even


def ink_of(picture: Grey) -> Mask:
    """Where there is ink on the paper."""
    paper = _enlarged(_paper_light(picture), picture.shape)
    return np.asarray(picture < INK_SHARE * paper, dtype=np.bool_)


def rules_of(picture: Grey, dots_per_inch: float) -> Rules:
    """The ruling lines of a straight page: tables, boxes, underlines."""
    mean, darkest = _halved(picture)
    paper = _enlarged(_paper_light(mean), mean.shape)
    ink = np.asarray(mean < INK_SHARE * paper, dtype=np.bool_)
    faint = np.asarray(darkest < FAINT_SHARE * paper, dtype=np.bool_)
    half_inch = dots_per_inch / 2
    down_px, across_px = (
        round(length * half_inch) for length in (RULE_LENGTH_INCH, UNDERLINE_LENGTH_INCH)
    )
    vertical = _rules_along(
        np.ascontiguousarray(ink.T), np.ascontiguousarray(faint.T), down_px, half_inch
    )
    traces = np.asarray(darkest < TRACE_SHARE * paper, dtype=np.bool_)
    return Rules(vertical.T, _rules_along(ink, faint, across_px, half_inch), ink, traces)


def without_rules(picture: Grey, rules: Rules) -> Grey:
    """The picture with the ruling lines painted over: beside a line, letters are misread."""
    lines = _widened(rules.vertical | rules.horizontal)
    cover = np.repeat(np.repeat(lines, 2, axis=0), 2, axis=1)
    clean = picture.copy()
    height_px, width_px = (min(a, b) for a, b in zip(cover.shape, picture.shape, strict=True))
    clean[:height_px, :width_px][cover[:height_px, :width_px]] = PAPER
    return clean


def _paper_light(picture: Grey, size_px: int = LIGHT_BLOCK_PX) -> Light:
    """How light the paper is, block by block."""
    rows, columns = (max(1, side // size_px) for side in picture.shape)
    inner = picture[: rows * size_px, : columns * size_px]
    if inner.shape != (rows * size_px, columns * size_px):
        return np.full((1, 1), max(1, int(picture.max(initial=1))), dtype=np.float32)
    step = max(1, size_px // 8)
    blocks = inner.reshape(rows, size_px, columns, size_px)[:, ::step, :, ::step]
    samples = blocks.transpose(0, 2, 1, 3).reshape(rows, columns, -1)
    place = int(PAPER_RANK * samples.shape[2])
    light = np.partition(samples, place, axis=2)[:, :, place]
    # A block full of ink (a black bar, a photograph) has no paper: its neighbours' counts.
    padded = np.pad(light, 2, mode="edge")
    around = np.stack([padded[y : y + rows, x : x + columns] for y in range(5) for x in range(5)])
    middle = np.partition(around, around.shape[0] // 2, axis=0)[around.shape[0] // 2]
    return np.asarray(np.maximum(middle, 1), dtype=np.float32)


def _enlarged(blocks: Light, shape: tuple[int, ...]) -> Light:
    image = Image.fromarray(blocks).resize((shape[1], shape[0]), Image.Resampling.BILINEAR)
    return np.asarray(image, dtype=np.float32)


def _halved(picture: Grey) -> tuple[Grey, Grey]:
    """Half the resolution: of four pixels the mean (a grey raster stays grey), and the darkest."""
    height_px, width_px = (side // 2 * 2 for side in picture.shape)
    even = picture[:height_px, :width_px]
    four = (even[::2, ::2], even[::2, 1::2], even[1::2, ::2], even[1::2, 1::2])
    total = sum((part.astype(np.uint16) for part in four[1:]), start=four[0].astype(np.uint16))
    darkest = np.minimum(np.minimum(four[0], four[1]), np.minimum(four[2], four[3]))
    return (total >> 2).astype(np.uint8), darkest


def _widened(mask: Mask) -> Mask:
    """The mask with every pixel's eight neighbours."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    tall = wide.copy()
    wide[:, 1:] |= tall[:, :-1]
    wide[:, :-1] |= tall[:, 1:]
    return wide


def _rules_along(ink: Mask, faint: Mask, length_px: int, half_inch: float) -> Mask:
    """Ruling lines along the rows: long ones, and short, broken or faint ones that stand alone."""
    lone_px = round(LONELY_LENGTH_INCH * half_inch)
    width_px = max(3, round(RULE_WIDTH_INCH * half_inch))
    steady = _steady(ink)
    runs = _in_windows(_window_counts(steady, length_px) >= length_px, length_px) & ink
    lone = _window_counts(steady, lone_px) >= lone_px
    lone &= ~_beside(_window_counts(faint, lone_px) > LONELY_SHARE * lone_px, width_px)
    runs |= _in_windows(lone, lone_px) & ink
    thick_px = width_px + 1
    upright = np.ascontiguousarray(runs.T)
    thick = _in_windows(_window_counts(upright, thick_px) >= thick_px, thick_px).T
    runs = np.asarray(runs & ~thick)
    broken = _window_counts(_steady(faint), length_px) >= BROKEN_SHARE * length_px
    broken &= ~_beside(_window_counts(faint, length_px) > LONELY_SHARE * length_px, width_px)
    # The last fifth of a window may reach into writing on the same height.
    short_px = max(1, length_px // 5)  # huge pages are drawn small
    written = np.roll(_window_counts(faint, short_px) > LONELY_SHARE * short_px, short_px // 2, 1)
    dashes = _in_windows(broken, length_px) & faint & ~_beside(written, width_px)
    return np.asarray(runs | dashes)


def _beside(mask: Mask, width_px: int) -> Mask:
    """Where the mask is set a little above or below: farther off than a line is thick."""
    near = np.zeros_like(mask)
    for apart in range(3, width_px + 4):
        near[apart:] |= mask[:-apart]
        near[:-apart] |= mask[apart:]
    return near


def _steady(mask: Mask) -> Mask:
    """The mask with its neighbours above and below: a line may wander by a pixel."""
    steady = mask.copy()
    steady[1:] |= mask[:-1]
    steady[:-1] |= mask[1:]
    return steady


def _window_counts(mask: Mask, length_px: int) -> npt.NDArray[np.int32]:
    """How much of the mask lies in each window of its rows, by the window's first pixel."""
    rows, columns = mask.shape
    counts = np.zeros((rows, columns + length_px), dtype=np.int32)
    np.cumsum(mask, axis=1, out=counts[:, 1 : columns + 1])
    counts[:, columns + 1 :] = counts[:, columns : columns + 1]
    return np.asarray(counts[:, length_px:] - counts[:, :columns])


def _in_windows(starts: Mask, length_px: int) -> Mask:
    """The pixels of all windows that begin where `starts` is set."""
    rows, columns = starts.shape
    begun = np.zeros((rows, columns + length_px), dtype=np.int32)
    np.cumsum(starts, axis=1, out=begun[:, length_px:])
    upto = begun[:, length_px:]
    return np.asarray(upto > begun[:, :columns])
