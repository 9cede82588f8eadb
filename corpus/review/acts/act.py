"""What can be done to a record: each act changes a record as it stands, by its own paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from corpus.record.path import END, Step, value_at
from corpus.review.acts import assigning, item_acts
from corpus.review.acts.checked import path_of, text_of, value_of
from corpus.review.acts.heads import settle_heads, typed_head
from corpus.review.acts.values import element_of, typed_element, typed_scalar, with_inner
from corpus.review.acts.words_read import Words
from corpus.review.refusals import ReviewRefused
from corpus.schema import COMPONENTS, CORRECTABLE

Entry = dict[str, Any]
Action = Mapping[str, Any]
_NOTHING = "Tempat itu tidak ada dalam rekaman."
_EMPTY_DECREE: Entry = {"raw": "", "number": None, "year": None, "provenance": {}}


def act_on(record: Entry, read: Mapping[str, Any], action: Action) -> None:
    """Do to a record what is asked for; `read` is the record as it was read.

    Raises `ReviewRefused`; the record may be half-changed then.
    """
    act = _ACTS.get(str(action.get("do")))
    unit, service = deepcopy(record["unit"]), dict(record["service"])
    try:
        if act is not None:
            act(record, action)
        elif action.get("do") == "assign":
            assigning.assign(record, read, action)
        else:
            raise ReviewRefused(f"Tindakan {str(action.get('do'))[:40]!r} tidak dikenal.")
        settle_heads(record, unit, service)
        assigning.settle_unread(record, read)
    except (LookupError, TypeError, AttributeError) as error:  # a path to where nothing stands
        raise ReviewRefused(_NOTHING) from error


def _set(record: Entry, action: Action) -> None:
    steps = _steps(action)
    value = value_of(action.get("value"))
    if len(steps) == 1:
        _set_part(record, str(steps[0]), value)
        return
    if record[str(steps[0])] is None and steps[0] == "decree":
        record["decree"] = dict(_EMPTY_DECREE)
    parent = value_at(record, steps[:-1])
    last = steps[-1]
    if isinstance(last, int):
        _set_element(parent, steps, value)
        return
    if last not in parent:
        raise ReviewRefused(_NOTHING)
    element = element_of(steps[:-1], parent) if isinstance(steps[-2], int) else None
    if element is not None and last == "text" and element.list_name not in ("durations", "charges"):
        _set_element(value_at(record, steps[:-2]), steps[:-1], value)
        return
    typed = typed_head(_in_words(steps), typed_scalar(_choice_path(steps), last, value))
    if element is not None:
        value_at(record, steps[:-2])[steps[-2]] = with_inner(element.list_name, parent, last, typed)
        return
    if last == "text" and steps[0] in COMPONENTS:
        assigning.set_text(record, str(steps[0]), text_of(value or "", "value"))
        return
    parent[last] = [] if typed is None and isinstance(parent[last], list) else typed


def _in_words(steps: tuple[Step, ...]) -> str:
    """A path without places in lists."""
    return ".".join(step for step in steps if isinstance(step, str))


def _choice_path(steps: tuple[Step, ...]) -> str:
    """A path as `CHOICES` has it: the list and the part of its element, or all of it."""
    names = [step for step in steps if isinstance(step, str)]
    return ".".join(names if len(steps) == 2 else names[-2:])


def _set_element(elements: list[Any], steps: tuple[Step, ...], value: Any) -> None:
    place = int(steps[-1])
    old = elements[place]
    element = element_of(steps, old)
    if value is None or value == "":
        elements.pop(place)
    elif element is None:
        elements[place] = typed_head(_in_words(steps), text_of(value, "value"))
    else:
        elements[place] = typed_element(element, value)


def _set_part(record: Entry, name: str, value: Any) -> None:
    """A component (or the decree) whole: from its words, from JSON, or nothing."""
    if name == "decree" and isinstance(value, str):
        record[name] = {**(record[name] or _EMPTY_DECREE), **_decree(value)} if value else None
    elif name not in COMPONENTS and name != "decree":
        raise ReviewRefused("Bagian ini hanya dapat dibetulkan satu per satu.")
    elif value is None or value == "":
        record[name] = None
    elif isinstance(value, str):
        assigning.give(record, name, [Words(value)], is_instead=True)
    else:
        record[name] = value


def _decree(text: str) -> Entry:
    from normalizers.legal.decree import parse_decree

    found = parse_decree(text)
    numbers = {"number": found.number, "year": found.year} if found else {}
    return {"raw": text, "number": None, "year": None, **numbers}


def _remove(record: Entry, action: Action) -> None:
    steps = _steps(action)
    if len(steps) == 1:
        _set_part(record, str(steps[0]), None)
        return
    parent, last = value_at(record, steps[:-1]), steps[-1]
    if isinstance(last, int):
        value_at(record, steps)  # a place behind the list's end is none
        parent.pop(last)
    elif isinstance(value_at(record, steps), list):
        parent[last] = []
    else:
        parent[last] = "" if last == "text" else None


def _add(record: Entry, action: Action) -> None:
    steps = _steps(action)
    if not str(action["path"]).endswith(END):
        raise ReviewRefused(f"Jalur untuk menambah berakhir dengan {END}.")
    value = value_of(action.get("value"))
    name = str(steps[0])
    if record[name] is None and name in COMPONENTS:
        assigning.give(record, name, [Words(text_of(value, "value"))])
        return
    elements = value_at(record, steps)
    element = element_of(steps)
    if not isinstance(elements, list):
        raise ReviewRefused(_NOTHING)
    new = (
        typed_element(element, value)
        if element is not None
        else typed_head(_in_words(steps), text_of(value, "value"))
    )
    if not new:
        raise ReviewRefused("Isi teksnya; untuk membuangnya, hapus.")
    elements.append(new)


def _steps(action: Action) -> tuple[Step, ...]:
    steps = path_of(action.get("path"))
    if steps[0] not in CORRECTABLE:
        raise ReviewRefused(_NOTHING)
    return steps


_ACTS: dict[str, Callable[[Entry, Action], None]] = {
    "set": _set,
    "remove": _remove,
    "add": _add,
    "split": item_acts.split,
    "join": item_acts.join,
    "nest": item_acts.nest,
    "lift": item_acts.lift,
    "move": item_acts.move,
}
