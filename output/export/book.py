"""What every writer of an export is given, and how its files come to be there whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from corpus.whole_file import open_part, part_of
from extractor.errors import WrongUse
from output.command.targets import check_targets
from output.export.tables import Row, Tables

CREATED = datetime(2024, 1, 1)  # fixed, so that the same run gives the same bytes


class ExportError(WrongUse):
    """A run that a format cannot hold, or a library that it needs; the message says what to do."""


class Book(NamedTuple):
    """Tables and their rows, in whatever order the rows come; `raw` cells are for machines."""

    tables: Tables
    rows: Iterable[tuple[str, Row]]
    raw: bool = False


@contextmanager
def whole_files(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Places to write to; renamed to the files when all are whole, removed otherwise."""
    targets = list(files)
    check_targets(targets)
    new = _new_folders({file.parent for file in targets})
    parts = [part_of(file) for file in targets]
    try:
        for file in targets:  # new and empty: no link is followed to write them
            open_part(file).close()
        yield parts
        for part, file in zip(parts, targets, strict=True):
            part.replace(file)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
        for folder in reversed(new):
            with suppress(OSError):  # which holds what was written
                folder.rmdir()


def _new_folders(folders: Iterable[Path]) -> list[Path]:
    """Make folders that are not there; what was made, a folder before what is in it."""
    made: list[Path] = []
    for folder in sorted(folders):
        for one in (*reversed(folder.parents), folder):
            if not one.exists():
                one.mkdir(exist_ok=True)
                made.append(one)
    return made
