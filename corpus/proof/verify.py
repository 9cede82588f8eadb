"""Proof of a run: its sources are read again and every text and every word is looked up.

Grounding: each verbatim text of a record is what stands at its provenance. Conservation: each
raw word of a source has exactly one fate, and what the fate names is in the record.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from corpus.proof.source import Written
from corpus.record.json_files import read_line
from corpus.record.proof import Proof
from corpus.run.cluster import Team, open_team
from corpus.run.files import local_roots, need_run, remote_roots
from corpus.run.sources import MissingSource, find_sources
from corpus.run.workers import Job, Limits, Lost, run_isolated

__all__ = ["Proof", "verify_run"]

CHUNK_SOURCES = 16
CHUNKS_AHEAD = 4  # chunks waiting for each worker; keeps memory flat however long the run
JOB = Job("corpus.proof.source", "prove_source", None)

Checked = tuple[list[Written], list[Any]]


def verify_run(
    run: Path,
    moved: Sequence[str | Path] = (),
    workers: int = 1,
    progress: Callable[[None, int, int], None] | None = None,
) -> Proof:
    """Check every record of a run against its source; `moved` are the roots' new places.

    `progress` is called with None, the number of sources done and of all. Sources are read by
    `workers` processes, each source within the limits of an extraction.
    """
    proof = Proof()
    need_run(run)
    places = _places(list(moved) or local_roots(run), run)
    with ExitStack() as stack:
        files = _RunFiles(run, stack)
        total = _line_count(run / "sources.jsonl") if progress is not None else 0
        done = 0
        team = stack.enter_context(open_team(workers))
        for sources, results in _in_order(files.sources(places), team):
            for written, result in zip(sources, results, strict=True):
                proof.add(_lost(written, result) if isinstance(result, Lost) else result)
            done += len(sources)
            if progress is not None:
                progress(None, done, total)
        proof.failures += files.leftovers()
    if not moved:
        proof.failures += [
            f"{root}: tidak dihubungi; bila itu memang tempat dokumennya: --sources {root}"
            for root in remote_roots(run)
        ]
    return proof


def _line_count(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for _ in stream)


def _places(roots: Sequence[str | Path], run: Path) -> dict[str, str]:
    """Where each source lies now, by its path in the run."""
    found: list[str | Path] = []
    for root in roots:
        with suppress(MissingSource):
            find_sources([root], run)
            found.append(root)
    return {file.path: file.location for file in find_sources(found, run)}


def _in_order(sources: Iterator[Written], team: Team) -> Iterator[Checked]:
    """Chunks of sources with their results, in the sources' order."""
    waiting: deque[tuple[list[Written], Future[list[Any]]]] = deque()
    while True:
        while len(waiting) < team.size * CHUNKS_AHEAD and (
            chunk := list(islice(sources, CHUNK_SOURCES))
        ):
            waiting.append((chunk, team.executor.submit(run_isolated, JOB, chunk, Limits())))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        yield chunk, future.result()


def _lost(written: Written, lost: Lost) -> Proof:
    path = orjson.loads(written.source)["paths"][0]
    return Proof(failures=[f"{path}: tidak dapat dibaca ulang ({lost.reason})"])


class _RunFiles:
    """The run's files, read side by side: all are in the order of their sources' paths."""

    def __init__(self, run: Path, stack: ExitStack) -> None:
        self._file = run / "sources.jsonl"
        self._sources = stack.enter_context(self._file.open("rb"))
        self._records = _Lines(
            run / "records.jsonl",
            stack,
            b'"source":{"path":',
            lambda record: str(record["source"]["path"]),
        )
        self._trace: _Lines | None = None
        if (run / "trace.jsonl").is_file():
            self._trace = _Lines(
                run / "trace.jsonl", stack, b'{"source":', lambda line: str(line["source"])
            )

    def sources(self, places: dict[str, str]) -> Iterator[Written]:
        """Each source with its lines and where it lies."""
        for line in self._sources:
            path = read_line(line, self._file)["paths"][0]
            trace = self._trace.of(path) if self._trace is not None else None
            yield Written(places.get(path), line, self._records.of(path), trace)

    def leftovers(self) -> list[str]:
        """What belongs to no source, or stands in another order."""
        return [
            f"{name}.jsonl: baris tanpa sumber dalam sources.jsonl: {line[:60].decode()}"
            for name, lines in (("records", self._records), ("trace", self._trace))
            if lines is not None and (line := lines.next_line)
        ]


class _Lines:
    """Lines of a file, taken from its front source by source."""

    def __init__(
        self, file: Path, stack: ExitStack, key: bytes, path_of: Callable[[Any], str]
    ) -> None:
        self._file = file
        self._stream = stack.enter_context(file.open("rb"))
        self._key = key
        self._path_of = path_of
        self.next_line = self._stream.readline()

    def of(self, path: str) -> tuple[bytes, ...]:
        """The next lines that are of a source."""
        found: list[bytes] = []
        mark = self._key + orjson.dumps(path)  # as a run writes it; a look instead of a reading
        while self.next_line and (
            mark in self.next_line or self._path_of(read_line(self.next_line, self._file)) == path
        ):
            found.append(self.next_line)
            self.next_line = self._stream.readline()
        return tuple(found)
