"""The routine that a step is: to hand in, to check, to sign, to hand out.

Nearly every service has the same dozen of them, and what else their sentences say (which papers,
which counter, which software) seldom tells one office's step from another's. What makes a step one
is data (`corpus/alignment/data/routines.json`): the first row that fits counts.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_ACTORS = {
    "pemohon": "pemohon",
    "saksi": "pemohon",
    "petugas": "petugas",
    "tempatlayan": "petugas",
    "pejabat": "pejabat",
    "pimpinan": "pejabat",
    "lurah": "pejabat",
}
_ASKING = frozenset(
    ("mempersilakan", "mempersilahkan", "meminta", "mengarahkan", "membantu", "memandu")
)
_RECEIVED = frozenset(("kepada", "ke", "dari", "di", "untuk", "bagi", "dengan", "pada", "milik"))


class Routine(NamedTuple):
    """A row of the data; an empty set asks for nothing."""

    name: str
    acts: frozenset[str]  # one of which is what is done first
    holds: frozenset[str]  # acts of which one is done at all
    names: frozenset[str]  # things of which one is named
    by: frozenset[str]  # who acts: "pemohon", "petugas", "pejabat", "" where nobody is said to
    without: frozenset[str]  # things of which none is named
    ways: frozenset[str]  # in which something changes hands

    def fits(self, acts: Sequence[str], words: Collection[str], actor: str, way: str) -> bool:
        """Whether a step with these acts, words, actor and direction is one."""
        return (
            (not self.acts or (bool(acts) and acts[0] in self.acts))
            and (not self.holds or not self.holds.isdisjoint(acts))
            and (not self.names or not self.names.isdisjoint(words))
            and self.without.isdisjoint(words)
            and (not self.by or actor in self.by)
            and (not self.ways or way in self.ways)
        )


@cache
def _routines() -> tuple[Routine, ...]:
    text = files("corpus.alignment").joinpath("data", "routines.json").read_text("utf-8")
    fields = Routine._fields[1:]
    return tuple(
        Routine(row["is"], *(frozenset(row.get(field, ())) for field in fields))
        for row in json.loads(text)["routines"]
    )


def routine_of(acts: Sequence[str], words: Collection[str], tokens: Sequence[str], way: str) -> str:
    """The routine that a step is, by its acts, its words and who acts; "" where it is none.

    >>> routine_of(("periksa",), {"dokumen"}, ("petugas", "memeriksa", "dokumen"), "")
    'periksa'
    """
    if not acts:
        return ""
    actor = actor_of(tokens)
    return next((one.name for one in _routines() if one.fits(acts, words, actor, way)), "")


def actor_of(tokens: Sequence[str]) -> str:
    """Who acts, of those whom every service has: the last one named with "oleh", else the first
    who is not given to, taken from or stood at; "" where nobody is."""
    named = [
        (at, _ACTORS[token])
        for at, token in enumerate(tokens)
        if token in _ACTORS and not (at and tokens[at - 1] in _RECEIVED)
    ]
    asked = [actor for at, actor in named if at and tokens[at - 1] in _ASKING]
    if asked:
        return asked[0]  # "Petugas mempersilakan pemohon mengisi formulir"
    by = [actor for at, actor in named if at and tokens[at - 1] == "oleh"]
    return by[-1] if by else next((actor for _, actor in named), "")
