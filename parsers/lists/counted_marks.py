"""Marks of list items that no single line proves: words and signs around a number that counts on.

"No. 1 Surat" and "No. 2 KTP", "1.a." and "1.b.", "Langkah 1:" and "Langkah 2:", "[1]" and "[2]"
are the marks of a list where one such line follows the other and only the number differs, by one.
Each alone is a number in a text. A "v" before every line is a tick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.markers import Marker, leading_marker
from parsers.section import Row

MIN_MARKS = 2
_COUNT = r"(?:[1-9]\d?|[a-z]|[A-Z]|[ivxIVX]{2,4})"
_MARK = re.compile(
    r"(?P<label>"
    r"(?:(?:N[o0]|Nomor|Ke|Langkah|Tahap|Butir|Poin|Syarat)\b\.?[ -]?(?:ke-?\s?)?"
    r"|[#(<\[{]|[A-Z]{1,2}(?=\d))?)"
    rf"(?P<numbers>{_COUNT}(?:[.-]{_COUNT}){{0,3}})"
    r"(?P<close>\s?[.:)\]}/>·–-]{0,2})\s+(?=[^\W\d_]|[\"“(])",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[.-]")
_TICK = re.compile(r"[vVxX√]\s+(?=[A-Z])")


class _Counted(NamedTuple):
    """A possible mark: what stands in it beside one of its numbers, and that number."""

    shape: tuple[str, ...]
    ordinal: int
    number: str
    end: int


def counted_marks(body: Sequence[Row]) -> dict[int, Marker]:
    """The markers of lines whose marks count on from one to the next, by the line's identity."""
    found: dict[int, Marker] = {}
    runs: dict[tuple[str, ...], list[tuple[Row, _Counted]]] = {}
    ticked: list[Row] = []
    for line in body:
        if leading_marker(line.text) is not None:
            continue
        for mark in _marks(line.text):
            runs.setdefault(mark.shape, []).append((line, mark))
        ticked += [line] if _TICK.match(line.text) else []
    for shape, run in runs.items():
        if len(run) >= MIN_MARKS and _counts([mark.ordinal for _, mark in run]):
            kind = "counted" + "".join(shape)
            for line, mark in run:
                marker = Marker(kind, mark.ordinal, mark.number, 0, mark.end)
                found.setdefault(id(line), marker)
    if len(ticked) >= MIN_MARKS:
        for line in ticked:
            found.setdefault(id(line), Marker("tick", 0, None, 0, 1))
    return found


def _marks(text: str) -> list[_Counted]:
    """What may count in the mark of a line: each of its numbers, the last one first."""
    match = _MARK.match(text)
    if match is None or not (match["label"] or match["close"].strip()):
        return []
    parts = _PARTS.split(match["numbers"])
    label, close = match["label"].strip().casefold(), match["close"].strip()
    if len(parts) == 1 and not label and not close.strip(".)"):
        return []  # plain numbers and letters are markers of their own
    found: list[_Counted] = []
    for place in reversed(range(len(parts))):
        ordinal = _ordinal(parts[place])
        others = (*parts[:place], "#", *parts[place + 1 :])
        found.append(_Counted((label, *others, close), ordinal, match["numbers"], match.end()))
    return found


def _ordinal(part: str) -> int:
    if part.isdecimal():
        return int(part)
    return ord(part.lower()) - ord("a") + 1 if len(part) == 1 else 0


def _counts(ordinals: Sequence[int]) -> bool:
    """Whether numbers count from one on, and may begin anew."""
    return ordinals[:2] == [1, 2] and all(
        after in (1, before + 1) for before, after in pairwise(ordinals)
    )
