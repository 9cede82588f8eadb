"""Many sources -> a run folder: every source ends in a record or in quarantine."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import IO, Any

import orjson

from corpus.reading import Outcome, ReadOptions, read_chunk, read_source
from corpus.schema import SCHEMA_VERSION
from corpus.sources import SourceFile, find_sources

CHUNK_FILES = 16  # sources handed over at once: 0.1 s of work, so that hand-over costs nothing
CHUNKS_AHEAD = 4  # chunks waiting for each worker; keeps memory flat however long the run
FILES = ("records", "findings", "trace", "source", "quarantine")
NAMES = {"source": "sources"}

Progress = Callable[[Outcome, int, int], None]
Work = tuple[SourceFile, tuple[str, ...]]


@dataclass(slots=True)
class RunSummary:
    """What a run did, for people and for `run.json`."""

    sources: int = 0
    documents: int = 0
    records: int = 0
    pages: int = 0
    copies: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def has_unreadable(self) -> bool:
        """Whether a source could not be read; one that is no service standard does not count."""
        harmless = {"not-a-service-standard", "sop-ap"}
        return any(slug not in harmless for slug in self.quarantined)


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What to read and where to write."""

    sources: tuple[Path, ...]
    run: Path
    options: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1


def extract_folder(plan: RunPlan, progress: Progress | None = None) -> RunSummary:
    """Read all sources of a plan into its run folder. Files appear whole or not at all."""
    started = time.perf_counter()
    files = find_sources(plan.sources, plan.run)
    work, copies = _without_copies(files)
    summary = RunSummary(sources=len(files), copies=copies)
    plan.run.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writer = stack.enter_context(_RunWriter(plan.run))
        for outcome in _outcomes(work, plan, stack):
            writer.write(outcome)
            _count(summary, outcome)
            if progress is not None:
                progress(outcome, summary.documents + sum(summary.quarantined.values()), len(work))
        summary.seconds["total"] = time.perf_counter() - started
        writer.finish(_run_entry(plan, summary))
    return summary


def _without_copies(files: Sequence[SourceFile]) -> tuple[list[Work], int]:
    """Each content once, with its other paths; files that cannot be read stay as they are."""
    first: dict[str, int] = {}
    also: list[list[str]] = []
    work: list[SourceFile] = []
    for file in files:
        digest = _digest(file.file)
        if digest is not None and digest in first:
            also[first[digest]].append(file.path)
            continue
        if digest is not None:
            first[digest] = len(work)
        work.append(file)
        also.append([])
    pairs = [(file, tuple(paths)) for file, paths in zip(work, also, strict=True)]
    return pairs, len(files) - len(work)


def _digest(file: Path) -> str | None:
    """The content's hash together with the suffix, which decides how it is read."""
    try:
        if not file.is_file() or file.stat().st_size == 0:
            return None
        with file.open("rb") as stream:
            return file.suffix.lower() + hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _outcomes(work: Sequence[Work], plan: RunPlan, stack: ExitStack) -> Iterator[Outcome]:
    """The outcomes in the order of the work, whoever is done first."""
    if plan.workers <= 1 or len(work) <= CHUNK_FILES:
        for file, also in work:
            yield read_source(file, also, plan.options)
        return
    context = get_context("spawn")
    pool = stack.enter_context(ProcessPoolExecutor(plan.workers, mp_context=context))
    yield from _in_order(pool, work, plan)


def _in_order(pool: Executor, work: Sequence[Work], plan: RunPlan) -> Iterator[Outcome]:
    chunks = iter([work[n : n + CHUNK_FILES] for n in range(0, len(work), CHUNK_FILES)])
    waiting: list[Future[list[Outcome]]] = [
        pool.submit(read_chunk, chunk, plan.options)
        for chunk in islice(chunks, plan.workers * CHUNKS_AHEAD)
    ]
    while waiting:
        yield from waiting.pop(0).result()
        for chunk in islice(chunks, 1):
            waiting.append(pool.submit(read_chunk, chunk, plan.options))


def _count(summary: RunSummary, outcome: Outcome) -> None:
    if outcome.error is not None:
        summary.quarantined[outcome.error] += 1
        return
    summary.documents += 1
    summary.records += outcome.record_count
    summary.pages += outcome.page_count
    summary.findings.update(outcome.severities)
    for stage, seconds in zip(("read", "extract", "write"), outcome.seconds, strict=True):
        summary.seconds[stage] = summary.seconds.get(stage, 0.0) + seconds


def _run_entry(plan: RunPlan, summary: RunSummary) -> dict[str, Any]:
    from selaras import __version__

    return {
        "selaras": __version__,
        "schema_version": SCHEMA_VERSION,
        "roots": [str(source.resolve()) for source in plan.sources],
        "options": {
            **plan.options._asdict(),
            "corrections": plan.options.corrections.total,
            "workers": plan.workers,
        },
        "counts": {
            "sources": summary.sources,
            "documents": summary.documents,
            "records": summary.records,
            "pages": summary.pages,
            "copies": summary.copies,
            "quarantined": dict(sorted(summary.quarantined.items())),
            "findings": dict(sorted(summary.findings.items())),
        },
        "seconds": {stage: round(seconds, 3) for stage, seconds in summary.seconds.items()},
    }


class _RunWriter:
    """Writes the run's files beside their places and renames them when all are whole."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self.stack = ExitStack()
        self.streams: dict[str, IO[bytes]] = {}

    def __enter__(self) -> _RunWriter:
        for name in FILES:
            self.streams[name] = self.stack.enter_context(self._part(name).open("wb"))
        return self

    def __exit__(self, *problem: object) -> None:
        self.stack.close()
        for name in FILES:
            self._part(name).unlink(missing_ok=True)

    def _part(self, name: str) -> Path:
        return self.run / f".{NAMES.get(name, name)}.jsonl.part"

    def write(self, outcome: Outcome) -> None:
        for name in FILES:
            lines: bytes = getattr(outcome, name)
            if lines:
                self.streams[name].write(lines)

    def finish(self, entry: dict[str, Any]) -> None:
        for stream in self.streams.values():
            stream.flush()
            os.fsync(stream.fileno())
        for name in FILES:
            target = self.run / f"{NAMES.get(name, name)}.jsonl"
            if name == "trace" and not entry["options"]["with_trace"]:
                target.unlink(missing_ok=True)
                continue
            self._part(name).replace(target)
        part = self.run / ".run.json.part"
        part.write_bytes(
            orjson.dumps(entry, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        )
        part.replace(self.run / "run.json")
