"""What a web page has around its text: the menu above it that names the components, as pages copied
whole have it, and below a box for comments, a gallery, what else there is to read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.passage import Passage
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.section import Row

MAX_SITE_ROWS = 40  # below the text; more are another text
MAX_ENTRY_WORDS = 6
MIN_ENTRIES = 3  # components named right below each other, with nothing under any

_END = re.compile(rf"\W*(?:\d+\s+)?{any_of(words_of('site_ends'))}\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\W*[\d.,]+\s+(?:total\s+)?views?\b|\W*(?:telah\s+)?dibaca\s*:?\s*[\d.,]+", re.I
)
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
    while first > 1 and _COUNT.match(rows[first - 1].text):
        first -= 1
    return list(rows[:first]), [row.passage for row in rows[first:]]


def _ends(text: str) -> bool:
    """Whether a row is the site's, by its whole words: an entry, not a sentence."""
    is_entry = len(text.split()) <= MAX_ENTRY_WORDS and not text.rstrip().endswith((".", ";"))
    if _RIGHTS.match(text) is not None:
        return True
    return _COUNT.match(text) is not None or (is_entry and _END.match(text) is not None)


def menu_rows(rows: Sequence[Row], headings: HeadingIndex) -> range:
    """The rows of a menu: names of components in a row, one of which is a heading again below.

    Headings whose lists were lost on the way stand so as well, and none of them comes again.
    """
    named = [None if _is_no_entry(row.text) else headings.exact(row.text) for row in rows]
    start = next((n for n, match in enumerate(named) if match), len(named))
    end = start
    while end < len(named) and named[end] is not None:
        end += 1
    entries = {*filter(None, named[start:end])}
    is_again = any(headings.exact(row.text) in entries for row in rows[end:])
    is_menu = len(entries) >= MIN_ENTRIES and end - start == len(entries) and is_again
    return range(start, end) if is_menu else range(0)


def _is_no_entry(text: str) -> bool:
    """Whether a row is none of a menu's, which have no number, no colon, no value."""
    return leading_marker(text) is not None or text.rstrip().endswith((":", ";", "."))
