"""Items of a list that ran into each other when a page was taken as text: "kartu;Surat"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.markers import leading_marker
from parsers.names.groups import is_sentence
from parsers.section import Row

# A semicolon, a full stop (behind no abbreviation) or a word's end, with the next item's first word
# glued to it.
_SEAM = re.compile(
    r"(?<=[\w)];)(?=[^\W\d_]{2})|(?<=[a-z]{4}\.)(?=[A-Z][a-z]{2})"
    r"|(?<=[a-z]{2}|\w\))(?=[A-Z][a-zA-Z]{2})"
)


def part_run_together(body: Sequence[Row]) -> list[Row]:
    """The rows, those without marks parted where one item's text is glued to the next one's."""
    parted: list[Row] = []
    for row in body:
        seams = [] if leading_marker(row.text) is not None else _seams(row.text)
        if not seams:
            parted.append(row)
            continue
        ends = [*seams, len(row.text)]
        for start, end in zip([0, *seams], ends, strict=True):
            piece = row.passage.cut(start, end)
            is_below = row.follows_blank or start > 0
            parted.append(row._replace(passage=piece, follows_blank=is_below))
    return parted


def _seams(text: str) -> list[int]:
    """Where items begin behind the first one; a capital inside a word begins one only where the
    words behind it begin as items do."""
    return [
        found.start()
        for found in _SEAM.finditer(text)
        if text[found.start() - 1] in ";." or is_sentence(text[found.start() :])
    ]
