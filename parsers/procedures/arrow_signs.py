"""Arrows that are typed, not drawn: they part steps and belong to none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage
from parsers.section import Row

# Unicode's arrows and pointers; Symbol's and Wingdings' arrows as private-use signs; "->", "==>".
ARROW_SIGNS = re.compile(
    r"(?:[\u2190-\u21ff\u25b2-\u25c5\u2794-\u27be\u27f0-\u27ff\u2b05-\u2b0d"
    r"\uf0ab-\uf0af\uf0db-\uf0ef]|[-=]+>+|\s)+"
)


class Parted(NamedTuple):
    """Body lines without those of arrows only, and the arrows."""

    body: tuple[Row, ...]
    arrows: tuple[Passage, ...]


def without_arrows(lines: Sequence[Row]) -> Parted:
    """Take out lines that hold arrows only; what follows one begins anew, as after a blank."""
    body: list[Row] = []
    arrows: list[Passage] = []
    is_after = False
    for line in lines:
        if ARROW_SIGNS.fullmatch(line.text):
            arrows.append(line.passage)
            is_after = True
            continue
        body.append(line._replace(follows_blank=True) if is_after else line)
        is_after = False
    return Parted(tuple(body), tuple(arrows))
