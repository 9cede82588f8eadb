"""The menu of a site that names the components above the text, as pages copied whole have it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.titles import STANDARD
from parsers.section import Row

MIN_ENTRIES = 3  # components named right below each other, with nothing under any
MIN_GLUED_NAMES = 2  # among the entries that ran together: of components, of the standard itself
MAX_ENTRY_WORDS = 4
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BEHIND_SEAM = re.compile(r"[A-Z](?<=[a-z].)")  # the same places, found in a third of the time


def menu_rows(rows: Sequence[Row], headings: HeadingIndex) -> range:
    """The rows of a menu: names of components in a row, one of which is a heading again below.

    Headings whose lists were lost on the way stand so as well, and none of them comes again.
    """
    glued = next((n for n, row in enumerate(rows) if _is_glued(row.text, headings)), None)
    if glued is not None:
        return range(glued, glued + 1)
    named = [_component(row.text, headings) for row in rows]
    start = next((n for n, component in enumerate(named) if component), len(named))
    if start == 0 and len(rows) > 1 and rows[0].text == rows[1].text:
        return range(2)  # where the page stands, and its head
    end = start
    while end < len(named) and named[end] is not None and named[end] not in named[start:end]:
        end += 1
    entries = set(named[start:end])
    if not MIN_ENTRIES <= len(entries) == end - start:
        return range(0)
    is_again = any(
        component in entries for component in (_placed(row.text, headings) for row in rows[end:])
    )
    return range(start, end) if is_again else range(0)


def _is_glued(text: str, headings: HeadingIndex) -> bool:
    """Whether a row is a menu whose entries ran together: "DeskripsiPersyaratanDasar Hukum"."""
    if len(_BEHIND_SEAM.findall(text)) + 1 < MIN_ENTRIES:
        return False
    entries = [entry.strip() for entry in _SEAM.split(text)]
    named = {_component(entry, headings) for entry in entries} - {None}
    named |= {"" for entry in entries if STANDARD.fullmatch(entry)}
    is_short = all(len(entry.split()) <= MAX_ENTRY_WORDS for entry in entries)
    return is_short and len(named) >= MIN_GLUED_NAMES


def _component(text: str, headings: HeadingIndex) -> str | None:
    """The component that a menu's entry names: without a number, a colon, a value."""
    if leading_marker(text) is not None or text.rstrip().endswith((":", ";", ".")):
        return None
    match = headings.match(text)
    return match.component if match is not None and match.score == 1.0 else None


def _placed(text: str, headings: HeadingIndex) -> str | None:
    match = headings.match(text)
    return match.component if match is not None and match.score == 1.0 else None
