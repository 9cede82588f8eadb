from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from corpus.run import processor_clock
from corpus.run.processor_clock import MOST_TIMES, WALL_TIMES, ProcessorClock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the wall clock counts elsewhere")

SLEEPS = "import time; print(flush=True); time.sleep(1000)"
WORKS = "print(flush=True)\nwhile True: pass"


@pytest.fixture
def started(request: pytest.FixtureRequest) -> Iterator[int]:
    process = subprocess.Popen([sys.executable, "-c", request.param], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    yield process.pid
    process.kill()
    process.wait()
    process.stdout.close()


def over_after(clock: ProcessorClock, most_s: float) -> float | None:
    begun = time.monotonic()
    while time.monotonic() - begun < most_s:
        if clock.is_over:
            return time.monotonic() - begun
        time.sleep(0.02)
    return None


@pytest.mark.parametrize("started", [SLEEPS], indirect=True)
def test_who_waits_for_others_is_not_late_until_long_after(started: int) -> None:
    passed_s = over_after(ProcessorClock(started, 0.2), 30)
    assert passed_s is not None
    assert passed_s >= WALL_TIMES * 0.2


@pytest.mark.parametrize("started", [WORKS], indirect=True)
def test_who_works_is_late_when_the_time_is_used(started: int) -> None:
    clock = ProcessorClock(started, 0.2)
    clock.allow(0.1)
    assert over_after(clock, 30) is not None


def test_whatever_is_asked_for_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    used = [0.0]
    monkeypatch.setattr(processor_clock, "_processor_s", lambda pid: used[0])
    clock = ProcessorClock(1, 5.0)
    clock.allow(2000 * 10.0)
    used[0] = MOST_TIMES * 5.0 - 0.1
    assert not clock.is_over
    used[0] = MOST_TIMES * 5.0
    assert clock.is_over


def test_where_no_process_tells_its_time_the_wall_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor_clock, "_processor_s", lambda pid: None)
    assert not ProcessorClock(1, 1000.0).is_over
    assert over_after(ProcessorClock(1, 0.05), 10) is not None
