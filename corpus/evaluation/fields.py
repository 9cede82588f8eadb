"""What is compared between a record and its gold, field by field.

Each field gives a list of values. A value has a part that must be equal (`exact`; `loose` where
leniency is asked for) and a text, which is compared without regard to white space and closing
punctuation, and leniently by similarity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from corpus.evaluation.gold import removed_component
from corpus.schema import COMPONENTS

Entry = Mapping[str, Any]
UNIT_MINUTES = {
    "second": 1 / 60,
    "minute": 1.0,
    "hour": 60.0,
    "day": 1440.0,
    "week": 10080.0,
    "month": 43200.0,
    "year": 525600.0,
}
# Which of these a number is called differs with the reader; the number does not.
_MOBILE_KINDS = {"whatsapp": "phone", "sms": "phone"}
_CLOSING = " .;,:-–—•"


class Value(NamedTuple):
    """One value of a field, as it is compared."""

    exact: tuple[Any, ...]
    loose: tuple[Any, ...]
    text: str = ""

    @property
    def shown(self) -> str:
        """For the list of misses."""
        return " ".join([*(str(part) for part in self.exact if part is not None), self.text])


class Field(NamedTuple):
    """A field that is measured: where gold must give it, and how its values are read."""

    name: str
    path: tuple[str, ...]
    read: Callable[[Any], list[Value]]
    is_ordered: bool = False


def plain_text(text: object) -> str:
    """A text without what does not count: white space runs and closing punctuation.

    >>> plain_text(" Mengisi  buku tamu; ")
    'Mengisi buku tamu'
    """
    return " ".join(str(text or "").split()).strip(_CLOSING)


def _texts(value: Any) -> list[Value]:
    entries = value if isinstance(value, list) else [value]
    return [Value((), (), plain_text(entry)) for entry in entries if plain_text(entry)]


def _scalars(value: Any) -> list[Value]:
    entries = value if isinstance(value, list) else [value]
    return [
        Value((plain_text(entry),), (re.sub(r"\W", "", str(entry)).casefold(),))
        for entry in entries
        if entry is not None and plain_text(entry)
    ]


def _websites(value: Any) -> list[Value]:
    return [Value((value.rstrip("/").lower(),), (_host(value),))] if value else []


def _host(value: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?", "", value.strip().lower()).partition("/")[0]


def flat_items(
    items: Sequence[Entry] | None, depth: int = 0, group: str | None = None
) -> Iterator[tuple[Entry, int, str | None]]:
    """All items with their depth and group; a group's heading adds no depth."""
    for item in items or []:
        is_heading = bool(item.get("heading"))
        yield item, depth, group
        children = item.get("children")
        yield from flat_items(
            children, depth + (not is_heading), item["text"] if is_heading else group
        )


def _item_texts(items: Any) -> list[Value]:
    return [Value((), (), plain_text(item["text"])) for item, _, _ in flat_items(items)]


def _item_places(items: Any) -> list[Value]:
    """How deep each item is, whether it heads a group, and in which group it stands."""
    return [
        Value(
            (depth, bool(item.get("heading")), plain_text(group) if group else None),
            (depth,),
            plain_text(item["text"]),
        )
        for item, depth, group in flat_items(items)
    ]


def _item_numbers(items: Any) -> list[Value]:
    return [
        Value((item["number"],), (str(item["number"]).casefold(),), plain_text(item["text"]))
        for item, _, _ in flat_items(items)
        if item.get("number")
    ]


def _item_channels(items: Any) -> list[Value]:
    return [
        Value((item["channel"],), (item["channel"],), plain_text(item["text"]))
        for item, _, _ in flat_items(items)
        if item.get("channel")
    ]


def _durations(value: Any) -> list[Value]:
    return [_duration(entry) for entry in value or []]


def _duration(entry: Entry) -> Value:
    minimum, maximum = entry.get("minimum"), entry.get("maximum")
    basis = entry.get("basis")
    unit_minutes = UNIT_MINUTES.get(str(entry.get("unit")), 0.0)
    # A bound is given from one side; which side is left open is a matter of form.
    low = maximum if minimum is None else minimum
    high = minimum if maximum is None else maximum
    span = tuple(round((side or 0) * unit_minutes) for side in (low, high))
    return Value(
        (minimum, maximum, entry.get("unit"), basis, entry.get("bound")),
        (*span, basis == "working"),
    )


def _charges(value: Any) -> list[Value]:
    return [
        Value(
            (entry.get("amount"), entry.get("maximum"), plain_text(entry.get("per")).casefold()),
            (entry.get("amount"),),
        )
        for entry in value or []
    ]


def _channels(value: Any) -> list[Value]:
    """Pairs of kind and value, or a record's own objects."""
    found = []
    for entry in value or []:
        if isinstance(entry, Mapping):
            entry = entry["kind"], entry["value"]
        kind, contact = entry
        found.append(Value((kind, contact), _loose_channel(kind, contact)))
    return found


def _loose_channel(kind: str, contact: str | None) -> tuple[str, str]:
    value = (contact or "").strip().lower()
    if kind in ("website", "sp4n-lapor"):
        return "website", _host(value).replace("sp4n-", "") or "lapor.go.id"
    if kind == "social":
        return kind, re.sub(r"[@\s]", "", value)
    return _MOBILE_KINDS.get(kind, kind), value


def _regions(value: Any) -> list[Value]:
    if not value:
        return []
    return [Value((value.get("code"),), (value.get("code") or plain_text(value.get("name")),))]


def _removed(value: Any) -> list[Value]:
    """Pairs of component and text, or a record's own objects."""
    found = []
    for entry in value or []:
        if isinstance(entry, Mapping):
            if entry["reason"] != "duplicate-item":
                continue
            name, text = removed_component(entry), entry["text"]
        else:
            name, text = entry
        found.append(Value((name,), (name,), plain_text(text)))
    return found


def present_components(record: Entry, given: Entry) -> list[Value]:
    """The components that stand in a record, of those that its gold speaks of."""
    return [Value((name,), (name,)) for name in COMPONENTS if name in given and record.get(name)]


def _component_fields() -> Iterator[Field]:
    for name, entry in COMPONENTS.items():
        if entry.holds in ("items", "steps"):
            path = (name, "items")
            yield Field(f"{name}.items", path, _item_texts, is_ordered=True)
            yield Field(f"{name}.nesting", path, _item_places)
            yield Field(f"{name}.numbers", path, _item_numbers)
            yield Field(f"{name}.channels", path, _item_channels)
            continue
        yield Field(f"{name}.text", (name, "text"), _texts)
        if entry.holds == "time":
            yield Field(f"{name}.durations", (name, "durations"), _durations)
        elif entry.holds == "fee":
            yield Field(f"{name}.kind", (name, "kind"), _scalars)
            yield Field(f"{name}.charges", (name, "charges"), _charges)
        else:
            yield Field(f"{name}.channels", (name, "channels"), _channels)


FIELDS: tuple[Field, ...] = (
    Field("unit.name", ("unit", "name"), _texts),
    Field("unit.address", ("unit", "address"), _texts),
    Field("unit.postal_code", ("unit", "postal_code"), _scalars),
    Field("unit.phones", ("unit", "phones"), _scalars),
    Field("unit.email", ("unit", "email"), _scalars),
    Field("unit.website", ("unit", "website"), _websites),
    Field("unit.hierarchy", ("unit", "hierarchy"), _texts, is_ordered=True),
    Field("unit.region", ("unit", "region"), _regions),
    Field("document.number", ("document", "number"), _scalars),
    Field("document.revision", ("document", "revision"), _scalars),
    Field("document.effective_date", ("document", "effective_date"), _scalars),
    Field("document.signed_date", ("document", "signed_date"), _scalars),
    Field("document.signatory", ("document", "signatory"), _texts),
    Field("decree.raw", ("decree", "raw"), _texts),
    Field("decree.number", ("decree", "number"), _scalars),
    Field("decree.year", ("decree", "year"), _scalars),
    Field("service.kind", ("service", "kind"), _scalars),
    Field("service.title", ("service", "title"), _texts),
    *_component_fields(),
    Field("removed", ("removed",), _removed),
)


def is_given(record: Entry, path: Sequence[str]) -> bool:
    """Whether gold says anything at a path: a null on the way says that nothing is there."""
    part: Any = record
    for key in path:
        if part is None:
            return True
        if not isinstance(part, Mapping) or key not in part:
            return False
        part = part[key]
    return True


def value_at(record: Entry, path: Sequence[str]) -> Any:
    """The value at a path, null where there is none."""
    part: Any = record
    for key in path:
        part = part.get(key) if isinstance(part, Mapping) else None
    return part
