"""The corrections that a run folder remembers, so that a later run does not lose them unawares.

They are kept as a file of corrections (docs/corrections.md), which can be given to other runs.
What people corrected in a review since waits in `review.json` until the next run takes it up: a
run's own corrections are those that its records were made with, and its proof needs them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.record.corrections import (
    NO_CORRECTIONS,
    Corrections,
    CorrectionsError,
    Wanted,
    corrections_from,
    read_corrections,
)
from corpus.whole_file import write_whole
from extractor.errors import WrongUse

NAME = "corrections.json"
REVIEW = "review.json"  # what people made in a review; what waits is under `corrections` in it
WAITING = "corrections"
LOCK = ".review.lock"
LOCK_WAIT_S = 20.0  # another process writes a small file meanwhile

_OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


class FolderIsHeld(WrongUse):
    """What people corrected cannot be written: another process holds it, or the folder is shut."""

    advice = "Tunggu selesai, lalu ulangi."


class CorrectionsInForce(NamedTuple):
    """What a run corrects: `is_kept` from an earlier run; and what it no longer corrects."""

    corrections: Corrections = NO_CORRECTIONS
    is_kept: bool = False
    dropped: tuple[Wanted, ...] = ()
    is_reviewed: bool = False  # they waited from a review


def corrections_in_force(folder: Path, given: Corrections, keeps: bool) -> CorrectionsInForce:
    """What was given, else (if `keeps`) what the folder remembers; and remember it from now on.

    Raises `CorrectionsError` where what is remembered cannot be read and is asked for.
    """
    with review_lock(folder, is_needed=(folder / REVIEW).exists()):
        waiting = waiting_corrections(folder)
        before = waiting if waiting is not None else kept_corrections(folder)
        keeps = keeps and not given.total
        given = _credited(given, before)
        if not keeps or waiting is not None:
            _remember(folder, before if keeps else given)
    if keeps:
        is_reviewed = waiting is not None and bool(before.total)
        return CorrectionsInForce(before, bool(before.total), is_reviewed=is_reviewed)
    still = {_place(wanted) for wanted in all_of(given)}
    dropped = tuple(wanted for wanted in all_of(before) if _place(wanted) not in still)
    return CorrectionsInForce(given, dropped=dropped)


def _credited(given: Corrections, before: Corrections) -> Corrections:
    """What was given, with who first said the same and when: a workbook does not tell that."""
    known = {(*_place(one), one.change): one for one in all_of(before)}

    def credited(one: Wanted) -> Wanted:
        same = known.get((*_place(one), one.change))
        if one.by is not None or same is None or _bare(same.value) != _bare(one.value):
            return one
        return one._replace(by=same.by, when=same.when)

    return Corrections(
        {digits: tuple(map(credited, own)) for digits, own in given.by_document.items()}
    )


def _bare(value: Any) -> Any:
    """A value without the parts that say nothing: two files may write it more or less fully."""
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: bare
        for key, one in value.items()
        if (bare := _bare(one)) is not None and bare is not False and bare not in ([], {})
    }


def kept_corrections(folder: Path) -> Corrections:
    """Those that the folder's records were made with."""
    file = folder / NAME
    return read_corrections(file) if file.exists() else NO_CORRECTIONS


def waiting_corrections(folder: Path) -> Corrections | None:
    """All that the next run is to correct, where a review has changed something since the last."""
    entries = read_review(folder).get(WAITING)
    return None if entries is None else corrections_from(entries)


def read_review(folder: Path) -> dict[str, Any]:
    """What a review has made of the run; empty where there was none. Raises `CorrectionsError`."""
    file = folder / REVIEW
    try:
        review = orjson.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, orjson.JSONDecodeError) as error:
        raise CorrectionsError(f"{file} tidak dapat dibaca: {error}") from error
    if not isinstance(review, dict) or not isinstance(review.get(WAITING, []), list):
        raise CorrectionsError(f"{file} bukan berkas peninjauan")
    return review


def write_review(folder: Path, review: Mapping[str, Any]) -> None:
    """Put a review's file in its place, whole."""
    write_whole(folder / REVIEW, as_json(review))


def _remember(folder: Path, corrections: Corrections) -> None:
    """From now on these are the folder's; what waited is among them, or given up."""
    if corrections.total:
        write_whole(folder / NAME, as_json(as_entries(all_of(corrections))))
    else:
        (folder / NAME).unlink(missing_ok=True)
    review = read_review(folder)
    if review.pop(WAITING, None) is not None:
        write_review(folder, review)


@contextmanager
def review_lock(folder: Path, *, is_needed: bool = True) -> Iterator[None]:
    """Hold a folder's corrections against other threads and processes; a killed one lets go.

    Raises `FolderIsHeld` where another does not let go of them in time, or nobody may write there.
    """
    if not is_needed:
        yield
        return
    file = folder / LOCK
    if file.is_symlink():
        raise FolderIsHeld(f"{file} adalah tautan ke berkas lain.", "Hapus tautan itu.")
    try:
        lock = sqlite3.connect(file, timeout=LOCK_WAIT_S, isolation_level=None)
        with closing(lock):
            lock.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            raise FolderIsHeld(f"{folder} tidak dapat ditulis.", "Periksa izinnya.") from error
        raise FolderIsHeld(f"{folder} sedang ditulis oleh proses lain.") from error


def as_json(content: object) -> bytes:
    """A small file's content, for people to read."""
    return orjson.dumps(content, default=list, option=_OPTIONS)


def as_entries(wanted: Iterable[Wanted]) -> list[dict[str, Any]]:
    """Corrections as a file has them."""
    return [_entry(one) for one in wanted]


def all_of(corrections: Corrections) -> list[Wanted]:
    """All corrections, document by document."""
    return [wanted for some in corrections.by_document.values() for wanted in some]


def _place(wanted: Wanted) -> tuple[str, str]:
    return wanted.record_id, wanted.path


def _entry(wanted: Wanted) -> dict[str, Any]:
    """A correction as a file has it."""
    entry = {name: value for name, value in wanted._asdict().items() if name != "has_was"}
    return {
        name: value
        for name, value in entry.items()
        if (wanted.has_was if name == "was" else name == "value" or value is not None)
    }
