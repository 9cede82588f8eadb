"""Which files a run reads, and under which names they appear in its records."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from corpus.run.import_path import keep_out
from extractor.errors import ExtractionError, NotAPdf, TooLarge, UnreadableFile, WrongUse
from extractor.pdf.head import HEAD_BYTES, is_pdf
from extractor.suffixes import PACKED_SUFFIXES, SUFFIXES

# What offices also publish standards as. Named in quarantine, so that nobody thinks they were
# read; other files in a folder (data, programs) are none of this program's business.
DOCUMENT_SUFFIXES = (
    *SUFFIXES,
    *(".doc", ".docm", ".dot", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx"),
    *(".zip", ".rar", ".7z"),
)


# A text of 10 MB is ten times the longest decree with all its annexes; reading goes at 0.4 MB/s.
MOST_TEXT_BYTES = 10 << 20
MOST_PACKED_BYTES = 100 << 20  # of files with pictures in them, and of pictures
MOST_PDF_BYTES = 500 << 20  # what the memory that a reader has may hold, beside what it makes of it


# Before the location of a link that leads out of the folder that was named: whoever packs a folder
# for others may not have them read what is theirs.
OUTSIDE = "outside-root:"


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

    A link that leads out of the folder and a folder that cannot be opened are sources themselves,
    which end in quarantine.
    """
    seen = {_identity(skipped), _identity(root)}
    waiting, linked = [root], list[Path]()
    home = root.resolve()
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
            name = printable(place.relative_to(root).as_posix())
            if entry.is_symlink() and _leads_out(place, home):
                if place.is_dir() or entry.name.lower().endswith(DOCUMENT_SUFFIXES):
                    yield SourceFile(name, f"{OUTSIDE}{place}", False)
            elif entry.is_symlink() and place.is_dir():
                linked.append(place)
            elif entry.is_dir(follow_symlinks=False):
                if _identity(place) not in seen:
                    seen.add(_identity(place))
                    waiting.append(place)
            elif entry.name.lower().endswith(DOCUMENT_SUFFIXES) or _is_nameless(place):
                yield SourceFile(name, str(place), False)


def _is_nameless(place: Path) -> bool:
    """Whether a file's name does not say what it is: it has no suffix, or is a PDF under another.

    Such a file is a source, so that it is read, or named in quarantine.
    """
    if not place.suffix or not place.is_file():
        return place.is_file()
    try:
        with place.open("rb", buffering=0) as stream:
            return is_pdf(stream.read(HEAD_BYTES))
    except OSError:
        return False


def _leads_out(link: Path, home: Path) -> bool:
    try:
        return not link.resolve().is_relative_to(home)
    except (OSError, RuntimeError):  # a link to itself
        return False


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
        if path.lower().endswith(DOCUMENT_SUFFIXES) or not PurePosixPath(path).suffix:
            files.append(SourceFile(printable(path), _within(source, path), False))
    return _Root(name, tuple(files))


def _within(root: str, path: str) -> str:
    """The URL of a file below a root's URL, with all that the store is found by: its host, too."""
    first, chained, rest = root.partition("::")
    return f"{first.rstrip('/')}/{path}{chained}{rest}"


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
    """A source's bytes. Raises `UnreadableFile` for what is no file or cannot be opened.

    Of a file that is too large, `TooLarge` or `NotAPdf` is raised without reading it.
    """
    if is_url(location):
        return _remote_bytes(location)
    if location.startswith(OUTSIDE):
        raise UnreadableFile(
            "Tautan ini menunjuk ke luar folder sumber, jadi tidak diikuti.",
            "Sebutkan berkas atau folder tujuannya sendiri sebagai sumber.",
        )
    if not os.path.isfile(location):
        raise UnreadableFile("Ini bukan berkas biasa yang dapat dibuka.")
    try:
        size = os.stat(location).st_size
        with open(location, "rb", buffering=0) as stream:
            if is_too_large(location, size):
                raise refused(stream.read(HEAD_BYTES), suffix_of(location), size)
            # What says that it has no bytes may be a device that never ends.
            return stream.read(size)
    except OSError as error:
        raise UnreadableFile(f"Berkas tidak dapat dibuka ({error.strerror}).") from error


def is_too_large(location: str, size: int) -> bool:
    """Whether a file is larger than any document of its kind; others are judged by their kind."""
    suffix = suffix_of(location)
    return suffix in SUFFIXES and size > _most_bytes(suffix)


def _most_bytes(suffix: str) -> int:
    if suffix == ".pdf":
        return MOST_PDF_BYTES
    return MOST_PACKED_BYTES if suffix in PACKED_SUFFIXES else MOST_TEXT_BYTES


def refused(head: bytes, suffix: str, size: int) -> ExtractionError:
    """Why a file that is too large is not read."""
    if suffix == ".pdf" and not is_pdf(head):
        return NotAPdf("Isi berkas ini bukan PDF.")
    most = _most_bytes(suffix)
    return TooLarge(f"Berkas ini {size >> 20} MB; batasnya {most >> 20} MB.")


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
        size = place.stat().st_size if place.is_file() else 0
        if not size or is_too_large(location, size):
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
