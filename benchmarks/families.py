"""What each family of documents costs: processor time against PyMuPDF's words of the same files.

    python benchmarks/families.py [--count 60]

One process, caches warm: every document is read once before it is timed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import islice

import pymupdf

from corpus.pipeline import extract_document
from corpus.sample import document_bytes, plan_documents
from extractor.page import Document
from extractor.read import read_document

FAMILIES = ("sippn", "component-table", "component-table-bare", "decree")


def main() -> None:
    """Print a row for each family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    count = parser.parse_args().count
    print("| family | words ms | reading × | record × | whole × |")
    print("|---|---:|---:|---:|---:|")
    for family in FAMILIES:
        plans = islice(plan_documents(0, (family,)), count)
        files = [document_bytes(plan)[1] for plan in plans]
        print(f"| {family} | {_row(files)} |", flush=True)


def _row(files: list[bytes]) -> str:
    def words() -> None:
        for data in files:
            with pymupdf.open(stream=data) as pdf:
                for page in pdf:
                    page.get_text("words")

    documents: list[Document] = []

    def read() -> None:
        documents[:] = [read_document(data, "a.pdf") for data in files]

    def extract() -> None:
        for document in documents:
            extract_document(document, "a.pdf")

    floor, reading, record = (_seconds(work) for work in (words, read, extract))
    ratios = (reading / floor, record / floor, (reading + record) / floor)
    per_document_ms = 1000 * floor / len(files)
    return " | ".join([f"{per_document_ms:.2f}", *(f"{ratio:.1f}" for ratio in ratios)])


def _seconds(work: Callable[[], None]) -> float:
    """Processor time of the quickest of three rounds, after one that fills the caches."""
    work()
    rounds: list[float] = []
    for _ in range(3):
        started = time.process_time()
        work()
        rounds.append(time.process_time() - started)
    return min(rounds)


if __name__ == "__main__":
    main()
