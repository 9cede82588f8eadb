"""Which files a run reads, and under which names they appear in its records."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extractor.read import SUFFIXES

# What offices also publish standards as. Named in quarantine, so that nobody thinks they were
# read; other files in a folder (data, programs) are none of this program's business.
DOCUMENT_SUFFIXES = (
    *SUFFIXES,
    *(".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".htm", ".html"),
    *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".zip", ".rar", ".7z"),
)


class SourceFile(NamedTuple):
    """A file to read: where it is, and its name in records (relative to its root)."""

    path: str
    file: Path
    is_named: bool  # on the command line itself


class MissingSource(Exception):
    """A source named on the command line that does not exist."""


def find_sources(sources: Sequence[Path], skipped: Path | None = None) -> list[SourceFile]:
    """All files under the given files and folders, sorted by name; `skipped` is the run folder.

    A folder's files are named relative to it. Where two roots give the same name, the root's own
    name is put in front of both.
    """
    found: list[tuple[Path, SourceFile]] = []
    for source in sources:
        if not source.exists():
            raise MissingSource(str(source))
        if source.is_dir():
            found += [(source, file) for file in _under(source, skipped)]
        else:
            found.append((source.parent, SourceFile(_posix(Path(source.name)), source, True)))
    names: dict[str, int] = {}
    for _, file in found:
        names[file.path] = names.get(file.path, 0) + 1
    unique: dict[str, SourceFile] = {}
    for root, file in found:
        name = file.path
        if names[name] > 1:
            name = f"{_posix(Path(root.resolve().name))}/{name}"
        if name in unique and unique[name].file.resolve() != file.file.resolve():
            name = _posix(file.file.resolve())
        unique[name] = file._replace(path=name)
    return [unique[name] for name in sorted(unique)]


def _under(root: Path, skipped: Path | None) -> Iterator[SourceFile]:
    avoided = skipped.resolve() if skipped is not None else None
    for folder, folders, files in os.walk(root, followlinks=False):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() != avoided
        )
        for name in sorted(files):
            if name.startswith((".", "~$")) or not name.lower().endswith(DOCUMENT_SUFFIXES):
                continue
            file = here / name
            yield SourceFile(_posix(file.relative_to(root)), file, False)


def _posix(path: Path) -> str:
    """The path with slashes; bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
