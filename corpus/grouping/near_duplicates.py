"""Documents that are nearly the same: saved twice, scanned again, or only dated anew.

Exact copies are one record with several paths. These here are documents of their own, so both
stay; they are only named together, with what differs, in `near_duplicates.jsonl`. Each document
is compared with the few that share a bucket with it, so the cost grows with their number alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import eq
from typing import Any, NamedTuple

import orjson

SHINGLE_WORDS = 3  # neighbours that count as one sign: order matters, one word changed costs three
SKETCH_NUMBERS = 128  # a similarity of 0.9 is estimated to 0.03
BANDS = 16  # of 8 numbers: of pairs at 0.9 one in 10,000 shares none, at 0.6 three of four
# The same standard with another date has 0.97, read from a scan again 0.90; two services of one
# office share letterhead and complaint section, which is about half.
MIN_SIMILARITY = 0.85
MOST_FOUNDERS = 16  # documents of a bucket that a new one is compared with
MOST_DIFFERENCES = 50  # named for a group; a reader wants to know what kind they are
SEED = 1
# Where a text stands and what was derived from bytes differs always, and says nothing.
_SILENT = {"provenance", "source", "record_id", "findings", "evidence", "confidence"}

Record = Mapping[str, Any]


class Candidate(NamedTuple):
    """A document in the order of paths: its paths, and the sketch of its words."""

    path: str
    sketch: bytes


class Group(NamedTuple):
    """Documents that are nearly the same, by path; `similarity` is the lowest to the first."""

    paths: tuple[str, ...]
    similarity: float


def sketch_of(text: str) -> bytes:
    """The MinHash of a document's words, three at a time: 128 numbers that estimate overlap.

    >>> one, other = "Fotokopi KTP dan KK yang masih berlaku", "Fotokopi KTP dan KK yang berlaku"
    >>> 0.2 < similarity(sketch_of(one), sketch_of(other)) < 0.8
    True
    """
    from rensa import RMinHash  # costs a worker 5 ms, and nobody else

    words = text.casefold().split()
    shingles = zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)
    minhash = RMinHash(SKETCH_NUMBERS, SEED)
    minhash.update(list(map(" ".join, shingles)) or words)
    return array("I", minhash.digest()).tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """The estimated share of word triples that two documents have in common, 0 to 1."""
    equal: int = sum(map(eq, array("I", one), array("I", other)))
    return equal / SKETCH_NUMBERS


def find_groups(candidates: Iterable[Candidate]) -> list[Group]:
    """Groups of at least two documents; each joins the nearest one that founded a group."""
    buckets: dict[tuple[int, bytes], list[int]] = {}
    founders: list[Candidate] = []
    members: dict[int, list[tuple[str, float]]] = {}
    for candidate in candidates:
        keys = _bands(candidate.sketch)
        numbers = sorted({number for key in keys for number in buckets.get(key, ())})
        near = [(similarity(candidate.sketch, founders[n].sketch), -n) for n in numbers]
        best, number = max(near, default=(0.0, 0))
        if best >= MIN_SIMILARITY:
            members.setdefault(-number, []).append((candidate.path, best))
            continue
        for key in keys:
            bucket = buckets.setdefault(key, [])
            if len(bucket) < MOST_FOUNDERS:
                bucket.append(len(founders))
        founders.append(candidate)
    return [
        Group(
            (founders[number].path, *(path for path, _ in joined)),
            min(share for _, share in joined),
        )
        for number, joined in sorted(members.items())
    ]


def _bands(sketch: bytes) -> list[tuple[int, bytes]]:
    size = len(sketch) // BANDS
    return [(band, sketch[band * size : (band + 1) * size]) for band in range(BANDS)]


def group_lines(
    groups: Sequence[Group], records_of: Callable[[str], Sequence[Record]]
) -> Iterator[bytes]:
    """The lines of `near_duplicates.jsonl`: each group with its records and what differs."""
    for group in groups:
        documents = [records_of(path) for path in group.paths]
        differences = list(_differences(documents))
        entry = {
            "paths": group.paths,
            "record_ids": [record["record_id"] for records in documents for record in records],
            "similarity": round(group.similarity, 2),
            "differences": differences[:MOST_DIFFERENCES],
            "more_differences": max(0, len(differences) - MOST_DIFFERENCES),
        }
        yield orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE)


def _differences(documents: Sequence[Sequence[Record]]) -> Iterator[dict[str, Any]]:
    """Each value that is not the same in all documents, with what each of them has."""
    leaves = [dict(_leaves_of(records)) for records in documents]
    for path in dict.fromkeys(path for found in leaves for path in found):
        values = [found.get(path) for found in leaves]
        if any(value != values[0] for value in values):
            yield {"path": path, "values": values}


def _leaves_of(records: Sequence[Record]) -> Iterator[tuple[str, Any]]:
    for number, record in enumerate(records):
        yield from _leaves(record, "" if len(records) == 1 else f"[{number}].")


def _leaves(part: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(part, Mapping):
        stem = f"{path}." if path and not path.endswith(".") else path
        for key, value in part.items():
            if key not in _SILENT:
                yield from _leaves(value, stem + key)
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _leaves(value, f"{path}[{number}]")
    elif part is not None:
        yield path, part
