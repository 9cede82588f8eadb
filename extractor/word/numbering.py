"""The numbers that Word computes for its paragraphs: none of them stands in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from extractor.typed.counting import counted
from extractor.word.names import W, child, value, whole

LEVELS = 9

_PLACE = re.compile(r"%([1-9])")


class _Level(NamedTuple):
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restarts_after: int | None = None  # levels above this one (from 1) do not restart it; 0: none
    is_legal: bool = False  # all numbers in digits
    style: str = ""


@dataclass
class _List:
    """A list of the file: its levels, and how far each has counted."""

    levels: dict[int, _Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass
class _Number:
    """One use of a list, which may begin anew and look different."""

    held: _List
    starts: dict[int, int]
    levels: dict[int, _Level]
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts the paragraphs of a document in the order in which they are asked for."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._numbers: dict[str, _Number] = {}
        self._styles = _style_numbers(styles)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        lists = {
            element.get(W + "abstractNumId"): _List(_levels_of(element))
            for element in numbering.iter(W + "abstractNum")
        }
        for element in numbering.iter(W + "num"):
            held = lists.get(value(element, "abstractNumId"))
            if held is None:
                continue
            number = _Number(held, {}, dict(held.levels))
            for override in element.iter(W + "lvlOverride"):
                level = whole(override.get(W + "ilvl"), 0)
                start = value(override, "startOverride")
                if start:
                    number.starts[level] = whole(start, 1)
                number.levels |= _levels_of(override)
            self._numbers[element.get(W + "numId") or ""] = number

    def mark(self, properties: Any | None) -> tuple[str, int]:
        """A paragraph's mark, empty without one, and its level from 0."""
        number_id, level = self._place_of(properties)
        number = self._numbers.get(number_id)
        if number is None or not 0 <= level < LEVELS:
            return "", 0
        return self._counted(number, level), level

    def _place_of(self, properties: Any | None) -> tuple[str, int]:
        if properties is None:
            return "", 0
        own = child(properties, "numPr")
        style = value(properties, "pStyle")
        number_id, level = self._styles.get(style, ("", None))
        if own is not None:
            number_id = value(own, "numId") or number_id
            level = whole(value(own, "ilvl"), level or 0)
        if level is None:
            number = self._numbers.get(number_id)
            named = number.levels.items() if number is not None else ()
            level = next((at for at, one in named if one.style == style), 0)
        return number_id, level

    def _counted(self, number: _Number, level: int) -> str:
        counters = number.held.counters
        shape = number.levels.get(level, _Level())
        if level in number.starts and level not in number.begun:
            counters[level] = number.starts[level]
        else:
            before = counters[level]
            counters[level] = shape.start if before is None else before + 1
        number.begun.add(level)
        for deeper in range(level + 1, LEVELS):
            after = number.levels.get(deeper, _Level()).restarts_after
            if after is None or level < after:
                counters[deeper] = None
        if shape.kind == "bullet":
            return "•"
        return _PLACE.sub(lambda match: _shown(number, shape, int(match[1]) - 1), shape.text)


def _shown(number: _Number, shape: _Level, level: int) -> str:
    other = number.levels.get(level, _Level())
    count = number.held.counters[level]
    return counted(
        other.start if count is None else count, "decimal" if shape.is_legal else other.kind
    )


def _levels_of(element: Any) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for one in element.iter(W + "lvl"):
        restart = value(one, "lvlRestart")
        levels[whole(one.get(W + "ilvl"), 0)] = _Level(
            whole(value(one, "start"), 1),
            value(one, "numFmt") or "decimal",
            value(one, "lvlText"),
            whole(restart, 0) if restart else None,
            child(one, "isLgl") is not None,
            value(one, "pStyle"),
        )
    return levels


def _style_numbers(styles: Any | None) -> dict[str, tuple[str, int | None]]:
    """The list and the level that each style of paragraphs puts its paragraphs into."""
    own: dict[str, tuple[str, int | None]] = {}
    parents: dict[str, str] = {}
    for style in styles.iter(W + "style") if styles is not None else ():
        name = style.get(W + "styleId") or ""
        parents[name] = value(style, "basedOn")
        properties = child(style, "pPr")
        numbered = child(properties, "numPr") if properties is not None else None
        if numbered is not None:
            level = value(numbered, "ilvl")
            own[name] = (value(numbered, "numId"), whole(level, 0) if level else None)
    found: dict[str, tuple[str, int | None]] = {}
    for name in parents:
        at, seen = name, set[str]()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = parents.get(at, "")
        if at in own:
            found[name] = own[at]
    return found
