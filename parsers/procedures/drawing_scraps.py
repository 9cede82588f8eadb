"""What a converter leaves of a drawn procedure: the words of its boxes and arrows line by line, in
no order that anybody could know. It is no list of steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from parsers.markers import leading_marker, lone_number
from parsers.section import Row

MIN_LINES = 4  # of such a drawing
MIN_NUMBERS = 3  # of boxes, where neither an answer nor a role is printed
MAX_BOX_WORDS = 4  # of a line in such a box

_ANSWERS = re.compile(r"(?:(?:ya|tidak|tdk|yes|no)\b[\s,]*)+$", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:Ya|Tidak|YA|TIDAK)\s+[A-Z]{2}")  # "Tidak SKRD": beside the next box
_ROLES = re.compile(r"(?:\([^()]{2,40}\)\s*)+$")
_NUMBERED = re.compile(r"(?:\S+\s+){0,3}?\d{1,2}(?:\s+\d{1,2})*\s*$")  # "Kepala 1 2", "5 4"


def scrap_count(lines: Sequence[Row]) -> int:
    """How many of the first lines of a procedure are such scraps: those above its first marked
    step, if answers at arrows and roles in boxes stand among them by themselves, or numbers."""
    run = [*takewhile(lambda line: not _is_marked(line.text), lines)]
    texts = [line.text.strip() for line in run]
    if len(texts) < MIN_LINES:
        return 0
    answers = any(_ANSWERS.match(text) or _ANSWERED.match(text) for text in texts)
    roles = any(map(_ROLES.match, texts))
    if answers and roles:
        return len(run)
    numbers = sum(_NUMBERED.match(text) is not None for text in texts)
    is_short = all(len(text.split()) <= MAX_BOX_WORDS for text in texts)
    is_list = bool(lone_number(texts[0]))
    return len(run) if numbers >= MIN_NUMBERS and is_short and not is_list else 0


def _is_marked(text: str) -> bool:
    marker = leading_marker(text)
    return marker is not None and bool(text[marker.end :].strip())
