"""Words that found no place, given to a component by a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.record.corrections import UNREAD
from corpus.review.acts.values import new_item
from corpus.review.acts.words_read import Words, read_component
from corpus.review.refusals import ReviewRefused
from corpus.schema import COMPONENTS

Entry = dict[str, Any]
_VALUES = {"waktu": "durations", "biaya": "charges", "pengaduan": "channels"}
# What a value says, apart from where and in which words.
_PRINTED = ("text", "raw", "provenance")
MOST_LINES = 500


def unread_id(place: int) -> str:
    """The name of an unrecognized entry of a record as it was read."""
    return f"u{place}"


def assign(record: Entry, read: Mapping[str, Any], action: Mapping[str, Any]) -> None:
    """Give unrecognized lines to a component, in the order in which they stand in the source.

    Their names count the lines of the record as it was read.
    """
    name = action.get("component")
    ids = action.get("lines")
    if not isinstance(name, str) or name not in COMPONENTS:
        raise ReviewRefused("Sebutkan komponen untuk baris itu.")
    if not isinstance(ids, list | tuple) or not ids or len(ids) > MOST_LINES:
        raise ReviewRefused("Pilih baris yang belum terbaca.")
    left = {unread_id(number): one for number, one in enumerate(read[UNREAD])}
    wanted = [left.get(one) if isinstance(one, str) else None for one in ids]
    chosen = [one for one in wanted if one is not None and one in record[UNREAD]]
    if len(chosen) != len(set(map(str, ids))):
        raise ReviewRefused("Baris itu sudah terbaca atau tidak ada.")
    chosen.sort(key=_position)
    give(record, name, [Words(one["text"], one["provenance"]) for one in chosen])
    heading = chosen[0]
    if record[name]["heading"] is None and heading["heading"] and heading["heading_provenance"]:
        record[name]["heading"] = heading["heading"]
        record[name]["provenance"]["heading"] = heading["heading_provenance"]


def settle_unread(record: Entry, read: Mapping[str, Any]) -> None:
    """What is unrecognized now: all that was when the record was read, but for what stands in a
    component since. So a line comes back when it is taken out again."""
    before, after = _Holdings(read), _Holdings(record)
    record[UNREAD] = [one for one in read[UNREAD] if not _is_placed(one, before, after)]


class _Holdings:
    """The texts of all components, and the places where they stand."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.texts = [found for name in COMPONENTS for found in _held(record[name])]
        self.places = set[str]().union(*(own for _, own in self.texts))

    def say(self, words: str, places: set[str]) -> bool:
        """Whether these words stand in one of the texts, at one of the places."""
        return any(words in text and own & places for text, own in self.texts)


def _is_placed(entry: Mapping[str, Any], before: _Holdings, after: _Holdings) -> bool:
    """Whether a component holds its places that held none of them; of a line that was read in
    part, whether it holds its words now."""
    places = set(map(str, entry["provenance"]))
    if places - before.places:
        return places <= after.places
    words = " ".join(entry["text"].split())
    return after.say(words, places) and not before.say(words, places)


def give(record: Entry, name: str, words: Sequence[Words], *, is_instead: bool = False) -> None:
    """Let a component hold words beside its own, or (`is_instead`) in place of them."""
    found = read_component(name, words)
    if found is None:
        raise ReviewRefused("Tidak ada kata yang dapat dibaca.")
    own = record[name]
    if own is None or is_instead:
        if own is not None:
            found["heading"] = own["heading"]
            heads = own["provenance"].get("heading")
            found["provenance"] |= {"heading": heads} if heads else {}
        record[name] = found
    elif "items" in own:
        _join_list(own, found)
    else:
        _join_text(name, own, found)


def _join_list(own: Entry, found: Entry) -> None:
    new = found["items"]
    if found["intro"]:
        lead = {"text": found["intro"], "provenance": found["provenance"].get("intro", [])}
        new = [{**new_item(), **lead}, *new]
    place = _place_among(own["items"], new)
    own["items"][place:place] = new
    own["notes"] += found["notes"]


def _place_among(items: Sequence[Entry], new: Sequence[Entry]) -> int:
    """Before the first item that stands behind the new ones in the source; else at the end."""
    first = _position(new[0]) if new else None
    if first is None or first == _NOWHERE:
        return len(items)
    behind = (n for n, one in enumerate(items) if _NOWHERE != _position(one) > first)
    return next(behind, len(items))


def _join_text(name: str, own: Entry, found: Entry) -> None:
    key = _VALUES[name]
    is_before = _position({"provenance": found["provenance"].get("text", [])}) < _position(
        {"provenance": own["provenance"].get("text", [])}
    )
    first, second = (found, own) if is_before else (own, found)
    text = "\n".join(filter(None, (first["text"], second["text"])))
    heads = {**own["provenance"]}
    heads["text"] = [*first["provenance"].get("text", []), *second["provenance"].get("text", [])]
    joined = {**own, "text": text, key: [*first[key], *second[key]], "provenance": heads}
    if "kind" in own:
        whole = read_component(name, [Words(text)]) or own
        joined["kind"] = whole["kind"]
        joined["legal_references"] = [*first["legal_references"], *second["legal_references"]]
    own.clear()
    own.update(joined)


def set_text(record: Entry, name: str, text: str) -> None:
    """Another text for a component; its values follow as long as nobody corrected them."""
    own = record[name]
    if name not in _VALUES or not text:
        own["text"] = text
        return
    where = own["provenance"].get("text", [])
    before = read_component(name, [Words(own["text"], where)])
    after = read_component(name, [Words(text, where)])
    key = _VALUES[name]
    if before is not None and after is not None and _said(before, key) == _said(own, key):
        kept = {one: own[one] for one in ("heading", "provenance")}
        own.update({**after, **kept})
    own["text"] = text


def _said(component: Mapping[str, Any], key: str) -> list[Entry]:
    return [
        {name: value for name, value in one.items() if name not in _PRINTED}
        for one in component[key]
    ]


_NOWHERE = (float("inf"), 0.0, 0.0)


def _position(part: Mapping[str, Any]) -> tuple[float, float, float]:
    """Where something begins in the source; at its end what stands nowhere."""
    if not part["provenance"]:
        return _NOWHERE
    place = part["provenance"][0]
    if place.get("line") is not None:
        return (0.0, float(place["line"]), 0.0)
    box = place.get("bbox") or (0.0, 0.0, 0.0, 0.0)
    return (float(place.get("page") or 0), float(box[1]), float(box[0]))


def _held(part: Any) -> Iterator[tuple[str, set[str]]]:
    """The texts of a part, each with the places where it stands."""
    if isinstance(part, list):
        for one in part:
            yield from _held(one)
    elif isinstance(part, dict):
        own = part.get("provenance")
        if isinstance(own, dict):
            for key, places in own.items():
                yield " ".join(str(part.get(key)).split()), set(map(str, places))
        elif own:
            text = part.get("text", part.get("raw"))
            yield " ".join(str(text).split()), set(map(str, own))
        for value in part.values():
            yield from _held(value)
