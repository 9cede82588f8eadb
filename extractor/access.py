"""What opens a source, which of its pages are wanted, and whether OCR may read them.

Whoever asks for a reading needs no more than this, and loads nothing else.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from extractor.errors import WrongUse

OcrMode = Literal["auto", "never", "always"]

MOST_PAGE = 99_999
MOST_OCR_PAGES = 200  # of a document: four minutes of one core; a decree with annexes has 10 to 60
MOST_PASSWORDS = 100  # each is tried on each locked file; one try takes milliseconds
MOST_LETTERS = 127  # of a password, by the standard of PDF

_RANGE = re.compile(r"(?P<first>[1-9]\d{0,4})(?P<dash>\s*-\s*(?P<last>[1-9]\d{0,4})?)?")


class PageRange(NamedTuple):
    """Pages from `first` to `last`, both among them."""

    first: int
    last: int


class Access(NamedTuple):
    """The passwords to try on a locked file, and the pages to read: all where none are named."""

    passwords: tuple[str, ...] = ()
    pages: tuple[PageRange, ...] = ()

    def reads(self, number: int) -> bool:
        """Whether a page is wanted."""
        return not self.pages or any(one.first <= number <= one.last for one in self.pages)


EVERYTHING = Access()


def page_ranges(text: str) -> tuple[PageRange, ...]:
    """The pages that somebody names. Raises `WrongUse` for what names none.

    >>> page_ranges("3-12, 15")
    (PageRange(first=3, last=12), PageRange(first=15, last=15))
    >>> page_ranges("7-")
    (PageRange(first=7, last=99999),)
    """
    found: list[PageRange] = []
    for part in text.split(",") if text.strip() else ():
        match = _RANGE.fullmatch(part.strip())
        first = int(match["first"]) if match is not None else 0
        last = first
        if match is not None and match["dash"]:
            last = int(match["last"]) if match["last"] else MOST_PAGE
        if match is None or last < first:
            raise WrongUse(f"Halaman {part.strip()!r} tidak dapat dipahami.", "Contoh: 3-12,15.")
        found.append(PageRange(first, last))
    return tuple(found)


def passwords_in(text: str) -> tuple[str, ...]:
    """The passwords of a file, one a line. Raises `WrongUse` where it holds none, or too many."""
    found = tuple(dict.fromkeys(line for line in text.removeprefix("\ufeff").splitlines() if line))
    if not found:
        raise WrongUse("Berkas kata sandi itu kosong.", "Tulis satu kata sandi pada tiap baris.")
    if len(found) > MOST_PASSWORDS or any(len(line) > MOST_LETTERS for line in found):
        raise WrongUse(
            "Berkas itu bukan daftar kata sandi.",
            f"Paling banyak {MOST_PASSWORDS} baris, masing-masing {MOST_LETTERS} huruf.",
        )
    return found
