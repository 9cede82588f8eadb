"""A file of actions, downloaded from the pages of an offline review, applied to the run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.review.refusals import ReviewRefused
from corpus.review.session import Session
from extractor.errors import WrongUse

MOST_BYTES = 32 << 20
_FILE_KEYS = {"selaras", "records"}


class Refused(NamedTuple):
    """An action that was not applied, and why."""

    record_id: str
    action: str
    message: str


class Applied(NamedTuple):
    """What came of a file."""

    total: int
    refused: tuple[Refused, ...]


def apply_actions(session: Session, file: Path, by: str | None) -> Applied:
    """Do what a file asks for, record by record. Raises `WrongUse` for a file that is none.

    A record that was changed since its page was made is left alone: its paths may mean something
    else now. After an action that is refused the record's others are not tried either.
    """
    count = 0
    refused: list[Refused] = []
    for entry in _records(file):
        done, problem = _apply(session, entry, by)
        count += done
        refused += problem
    return Applied(count, tuple(refused))


def _apply(session: Session, entry: Mapping[str, Any], by: str | None) -> tuple[int, list[Refused]]:
    record_id, version = str(entry["record_id"]), str(entry["version"])
    done = 0
    for action in entry["actions"]:
        person = str(by or action.get("by") or "").strip()[:80]
        asked = {key: value for key, value in action.items() if key not in ("by", "when")}
        try:
            if not person:
                raise ReviewRefused("Sebutkan siapa yang meninjau: --by NAMA.")
            view = session.act(record_id, asked, by=person, version=version)
        except ReviewRefused as error:
            left = len(entry["actions"]) - done - 1
            more = f" (+{left})" if left else ""
            name = f"{action.get('do')} {action.get('path') or ''}".strip() + more
            return done, [Refused(record_id, name, error.message)]
        version = view["version"]
        done += 1
    return done, []


def _records(file: Path) -> Iterator[Mapping[str, Any]]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise WrongUse(f"{file} terlalu besar untuk berkas tindakan.")
        found = orjson.loads(file.read_bytes())
    except OSError as error:
        raise WrongUse(f"{file} tidak dapat dibaca ({error.strerror}).") from error
    except orjson.JSONDecodeError as error:
        raise WrongUse(f"{file} bukan JSON yang sah: {error}") from error
    is_ours = isinstance(found, dict) and set(found) == _FILE_KEYS
    records = found["records"] if is_ours else None
    if not isinstance(records, list) or not all(map(_is_entry, records)):
        raise WrongUse(
            f"{file} bukan berkas tindakan.", "Unduh berkasnya dari halaman `selaras review --out`."
        )
    yield from records


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("record_id"), str)
        and isinstance(entry.get("version"), str)
        and isinstance(entry.get("actions"), list)
        and all(isinstance(one, dict) for one in entry["actions"])
    )
