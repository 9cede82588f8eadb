"""What each family of documents costs: processor time against PyMuPDF's words of the same files.

    python benchmarks/families.py [--count 60] [--folder DOCUMENTS]

One process, caches warm: every document is read once before it is timed. With a folder its PDFs
are one more family.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import pymupdf

from corpus.pipeline import extract_document
from corpus.sample.sample import document_bytes, plan_documents
from extractor.drawing.grid import tables_of
from extractor.drawing.ruling import ruling_of
from extractor.drawing.shapes import shapes_of
from extractor.errors import ExtractionError
from extractor.page import Document
from extractor.read import read_document

FAMILIES = ("sippn", "component-table", "component-table-bare", "decree")
GOAL = 3.0  # times its words, beside the table finder's own time, is what a document may cost
ROUNDS = 5


def main() -> None:
    """Print a row for each family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    print("| family | words ms | finder × | reading × | record × | whole × | goal × |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for family in FAMILIES:
        plans = islice(plan_documents(0, (family,)), arguments.count)
        _print_row(family, [document_bytes(plan)[1] for plan in plans])
    if arguments.folder is not None:
        files = [path.read_bytes() for path in sorted(arguments.folder.rglob("*.pdf"))]
        _print_row(arguments.folder.name, [data for data in files if _is_read(data)])


def _is_read(data: bytes) -> bool:
    """Whether a PDF has a text layer of its own and gives a record."""
    try:
        document = read_document(data, "a.pdf")
        extract_document(document, "a.pdf")
    except ExtractionError:
        return False
    return not document.ocr_pages


def _print_row(family: str, files: Sequence[bytes]) -> None:
    documents: list[Document] = [read_document(data, "a.pdf") for data in files]

    def read() -> None:
        for data in files:
            read_document(data, "a.pdf")

    def extract() -> None:
        for document in documents:
            extract_document(document, "a.pdf")

    opening = _seconds(lambda: _for_pages(files, lambda page, number: None))
    floor = _seconds(lambda: _for_pages(files, lambda page, number: page.get_text("words")))
    ruled = {
        (order, page.number)
        for order, document in enumerate(documents)
        for page in document.pages
        if page.has_ruling_lines
    }
    finder = _seconds(lambda: _for_pages(files, _find, ruled)) - opening
    reading, record = _seconds(read), _seconds(extract)
    ratios = [part / floor for part in (finder, reading, record, reading + record)]
    figures = [1000 * floor / len(files), *ratios, GOAL + ratios[0]]
    print(f"| {family} | {' | '.join(f'{figure:.2f}' for figure in figures)} |", flush=True)


def _for_pages(
    files: Sequence[bytes],
    work: Callable[[pymupdf.Page, int], object],
    wanted: set[tuple[int, int]] | None = None,
) -> None:
    for order, data in enumerate(files):
        with pymupdf.open(stream=data) as pdf:
            for number, page in enumerate(pdf, 1):
                if wanted is None or (order, number) in wanted:
                    work(page, number)


def _find(page: pymupdf.Page, number: int) -> None:
    """The table finder by itself: the page's paths, and what they draw."""
    paths = page.get_cdrawings(extended=True)
    tables_of(ruling_of(paths), number)
    shapes_of(paths, page.rect.height)


def _seconds(work: Callable[[], None]) -> float:
    """Processor time of the quickest of some rounds, after one that fills the caches."""
    work()
    rounds: list[float] = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        rounds.append(time.process_time() - started)
    return min(rounds)


if __name__ == "__main__":
    main()
