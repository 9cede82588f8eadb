"""The part of a queue that one of several people takes: `--part 1/2`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from extractor.errors import WrongUse

_FORM = re.compile(r"(\d{1,3})/(\d{1,3})")


class Part(NamedTuple):
    """Every `people`-th record, the `number`-th of them first. By default all."""

    number: int = 1
    people: int = 1

    def of(self, queue: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The entries of this part, in the order of the queue.

        Which they are does not hang on that order: it changes with what is corrected.
        """
        keys = sorted(_key(one) for one in queue)
        mine = set(keys[self.number - 1 :: self.people])
        return [one for one in queue if _key(one) in mine]


def _key(entry: Mapping[str, Any]) -> str:
    return str(entry["record_id"] or entry["sha256"])


def read_part(text: str) -> Part:
    """A part as a command names it.

    >>> read_part("2/3"), read_part("")
    (Part(number=2, people=3), Part(number=1, people=1))
    """
    found = _FORM.fullmatch(text.strip())
    if not text.strip():
        return Part()
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise WrongUse(f"--part {text} tidak dapat dipakai.", "Tulis misalnya 1/2 atau 2/2.")
    return Part(int(found[1]), int(found[2]))
