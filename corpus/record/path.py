"""Paths into a record, such as `persyaratan.items[2].text`: taken apart, followed, changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

Step = str | int
END = "[+]"  # after a list's name: a new last element
_PATH = re.compile(r"[a-z_]+(?:\.[a-z0-9_]+|\[\d{1,6}\])*")
_STEP = re.compile(r"[a-z0-9_]+|\[\d+\]")


def parse_path(path: str) -> tuple[Step, ...] | None:
    """The steps of a path.

    >>> parse_path("persyaratan.items[2].text")
    ('persyaratan', 'items', 2, 'text')
    >>> parse_path("persyaratan items") is None
    True
    """
    if not _PATH.fullmatch(path):
        return None
    return tuple(int(step[1:-1]) if step.startswith("[") else step for step in _STEP.findall(path))


def value_at(part: Any, steps: Sequence[Step]) -> Any:
    """What stands there. Raises `LookupError` where nothing can stand."""
    for step in steps:
        whole: Any = part
        if not isinstance(whole, list if isinstance(step, int) else dict):
            raise LookupError(step)
        part = part[step]
    return part
