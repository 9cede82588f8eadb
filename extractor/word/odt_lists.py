"""The numbers that a word processor computes for the lists of an .odt file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from extractor.typed.counting import counted
from extractor.word.names import whole

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_KINDS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}


class _Level(NamedTuple):
    is_bullet: bool = True
    kind: str = "decimal"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1


@dataclass
class OpenList:
    """A list being read: its style, and the number of its last item."""

    style: str
    level: _Level
    count: int | None = None


class ListStyles:
    """The styles of lists, and how far those have counted that others go on with."""

    def __init__(self, roots: Sequence[Any]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, int | None] = {}  # by style at the outermost level, and by name
        self._headings: list[OpenList] = []  # those that are open, from the outermost
        for root in roots:
            for outline in root.iter(TEXT + "outline-style"):
                self._headings = [OpenList("", _level_of(one)) for one in outline]
            for style in root.iter(TEXT + "list-style"):
                levels = {whole(one.get(TEXT + "level"), 1): _level_of(one) for one in style}
                self._levels[style.get(_STYLE + "name") or ""] = levels

    def opened(self, element: Any, around: Sequence[OpenList]) -> OpenList:
        """A list before its first item."""
        style = element.get(TEXT + "style-name") or (around[-1].style if around else "")
        level = self._levels.get(style, {}).get(len(around) + 1, _Level())
        goes_on = element.get(TEXT + "continue-numbering") == "true"
        before = element.get(TEXT + "continue-list") or (f"style {style}" if goes_on else "")
        return OpenList(style, level, self._counts.get(before))

    def mark(self, lists: Sequence[OpenList], item: Any) -> str:
        """The mark of the innermost list's next item."""
        own = lists[-1]
        start = item.get(TEXT + "start-value")
        if start is not None:
            own.count = whole(start, 1)
        else:
            own.count = own.level.start if own.count is None else own.count + 1
        if own.level.is_bullet:
            return "•"
        shown = [one for one in lists[-own.level.shown_levels :] if not one.level.is_bullet]
        numbers = [counted(one.count or one.level.start, one.level.kind) for one in shown]
        inner = ".".join(number for number in numbers if number)
        return f"{own.level.prefix}{inner}{own.level.suffix}".strip() if inner else ""

    def heading_mark(self, heading: Any) -> str:
        """The mark of a heading that stands in no list, by the outline of its file."""
        level = whole(heading.get(TEXT + "outline-level"), 1)
        if heading.get(TEXT + "is-list-header") == "true" or not 0 < level <= len(self._headings):
            return ""
        for deeper in self._headings[level:]:
            deeper.count = None
        return self.mark(self._headings[:level], heading)

    def close(self, element: Any, opened: OpenList) -> None:
        """Note how far a list has counted, for those that go on with it."""
        self._counts[f"style {opened.style}"] = opened.count
        name = element.get(_XML_ID)
        if name:
            self._counts[name] = opened.count


def _level_of(element: Any) -> _Level:
    return _Level(
        element.tag == TEXT + "list-level-style-bullet",
        _KINDS.get((element.get(_STYLE + "num-format") or "")[:1], "decimal"),
        element.get(_STYLE + "num-prefix") or "",
        element.get(_STYLE + "num-suffix") or "",
        whole(element.get(TEXT + "start-value"), 1),
        max(whole(element.get(TEXT + "display-levels"), 1), 1),
    )
