"""What a web page has above and below its text: a library's words on the document, a box for
comments, a gallery, what else there is to read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.passage import Passage
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.names.headings import HeadingIndex
from parsers.section import Row

MAX_SITE_ROWS = 40  # below the text; more are another text
MAX_SITE_HEAD = 30  # rows above the text
MAX_ENTRY_WORDS = 6

_END = re.compile(rf"\W*(?:\d+\s+)?{any_of(words_of('site_ends'))}\b", re.IGNORECASE)
# Entries that a sentence may begin with: they are the site's only where nothing stands behind.
_ENTRY = re.compile(rf"\W*{any_of(words_of('site_entries'))}\W*$", re.IGNORECASE)
# Where a page stands in its site: "Beranda » Layanan » Kartu keluarga"; in a library's viewer.
_PATH = re.compile(
    r"\W{0,3}(?:home|beranda|halaman utama|depan)\s*[»>›/→|]\s*\w"
    r"|(?:anda di halaman|you are on page)\s*\d+\s*(?:dari|of)\s*\d+\W*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"\W*{any_of(words_of('site_begins'))}\W*$", re.IGNORECASE)
_COUNT = re.compile(
    r"\W*[\d.,]+\s+(?:total\s+)?views?\b|\W*(?:telah\s+)?di(?:baca|lihat)\s*:?\s*[\d.,]+", re.I
)
_LINE = re.compile(r"[\s_=*\-‐–—―─]{5,}")
_RIGHTS = re.compile(
    r"\W{0,3}(?:©|copyright\b|hak\s+cipta\s+©)|.{0,80}all\s+rights\s+reserved", re.I
)


def split_site_words(
    rows: Sequence[Row], headings: HeadingIndex
) -> tuple[list[Row], list[Passage]]:
    """The rows of the text, and those of the site above and below it."""
    path = next((n for n, row in enumerate(rows[:MAX_SITE_HEAD]) if _PATH.match(row.text)), None)
    if path is not None:
        text, site = split_site_words([*rows[:path], *rows[path + 1 :]], headings)
        return text, [rows[path].passage, *site]
    begin = next((n for n, row in enumerate(rows[:MAX_SITE_HEAD], 1) if _BEGINS.match(row.text)), 0)
    if begin and not any(headings.match(row.text) is not None for row in rows[:begin]):
        text, site = split_site_words(rows[begin:], headings)
        return text, [*(row.passage for row in rows[:begin]), *site]
    first = next(
        (n for n in range(max(1, len(rows) - MAX_SITE_ROWS), len(rows)) if _ends(rows[n].text)),
        len(rows),
    )
    if any(headings.match(row.text) is not None for row in rows[first:]):
        return list(rows), []
    while first > 1 and _parts_site(rows[first - 1].text, is_last=first == len(rows)):
        first -= 1
    return list(rows[:first]), [row.passage for row in rows[first:]]


def _parts_site(text: str, *, is_last: bool) -> bool:
    """Whether a row stands between the text and the site: a count of readers, a drawn line."""
    return _COUNT.match(text) is not None or (not is_last and _LINE.fullmatch(text) is not None)


def _ends(text: str) -> bool:
    """Whether a row is the site's, by its whole words: an entry, not a sentence."""
    is_entry = len(text.split()) <= MAX_ENTRY_WORDS and not text.rstrip().endswith((".", ";"))
    if _RIGHTS.match(text) is not None or _ENTRY.match(text) is not None:
        return True
    return _COUNT.match(text) is not None or (is_entry and _END.match(text) is not None)
