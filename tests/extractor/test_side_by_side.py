"""Pages of one document that are read at once: what comes of them is as if one by one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from extractor.errors import ExtractionError, OcrTimeout, TooLarge
from extractor.ocr import side_by_side
from extractor.ocr.ocr import Hand, OcrOptions, Picture, Reading
from extractor.ocr.side_by_side import read_all

PATIENCE_S = 30.0
BLANK = Picture(b"\xff", 1, 1, 1.0)
Read = Callable[[int], None]


class Lender:
    """A run that has so many idle processors, and counts those that are lent."""

    def __init__(self, idle: int) -> None:
        self.idle = idle
        self.lent = 0
        self._lock = threading.Lock()

    def __call__(self) -> Hand | None:
        with self._lock:
            if self.lent == self.idle:
                return None
            self.lent += 1
        return self._taken_back

    def _taken_back(self) -> None:
        with self._lock:
            self.lent -= 1


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Read], None]:
    """Sets what befalls whoever reads a page."""

    def set_to(read: Read) -> None:
        def read_picture(picture: Picture, number: int, timeout_s: float) -> Reading:
            read(number)
            return Reading((), float(number), 1.0, 1.0)

        monkeypatch.setattr(side_by_side, "read_picture", read_picture)

    monkeypatch.setattr(side_by_side, "has_library", lambda: True)
    return set_to


def pages_read(numbers: list[int], options: OcrOptions) -> list[tuple[int, float]]:
    found = read_all(numbers, lambda number: BLANK, options)
    return [(number, reading.turned_degrees) for number, reading in found if reading is not None]


def test_two_pages_are_read_at_once_and_come_in_order(reads: Callable[[Read], None]) -> None:
    both = threading.Barrier(2)

    def read(number: int) -> None:
        both.wait(PATIENCE_S)

    reads(read)
    lender = Lender(1)
    assert pages_read([1, 2, 5, 6], OcrOptions(hand=lender)) == [(1, 1), (2, 2), (5, 5), (6, 6)]
    assert lender.lent == 0


@pytest.mark.parametrize("idle", [0, 1, 3])
def test_no_more_pages_are_read_than_there_are_processors(
    idle: int, reads: Callable[[Read], None]
) -> None:
    at_once: set[int] = set()
    most: list[int] = []

    def read(number: int) -> None:
        at_once.add(number)
        most.append(len(at_once))
        time.sleep(0.005)
        at_once.discard(number)

    reads(read)
    pages_read([*range(1, 13)], OcrOptions(hand=Lender(idle)))
    assert max(most) <= idle + 1


def test_no_page_is_read_beside_others_without_room(
    reads: Callable[[Read], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "has_room_beside", lambda others, pixels: False)
    lender = Lender(3)
    reads(lambda number: None if lender.lent == 0 else pytest.fail("a processor was taken"))
    assert len(pages_read([1, 2, 3], OcrOptions(hand=lender))) == 3


def test_the_first_page_that_cannot_be_read_decides(reads: Callable[[Read], None]) -> None:
    both = threading.Barrier(2)

    def read(number: int) -> None:
        both.wait(PATIENCE_S)
        if number == 2:
            raise TooLarge("page 2")
        time.sleep(0.05)
        raise OcrTimeout("page 1")

    reads(read)
    lender = Lender(1)
    with pytest.raises(OcrTimeout, match="halaman 1 "):
        pages_read([1, 2, 3], OcrOptions(hand=lender))
    assert lender.lent == 0


def test_a_page_that_cannot_be_drawn_waits_for_its_turn(reads: Callable[[Read], None]) -> None:
    def drawn(number: int) -> Picture:
        if number == 2:
            raise TooLarge("page 2")
        return BLANK

    reads(lambda number: None)
    found = read_all([1, 2, 3], drawn, OcrOptions(hand=Lender(2)))
    assert next(found)[0] == 1
    with pytest.raises(ExtractionError, match="page 2"):
        next(found)


def test_a_page_without_memory_beside_others_is_read_again_alone(
    reads: Callable[[Read], None],
) -> None:
    tried: list[int] = []

    def read(number: int) -> None:
        tried.append(number)
        if number == 2 and tried.count(2) == 1:
            raise MemoryError

    reads(read)
    assert pages_read([1, 2, 3], OcrOptions(hand=Lender(1))) == [(1, 1), (2, 2), (3, 3)]
    assert sorted(tried) == [1, 2, 2, 3]


@pytest.mark.parametrize("hand", [None, Lender(0), Lender(2)], ids=["alone", "busy", "idle"])
def test_how_far_it_is_is_told(hand: Lender | None, reads: Callable[[Read], None]) -> None:
    told: list[tuple[int, int]] = []
    reads(lambda number: None)
    options = OcrOptions(hand=hand, page_done=lambda done, pages: told.append((done, pages)))
    pages_read([3, 4, 5], options)
    assert told == sorted(told)
    assert told[-1] == (3, 3)
