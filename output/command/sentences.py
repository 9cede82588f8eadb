"""What the program says of errors and of documents that gave no record, in English.

Such sentences are made where things go wrong, in Indonesian, and stand so in a run's files: these
say the same on every machine. Shown in English, a sentence is known by the words around its values
(`terminal_data/en.json`), sentence after sentence.
"""

from __future__ import annotations

import re
from functools import cache

from output.command.language import english, language

_VALUE = re.compile(r"\\\{\w+\\\}")
_NAME = re.compile(r"\{(\w+)\}")
_PLACE = re.compile(r"(\S+): (.+)", re.DOTALL)
MIN_OWN_WORDS = 2
MAX_LETTERS = 4_000  # of a message; no sentence of ours is near as long


def spoken(message: str, lang: str | None = None) -> str:
    """A message in the language, or in the one that is asked for; what is not known stays.

    >>> spoken("Berkas ini 80 MB; batasnya 50 MB. Unduh ulang dari sumbernya.", "en")
    'This file is 80 MB; the limit is 50 MB. Download it again from its source.'
    """
    if (lang or language()) == "id":
        return message
    return in_english(message) or message


def in_english(message: str) -> str | None:
    """The message in English; None where one of its sentences is not known."""
    message = message.strip()
    if not message or len(message) > MAX_LETTERS:
        return "" if not message else None
    if message in english():
        return english()[message]
    for whole, opening, names, spoken_as in _templates():
        found = opening.match(message)  # first: a value at the end would take what follows, too
        rest = in_english(message[found.end() :]) if found is not None else None
        if found is not None and rest is not None:
            return f"{_filled(spoken_as, names, found.groups())} {rest}"
        found = whole.fullmatch(message)
        if found is not None:
            return _filled(spoken_as, names, found.groups())
    inner = _PLACE.fullmatch(message)  # "selaras.toml: ...", "groups[2]: ..."
    rest = in_english(inner[2]) if inner is not None else None
    return f"{inner[1]}: {rest}" if inner is not None and rest is not None else None


def _filled(text: str, names: list[str], values: tuple[str, ...]) -> str:
    """The English with the values in their places, these in English too where they are ours."""
    given = dict(zip(names, values, strict=True))
    return _NAME.sub(lambda one: in_english(given[one[1]]) or given[one[1]], text)


@cache
def _templates() -> tuple[tuple[re.Pattern[str], re.Pattern[str], list[str], str], ...]:
    """Sentences with their values as patterns, those with the most words of their own first."""
    found = []
    for text, spoken_as in english().items():
        # "{count} dari {total}" is no sentence: its values are figures or names, never one.
        is_sentence = len(_NAME.sub("", text).split()) >= MIN_OWN_WORDS
        pattern = _VALUE.sub("(.+?)" if is_sentence else r"(\\S+?)", re.escape(text))
        if not _NAME.sub("", text).strip():
            continue
        found.append((text, pattern, _NAME.findall(text), spoken_as))
    found.sort(key=lambda entry: -len(_NAME.sub("", entry[0])))
    return tuple(
        (re.compile(p, re.DOTALL), re.compile(rf"{p}\s+", re.DOTALL), names, spoken_as)
        for _, p, names, spoken_as in found
    )
