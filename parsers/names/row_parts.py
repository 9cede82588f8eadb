"""A row of a table that a text prints, parted: number, component's name, the value beside it.

"4. Biaya Gratis", "4 Biaya Gratis", "4BiayaGratis"; over two rows "2. Sistem, Mekanisme dan 1. Ibu"
and "Prosedur mendaftar di loket". Where the name ends is asked here for all of them; whether a row
is one of a table's at all is told by the rows around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from normalizers.fee.bare_fee import is_bare_fee
from parsers.markers import bare_number, leading_marker, lone_number
from parsers.names.heading_words import place_by_words
from parsers.names.headings import (
    PLACED_SCORE,
    HeadingIndex,
    begins_cell,
    is_open_name,
    is_value,
)
from parsers.section import HeadingMatch, Row

MAX_NAME_ROWS = 4  # that a name takes in a narrow cell

# A name in words of the office's own, up to the figure that the value begins with.
_OWN_NAME = re.compile(r"(?P<name>[^\W\d_][^\d:;]{3,60}?)\s*:?\s+(?=±?\s?\d)")
# Of a drawing that a text leaves out: "(Gambar 1)" behind a name, "Keterangan:" before its text.
_FIGURE = re.compile(r"\s*\((?:gambar|bagan|lampiran)\b[^()]{0,30}\)", re.IGNORECASE)
_CAPTION = re.compile(r"\s*keterangan\s*:\s*", re.IGNORECASE)
_JOINING = re.compile(r"(?:dan|atau|serta|&)\b", re.IGNORECASE)


class Parting(NamedTuple):
    """A component's name that rows begin with, and where it ends on each of them."""

    match: HeadingMatch
    ends: tuple[int, ...]

    def has_value(self, texts: Sequence[str]) -> bool:
        """Whether a value stands beside it on any of its rows."""
        return any(text[end:].strip(" :") for text, end in zip(texts, self.ends, strict=False))


def name_rows(rows: Sequence[Row], position: int) -> list[str]:
    """The texts of the rows that a name can take which begins on one of them."""
    return [row.text for row in rows[position : position + MAX_NAME_ROWS]]


def number_before(rows: Sequence[Row], position: int) -> tuple[int, int]:
    """The number before a name, on its row or alone on the one above, and where the name starts;
    0 where none stands there."""
    text = rows[position].text
    marker = leading_marker(text)
    if marker is not None:
        return (0 if marker.is_bullet else marker.ordinal), marker.end
    number, start = bare_number(text)
    if not number and position:
        number = lone_number(rows[position - 1].text)
    return number, start


def part_name(texts: Sequence[str], start: int, headings: HeadingIndex) -> Parting | None:
    """The component's name that rows begin with, from `start` on, where what stands behind it on
    each of them is a cell's text or nothing."""
    alone = headings.match_prefix(texts[0], start)
    wrapped = headings.wrapped_prefix(texts, start)
    if wrapped is not None and _is_parted(texts, wrapped[1], alone[1] if alone is not None else 0):
        return Parting(wrapped[0], tuple(map(name_end, texts, wrapped[1])))
    if alone is not None and _begins_value(texts[0][alone[1] :], alone[0].component):
        return Parting(alone[0], (name_end(texts[0], alone[1]),))
    return None


def _begins_value(text: str, component: str) -> bool:
    """Whether a cell's text begins behind a name; in small letters only "Biaya gratis" does."""
    return begins_cell(text) or (component == "biaya" and is_bare_fee(text.strip(" :")))


def part_own_name(text: str, start: int) -> Parting | None:
    """The same for a name that only its words place, where its value begins with a figure."""
    own = _OWN_NAME.match(text, start)
    component = place_by_words(own["name"]) if own is not None else None
    if own is None or component is None:
        return None
    return Parting(HeadingMatch(component, PLACED_SCORE), (own.end("name"),))


def value_rows(row: Row, end: int) -> list[Row]:
    """The value behind a name that ends here, what leads in a drawing's text apart from it."""
    caption = _CAPTION.match(row.text, end)
    cuts = [end, caption.end()] if caption is not None else [end]
    parts = [row.passage.cut(*span) for span in pairwise([*cuts, len(row.text)])]
    return [
        row._replace(passage=part, follows_blank=number > 0)
        for number, part in enumerate(parts)
        if part
    ]


def name_end(text: str, end: int) -> int:
    """Where a name ends on a row, with the slash that its rest follows, "Saran dan Masukan/", and
    with the number of its drawing, "Prosedur (Gambar 1)"."""
    figure = _FIGURE.match(text, end)
    end = figure.end() if figure is not None else end
    return end if text[end:].strip(" /") else len(text)


def is_glued(text: str, end: int) -> bool:
    """Whether the cell beside a name that ends here ran into it."""
    return text[end : end + 1].isalnum() or text.startswith("(", end)


def _is_parted(texts: Sequence[str], ends: Sequence[int], alone: int) -> bool:
    """Whether rows hold one name and not a value's next row: it is none without its further rows
    (`alone` is where it ends if it is), or open at its first row's end, or a cell begins behind it,
    or nothing else stands there."""
    rests = [text[end:].strip(" :") for text, end in zip(texts, ends, strict=False)]
    if not begins_cell(rests[0]):
        return False
    if not alone or is_open_name(texts[0][: ends[0]]) or not any(rests):
        return True
    is_whole = not texts[0][alone:].strip(" :")  # of the row
    if _JOINING.match(texts[1]) is not None and not is_whole:
        return True  # hardly a sentence goes on with just the words that the name lacks
    is_stated = is_value(rests[0]) and leading_marker(rests[0]) is None
    if is_stated and texts[1][:1].isupper() and not rests[-1]:
        return True  # "Jangka Waktu 14 hari", and "Penyelesaian" alone below
    if texts[1][:1].islower() or (is_whole and alone > ends[0]):
        return False  # the value goes on, or begins, with a word that the name may have
    return is_value(rests[-1]) if is_whole else bool(rests[-1]) and begins_cell(rests[-1])
