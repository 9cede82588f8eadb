"""What comes from a page or a file of actions, checked before anything is done with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from corpus.record.path import END, Step, parse_path
from corpus.review.refusals import ReviewRefused

MOST_LETTERS = 20_000  # of a text; the longest component of a real standard has half of that
MOST_NAME = 100  # of who it was
MOST_REASON = 1_000
MOST_PARTS = 2_000  # values of one action, at any depth
MOST_NUMBER = 10**15  # more rupiah, or days, than there are
MOST_PATH = 300


def text_of(value: object, name: str, most: int = MOST_LETTERS) -> str:
    """A text that may be written into a record. Raises `ReviewRefused`."""
    if not isinstance(value, str):
        raise ReviewRefused(f"'{name}' harus berupa teks.")
    if len(value) > most:
        raise ReviewRefused(f"'{name}' terlalu panjang; batasnya {most} tanda.")
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in value):
        raise ReviewRefused(f"'{name}' berisi tanda yang tidak dapat dicetak.")
    return value.strip()


def optional_text(action: Mapping[str, Any], name: str, most: int = MOST_LETTERS) -> str:
    """The same of what may be left out; "" then."""
    value = action.get(name)
    return "" if value is None else text_of(value, name, most)


def name_of(by: object) -> str:
    """Who it was: on one line, and somebody."""
    name = " ".join(text_of(by, "by", MOST_NAME).split())
    if not name:
        raise ReviewRefused("Sebutkan nama peninjau.")
    return name


def whole_number(action: Mapping[str, Any], name: str) -> int:
    """A count of letters or of places."""
    value = action.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_NUMBER:
        raise ReviewRefused(f"'{name}' harus bilangan bulat.")
    return value


def path_of(value: object) -> tuple[Step, ...]:
    """The steps of a path into a record; of "...[+]" those of the list."""
    text = text_of(value, "path", MOST_PATH)
    steps = parse_path(text.removesuffix(END))
    if steps is None or "provenance" in steps:
        raise ReviewRefused(f"Jalur {text!r} tidak dikenal.")
    return steps


def value_of(value: object) -> Any:
    """A value of a record, as JSON gives it: bounded, and without what no file can hold."""
    left = [MOST_PARTS]
    return _bounded(value, left)


def _bounded(value: object, left: list[int], depth: int = 0) -> Any:
    left[0] -= 1
    if left[0] < 0 or depth > 12:
        raise ReviewRefused("Nilainya terlalu besar.")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text_of(value, "value")
    if isinstance(value, int | float):
        if not abs(value) <= MOST_NUMBER:  # nor what is no number
            raise ReviewRefused("Nilainya terlalu besar.")
        return value
    if isinstance(value, list | tuple):
        return [_bounded(one, left, depth + 1) for one in value]
    if isinstance(value, Mapping):
        return {
            text_of(key, "value", MOST_NAME): _bounded(one, left, depth + 1)
            for key, one in value.items()
        }
    raise ReviewRefused("Nilainya bukan nilai JSON.")
