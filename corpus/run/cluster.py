"""Who does the work: threads of this machine, each with a process, or a dask cluster.

Both are an `Executor`, so a run is the same code on a laptop and on a hundred machines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeVar

from corpus.run.import_path import enclosed
from corpus.run.long_scans import Seat
from corpus.run.workers import close_workers, take_seat
from extractor.errors import WrongUse

Result = TypeVar("Result")

LOCAL = "local"
CONNECT_S = 30


class Team(NamedTuple):
    """Where chunks are handed to, how many are worked on at once, and dask's client, if one."""

    executor: Executor
    size: int
    client: Any = None

    def submit(self, function: Callable[..., Result], *given: Any) -> Future[Result]:
        """Hand over one call. Raises `NoCluster` where the scheduler has gone for good."""
        self.check()
        return self.executor.submit(function, *given)

    def check(self) -> None:
        """Raise `NoCluster` where the scheduler has gone for good: what was handed over before is
        answered by nobody then."""
        if self.client is not None and self.client.status == "closed":
            raise NoCluster(
                "Penjadwal klaster hilang dan tidak kembali. Yang sudah dibaca tersimpan; "
                "jalankan lagi bila penjadwalnya ada."
            )

    def is_idle(self) -> bool:
        """Whether a cluster has workers and none of them has anything to do: what was handed over
        and is not answered then has been lost with a scheduler, on the way to it or back."""
        if self.client is None or self.client.status != "running":
            return False
        try:
            keys = self.client.processing()
        except OSError:  # gone again; the next look tells
            return False
        return bool(keys) and not any(keys.values())


class NoCluster(WrongUse):
    """A cluster that cannot be reached, or dask is not installed; the message says what to do."""


@contextmanager
def open_team(workers: int, cluster: str | None = None) -> Iterator[Team]:
    """`cluster` is None, "local" (a dask cluster on this machine) or a scheduler's address.

    Raises `NoCluster`. Leaving it ends this machine's processes at once.
    """
    if cluster is None:
        with _local_team(workers) as team:
            yield team
        return
    with enclosed(), _dask_team(workers, cluster) as team:
        yield team


@contextmanager
def _local_team(workers: int) -> Iterator[Team]:
    """Threads that have a process each, which share the run's seats."""
    with TemporaryDirectory(prefix="selaras-", ignore_cleanup_errors=True) as folder:
        seats: SimpleQueue[Seat] = SimpleQueue()
        for number in range(workers):
            seats.put(Seat(folder, number, workers))
        executor = ThreadPoolExecutor(
            workers, thread_name_prefix="selaras", initializer=take_seat, initargs=(seats,)
        )
        try:
            yield Team(executor, workers)
        finally:
            # Cancelled first: a thread whose process is ended would take the next chunk up.
            executor.shutdown(wait=False, cancel_futures=True)
            close_workers()
            executor.shutdown(wait=True)


@contextmanager
def _dask_team(workers: int, cluster: str) -> Iterator[Team]:
    try:
        dask: Any = import_module("distributed")  # ships no types
    except ImportError as error:
        raise NoCluster('Untuk --cluster pasang dahulu: pip install "selaras[scale]"') from error
    local = None
    try:
        if cluster == LOCAL:
            local = dask.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None
            )
        client = dask.Client(local or cluster, timeout=CONNECT_S)
    except (OSError, TimeoutError, ValueError) as error:
        raise NoCluster(f"Penjadwal {cluster} tidak dapat dihubungi ({error}).") from error
    try:
        size = sum(client.nthreads().values()) or workers
        # A chunk is the same wherever and however often it is done.
        yield Team(client.get_executor(pure=False, retries=3), size, client)
    finally:
        client.close()
        if local is not None:
            local.close()


def is_killer(error: Exception) -> bool:
    """Whether dask gave a chunk up since each worker that took it died; anything else that goes
    wrong, a scheduler that is gone for a while, says nothing of the chunk."""
    return type(error).__name__ == "KilledWorker"
