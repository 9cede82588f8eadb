"""Sources -> contents: what is read once, however many paths it lies under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from corpus.run.attachments import attached_files, may_have_attachments
from corpus.run.cluster import Team
from corpus.run.ledger import Settings
from corpus.run.outcome import ReadOptions
from corpus.run.sources import SourceFile, digest_of, digests_of, is_url, suffix_of
from corpus.run.workers import Job, Limits, Lost, run_isolated

HOSTS_AT_ONCE = 4  # PDFs that are asked for their attachments in one go
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
    files, known = _with_attachments(files, options, team)
    paths: dict[str, list[str]] = {}
    first: dict[str, tuple[str, str | None]] = {}
    for file, sha256 in zip(files, _digests(files, known, team), strict=True):
        key = f"path:{file.path}"
        if sha256 is not None:
            corrections = options.corrections.digest(sha256)
            key = settings.key(sha256, suffix_of(file.path), corrections)
        paths.setdefault(key, []).append(file.path)
        first.setdefault(key, (file.location, sha256))
    for key, (location, sha256) in first.items():
        yield Content(tuple(paths[key]), location, sha256, key)


def _with_attachments(
    files: Sequence[SourceFile], options: ReadOptions, team: Team
) -> tuple[list[SourceFile], dict[str, str]]:
    """The sources and those that PDFs among them hold, by path; the hashes of the latter by place.

    The PDFs are opened by the team's processes.
    """
    hosts = [file for file in files if may_have_attachments(file)]
    job = Job("corpus.run.attachments", "list_attachments", options.passwords)
    asked = [
        (some, team.executor.submit(run_isolated, job, [one.location for one in some], Limits()))
        for some in portions(hosts, HOSTS_AT_ONCE)
    ]
    held: list[SourceFile] = []
    known: dict[str, str] = {}
    for some, future in asked:
        for host, result in zip(some, future.result(), strict=True):
            listed = None if isinstance(result, Lost) else result
            found = [*attached_files(host, listed)]
            held += found
            if listed is not None:
                hashes = (one.sha256 for one in listed)
                known |= zip((file.location for file in found), hashes, strict=True)
    return sorted([*files, *held], key=lambda file: file.path), known


def _digests(
    files: Sequence[SourceFile], known: Mapping[str, str], team: Team
) -> Iterator[str | None]:
    """The hash of each file; files of a store are hashed by the workers, who fetch them."""
    locations = [file.location for file in files]
    if not any(map(is_url, locations)):
        for location in locations:
            yield known[location] if location in known else digest_of(location)
        return
    for some in team.executor.map(digests_of, portions(locations, HASHED_FILES)):
        yield from some


def portions(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of at most `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]
