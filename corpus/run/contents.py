"""Sources -> contents: what is read once, however many paths it lies under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from corpus.run.cluster import Team
from corpus.run.ledger import Settings
from corpus.run.outcome import ReadOptions
from corpus.run.sources import SourceFile, digests_of, is_url, suffix_of

HASHED_FILES = 200  # of a store that are hashed by one worker at once

Item = TypeVar("Item")


class Content(NamedTuple):
    """A source's bytes with all the paths where they lie, and their row in the ledger."""

    paths: tuple[str, ...]
    location: str
    sha256: str | None
    key: str


def find_contents(
    files: Sequence[SourceFile], options: ReadOptions, team: Team
) -> Iterator[Content]:
    """Each content once, with all its paths; what cannot be read or is empty, by its path."""
    settings = Settings.of(options)
    paths: dict[str, list[str]] = {}
    first: dict[str, tuple[str, str | None]] = {}
    for file, sha256 in zip(files, _digests(files, team), strict=True):
        key = f"path:{file.path}"
        if sha256 is not None:
            corrections = options.corrections.digest(sha256)
            key = settings.key(sha256, suffix_of(file.location), corrections)
        paths.setdefault(key, []).append(file.path)
        first.setdefault(key, (file.location, sha256))
    for key, (location, sha256) in first.items():
        yield Content(tuple(paths[key]), location, sha256, key)


def _digests(files: Sequence[SourceFile], team: Team) -> Iterator[str | None]:
    """The hash of each file; files of a store are hashed by the workers, who fetch them."""
    locations = [file.location for file in files]
    if not any(map(is_url, locations)):
        yield from digests_of(locations)
        return
    for some in team.executor.map(digests_of, portions(locations, HASHED_FILES)):
        yield from some


def portions(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of at most `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]
