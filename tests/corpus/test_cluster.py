from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from corpus.run.batch import RunPlan, extract_folder
from corpus.run.cluster import NoCluster, Team, open_team
from corpus.run.outcome import Outcome
from tests.support.remote_store import remote_store
from tests.support.run_folders import extract, read_run, write_standards

pytest.importorskip("distributed")

START_S = 120.0
STILL_S = 5.0


class Cluster:
    """A scheduler and its workers, each in a process of its own, as on machines of their own."""

    def __init__(self, folder: Path) -> None:
        self.address_file = folder / "scheduler.json"
        self.environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        self.processes = [self._started("dask_scheduler", "--host", "127.0.0.1", "--port", "0")]

    def _started(self, program: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--no-dashboard", *options]
        command += ["--scheduler-file", str(self.address_file)]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, env=self.environment, stdout=quiet, stderr=quiet)

    def restart_scheduler(self, address: str) -> None:
        """The scheduler is gone, and comes back under its address; its worker went with it."""
        self.processes[0].kill()
        self.processes[0].wait()
        self.address_file.unlink()
        port = address.rpartition(":")[2]
        self.processes[0] = self._started("dask_scheduler", "--host", "127.0.0.1", "--port", port)

    def add_worker(self) -> subprocess.Popen[bytes]:
        worker = self._started("dask_worker", "--nthreads", "1", "--no-nanny")
        self.processes.append(worker)
        return worker

    def address(self, workers: int) -> str:
        from distributed import Client

        deadline_s = time.monotonic() + START_S
        while not self.address_file.exists() and time.monotonic() < deadline_s:
            time.sleep(0.1)
        with Client(scheduler_file=str(self.address_file)) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(workers, timeout=START_S)
            return str(client.scheduler.address)

    def close(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.close()


def test_a_worker_that_is_lost_in_the_middle_loses_nothing(
    cluster: Cluster, tmp_path: Path
) -> None:
    write_standards(tmp_path / "documents", 60)
    url = (tmp_path / "documents").as_uri()
    victim = cluster.add_worker()
    cluster.add_worker()
    address = cluster.address(workers=2)

    def kill_one(outcome: Outcome, done: int, total: int) -> None:
        if victim.poll() is None:
            victim.send_signal(signal.SIGKILL)
            victim.wait()

    run = tmp_path / "run"
    summary = extract_folder(RunPlan((url,), run, cluster=address), kill_one)
    assert victim.returncode == -signal.SIGKILL
    assert summary.documents == 60
    extract(RunPlan((tmp_path / "documents",), tmp_path / "alone"))
    assert read_run(run) == read_run(tmp_path / "alone")


def test_a_worker_that_stands_still_for_a_while_loses_nothing(
    cluster: Cluster, tmp_path: Path
) -> None:
    write_standards(tmp_path / "documents", 30)
    slow = cluster.add_worker()
    cluster.add_worker()
    address = cluster.address(workers=2)
    stopped: list[Timer] = []

    def stop_one(outcome: Outcome, done: int, total: int) -> None:
        if not stopped:
            slow.send_signal(signal.SIGSTOP)
            stopped.append(Timer(STILL_S, slow.send_signal, (signal.SIGCONT,)))
            stopped[0].start()

    run = tmp_path / "run"
    url = (tmp_path / "documents").as_uri()
    summary = extract_folder(RunPlan((url,), run, cluster=address), stop_one)
    stopped[0].join()
    assert summary.documents == 30
    extract(RunPlan((tmp_path / "documents",), tmp_path / "alone"))
    assert read_run(run) == read_run(tmp_path / "alone")


@pytest.mark.parametrize("count", [3, 30])  # handed over one by one, and several at once
def test_a_scheduler_that_goes_and_comes_back_loses_nothing(
    cluster: Cluster, tmp_path: Path, count: int
) -> None:
    write_standards(tmp_path / "documents", count)
    cluster.add_worker()
    address = cluster.address(workers=1)
    gone: list[bool] = []

    def restart(outcome: Outcome, done: int, total: int) -> None:
        if not gone:
            gone.append(True)
            cluster.restart_scheduler(address)
            cluster.add_worker()

    run = tmp_path / "run"
    url = (tmp_path / "documents").as_uri()
    summary = extract_folder(RunPlan((url,), run, cluster=address), restart)
    assert gone
    assert summary.documents == count
    assert "crashed" not in summary.quarantined
    extract(RunPlan((tmp_path / "documents",), tmp_path / "alone"))
    assert read_run(run) == read_run(tmp_path / "alone")


def test_what_a_cluster_has_lost_on_the_way_is_handed_over_again(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.run.batch.LOOK_S", 0.5)
    write_standards(tmp_path / "documents", 3)
    cluster.add_worker()
    address = cluster.address(workers=1)
    hand_over, lost = Team.submit, [Future[Any]()]

    def lose_the_first(team: Team, function: Callable[..., Any], *given: Any) -> Future[Any]:
        return lost.pop() if lost else hand_over(team, function, *given)

    monkeypatch.setattr(Team, "submit", lose_the_first)
    url = (tmp_path / "documents").as_uri()
    summary = extract_folder(RunPlan((url,), tmp_path / "run", cluster=address))
    assert not lost
    assert summary.documents == 3


def test_a_scheduler_that_stays_away_ends_the_run_and_keeps_what_was_read(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.run.cluster.CONNECT_S", 2)
    write_standards(tmp_path / "documents", 30)
    cluster.add_worker()
    plan = RunPlan((tmp_path / "documents",), tmp_path / "run", cluster=cluster.address(workers=1))

    def end(outcome: Outcome, done: int, total: int) -> None:
        cluster.processes[0].kill()

    with pytest.raises(NoCluster, match="tersimpan"):
        extract_folder(plan, end)
    summary = extract_folder(replace(plan, cluster=None))
    assert summary.documents == 30
    assert summary.reused > 0
    assert "crashed" not in summary.quarantined


def test_a_cluster_reads_what_lies_on_a_remote_store(cluster: Cluster, tmp_path: Path) -> None:
    pytest.importorskip("requests")
    write_standards(tmp_path / "documents", 12)
    cluster.add_worker()
    address = cluster.address(workers=1)
    run = tmp_path / "run"
    with remote_store(tmp_path) as store:
        plan = RunPlan((f"{store.url}/documents",), run, cluster=address)
        store.refused = {"standar-03.txt"}
        first = extract_folder(plan)
        assert (first.documents, first.quarantined["unreadable"]) == (11, 1)
        store.refused = set()
        store.opened.clear()
        assert extract_folder(plan).documents == 12
        assert store.opened["standar-03.txt"] >= 2  # hashed, then read; the others are known
        assert max(n for name, n in store.opened.items() if name != "standar-03.txt") == 1
    extract(RunPlan((tmp_path / "documents",), tmp_path / "alone"))
    assert read_run(run) == read_run(tmp_path / "alone")


def test_a_cluster_of_this_machine_writes_to_a_store(tmp_path: Path) -> None:
    write_standards(tmp_path / "documents", 20)
    store = tmp_path / "store" / "run"
    plan = RunPlan((tmp_path / "documents",), store.as_uri(), workers=1, cluster="local")
    extract_folder(plan)
    extract(RunPlan((tmp_path / "documents",), tmp_path / "alone"))
    assert read_run(store) == read_run(tmp_path / "alone")
    assert not list(store.glob("*.part"))


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.run.cluster.CONNECT_S", 1)
    with pytest.raises(NoCluster, match=r"tcp://127\.0\.0\.1:9"), open_team(1, "tcp://127.0.0.1:9"):
        pass
