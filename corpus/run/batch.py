"""Many sources -> a run folder: every source ends in a record or in quarantine.

What is not yet in the ledger is read, in whatever order it gets done; then the run's files are
written from the ledger in the order of paths. So any number of workers gives the same bytes, and
so does a run that was killed and started again.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.grouping.near_duplicates import Candidate, find_groups, group_lines
from corpus.own_words import as_table
from corpus.run.cluster import NoCluster, Team, is_killer, open_team
from corpus.run.contents import Content, find_contents, portions
from corpus.run.folder import RunWriter, local_folder
from corpus.run.kept_corrections import CorrectionsInForce, corrections_in_force
from corpus.run.ledger import Ledger, open_ledger, program_version
from corpus.run.log import append_log, append_trace
from corpus.run.long_scans import Hear
from corpus.run.lost import lost
from corpus.run.outcome import Outcome, ReadOptions, Work, read_counts, unpack
from corpus.run.sources import SourceFile, find_sources, is_url, printable, suffix_of
from corpus.run.workers import Ended, Job, Limits, Lost, run_isolated, start_isolated
from corpus.version import SCHEMA_VERSION, __version__
from extractor.suffixes import TEXT_MEDIA_TYPES

CHUNK_FILES = 16  # sources handed over at once: 0.1 s of work, so that hand-over costs nothing
CHUNK_SHARES = 4  # chunks that each worker gets at least: small corpora are shared out evenly
IDLE_LOOKS = 2  # in a row: one may fall between an answer's parts
LOOK_S = 5.0  # how often it is looked whether the cluster that is waited for is still there
MOST_FAILURES = 5  # of a cluster with the same content, before its run ends
CHUNKS_AHEAD = 4  # chunks waiting for each worker; keeps memory flat however long the run
# These say something about a moment, not about a content, and are tried again by every run; a
# password that was missing may be there now.
PASSING_ERRORS = frozenset({"unreadable", "changed", "timeout", "encrypted"})

Progress = Callable[[Outcome, int, int], None]


@dataclass(slots=True)
class RunSummary:
    """What a run did, for people and for `run.json`.

    `sources` is the sum of `documents`, their `copies`, and `quarantined`: each source is in one
    of them.
    """

    sources: int = 0
    documents: int = 0
    records: int = 0
    pages: int = 0
    copies: int = 0
    reused: int = 0  # contents that an earlier run has read
    near_duplicates: int = 0  # groups
    words: int = 0  # of the records
    read_words: float = 0.0  # of them those that found a place in a record
    unread_components: int = 0  # that may be printed and were not read
    needs_review: int = 0  # fields that a person should look at
    quarantined: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    corrections: CorrectionsInForce = field(default_factory=CorrectionsInForce)

    def counts(self) -> dict[str, Any]:
        """All but the seconds, as `run.json` and `--json` give them."""
        names = ("sources", "documents", "records", "pages", "copies", "reused", "near_duplicates")
        return {
            **{name: getattr(self, name) for name in names},
            "words": self.words,
            "recognized_share": self.recognized_share,
            "unread_components": self.unread_components,
            "needs_review": self.needs_review,
            "quarantined": dict(sorted(self.quarantined.items())),
            "findings": dict(sorted(self.findings.items())),
        }

    def add(self, outcome: Outcome, paths: int, counts: tuple[int, float, int, int]) -> None:
        """Count a content that lies under so many paths; `counts` are `read_counts` of it."""
        if outcome.error is not None:
            self.quarantined[outcome.error] += paths
            return
        self.documents += 1
        self.copies += paths - 1
        self.records += outcome.record_count
        self.pages += outcome.page_count
        self.findings.update(outcome.severities)
        words, read, unread, marks = counts
        self.words += words
        self.read_words += read
        self.unread_components += unread
        self.needs_review += marks

    @property
    def recognized_share(self) -> float:
        """The share of the records' words that found a place; 1 where there are none."""
        return round(self.read_words / self.words, 4) if self.words else 1.0

    @property
    def has_unreadable(self) -> bool:
        """Whether a source could not be read; one that is no service standard, or ours, does not
        count."""
        harmless = {"not-a-service-standard", "own-output", "sop-ap"}
        return any(slug not in harmless for slug in self.quarantined)


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What to read, where to write, with whom, and what of an earlier run to do again."""

    sources: tuple[str | Path, ...]
    run: str | Path
    options: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    cluster: str | None = None
    is_retry: bool = False  # what is in quarantine is read again
    is_fresh: bool = False  # everything is
    keeps_corrections: bool = True  # those that the folder remembers, where `options` has none


class _Listeners(NamedTuple):
    """Who is told of each source that is done, and, by several threads, of long scans meanwhile."""

    progress: Progress | None
    hear: Hear | None


def extract_folder(
    plan: RunPlan, progress: Progress | None = None, hear: Hear | None = None
) -> RunSummary:
    """Read all sources of a plan into its run folder. Files appear whole or not at all.

    Raises `MissingSource`, `RunIsBusy`, `LedgerIsBroken`, `NoCluster`, and `OSError` where the
    folder cannot be written; what was read until then is kept for the next run.
    """
    started = time.perf_counter()
    files = find_sources(plan.sources, plan.run)
    summary = RunSummary()
    with local_folder(plan.run) as folder, open_ledger(folder) as ledger:
        kept = corrections_in_force(folder, plan.options.corrections, plan.keeps_corrections)
        summary.corrections = kept
        plan = replace(plan, options=plan.options._replace(corrections=kept.corrections))
        if plan.is_fresh:
            ledger.forget_all()
        with open_team(plan.workers, plan.cluster) as team:
            reading = _Reading(plan, team, ledger, folder, _Listeners(progress, hear))
            reading.start(files)
            contents = list(find_contents(files, plan.options, team))
            summary.sources = sum(len(content.paths) for content in contents)
            missing = _missing(contents, ledger, plan)
            summary.reused = len(contents) - len(missing)
            reading.read(missing, summary)
        ledger.forget_others([content.key for content in contents])
        with RunWriter(folder, plan.options.with_trace) as writer:
            _write(contents, ledger, writer, summary)
            groups = _near_duplicates(contents, ledger, summary)
            summary.seconds["total"] = time.perf_counter() - started
            entry = _run_entry(plan, summary)
            writer.finish(groups, entry)
        append_log(folder, entry)
    return summary


def _missing(contents: Sequence[Content], ledger: Ledger, plan: RunPlan) -> list[Content]:
    known = ledger.known(content.key for content in contents)
    missing = []
    for content in contents:
        error = known.get(content.key)
        is_again = error is not None and (plan.is_retry or error in PASSING_ERRORS)
        if content.sha256 is None or content.key not in known or is_again:
            missing.append(content)
    return missing


# reading it


class _Reading:
    """Hands contents to a team in chunks and keeps what comes back."""

    def __init__(
        self, plan: RunPlan, team: Team, ledger: Ledger, folder: Path, listeners: _Listeners
    ) -> None:
        self.plan = plan
        self.folder = folder
        self.team = team
        self.failed: Counter[str] = Counter()  # contents that a cluster lost by no fault of theirs
        self.ledger = ledger
        self.progress = listeners.progress
        # A function goes to threads of this machine only.
        self.hear = (listeners.hear,) if plan.cluster is None else ()
        options = plan.options._replace(corrections=type(plan.options.corrections)({}))
        version = program_version() if plan.cluster is not None else None
        self.job = Job("corpus.run.reading", "read_source", (options, version), "prepare")

    def start(self, files: Sequence[SourceFile]) -> None:
        """Let this machine's workers load what they need for the contents that are expected; they
        do it while the contents are hashed."""
        if all(suffix_of(file.path) in TEXT_MEDIA_TYPES for file in files):
            self.job = self.job._replace(prepare="prepare_texts")
        if self.plan.cluster is not None:
            return
        for _ in range(min(len(files) - len(self.ledger), self.team.size)):
            self.team.executor.submit(start_isolated, self.job, self.plan.limits)

    def read(self, contents: Sequence[Content], summary: RunSummary) -> None:
        """Read them all; each chunk that is done is kept before anything else."""
        size = max(1, min(CHUNK_FILES, len(contents) // (self.team.size * CHUNK_SHARES)))
        chunks = deque(portions(contents, size))
        waiting: dict[Future[list[Any]], Sequence[Content]] = {}
        done = idle_looks = 0
        while chunks or waiting:
            while chunks and len(waiting) < self.team.size * CHUNKS_AHEAD:
                chunk = chunks.popleft()
                waiting[self._handed_over(chunk)] = chunk
            ended = wait(waiting, LOOK_S, return_when=FIRST_COMPLETED).done
            if not ended:
                self.team.check()
            idle_looks = idle_looks + 1 if not ended and self.team.is_idle() else 0
            if idle_looks == IDLE_LOOKS:
                chunks.extend(self._taken_back(waiting))
                idle_looks = 0
            for future in ended:
                chunk = waiting.pop(future)
                outcomes = self._outcomes(future, chunk)
                if outcomes is None:
                    chunks.extend([content] for content in chunk)
                    continue
                self.ledger.put((c.key, o) for c, o in zip(chunk, outcomes, strict=True))
                for outcome in outcomes:
                    done += 1
                    if outcome.trace:
                        append_trace(self.folder, outcome.path, outcome.trace)
                    _add_seconds(summary, outcome)
                    if self.progress is not None:
                        self.progress(outcome, done, len(contents))

    def _handed_over(self, chunk: Sequence[Content]) -> Future[list[Any]]:
        works = [
            Work(
                content.paths[0],
                content.location,
                content.sha256,
                self.plan.options.corrections.of(content.sha256 or ""),
            )
            for content in chunk
        ]
        return self.team.submit(run_isolated, self.job, works, self.plan.limits, *self.hear)

    def _taken_back(
        self, waiting: dict[Future[list[Any]], Sequence[Content]]
    ) -> list[Sequence[Content]]:
        """What an idle cluster owes, to be handed over again; reading it twice gives the same."""
        owed = list(waiting.values())
        for future in waiting:
            future.cancel()
        waiting.clear()
        for chunk in owed:
            self._count_failure(chunk[0], None)
        return owed

    def _count_failure(self, content: Content, error: Exception | None) -> None:
        """Note that a cluster lost a content. Raises `NoCluster` where it has done so too often."""
        self.failed[content.key] += 1
        if self.failed[content.key] >= MOST_FAILURES:
            name = type(error).__name__ if error is not None else "Lost"
            raise NoCluster(f"Klaster {self.plan.cluster} gagal ({name}).") from error

    def _outcomes(
        self, future: Future[list[Any]], chunk: Sequence[Content]
    ) -> list[Outcome] | None:
        """What a chunk gave; None if a cluster has lost it and its contents are to go singly."""
        try:
            results = future.result()
        except (Ended, OSError):
            raise
        except Exception as error:
            if self.plan.cluster is None:
                raise
            if len(chunk) > 1:
                return None
            if not is_killer(error):
                self._count_failure(chunk[0], error)
                return None
            results = [Lost("crashed")]
        return [
            lost(content.paths[0], content.sha256, result, self.plan.limits)
            if isinstance(result, Lost)
            else result
            for content, result in zip(chunk, results, strict=True)
        ]


def _add_seconds(summary: RunSummary, outcome: Outcome) -> None:
    for stage, seconds in zip(("read", "extract", "write"), outcome.seconds, strict=True):
        summary.seconds[stage] = summary.seconds.get(stage, 0.0) + seconds


# writing it


def _write(
    contents: Sequence[Content], ledger: Ledger, writer: RunWriter, summary: RunSummary
) -> None:
    """The run's files, in the order of paths, from the ledger."""
    for content in contents:
        outcome = ledger.outcome(content.key, content.paths[0])
        records = writer.write(outcome, content.paths[1:])
        summary.add(outcome, len(content.paths), read_counts(records))


def _near_duplicates(
    contents: Sequence[Content], ledger: Ledger, summary: RunSummary
) -> Iterator[bytes]:
    keys = {content.paths[0]: content.key for content in contents}
    groups = find_groups(
        Candidate(content.paths[0], sketch)
        for content in contents
        if (sketch := ledger.sketch(content.key))
    )
    summary.near_duplicates = len(groups)

    def records_of(path: str) -> list[dict[str, Any]]:
        outcome = ledger.outcome(keys[path], path)
        return list(
            map(orjson.loads, unpack(outcome.sizes, outcome.packed)["records"].splitlines())
        )

    return group_lines(groups, records_of)


def _run_entry(plan: RunPlan, summary: RunSummary) -> dict[str, Any]:
    roots = [str(s) if is_url(s) else str(Path(s).resolve()) for s in plan.sources]
    return {
        "selaras": __version__,
        "program": program_version(),
        "schema_version": SCHEMA_VERSION,
        "roots": [printable(root) for root in roots],
        "options": {
            **plan.options.told(),
            "own_headings": as_table(plan.options.own_headings),
            "own_labels": as_table(plan.options.own_labels),
            "corrections": plan.options.corrections.total,
            "corrections_kept": summary.corrections.is_kept,
            "corrections_dropped": len(summary.corrections.dropped),
            "workers": plan.workers,
            "cluster": plan.cluster,
            **plan.limits._asdict(),
        },
        "counts": summary.counts(),
        "seconds": {stage: round(seconds, 3) for stage, seconds in summary.seconds.items()},
    }
