from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.run.workers import Ended, Job, Limits, Lost, Worker, close_workers, run_isolated

MoreTime = Callable[[float], None]
SHORT = Limits(timeout_s=0.5)
GENEROUS_S = 30.0


def double(item: int, context: int, more_time: MoreTime) -> int:
    return 2 * item + context


def act(item: str, context: Any, more_time: MoreTime) -> object:
    """What the item says: the ways in which a document can end its reader."""
    if item == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif item == "exit":
        os._exit(0)
    elif item == "hang":
        time.sleep(1000)
    elif item == "slow":
        more_time(GENEROUS_S)
        time.sleep(1.0)
    elif item == "bomb":
        return len(bytearray(1 << 33))
    elif item == "loud":
        print("advertisement", flush=True)
        os.write(1, b"from C\n")
    elif item == "child":
        return subprocess.Popen(["sleep", "1000"]).pid
    elif item == "tail":
        subprocess.run(["sleep", "1000"], check=False)
    return os.getpid() if item == "who" else item


LOADED: list[str] = []


def load() -> None:
    LOADED.append("once")


def fail_to_load() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def what_is_loaded(item: str, context: Any, more_time: MoreTime) -> list[str]:
    return LOADED


def job(function: str = "act", context: Any = None, prepare: str | None = None) -> Job:
    return Job(__name__, function, context, prepare)


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(SHORT)
    yield worker
    worker.close()


def test_results_come_in_the_order_of_the_items(worker: Worker) -> None:
    assert worker.run(job("double", 1), range(20)) == [2 * item + 1 for item in range(20)]


def test_nothing_to_do_is_no_work(worker: Worker) -> None:
    assert worker.run(job(), []) == []


def test_what_a_job_needs_is_loaded_once_before_its_first_item(worker: Worker) -> None:
    loading = job("what_is_loaded", prepare="load")
    assert worker.run(loading, ["a", "b"]) == [["once"], ["once"]]
    assert worker.run(loading, ["c"]) == [["once"]]


def test_a_started_worker_is_the_one_that_works(worker: Worker) -> None:
    worker.start(job())
    (before,) = worker.run(job(), ["who"])
    worker.start(job())
    assert worker.run(job(), ["who"]) == [before]


def test_a_worker_that_dies_while_it_loads_loses_its_items_only(worker: Worker) -> None:
    dying = job(prepare="fail_to_load")
    worker.start(dying)
    assert worker.run(dying, ["a"]) == [Lost("crashed")]
    assert worker.run(job(), ["b"]) == ["b"]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("crash", "crashed"),
        ("exit", "crashed"),
        ("hang", "timeout"),
        ("tail", "timeout"),
        pytest.param(
            "bomb",
            "out-of-memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no memory limit there"),
        ),
    ],
)
def test_what_ends_its_reader_costs_itself_only(worker: Worker, item: str, reason: str) -> None:
    assert worker.run(job(), ["a", item, "b", "c"]) == ["a", Lost(reason), "b", "c"]  # type: ignore[arg-type]


def test_one_after_the_other_is_lost(worker: Worker) -> None:
    items = ["crash", "hang", "a", "crash", "crash", "b"]
    crashed, late = Lost("crashed"), Lost("timeout")
    assert worker.run(job(), items) == [crashed, late, "a", crashed, crashed, "b"]


def test_an_item_may_ask_for_more_time(worker: Worker) -> None:
    assert worker.run(job(), ["slow", "a"]) == ["slow", "a"]


def test_what_libraries_print_does_not_disturb(worker: Worker) -> None:
    assert worker.run(job(), ["loud", "a"]) == ["loud", "a"]


def test_a_worker_is_kept_and_renewed_in_time() -> None:
    worker = Worker(Limits(recycle_after=2))
    first, again = worker.run(job(), ["who", "who"])
    (other,) = worker.run(job(), ["who"])
    worker.close()
    assert first == again != other


@pytest.mark.skipif(sys.platform == "win32", reason="programs of a worker outlive it there")
def test_programs_that_a_killed_worker_has_started_end_with_it() -> None:
    worker = Worker(SHORT)
    child, lost = worker.run(job(), ["child", "hang"])
    assert lost == Lost("timeout")
    assert _is_gone(child)


def test_calling_work_off_ends_it_at_once() -> None:
    worker = Worker(Limits())
    timer = threading.Timer(1.0, worker.end)
    timer.start()
    with pytest.raises(Ended):
        worker.run(job(), ["hang"])


def test_work_that_was_called_off_starts_no_process_again() -> None:
    worker = Worker(Limits())
    assert worker.run(job(), ["a"]) == ["a"]
    worker.end()
    for ask in (lambda: worker.run(job(), ["b"]), lambda: worker.start(job())):
        with pytest.raises(Ended):
            ask()


def test_a_thread_works_on_after_a_run_was_closed() -> None:
    assert run_isolated(job(), ["a"], Limits()) == ["a"]
    close_workers()
    assert run_isolated(job(), ["b"], Limits()) == ["b"]
    close_workers()


def test_each_thread_has_a_worker_of_its_own() -> None:
    found: list[int] = []

    def ask() -> None:
        found.extend(run_isolated(job(), ["who", "who"], Limits()))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_workers()
    assert len(found) == 4
    assert len(set(found)) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends them at once")
def test_workers_die_with_the_one_that_asks(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "from corpus.run.workers import Job, Limits, Worker\n"
        f"worker = Worker(Limits())\n"
        f"print(*worker.run(Job({__name__!r}, 'act', None), ['who']), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert _is_gone(int(killed.stdout))


def _is_gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False
