"""How long a process has worked: in processor time, so that a busy machine decides nothing.

A document that is read within its limit on a quiet machine is read within it on a busy one, and
one that is not is given up on both: the same input gives the same run. The wall clock stays behind
it, much wider, for what waits without working.
"""

from __future__ import annotations

import os
import time

WALL_TIMES = 10.0  # by the wall, of the processor time allowed: ten readers on one core
MOST_TIMES = 10.0  # of its limit that an item gets at most with all that it asks for more


class ProcessorClock:
    """What a process, and the programs that it has waited for, have used since this was made.

    Only Linux tells that of another process; elsewhere the wall clock counts.
    """

    def __init__(self, pid: int, allowed_s: float) -> None:
        self._pid = pid
        self._allowed_s = allowed_s
        self._most_s = MOST_TIMES * allowed_s
        self._used_s = _processor_s(pid)
        self._begun_s = time.monotonic()

    def allow(self, seconds: float) -> None:
        """Allow more, up to a bound that holds whatever is asked for."""
        self._allowed_s = min(self._most_s, self._allowed_s + seconds)

    @property
    def is_over(self) -> bool:
        wall_s = time.monotonic() - self._begun_s
        now_s = _processor_s(self._pid)
        if now_s is None or self._used_s is None:
            return wall_s >= self._allowed_s
        return now_s - self._used_s >= self._allowed_s or wall_s >= WALL_TIMES * self._allowed_s


def _processor_s(pid: int) -> float | None:
    """User and system time of a process and its finished children; None where it is not told."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stream:
            fields = stream.read().rpartition(b")")[2].split()
    except OSError:
        return None
    return float(sum(map(int, fields[11:15]))) / os.sysconf("SC_CLK_TCK")
