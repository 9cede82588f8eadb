"""A program run under a limit of processor time, so that a busy machine decides nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

WALL_TIMES = 10.0  # by the wall, of the processor time that is left: for what waits for ever


class Allowance:
    """Processor time for one or more runs of programs, one after the other.

    Only Linux limits that of a program from outside; elsewhere the wall clock counts.
    """

    def __init__(self, seconds: float) -> None:
        self._left_s = seconds

    @property
    def left_s(self) -> float:
        """What is left of it."""
        return self._left_s

    def spend(self, seconds: float) -> None:
        """Take off what was used for it in this process."""
        self._left_s -= seconds

    def run(
        self, command: Sequence[str], data: bytes, environment: Mapping[str, str]
    ) -> tuple[int, bytes, bytes]:
        """The program's exit code, output and errors. Raises `TimeoutError` and `OSError`."""
        if self._left_s <= 0:
            raise TimeoutError
        begun_s = _used_s()
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        ) as process:
            is_limited = _limit(process, self._left_s)
            try:
                wall_s = self._left_s * (WALL_TIMES if is_limited else 1.0)
                output, errors = process.communicate(data, timeout=wall_s)
            except subprocess.TimeoutExpired as error:
                raise TimeoutError from error
            finally:
                process.kill()
        self._left_s -= _used_s() - begun_s
        if sys.platform == "linux" and process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            raise TimeoutError
        return process.returncode, output, errors


def _limit(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Bound a program's processor time, in whole seconds; whether that can be done here."""
    if sys.platform != "linux":
        return False
    import resource

    whole = max(1, round(seconds))
    try:
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (whole, whole + 1))
    except (OSError, ValueError):  # it has ended already, or may not be given more
        return True
    return True


def _used_s() -> float:
    """What the programs that this process has waited for have used, else the time itself."""
    if sys.platform != "linux":
        return time.monotonic()
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
