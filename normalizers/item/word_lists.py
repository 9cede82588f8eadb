"""The lists of words beside this code: patterns, closed classes, spellings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any


def pattern_rows(name: str) -> Iterator[dict[str, Any]]:
    """The lines of a pattern file, in their order."""
    path = files("normalizers.item") / "patterns" / f"{name}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@lru_cache(maxsize=1)
def word_classes() -> dict[str, frozenset[str]]:
    """The closed classes of words (modal, preposition, sought …) by class."""
    return {row["id"]: frozenset(row["patterns"]) for row in pattern_rows("words")}


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {form: row["norm"] for row in pattern_rows("spellings") for form in row["forms"]}


def folded(word: str) -> str:
    """The one spelling of a word, in small letters.

    >>> folded("Fotocopy"), folded("KTP.")
    ('fotokopi', 'ktp')
    """
    lower, known = word.lower(), _spellings()
    if len(lower) > 2 and lower.endswith(".") and lower not in known:
        lower = lower[:-1]
    return known.get(lower, lower)
