"""Items cut, joined and moved. What is read from their words is read again where they end up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.record.path import Step, value_at
from corpus.review.acts import assigning
from corpus.review.acts.checked import path_of, whole_number
from corpus.review.acts.values import ITEM_LISTS, reread_item
from corpus.review.acts.words_read import Words
from corpus.review.refusals import ReviewRefused
from corpus.schema import COMPONENTS

Entry = dict[str, Any]
Action = Mapping[str, Any]


class _Spot(NamedTuple):
    """An item's list, its place there, and whose it is."""

    siblings: list[Entry]
    place: int
    component: str
    steps: tuple[Step, ...]

    @property
    def item(self) -> Entry:
        return self.siblings[self.place]


def _spot(record: Entry, path: object) -> _Spot:
    steps = path_of(path)
    is_item = len(steps) > 2 and isinstance(steps[-1], int) and steps[-2] in ITEM_LISTS
    if not is_item or steps[0] not in COMPONENTS:
        raise ReviewRefused("Ini hanya dapat dilakukan pada butir daftar.")
    siblings = value_at(record, steps[:-1])
    value_at(record, steps)
    return _Spot(siblings, int(steps[-1]), str(steps[0]), steps)


def split(record: Entry, action: Action) -> None:
    """Cut an item in two behind so many letters. What stands below it belongs to the second."""
    spot = _spot(record, action.get("path"))
    at = whole_number(action, "at")
    text = spot.item["text"]
    first, second = text[:at].strip(), text[at:].strip()
    if not first or not second:
        raise ReviewRefused("Letak potongannya di luar teks butir ini.")
    before = {**spot.item, "text": first, "children": []}
    behind = {**spot.item, "text": second, "number": None, "durations": []}
    spot.siblings[spot.place : spot.place + 1] = [
        reread_item(spot.component, one) for one in (before, behind)
    ]


def join(record: Entry, action: Action) -> None:
    """Make one of an item and the next."""
    spot = _spot(record, action.get("path"))
    if spot.place + 1 >= len(spot.siblings):
        raise ReviewRefused("Tidak ada butir berikutnya.")
    one, other = spot.siblings[spot.place : spot.place + 2]
    joined = {**one, "text": f"{one['text']} {other['text']}"}
    for key in ("durations", "legal_references", "children", "provenance"):
        joined[key] = [*one[key], *(part for part in other[key] if part not in one[key])]
    spot.siblings[spot.place : spot.place + 2] = [reread_item(spot.component, joined)]


def nest(record: Entry, action: Action) -> None:
    """Put an item below the one before it."""
    spot = _spot(record, action.get("path"))
    if spot.place == 0:
        raise ReviewRefused("Tidak ada butir di atasnya.")
    above = spot.siblings[spot.place - 1]
    item = spot.siblings.pop(spot.place)
    above["children"].append(item)


def lift(record: Entry, action: Action) -> None:
    """Put an item behind the one that it stands below."""
    spot = _spot(record, action.get("path"))
    if spot.steps[-2] != "children":
        raise ReviewRefused("Butir ini sudah di tingkat teratas.")
    above = _spot(record, _path(spot.steps[:-2]))
    item = spot.siblings.pop(spot.place)
    above.siblings.insert(above.place + 1, item)


def move(record: Entry, action: Action) -> None:
    """Put an item to another place, which may be another component's."""
    spot = _spot(record, action.get("path"))
    target = path_of(action.get("to"))
    name = str(target[0])
    if name not in COMPONENTS:
        raise ReviewRefused("Tempat itu tidak ada dalam rekaman.")
    if target[: len(spot.steps)] == spot.steps:
        raise ReviewRefused("Butir tidak dapat dipindah ke bawah dirinya sendiri.")
    item = spot.item
    if len(target) == 1 or record[name] is None or "items" not in record[name]:
        spot.siblings.pop(spot.place)
        assigning.give(record, name, _words(item))
        return
    siblings, place = value_at(record, target[:-1]), target[-1]
    is_list = isinstance(siblings, list) and target[-2] in ITEM_LISTS
    if not is_list or not isinstance(place, int) or place > len(siblings):
        raise ReviewRefused("Tempat itu tidak ada dalam rekaman.")
    if name != spot.component:
        item = _reread(name, {**item, "group": None})
    spot.siblings[spot.place] = {}  # keeps its place until the other one is taken
    siblings.insert(place, item)
    spot.siblings.remove({})


def _reread(component: str, item: Entry) -> Entry:
    children = [_reread(component, one) for one in item["children"]]
    return {**reread_item(component, item), "children": children}


def _words(item: Entry) -> list[Words]:
    """An item's words and those below it, line by line."""
    below = [words for one in item["children"] for words in _words(one)]
    return [Words(item["text"], item["provenance"]), *below]


def _path(steps: Sequence[Step]) -> str:
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps]
    return "".join(parts).lstrip(".")
