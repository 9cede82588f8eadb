"""A service's title reduced to the words that name the service, the same in every office."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from normalizers.folding import fold_phrases
from normalizers.late_pattern import late
from normalizers.region.region import find_regions

MAX_TITLE_CHARACTERS = 400  # longer strings are prose; the rest is not read
MAX_SYNONYM_WORDS = 6
MAX_ACRONYM_LETTERS = 6
OFFICE_TAIL_PREPOSITIONS = frozenset({"pada", "di", "oleh", "dari", "ke"})

_REGION_MASK = "zzregion"  # no word of any title; dropped again once the office is cut off
_WORD = late(r"[a-z0-9]+")
_BRACKETED = late(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_YEAR = late(r"\b(?:tahun|ta)\s+(?:anggaran\s+)?\d{4}\b", re.IGNORECASE)
_LIST_NUMBER = late(r"^\W*(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])\s?[.)]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class UnitMeanings:
    """What a word means in the offices of one kind: KIA in a clinic, Laboratorium in a school."""

    units: tuple[str, ...]
    synonyms: dict[str, tuple[str, ...]]
    alone: frozenset[str]  # words that name a service only where nothing else does: "loket"
    beside: frozenset[str]  # what may stand beside them: "klaster 1"
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the trade, as packaged in the catalogue."""

    prefixes: frozenset[str]
    doubled_prefixes: frozenset[str]
    stop_words: frozenset[str]
    modifiers: frozenset[str]
    channel_words: frozenset[str]
    office_words: frozenset[str]
    office_names: frozenset[str]
    own_offices: frozenset[str]
    unmistakable_offices: frozenset[str]
    meanings_by_unit: tuple[UnitMeanings, ...]
    office_phrases: tuple[tuple[str, ...], ...]
    generic_words: frozenset[str]
    letters: frozenset[str]  # with which one office sends on to another
    recommendations: frozenset[str]  # letters that are a service's own product as often
    synonyms: dict[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The packaged lists, read once, on first use."""
    source = files("normalizers.service") / "data" / "wording.json"
    data = json.loads(source.read_text(encoding="utf-8"))
    return Wording(
        prefixes=frozenset(data["prefixes"]),
        doubled_prefixes=frozenset(data["doubled_prefixes"]),
        stop_words=frozenset(data["stop_words"]),
        modifiers=frozenset(data["modifiers"]),
        channel_words=frozenset(data["channel_words"]),
        office_words=frozenset(data["office_words"]),
        office_names=frozenset(data["office_names"]),
        own_offices=frozenset(data["own_offices"]),
        unmistakable_offices=frozenset(data["unmistakable_offices"]),
        meanings_by_unit=tuple(
            UnitMeanings(
                units=tuple(f" {unit} " for unit in row["units"]),
                synonyms={word: tuple(v.split()) for word, v in row["synonyms"].items()},
                alone=frozenset(row.get("alone", {}).get("words", ())),
                beside=frozenset(row.get("alone", {}).get("beside", ())),
                means=tuple(row.get("alone", {}).get("means", "").split()),
            )
            for row in data["meanings_by_unit"]
        ),
        office_phrases=tuple(tuple(phrase.split()) for phrase in data["office_phrases"]),
        generic_words=frozenset(data["generic_words"]),
        letters=frozenset(data["letters"]),
        recommendations=frozenset(data["recommendations"]),
        synonyms={tuple(k.split()): tuple(v.split()) for k, v in data["synonyms"].items()},
    )


def plain_words(text: str) -> list[str]:
    """The lower-case words of a text, without accents and punctuation.

    >>> plain_words("KTP-el & Surat Pindah")
    ['ktp', 'el', 'surat', 'pindah']
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return _WORD.findall(plain.lower())


def fold_synonyms(words: list[str]) -> list[str]:
    """The words with other spellings and abbreviations replaced by one form, longest first.

    >>> fold_synonyms(["surat", "ijin", "praktek", "perawat"])
    ['izin', 'praktik', 'perawat']
    """
    return _fold_once(_fold_once(words))  # spelling first, then the phrases it completes


def _fold_once(words: list[str]) -> list[str]:
    return fold_phrases(words, wording().synonyms, MAX_SYNONYM_WORDS)


def _without_regions(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for mention in find_regions(text):
        if mention.strength != "ordinary":
            pieces.append(text[at : mention.start])
            at = mention.end
    pieces.append(text[at:])
    return f" {_REGION_MASK} ".join(pieces)


def _without_brackets(text: str) -> str:
    """The title without brackets; what they hold where the title itself is an acronym."""
    bare = _BRACKETED.sub(" ", text)
    bare_words = plain_words(bare)
    if not bare_words:
        return text
    inside = " ".join(match.group() for match in _BRACKETED.finditer(text))
    is_acronym = len(bare_words) == 1 and len(bare_words[0]) <= MAX_ACRONYM_LETTERS
    return inside if is_acronym and len(plain_words(inside)) > 1 else bare


def _without_office(words: list[str]) -> list[str]:
    """The words before the office that gives the service: `... pada Dinas X`, `... Kecamatan Y`."""
    known = wording()
    for phrase in known.office_phrases:
        for at in range(len(words) - len(phrase) + 1):
            if tuple(words[at : at + len(phrase)]) == phrase:
                words = words[:at] or words[len(phrase) :]
                break
    while words and words[0] in known.own_offices:
        words = words[1:]
    for at in range(1, len(words)):
        if _is_office_start(words, at):
            return words[:at]
    return words


def _is_office_start(words: list[str], at: int) -> bool:
    known = wording()
    word, before = words[at], words[at - 1]
    if word in known.own_offices:
        return True
    is_office = word in known.office_names or word in known.office_words
    if is_office and before in OFFICE_TAIL_PREPOSITIONS:
        return True
    rest = words[at + 1 :]
    if word in known.office_names and at >= 2 and rest:
        return True
    is_sure = word in known.office_names or word in known.unmistakable_offices
    return is_sure and at >= 2 and bool(rest) and rest[-1] == _REGION_MASK


def _without_prefixes(words: list[str]) -> list[str]:
    """The words after Pelayanan, Penerbitan, Permohonan and their kin, as long as one is left."""
    known = wording()
    at = 0
    while at < len(words) - 1:
        word, following = words[at], words[at + 1]
        is_doubled = word in known.doubled_prefixes and following in ("dan", "serta", "atau")
        if word in known.prefixes or is_doubled or (at > 0 and word in known.stop_words):
            at += 1
            continue
        break
    return words[at:]


def _without_unit(words: list[str], unit_words: list[str]) -> list[str]:
    """The words without the office's own name at the end."""
    for at in range(1, len(words)):
        tail = words[at:]
        if len(tail) >= 2 and any(
            unit_words[i : i + len(tail)] == tail for i in range(len(unit_words) - len(tail) + 1)
        ):
            return words[:at]
    return words


def _as_in_unit(words: list[str], unit_words: list[str]) -> list[str]:
    """The words as offices of this kind mean them; none is said twice."""
    unit = f" {' '.join(unit_words)} "
    for meanings in wording().meanings_by_unit:
        if any(known in unit for known in meanings.units):
            spelt = [w for word in words for w in meanings.synonyms.get(word, (word,))]
            return list(dict.fromkeys(spelt)) if spelt != words else words
    return words


def phrase_words(phrase: str) -> frozenset[str]:
    """The words of a catalogue phrase, folded as those of a title are.

    >>> sorted(phrase_words("pencatatan KK"))
    ['kartu', 'keluarga', 'pencatatan']
    """
    words = _without_prefixes(fold_synonyms(_without_prefixes(plain_words(phrase))))
    stop = wording().stop_words
    return frozenset(word for word in words if word not in stop)


@lru_cache(maxsize=8192)
def title_words(title: str, unit: str = "") -> tuple[str, ...]:
    """The words that name a service, in order, synonyms folded; empty where none is left.

    >>> title_words("9. Penerbitan Surat Ijin Praktek Perawat (SIPP) Kabupaten Agam")
    ('izin', 'praktik', 'perawat')
    >>> title_words("Standar Pelayanan")
    ('pelayanan',)
    """
    text = title[:MAX_TITLE_CHARACTERS]
    text = _YEAR.sub(" ", _LIST_NUMBER.sub("", text, count=1))
    text = _without_brackets(_without_regions(text))
    words = plain_words(text)
    if unit:
        unit_words = plain_words(_without_regions(unit))  # regions masked in both
        words = _without_unit(_as_in_unit(words, unit_words), unit_words)
    words = [word for word in _without_office(words) if word != _REGION_MASK]
    words = _without_prefixes(fold_synonyms(_without_prefixes(words)))
    stop = wording().stop_words
    return _as_alone(tuple(word for word in words if word not in stop), unit)


def names_service(words: Collection[str]) -> bool:
    """Whether a title's words name a service, and not only what every standard is.

    >>> names_service(title_words("Standar Operasional Prosedur (SOP) Pelayanan Publik"))
    False
    """
    return not set(words) <= wording().generic_words and max(map(len, words)) > 2


def _as_alone(words: tuple[str, ...], unit: str) -> tuple[str, ...]:
    """What a title means that holds no more than "Pendaftaran" or "Loket" in a clinic."""
    own = f" {' '.join(plain_words(unit))} "
    for meanings in wording().meanings_by_unit if unit else ():
        if meanings.alone.intersection(words) and any(known in own for known in meanings.units):
            return meanings.means if meanings.alone | meanings.beside >= set(words) else words
    return words
