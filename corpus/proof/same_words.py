"""Derived values of a run that another program made: the same words must give the same values.

This program reads the source as well. Wherever both have taken the same words from the same
places into the same kind of part, what stands beside the words must be equal; where they were
cut otherwise, nothing can be said of the values, and the fields are named.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson

from corpus.proof.difference import differences
from corpus.record.proof import Entry, quotes_of

_INDEX = re.compile(r"\[\d+\]")
# The record as a whole: what is said of all of it depends on all its words.
_WHOLE = ("reading", "not_assessable", "findings")
_WHOLE_OF = {"service": ("kind", "label", "confidence"), "unit": ("region",)}
_BY_ITSELF = {"provenance", "heading_provenance"}
_WORDS = {"items", "children", "notes", "flowchart"}  # how words were cut, not what they say
Words = tuple[str, bytes]  # the kind of a part, and its words with their places


class Recomputed(NamedTuple):
    """How many values are what the words give, of how many; what is not; and what is open."""

    equal: int
    of: int
    failures: list[str]
    open_fields: Counter[str]


def compare_values(wanted: Sequence[Entry], written: Sequence[Entry]) -> Recomputed:
    """Compare written records with those that this program reads in the same source."""
    values: dict[Words, list[Entry]] = defaultdict(list)
    for record in wanted:
        for _, words, own in _parts(record):
            values[words].append(own)
    equal = of = 0
    failures: list[str] = []
    open_fields: Counter[str] = Counter()
    for number, record in enumerate(written):
        for path, words, own in _parts(record):
            candidates = values.get(words)
            if not candidates:
                open_fields.update(_names(path, own))
                continue
            again = candidates.pop(0) if len(candidates) > 1 else candidates[0]
            of += len(own)
            changed = list(differences(again, own))
            wrong = {field.split(".")[0].split("[")[0] for field, _, _ in changed}
            equal += len(own) - len(wrong & own.keys())
            failures += [
                f"records[{number}].{path}.{field}: tertulis {other!r:.60}, dihitung {one!r:.60}"
                for field, one, other in changed
            ]
    return Recomputed(equal, of, failures, open_fields)


def _names(path: str, own: Entry) -> Iterator[str]:
    kind = _INDEX.sub("", path)
    return (f"{kind}.{field}" if kind else field for field in own)


def _parts(record: Entry) -> Iterator[tuple[str, Words, Entry]]:
    """Each part that has words of its own: its path, the words, and the values beside them."""
    yield from _below(record, "")
    whole = {name: record.get(name) for name in _WHOLE}
    for part, names in _WHOLE_OF.items():
        whole |= {f"{part}.{name}": record[part].get(name) for name in names}
    quotes = [(path, text) for path, text, _ in quotes_of(record)]
    yield "", ("", orjson.dumps(quotes)), whole


def _below(part: Any, path: str) -> Iterator[tuple[str, Words, Entry]]:
    if isinstance(part, list):
        for number, one in enumerate(part):
            yield from _below(one, f"{path}[{number}]")
    elif isinstance(part, dict):
        if "provenance" in part:
            yield path, (_INDEX.sub("", path), _words_of(part)), _values_of(part, path)
        for key, value in part.items():
            if key not in _BY_ITSELF and key not in _WHOLE:
                yield from _below(value, f"{path}.{key}" if path else key)


def _words_of(part: Entry) -> bytes:
    """A part's own words with their places, not those of the parts below it."""
    places = part["provenance"]
    keys = places if isinstance(places, dict) else ("text", "raw", "heading", "intro")
    return orjson.dumps(({key: part.get(key) for key in keys}, places))


def _values_of(part: Entry, path: str) -> Entry:
    """What stands beside the words. Parts with words of their own are asked by themselves, but
    that they are there at all is a value."""
    return {
        key: [None] * len(value)
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for key, value in part.items()
        if key not in _BY_ITSELF
        and key not in _WORDS
        and key not in _WHOLE_OF.get(path, ())
        and not (isinstance(value, dict) and "provenance" in value)
    }
