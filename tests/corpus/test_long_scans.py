"""Readers of a run that share its processors, and say how far they are in a long scan."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from corpus.run.long_scans import PagesRead, Seat, lent, listen, seated, sit, tell
from selaras import extract_folder
from tests.support.scanned_pages import LINES, Scanner, requires_tesseract, scanned, text_page

PATIENCE_S = 30.0
PAGES = 6

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks of files are Unix's")


@pytest.fixture
def seats(tmp_path: Path) -> Iterator[list[Seat]]:
    yield [Seat(str(tmp_path), number, 3) for number in range(3)]
    sit(None)


def test_idle_seats_are_lent_and_given_back(seats: list[Seat]) -> None:
    sit(seats[0])
    first, second = lent(), lent()
    assert first is not None
    assert second is not None
    assert lent() is None  # its own is not lent
    first()
    assert lent() is not None
    second()


def test_a_seat_that_its_reader_takes_is_not_idle(seats: list[Seat]) -> None:
    sit(seats[1])
    with seated():
        sit(seats[0])
        assert lent() is not None
        assert lent() is None


def test_a_reader_waits_for_its_seat_until_it_is_given_back(seats: list[Seat]) -> None:
    sit(seats[0])
    borrowed, other = lent(), lent()
    assert borrowed is not None
    assert other is not None
    sit(seats[1])
    has_begun = threading.Event()

    def read() -> None:
        with seated():
            has_begun.set()

    reader = threading.Thread(target=read)
    reader.start()
    assert not has_begun.wait(0.1)
    borrowed()
    assert has_begun.wait(PATIENCE_S)
    reader.join()
    other()


def test_a_process_of_no_run_shares_none() -> None:
    sit(None)
    assert lent() is None
    with seated():
        pass


def test_a_run_that_has_ended_lends_none(tmp_path: Path) -> None:
    sit(Seat(str(tmp_path / "gone"), 0, 2))
    try:
        assert lent() is None
        with seated():
            pass
    finally:
        sit(None)


def test_what_is_told_is_heard() -> None:
    heard: list[PagesRead] = []
    listen(heard.append)
    tell(PagesRead("a.pdf", 2, 40))
    assert heard == [PagesRead("a.pdf", 2, 40)]


@pytest.fixture(scope="module")
def long_scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sumber")
    with pymupdf.open() as whole:
        for number in range(PAGES):
            lines = (*LINES[:2], f"1. Surat permohonan nomor {number + 10}", *LINES[3:])
            with pymupdf.open(stream=scanned(text_page(lines), Scanner(noise=4))) as page:
                whole.insert_pdf(page)
        whole.save(folder / "a.pdf", no_new_id=True)
    return folder


@requires_tesseract
@pytest.mark.processes
def test_a_long_scan_is_the_same_whoever_reads_it(long_scan: Path, tmp_path: Path) -> None:
    heard: list[PagesRead] = []
    for workers in (1, 3):
        extract_folder(
            long_scan, tmp_path / str(workers), workers=workers, page_progress=heard.append
        )
    for name in ("records.jsonl", "findings.jsonl", "trace.jsonl", "sources.jsonl"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "3" / name).read_bytes()
    assert (tmp_path / "1" / "records.jsonl").read_bytes()
    assert heard.count(PagesRead("a.pdf", PAGES, PAGES)) == 2
