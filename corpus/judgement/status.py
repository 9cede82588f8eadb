"""`status.json`: what people said of findings and of groups, in words that survive every run.

A finding is named by its key (`corpus/judgement/finding_key.py`), a group by wordings that are in
it. docs/how-to/defending-a-finding.md describes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from corpus.schema import COMPONENTS, DELIVERY
from extractor.errors import WrongUse

NAME = "status.json"  # in a run folder
Status = Literal["new", "accepted", "disputed", "not-a-fault"]
STATUSES: tuple[Status, ...] = get_args(Status)
Change = Literal["split", "merge", "rename"]
CHANGES: tuple[Change, ...] = get_args(Change)
_WHO = ("note", "by", "when")
_FINDING_KEYS = ("status", *_WHO, "about")
_GROUP_KEYS = ("service", "component", "change", "items", "of", "paper", "name", *_WHO)
# The components whose items are in groups.
_GROUPED = tuple(name for name in DELIVERY if COMPONENTS[name].holds in ("items", "steps"))
_FEWEST_ITEMS = {"split": 1, "merge": 2, "rename": 1}


class StatusError(WrongUse):
    """A file that holds no statuses; its message says what is wrong and where."""


class Judgement(NamedTuple):
    """What somebody said of a finding. `about` is for people: which finding this was."""

    status: Status = "new"
    note: str = ""
    by: str = ""
    when: str = ""
    about: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether it is no finding any more."""
        return self.status == "not-a-fault"


NEW = Judgement()


class GroupChange(NamedTuple):
    """How the groups of a component are to be put right.

    split: the `items` leave their group (the one that has `of`, where they stand in several) and
    are one of their own. merge: the groups of the `items` become one. rename: the group of the item
    is called `name`. Where one line asks for several papers, `paper` says which of its groups is
    meant, as `comparison.json` has it.
    """

    service: str  # its kind, else its label
    component: str
    change: Change
    items: tuple[str, ...]
    of: str = ""
    paper: str = ""
    name: str = ""
    note: str = ""
    by: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class StatusFile:
    """All that was said: of findings by key, and of groups in the order of the file."""

    findings: Mapping[str, Judgement] = field(default_factory=dict)
    groups: tuple[GroupChange, ...] = ()


NO_STATUS = StatusFile()


def load_status(file: Path) -> StatusFile:
    """What a file says. Raises `StatusError` for anything that it cannot mean."""
    try:
        entry = json.loads(file.read_text("utf-8-sig"), object_pairs_hook=_once)
        return read_status(entry)
    except OSError as error:
        raise StatusError(f"{file} tidak dapat dibaca ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise StatusError(f"{file} bukan teks UTF-8.") from error
    except json.JSONDecodeError as error:
        raise StatusError(f"{file} bukan JSON yang sah: {error}") from error
    except RecursionError as error:
        raise StatusError(f"{file} bukan JSON yang sah: terlalu dalam.") from error
    except StatusError as error:
        raise StatusError(f"{file}: {error}") from error


def read_status(entry: object) -> StatusFile:
    """What a mapping says, as JSON gives it.

    >>> read_status({"findings": {"0f3a": {"status": "acepted"}}})
    Traceback (most recent call last):
    ...
    corpus.judgement.status.StatusError: temuan '0f3a': status 'acepted' tidak dikenal. Mungkin: \
accepted
    """
    table = _table(entry, "isinya")
    _check_keys(table, ("findings", "groups"), "isinya")
    groups = table.get("groups", [])
    if not isinstance(groups, list):
        raise StatusError("'groups' harus berupa daftar.")
    return StatusFile(
        {
            key: _judgement(one, f"temuan {key!r}")
            for key, one in _table(table.get("findings", {}), "'findings'").items()
        },
        tuple(_group(one, f"kelompok ke-{place}") for place, one in enumerate(groups, 1)),
    )


def _judgement(entry: object, where: str) -> Judgement:
    table = _table(entry, where)
    _check_keys(table, _FINDING_KEYS, where)
    status = _text(table, "status", where) or "new"
    if status not in STATUSES:
        raise StatusError(f"{where}: status {status!r} tidak dikenal. {_hint(status, STATUSES)}")
    words = {name: _text(table, name, where) for name in (*_WHO, "about")}
    _check_day(words["when"], where)
    return Judgement(status, **words)


def _group(entry: object, where: str) -> GroupChange:
    table = _table(entry, where)
    _check_keys(table, _GROUP_KEYS, where)
    change = _text(table, "change", where)
    if change not in CHANGES:
        raise StatusError(f"{where}: change {change!r} tidak dikenal. {_hint(change, CHANGES)}")
    items = table.get("items", [])
    if not isinstance(items, list) or not all(isinstance(one, str) and one for one in items):
        raise StatusError(f"{where}: 'items' harus berupa daftar bunyi butir.")
    fewest = _FEWEST_ITEMS[change]
    if len(items) < fewest or (change == "rename" and len(items) > 1):
        raise StatusError(f"{where}: {change} perlu {fewest} butir dalam 'items'.")
    names = ("service", "component", "of", "paper", "name", *_WHO)
    words = {name: _text(table, name, where) for name in names}
    if words["component"] not in _GROUPED:
        raise StatusError(f"{where}: component {words['component']!r}. {_hint('', _GROUPED)}")
    if not words["service"] or (change == "rename" and not words["name"]):
        raise StatusError(f"{where}: 'service' dan, untuk rename, 'name' harus diisi.")
    _check_day(words["when"], where)
    return GroupChange(change=change, items=tuple(items), **words)


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object's pairs; of two with one key nobody could say which is meant."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise StatusError(f"kunci {key!r} ada dua kali.")
        found[key] = value
    return found


def _table(entry: object, where: str) -> Mapping[str, Any]:
    if not isinstance(entry, dict):
        raise StatusError(f"{where} harus berupa objek.")
    return entry


def _text(table: Mapping[str, Any], name: str, where: str) -> str:
    value = table.get(name, "")
    if value is not None and not isinstance(value, str):
        raise StatusError(f"{where}: {name!r} harus berupa teks.")
    return (value or "").strip()


def _check_keys(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in table:
        if name not in known:
            raise StatusError(f"{where}: kunci {name!r} tidak dikenal. {_hint(name, known)}")


def _check_day(text: str, where: str) -> None:
    try:
        if text:
            date.fromisoformat(text)
    except ValueError as error:
        raise StatusError(f"{where}: when {text!r} bukan TTTT-BB-HH.") from error


def _hint(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 3)
    return f"Mungkin: {', '.join(near)}" if near else f"Yang dikenal: {', '.join(known)}"
