"""The pages of one document read side by side, as far as there is room and a processor is idle.

What comes of them is the same as one after the other: each page has its own allowance of processor
time, the first page that cannot be read decides, and a page that found no memory beside others is
read again alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import cache

from extractor.errors import OcrTimeout
from extractor.ocr.library import has_room_beside
from extractor.ocr.ocr import Hand, OcrOptions, Picture, Reading, read_picture
from extractor.ocr.recognition import has_library

Drawn = Callable[[int], Picture]

MOST_AT_ONCE = 16
LOOK_S = 0.5  # how often it is asked whether a processor has become idle meanwhile


def read_all(
    numbers: Sequence[int], drawn: Drawn, options: OcrOptions
) -> Iterator[tuple[int, Reading | None]]:
    """What is read on each page, in order; `drawn` gives the picture of a page and is called by
    this thread alone. Raises what the first page raises that cannot be drawn or read."""
    is_shared = options.hand is not None and len(numbers) > 1 and has_library()
    begun = _begun(numbers, drawn, options) if is_shared else {}
    for place, number in enumerate(numbers):
        try:
            yield number, begun.pop(number).result()
        except (KeyError, MemoryError):
            yield number, _read(drawn(number), number, options.timeout_s)
            if options.page_done is not None and not is_shared:
                options.page_done(place + 1, len(numbers))


def _begun(
    numbers: Sequence[int], drawn: Drawn, options: OcrOptions
) -> dict[int, Future[Reading | None]]:
    """The pages' readings, ended all, up to a page that is known to fail."""
    readers = _Readers(options, len(numbers))
    for number in numbers:
        if readers.has_failed:
            break
        try:
            picture = drawn(number)
        except Exception:  # in its turn: a page before it may fail, too
            break
        readers.begin(number, picture)
    while readers.is_busy:
        readers.wait()
    return readers.begun


class _Readers:
    """Threads that read pages: one for the document, and one for each idle processor."""

    def __init__(self, options: OcrOptions, pages: int) -> None:
        self.begun: dict[int, Future[Reading | None]] = {}
        self._options = options
        self._pages = pages
        self._open: set[Future[Reading | None]] = set()
        self._own: Future[Reading | None] | None = None  # on the document's own processor

    @property
    def is_busy(self) -> bool:
        return bool(self._open)

    @property
    def has_failed(self) -> bool:
        """Whether a page cannot be read, other than for want of memory beside others."""
        ended = (future for future in self.begun.values() if future.done())
        return any(not isinstance(future.exception(), MemoryError | None) for future in ended)

    def begin(self, number: int, picture: Picture) -> None:
        """Have a page read, once there is a processor for it."""
        give_back: Hand | None = None
        while self._own is not None and not self._own.done():
            give_back = self._hand_for(picture)
            if give_back is not None:
                break
            self.wait()
        future = _pool().submit(_lent, picture, number, self._options.timeout_s, give_back)
        self.begun[number] = future
        self._open.add(future)
        if give_back is None:
            self._own = future

    def wait(self) -> None:
        """Wait until a page has ended, or a little."""
        _, self._open = wait(self._open, LOOK_S, return_when=FIRST_COMPLETED)
        if self._options.page_done is not None:
            self._options.page_done(len(self.begun) - len(self._open), self._pages)

    def _hand_for(self, picture: Picture) -> Hand | None:
        others = len(self._open)
        pixels = picture.width_px * picture.height_px
        if self._options.hand is None or others >= MOST_AT_ONCE:
            return None
        return self._options.hand() if has_room_beside(others, pixels) else None


@cache
def _pool() -> ThreadPoolExecutor:
    """The threads of this process, which keep their engines from one document to the next."""
    return ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="page")


def _lent(
    picture: Picture, number: int, timeout_s: float, give_back: Hand | None
) -> Reading | None:
    try:
        return _read(picture, number, timeout_s)
    finally:
        if give_back is not None:
            give_back()


def _read(picture: Picture, number: int, timeout_s: float) -> Reading | None:
    try:
        return read_picture(picture, number, timeout_s)
    except OcrTimeout as error:
        message = f"OCR halaman {number} belum selesai dalam {timeout_s:g} detik."
        raise OcrTimeout(message) from error
