"""A run folder's files: written beside their places, whole, and only then put there.

A folder of another machine (an fsspec URL) is written here first and then sent, file by file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import orjson

from corpus.run.files import ENTRY
from corpus.run.kept_corrections import NAME as CORRECTIONS
from corpus.run.ledger import NAME as LEDGER
from corpus.run.outcome import FILES, FileName, Outcome, placed, unpack
from corpus.run.sources import is_url
from corpus.whole_file import open_part, part_of, settle

NEAR_DUPLICATES = "near_duplicates.jsonl"


class RunWriter:
    """The files of one run in the making. Leaving it without `finish` changes nothing."""

    def __init__(self, run: Path, with_trace: bool) -> None:
        self.run = run
        self.names: tuple[FileName, ...] = tuple(n for n in FILES if n != "trace" or with_trace)
        self._stack = ExitStack()
        self._streams: dict[str, IO[bytes]] = {}

    def __enter__(self) -> RunWriter:
        for name in self.names:
            part = open_part(self.run / _file(name))
            self._streams[name] = self._stack.enter_context(part)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):  # a full disk is told once, by whoever met it first
            self._stack.close()
        for name in (*map(_file, FILES), NEAR_DUPLICATES, ENTRY):
            part_of(self.run / name).unlink(missing_ok=True)

    def write(self, outcome: Outcome, also: Sequence[str]) -> bytes:
        """Add the lines of a source and give its records as the ledger keeps them; sources come
        in the order of their paths."""
        lines = unpack(outcome.sizes, outcome.packed)
        for name in self.names:
            if lines[name]:
                self._streams[name].write(placed(name, lines[name], outcome.path, also))
        return lines["records"]

    def finish(self, near_duplicates: Iterable[bytes], entry: dict[str, Any]) -> None:
        """Put all files in their places. `run.json` goes first and comes last: a folder without
        it is one that a kill has left between two runs."""
        with open_part(self.run / NEAR_DUPLICATES) as stream:
            stream.writelines(near_duplicates)
            settle(stream)
        for written in self._streams.values():
            settle(written)
        self._stack.close()
        with open_part(self.run / ENTRY) as last:
            options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
            last.write(orjson.dumps(entry, option=options))
            settle(last)
        (self.run / ENTRY).unlink(missing_ok=True)
        for name in (*map(_file, self.names), NEAR_DUPLICATES):
            part_of(self.run / name).replace(self.run / name)
        if "trace" not in self.names:
            (self.run / _file("trace")).unlink(missing_ok=True)
        part_of(self.run / ENTRY).replace(self.run / ENTRY)


def _file(name: str) -> str:
    return f"{name}.jsonl"


@contextmanager
def local_folder(run: str | Path) -> Iterator[Path]:
    """The folder itself, made if need be; for a URL a folder here, sent there at the end.

    What is here of an unfinished run stays, so that the next one on this machine goes on.
    """
    if not is_url(run):
        folder = Path(run)
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    url = str(run).rstrip("/")
    folder = _cache() / hashlib.sha256(url.encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    fs, place = _opened(url)
    if not (folder / LEDGER).exists():  # else an unfinished run of this machine, newer than that
        for name in (LEDGER, CORRECTIONS):
            if fs.exists(f"{place}/{name}"):
                fs.get_file(f"{place}/{name}", str(folder / name))
    yield folder
    fs.makedirs(place, exist_ok=True)
    if fs.exists(f"{place}/{ENTRY}"):
        fs.rm_file(f"{place}/{ENTRY}")
    names = (*map(_file, FILES), NEAR_DUPLICATES, CORRECTIONS, LEDGER, ENTRY)
    for name in names:
        if (folder / name).exists():
            _send(fs, folder / name, f"{place}/{name}")
        elif fs.exists(f"{place}/{name}"):
            fs.rm_file(f"{place}/{name}")


def _send(fs: Any, file: Path, target: str) -> None:
    """Send a file so that nobody sees half of it: stores put a whole one, others rename."""
    fs.put_file(str(file), f"{target}.part")
    fs.mv(f"{target}.part", target)


def _opened(url: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    fs, place = url_to_fs(url)
    return fs, str(place).rstrip("/")


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "selaras"
