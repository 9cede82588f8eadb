"""Arrows that are typed, not drawn: they part steps and belong to none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.passage import Passage
from parsers.markers import leading_marker
from parsers.section import Row

# Unicode's arrows and pointers; Symbol's and Wingdings' arrows as private-use signs; "->", "==>".
ARROW_SIGNS = re.compile(
    r"(?:[\u2190-\u21ff\u25b2-\u25c5\u2794-\u27be\u27f0-\u27ff\u2b05-\u2b0d"
    r"\uf0ab-\uf0af\uf0db-\uf0ef]|[-=]+>+|\s)+"
)

MIN_ARROWS = 2  # on one line that make it a chain of steps; one may lead through a menu
MAX_STEP_WORDS = 12  # between two arrows
_BETWEEN = re.compile(r"\s*(?:[-=]{1,3}>|[→⇒⟶➔➜➝➡])\s*")


class Parted(NamedTuple):
    """Body lines without those of arrows only, and the arrows."""

    body: tuple[Row, ...]
    arrows: tuple[Passage, ...]


def without_arrows(lines: Sequence[Row]) -> Parted:
    """Take out lines that hold arrows only; what follows one begins anew, as after a blank."""
    body: list[Row] = []
    arrows: list[Passage] = []
    is_after = False
    is_bare = not any(leading_marker(line.text) for line in lines)
    chains = (_steps(line, arrows) if is_bare or _counts_steps(line) else [line] for line in lines)
    lines = [part for chain in chains for part in chain]
    for line in lines:
        if ARROW_SIGNS.fullmatch(line.text):
            arrows.append(line.passage)
            is_after = True
            continue
        body.append(line._replace(follows_blank=True) if is_after else line)
        is_after = False
    return Parted(tuple(body), tuple(arrows))


def is_chain(text: str) -> bool:
    """Whether a line's arrows lead from step to step: one of them may lead through a menu."""
    return sum(1 for _ in _BETWEEN.finditer(text)) >= MIN_ARROWS


def _counts_steps(line: Row) -> bool:
    """Whether each step of a chain has its number: "1. Loket -> 2. Kasir -> 3. Selesai"."""
    markers = [leading_marker(part) for part in _BETWEEN.split(line.text)]
    numbers = [marker.ordinal if marker is not None else 0 for marker in markers]
    return len(numbers) > MIN_ARROWS and numbers == [*range(1, len(numbers) + 1)]


def _steps(line: Row, arrows: list[Passage]) -> Iterator[Row]:
    """The steps of a line that is a chain, "Loket -> Petugas -> Kasir"; other lines whole."""
    signs = [*_BETWEEN.finditer(line.text)]
    starts = [0, *(sign.end() for sign in signs)]
    ends = [*(sign.start() for sign in signs), len(line.text)]
    parts = [*zip(starts, ends, strict=True)]
    longest = max(len(line.text[start:end].split()) for start, end in parts)
    if len(signs) < MIN_ARROWS or longest > MAX_STEP_WORDS:
        yield line
        return
    arrows += (line.passage.cut(sign.start(), sign.end()) for sign in signs)
    for start, end in parts:
        if step := line.passage.cut(start, end):
            yield line._replace(passage=step, follows_blank=True)
