"""Work in a process that may crash, hang or swell: it costs the item at hand, never the run.

A worker is an interpreter of its own that is handed a list of items and answers each. Whoever
asks waits under a clock of the processor's time; a worker that does not answer in time, dies or
asks for more memory than it may have is replaced, and the item it was at is reported as lost. Works
the same from a thread of this machine and from a thread of a cluster's worker.

Linux has all of it. macOS and Windows have no memory limit that holds (`memory_bytes` is not
applied there), and Windows kills a worker without the programs that it has started.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Sequence
from importlib import import_module
from queue import SimpleQueue
from typing import IO, Any, Literal, NamedTuple

from corpus.library_logs import quiet_libraries
from corpus.run.import_path import safe_environment, safe_path
from corpus.run.long_scans import Hear, Seat, listen, seated, sit
from corpus.run.processor_clock import ProcessorClock

WATCH_S = 0.1  # how often the clocks are looked at; a limit is kept to within this
PATIENCE_S = 5.0  # for a worker that was told to end
LEAST_MEMORY_MB = 320  # vocabularies, patterns and libraries take 200 before the first document
START_S = 300.0  # for imports, on a machine that is busy
# Objects between two looks for garbage that holds itself: a document of a few pages makes as many.
# The library's own 700 would look through each document's objects a hundred times.
MADE_BEFORE_LOOK = 50_000
# Objects that items leave between two such looks: one of a few pages leaves a thousand in what is
# remembered, and the looks alone would take a hundredth of the time.
LEFT_BEFORE_LOOK = 10_000
ATTEMPTS = 2  # for an item whose worker died: the item before it may be to blame
_PROGRAM = "import sys; sys.path[:] = {path!r}; from corpus.run.workers import serve; serve()"


class Limits(NamedTuple):
    """What one item may cost, and after how many items a worker is renewed (0: never).

    `timeout_s` is processor time.
    """

    timeout_s: float = 60.0
    memory_bytes: int = 2 << 30
    recycle_after: int = 5000


class Job(NamedTuple):
    """What is done with each item: `function(item, context, more_time)` of a module.

    The function is named, so that whoever asks need not import it. It may call `more_time` with
    the seconds that its item is allowed beyond the limit. `prepare()` of the module is called
    once, before the first item: what all items need is loaded there.
    """

    module: str
    function: str
    context: Any
    prepare: str | None = None


class Ended(Exception):
    """The work was called off while it was waited for."""


class Lost(NamedTuple):
    """An item without a result: its worker hung, died, or wanted too much memory."""

    reason: Literal["timeout", "crashed", "out-of-memory"]


class Worker:
    """One process, started when it is first asked and again whenever it is gone."""

    def __init__(self, limits: Limits, seat: Seat | None = None) -> None:
        self.limits = limits
        self.seat = seat
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = 0
        self._lock = threading.Lock()
        self._clock: ProcessorClock | None = None
        self._is_late = False
        self._hear: Hear | None = None
        self.is_ended = False  # for good: the work was called off
        _watch(self)

    def run(self, job: Job, items: Sequence[Any], hear: Hear | None = None) -> list[Any]:
        """The result of each item, or `Lost`; `hear` is called with what is told meanwhile.

        Raises `Ended` if `end` is called before all is done.
        """
        self._hear = hear
        results: list[Any] = []
        attempts = 0
        while len(results) < len(items):
            self._renew()  # raises `Ended` where the work was called off
            asked = len(results)
            lost = self._ask(job, items[asked:], results)
            if lost is None:
                continue
            if self.is_ended:
                raise Ended
            attempts = 1 if len(results) > asked else attempts + 1
            if lost.reason != "crashed" or attempts >= ATTEMPTS:
                results.append(lost)
                attempts = 0
        return results

    def start(self, job: Job) -> None:
        """Have the process ready for the first item; one that dies of it is started again then.

        Raises `Ended` if the work was called off before.
        """
        self._renew()
        self._ask(job, (), [])

    def close(self) -> None:
        """End the process, whatever it is at."""
        process, self._process = self._process, None
        self._set_clock(None)
        if process is not None:
            _kill(process)
            _close_pipes(process)

    def __del__(self) -> None:  # its thread is gone
        self.close()

    def end(self) -> None:
        """End the process for good. Whoever waits for its answer closes its pipes."""
        self.is_ended = True
        with self._lock:
            if self._process is not None:
                _kill(self._process)
                if self._clock is None:
                    _close_pipes(self._process)

    def check(self) -> None:
        """Kill a process that is over its time."""
        with self._lock:
            if self._clock is None or not self._clock.is_over:
                return
            self._clock, self._is_late = None, True
            if self._process is not None:
                _kill(self._process)

    def _ask(self, job: Job, items: Sequence[Any], results: list[Any]) -> Lost | None:
        """Hand over the items and collect answers; what befell the first without one."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return Lost("crashed")
        self._set_clock(START_S)
        try:
            _send(process.stdin, (job, items))
            left = len(items) + 1  # one answer that it is ready, then one for each item
            while left:
                kind, value = pickle.load(process.stdout)
                if kind == "more":
                    self._add_time(value)
                    continue
                if kind == "news":
                    if self._hear is not None:
                        self._hear(value)
                    continue
                if kind == "done":
                    results.append(value)
                    self._answered += 1
                left -= 1
                self._set_clock(self.limits.timeout_s)
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError):
            is_late = self._is_late
            self.close()
            return Lost("timeout" if is_late else "crashed")
        except ValueError:  # a closed pipe
            if not self.is_ended:
                raise
            self.close()
            return Lost("crashed")
        self._set_clock(None)
        return None

    def _renew(self) -> None:
        limit = self.limits.recycle_after
        if self._process is not None and limit and self._answered >= limit:
            self.close()
        with self._lock:
            if self.is_ended:
                raise Ended
            if self._process is None:
                self._answered, self._is_late = 0, False
                self._process = _start(self.limits, self.seat)

    def _set_clock(self, seconds: float | None) -> None:
        with self._lock:
            self._clock = None
            if self._process is not None and seconds is not None:
                self._clock = ProcessorClock(self._process.pid, seconds)

    def _add_time(self, seconds: float) -> None:
        with self._lock:
            if self._clock is not None:
                self._clock.allow(seconds)


# the asking side: a worker for each thread that asks

_WATCHED: weakref.WeakSet[Worker] = weakref.WeakSet()
_OWN = threading.local()
_WATCH_LOCK = threading.Lock()
_WATCHERS: list[threading.Thread] = []  # one, once there is something to watch


def run_isolated(
    job: Job, items: Sequence[Any], limits: Limits, hear: Hear | None = None
) -> list[Any]:
    """Each item's result, or `Lost`, from the process that belongs to the calling thread.

    `hear` is called with what that process tells meanwhile.
    """
    return _own_worker(limits).run(job, items, hear)


def take_seat(free: SimpleQueue[Seat]) -> None:
    """Give the calling thread's process a seat: see `corpus.run.long_scans`."""
    _OWN.seat = free.get()


def start_isolated(job: Job, limits: Limits) -> None:
    """Have the calling thread's process load what the job needs, and wait until it has."""
    _own_worker(limits).start(job)


def _own_worker(limits: Limits) -> Worker:
    worker: Worker | None = getattr(_OWN, "worker", None)
    if worker is None or worker.is_ended or worker.limits != limits:
        if worker is not None:
            worker.close()
        worker = _OWN.worker = Worker(limits, getattr(_OWN, "seat", None))
    return worker


def close_workers() -> None:
    """End the processes of all threads: at the end of a run, and when it is interrupted."""
    for worker in _watched():
        worker.end()


def _watched() -> list[Worker]:
    with _WATCH_LOCK:
        return list(_WATCHED)


def _watch(worker: Worker) -> None:
    with _WATCH_LOCK:
        _WATCHED.add(worker)
        if not _WATCHERS:
            _WATCHERS.append(threading.Thread(target=_keep_watch, daemon=True))
            _WATCHERS[0].start()


def _keep_watch() -> None:
    while True:
        time.sleep(WATCH_S)
        for worker in _watched():
            worker.check()


def _start(limits: Limits, seat: Seat | None) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM.format(path=safe_path())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=safe_environment(os.environ),
        start_new_session=True,  # so that it can be killed with all that it has started
    )
    with contextlib.suppress(OSError):
        _send(process.stdin, (limits, seat))
    return process


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what is not sent is lost with its reader
                pipe.close()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE_S)


def _send(stream: IO[bytes] | None, message: Any) -> None:
    if stream is None:
        raise EOFError
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


# the answering side: the process itself


def serve() -> None:
    """Answer until nobody asks any more. What others print goes to standard error."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks decides when to stop
    quiet_libraries()
    limits, seat = pickle.load(requests)
    _limit(limits)
    sit(seat)
    listen(lambda news: _send(answers, ("news", news)))

    def more_time(seconds: float) -> None:
        _send(answers, ("more", seconds))

    prepared: set[str] = set()
    while True:
        try:
            job, items = pickle.load(requests)
        except EOFError:
            return
        if job.module not in prepared:
            prepared.add(job.module)
            _prepare(job)
        function = getattr(import_module(job.module), job.function)
        _send(answers, ("ready", None))
        for item in items:
            try:
                with seated():
                    result = function(item, job.context, more_time)
            except MemoryError:
                result = Lost("out-of-memory")
            _send(answers, ("done", result))
            del result
            if gc.get_count()[0] > LEFT_BEFORE_LOOK or gc.get_count()[1]:
                gc.collect(1)  # what holds itself of this item holds its document, too


def _prepare(job: Job) -> None:
    """Load what a job needs. It stays, so it is not looked through for garbage, now or later:
    the first look alone would take a tenth of all the loading."""
    gc.disable()
    module = import_module(job.module)
    if job.prepare is not None:
        getattr(module, job.prepare)()
    gc.freeze()
    gc.set_threshold(MADE_BEFORE_LOOK)
    gc.enable()


def _limit(limits: Limits) -> None:
    """Bound this process's memory, and let it die with the one that asks, where that exists."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if limits.memory_bytes:
            resource.setrlimit(resource.RLIMIT_DATA, (limits.memory_bytes, limits.memory_bytes))
    if sys.platform == "linux":
        import ctypes

        death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(death_signal, signal.SIGKILL)
