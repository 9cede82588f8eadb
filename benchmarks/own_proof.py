"""What the proof of every record costs: `python benchmarks/own_proof.py`.

Reads each document of a corpus with the proof and without it, one right after the other, in one
process, and compares the processor time of all; so the ratio holds on a machine that others use.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print the share of an extraction's processor time that the proof takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200, help="documents")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--corpus", type=Path, help="a folder of PDFs instead of one written here")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from corpus import pipeline
    from corpus.sample.sample import write_sample

    proof = pipeline.own_failures
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.corpus or Path(scratch)
        if options.corpus is None:
            write_sample(folder, options.size, layouts=("sippn",))
        files = sorted(folder.rglob("*.pdf"))[: options.size]
        for file in files:
            _seconds(file)  # what is loaded and remembered once counts for neither
        shares: list[float] = []
        for number in range(options.rounds):
            spent = {True: 0.0, False: 0.0}
            for place, file in enumerate(files):
                is_first = (place + number) % 2 == 0
                for is_proven in (is_first, not is_first):
                    pipeline.own_failures = proof if is_proven else _no_proof
                    spent[is_proven] += _seconds(file)
            shares.append(spent[True] / spent[False] - 1)
    shares.sort()
    print(f"{len(files)} documents, {len(shares)} rounds: the proof adds")
    print(f"median {statistics.median(shares):.1%}, from {shares[0]:.1%} to {shares[-1]:.1%}")


def _no_proof(*_: object) -> list[str]:
    return []


def _seconds(file: Path) -> float:
    """The processor time that the reading of a file takes, up to the lines of the run's files."""
    from corpus.run.outcome import ReadOptions, Work
    from corpus.run.reading import read_source

    started = time.process_time()
    read_source(Work(file.name, str(file)), (ReadOptions(), None), lambda seconds: None)
    return time.process_time() - started


if __name__ == "__main__":
    main()
