"""Lists in HTML inside Markdown: each item with the mark that a browser draws before it, and the
numbers of a table inside a table's cell as marks of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TAG = re.compile(r"<(?P<closes>/?)(?P<tag>ul|ol|li)\b(?P<attributes>[^<>]{0,400})>", re.IGNORECASE)
_START = re.compile(r"\bstart\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_TYPE = re.compile(r"\btype\s*=\s*[\"']?([aA1])(?![A-Za-z0-9])")
_OWN_MARK = re.compile(r"\s*(?:<[^<>]{0,80}>\s*)*(?:\(?\d{1,2}|\(?[a-z])[.)](?:\s|$)|\s*[-•*]\s")
_ROW = re.compile(
    r"<(?P<closes>/?)(?P<table>table)\b|<tr\b[^<>]{0,200}>\s*<t[dh]\b[^<>]{0,200}>\s*\d{1,2}(?=\s*</t[dh]>)",
    re.IGNORECASE,
)
_LETTERS = 26
MAX_DEPTH = 20  # lists inside each other; what opens more is no list


def with_marks(lines: Sequence[str]) -> list[str]:
    """The lines, a mark written behind each tag that begins an item, unless one stands there."""
    found = [*lines]
    if any("<li" in line.casefold() for line in lines):
        lists: list[_Count] = []
        found = ["".join(_marked(line, lists)) for line in lines]
    depth = 0  # of the tables that are open
    for place, line in enumerate(found):
        if "<t" in line.casefold() or depth:
            found[place], depth = _numbered(line, depth)
    return found


def _numbered(line: str, depth: int) -> tuple[str, int]:
    """A line with a full stop behind the numbers of inner tables' rows."""
    parts: list[str] = []
    position = 0
    for match in _ROW.finditer(line):
        parts.append(line[position : match.end()])
        position = match.end()
        if match["table"]:
            depth = max(depth + (-1 if match["closes"] else 1), 0)
        elif depth > 1:
            parts.append(".")
    return "".join([*parts, line[position:]]), depth


class _Count:
    """A list being read: what its next item counts, and how."""

    def __init__(self, tag: str, attributes: str) -> None:
        start, kind = _START.search(attributes), _TYPE.search(attributes)
        self.is_numbered = tag.casefold() == "ol"
        self.number = int(start[1]) if start else 1
        self.kind = kind[1] if kind else "1"

    def mark(self) -> str:
        """The mark of the next item."""
        number, self.number = self.number, self.number + 1
        if not self.is_numbered:
            return "• "
        if self.kind == "1" or number > _LETTERS:
            return f"{number}. "
        return f"{chr(ord(self.kind) + number - 1)}. "


def _marked(line: str, lists: list[_Count]) -> Iterator[str]:
    position = 0
    for match in _TAG.finditer(line):
        yield line[position : match.end()]
        position = match.end()
        tag = match["tag"].casefold()
        if match["closes"]:
            del lists[-1 if tag != "li" else len(lists) :]
        elif tag != "li":
            del lists[MAX_DEPTH:]
            lists.append(_Count(tag, match["attributes"]))
        elif _OWN_MARK.match(line, position) is None:
            yield f" {lists[-1].mark() if lists else '• '}"
    yield line[position:]
