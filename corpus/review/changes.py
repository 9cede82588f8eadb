"""From a record as it was read and as it shall be, to the corrections that make the one of the
other: one for each path, as near to the value that differs as can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from corpus.record.corrected import apply_corrections
from corpus.record.corrections import CORRECTABLE, UNREAD, Change, Wanted
from corpus.record.path import parse_path
from corpus.schema import ServiceStandard

Entry = dict[str, Any]


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
