"""The fields of a record in reading order, as a person goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from corpus.messages import label
from corpus.review.words import (
    choice_name,
    field_name,
    shown_channel,
    shown_charge,
    shown_duration,
    shown_number,
)
from corpus.schema import COMPONENTS, Channel, Duration, FeeComponent

Entry = dict[str, Any]

HEAD = {
    "unit": ("name", "hierarchy", "address", "postal_code", "phones", "email", "website", "region"),
    "document": ("number", "revision", "effective_date", "signed_date", "signatory"),
    "decree": ("raw", "number", "year"),
    "service": ("title", "kind"),
}
PRINTED = "printed-but-unread"  # how a component is read that may be there
# Lists of a component, and the fields that an element of each has for people.
ELEMENTS: dict[str, tuple[str, ...]] = {
    "items": (),
    "flowchart": (),
    "notes": (),
    "durations": ("minimum", "maximum", "unit", "basis", "bound"),
    "charges": ("amount", "maximum", "currency", "per"),
    "channels": ("kind", "value"),
}
KINDS = {
    "items": "item",
    "flowchart": "item",
    "notes": "text",
    "durations": "duration",
    "charges": "charge",
    "channels": "channel",
}
NUMBERS = frozenset({"minimum", "maximum", "amount", "year"})
DATES = frozenset({"effective_date", "signed_date"})
# What an empty component is told in.
HOLDS = {
    "items": "item",
    "steps": "item",
    "time": "duration",
    "fee": "charge",
    "complaint": "channel",
}
CHOICES: dict[str, tuple[str, ...]] = {
    "biaya.kind": get_args(FeeComponent.model_fields["kind"].annotation),
    "channels.kind": get_args(Channel.model_fields["kind"].annotation),
    "durations.unit": get_args(Duration.model_fields["unit"].annotation),
    "durations.bound": get_args(Duration.model_fields["bound"].annotation),
    "durations.basis": ("working", "calendar"),
}
_SHOWN: dict[str, Callable[[Mapping[str, Any], str], str]] = {
    "durations": shown_duration,
    "charges": shown_charge,
    "channels": shown_channel,
}


@dataclass(slots=True)
class Fields:
    """A record's fields in the making: as it stands, as it was read, and what to look at."""

    now: Mapping[str, Any]
    read: Mapping[str, Any]
    lang: str = "id"

    def all(self) -> list[Entry]:
        """Every field, heads first, then component by component."""
        reasons: dict[str, list[str]] = {}
        for mark in self.now["needs_review"]:
            reasons.setdefault(mark["path"], []).append(mark["reason"])
        for name, reading in self.now["reading"]["components"].items():
            if reading == PRINTED and self.now[name] is None:
                reasons.setdefault(name, []).append(PRINTED)
        fields = [*self._head(), *(f for name in COMPONENTS for f in self._component(name))]
        for one in fields:
            one["reasons"] = _reasons(one, reasons)
        return fields

    def _head(self) -> Iterator[Entry]:
        for part, names in HEAD.items():
            own, was = self.now[part], self.read[part]
            if own is None:
                yield self._field(part, part, None, was, kind="text")
                continue
            for name in names:
                before = was[name] if was is not None else None
                yield from self._of_head(part, name, own, before)

    def _of_head(self, part: str, name: str, own: Mapping[str, Any], was: Any) -> Iterator[Entry]:
        path, provenance = f"{part}.{name}", own["provenance"].get(name, [])
        if name == "region":
            names = [region["name"] if region else None for region in (own[name], was)]
            yield self._field(path, path, names[0], names[1])
            return
        if not isinstance(own[name], list):
            kind = "date" if name in DATES else "number" if name in NUMBERS else "text"
            yield self._field(path, path, own[name], was, kind=kind, places=provenance)
            return
        before = was or []
        for number, value in enumerate(own[name]):
            old = value if value in before else None
            yield self._field(f"{path}[{number}]", path, value, old, places=provenance)
        if not own[name]:
            yield self._field(path, path, None, before or None, kind="text")

    def _component(self, name: str) -> Iterator[Entry]:
        own, was = self.now[name], self.read[name]
        title = label("components", name, self.lang)
        if own is None:
            kind = HOLDS[COMPONENTS[name].holds]
            empty = self._field(name, name, None, was, kind=kind, component=name)
            yield {**empty, "name": title}
            return
        before = was or {}
        heads = own["provenance"]
        heading = self._of_component(name, "heading", own, before, heads.get("heading"))
        yield {**heading, "name": title, "depth": 0}
        for key in ("intro", "text", "kind"):
            if key in own:
                yield self._of_component(name, key, own, before, heads.get(key))
        for key in ELEMENTS:
            known = _by_place(before.get(key, ()))
            yield from self._elements(name, f"{name}.{key}", own.get(key, ()), known)

    def _of_component(
        self, name: str, key: str, own: Mapping[str, Any], was: Mapping[str, Any], places: Any
    ) -> Entry:
        path = f"{name}.{key}"
        kind = "choice" if path in CHOICES else "text"
        more = {"kind": kind, "component": name, "places": places, "depth": 1}
        return self._field(path, key, own[key], was.get(key), **more)

    def _elements(
        self, name: str, path: str, elements: Sequence[Entry], known: Mapping[str, list[Entry]]
    ) -> Iterator[Entry]:
        key = path.split("[")[0].rpartition(".")[2]
        for number, one in enumerate(elements):
            where = f"{path}[{number}]"
            depth = where.count(".children") + 1
            same = known.get(_place_key(one))
            was = same.pop(0) if same else None
            yield {**self._element(name, where, key, one, was), "depth": depth}
            for inner in ELEMENTS[key]:
                yield {**self._inner(name, where, key, inner, (one, was)), "depth": depth + 1}
            if one.get("children"):
                yield from self._elements(name, f"{where}.children", one["children"], known)

    def _element(self, name: str, path: str, key: str, one: Entry, was: Entry | None) -> Entry:
        told = "steps" if name == "prosedur" and key == "items" else key
        show = _SHOWN.get(key)
        value = show(one, self.lang) if show else one["text"]
        old = None if was is None else show(was, self.lang) if show else was["text"]
        field = self._field(path, told, value, old, kind=KINDS[key], component=name)
        # The words may be the same, and something else of it was corrected.
        is_changed = was is None or _own_part(one) != _own_part(was)
        return {**field, "places": places_of(one["provenance"]), "changed": is_changed}

    def _inner(
        self, name: str, path: str, key: str, inner: str, versions: tuple[Entry, Entry | None]
    ) -> Entry:
        one, was = versions
        choices = CHOICES.get(f"{key}.{inner}")
        kind = "choice" if choices else "number" if inner in NUMBERS else "text"
        old = was.get(inner) if was else None
        own = f"{path}.{inner}"
        field = self._field(own, inner, one.get(inner), old, kind=kind, component=name)
        return {**field, "choices": self._choices(choices), "places": places_of(one["provenance"])}

    def _choices(self, values: Sequence[str] | None) -> list[Entry] | None:
        if values is None:
            return None
        return [{"value": one, "name": choice_name(one, self.lang)} for one in values]

    def _field(self, path: str, name: str, value: Any, was: Any = None, **more: Any) -> Entry:
        kind = more.get("kind", "text")
        places = places_of(more.pop("places", None) or ())
        return {
            "path": path,
            "name": field_name(name, self.lang),
            "component": None,
            "kind": "text",
            "value": value,
            "shown": self._shown(value, kind, name),
            "choices": self._choices(CHOICES.get(path)),
            "places": places,
            "reasons": [],
            "changed": value != was,
            "was": was if value != was else None,
            "depth": 0,
            **more,
        }

    def _shown(self, value: Any, kind: str, name: str) -> str:
        if value is None:
            return ""
        if kind == "number" and isinstance(value, int | float) and not name.endswith("year"):
            return shown_number(value, self.lang)
        is_slug = kind == "choice" or name in ("unit", "basis", "bound")
        return choice_name(str(value), self.lang) if is_slug else str(value)


def places_of(provenance: Sequence[Mapping[str, Any]]) -> list[Entry]:
    """Places as a page lights them: page and box, or a line."""
    found: list[Entry] = []
    for place in provenance:
        if place.get("line") is not None:
            found.append({"line": place["line"]})
        elif place.get("page") is not None and place.get("bbox") is not None:
            found.append({"page": place["page"], "bbox": list(place["bbox"])})
    return found


def _reasons(field: Mapping[str, Any], reasons: Mapping[str, list[str]]) -> list[str]:
    """The marks of a field. A component's own are shown at its heading, an item's at the item."""
    path = field["path"]
    paths = [path, f"{path}.text"]
    if path.endswith(".heading"):
        paths.append(path.removesuffix(".heading"))
    return list(dict.fromkeys(reason for one in paths for reason in reasons.get(one, ())))


def _by_place(elements: Sequence[Entry]) -> dict[str, list[Entry]]:
    """What was read, by where it stands: it is the same wherever a correction has put it."""
    found: dict[str, list[Entry]] = {}
    for one in elements:
        found.setdefault(_place_key(one), []).append(one)
        for key, some in _by_place(one.get("children") or ()).items():
            found.setdefault(key, []).extend(some)
    return found


def _place_key(element: Mapping[str, Any]) -> str:
    """Several values of a line are told apart by the words that state them."""
    stated = "" if "children" in element else element.get("raw", element.get("text"))
    return f"{element['provenance']} {stated}"


def _own_part(element: Mapping[str, Any]) -> Entry:
    return {key: value for key, value in element.items() if key != "children"}
