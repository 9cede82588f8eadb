"""Patterns that are compiled when they are first asked.

There are hundreds, and most documents ask for a third of them; compiling all took a sixth of a
reader's start.
"""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")


class _LatePattern:
    """Stands for a pattern; once compiled, its questions go straight to that."""

    __slots__ = ("_flags", "_source", *_ASKED)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for question in _ASKED:
            setattr(self, question, getattr(compiled, question))
        return getattr(compiled, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a source, compiled when it is first asked; a wrong source fails then.

    What a match calls its pattern (`match.re`) is the compiled one, not this.

    >>> late(r"\\d+").findall("Rp10.000"), late("a", re.IGNORECASE).pattern
    (['10', '000'], 'a')
    """
    return cast("re.Pattern[str]", _LatePattern(source, flags))
