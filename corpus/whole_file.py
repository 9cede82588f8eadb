"""Files that are there whole or not at all, and that nobody can aim elsewhere.

In a folder that others write to, a link may lie where a file is to be written. No link is
followed: one at the part's place is taken away, one at the file's place is replaced.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has neither the flag nor links for everybody
_BINARY = getattr(os, "O_BINARY", 0)


def part_of(file: Path) -> Path:
    """Where a file is written before it is put in its place."""
    return file.with_name(f".{file.name}.part")


def open_part(file: Path) -> IO[bytes]:
    """The part of a file, empty and new, for writing."""
    part = part_of(file)
    part.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
    return os.fdopen(os.open(part, flags, 0o666), "wb")


def settle(stream: IO[bytes]) -> None:
    """Have the disk hold what was written, before it is called whole."""
    stream.flush()
    os.fsync(stream.fileno())


@contextmanager
def naming(place: Path) -> Iterator[None]:
    """Have the system's errors say which file or folder it was: of a full disk they do not."""
    try:
        yield
    except Exception as error:
        found = system_error(error)
        if found is not None and found.filename is None and found.errno is not None:
            found.filename = str(place)
        raise


def system_error(error: BaseException) -> OSError | None:
    """The system's error, also where a library has wrapped it in one of its own."""
    wrapped = (error, error.__cause__, *error.args)
    return next((one for one in wrapped if isinstance(one, OSError)), None)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    with growing(file) as stream:
        stream.write(content)


@contextmanager
def growing(file: Path) -> Iterator[IO[bytes]]:
    """A file that is written piece by piece, and is there whole or not at all."""
    try:
        with naming(file), open_part(file) as stream:
            yield stream
            settle(stream)
        part_of(file).replace(file)
    finally:
        part_of(file).unlink(missing_ok=True)


def append(file: Path, content: bytes) -> None:
    """Add to the end of a file. Raises `OSError` where a link lies in its place."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_LINK | _BINARY
    with os.fdopen(os.open(file, flags, 0o666), "ab") as stream:
        stream.write(content)
