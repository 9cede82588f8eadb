"""The marks that a browser draws before the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractor.html.places import is_unmarked
from extractor.typed.counting import counted

_TYPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_WHOLE = re.compile(r"\s*(-?\d{1,6})\s*$")


@dataclass
class OpenList:
    """A list being read: its next number, and which way it counts."""

    is_numbered: bool
    is_unmarked: bool
    kind: str
    next_number: int
    step: int

    def mark(self, item: Any) -> str:
        """The mark of the next item; none where the list shows none."""
        value = _whole(item.get("value"))
        number = self.next_number if value is None else value
        self.next_number = number + self.step
        if self.is_unmarked:
            return ""
        if not self.is_numbered:
            return "•"
        return f"{counted(number, _kind_of(item, self.kind))}."


def opened_list(element: Any) -> OpenList:
    """A list before its first item."""
    is_numbered = element.tag == "ol"
    is_reversed = is_numbered and element.get("reversed") is not None
    start = _whole(element.get("start"))
    if start is None:
        start = sum(child.tag == "li" for child in element) if is_reversed else 1
    kind = _kind_of(element, "decimal")
    return OpenList(is_numbered, is_unmarked(element), kind, start, -1 if is_reversed else 1)


def _kind_of(element: Any, default: str) -> str:
    style = _STYLE.search(element.get("style") or "")
    styled = _TYPES.get(style.group(1).lower()) if style else None
    return styled or _TYPES.get((element.get("type") or "").strip(), default)


def _whole(text: str | None) -> int | None:
    match = _WHOLE.match(text or "")
    return int(match.group(1)) if match else None
