"""The letters as files: each as a page to read and print, and as .docx to be changed and signed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.whole_file import write_whole
from output.letter.letter import Letter
from output.letter.word import letter_docx
from output.own_folder import make_own_folder, sweep_own_folder
from output.report.input import LETTERS, ReportInput
from output.report.words import labels
from output.templating import asset, policy, render

_NAME = re.compile(r"[a-z0-9-]+-[0-9a-f]{6}\.(?:html|docx)")


def write_letters(report: ReportInput, letters: Sequence[Letter], out: Path) -> None:
    """Write all letters, and take away those of an earlier report."""
    folder = out / LETTERS
    written: set[str] = set()
    t = letter_words(report.lang)
    for letter in letters:
        make_own_folder(folder)
        pages = {
            f"{letter.name}.html": letter_page(letter, t, report).encode(),
            f"{letter.name}.docx": letter_docx(letter, t, report.lang, out),
        }
        for name, data in pages.items():
            write_whole(folder / name, data)
        written |= pages.keys()
    sweep_own_folder(folder, written, _NAME)


def letter_words(lang: str) -> Mapping[str, str]:
    """The words of a letter, beside those of the report."""
    return {**labels(lang), **labels(lang, "letter")}


def letter_page(letter: Letter, t: Mapping[str, str], report: ReportInput) -> str:
    """The letter as a page."""
    style = asset("letter.css")
    return render(
        "letter.html",
        lang=report.lang,
        t=t,
        style=style,
        script="",
        policy=policy(style, "", bool(report.album.pictures)),
        letter=letter,
    )
