"""Read mutated sample documents for a bounded time: `python scripts/fuzz_reader.py --seconds 60`.

Bytes are flipped, cut, doubled and swapped between documents, always the same way for one seed.
Whatever comes of it, a document may only end in a record or in quarantine: an `internal-error`,
a crash or a hang of its process is reported, with the file that did it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.run.outcome import Outcome, ReadOptions, Work  # noqa: E402
from corpus.run.workers import Job, Limits, Lost, run_isolated  # noqa: E402
from corpus.sample.sample import write_sample  # noqa: E402

DEFECTS = ("internal-error", "crashed", "timeout", "out-of-memory")
BATCH = 20
LAYOUTS = ("sippn", "component-table", "decree", "text")


def mutated(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """The bytes with a few faults, as copying, cutting and bad programs make them."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 30)):
        place = dice.randrange(max(1, len(changed)))
        kind = dice.randrange(5)
        size = dice.randint(1, 200)
        if kind == 0:
            changed[place : place + 1] = bytes([dice.randrange(256)])
        elif kind == 1:
            del changed[place : place + size]
        elif kind == 2:
            changed[place:place] = changed[place : place + size]
        elif kind == 3:
            start = dice.randrange(max(1, len(other)))
            changed[place : place + size] = other[start : start + size]
        else:
            digits = str(dice.choice([0, -1, 2**31, 2**63, 10**20])).encode()
            changed[place : place + len(digits)] = digits
    return bytes(changed[: dice.randrange(1, len(changed) + 1)] if dice.random() < 0.1 else changed)


def main() -> None:
    """Fuzz until the time is over; exit code 1 if something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"), help="where finds are put")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    found: Counter[str] = Counter()
    job = Job("corpus.run.reading", "read_source", (ReadOptions(ocr="never"), None))
    deadline_s = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_sample(folder / "sample", 24, layouts=LAYOUTS)
        files = sorted(f for f in (folder / "sample").iterdir() if f.suffix != ".json")
        contents = [file.read_bytes() for file in files]
        while time.monotonic() < deadline_s:
            works = []
            for number in range(BATCH):
                chosen = dice.randrange(len(files))
                file = folder / f"{number:02d}{files[chosen].suffix}"
                file.write_bytes(mutated(contents[chosen], dice.choice(contents), dice))
                works.append(Work(file.name, str(file)))
            for work, result in zip(
                works, run_isolated(job, works, Limits(timeout_s=20.0)), strict=True
            ):
                error = result.reason if isinstance(result, Lost) else _error(result)
                found[error] += 1
                if error in DEFECTS:
                    options.keep.mkdir(exist_ok=True)
                    kept = options.keep / f"{error}-{found[error]}{Path(work.path).suffix}"
                    kept.write_bytes(Path(work.location).read_bytes())
    print(f"{found.total()} documents:", ", ".join(f"{n} {e}" for e, n in found.most_common()))
    raise SystemExit(any(found[defect] for defect in DEFECTS))


def _error(outcome: Outcome) -> str:
    return outcome.error or "record"


if __name__ == "__main__":
    main()
