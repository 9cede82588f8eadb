"""Headings in a user's own words: what offices call the law's components and no list here has.

They come from the table `[headings]` of a settings file. A wrong name is refused with those that
are known: a heading that silently means nothing would look like one that was not found.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractor.errors import WrongUse

if TYPE_CHECKING:  # costs a tenth of a second, also of those who have no words of their own
    from parsers.names.headings import HeadingIndex

# Each component with further spellings, in the record's order: hashable, the same for the same set.
OwnHeadings = tuple[tuple[str, tuple[str, ...]], ...]
NO_OWN_HEADINGS: OwnHeadings = ()


class SettingsError(WrongUse):
    """A settings file that says something unknown; the message names it and what is known."""


def read_own_headings(table: object) -> OwnHeadings:
    """The headings of a table as TOML gives it. Raises `SettingsError`.

    >>> read_own_headings({"persyaratan": ["Kelengkapan Berkas"]})
    (('persyaratan', ('Kelengkapan Berkas',)),)
    >>> read_own_headings({"persaratan": ["Kelengkapan"]})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    corpus.own_words.SettingsError: komponen 'persaratan' dalam [headings] tidak dikenal. ...
    """
    if not isinstance(table, Mapping):
        raise SettingsError("'headings' harus berupa tabel [headings].")
    if not table:
        return NO_OWN_HEADINGS
    from corpus.schema import COMPONENTS
    from parsers.names.headings import squeezed

    owner: dict[str, str] = {}
    for name, spellings in table.items():
        for spelling in _checked(str(name), spellings):
            other = owner.setdefault(squeezed(spelling), str(name))
            if other != name:
                raise SettingsError(
                    f"judul {spelling!r} ada pada {other} dan {name}. Hapus salah satunya."
                )
    return tuple((name, tuple(sorted(set(table[name])))) for name in COMPONENTS if table.get(name))


def _checked(name: str, spellings: Any) -> list[str]:
    """The spellings of one component, each of which can be a heading."""
    from corpus.schema import COMPONENTS
    from parsers.names.headings import MAX_HEADING_LETTERS, squeezed

    if name not in COMPONENTS:
        near = get_close_matches(name, COMPONENTS, 3)
        hint = f"Mungkin: {', '.join(near)}" if near else f"Yang dikenal: {', '.join(COMPONENTS)}"
        raise SettingsError(f"komponen {name!r} dalam [headings] tidak dikenal. {hint}")
    is_list = isinstance(spellings, list | tuple) and all(isinstance(one, str) for one in spellings)
    if not is_list:
        raise SettingsError(
            f"[headings] {name} harus berupa daftar judul, "
            f'misalnya {name} = ["Kelengkapan Berkas"].'
        )
    for spelling in spellings:
        if not squeezed(spelling) or len(spelling) > MAX_HEADING_LETTERS:
            raise SettingsError(
                f"judul {spelling!r} dalam [headings] {name} harus berhuruf, "
                f"paling panjang {MAX_HEADING_LETTERS} tanda."
            )
    return list(spellings)


def as_table(headings: OwnHeadings) -> dict[str, list[str]]:
    """The same as a table, as `run.json` keeps it and `read_own_headings` reads it."""
    return {name: list(spellings) for name, spellings in headings}


@lru_cache(maxsize=4)  # with its own memory of lines: a run has one
def index_of(headings: OwnHeadings = NO_OWN_HEADINGS) -> HeadingIndex:
    """The components' headings, a user's own before those that are known to all."""
    from corpus.schema import COMPONENTS
    from parsers.names.headings import HeadingIndex, squeezed

    own = dict(headings)
    taken = {squeezed(spelling) for spellings in own.values() for spelling in spellings}
    known: dict[str, tuple[str, ...]] = {}
    for name, entry in COMPONENTS.items():
        others = (spelling for spelling in entry.headings if squeezed(spelling) not in taken)
        known[name] = (*own.get(name, ()), *others)
    return HeadingIndex(known)
