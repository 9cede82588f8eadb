"""Findings in words: rendered from rule and parameters, in Indonesian or English.

The rules' texts are in their sheets (`corpus/rulebook.py`), the names of components, channels and
severities in `corpus/message_data/<language>.json`. Parameters are put in as they are, so braces in
a document's text mean nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from corpus.rulebook import Wording, rulebook

LANGUAGES = ("id", "en")
DEFAULT_LANGUAGE = "id"
MAX_VALUE = 180  # characters of a parameter in a message
# Parameters whose values are slugs, and the catalogue's table of their names.
_LABELLED = {
    "component": "components",
    "found_in": "components",
    "belongs_to": "components",
    "parts": "components",
    "rival": "components",
    "source": "sources",
    "channel": "channels",
    "place": "places",
}


@cache
def catalogue(lang: str) -> Mapping[str, Any]:
    """The names of a language; an unknown language is refused with the known ones."""
    if lang not in LANGUAGES:
        raise ValueError(f"no messages in {lang!r}; there are {', '.join(LANGUAGES)}")
    text = files("corpus").joinpath("message_data", f"{lang}.json").read_text("utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def render_message(rule: str, parameters: Mapping[str, Any], lang: str = DEFAULT_LANGUAGE) -> str:
    """The message of a finding.

    >>> render_message("component-missing", {"component": "biaya", "headings": 9})
    'Komponen Biaya/Tarif tidak ditemukan di antara 9 judul dalam dokumen ini.'
    >>> render_message("component-missing", {"component": "biaya", "headings": 9}, "en")
    'The component Biaya/Tarif (fee) was not found among the 9 headings of this document.'
    """
    messages = _wording(rule, lang).messages
    by = rulebook()[rule].message_by
    variant = str(parameters.get(by, "default")) if by else "default"
    template = messages.get(variant, messages["default"])
    values = {name: _shown(name, value, lang) for name, value in parameters.items()}
    return template.format_map(_Lenient(values))


def render_reason(reason: str, parameters: Mapping[str, Any], lang: str = DEFAULT_LANGUAGE) -> str:
    """Why a field is to be looked at.

    >>> render_reason("close-reading", {"rival": "prosedur"}, "en")
    'This part fits Sistem, Mekanisme, dan Prosedur (procedure) nearly as well.'
    """
    template: str = catalogue(lang)["review"][reason]
    values = {name: _shown(name, value, lang) for name, value in parameters.items()}
    return template.format_map(_Lenient(values))


def rule_text(
    rule: str, part: Literal["title", "reason", "remedy"], lang: str = DEFAULT_LANGUAGE
) -> str:
    """The title, the reason or the remedy of a rule."""
    text: str = getattr(_wording(rule, lang), part)
    return text


def _wording(rule: str, lang: str) -> Wording:
    return rulebook()[rule].wordings[lang]


def label(kind: str, name: str, lang: str = DEFAULT_LANGUAGE) -> str:
    """The name of a component, a channel, a severity; itself where none is known."""
    text: str = catalogue(lang)[kind].get(name, name)
    return text


NOTHING = "–"  # for a parameter that is there and has no words: a list without a name


class _Lenient(dict[str, str]):
    """A parameter that an older record lacks shows as an ellipsis, not as a crash."""

    def __missing__(self, key: str) -> str:
        return "…"


def _shown(name: str, value: object, lang: str) -> str:
    if isinstance(value, (list, tuple)):
        text = "; ".join(_shown(name, one, lang) for one in value)
    elif name in _LABELLED:
        text = label(_LABELLED[name], str(value), lang)
    elif isinstance(value, int) and not isinstance(value, bool) and name.endswith("_rupiah"):
        text = "Rp" + f"{value:,}".replace(",", "." if lang == "id" else ",")
    elif isinstance(value, float):
        text = f"{value:g}".replace(".", "," if lang == "id" else ".")
    else:
        text = " ".join(str(value).split()) or NOTHING
    return text if len(text) <= MAX_VALUE else text[: MAX_VALUE - 1].rstrip() + "…"
