"""Proof of a run: all its sources are read again, and every file is compared with that.

It starts where the documents lie, not from what the run says that it has read: so a document
that is in none of the files is missed, and what the files say of no document is named.
"""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.grouping.near_duplicates import Candidate, find_groups, group_lines
from corpus.proof.difference import compare_lines
from corpus.proof.lines import LineIndex, Stretch, index_lines, read_stretches
from corpus.proof.reread import COMPARED, Reread, Written
from corpus.proof.settings import RunSettings, count_failures, run_settings
from corpus.record.corrections import NO_CORRECTIONS
from corpus.record.json_files import read_line
from corpus.record.proof import Proof
from corpus.run.batch import RunSummary
from corpus.run.cluster import Team, open_team
from corpus.run.contents import Content, find_contents
from corpus.run.files import local_roots, need_run, remote_roots
from corpus.run.lost import lost
from corpus.run.outcome import FILES, FileName
from corpus.run.sources import MissingSource, SourceFile, find_sources
from corpus.run.workers import Job, Limits, Lost, run_isolated

__all__ = ["Proof", "verify_run"]

CHUNK_SOURCES = 16
CHUNKS_AHEAD = 4  # chunks waiting for each worker; keeps memory flat however long the run
ID_DIGITS = 16  # of the content hash, as in a record's id


class Readers(NamedTuple):
    """How many processes read, and what they try on locked files: a run names no passwords."""

    workers: int = 1
    passwords: tuple[str, ...] = ()


ONE_READER = Readers()


def verify_run(
    run: Path,
    moved: Sequence[str | Path] = (),
    readers: Readers = ONE_READER,
    progress: Callable[[None, int, int], None] | None = None,
    sample: int | None = None,
) -> Proof:
    """Compare a run's files with its sources, read again; `moved` are the roots' new places.

    `progress` is called with None, the number of sources done and of all. Sources are read by
    processes of `readers`, each source within the limits of the extraction. With `sample` so many
    contents are read again, chosen by the hash of their paths: the same ones every time.

    Raises `NoRun` and `BrokenRun`.
    """
    need_run(run)
    settings = run_settings(run)
    settings = settings._replace(options=settings.options._replace(passwords=readers.passwords))
    files = _sources(list(moved) or local_roots(run), run)
    with open_team(readers.workers) as team:
        contents = list(find_contents(files, settings.options, team))
        checked = _RunProof(run, settings, contents)
        chosen = _sampled(contents, sample)
        for done, (content, written, result) in enumerate(checked.read(chosen, team), 1):
            checked.add(content, written, result)
            if progress is not None:
                progress(None, done, len(chosen))
    if len(chosen) < len(contents):
        checked.proof.count("sample", "chosen", len(chosen), len(contents))
    checked.finish(is_sample=len(chosen) < len(contents))
    if not moved:
        checked.proof.failures += [
            f"{root}: tidak dihubungi; bila itu memang tempat dokumennya: --sources {root}"
            for root in remote_roots(run)
        ]
    return checked.proof


def _sources(roots: Sequence[str | Path], run: Path) -> list[SourceFile]:
    """The files that lie in the roots now."""
    found: list[str | Path] = []
    for root in roots:
        with suppress(MissingSource):
            find_sources([root], run)
            found.append(root)
    return find_sources(found, run)


def _sampled(contents: Sequence[Content], count: int | None) -> list[Content]:
    if count is None or count >= len(contents):
        return list(contents)
    ranked = sorted(
        range(len(contents)),
        key=lambda number: hashlib.sha256(contents[number].paths[0].encode()).digest(),
    )
    return [contents[number] for number in sorted(ranked[:count])]


class _Answer(NamedTuple):
    content: Content
    written: Written
    result: Any


class _RunProof:
    """A proof in the making, with the figures that the run's own are compared with."""

    def __init__(self, run: Path, settings: RunSettings, contents: Sequence[Content]) -> None:
        self.run = run
        self.settings = settings
        self.contents = contents
        self.proof = Proof(failures=list(settings.failures))
        self.indexes = {name: index_lines(run, name) for name in FILES}
        self.summary = RunSummary(sources=sum(len(content.paths) for content in contents))
        self.candidates: list[Candidate] = []
        self.is_compared = True  # line by line, all sources so far
        self._sharing = Counter(_digits(content) for content in contents)
        self._findings: dict[str, bytes] = {}
        self._finding_owners: dict[str, list[str]] = {}
        self._find_paths()

    def _find_paths(self) -> None:
        """Every source must be in records or in quarantine, and nothing else may be there."""
        index = self.indexes
        known = {path for content in self.contents for path in content.paths}
        told: dict[str, set[FileName]] = {}
        keys: tuple[tuple[FileName, str], ...] = (("sources", "paths"), ("quarantine", "path"))
        for name, key in keys:
            for path in _told_paths(index[name], key):
                told.setdefault(path, set()).add(name)
        found = sum(len(told.get(path, ())) == 1 for path in known)
        self.proof.count("sources", "found", found, len(known | told.keys()))
        fail = self.proof.failures.append
        for path in sorted(known - told.keys()):
            fail(f"{path}: tidak ada dalam rekaman maupun karantina")
        for path in sorted(told.keys() - known):
            fail(f"{path}: sumber tidak ditemukan; sebutkan tempatnya dengan --sources")
        for path in sorted(path for path, names in told.items() if len(names) > 1):
            fail(f"{path}: ada dalam sources.jsonl dan juga dalam quarantine.jsonl")
        firsts = {content.paths[0] for content in self.contents}
        ids = {_digits(content) for content in self.contents} - {""}
        for name in FILES:
            self.proof.failures += index[name].strays
            for owner, stretches in index[name].stretches.items():
                if name == "findings" and owner.rsplit("-", 1)[0] in ids:
                    self._finding_owners.setdefault(owner.rsplit("-", 1)[0], []).append(owner)
                    continue
                if name != "findings" and owner in firsts:
                    continue
                fail(f"{name}.jsonl baris {stretches[0].line}: tidak ada sumbernya: {owner[:60]}")

    def read(self, chosen: Sequence[Content], team: Team) -> Iterator[_Answer]:
        """The contents, read again, in their order."""
        options = self.settings.options
        asked_for = options._replace(corrections=NO_CORRECTIONS)
        context = (asked_for, self.settings.is_same_program)
        job = Job("corpus.proof.source", "prove_source", context, "prepare")
        waiting: deque[tuple[list[Content], list[Written], Future[list[Any]]]] = deque()
        contents = iter(chosen)
        while True:
            while len(waiting) < team.size * CHUNKS_AHEAD and (
                chunk := list(islice(contents, CHUNK_SOURCES))
            ):
                asked = list(map(self._written, chunk))
                future = team.executor.submit(run_isolated, job, asked, self.settings.limits)
                waiting.append((chunk, asked, future))
            if not waiting:
                return
            chunk, asked, future = waiting.popleft()
            yield from map(_Answer, chunk, asked, future.result())

    def _written(self, content: Content) -> Written:
        stretches: dict[FileName, tuple[Stretch, ...]] = {}
        for name in COMPARED:
            stretches[name] = self.indexes[name].of(content.paths[0])
            if not self.indexes[name].comes_after(stretches[name]):
                told = f"{name}.jsonl baris {stretches[name][0].line}: tidak dalam urutan jalur"
                self.proof.failures.append(told)
        options = self.settings.options
        corrections = options.corrections.of(content.sha256 or "")
        source = (content.paths, content.location, content.sha256)
        return Written(
            self.run, *source, corrections, options.with_trace, stretches, options.access
        )

    def add(self, content: Content, written: Written, result: Any) -> None:
        """Count what a second reading gave."""
        if isinstance(result, Lost):
            from corpus.proof.source import prove_lost  # loads all readers; nothing else here does

            limits: Limits = self.settings.limits
            outcome = lost(content.paths[0], content.sha256, result, limits)
            result = prove_lost(written, outcome)
        reread: Reread = result
        self.proof.add(reread.proof)
        self.is_compared = self.is_compared and reread.is_compared
        self.summary.add(reread.outcome, len(content.paths), reread.counts)
        if reread.outcome.sketch:
            self.candidates.append(Candidate(content.paths[0], reread.outcome.sketch))
        self._compare_findings(content, reread)

    def _compare_findings(self, content: Content, reread: Reread) -> None:
        """Copies under another suffix are read by themselves and have the same record ids, so
        their findings are compared together."""
        digits = _digits(content)
        self._findings[digits] = self._findings.get(digits, b"") + reread.findings
        self._sharing[digits] -= 1
        if self._sharing[digits]:
            return
        index = self.indexes["findings"]
        wanted = self._findings.pop(digits)
        owners = self._finding_owners.get(digits, ())
        stretches = sorted(one for owner in owners for one in index.of(owner))
        written = read_stretches(index.file, stretches)
        first = stretches[0].line if stretches else 0
        found = compare_lines("findings.jsonl", first, wanted, written)
        self.proof.count("findings.jsonl", "same", found.equal, found.of)
        self.proof.failures += found.failures
        if not index.comes_after(stretches):
            self.proof.failures.append(f"findings.jsonl baris {first}: tidak dalam urutan jalur")

    def finish(self, *, is_sample: bool) -> None:
        """Compare what the run says of all sources together."""
        if is_sample or not self.is_compared:
            self.proof.count("near_duplicates.jsonl", "unproved", 0, 1)
            lines = {name: index.lines for name, index in self.indexes.items()}
            counts = {"documents": lines["sources"], "records": lines["records"]}
            self._compare_counts({"sources": self.summary.sources, **counts}, is_all=False)
            return
        groups = find_groups(self.candidates)
        self.summary.near_duplicates = len(groups)
        wanted = b"".join(group_lines(groups, self._records_of))
        file = self.run / "near_duplicates.jsonl"
        written = file.read_bytes() if file.is_file() else b""
        found = compare_lines(file.name, 1, wanted, written)
        self.proof.count(file.name, "same", found.equal, found.of)
        self.proof.failures += found.failures
        self._compare_counts(self.summary.counts())

    def _compare_counts(self, counts: dict[str, Any], *, is_all: bool = True) -> None:
        asked, failures = count_failures(self.run, counts, is_all=is_all)
        self.proof.count("run.json", "counted", asked - min(asked, len(failures)), asked)
        self.proof.failures += failures

    def _records_of(self, path: str) -> list[dict[str, Any]]:
        index = self.indexes["records"]
        lines = read_stretches(index.file, index.of(path)).splitlines()
        return [orjson.loads(line) for line in lines]


def _digits(content: Content) -> str:
    return (content.sha256 or "")[:ID_DIGITS]


def _told_paths(index: LineIndex, key: str) -> Iterator[str]:
    """All paths that a file names, copies too."""
    for stretches in index.stretches.values():
        for line in read_stretches(index.file, stretches).splitlines():
            entry = read_line(line, index.file)
            paths = entry.get(key)
            also = entry.get("also", [])
            listed = [*(paths if isinstance(paths, list) else [paths])]
            listed += also if isinstance(also, list) else []
            yield from (path for path in listed if isinstance(path, str))
