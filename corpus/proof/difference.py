"""Where lines differ from those that a second reading gives: file, line, field, both values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

import orjson

SHOWN_LETTERS = 60  # of a value; who wants more opens the file
MOST_TOLD = 20  # of a source: one changed line of a trace can move all behind it
_ABSENT = "(tidak ada)"
_NO_VALUE = object()


class Compared(NamedTuple):
    """How many lines are equal, of how many, and what is not, in words."""

    equal: int
    of: int
    failures: list[str]


def compare_lines(name: str, first: int, wanted: bytes, written: bytes) -> Compared:
    """Compare lines of a file, the first of which is line `first`, with those read again."""
    if wanted == written:
        count = written.count(b"\n")
        return Compared(count, count, [])
    pairs = list(zip_longest(wanted.splitlines(True), written.splitlines(True), fillvalue=b""))
    failures: list[str] = []
    equal = 0
    for number, (one, other) in enumerate(pairs, first):
        if one == other:
            equal += 1
        elif len(failures) < MOST_TOLD:
            failures += _told(f"{name} baris {number}", one, other)
    missed = len(pairs) - equal
    told = failures[:MOST_TOLD]
    if len(failures) > MOST_TOLD or missed > MOST_TOLD:
        told.append(f"{name}: {missed} baris berbeda dari baris {first} pada sumber yang sama")
    return Compared(equal, len(pairs), told)


def _told(where: str, wanted: bytes, written: bytes) -> Iterator[str]:
    if not written:
        yield f"{where}: hilang; terbaca ulang {_cut(wanted.decode())}"
        return
    try:
        found = orjson.loads(written)
    except orjson.JSONDecodeError:
        yield f"{where}: bukan JSON"
        return
    if not wanted:
        yield f"{where}: tidak terbaca pada sumber: {_cut(written.decode())}"
        return
    told = [
        f"{where}: {path or 'baris'}: tertulis {_shown(new)}, terbaca ulang {_shown(old)}"
        for path, old, new in differences(orjson.loads(wanted), found)
    ]
    yield from told or [f"{where}: isinya sama, bitanya berbeda"]


def differences(wanted: Any, written: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The places in which two JSON values differ, with what each of them has there."""
    if isinstance(wanted, dict) and isinstance(written, dict):
        for key in dict.fromkeys((*wanted, *written)):
            below = f"{path}.{key}" if path else key
            yield from differences(wanted.get(key, _NO_VALUE), written.get(key, _NO_VALUE), below)
    elif isinstance(wanted, list) and isinstance(written, list):
        for number, (one, other) in enumerate(zip_longest(wanted, written, fillvalue=_NO_VALUE)):
            yield from differences(one, other, f"{path}[{number}]")
    elif type(wanted) is not type(written) or wanted != written:
        yield path, wanted, written


def _shown(value: Any) -> str:
    try:
        return _ABSENT if value is _NO_VALUE else _cut(orjson.dumps(value).decode())
    except TypeError:
        return "(bersarang terlalu dalam)"


def _cut(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= SHOWN_LETTERS else text[:SHOWN_LETTERS] + "…"
