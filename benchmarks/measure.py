"""How long documents take, side by side in one run: `python benchmarks/measure.py`.

Writes its own corpus of exports, then reads it with PyMuPDF alone (the floor), with pdfplumber,
and with `selaras extract` and `selaras verify`, each time in fresh processes, one after the other,
several times over. The ratios of one round hold on a machine that others use too; the absolute
figures do not. docs/benchmarks.md explains the columns.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PDFPLUMBER_FILES = 50  # it takes forty times as long: some files tell enough
STAGES = ("read", "extract", "write")

FLOOR = """
import sys, time, pymupdf
from pathlib import Path
files = sorted(Path(sys.argv[1]).glob("*.pdf"))
started, cpu = time.perf_counter(), time.process_time()
for file in files:
    with pymupdf.open(file) as pdf:
        for page in pdf:
            page.get_text("words")
print(time.perf_counter() - started, time.process_time() - cpu, len(files))
"""
PLUMBER = """
import sys, time, pdfplumber
from pathlib import Path
files = sorted(Path(sys.argv[1]).glob("*.pdf"))[: int(sys.argv[2])]
started, cpu = time.perf_counter(), time.process_time()
for file in files:
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_words()
print(time.perf_counter() - started, time.process_time() - cpu, len(files))
"""
GROWTH = """
import sys
from pathlib import Path
from corpus.run.outcome import ReadOptions, Work
from corpus.run.reading import read_source
files = sorted(Path(sys.argv[1]).glob("*.pdf"))
def size_mb():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
for number, file in enumerate(files, 1):
    read_source(Work(file.name, str(file)), (ReadOptions(), None), lambda seconds: None)
    if number in (500, len(files)):
        print(number, round(size_mb(), 1))
"""


class Measured(NamedTuple):
    """What one reading of the corpus took, over all its processes."""

    wall_s: float
    cpu_s: float
    documents: int
    peak_mb: float

    @property
    def wall_ms(self) -> float:
        return 1000 * self.wall_s / self.documents

    @property
    def cpu_ms(self) -> float:
        return 1000 * self.cpu_s / self.documents


def run_program(program: str, *arguments: str) -> Measured:
    """A reader that measures itself, its imports left out."""
    answer, peak_mb, _, _ = _run([sys.executable, "-c", program, *arguments])
    wall_s, cpu_s, documents = map(float, answer.split())
    return Measured(wall_s, cpu_s, int(documents), peak_mb)


def run_selaras(documents: int, *arguments: str) -> Measured:
    """A command as users start it: start-up, reading, writing, everything."""
    command = [sys.executable, "-c", "from output.start import main; main()", *arguments]
    _, peak_mb, wall_s, cpu_s = _run(command)
    return Measured(wall_s, cpu_s, documents, peak_mb)


def _run(command: Sequence[str]) -> tuple[str, float, float, float]:
    """The output, the largest process, wall and processor seconds with all descendants."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile("w+") as answer:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=answer)
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{command[-1]}: exit code {process.returncode}")
        answer.seek(0)
        cpu_s = usage.ru_utime + usage.ru_stime
        return answer.read(), usage.ru_maxrss / 1000, wall_s, cpu_s


def measure_round(folder: Path, runs: Path, count: int) -> dict[str, Measured]:
    """Every reader once, one after the other."""
    found = {
        "PyMuPDF words (floor)": run_program(FLOOR, str(folder)),
        "pdfplumber words": run_program(PLUMBER, str(folder), str(PDFPLUMBER_FILES)),
    }
    for workers in (1, 2):
        run = runs / str(workers)
        shutil.rmtree(run, ignore_errors=True)
        arguments = ("extract", str(folder), "--out", str(run), "--quiet")
        name = f"selaras extract, {workers} worker{'s' * (workers > 1)}"
        found[name] = run_selaras(count, *arguments, "--workers", str(workers))
    found["selaras extract, again"] = run_selaras(
        count, "extract", str(folder), "--out", str(runs / "1"), "--quiet"
    )
    found["selaras verify, 2 workers"] = run_selaras(
        count, "verify", str(runs / "2"), "--workers", "2", "--json"
    )
    return found


def show(rounds: Sequence[dict[str, Measured]]) -> None:
    """The medians of all rounds; ratios are taken within each round first."""
    print("| reader | documents/s | ms/document | × floor | processor ms | × floor | peak MB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    floor = next(iter(rounds[0]))
    for name in rounds[0]:
        one = [found[name] for found in rounds]
        wall_ms = statistics.median(m.wall_ms for m in one)
        cpu_ms = statistics.median(m.cpu_ms for m in one)
        wall = statistics.median(r[name].wall_ms / r[floor].wall_ms for r in rounds)
        cpu = statistics.median(r[name].cpu_ms / r[floor].cpu_ms for r in rounds)
        peak_mb = max(m.peak_mb for m in one)
        row = (f"{1000 / wall_ms:.0f}", f"{wall_ms:.2f}", f"{wall:.2f}")
        print(
            f"| {name} |", " | ".join((*row, f"{cpu_ms:.2f}", f"{cpu:.2f}", f"{peak_mb:.0f}")), "|"
        )
    one, two = (f"selaras extract, {n}" for n in ("1 worker", "2 workers"))
    faster = statistics.median(r[one].wall_s / r[two].wall_s for r in rounds)
    print(f"\ntwo workers are {faster:.2f} times as fast as one")


def show_stages(run: Path) -> None:
    """How a worker's time is shared between the stages."""
    seconds = json.loads((run / "run.json").read_bytes())["seconds"]
    whole = sum(seconds.get(stage, 0.0) for stage in STAGES)
    print("stages:", ", ".join(f"{s} {seconds.get(s, 0.0) / whole:.0%}" for s in STAGES))


def main() -> None:
    """Measure and print a table for each size of corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,1000", help="documents, separated by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", action="store_true", help="also the memory of one process")
    parser.add_argument("--corpus", type=Path, help="a folder of PDFs instead of one written here")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores,", end=" ")
    print(f"load before {os.getloadavg()[0]:.1f}")
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "corpus"
            _fill(folder, size, options.corpus)
            runs = Path(scratch) / "runs"
            rounds = [measure_round(folder, runs, size) for _ in range(options.rounds)]
            print(f"\n{size} documents, medians of {options.rounds} rounds,", end=" ")
            print(f"load after {os.getloadavg()[0]:.1f}\n")
            show(rounds)
            show_stages(runs / "2")
            if options.growth:
                print("memory of one process, MB after documents:")
                print(_run([sys.executable, "-c", GROWTH, str(folder)])[0])


def _fill(folder: Path, size: int, ready: Path | None) -> None:
    """Put the corpus into the folder."""
    from corpus.sample.sample import write_sample

    if ready is None:
        write_sample(folder, size, layouts=("sippn",))
        return
    folder.mkdir(parents=True)
    for file in sorted(ready.rglob("*.pdf"))[:size]:
        shutil.copy(file, folder)


if __name__ == "__main__":
    main()
