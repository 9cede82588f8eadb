"""What a web page has above and below its text: a library's words on the document, a box for
comments, a gallery, what else there is to read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.passage import Passage
from parsers.names.headings import HeadingIndex
from parsers.names.row_parts import name_rows, number_before, part_name
from parsers.names.site_lines import counts_readers, follows_text, heads_viewer, is_path
from parsers.section import Row

MAX_SITE_ROWS = 40  # below the text; more are another text
MAX_SITE_HEAD = 30  # rows above the text
_LINE = re.compile(r"[\s_=*\-‐–—―─]{5,}")


def split_site_words(
    rows: Sequence[Row], headings: HeadingIndex
) -> tuple[list[Row], list[Passage]]:
    """The rows of the text, and those of the site above and below it."""
    path = next((n for n, row in enumerate(rows[:MAX_SITE_HEAD]) if is_path(row.text)), None)
    if path is not None:
        text, site = split_site_words([*rows[:path], *rows[path + 1 :]], headings)
        return text, [rows[path].passage, *site]
    begin = next((n for n, row in enumerate(rows[:MAX_SITE_HEAD], 1) if heads_viewer(row.text)), 0)
    if begin and not any(headings.match(row.text) is not None for row in rows[:begin]):
        text, site = split_site_words(rows[begin:], headings)
        return text, [*(row.passage for row in rows[:begin]), *site]
    first = next(
        (
            n
            for n in range(max(1, len(rows) - MAX_SITE_ROWS), len(rows))
            if follows_text(rows[n].text) and not _goes_on(rows, n)
        ),
        len(rows),
    )
    if any(_names_component(rows, n, headings) for n in range(first, len(rows))):
        return list(rows), []
    while first > 1 and _parts_site(rows[first - 1].text, is_last=first == len(rows)):
        first -= 1
    return list(rows[:first]), [row.passage for row in rows[first:]]


def _goes_on(rows: Sequence[Row], position: int) -> bool:
    """Whether a row goes on with the sentence above it, whatever its words: "… perekaman",
    "sebelumnya;"."""
    row, above = rows[position], rows[position - 1].text.rstrip()
    return not row.follows_blank and row.text[:1].islower() and not above.endswith((".", ":"))


def _names_component(rows: Sequence[Row], position: int, headings: HeadingIndex) -> bool:
    """Whether a row names a component, by itself or behind its number and before its value."""
    if headings.match(rows[position].text) is not None:
        return True
    number, start = number_before(rows, position)
    return bool(number) and part_name(name_rows(rows, position), start, headings) is not None


def _parts_site(text: str, *, is_last: bool) -> bool:
    """Whether a row stands between the text and the site: a count of readers, a drawn line."""
    return counts_readers(text) or (not is_last and _LINE.fullmatch(text) is not None)
