"""A run's sources, read again while somebody reviews it: by readers of its own, as a run has."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.proof.settings import RunSettings, run_settings
from corpus.review.refusals import ReviewRefused
from corpus.run.cluster import Team
from corpus.run.contents import Content, find_contents
from corpus.run.files import local_roots
from corpus.run.lost import lost
from corpus.run.outcome import Outcome, ReadOptions, Work
from corpus.run.sources import MissingSource, SourceFile, find_sources
from corpus.run.workers import Job, Lost, close_workers, run_isolated

READERS = 1  # beside the person's own work; more would slow the pages that are looked at


class Rereading:
    """Where a run's sources lie, and the processes that read them; started when first asked."""

    def __init__(self, run: Path, sources: Sequence[str]) -> None:
        self.run = run
        self.sources = tuple(sources)

    @cached_property
    def team(self) -> Team:
        """The readers: threads, each of which has a process."""
        return Team(ThreadPoolExecutor(READERS, thread_name_prefix="selaras-review"), READERS)

    def close(self) -> None:
        """Call off what is being read, and end the processes."""
        if "team" in vars(self):
            self.team.executor.shutdown(wait=False, cancel_futures=True)
            close_workers()

    def settings(self) -> RunSettings:
        """How the run's sources were read."""
        return run_settings(self.run)

    def files(self) -> list[SourceFile]:
        """The sources, where they lie now: only under the places that the run was read from, or
        that were named."""
        found: list[str] = []
        for root in self.sources or local_roots(self.run):
            with suppress(MissingSource):
                find_sources([root], self.run)
                found.append(root)
        return find_sources(found, self.run)

    def contents(self, options: ReadOptions) -> list[Content]:
        """Each content once."""
        return list(find_contents(self.files(), options, self.team))

    def read(self, content: Content, options: ReadOptions) -> Future[Outcome]:
        """What a content gives."""
        return self.team.executor.submit(self._read, content, options)

    def _read(self, content: Content, options: ReadOptions) -> Outcome:
        work = Work(
            content.paths[0],
            content.location,
            content.sha256,
            options.corrections.of(content.sha256 or ""),
        )
        bare = options._replace(corrections=type(options.corrections)({}))
        job = Job("corpus.run.reading", "read_source", (bare, None), "prepare")
        limits = self.settings().limits
        result: Outcome | Lost = run_isolated(job, [work], limits)[0]
        if isinstance(result, Lost):
            return lost(content.paths[0], content.sha256, result, limits)
        return result

    def lines(self, path: str, sha256: str) -> list[dict[str, Any]]:
        """The lines of a source that gave no record. Raises `ReviewRefused`."""
        settings = self.settings()
        if settings.options.redact:
            raise ReviewRefused("Run ini disamarkan, jadi sumber tanpa rekaman tidak ditampilkan.")
        found = next((one for one in self.files() if one.path == path), None)
        if found is None:
            raise ReviewRefused(f"{path} tidak ditemukan; sebutkan tempatnya dengan --sources.")
        job = Job("corpus.review.refused_lines", "lines_of", settings.options)
        work = Work(path, found.location, sha256)
        asked = self.team.executor.submit(run_isolated, job, [work], settings.limits)
        result = asked.result()[0]
        if isinstance(result, Lost):
            raise ReviewRefused(f"{path} tidak dapat dibaca lagi.")
        if isinstance(result, str):
            raise ReviewRefused(result)
        return list(result)
