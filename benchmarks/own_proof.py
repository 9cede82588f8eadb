"""What the proof of every record costs: `python benchmarks/own_proof.py`.

Reads one corpus with the proof and without it, in turn, in one process, and compares the user
time of each pair; so the ratio holds on a machine that others use, too.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print the share of an extraction's user time that the proof takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200, help="documents")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--corpus", type=Path, help="a folder of PDFs instead of one written here")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from corpus import pipeline
    from corpus.sample import write_sample

    proof = pipeline.own_failures
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.corpus or Path(scratch)
        if options.corpus is None:
            write_sample(folder, options.size, layouts=("sippn",))
        files = sorted(folder.rglob("*.pdf"))[: options.size]
        _read(files)  # what is loaded and remembered once counts for neither
        shares: list[float] = []
        for _ in range(options.rounds):
            pipeline.own_failures = _no_proof
            without_s = _user_seconds(lambda: _read(files))
            pipeline.own_failures = proof
            shares.append(_user_seconds(lambda: _read(files)) / without_s - 1)
    shares.sort()
    print(f"{len(files)} documents, {len(shares)} pairs: the proof adds")
    print(f"median {statistics.median(shares):.1%}, from {shares[0]:.1%} to {shares[-1]:.1%}")


def _no_proof(*_: object) -> list[str]:
    return []


def _read(files: list[Path]) -> None:
    from corpus.outcome import ReadOptions, Work
    from corpus.reading import read_source

    for file in files:
        read_source(Work(file.name, str(file)), (ReadOptions(), None), lambda seconds: None)


def _user_seconds(task: Callable[[], None]) -> float:
    started = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    task()
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - started


if __name__ == "__main__":
    main()
