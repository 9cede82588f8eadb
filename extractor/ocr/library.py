"""Tesseract as a library, its languages loaded once for all pages that a thread reads.

The program loads them for each page, which costs a quarter of a page. Both give the same table.
Where the library is not found under its usual name, or is of another version, there is none, and
the program reads.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
import weakref
from functools import cache
from typing import Any, NamedTuple

from extractor.errors import NoTextLayer
from extractor.ocr.timed_program import Allowance

NAMES = ("libtesseract.so.5", "libtesseract.5.dylib")  # Linux, macOS; Windows has the program only
DEFAULT_ENGINE = 3  # whatever the languages' data are made for, as the program has it
# Threads make a page no faster, and the pages of a folder are read side by side.
ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
# What a page takes at most while it is read, beside the languages: 10 to 12 bytes a pixel.
BYTES_A_PIXEL, LANGUAGE_BYTES = 16, 64 << 20
WHOLE_BYTES_A_PIXEL = 48  # with all that is done to a page's picture before

_POINTER, _TEXT, _INT = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
_IS_OVER = ctypes.CFUNCTYPE(ctypes.c_bool, _POINTER, _INT)
_FUNCTIONS: dict[str, tuple[Any, ...]] = {  # what each gives, what it is given
    "TessVersion": (_TEXT,),
    "TessDeleteText": (None, _POINTER),
    "TessBaseAPICreate": (_POINTER,),
    "TessBaseAPIDelete": (None, _POINTER),
    "TessBaseAPIInit2": (_INT, _POINTER, _TEXT, _TEXT, _INT),
    "TessBaseAPISetVariable": (_INT, _POINTER, _TEXT, _TEXT),
    "TessBaseAPISetPageSegMode": (None, _POINTER, _INT),
    "TessBaseAPISetImage": (None, _POINTER, _TEXT, _INT, _INT, _INT, _INT),
    "TessBaseAPISetSourceResolution": (None, _POINTER, _INT),
    "TessBaseAPIRecognize": (_INT, _POINTER, _POINTER),
    "TessBaseAPIGetTsvText": (_POINTER, _POINTER, _INT),
    "TessBaseAPIClear": (None, _POINTER),
    "TessBaseAPIClearAdaptiveClassifier": (None, _POINTER),
    "TessMonitorCreate": (_POINTER,),
    "TessMonitorDelete": (None, _POINTER),
    "TessMonitorSetCancelFunc": (None, _POINTER, _IS_OVER),
}


class Task(NamedTuple):
    """A grey picture to read, and how."""

    samples: bytes
    width_px: int
    height_px: int
    dots_per_inch: int
    segmentation_mode: str
    settings: tuple[tuple[str, str], ...]


class Engine:
    """The library with its languages loaded. Of one thread: it holds the page that it is at."""

    def __init__(self, library: Any, language: str) -> None:
        self._library = library
        self._handle = library.TessBaseAPICreate()
        self._close = weakref.finalize(self, library.TessBaseAPIDelete, self._handle)
        self._set("debug_file", os.devnull)  # what it remarks on a page is nobody's concern
        if library.TessBaseAPIInit2(self._handle, None, language.encode(), DEFAULT_ENGINE):
            raise NoTextLayer(f"Tesseract tidak dapat memuat data bahasa {language}.")

    def table(self, task: Task, allowance: Allowance) -> str:
        """The words of a picture as the program's table has them, without its head.

        Raises `TimeoutError`, and `MemoryError` where the page has no room in what is left.
        """
        library, handle = self._library, self._handle
        _ask_for_room(task)
        for name, value in task.settings:
            self._set(name, value)
        library.TessBaseAPISetPageSegMode(handle, int(task.segmentation_mode))
        library.TessBaseAPISetImage(
            handle, task.samples, task.width_px, task.height_px, 1, task.width_px
        )
        library.TessBaseAPISetSourceResolution(handle, task.dots_per_inch)
        begun_s = time.thread_time()
        try:
            self._recognize(begun_s + allowance.left_s)
            return self._text()
        finally:
            allowance.spend(time.thread_time() - begun_s)
            library.TessBaseAPIClear(handle)
            library.TessBaseAPIClearAdaptiveClassifier(handle)  # no page is to change the next

    def _set(self, name: str, value: str) -> None:
        self._library.TessBaseAPISetVariable(self._handle, name.encode(), value.encode())

    def _recognize(self, end_s: float) -> None:
        """Have the page read until the thread's processor time is over: asked word by word."""
        library = self._library
        is_over = _IS_OVER(lambda _, words: time.thread_time() >= end_s)
        monitor = library.TessMonitorCreate()
        try:
            library.TessMonitorSetCancelFunc(monitor, is_over)
            failed = library.TessBaseAPIRecognize(self._handle, monitor)
        finally:
            library.TessMonitorDelete(monitor)
        if time.thread_time() >= end_s:
            raise TimeoutError
        if failed:
            raise NoTextLayer("Tesseract gagal membaca sebuah halaman.")

    def _text(self) -> str:
        text = self._library.TessBaseAPIGetTsvText(self._handle, 0)
        if not text:
            raise NoTextLayer("Tesseract gagal membaca sebuah halaman.")
        try:
            return ctypes.string_at(text).decode("utf-8", "replace")
        finally:
            self._library.TessDeleteText(text)


_OWN = threading.local()


def kept_engine(version: str, language: str) -> Engine | None:
    """The calling thread's engine; None where there is no library of the program's version."""
    library = _library(version)
    if library is None:
        return None
    engines: dict[str, Engine] = _OWN.__dict__.setdefault("engines", {})
    if language not in engines:
        engines[language] = Engine(library, language)
    return engines[language]


def is_loaded(version: str) -> bool:
    """Whether there is a library of the program's version; loads it."""
    return _library(version) is not None


@cache
def _library(version: str) -> Any:
    found = next(filter(None, map(_loaded, NAMES)), None)
    if found is None or found.TessVersion() != version.encode():
        return None
    return found


def _loaded(name: str) -> Any:
    before = {key: os.environ.get(key) for key in ONE_THREAD}
    os.environ.update(ONE_THREAD)  # read once, when it is loaded
    try:
        library = ctypes.CDLL(name)
        for function, (gives, *given) in _FUNCTIONS.items():
            known = getattr(library, function)
            known.restype, known.argtypes = gives, given
    except (OSError, AttributeError):
        return None
    finally:
        for key, value in before.items():
            os.environ.pop(key)
            if value is not None:
                os.environ[key] = value
    return library


def _ask_for_room(task: Task) -> None:
    """Raise `MemoryError` where the page would not fit: the library ends the process then."""
    room = _room_bytes()
    wanted = LANGUAGE_BYTES + BYTES_A_PIXEL * task.width_px * task.height_px
    if room is not None and room < wanted:
        raise MemoryError


def has_room_beside(others: int, pixels: int) -> bool:
    """Whether a page may be read while so many others are, each as large and perhaps just begun."""
    room = _room_bytes()
    return room is None or room >= (others + 1) * (LANGUAGE_BYTES + WHOLE_BYTES_A_PIXEL * pixels)


def _room_bytes() -> int | None:
    """What this process may still ask for; None where that has no bound that is known."""
    try:
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_DATA)
        if limit == resource.RLIM_INFINITY:
            return None
        with open("/proc/self/statm", "rb") as stream:
            data_pages = int(stream.read().split()[5])
        return limit - data_pages * resource.getpagesize()
    except (ImportError, AttributeError, OSError, IndexError, ValueError):
        return None
