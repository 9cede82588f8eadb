"""What a reader of a long scan shares with its run: idle processors, and how far it is.

Each reader has a seat of its own, which it takes while it reads a document. A seat is a file that
its reader has locked; what a killed reader held is free at once. Whoever borrowed one gives it
back after a page, so its own reader waits that long at most. Windows has no such locks: there a
document's pages are read one after the other.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple


class Seat(NamedTuple):
    """A reader's own seat among those of a run, which are files of a folder."""

    folder: str
    number: int
    seats: int


class PagesRead(NamedTuple):
    """How much is read of a document with many pages of OCR."""

    path: str
    done: int
    pages: int


Hear = Callable[[PagesRead], None]

_LISTENERS: list[Hear] = []


class _Own:
    seat: Seat | None = None


def sit(seat: Seat | None) -> None:
    """Say which seat is this process's own; None where it shares none."""
    _Own.seat = seat


@contextmanager
def seated() -> Iterator[None]:
    """Hold this process's own seat, once a page of another document has given it back."""
    place = _locked(_Own.seat.number, is_patient=True) if _Own.seat is not None else None
    try:
        yield
    finally:
        if place is not None:
            os.close(place)


def lent() -> Callable[[], None] | None:
    """A seat that nobody sits on, held until what this gives is called; None where none is free."""
    own = _Own.seat
    if own is None:
        return None
    for number in range(own.seats):
        place = _locked(number, is_patient=False) if number != own.number else None
        if place is not None:
            return partial(os.close, place)
    return None


def _locked(number: int, *, is_patient: bool) -> int | None:
    """The open file of a seat that is held; closing it gives it back."""
    if sys.platform == "win32" or _Own.seat is None:
        return None
    import fcntl

    place: int | None = None
    try:
        path = os.path.join(_Own.seat.folder, str(number))
        place = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(place, fcntl.LOCK_EX if is_patient else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # somebody sits there, or the run has ended
        if place is not None:
            with contextlib.suppress(OSError):
                os.close(place)
        return None
    return place


def listen(hear: Hear) -> None:
    """Have what this process tells go there, too."""
    _LISTENERS.append(hear)


def tell(news: PagesRead) -> None:
    """Tell how far a document is read."""
    for hear in _LISTENERS:
        hear(news)
