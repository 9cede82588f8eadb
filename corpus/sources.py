"""Which files a run reads, and under which names they appear in its records."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from corpus.import_path import keep_out
from extractor.errors import UnreadableFile, WrongUse
from extractor.read import SUFFIXES

# What offices also publish standards as. Named in quarantine, so that nobody thinks they were
# read; other files in a folder (data, programs) are none of this program's business.
DOCUMENT_SUFFIXES = (
    *SUFFIXES,
    *(".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".htm", ".html"),
    *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".zip", ".rar", ".7z"),
)


class SourceFile(NamedTuple):
    """A file to read: its name in records (relative to its root), and its path or URL."""

    path: str
    location: str
    is_named: bool  # on the command line itself


class MissingSource(WrongUse):
    """A source named on the command line that does not exist."""

    advice = "Periksa ejaan jalurnya."


class _Root(NamedTuple):
    """A file or folder of the command line: what its files are called after, where it lies."""

    name: str
    files: tuple[SourceFile, ...]


def is_url(location: str | Path) -> bool:
    """Whether a place is one of fsspec's (`s3://…`), not a path of this machine."""
    return "://" in str(location)


def find_sources(
    sources: Sequence[str | Path], skipped: str | Path | None = None
) -> list[SourceFile]:
    """All files under the given files and folders, sorted by name; `skipped` is the run folder.

    A folder's files are named relative to it. Where two roots give the same name, the root's own
    name is put in front of both. No module is imported from there. Raises `MissingSource` for
    what does not exist.
    """
    keep_out(source for source in sources if not is_url(source))
    roots = [
        _remote_root(str(source), str(skipped or ""))
        if is_url(source)
        else _local_root(Path(source), None if is_url(skipped or "") else skipped)
        for source in sources
    ]
    names: dict[str, int] = {}
    for root in roots:
        for file in root.files:
            names[file.path] = names.get(file.path, 0) + 1
    unique: dict[str, SourceFile] = {}
    for root in roots:
        for file in root.files:
            name = f"{root.name}/{file.path}" if names[file.path] > 1 else file.path
            if name in unique and not _is_same_place(unique[name].location, file.location):
                name = printable(_whole(file.location))
            unique[name] = file._replace(path=name)
    return [unique[name] for name in sorted(unique)]


def _local_root(source: Path, skipped: str | Path | None) -> _Root:
    if not os.path.lexists(source):
        raise MissingSource(f"{printable(str(source))} tidak ada.")
    if not source.is_dir():
        file = SourceFile(printable(source.name), str(source), True)
        return _Root(printable(source.parent.resolve().name), (file,))
    files = tuple(_under(source, Path(skipped) if skipped is not None else None))
    return _Root(printable(source.resolve().name), files)


def _under(root: Path, skipped: Path | None) -> Iterator[SourceFile]:
    """A folder's files. Linked folders are read too, each real folder once, so that no loop ends.

    A folder that cannot be opened is a source itself, which ends in quarantine.
    """
    seen = {_identity(skipped), _identity(root)}
    waiting, linked = [root], list[Path]()
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop(0)
        if folder != root and folder.is_symlink():
            if _identity(folder) in seen:
                continue
            seen.add(_identity(folder))
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield SourceFile(printable(folder.relative_to(root).as_posix()), str(folder), False)
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            place = folder / entry.name
            if entry.is_symlink() and place.is_dir():
                linked.append(place)
            elif entry.is_dir(follow_symlinks=False):
                if _identity(place) not in seen:
                    seen.add(_identity(place))
                    waiting.append(place)
            elif entry.name.lower().endswith(DOCUMENT_SUFFIXES):
                name = printable(place.relative_to(root).as_posix())
                yield SourceFile(name, str(place), False)


def _identity(folder: Path | None) -> tuple[int, int] | str | None:
    """What tells one real folder from another, however it is reached."""
    if folder is None:
        return None
    try:
        status = folder.stat()
    except OSError:
        return str(folder)
    return (status.st_dev, status.st_ino) if status.st_ino else str(folder.resolve())


def _remote_root(source: str, skipped: str) -> _Root:
    fs, place = _file_system(source)
    if not fs.exists(place):
        raise MissingSource(f"{source} tidak ada.")
    name = PurePosixPath(place.rstrip("/")).name
    if not fs.isdir(place):
        file = SourceFile(printable(name), source, True)
        return _Root(PurePosixPath(place).parent.name, (file,))
    avoided = _file_system(skipped)[1].rstrip("/") + "/" if is_url(skipped) else None
    files = []
    for found in fs.find(place):
        path = found[len(place.rstrip("/")) :].lstrip("/")
        is_hidden = any(part.startswith((".", "~$")) for part in path.split("/"))
        if is_hidden or (avoided is not None and found.startswith(avoided)):
            continue
        if path.lower().endswith(DOCUMENT_SUFFIXES):
            files.append(SourceFile(printable(path), fs.unstrip_protocol(found), False))
    return _Root(name, tuple(files))


def _file_system(url: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    fs, place = url_to_fs(url)
    return fs, str(place)


def _is_same_place(one: str, other: str) -> bool:
    return _whole(one) == _whole(other)


def _whole(location: str) -> str:
    return location if is_url(location) else Path(location).resolve().as_posix()


def printable(path: str) -> str:
    """The path with slashes; bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_bytes(location: str) -> bytes:
    """A source's bytes. Raises `UnreadableFile` for what is no file or cannot be opened."""
    if is_url(location):
        return _remote_bytes(location)
    if not os.path.isfile(location):
        raise UnreadableFile("Ini bukan berkas biasa yang dapat dibuka.")
    try:
        with open(location, "rb", buffering=0) as stream:
            return stream.read()
    except OSError as error:
        raise UnreadableFile(f"Berkas tidak dapat dibuka ({error.strerror}).") from error


def _remote_bytes(url: str) -> bytes:
    try:
        fs, place = _file_system(url)
        data: bytes = fs.cat_file(place)
    except Exception as error:  # every store has errors of its own
        raise UnreadableFile(f"Berkas tidak dapat diambil ({type(error).__name__}).") from error
    return data


def digest_of(location: str) -> str | None:
    """The SHA-256 of a source's bytes; None for one of no bytes, or that cannot be read."""
    if is_url(location):
        try:
            data = _remote_bytes(location)
        except UnreadableFile:
            return None
        return hashlib.sha256(data).hexdigest() if data else None
    place = Path(location)
    try:
        if not place.is_file() or not place.stat().st_size:
            return None
        with place.open("rb", buffering=0) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def digests_of(locations: Sequence[str]) -> list[str | None]:
    """The SHA-256 of several sources: what a worker near to them is asked."""
    return [digest_of(location) for location in locations]


def suffix_of(location: str) -> str:
    """The ending that decides how a source is read, in lower case."""
    return PurePosixPath(location).suffix.lower()
