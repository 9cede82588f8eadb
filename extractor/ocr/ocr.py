"""Words of a scanned page, read by the system's tesseract.

The page comes as a grey picture. It is set upright and straight, its ruling lines are painted
over, and tesseract's words are handed back in points of the page as read: turned clockwise by
`Reading.turned_degrees`, origin at its top left corner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from extractor.access import MOST_OCR_PAGES, OcrMode
from extractor.ocr.lines import OcrWord, RawWord, set_words
from extractor.ocr.timed_program import Allowance
from extractor.page import BBox, Shape, Table

if TYPE_CHECKING:
    from extractor.ocr.lie import Lie
    from extractor.ocr.page_image import Grey, Rules
    from extractor.ocr.sheet import Sheet

# Upright pages have 0.85 to 0.99 of their letters in such words, upside-down ones below 0.3.
UPRIGHT_SHARE = 0.6


Hand = Callable[[], None]  # gives back what was lent


@dataclass(frozen=True, slots=True)
class OcrOptions:
    """`auto` reads pages without a usable text layer, `always` all pages, `never` none.

    `timeout_s` of the processor are for one page, all its attempts together. `announce` is told
    how many pages are to be read before the first one is: they take a hundred times as long as
    others. A document with more than `most_pages` of them is not begun. `pictures` are places on
    pages of text (page, box) that are read, too. `hand` lends a processor that is idle for one
    page, where there is one, and `page_done` is told how many pages of how many are read.
    """

    mode: OcrMode = "auto"
    most_pages: int = MOST_OCR_PAGES
    timeout_s: float = 30.0
    announce: Callable[[int], None] | None = None
    pictures: frozenset[tuple[int, BBox]] = frozenset()
    hand: Callable[[], Hand | None] | None = None
    page_done: Callable[[int, int], None] | None = None


DEFAULT_OCR = OcrOptions()


class Picture(NamedTuple):
    """A page as drawn: grey samples, row by row, and how many of them make a point."""

    samples: bytes
    width_px: int
    height_px: int
    px_per_pt: float


class Reading(NamedTuple):
    """A page as read: words in tesseract's order, size after turning, tables and boxes."""

    words: tuple[OcrWord, ...]
    turned_degrees: float
    width_pt: float
    height_pt: float
    tables: tuple[Table, ...] = ()
    shapes: tuple[Shape, ...] = ()
    confidence: float = 0.0  # the share of the letters that the engine is sure of


def read_picture(picture: Picture, number: int, timeout_s: float) -> Reading | None:
    """The words on the picture of page `number`; None for a blank page. Raises `OcrTimeout`."""
    from extractor.ocr import grain, page_image  # numpy and Pillow: only where OCR is needed
    from extractor.ocr.lie import lie_of, sample_of

    allowance = Allowance(timeout_s)
    drawn_dpi = picture.px_per_pt * 72
    grey = page_image.grey_picture(picture.samples, picture.width_px, picture.height_px)
    grey = grain.without_specks(grey)
    sample = sample_of(grey)
    if sample.is_blank:
        return None
    likely, unlikely = lie_of(sample.ink)
    page = _Page(number, picture.px_per_pt, grain.reading_dpi(sample, likely, drawn_dpi))
    grey = page_image.evenly_lit(grey)
    best: tuple[float, Reading] | None = None
    for quarter, skew in (likely, _overturned(likely), unlikely, _overturned(unlikely)):
        degrees = quarter - skew
        straight = page_image.turned(grey, degrees)
        share, letters, reading = _read(straight, page, allowance)
        if best is None or letters > best[0]:
            best = letters, reading._replace(turned_degrees=round(degrees % 360, 2))
        if share >= UPRIGHT_SHARE:
            break
    return best[1] if best else None


def _overturned(lie: Lie) -> Lie:
    return lie._replace(quarter_degrees=lie.quarter_degrees + 180)


class _Page(NamedTuple):
    """A page, how finely it is drawn, and how finely its letters are read."""

    number: int
    px_per_pt: float
    reading_dpi: float


def _read(straight: Grey, page: _Page, allowance: Allowance) -> tuple[float, float, Reading]:
    """The words of a straight page, and the share and number of its letters that are certain."""
    from extractor.ocr import page_image, recognition
    from extractor.ocr import sheet as scan_sheet
    from extractor.ocr import signs as ocr_signs
    from extractor.ocr import table as scan_table

    px_per_pt = page.px_per_pt
    rules = page_image.rules_of(straight, px_per_pt * 72)
    tables, boxes = scan_table.drawn_on(rules, page.number, px_per_pt)
    clean = page_image.without_rules(straight, scan_table.without_underlines(rules))
    sheet = scan_sheet.sheet_of(clean, tables, px_per_pt)
    words = _recognized(sheet.picture, page, allowance)
    words = ocr_signs.with_signs(words, sheet.picture)
    words = ocr_signs.tightened(words, sheet.picture, px_per_pt)
    share, letters = recognition.confident_letters(words)
    height_px, width_px = straight.shape
    on_page = tuple(set_words(_put_back(words, sheet, rules), px_per_pt))
    size_pt = (width_px / px_per_pt, height_px / px_per_pt)
    reading = Reading(on_page, 0.0, *size_pt, tables, boxes, share)
    return share, letters, reading


def _recognized(grey: Grey, page: _Page, allowance: Allowance) -> list[RawWord]:
    """The words of a picture, read in a copy that is as fine as they need."""
    from extractor.ocr import grain, recognition

    times = page.reading_dpi / (page.px_per_pt * 72)
    words = recognition.recognized(grain.resized(grey, times), page.reading_dpi, allowance)
    if times == 1.0:
        return words
    return [
        word._replace(
            x0=int(word.x0 / times),
            top=int(word.top / times),
            x1=min(grey.shape[1], ceil(word.x1 / times)),
            bottom=min(grey.shape[0], ceil(word.bottom / times)),
        )
        for word in words
    ]


def _put_back(words: Sequence[RawWord], sheet: Sheet, rules: Rules) -> list[RawWord]:
    """The words where they stand on the page; those of two pieces are on two lines."""
    drawn = rules.vertical | rules.horizontal
    done: list[RawWord] = []
    for word in words:
        number, piece = sheet.piece_at((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        right, down = piece.x0 - piece.sheet_x0, piece.top - piece.sheet_top
        x0, top = word.x0 + right, word.top + down
        x1, bottom = word.x1 + right, word.bottom + down
        near = (
            slice(max(0, top // 2 - 2), bottom // 2 + 3),
            slice(max(0, x0 // 2 - 2), x1 // 2 + 3),
        )
        done.append(
            RawWord(
                word.text,
                x0,
                top,
                x1,
                bottom,
                (number, *word.line),
                word.confidence_percent,
                piece.is_cell,
                bool(drawn[near].any()),
            )
        )
    return done
