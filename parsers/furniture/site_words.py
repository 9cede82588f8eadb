"""What a web page has below its text: a box for comments, a gallery, what else there is to read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.passage import Passage
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.names.headings import HeadingIndex
from parsers.section import Row

MAX_SITE_ROWS = 40  # below the text; more are another text
MAX_ENTRY_WORDS = 6

_END = re.compile(rf"\W*(?:\d+\s+)?{any_of(words_of('site_ends'))}\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\W*[\d.,]+\s+(?:total\s+)?views?\b|\W*(?:telah\s+)?dibaca\s*:?\s*[\d.,]+", re.I
)
_LINE = re.compile(r"[\s_=*\-‐–—―─]{5,}")
_RIGHTS = re.compile(
    r"\W{0,3}(?:©|copyright\b|hak\s+cipta\s+©)|.{0,80}all\s+rights\s+reserved", re.I
)


def split_site_words(
    rows: Sequence[Row], headings: HeadingIndex
) -> tuple[list[Row], list[Passage]]:
    """The rows of the text, and those of the site below it."""
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
    if _RIGHTS.match(text) is not None:
        return True
    return _COUNT.match(text) is not None or (is_entry and _END.match(text) is not None)
