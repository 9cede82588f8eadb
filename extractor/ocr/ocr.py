"""Words of a scanned page, read by the system's tesseract. The only place that starts it.

The page comes as a grey picture. It is set upright and straight, its ruling lines are painted
over, and tesseract's words are handed back in points of the page as read: turned clockwise by
`Reading.turned_degrees`, origin at its top left corner.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.access import MOST_OCR_PAGES, OcrMode
from extractor.errors import NoTextLayer, OcrTimeout
from extractor.ocr.lines import OcrWord, RawWord, set_words
from extractor.ocr.timed_program import Allowance
from extractor.page import BBox, Shape, Table

if TYPE_CHECKING:
    from extractor.ocr.page_image import Grey, Lie, Rules
    from extractor.ocr.sheet import Sheet

PROGRAM = "tesseract"
# The best of these that is installed reads the page. Over scans made of known text, wrong words:
# both 0.5 %, Indonesian 0.7 %, English 1.2 % ("bps3322@" is no Indonesian, "Jl." no English).
LANGUAGES = ("ind+eng", "ind", "eng")
ADVICE = (
    "Pasang tesseract-ocr dan tesseract-ocr-ind, lalu jalankan lagi; atau baca lapisan teks "
    "apa adanya dengan --ocr never."
)
VERSION_TIMEOUT_S = 20.0
# One column of text of several sizes: 0.000 to 0.001 wrong letters on clean and on poor scans;
# automatic segmentation (3) 0.001, one even block (6) 0.02.
SEGMENTATION_MODE = "4"

# A word that tesseract is surer of than this is right nearly always.
CONFIDENT_PERCENT = 60.0
# Upright pages have 0.85 to 0.99 of their letters in such words, upside-down ones below 0.3.
UPRIGHT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class OcrOptions:
    """`auto` reads pages without a usable text layer, `always` all pages, `never` none.

    `timeout_s` of the processor are for one page, all its attempts together. `announce` is told
    how many pages are to be read before the first one is: they take a hundred times as long as
    others. A document with more than `most_pages` of them is not begun. `pictures` are places on
    pages of text (page, box) that are read, too.
    """

    mode: OcrMode = "auto"
    most_pages: int = MOST_OCR_PAGES
    timeout_s: float = 30.0
    announce: Callable[[int], None] | None = None
    pictures: frozenset[tuple[int, BBox]] = frozenset()


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


@cache
def tesseract_version() -> str | None:
    """The installed tesseract's version ("5.3.0"), None without one; asked once a process."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    answer = _asked(program, "--version")
    match = re.search(r"tesseract v?(\d+(?:\.\w+)*)", answer)
    return match.group(1) if match else None


@cache
def ocr_language() -> str | None:
    """The languages that pages are read in ("ind+eng"), None where none of ours is installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    installed = set(_asked(program, "--list-langs").split())
    return next((names for names in LANGUAGES if installed.issuperset(names.split("+"))), None)


def ocr_engine() -> str:
    """What reads the pages, for the record: "tesseract 5.3.0 ind+eng". Raises without one."""
    version = tesseract_version()
    if version is None:
        raise NoTextLayer("Perlu OCR, tetapi tesseract tidak terpasang.", ADVICE)
    language = ocr_language()
    if language is None:
        raise NoTextLayer("Perlu OCR, tetapi data bahasa tesseract (ind) tidak terpasang.", ADVICE)
    return f"{PROGRAM} {version} {language}"


def read_picture(picture: Picture, number: int, timeout_s: float) -> Reading | None:
    """The words on the picture of page `number`; None for a blank page. Raises `OcrTimeout`."""
    from extractor.ocr import page_image  # numpy and Pillow: only where OCR is needed

    allowance = Allowance(timeout_s)
    grey = page_image.grey_picture(picture.samples, picture.width_px, picture.height_px)
    if not page_image.has_ink(grey):
        return None
    grey = page_image.evenly_lit(grey)
    likely, unlikely = page_image.lie_of(grey)
    best: tuple[float, Reading] | None = None
    for quarter, skew in (likely, _overturned(likely), unlikely, _overturned(unlikely)):
        degrees = quarter - skew
        straight = page_image.turned(grey, degrees)
        share, letters, reading = _read(straight, number, picture.px_per_pt, allowance)
        if best is None or letters > best[0]:
            best = letters, reading._replace(turned_degrees=round(degrees % 360, 2))
        if share >= UPRIGHT_SHARE:
            break
    return best[1] if best else None


def _overturned(lie: Lie) -> Lie:
    return lie._replace(quarter_degrees=lie.quarter_degrees + 180)


def _read(
    straight: Grey, number: int, px_per_pt: float, allowance: Allowance
) -> tuple[float, float, Reading]:
    """The words of a straight page, and the share and number of its letters that are certain."""
    from extractor.ocr import page_image
    from extractor.ocr import sheet as scan_sheet
    from extractor.ocr import signs as ocr_signs
    from extractor.ocr import table as scan_table

    dots_per_inch = px_per_pt * 72
    rules = page_image.rules_of(straight, dots_per_inch)
    tables, boxes = scan_table.drawn_on(rules, number, px_per_pt)
    clean = page_image.without_rules(straight, scan_table.without_underlines(rules))
    sheet = scan_sheet.sheet_of(clean, tables, px_per_pt)
    words = _recognized(sheet.picture, dots_per_inch, allowance)
    words = ocr_signs.with_signs(words, sheet.picture)
    words = ocr_signs.tightened(words, sheet.picture, px_per_pt)
    share, letters = _confident_letters(words)
    height_px, width_px = straight.shape
    on_page = tuple(set_words(_put_back(words, sheet, rules), px_per_pt))
    size_pt = (width_px / px_per_pt, height_px / px_per_pt)
    reading = Reading(on_page, 0.0, *size_pt, tables, boxes, share)
    return share, letters, reading


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


def _asked(program: str, question: str) -> str:
    try:
        answer = subprocess.run(
            [program, question],
            capture_output=True,
            timeout=VERSION_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (answer.stdout + b"\n" + answer.stderr).decode("utf-8", "replace")


def _recognized(grey: Grey, dots_per_inch: float, allowance: Allowance) -> list[RawWord]:
    """Tesseract's words. The picture goes in and the table comes out by pipe: no files."""
    height_px, width_px = grey.shape
    language = ocr_language() or LANGUAGES[-1]
    command = [PROGRAM, "stdin", "stdout", "--psm", SEGMENTATION_MODE, "-l", language]
    # White letters on black are few, and looking for them costs each line that is hard to read.
    command += ["-c", "tessedit_do_invert=0", "--dpi", str(round(dots_per_inch)), "tsv"]
    try:
        code, table, errors = allowance.run(
            command,
            b"P5 %d %d 255\n" % (width_px, height_px) + grey.tobytes(),
            # More threads make a page no faster, and the pages of a folder are read side by side.
            {**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except TimeoutError as error:
        raise OcrTimeout("OCR sebuah halaman melewati batas waktu.") from error
    except OSError as error:
        raise NoTextLayer("Tesseract tidak dapat dijalankan.", ADVICE) from error
    if code != 0:
        reason = errors.decode("utf-8", "replace").strip().splitlines()
        raise NoTextLayer(f"Tesseract gagal: {reason[-1] if reason else code}", ADVICE)
    return list(_table_words(table.decode("utf-8", "replace")))


def _table_words(table: str) -> list[RawWord]:
    words: list[RawWord] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5":
            continue
        text = "".join(cells[11].split())
        if not text:
            continue
        line = tuple(map(int, cells[1:5]))
        x0, top, width, height = map(int, cells[6:10])
        words.append(RawWord(text, x0, top, x0 + width, top + height, line, float(cells[10])))
    return words


def _confident_letters(words: Sequence[RawWord]) -> tuple[float, float]:
    """The share and the number of letters that stand in words read with confidence."""
    sure = total = 0
    for word in words:
        letters = sum(map(str.isalpha, word.text))
        if letters < 3:  # short words come out of noise, too
            continue
        total += letters
        if word.confidence_percent >= CONFIDENT_PERCENT:
            sure += letters
    return (sure / total if total else 0.0), float(sure)
