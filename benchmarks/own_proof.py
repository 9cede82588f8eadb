"""What the proof of every record costs: `python benchmarks/own_proof.py`.

Reads each document of a corpus several times over in one process and takes the processor time of
the proof apart from that of everything else; of each document the least of its rounds counts. So
the share holds on a machine that others use.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from math import inf
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".pdf", ".txt", ".md")


def main() -> None:
    """Print the share of an extraction's processor time that the proof takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200, help="documents")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--layout", default="sippn", help="of the documents written here")
    parser.add_argument("--corpus", type=Path, help="a folder of documents instead of one")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from corpus import pipeline
    from corpus.sample.sample import write_sample

    proof = pipeline.own_failures
    spent = 0.0

    def timed(*arguments: Any) -> list[str]:
        nonlocal spent
        started = time.process_time()
        failures = proof(*arguments)
        spent += time.process_time() - started
        return failures

    pipeline.own_failures = timed
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.corpus or Path(scratch)
        if options.corpus is None:
            write_sample(folder, options.size, layouts=(options.layout,))
        files = sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES)[: options.size]
        for file in files:
            _seconds(file)  # what is loaded and remembered once counts for neither
        proofs: dict[Path, float] = {}
        others: dict[Path, float] = {}
        for _ in range(options.rounds):
            for file in files:
                spent = 0.0
                others[file] = min(others.get(file, inf), _seconds(file) - spent)
                proofs[file] = min(proofs.get(file, inf), spent)
    ours, rest = sum(proofs.values()), sum(others.values())
    print(f"{len(files)} documents, {options.rounds} rounds: the proof adds {ours / rest:.1%},")
    print(f"{1000 * ours / len(files):.2f} ms to {1000 * rest / len(files):.2f} ms a document")


def _seconds(file: Path) -> float:
    """The processor time that the reading of a file takes, up to the lines of the run's files."""
    from corpus.run.outcome import ReadOptions, Work
    from corpus.run.reading import read_source

    started = time.process_time()
    read_source(Work(file.name, str(file)), (ReadOptions(), None), lambda seconds: None)
    return time.process_time() - started


if __name__ == "__main__":
    main()
