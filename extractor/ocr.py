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
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from extractor.errors import NoTextLayer, OcrTimeout
from extractor.page import BBox

if TYPE_CHECKING:
    from extractor.page_image import Grey

OcrMode = Literal["auto", "never", "always"]

PROGRAM = "tesseract"
LANGUAGES = ("ind", "eng")  # the first of these that is installed reads the page
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
SCRIBBLE_PERCENT = 30.0  # a line with no word above it is a signature, a stamp or a stain

# Share of the font size, as in common fonts: what PyMuPDF gives as a word's box, too.
ASCENT_EM, DESCENT_EM, CAPITAL_EM, SMALL_LETTER_EM = 0.905, 0.212, 0.716, 0.519
WIDE_GAP_HEIGHTS = 2.0  # gap between words of two columns, in heights of a capital letter
_TALL = re.compile(r"[A-Zbdfhklt0-9]")
_DEEP = re.compile(r"[gjpqy,;()\[\]{}|/\\Q$@_]")
# Remains of ruling lines, specks and dust, as tesseract spells them; never a bullet, a dash
# between numbers or a colon, which belong to the text.
_SPECK = re.compile(r"[|¦_~^`´\\{}\[\]<>=—'\"“”‘’«»°]+$")


@dataclass(frozen=True, slots=True)
class OcrOptions:
    """`auto` reads pages without a usable text layer, `always` all pages, `never` none.

    `timeout_s` is for one page, all its attempts together.
    """

    mode: OcrMode = "auto"
    timeout_s: float = 30.0


DEFAULT_OCR = OcrOptions()


class Picture(NamedTuple):
    """A page as drawn: grey samples, row by row, and how many of them make a point."""

    samples: bytes
    width_px: int
    height_px: int
    px_per_pt: float


class OcrWord(NamedTuple):
    """A word as tesseract read it. `line` tells neighbours on one baseline from others."""

    text: str
    bbox: BBox
    line: int
    confidence_percent: float
    is_visible: bool


class Reading(NamedTuple):
    """A page as read: its words in tesseract's order and its size after turning it."""

    words: tuple[OcrWord, ...]
    turned_degrees: float
    width_pt: float
    height_pt: float


class _RawWord(NamedTuple):
    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    line: tuple[int, ...]
    confidence_percent: float


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
    """The language that pages are read in, None where none of ours is installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    installed = _asked(program, "--list-langs").split()
    return next((language for language in LANGUAGES if language in installed), None)


def ocr_engine() -> str:
    """What reads the pages, for the record: "tesseract 5.3.0 ind". Raises without one."""
    version = tesseract_version()
    if version is None:
        raise NoTextLayer("Perlu OCR, tetapi tesseract tidak terpasang.", ADVICE)
    language = ocr_language()
    if language is None:
        raise NoTextLayer("Perlu OCR, tetapi data bahasa tesseract (ind) tidak terpasang.", ADVICE)
    return f"{PROGRAM} {version} {language}"


def read_picture(picture: Picture, timeout_s: float) -> Reading | None:
    """The words on a page's picture; None for a blank page. Raises `OcrTimeout`."""
    from extractor import page_image as image  # numpy and Pillow: only where OCR is needed

    deadline_s = time.monotonic() + timeout_s
    grey = image.grey_picture(picture.samples, picture.width_px, picture.height_px)
    if not image.has_ink(grey):
        return None
    grey = image.evenly_lit(grey)
    sideways = 90.0 if image.lies_sideways(grey) else 0.0
    best: tuple[float, list[_RawWord], float, Grey] | None = None
    # As it seems to lie, then upside down, then the other two ways.
    for quarter in (sideways, sideways + 180, 90 - sideways, 270 - sideways):
        upright = image.turned(grey, quarter)
        skew = image.skew_of(upright)
        straight = image.turned(upright, -skew)
        dots_per_inch = picture.px_per_pt * 72
        clean = image.without_rules(straight, image.rules_of(straight, dots_per_inch))
        words = _recognized(clean, dots_per_inch, deadline_s)
        share, letters = _confident_letters(words)
        if best is None or letters > best[0]:
            best = (letters, words, (quarter - skew) % 360, straight)
        if share >= UPRIGHT_SHARE:
            break
    assert best is not None
    _, words, degrees, straight = best
    height_px, width_px = straight.shape
    scale = picture.px_per_pt
    return Reading(tuple(_set_words(words, scale)), degrees, width_px / scale, height_px / scale)


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


def _recognized(grey: Grey, dots_per_inch: float, deadline_s: float) -> list[_RawWord]:
    """Tesseract's words. The picture goes in and the table comes out by pipe: no files."""
    height_px, width_px = grey.shape
    language = ocr_language() or LANGUAGES[-1]
    command = [PROGRAM, "stdin", "stdout", "--psm", SEGMENTATION_MODE, "-l", language]
    command += ["--dpi", str(round(dots_per_inch)), "tsv"]
    try:
        answer = subprocess.run(
            command,
            input=b"P5 %d %d 255\n" % (width_px, height_px) + grey.tobytes(),
            capture_output=True,
            timeout=max(0.1, deadline_s - time.monotonic()),
            # More threads make a page no faster, and the pages of a folder are read side by side.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OcrTimeout("OCR sebuah halaman melewati batas waktu.") from error
    except OSError as error:
        raise NoTextLayer("Tesseract tidak dapat dijalankan.", ADVICE) from error
    if answer.returncode != 0:
        reason = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoTextLayer(f"Tesseract gagal: {reason[-1] if reason else answer.returncode}", ADVICE)
    return list(_table_words(answer.stdout.decode("utf-8", "replace")))


def _table_words(table: str) -> list[_RawWord]:
    words: list[_RawWord] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5":
            continue
        text = "".join(cells[11].split())
        if not text:
            continue
        line = tuple(map(int, cells[1:5]))
        x0, top, width, height = map(int, cells[6:10])
        words.append(_RawWord(text, x0, top, x0 + width, top + height, line, float(cells[10])))
    return words


def _confident_letters(words: Sequence[_RawWord]) -> tuple[float, float]:
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


def _set_words(words: Sequence[_RawWord], px_per_pt: float) -> list[OcrWord]:
    """The words in points, those of a stretch of line as high as its font is."""
    done: list[OcrWord] = []
    for number, (_, group) in enumerate(groupby(words, key=lambda word: word.line)):
        members = list(group)
        is_scribble = all(word.confidence_percent < SCRIBBLE_PERCENT for word in members)
        for stretch in _stretches(members):
            top, bottom = _font_box(stretch)
            for word in stretch:
                box = (word.x0, top, word.x1, bottom)
                done.append(
                    OcrWord(
                        word.text,
                        BBox(*(round(side / px_per_pt, 2) for side in box)),
                        number,
                        word.confidence_percent,
                        not (is_scribble or _SPECK.match(word.text)),
                    )
                )
    return done


def _stretches(words: Sequence[_RawWord]) -> list[list[_RawWord]]:
    """A line of tesseract's cut at wide gaps: it may run across two columns."""
    ordered = sorted(words, key=lambda word: word.x0)
    heights = sorted(word.bottom - word.top for word in ordered)
    wide = WIDE_GAP_HEIGHTS * heights[len(heights) // 2]
    stretches: list[list[_RawWord]] = []
    for word in ordered:
        if stretches and word.x0 - max(other.x1 for other in stretches[-1]) <= wide:
            stretches[-1].append(word)
        else:
            stretches.append([word])
    return stretches


def _font_box(words: Sequence[_RawWord]) -> tuple[float, float]:
    """Top and bottom of the line as its font has them, whatever letters happen to be in it."""
    written = [word for word in words if any(map(str.isalnum, word.text))]
    if not written:
        return min(word.top for word in words), max(word.bottom for word in words)
    tall = [word.top for word in written if _TALL.search(word.text)]
    small = [word.top for word in written if not _TALL.search(word.text)]
    level = [word.bottom for word in written if not _DEEP.search(word.text)]
    bottom = _median(level) if level else None
    if tall:
        top, share = _median(tall), CAPITAL_EM
    else:
        top, share = _median(small), SMALL_LETTER_EM
    if bottom is None:  # every word has a letter below the line
        deepest = _median([word.bottom for word in written])
        size = (deepest - top) / (share + DESCENT_EM)
        bottom = top + share * size
    size = max(1.0, (bottom - top) / share)
    return bottom - ASCENT_EM * size, bottom + DESCENT_EM * size


def _median(values: Sequence[int]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else sum(ordered[middle - 1 : middle + 1]) / 2
