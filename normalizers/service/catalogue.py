"""The catalogue of known services, and which of them a title's words name."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import Indel

from normalizers.service.title import phrase_words, plain_words, wording

MIN_CORRECTED_LETTERS = 7  # shorter words have neighbours one letter away
MAX_EXTRA_WORDS = 6  # an open phrase in a longer title is a mention, not the service


@dataclass(frozen=True, slots=True)
class Service:
    """A known service: `phrases` are sets of words, each of which names it.

    An open service may have further words beside its phrase (KTP-el for the old and sick); a closed
    one is another service as soon as an unknown word is added (a dentist is no doctor).
    """

    kind: str
    label: str
    phrases: tuple[frozenset[str], ...]
    is_open: bool
    without: frozenset[str]
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a service wherever they stand; `letters` without spaces."""

    kind: str
    text: str
    letters: str
    weight: int


@dataclass(frozen=True, slots=True)
class ServiceMatch:
    """A service and the words of the title that named it; `extra` counts words that did not."""

    service: Service
    phrase: frozenset[str]
    extra: int


def _rows(file_name: str) -> Iterator[dict[str, str]]:
    text = (files("normalizers.service") / "data" / file_name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@lru_cache(maxsize=1)
def service_catalogue() -> dict[str, Service]:
    """Every known service by its kind, read once, on first use."""
    services: dict[str, Service] = {}
    for row in _rows("services.csv"):
        services[row["kind"]] = Service(
            kind=row["kind"],
            label=row["label"],
            phrases=tuple(dict.fromkeys(phrase_words(p) for p in row["phrases"].split("|"))),
            is_open=row["scope"] == "open",
            without=frozenset(row["without"].split()),
            part_of=row["part_of"] or None,
        )
    return services


@lru_cache(maxsize=1)
def service_cues() -> tuple[Cue, ...]:
    """The trade words of services whose exports print no title."""
    return tuple(
        Cue(row["kind"], row["cue"], "".join(plain_words(row["cue"])), int(row["weight"]))
        for row in _rows("cues.csv")
    )


@lru_cache(maxsize=1)
def _services_by_word() -> dict[str, tuple[str, ...]]:
    """The kinds that have a phrase with this word: only they need to be looked at."""
    by_word: dict[str, list[str]] = {}
    for service in service_catalogue().values():
        for phrase in service.phrases:
            for word in sorted(phrase):
                kinds = by_word.setdefault(word, [])
                if service.kind not in kinds:
                    kinds.append(service.kind)
    return {word: tuple(kinds) for word, kinds in by_word.items()}


@lru_cache(maxsize=4)
def _vocabulary_by_letters() -> dict[tuple[str, int], tuple[str, ...]]:
    """The long words of the catalogue by first letter and length."""
    by_letters: dict[tuple[str, int], list[str]] = {}
    for word in sorted(_services_by_word()):
        if len(word) >= MIN_CORRECTED_LETTERS:
            by_letters.setdefault((word[0], len(word)), []).append(word)
    return {key: tuple(words) for key, words in by_letters.items()}


@lru_cache(maxsize=8192)
def _corrected_word(word: str) -> str:
    if len(word) < MIN_CORRECTED_LETTERS or not word.isalpha() or word in _services_by_word():
        return word
    vocabulary = _vocabulary_by_letters()
    near = [
        other
        for length in (len(word) - 1, len(word), len(word) + 1)
        for other in vocabulary.get((word[0], length), ())
        if _is_slip(word, other)
    ]
    return near[0] if len(near) == 1 else word


def _is_slip(word: str, other: str) -> bool:
    """Whether a letter was dropped, doubled or swapped with the next.

    An exchanged letter is no slip: pelayaran, pengajian and perumahan are other words.
    """
    if len(word) != len(other):
        return Indel.distance(word, other, score_cutoff=1) == 1
    return sorted(word) == sorted(other) and Indel.distance(word, other, score_cutoff=2) == 2


def corrected_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with slips of the pen mended where one word of the catalogue can be meant.

    >>> corrected_words(("rekomendsi", "kegaitan", "pelayaran"))
    ('rekomendasi', 'kegiatan', 'pelayaran')
    """
    return tuple(_corrected_word(word) for word in words)


def _match_service(service: Service, words: frozenset[str]) -> ServiceMatch | None:
    if service.without & words:
        return None
    modifiers = wording().modifiers
    best: ServiceMatch | None = None
    for phrase in service.phrases:
        if not phrase <= words:
            continue
        extra = len(words - phrase - modifiers)
        if extra > (MAX_EXTRA_WORDS if service.is_open else 0):
            continue
        if best is None or len(phrase) > len(best.phrase):
            best = ServiceMatch(service, phrase, extra)
    return best


def match_services(words: tuple[str, ...]) -> tuple[ServiceMatch, ...]:
    """The services that a title's words name, the most telling first, none that shares a word.

    >>> [m.service.kind for m in match_services(("kartu", "keluarga", "ktpel"))]
    ['kartu-keluarga', 'ktp-el']
    >>> match_services(("izin", "praktik", "peramal"))
    ()
    """
    word_set = frozenset(words)
    by_word = _services_by_word()
    kinds = dict.fromkeys(kind for word in words for kind in by_word.get(word, ()))
    found = [
        match
        for kind in kinds
        if (match := _match_service(service_catalogue()[kind], word_set)) is not None
    ]
    found.sort(key=lambda match: (-len(match.phrase), match.extra, match.service.kind))
    chosen: list[ServiceMatch] = []
    used: set[str] = set()
    for match in found:
        if not match.phrase & used:
            chosen.append(match)
            used |= match.phrase
    return tuple(chosen)
