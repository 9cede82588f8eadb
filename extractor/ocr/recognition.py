"""Tesseract's words on a straight picture, from its library or, where there is none, its program.

The only place that starts the program. Both read the same words: they are one version.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.errors import NoTextLayer, OcrTimeout
from extractor.ocr.library import ONE_THREAD, Task, is_loaded, kept_engine
from extractor.ocr.lines import RawWord
from extractor.ocr.timed_program import Allowance

if TYPE_CHECKING:
    from extractor.ocr.page_image import Grey

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
# White letters on black are few, and looking for them costs each line that is hard to read.
SETTINGS = (("tessedit_do_invert", "0"),)

# A word that tesseract is surer of than this is right nearly always.
CONFIDENT_PERCENT = 60.0


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


def has_library() -> bool:
    """Whether tesseract's library reads, which several threads may ask at once."""
    language = ocr_language()
    version = tesseract_version()
    return bool(version and language) and is_loaded(version or "")


def recognized(grey: Grey, dots_per_inch: float, allowance: Allowance) -> list[RawWord]:
    """Tesseract's words. Raises `OcrTimeout` where they take more than is allowed."""
    height_px, width_px = grey.shape
    resolution = round(dots_per_inch)
    task = Task(grey.tobytes(), width_px, height_px, resolution, SEGMENTATION_MODE, SETTINGS)
    language = ocr_language() or LANGUAGES[-1]
    engine = kept_engine(tesseract_version() or "", language)
    try:
        if engine is not None:
            table = engine.table(task, allowance)
        else:
            table = _from_program(task, language, allowance)
    except TimeoutError as error:
        raise OcrTimeout("OCR sebuah halaman melewati batas waktu.") from error
    return list(_table_words(table))


def confident_letters(words: Sequence[RawWord]) -> tuple[float, float]:
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


def _from_program(task: Task, language: str, allowance: Allowance) -> str:
    """The program's table. The picture goes in and the table comes out by pipe: no files."""
    command = [PROGRAM, "stdin", "stdout", "--psm", task.segmentation_mode, "-l", language]
    for name, value in task.settings:
        command += ["-c", f"{name}={value}"]
    command += ["--dpi", str(task.dots_per_inch), "tsv"]
    picture = b"P5 %d %d 255\n" % (task.width_px, task.height_px) + task.samples
    try:
        code, table, errors = allowance.run(command, picture, {**os.environ, **ONE_THREAD})
    except TimeoutError:
        raise
    except OSError as error:
        raise NoTextLayer("Tesseract tidak dapat dijalankan.", ADVICE) from error
    if code != 0:
        reason = errors.decode("utf-8", "replace").strip().splitlines()
        raise NoTextLayer(f"Tesseract gagal: {reason[-1] if reason else code}", ADVICE)
    return table.decode("utf-8", "replace").partition("\n")[2]


def _table_words(table: str) -> Iterator[RawWord]:
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5":
            continue
        text = "".join(cells[11].split())
        if not text:
            continue
        line = tuple(map(int, cells[1:5]))
        x0, top, width, height = map(int, cells[6:10])
        yield RawWord(text, x0, top, x0 + width, top + height, line, float(cells[10]))
