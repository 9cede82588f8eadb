"""From a record as it was read and as it shall be, to the corrections that make the one of the
other: one for each path, as near to the value that differs as can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from corpus.record.corrected import apply_corrections
from corpus.record.corrections import UNREAD, Change, Wanted
from corpus.record.path import parse_path
from corpus.review.refusals import ReviewRefused
from corpus.schema import CORRECTABLE, ServiceStandard

Entry = dict[str, Any]


_MOST_SHOWN = 60  # letters of a value in the history


class Said(NamedTuple):
    """Who asks for a change, on which day, and why."""

    by: str
    when: str
    reason: str = ""


class _Difference(NamedTuple):
    path: str
    change: Change
    value: Any
    was: Any


def corrections_for(
    read: Mapping[str, Any], now: Mapping[str, Any], before: Sequence[Wanted], said: Said
) -> list[Wanted]:
    """The corrections that make `now` of the record `read`.

    Of parts that are as `before` had them, those stay as they were written; a correction that
    says what an earlier one said is still that one's.
    """
    earlier = corrected(read, before)
    parts = [name for name in (*CORRECTABLE, UNREAD) if now.get(name) != earlier.get(name)]
    found = [one for one in before if _part(one.path) not in parts]
    for part in parts:
        own = [one for one in before if _part(one.path) == part]
        found += [_wanted(read, one, own, said) for one in _differences(part, read, now)]
    return found


def corrected(read: Mapping[str, Any], wanted: Sequence[Wanted]) -> Entry:
    """The record with its corrections, without those that do not fit (any more)."""
    record, _ = apply_corrections(ServiceStandard.model_validate(read), wanted)
    return record.model_dump(mode="json")


def _part(path: str) -> str:
    steps = parse_path(path.removesuffix("[+]")) or ("",)
    return str(steps[0])


def _wanted(
    read: Mapping[str, Any], found: _Difference, own: Sequence[Wanted], said: Said
) -> Wanted:
    for one in own:
        if (one.path, one.change, one.value) == (found.path, found.change, found.value):
            return one
    # What several said before is one correction now, and each had a reason.
    near = [one.reason for one in own if one.reason and _touches(one.path, found.path)]
    reason = said.reason or "; ".join(dict.fromkeys(near))
    return Wanted(
        record_id=str(read["record_id"]),
        path=found.path,
        change=found.change,
        value=found.value,
        was=found.was,
        has_was=True,
        reason=reason or None,
        file=str(read["source"]["path"]),
        by=said.by,
        when=said.when,
    )


def _touches(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _differences(
    part: str, read: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[_Difference]:
    if part == UNREAD:
        left = list(now[UNREAD])
        for place, entry in enumerate(read[UNREAD]):
            if left and left[0] == entry:
                left.pop(0)
            else:
                yield _Difference(f"{UNREAD}[{place}]", "remove", None, entry)
        return
    for path, value, was in _set(part, read.get(part), now.get(part)):
        before = was if "[" in path else _in_short(was)  # at a list's place it must be the same
        yield _Difference(path, "set", _without_defaults(value), before)


def _without_defaults(value: Any) -> Any:
    """A value without what a record has of itself: for people who read the file."""
    if isinstance(value, list):
        return [_without_defaults(one) for one in value]
    if not isinstance(value, dict) or "provenance" not in value:
        return value
    return {
        key: _without_defaults(one)
        for key, one in value.items()
        if one not in (None, False, [], {}) or key in _ALWAYS
    }


# What a part needs, whatever it is; all else is left out where it says nothing.
_ALWAYS = frozenset(
    ["text", "raw", "minimum", "maximum", "unit", "basis", "amount", "kind", "value", "code",
     "number", "year", "heading", "bps_code", "level", "name", "province"]
)  # fmt: skip


def _in_short(was: Any) -> Any:
    """What had been read of a whole list, as its words."""
    if isinstance(was, list) and all(isinstance(one, dict) for one in was):
        return [one.get("text", one.get("raw", "")) for one in was]
    return was


def _set(path: str, was: Any, value: Any) -> Iterator[tuple[str, Any, Any]]:
    """The smallest parts that differ. A place is none of them: with it goes what stands there."""
    if was == value:
        return
    if isinstance(was, dict) and isinstance(value, dict) and was.keys() == value.keys():
        if was.get("provenance") == value.get("provenance"):
            for key in was:
                yield from _set(f"{path}.{key}", was[key], value[key])
            return
    elif isinstance(was, list) and isinstance(value, list) and len(was) == len(value):
        apart = [place for place, (a, b) in enumerate(zip(was, value, strict=True)) if a != b]
        if len(apart) * 2 <= len(was) or len(was) == 1:
            for place in apart:
                yield from _set(f"{path}[{place}]", was[place], value[place])
            return
    yield path, value, was


def validated(draft: Entry) -> Entry:
    """A record that may be written. Raises `ReviewRefused` for what the schema has not."""
    try:
        return ServiceStandard.model_validate(draft).model_dump(mode="json")
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(step) for step in problem["loc"])
        raise ReviewRefused(f"Nilai itu tidak sah di {where}.") from error


def check_same(result: Mapping[str, Any], draft: Mapping[str, Any]) -> None:
    """What the next run will make of the corrections is what was asked for."""
    for name, value in draft.items():
        if name not in ("corrections", "needs_review", "findings") and result[name] != value:
            raise ReviewRefused(f"{name}: pembetulan sebelumnya tidak cocok lagi; hapus dahulu.")


def told_of(action: Mapping[str, Any]) -> Entry:
    """An action as the history tells it."""
    told = {"do": str(action.get("do"))[:20]}
    for key in ("path", "component", "key"):
        if isinstance(action.get(key), str):
            told.setdefault("path", action[key][: _MOST_SHOWN * 2])
    if isinstance(action.get("lines"), list):
        told["value"] = str(len(action["lines"]))
    for key in ("to", "status", "change", "value"):
        value = action.get(key)
        if value is not None and not isinstance(value, list | dict | bool):
            told.setdefault("value", str(value)[:_MOST_SHOWN])
    return told


def who(said: Said) -> Entry:
    """Whose act it was, as the history tells it."""
    who = {"by": said.by, "when": said.when}
    return {**who, "reason": said.reason} if said.reason else who
