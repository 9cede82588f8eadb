"""What the looks at how a page is painted cost: unseen text, watermarks, strokes, remarks, links.

    python benchmarks/looks.py [--count 40] [--rounds 7]

One process, caches warm, user time of the processor: sample documents are read with and without
the looks by turns, the least time of each counts. Without them nothing is hidden and nothing laid
over a page, so that the documents are not the same; only the time is asked for.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from unittest.mock import patch

import pymupdf

from corpus.sample.sample import document_bytes, plan_documents
from extractor.read import read_document

FAMILIES = ("sippn", "component-table", "component-table-bare", "decree")
READER = "extractor.pdf.pdf"


def _nothing(*_: object) -> Any:
    return ()


@contextmanager
def _blind() -> Iterator[None]:
    """Pages are read without a look at how they are painted."""
    with (
        patch.object(pymupdf.TextPage, "extractDICT", lambda _: {"blocks": []}),
        patch(f"{READER}.overlay_lines", lambda *_: frozenset()),
        patch(f"{READER}.marked_lines", lambda *_: {}),
        patch(f"{READER}.addresses_of", _nothing),
        patch(f"{READER}.remarks_on", _nothing),
        patch(f"{READER}.has_remarks", lambda _: False),
    ):
        yield


def _seconds(files: list[bytes]) -> float:
    started = os.times().user
    for data in files:
        read_document(data, "a.pdf")
    return os.times().user - started


def main() -> None:
    """Print a row for each family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    print("| family | reading ms | of it the looks |")
    print("|---|---:|---:|")
    for family in FAMILIES:
        plans = islice(plan_documents(0, (family,)), arguments.count)
        files = [document_bytes(plan)[1] for plan in plans]
        whole, bare = [_seconds(files)], []
        for _ in range(arguments.rounds):
            with _blind():
                bare.append(_seconds(files))
            whole.append(_seconds(files))
        share = 1 - min(bare) / min(whole)
        print(f"| {family} | {1000 * min(whole) / len(files):.2f} | {share:.2f} |", flush=True)


if __name__ == "__main__":
    main()
