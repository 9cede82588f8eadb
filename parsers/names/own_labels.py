"""Labels in a user's own words: what a sheet calls its service's name, or its office.

They hold while one document is read. Labels are asked for in the depth of every layout, by
functions that know a row and nothing else; so they are kept here for that time, and not handed
down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

# What is labelled with further spellings of its label: hashable, the same for the same set.
OwnLabels = tuple[tuple[str, tuple[str, ...]], ...]
NO_OWN_LABELS: OwnLabels = ()
LABELLED = ("title", "unit")  # what can be labelled: the service's name, the office's

_MARK = r"(?:\(?(?:[A-Z0-9]{1,4}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}(?=\s))\s*)?"
_SIGN = r"\s*(?:[:;=]|\.{3,}|[-–](?=\s))\s*"
_known: ContextVar[OwnLabels] = ContextVar("own_labels", default=NO_OWN_LABELS)


@contextmanager
def knowing_labels(labels: OwnLabels) -> Iterator[None]:
    """Know these labels, until the document is read."""
    token = _known.set(labels)
    try:
        yield
    finally:
        _known.reset(token)


def own_label_end(name: str, text: str) -> int | None:
    """Where the value starts behind an own label; the text's end where it stands on the next row.

    A label is one by its sign, or by being all of its row.

    >>> with knowing_labels((("title", ("Judul Izin",)),)):
    ...     own_label_end("title", "2. JUDUL  IZIN : A"), own_label_end("title", "Judul Izin")
    ...     own_label_end("title", "Judul izin ini"), own_label_end("unit", "Judul Izin")
    (17, 10)
    (None, None)
    """
    labels = _known.get()
    pattern = _pattern(labels, name) if labels else None
    found = pattern.match(text) if pattern is not None else None
    return found.end() if found is not None else None


@lru_cache(maxsize=16)
def _pattern(labels: OwnLabels, name: str) -> re.Pattern[str] | None:
    spellings = dict(labels).get(name)
    if not spellings:
        return None
    words = (r"\s+".join(map(re.escape, spelling.split())) for spelling in spellings)
    return re.compile(rf"{_MARK}(?:{'|'.join(words)})(?:{_SIGN}|\s*\Z)", re.IGNORECASE)
