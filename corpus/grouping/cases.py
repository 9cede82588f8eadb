"""For which case of a service an item is: for a new card, a lost one, a foreigner.

The words are data (`corpus/alignment/data/cases.json`). A case is printed as the heading over the
items, in the item itself ("bagi WNA", "jika hilang"), or in the title of the whole standard.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from corpus.alignment.vocabulary import folded_word, vocabulary
from corpus.schema import Item, ServiceStandard

MAX_TEXT = 2_000  # characters of an item that are looked at
# What opens the words that say for which case an item is.
_FOR = re.compile(r"\b(?:bagi|untuk|khusus|jika|apabila|bila|kalau|karena)\b|[(\[]", re.IGNORECASE)
_END = re.compile(r"[,;.)\]]|\b(?:maka|wajib|harus|melampirkan|membawa)\b", re.IGNORECASE)


def case_of(record: ServiceStandard, item: Item, group: str) -> str | None:
    """The case of an item, several joined ("hilang, rusak"); None where it is for every case."""
    heading = cases_in(group)
    return (
        ", ".join(heading or cases_said_in(item.text) or cases_in(record.service.title or ""))
        or None
    )


# What a list is for where it names no case: a first card, of a citizen.
USUAL_CASES = frozenset(("baru", "wni", "umum", "perorangan"))


def special_cases(case: str | None) -> frozenset[str]:
    """The single cases of an item, without those that need no name.

    >>> sorted(special_cases("baru, hilang")), special_cases("wni"), special_cases(None)
    (['hilang'], frozenset(), frozenset())
    """
    return frozenset(case.split(", ")) - USUAL_CASES if case else frozenset()


@lru_cache(maxsize=20_000)
def cases_in(text: str) -> tuple[str, ...]:
    """The cases that words name, in their order.

    >>> cases_in("b. KTP-el hilang atau rusak")
    ('hilang', 'rusak')
    >>> cases_in("Pelayanan Kartu Keluarga")
    ()
    """
    words = " ".join(re.findall(r"\w+", text[:MAX_TEXT].casefold()))
    found: dict[str, int] = {}
    for case, pattern in _patterns().items():
        match = pattern.search(words)
        if match:
            found[case] = match.start()
    return tuple(sorted(found, key=lambda case: (found[case], case)))


def says_for_whom(heading: str) -> bool:
    """Whether a heading that names no known case still narrows down who its items are for.

    >>> says_for_whom("Anggota yang meminjam ke luar kota"), says_for_whom("Dokumen teknis")
    (True, False)
    """
    words = re.findall(r"\w+", heading.casefold())
    return _is_person(words) or bool({*vocabulary().asides, "yang"}.intersection(words))


def opens_with_whom(heading: str) -> bool:
    """Whether a line begins by saying who its items are for.

    >>> opens_with_whom("Pemohon kartu untuk luar kota"), opens_with_whom("KTP bagi pemohon")
    (True, False)
    """
    words = re.findall(r"\w+", heading.casefold())
    return _is_person(words) or (bool(words) and words[0] in vocabulary().asides)


def _is_person(words: Sequence[str]) -> bool:
    folded = folded_word(words[0]) if words else ""
    return folded == "pemohon" or folded in vocabulary().persons


@lru_cache(maxsize=20_000)
def cases_said_in(text: str) -> tuple[str, ...]:
    """The cases that an item itself says it is for.

    >>> cases_said_in("Paspor dan izin tinggal tetap bagi orang asing")
    ('wna',)
    >>> cases_said_in("Surat keterangan kehilangan dari kepolisian")
    ()
    """
    text = text[:MAX_TEXT]
    for opening in _FOR.finditer(text):
        end = _END.search(text, opening.end())
        found = cases_in(text[opening.end() : end.start() if end else len(text)])
        if found:
            return found
    return ()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = files("corpus.alignment").joinpath("data", "cases.json").read_text("utf-8")
    return {
        case: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
        for case, words in json.loads(text).items()
    }
