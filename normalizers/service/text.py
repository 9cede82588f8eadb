"""Which service a standard without a title describes, from its steps, products and requirements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from normalizers.late_pattern import late
from normalizers.service.catalogue import (
    ServiceMatch,
    corrected_words,
    match_services,
    service_cues,
)
from normalizers.service.title import plain_words, title_words, wording
from normalizers.vocabulary.vocabulary import words_of

MAX_TEXT_CHARACTERS = 20_000  # a standard's lists; more says nothing new about its kind
REMEMBERED_TEXTS = 10_000  # offices share their sentences
MAX_NAMED_WORDS = 6
NAMED_SERVICE_VOTES = 3  # "permintaan layanan X" names the service outright
PRODUCT_VOTES = 4  # the product is the service's own
MIN_OWN_WORDS = 3  # of a document outside the catalogue that names a service by itself
MIN_REPEATS = 2  # an unknown service must be named twice, or issue a document of its own

_PRODUCT_JOINT = late(r"[;\n]|\b\d[.)]\s")
# "layanan X" after one of these is no service name: pengguna layanan is the applicant.
_NOT_NAMING = frozenset({
    "pengguna", "penerima", "unit", "jenis", "standar", "aplikasi", "loket", "ruang", "petugas",
    "konter", "meja", "jam", "waktu", "hasil", "biaya", "penyedia", "pemohon", "calon", "pusat",
    "mitra", "selama", "akses", "mal", "gerai", "portal",
})  # fmt: skip
_NAME_ENDS = frozenset({
    "kepada", "dengan", "melalui", "di", "ke", "pada", "untuk", "yang", "secara", "sesuai", "oleh",
    "dari", "petugas", "pengguna", "pemohon", "setelah", "jika", "dalam", "berupa", "terhadap",
    "ini", "tersebut", "online", "offline", "langsung", "kemudian", "maka", "akan", "telah",
    "sudah", "agar", "bila", "serta", "lalu", "selesai", "sampai", "hingga", "maksimal",
})  # fmt: skip
_ISSUING = frozenset({"mencetak", "pencetakan", "menerbitkan", "penerbitan", "cetak"})
_ISSUED = frozenset({"dicetak", "diterbitkan", "tercetak", "terbit"})
_SERVICE_WORDS = frozenset({"layanan", "pelayanan"})
_REQUEST_WORDS = frozenset({"permohonan", "permintaan", "pengajuan"})


# Every standard may mention these by the way; only a product makes them its service.
_SIDE_SERVICES = frozenset(
    {"pengaduan", "permohonan-informasi-publik", "keberatan-informasi-publik"}
)

_DOCUMENT_WORDS = frozenset(words_of("products"))


@dataclass(frozen=True, slots=True)
class ServiceVote:
    """What the text says: votes by kind, and names outside the catalogue with their count."""

    by_kind: dict[str, int]
    unknown: dict[tuple[str, ...], int]
    evidence: dict[str, tuple[str, ...]]


def _named_services(words: list[str]) -> Iterator[list[str]]:
    """The words after `layanan` or `permohonan`, up to the word that ends a name."""
    at = 0
    while at < len(words):
        word = words[at]
        is_service = word in _SERVICE_WORDS and (at == 0 or words[at - 1] not in _NOT_NAMING)
        if not is_service and word not in _REQUEST_WORDS:
            at += 1
            continue
        name: list[str] = []
        at += 1
        while at < len(words) and len(name) < MAX_NAMED_WORDS and words[at] not in _NAME_ENDS:
            if words[at] in _SERVICE_WORDS or words[at].isdigit():
                break
            name.append(words[at])
            at += 1
        if name:
            yield name


class _TextRead(NamedTuple):
    """One text: the services that it names, what is issued in it, and its letters alone."""

    names: tuple[str, ...]
    issued: tuple[str, ...]
    letters: str


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _read_text(text: str) -> _TextRead:
    words = plain_words(text[:MAX_TEXT_CHARACTERS])
    return _TextRead(
        names=tuple(" ".join(name) for name in _named_services(words)),
        issued=tuple(" ".join(name) for name in _issued_documents(words)),
        letters="".join(words),
    )


def _issued_documents(words: list[str]) -> Iterator[list[str]]:
    """What is printed or issued in a step: the words after the verb, or before its passive."""
    for at, word in enumerate(words):
        if word in _ISSUING:
            name: list[str] = []
            for following in words[at + 1 : at + 1 + MAX_NAMED_WORDS]:
                if following in _NAME_ENDS or following.isdigit():
                    break
                name.append(following)
            if name:
                yield name
        elif word in _ISSUED and 0 < at <= MAX_NAMED_WORDS:
            yield words[:at]


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _read_name(phrase: str) -> tuple[tuple[str, ...], tuple[ServiceMatch, ...]]:
    """The words of a phrase that name a service, and the services that they name."""
    words = corrected_words(title_words(phrase))
    return words, match_services(words)


class _Ballot:
    """Counts votes while the texts are read; each cue counts once."""

    def __init__(self) -> None:
        self.by_kind: dict[str, int] = {}
        self.unknown: dict[tuple[str, ...], int] = {}
        self.evidence: dict[str, list[str]] = {}

    def vote(self, kind: str, votes: int, words: str) -> None:
        self.by_kind[kind] = self.by_kind.get(kind, 0) + votes
        seen = self.evidence.setdefault(kind, [])
        if words not in seen:
            seen.append(words)

    def issue(self, phrase: str) -> None:
        """Votes for the service whose document a step prints or issues; receipts are none."""
        words, matches = _read_name(phrase)
        if matches and not matches[0].extra and matches[0].service.kind not in _SIDE_SERVICES:
            self.vote(matches[0].service.kind, NAMED_SERVICE_VOTES, " ".join(words))

    def name(self, phrase: str, votes: int) -> None:
        """Votes for the service a phrase names, or remembers the phrase."""
        words, matches = _read_name(phrase)
        if matches and matches[0].extra <= (2 if votes == PRODUCT_VOTES else 1):
            if matches[0].service.kind in _SIDE_SERVICES and votes != PRODUCT_VOTES:
                return
            self.vote(matches[0].service.kind, votes, " ".join(words))
        elif len(words) > 1 and not set(words) <= wording().generic_words:
            is_document = votes == PRODUCT_VOTES and _starts_with_document(phrase)
            # A "kartu anggota" does not say of what.
            counted = MIN_REPEATS if is_document and len(words) >= MIN_OWN_WORDS else 1
            self.unknown[words] = self.unknown.get(words, 0) + counted


def _starts_with_document(product: str) -> bool:
    words = [word for word in plain_words(product) if not word.isdigit() and len(word) > 1]
    return bool(words) and words[0] in _DOCUMENT_WORDS and len(words) <= MAX_NAMED_WORDS + 2


def _vote_by_cues(ballot: _Ballot, texts: Sequence[str]) -> None:
    # Letters only, so that a cue is found in glued text and across broken lines.
    letters = "".join(_read_text(text).letters for text in texts)[:MAX_TEXT_CHARACTERS]
    for cue in service_cues():
        if cue.letters in letters:
            ballot.vote(cue.kind, cue.weight, cue.text)


def vote_by_text(
    requirements: Sequence[str], steps: Sequence[str], products: Sequence[str], has_cues: bool
) -> ServiceVote:
    """The votes of a standard's texts; trade words count where `has_cues` says whose they are.

    A requirement that merely asks for a document (a copy of the KTP) never votes for that
    document's own service.
    """
    ballot = _Ballot()
    for text in (*steps, *requirements):
        for name in _read_text(text).names:
            ballot.name(name, NAMED_SERVICE_VOTES)
    for text in steps:
        for name in _read_text(text).issued:
            ballot.issue(name)
    for text in products:
        for part in _PRODUCT_JOINT.split(text[:MAX_TEXT_CHARACTERS]):
            if part.strip():
                ballot.name(part, PRODUCT_VOTES)
    if has_cues:
        _vote_by_cues(ballot, (*steps, *products, *requirements))
    evidence = {kind: tuple(seen) for kind, seen in ballot.evidence.items()}
    return ServiceVote(ballot.by_kind, ballot.unknown, evidence)
