"""One value of a record as a person typed it: in words, which are read, or as it stands in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from corpus.record.components import read_from_item
from corpus.record.path import Step
from corpus.review.acts.words_read import Words, read_component
from corpus.review.fields import CHOICES, DATES, ELEMENTS, NUMBERS
from corpus.review.refusals import ReviewRefused
from corpus.review.words import choice_name, shown_number
from corpus.schema import COMPONENTS
from normalizers.date import parse_date
from normalizers.duration.duration import parse_duration
from normalizers.fee.currency import RUPIAH

Entry = dict[str, Any]
ITEM_LISTS = ("items", "flowchart", "children")
_OWNERS = {"durations": "waktu", "charges": "biaya", "channels": "pengaduan"}
# What is not to be kept of an element when somebody types another: it said the same.
_PRINTED = ("text", "raw", "provenance")


class Element(NamedTuple):
    """An element of a list of a component: whose, which list, and what stands there now."""

    component: str
    list_name: str
    old: Entry | None = None


def element_of(steps: tuple[Step, ...], old: Entry | None = None) -> Element | None:
    """The element that a path leads to, or the one that would be added to a list."""
    names = [step for step in steps if isinstance(step, str)]
    name = names[-1]
    is_list = name in ELEMENTS or name in ITEM_LISTS
    return Element(names[0], name, old) if is_list and names[0] in COMPONENTS else None


def typed_element(element: Element, value: Any) -> Entry:
    """The element that words or fields make. Raises `ReviewRefused` for words that say none."""
    old = element.old
    if isinstance(value, Mapping):
        known = {**(old or {}), **value}
        return _with_text(element, known) if element.list_name in ITEM_LISTS else known
    if not isinstance(value, str) or not value:
        raise ReviewRefused("Isi teksnya; untuk membuangnya, hapus.")
    if element.list_name in ITEM_LISTS:
        return _with_text(element, {**(old or new_item()), "text": value})
    if element.list_name == "notes":
        return {**(old or {"provenance": []}), "text": value}
    owner = _OWNERS[element.list_name]
    found = (read_component(owner, [Words(value)]) or {}).get(element.list_name, [])
    if len(found) != 1:
        raise ReviewRefused(f"{value!r} tidak terbaca sebagai satu nilai di sini.")
    one: Entry = found[0]
    if old is not None:
        one |= {key: old[key] for key in _PRINTED if key in old}
    elif "text" in one:
        one["text"] = ""  # nothing of it is printed
    return one


def new_item() -> Entry:
    """An item without words."""
    return {
        "number": None,
        "text": "",
        "heading": False,
        "channel": None,
        "group": None,
        "actor": None,
        "action": None,
        "documents": [],
        "durations": [],
        "legal_references": [],
        "children": [],
        "provenance": [],
    }


def _with_text(element: Element, item: Entry) -> Entry:
    """An item with what is read from its words."""
    if element.old is not None and item.get("text") == element.old.get("text"):
        return item
    return reread_item(element.component, item)


def reread_item(component: str, item: Entry) -> Entry:
    """An item with what its words say now, where it stands now.

    What it cites has places of its own, and stays as long as its words are there.
    """
    text = str(item.get("text", ""))
    fresh: Entry = {"documents": [], "actor": None, "action": None}
    if not item.get("heading"):
        fresh |= read_from_item(component, text)
    cited = [one for one in item.get("legal_references", ()) if one["text"] in text]
    return {**item, **fresh, "legal_references": cited}


def typed_scalar(path: str, name: str, value: Any) -> Any:
    """A value that is no element: a text, a number, a date, one of a few."""
    if value is None or value == "":
        return None
    choices = CHOICES.get(path)
    if choices and value not in choices:
        raise ReviewRefused(f"{value!r} bukan salah satu dari: {', '.join(choices)}.")
    if name in DATES:
        return _date(value)
    if name in NUMBERS:
        return _number(value)
    return value


def _date(value: Any) -> str:
    found = parse_date(value) if isinstance(value, str) else None
    if found is None:
        raise ReviewRefused(f"{value!r} bukan tanggal, misalnya 2026-01-31.")
    return found


def _number(value: Any) -> int | float:
    """A number, as JSON has it or as people type it: "30.000", "1,5"."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = str(value).strip()
    head, comma, tail = text.replace(".", "").partition(",")
    if not head.isdecimal() or (comma and not tail.isdecimal()) or len(text) > 20:
        raise ReviewRefused(f"{value!r} bukan bilangan.")
    return float(f"{head}.{tail}") if comma else int(head)


def with_inner(list_name: str, old: Entry, key: str, value: Any) -> Entry:
    """An element with another inner value, and what follows from it."""
    new = {**old, key: value}
    if list_name == "charges" and key == "amount" and value is not None:
        new["currency"] = old.get("currency") or RUPIAH
    if list_name != "durations":
        return new
    if key in ("minimum", "maximum") and old["minimum"] == old["maximum"]:
        new["minimum"] = new["maximum"] = value  # one value has the same two bounds
    return {**new, "iso8601": _iso8601(new)}


def _iso8601(one: Mapping[str, Any]) -> str | None:
    value = one.get("minimum")
    is_exact = one.get("bound") == "exact" and one.get("basis") != "working"
    if value is None or value != one.get("maximum") or not is_exact:
        return None
    number = shown_number(value, "id").replace(".", "")
    found = parse_duration(f"{number} {choice_name(str(one.get('unit')), 'id')}")
    return found.iso8601 if found is not None else None
