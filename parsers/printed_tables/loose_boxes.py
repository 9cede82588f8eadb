"""A flowchart's boxes as a text prints them: some words to a row, in no order that can be told.

Which box leads to which is drawn and not written. Steps read off such rows would be made up, and a
neighbour's list would have them for items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.markers import leading_marker
from parsers.names.component_texts import fits

MIN_SIGNS = 3  # rows of a text that nothing but a drawing has
MAX_WORDS = 4  # of a row that is a part of a box
MAX_NARROW_WORDS = 2  # the same where no such row stands around it

_ARROWS = "→←↔⇒⇐➔➜►◄"  # across; one that points down keeps the order of the rows
_SIGN = re.compile(
    rf"\(?[^()]{{0,30}}\)?\s?[{_ARROWS}]|[{_ARROWS}]|\([^()]{{2,40}}\)\s*$|\([^()]{{2,20}}$"
    r"|[^()]{2,20}\)$|(?:ya|tidak|y|t)$",
    re.IGNORECASE,
)


def loose_boxes(texts: Sequence[str], bounds: Sequence[int], drawn: int | None) -> set[int]:
    """Which rows of a table's text are parts of boxes. `bounds` are the rows before which a name
    stands; before the row `drawn` the procedure's does."""
    signs = {n for n, text in enumerate(texts) if _is_sign(text.strip())}
    if len(signs) < MIN_SIGNS:
        return set()
    held: set[int] = set()
    edges = {*bounds, 0, len(texts)}
    for number in sorted(signs):
        held.add(number)
        for step in (-1, 1):
            place = number
            while not _is_over(place, step, edges) and _is_part(texts[place + step], MAX_WORDS):
                place += step
                held.add(place)
    place = drawn or 0
    while place and (place - 1 in held or _is_part(texts[place - 1], MAX_NARROW_WORDS)):
        place -= 1
        held.add(place)
    return held


def _is_sign(text: str) -> bool:
    """Whether a row has what only a drawing has: an arrow across, an actor in brackets."""
    return _SIGN.match(text) is not None or any(sign in text for sign in "→←")


def _is_over(place: int, step: int, edges: set[int]) -> bool:
    """Whether a name stands between a row and the next one."""
    return (place if step < 0 else place + 1) in edges


def _is_part(text: str, most: int) -> bool:
    """Whether a row may be a part of a box: a few words that state nothing."""
    if leading_marker(text) is not None or len(text.split()) > most:
        return False
    if any(map(str.isdigit, text)) or ":" in text or text.rstrip().endswith("."):
        return False
    return not fits("biaya", [text]) and not fits("waktu", [text])
