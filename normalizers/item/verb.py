"""Indonesian verbs as standards use them: one canonical form for active, passive and order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from normalizers.item.word_lists import pattern_rows, word_classes
from normalizers.late_pattern import late

Voice = Literal["active", "passive"]

_ACTIVE = late(r"(?:mem[bpfv]|men[dtcjz]|meng|meny|me[lrmnwy])[a-z]{3,}")
_PASSIVE = late(r"di(?:isi|uji|[a-z]{4,})")
_PRONOUN_ENDING = late(r"(?<=[a-z]{5})(?:nya|lah)$")
_FOREIGN_START = late(r"(?:pr|pl|tr|kl|kr|sk|sp|st|sy|kh|ps)[a-z]")
# What the nasal prefix makes of a root's first letter; None: the letter stays.
_NASAL = {
    "p": ("mem", True), "t": ("men", True), "s": ("meny", True), "k": ("meng", True),
    "b": ("mem", False), "f": ("mem", False), "v": ("mem", False), "d": ("men", False),
    "c": ("men", False), "j": ("men", False), "z": ("men", False), "g": ("meng", False),
    "h": ("meng", False), "a": ("meng", False), "e": ("meng", False), "i": ("meng", False),
    "o": ("meng", False), "u": ("meng", False),
}  # fmt: skip
_FOREIGN_PREFIX = {"p": "mem", "t": "men", "s": "men", "k": "meng"}


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done, in the active form that stands in dictionaries, and whether it was passive."""

    action: str
    voice: Voice


@lru_cache(maxsize=1)
def listed_actions() -> frozenset[str]:
    """The actions of the list; any other is derived from the verb that is printed."""
    return frozenset(_known().values())


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """The action of every listed single word that is no plain order."""
    known: dict[str, str] = {}
    for row in pattern_rows("actions"):
        for form in (row["id"], *row.get("forms", ())):
            known.setdefault(form, row["id"])
    return known


def active_of(root: str) -> str:
    """The active form of a root.

    >>> active_of("serahkan"), active_of("tandatangani"), active_of("proses"), active_of("cetak")
    ('menyerahkan', 'menandatangani', 'memproses', 'mencetak')
    """
    if root.startswith("per"):
        return f"mem{root}"
    if _FOREIGN_START.match(root):
        return _FOREIGN_PREFIX[root[0]] + root
    prefix, drops = _NASAL.get(root[:1], ("me", False))
    return prefix + (root[1:] if drops else root)


@lru_cache(maxsize=4096)
def parse_verb(word: str) -> Verb | None:
    """The verb that a word in small letters is, or None for any other word.

    >>> parse_verb("ditandatangani")
    Verb(action='menandatangani', voice='passive')
    >>> parse_verb("mengkoreksi")
    Verb(action='mengoreksi', voice='active')
    >>> parse_verb("dinas") is None
    True
    """
    classes = word_classes()
    if word in classes["not-verb"] or word in classes["state"]:
        return None
    voice: Voice = "passive" if _PASSIVE.fullmatch(word) else "active"
    known = _known()
    stem = _PRONOUN_ENDING.sub("", word)
    for form in (word, stem):
        if form in known:
            return Verb(known[form], voice)
    if stem in classes["not-verb"] or stem in classes["state"]:
        return None
    if _PASSIVE.fullmatch(word):
        active = active_of(stem.removeprefix("di"))
        return Verb(known.get(active, active), "passive")
    return Verb(stem, "active") if _ACTIVE.fullmatch(stem) else None
