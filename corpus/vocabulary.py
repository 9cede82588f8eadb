"""Words of the field that mean the same: phrases, synonyms, stems; all keys, never shown.

The lists are data (`corpus/alignment_data/wording.json`): spellings come first, then phrases are
folded, then single words by their stem. `weak` words stand in every other item and say little,
`documents` say most, `verbs` say what is done, `persons` whose paper it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

OFFICE_WORD = "tempatlayan"  # the vocabulary's word for the office itself
_KEEPS_LENGTH = 4  # letters that a stem keeps at least
_PREFIXES = (
    "memper", "diper", "menge", "meng", "meny", "mem", "men", "penge", "peng", "peny", "pem",
    "pen", "ber", "ter", "per", "me", "pe", "di", "ke", "se",
)  # fmt: skip
_DOUBLE_PREFIXES = ("memper", "diper")
_SUFFIXES = ("kannya", "annya", "kan", "nya", "lah", "kah", "an", "i")
_LOST_INITIALS = "kpst"  # what a nasal prefix swallows: "menerima" is "me" + "terima"


class Vocabulary(NamedTuple):
    """The folded words: phrases first, then single words by stem."""

    spellings: dict[str, str]
    phrases: dict[tuple[str, ...], tuple[str, ...]]
    longest: int
    synonyms: dict[str, str]
    stop: frozenset[str]
    weak: frozenset[str]
    documents: frozenset[str]
    verbs: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    whole: frozenset[str]
    spelt: frozenset[str]  # every word that the lists have, as written
    persons: frozenset[str]
    issued: frozenset[str]  # papers that many issue: who does says more
    weak_in_steps: frozenset[str]
    carriers: frozenset[str]  # nouns after which a verb's noun only says which: "loket pendaftaran"


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of `alignment_data`."""
    text = files("corpus").joinpath("alignment_data", "wording.json").read_text("utf-8")
    data = json.loads(text)
    spellings = data["spellings"]
    phrases = {
        tuple(spellings.get(word, word) for word in phrase.split()): tuple(meaning.split())
        for phrase, meaning in data["phrases"].items()
    }
    whole = {word for meaning in phrases.values() for word in meaning}
    whole |= {*data["documents"], *data["synonyms"], OFFICE_WORD}
    synonyms: dict[str, str] = {}
    for head, variants in data["synonyms"].items():
        for variant in (head, *variants):
            synonyms.setdefault(variant if variant in whole else stem(variant), head)
    weak = {word if word in whole else stem(word) for word in data["weak"]}
    return Vocabulary(
        spellings,
        phrases,
        max(map(len, phrases)),
        synonyms,
        frozenset(data["stop"]),
        frozenset(synonyms.get(word, word) for word in weak),
        frozenset(data["documents"]),
        frozenset(data["verbs"]),
        tuple((one, other) for one, other in data["opposites"]),
        frozenset(whole),
        frozenset(_spelt(data)),
        frozenset(data["persons"]),
        frozenset(data["issued"]),
        frozenset(data["weak_in_steps"]),
        frozenset(data["carriers"]),
    )


def _spelt(data: dict[str, Any]) -> Iterator[str]:
    for phrase in data["phrases"]:
        yield from phrase.split()
    for head, variants in data["synonyms"].items():
        yield head
        for variant in variants:
            yield from variant.split()
    yield from (*data["stop"], *data["weak"], *data["spellings"].values())


@lru_cache(maxsize=50_000)
def folded_word(word: str) -> str:
    """The word that stands for this one.

    >>> folded_word("mengirimkan") == folded_word("pengiriman"), folded_word("verifikasi")
    (True, 'periksa')
    """
    known = vocabulary()
    key = word if word in known.whole else stem(word)
    return known.synonyms.get(key, key)


def stem(word: str) -> str:
    """A key for the forms of a word; not always a word itself.

    >>> stem("mengirimkan") == stem("pengiriman") == stem("kirim")
    True
    >>> stem("diterima") == stem("menerima"), stem("buku")
    (True, 'buku')
    """
    if not word.isalpha():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _KEEPS_LENGTH:
            word = word[: -len(suffix)]
            break
    for prefix in _PREFIXES:
        # "diperiksa" is "di" + "periksa": what a double prefix leaves behind is longer.
        least = _KEEPS_LENGTH + (prefix in _DOUBLE_PREFIXES)
        if word.startswith(prefix) and len(word) - len(prefix) >= least:
            word = word[len(prefix) :]
            break
    if len(word) > _KEEPS_LENGTH and word[0] in _LOST_INITIALS and word[1] in "aeiou":
        word = word[1:]
    return word
