"""How many calls of functions a document takes: `python benchmarks/calls.py`.

Unlike seconds the figure is the same on a machine that others use. Documents are read once each,
after others of their kind, so that their own texts are new and what all share is remembered; the
calls under each function show which pass over a document costs most.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".pdf", ".txt", ".md")


class Calls:
    """Counts calls, of C functions as well, and how many each function of ours leads to."""

    def __init__(self) -> None:
        self.total = 0
        self.under: Counter[CodeType] = Counter()
        self.times: Counter[CodeType] = Counter()
        self._open: list[tuple[CodeType, int]] = []  # functions at work, and the total before each

    def see(self, frame: FrameType, event: str, _: Any) -> None:
        """What `sys.setprofile` calls."""
        if event == "c_call":
            self.total += 1
        elif event == "call":
            self._open.append((frame.f_code, self.total))
            self.total += 1
        elif event == "return" and self._open:
            code, before = self._open.pop()
            self.under[code] += self.total - before
            self.times[code] += 1


def main() -> None:
    """Print the calls of a document, and the functions with most of them below."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=240, help="documents")
    parser.add_argument("--counted", type=int, default=40, help="of them, the last ones")
    parser.add_argument("--layout", default="sippn", help="of the documents written here")
    parser.add_argument("--corpus", type=Path, help="a folder of documents instead")
    parser.add_argument("--functions", type=int, default=40, help="to show")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from corpus.sample.sample import write_sample

    with tempfile.TemporaryDirectory() as scratch:
        folder = options.corpus or Path(scratch)
        if options.corpus is None:
            write_sample(folder, options.size, layouts=(options.layout,))
        files = sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES)[: options.size]
        _read(files[: -options.counted])
        calls, counted = Calls(), files[-options.counted :]
        sys.setprofile(calls.see)
        _read(counted)
        sys.setprofile(None)
    print(f"{calls.total / len(counted):,.0f} calls a document")
    for code, under in calls.under.most_common(options.functions):
        place = Path(code.co_filename)
        name = place.relative_to(ROOT) if place.is_relative_to(ROOT) else place.name
        times = calls.times[code] / len(counted)
        print(f"{under / calls.total:6.1%} {times:8.1f} times  {code.co_qualname} ({name})")


def _read(files: Sequence[Path]) -> None:
    from corpus.run.outcome import ReadOptions, Work
    from corpus.run.reading import read_source

    for file in files:
        read_source(Work(file.name, str(file)), (ReadOptions(), None), lambda seconds: None)


if __name__ == "__main__":
    main()
