from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.run.batch import RunPlan, extract_folder
from corpus.run.cluster import NoCluster, open_team
from corpus.run.outcome import Outcome
from tests.support.run_folders import extract, read_run, write_standards

pytest.importorskip("distributed")

START_S = 120.0


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
