"""Headings and labels in a user's own words: what offices call the law's components, the service's
name or the office, and no list here has.

They come from the tables `[headings]` and `[labels]` of a settings file. A wrong name is refused
with those that are known: a heading that silently means nothing would look like one that was not
found.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.errors import WrongUse
from parsers.names.own_labels import LABELLED, NO_OWN_LABELS, OwnLabels

if TYPE_CHECKING:  # costs a tenth of a second, also of those who have no words of their own
    from parsers.names.headings import HeadingIndex

SETTINGS_FILE = "selaras.toml"  # of the folder that a command is given in

# Each component with further spellings, in the record's order: hashable, the same for the same set.
OwnHeadings = tuple[tuple[str, tuple[str, ...]], ...]
NO_OWN_HEADINGS: OwnHeadings = ()


class OwnWords(NamedTuple):
    """All that a user's documents call otherwise."""

    headings: OwnHeadings = NO_OWN_HEADINGS
    labels: OwnLabels = NO_OWN_LABELS


NO_OWN_WORDS = OwnWords()


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

    for name in table:
        if name not in COMPONENTS:
            hint = _hint(str(name), tuple(COMPONENTS))
            raise SettingsError(f"komponen {name!r} dalam [headings] tidak dikenal. {hint}")
    return _spellings(table, tuple(COMPONENTS), "headings")


def read_own_labels(table: object) -> OwnLabels:
    """The labels of a table as TOML gives it. Raises `SettingsError`.

    >>> read_own_labels({"title": ["Judul Berkas"]})
    (('title', ('Judul Berkas',)),)
    """
    if not isinstance(table, Mapping):
        raise SettingsError("'labels' harus berupa tabel [labels].")
    for name in table:
        if name not in LABELLED:
            hint = _hint(str(name), LABELLED)
            raise SettingsError(f"label {name!r} dalam [labels] tidak dikenal. {hint}")
    return _spellings(table, LABELLED, "labels")


def _hint(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 3)
    return f"Mungkin: {', '.join(near)}" if near else f"Yang dikenal: {', '.join(known)}"


def _spellings(
    table: Mapping[str, Any], known: tuple[str, ...], title: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The spellings of each name, in one order; each is that of one name."""
    if not table:
        return ()  # nearly always: then nothing that reads headings is loaded
    from parsers.names.spelling import squeezed

    owner: dict[str, str] = {}
    for name in table:
        for spelling in _checked(name, table[name], title):
            other = owner.setdefault(squeezed(spelling), name)
            if other != name:
                raise SettingsError(
                    f"judul {spelling!r} ada pada {other} dan {name}. Hapus salah satunya."
                )
    return tuple((name, tuple(sorted(set(table[name])))) for name in known if table.get(name))


def _checked(name: str, spellings: Any, title: str) -> list[str]:
    """The spellings of one name, each of which can be a heading or label."""
    from parsers.names.headings import MAX_HEADING_LETTERS
    from parsers.names.spelling import squeezed

    is_list = isinstance(spellings, list | tuple) and all(isinstance(one, str) for one in spellings)
    if not is_list:
        raise SettingsError(
            f'[{title}] {name} harus berupa daftar judul, misalnya {name} = ["Kelengkapan Berkas"].'
        )
    for spelling in spellings:
        if not squeezed(spelling) or len(spelling) > MAX_HEADING_LETTERS:
            raise SettingsError(
                f"judul {spelling!r} dalam [{title}] {name} harus berhuruf, "
                f"paling panjang {MAX_HEADING_LETTERS} tanda."
            )
    return list(spellings)


def as_table(headings: OwnHeadings | OwnLabels) -> dict[str, list[str]]:
    """The same as a table, as `run.json` keeps it and `read_own_headings` reads it."""
    return {name: list(spellings) for name, spellings in headings}


@lru_cache(maxsize=4)  # with its own memory of lines: a run has one
def index_of(headings: OwnHeadings = NO_OWN_HEADINGS) -> HeadingIndex:
    """The components' headings, a user's own before those that are known to all."""
    from corpus.schema import COMPONENTS
    from parsers.names.headings import HeadingIndex
    from parsers.names.spelling import squeezed

    own = dict(headings)
    taken = {squeezed(spelling) for spellings in own.values() for spelling in spellings}
    known: dict[str, tuple[str, ...]] = {}
    for name, entry in COMPONENTS.items():
        others = (spelling for spelling in entry.headings if squeezed(spelling) not in taken)
        known[name] = (*own.get(name, ()), *others)
    return HeadingIndex(known)
