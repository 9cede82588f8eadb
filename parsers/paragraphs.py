"""Whether a printed line goes on with the text of the line before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.markers import leading_marker
from parsers.section import BodyLine

FULL_LINE_SHARE = 0.12  # of the body's width: a line that ends nearer to the edge was wrapped there
_STOPS = (".", ";", "!", "?")
_LONE_MARKER = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z])[.)]$")  # its item starts on the next line


def right_edge(body: Sequence[BodyLine]) -> float | None:
    """The rightmost edge of the lines: where their writer's program wrapped them."""
    edges = [line.bbox.x1_pt for line in body if line.bbox is not None]
    return max(edges) if edges else None


def continues(before: BodyLine, line: BodyLine, right_pt: float | None) -> bool:
    """True when `line` is the rest of a text that was wrapped after `before`."""
    end = before.text.rstrip()
    if end.endswith((",", "/", "-", "(")) or _LONE_MARKER.search(end):
        return True
    if line.text.lstrip("(\"'“‘")[:1].islower():
        return True
    if line.follows_blank or before.page_number != line.page_number or _is_label(line.text):
        return False
    if before.bbox is None or line.bbox is None or right_pt is None:
        return False
    room_pt = right_pt - before.bbox.x1_pt
    if room_pt < _first_word_width(line):
        return True
    width_pt = max(right_pt - min(before.bbox.x0_pt, line.bbox.x0_pt), 1.0)
    return room_pt < FULL_LINE_SHARE * width_pt and not end.endswith(_STOPS)


def paragraph_text(body: Sequence[BodyLine]) -> str:
    """The body's text with a line feed where a paragraph starts and a space where a line wraps.

    As long as the joined passages of the lines, so an offset means the same in both.
    """
    right_pt = right_edge(body)
    parts: list[str] = []
    for number, line in enumerate(body):
        if number:
            parts.append(" " if _is_wrapped(body[number - 1], line, right_pt) else "\n")
        parts.append(line.text)
    return "".join(parts)


def _is_wrapped(before: BodyLine, line: BodyLine, right_pt: float | None) -> bool:
    return leading_marker(line.text) is None and continues(before, line, right_pt)


def _first_word_width(line: BodyLine) -> float:
    words = line.passage.words()
    box = words[0].bbox if words else None
    return box.width_pt if box is not None else 0.0


def _is_label(text: str) -> bool:
    """ "Website : ..." starts a line of its own."""
    head, sign, _ = text.partition(":")
    return bool(sign) and len(head.split()) <= 3
