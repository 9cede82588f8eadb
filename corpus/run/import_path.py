"""Where modules are imported from: never the current folder, never a folder of documents.

Libraries try optional modules by name. Whoever puts a file of such a name among the documents
would have it run, if Python looked for modules there: as it does for programs given by `-c` or
`-m`, for a script that lies there, and where PYTHONPATH has an empty or relative entry.

What the interpreter itself brings (its library, the installed packages) and this program's own
folder stay, wherever they lie.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]  # where this program's packages lie
# Python looks into no current folder, and pydantic for no plug-ins of other distributions: they
# would run with the documents' words, and looking for them is a tenth of what a command waits.
_SWITCHED = {"PYTHONSAFEPATH": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}


@dataclass(slots=True)
class _KeptOut:
    """What is kept out of this process's and its readers' import paths."""

    folders: set[Path] = field(default_factory=set)  # with all that is in them
    parents: set[Path] = field(default_factory=set)  # of single files: themselves only
    is_enclosed: bool = False  # whether this process is the program's own, not a notebook, say


_KEPT_OUT = _KeptOut()


def keep_out(sources: Iterable[str | Path]) -> None:
    """Import nothing from these sources, here (if this is the command) and in readers to come."""
    for source in sources:
        place = _resolved(str(source))
        if place is None:
            continue
        if place.is_dir():
            _KEPT_OUT.folders.add(place)
        else:
            _KEPT_OUT.parents.add(place.parent)
    if _KEPT_OUT.is_enclosed:
        sys.path[:] = safe_path()


def enclose(sources: Iterable[str]) -> None:
    """Clean this process's own path and what it hands on to others; for programs only."""
    _KEPT_OUT.is_enclosed = True
    keep_out(sources)
    os.environ.update(safe_environment(os.environ))


@contextmanager
def enclosed() -> Iterator[None]:
    """The same for a while, for what takes this process's path and environment over."""
    path, environment = sys.path[:], dict(os.environ)
    sys.path[:] = safe_path()
    os.environ.update(safe_environment(environment))
    try:
        yield
    finally:
        sys.path[:] = path
        for name in (*_SEARCHED, *_SWITCHED):
            os.environ.pop(name, None)
            if name in environment:
                os.environ[name] = environment[name]


def safe_path() -> list[str]:
    """`sys.path` without what is kept out; ends with the program's own folder where it lacked."""
    found = [entry for entry in sys.path if _is_safe(entry)]
    if str(HOME) not in found:
        found.append(str(HOME))
    return found


def safe_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which other interpreters and programs do not look into this folder."""
    safe = {**environment, **_SWITCHED}
    for name, is_kept in _SEARCHED.items():
        if name in safe:
            entries = safe[name].split(os.pathsep)
            safe[name] = os.pathsep.join(filter(is_kept, entries))
    return safe


def _is_safe(entry: str) -> bool:
    if not os.path.isabs(entry):
        return False
    place = _resolved(entry)
    if place is None or place == HOME or any(place.is_relative_to(own) for own in _installed()):
        return True
    if place == _resolved(os.curdir) or place in _KEPT_OUT.parents:
        return False
    return not any(place.is_relative_to(folder) for folder in _KEPT_OUT.folders)


# An empty or relative entry of these is the current folder, or in it.
_SEARCHED = {"PYTHONPATH": _is_safe, "PATH": os.path.isabs}


@cache
def _installed() -> tuple[Path, ...]:
    """The interpreter's library and the folders of installed packages."""
    names = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    names += [*site.getsitepackages(), site.getusersitepackages()]
    return tuple(Path(name).resolve() for name in names)


def _resolved(place: str) -> Path | None:
    """The real place; None for none, such as a folder that was deleted under our feet."""
    try:
        return Path(place).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
