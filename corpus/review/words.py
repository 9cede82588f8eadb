"""How a review's fields and values are called, in Indonesian or English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.messages import label


@cache
def _words(lang: str) -> Mapping[str, Mapping[str, str]]:
    text = files("corpus.review").joinpath("data", "words.json").read_text("utf-8")
    found: Mapping[str, Mapping[str, str]] = json.loads(text)[lang]
    return found


def field_name(name: str, lang: str) -> str:
    """The name of a field.

    >>> field_name("unit.name", "en"), field_name("charges", "id")
    ('Office', 'Tarif')
    """
    return _words(lang)["fields"].get(name, name)


def choice_name(value: str, lang: str) -> str:
    """The name of a value that is one of a few."""
    known = _words(lang)["choices"]
    return known[value] if value in known else label("channels", value, lang)


def shown_number(value: float | int, lang: str) -> str:
    """A number as people read it.

    >>> shown_number(30000, "id"), shown_number(1.5, "id"), shown_number(30000, "en")
    ('30.000', '1,5', '30,000')
    """
    text = f"{value:,}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text


def shown_duration(one: Mapping[str, Any], lang: str) -> str:
    """A time in words.

    >>> shown_duration({"minimum": 3, "maximum": 3, "unit": "day", "basis": "working"}, "id")
    '3 hari kerja'
    """
    low, high = one.get("minimum"), one.get("maximum")
    bounds = dict.fromkeys(shown_number(n, lang) for n in (low, high) if n is not None)
    parts = ["–".join(bounds), choice_name(str(one.get("unit")), lang)]
    if one.get("basis"):
        parts.append(choice_name(one["basis"], lang))
    if one.get("bound", "exact") != "exact":
        parts.insert(0, choice_name(one["bound"], lang))
    return " ".join(part for part in parts if part)


def shown_charge(one: Mapping[str, Any], lang: str) -> str:
    """A charge in words.

    >>> shown_charge({"amount": 30000, "maximum": None, "currency": "IDR", "per": "lembar"}, "id")
    'Rp30.000 / lembar'
    """
    low, high = one.get("amount"), one.get("maximum")
    bounds = dict.fromkeys(shown_number(n, lang) for n in (low, high) if n is not None)
    currency = one.get("currency", "IDR")
    sign = "Rp" if currency == "IDR" else f"{currency} "
    text = sign + ("–".join(bounds) or "?")
    return f"{text} / {one['per']}" if one.get("per") else text


def shown_channel(one: Mapping[str, Any], lang: str) -> str:
    """A channel in words."""
    return ": ".join(filter(None, (choice_name(one["kind"], lang), one.get("value"))))


def shown_act(entry: Mapping[str, Any], lang: str) -> str:
    """What somebody did, in words.

    >>> shown_act({"do": "remove", "path": "waktu"}, "en")
    'waktu: removed'
    """
    template = _words(lang)["acts"].get(str(entry.get("do")), "{path}")
    value = entry.get("value")
    if entry.get("do") == "undo" and isinstance(value, dict):
        value = shown_act(value, lang)
    path = str(entry.get("path") or "")
    return template.replace("{path}", path).replace("{value}", "" if value is None else str(value))
