"""The language of the terminal: Indonesian, or English by `--lang en` or `SELARAS_LANG=en`.

Texts stand in the code in Indonesian; `terminal_data/en.json` has the English of each, and
`terminal_data/framework.json` the Indonesian of what the command-line library says by itself.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Language = Literal["id", "en"]
VARIABLE = "SELARAS_LANG"
_chosen: list[Language] = []  # by `--lang`: one command, one language


def language() -> Language:
    """The language that was asked for; Indonesian where none or an unknown one was."""
    if _chosen:
        return _chosen[-1]
    return "en" if os.environ.get(VARIABLE, "").lower().startswith("en") else "id"


def choose_language(lang: Language | None) -> None:
    """Speak a language from now on; None: the one that the environment asks for."""
    _chosen.clear()
    if lang is not None:
        _chosen.append(lang)


def say(text: str, **values: object) -> str:
    """A text in the language, with the values put in where it has their names in braces.

    >>> choose_language("en")
    >>> say("dan {count} lagi", count=3)
    '3 more'
    >>> choose_language(None)
    """
    spoken = text if language() == "id" else english().get(text, text)
    return spoken.format(**values) if values else spoken


def framework_words(text: str) -> str:
    """What the command-line library wrote, in the language.

    >>> framework_words("Usage: selaras [OPTIONS]")
    'Pemakaian: selaras [OPSI]'
    """
    if language() == "en":
        return text.replace("Value error, ", "")
    for pattern, spoken in _framework():
        text = pattern.sub(spoken, text)
    return text


@cache
def english() -> dict[str, str]:
    """The English of each text, by the Indonesian one."""
    loaded: dict[str, str] = _data("en")
    return loaded


@cache
def _framework() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), spoken) for pattern, spoken in _data("framework"))


def _data(name: str) -> Any:
    text = files("output").joinpath("terminal_data", f"{name}.json").read_text("utf-8")
    return json.loads(text)
