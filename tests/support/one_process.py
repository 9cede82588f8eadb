"""Reading, proving and drawing in the tests' own process.

A process of its own takes a second of the processor to start and a document a hundredth to read;
most tests ask what comes out. Those of what processes are for are marked `processes`. What crosses
to a process is pickled here too.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest

from corpus.run import workers
from corpus.run.long_scans import Hear
from corpus.run.workers import Job, Limits

_ONE_AT_A_TIME = threading.Lock()  # runs have threads, PyMuPDF must not see two of them


class Switch:
    """Whether it is on for the current test; off in every process but that of the tests."""

    is_on = False


def run_here(job: Job, items: Sequence[Any], limits: Limits, hear: Hear | None = None) -> list[Any]:
    """`run_isolated`, isolated only where the current test is about that; else nothing is heard."""
    if Switch.is_on:
        return Here(limits).run(job, items)
    return workers.run_isolated(job, items, limits, hear)


def start_here(job: Job, limits: Limits) -> None:
    """`start_isolated`, of which nothing is left to do here."""
    if not Switch.is_on:
        workers.start_isolated(job, limits)


def worker_here(limits: Limits) -> Here | workers.Worker:
    """A `Worker`."""
    return Here(limits) if Switch.is_on else workers.Worker(limits)


class Here:
    """A worker without a process: it keeps no limits and is not lost."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def run(self, job: Job, items: Sequence[Any]) -> list[Any]:
        job, items = pickle.loads(pickle.dumps((job, list(items))))
        function = getattr(import_module(job.module), job.function)
        with _ONE_AT_A_TIME:
            results = [function(item, job.context, _any_time) for item in items]
        found: list[Any] = pickle.loads(pickle.dumps(results))
        return found

    def close(self) -> None:
        """There is nothing to end."""


def _any_time(seconds: float) -> None:
    pass


@contextmanager
def one_process() -> Iterator[None]:
    """Put the switch between the program and its workers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.run.batch.run_isolated", run_here)
        patch.setattr("corpus.run.batch.start_isolated", start_here)
        patch.setattr("corpus.proof.verify.run_isolated", run_here)
        patch.setattr("output.evidence.evidence.Worker", worker_here)
        patch.setattr("output.inspect_html.Worker", worker_here)
        yield
