"""A run's files of lines as a proof looks them up: where the lines of each source stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.record.json_files import read_line

_STRING = rb'("(?:[^"\\]|\\.)*")'
# Where a line of each file says whose it is, as a run writes it.
_MARKS = {
    "records": re.compile(rb'"source":\{"path":' + _STRING),
    "findings": re.compile(rb'"record_id":' + _STRING),
    "trace": re.compile(rb'\{"source":' + _STRING),
    "sources": re.compile(rb'\{"paths":\[' + _STRING),
    "quarantine": re.compile(rb'\{"path":' + _STRING),
}
_OWNERS: dict[str, Callable[[Any], Any]] = {
    "records": lambda entry: entry["source"]["path"],
    "findings": lambda entry: entry["record_id"],
    "trace": lambda entry: entry["source"],
    "sources": lambda entry: entry["paths"][0],
    "quarantine": lambda entry: entry["path"],
}


class Stretch(NamedTuple):
    """Lines that follow each other: where they start and end, and the number of the first."""

    start: int
    end: int
    line: int


@dataclass(slots=True)
class LineIndex:
    """Whose each line of a file is; memory for each source, not for each line."""

    file: Path
    stretches: dict[str, list[Stretch]] = field(default_factory=lambda: defaultdict(list))
    lines: int = 0
    strays: list[str] = field(default_factory=list)  # lines that do not say whose they are
    _end: int = 0
    _has_turned: bool = False

    def of(self, owner: str) -> tuple[Stretch, ...]:
        """The lines of a source."""
        return tuple(self.stretches.get(owner, ()))

    def comes_after(self, stretches: Sequence[Stretch]) -> bool:
        """Whether these lines stand behind all that were asked for before; told once a file."""
        is_after = all(stretch.start >= self._end for stretch in stretches)
        if stretches:
            self._end = max(self._end, stretches[-1].end)
        is_told, self._has_turned = self._has_turned, self._has_turned or not is_after
        return is_after or is_told


def index_lines(run: Path, name: str) -> LineIndex:
    """Look through a file; a file that is not there has no lines. Raises `BrokenRun`."""
    index = LineIndex(run / f"{name}.jsonl")
    if not index.file.is_file():
        return index
    position = start = first = 0
    owner: str | None = None
    prefix = b""
    with index.file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            index.lines = number
            if not prefix or not line.startswith(prefix):
                found, prefix = _owner_of(name, line, index.file, number)
                if found is None:
                    index.strays.append(f"{index.file.name} baris {number}: tanpa sumber")
                if found != owner or found is None:
                    _close(index, owner, Stretch(start, position, first))
                    owner, start, first = found, position, number
            position += len(line)
    _close(index, owner, Stretch(start, position, first))
    return index


def _close(index: LineIndex, owner: str | None, stretch: Stretch) -> None:
    if owner is not None:
        index.stretches[owner].append(stretch)


def _owner_of(name: str, line: bytes, file: Path, number: int) -> tuple[str | None, bytes]:
    """Whose a line is, and what the source's other lines begin with, if they all begin so."""
    match = _MARKS[name].search(line)
    if match is not None and name != "findings":
        try:
            owner = orjson.loads(match[1])
        except orjson.JSONDecodeError:
            owner = None
        if isinstance(owner, str):
            return owner, match[0] if name == "trace" and match.start() == 0 else b""
    try:
        owner = _OWNERS[name](read_line(line, file, number))
    except (LookupError, TypeError):
        owner = None
    return (owner, b"") if isinstance(owner, str) else (None, b"")


def read_stretches(file: Path, stretches: Sequence[Stretch]) -> bytes:
    """The lines themselves."""
    if not stretches:
        return b""
    with file.open("rb") as stream:
        return b"".join(_portions(stream, stretches))


def _portions(stream: Any, stretches: Sequence[Stretch]) -> Iterator[bytes]:
    for stretch in stretches:
        stream.seek(stretch.start)
        yield stream.read(stretch.end - stretch.start)
