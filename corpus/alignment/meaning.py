"""What an item says, whatever its wording: stems, folded synonyms, amounts, negations.

An office's own name and region are masked, so that two offices' sentences can mean the same. The
vocabulary is data (`corpus/alignment/data/wording.json`); stems are only keys and never shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.alignment.asides import mark_asides, split_asides
from corpus.alignment.learned_wording import NOTHING_LEARNED, LearnedWording
from corpus.alignment.masking import NO_NAMES, OwnNames, masked_tokens
from corpus.alignment.routines import actor_of, routine_of
from corpus.alignment.vocabulary import OFFICE_WORD, folded_word, joined_passives, stem, vocabulary
from normalizers.duration.units import UNIT_NAMES
from normalizers.folding import fold_phrases

MAX_TEXT = 2_000  # characters of an item that are looked at: longer ones are pasted documents
NOT_NEEDED = "takperlu"  # the vocabulary's word for what an office does without
_NEGATIONS = frozenset(("tidak", "bukan", "tanpa", "jangan", "dilarang", "tak", "non"))
_COUNTED = ("lembar", "rangkap", "buah", "eksemplar", "set", "orang", "kali", "cm")
_UNITS = frozenset((*_COUNTED, *UNIT_NAMES))
_NUMBERS = (
    ("satu", "1"), ("dua", "2"), ("tiga", "3"), ("empat", "4"), ("lima", "5"), ("enam", "6"),
    ("tujuh", "7"), ("delapan", "8"), ("sembilan", "9"), ("sepuluh", "10"),
)  # fmt: skip
_NUMBER_WORDS = dict(_NUMBERS)
_ROLES = frozenset(("pemohon", "petugas"))
_RECEIVERS = frozenset((*_ROLES, OFFICE_WORD))
_TOWARDS = frozenset(("kepada", "ke"))
_HANDING = "serah"  # the vocabulary's word for giving and receiving
_PERFECT = frozenset(("telah", "sudah", "akan", "belum"))
_TELLING = ("menjelaskan", "menerangkan", "menguraikan", "memaparkan", "menyebutkan")
_ACTS = {
    stem(word): act
    for act, words in (
        ("give", ("serah", "beri", "kirim", "sampai", "mengajukan", *_TELLING)),
        ("receive", ("terima", "ambil", "peroleh", "dapat")),
    )
    for word in words
}
_AGENT = re.compile(r"pe[mn]\w+(?<!an)")  # "Pemroses berkas menyerahkan": who does it
_POSSESSIVE_LENGTH = 7  # letters: "hanya" ends alike
_PICTURES = frozenset(("foto", "potret"))  # with a size, for a paper
_SIZE = re.compile(r"^\d{1,2}x\d{1,2}$")


class Meaning(NamedTuple):
    """The words that count, sorted; amounts by unit; what is denied; which way things change hands.

    `direction` is "in" where the applicant gives or the office receives, "out" for the reverse.
    `acts` are the verbs of what is done, the first one first, without those that only say what a
    thing has undergone; `head` is the first paper that is named. `aside` are those of the words
    that only say for which case, when or in which form: "bagi pemohon baru", "(asli)".
    """

    words: tuple[str, ...]
    amounts: tuple[tuple[str, str], ...] = ()
    denied: tuple[str, ...] = ()
    direction: str = ""
    acts: tuple[str, ...] = ()
    head: str = ""
    aside: tuple[str, ...] = ()
    routine: str = ""
    actor: str = ""


def read_meaning(
    text: str, own: OwnNames = NO_NAMES, learned: LearnedWording = NOTHING_LEARNED
) -> Meaning:
    """The meaning of an item.

    >>> one = read_meaning("Memiliki alamat e-mail yang masih aktif")
    >>> one == read_meaning("Pemohon mempunyai alamat surel aktif") or sorted(one.words)
    ['aktif', 'bawa', 'email']
    >>> read_meaning("Fotokopi KTP 2 (dua) lembar").amounts
    (('lembar', '2'),)
    >>> read_meaning("Tidak diwakilkan").denied
    ('kuasa',)
    """
    spellings = vocabulary().spellings
    marked = mark_asides(joined_passives(text[:MAX_TEXT]))
    masked = [spellings.get(token, token) for token in masked_tokens(marked, own)]
    if learned.phrases:
        masked = fold_phrases(masked, learned.phrases, learned.longest)
    return _meaning_of(" ".join(masked))


@lru_cache(maxsize=100_000)
def _meaning_of(masked: str) -> Meaning:
    tokens, asides = split_asides(_folded(masked.split()))
    past = _undergone(tokens)
    words, core, amounts, denied = _said(tokens, asides, past)
    if NOT_NEEDED in words:
        papers = vocabulary().documents.intersection(words)
        words, core, denied = words - papers, core - papers, denied | papers
    acts, way = _acts(tokens, past, asides), _direction(tokens, past)
    main = [token for token, is_aside in zip(tokens, asides, strict=True) if not is_aside]
    return Meaning(
        tuple(sorted(words)),
        tuple(sorted(amounts.items())),
        tuple(sorted(denied)),
        way,
        acts,
        _head(main),
        tuple(sorted(words - core - vocabulary().persons)),
        routine_of(acts, core, main, way),
        actor_of(main),
    )


def _verbs(tokens: Sequence[str], past: frozenset[int]) -> list[int]:
    """Where known verbs stand that say what is done."""
    known = vocabulary()
    return [
        position
        for position, token in enumerate(tokens)
        # "dapat diterbitkan": nobody gets anything.
        if token not in known.stop and folded_word(token) in known.verbs and position not in past
    ]


def _said(
    tokens: Sequence[str], asides: Sequence[bool], past: frozenset[int]
) -> tuple[set[str], set[str], dict[str, str], set[str]]:
    """The words that count, those of the core, the amounts by unit, and what is denied."""
    words: set[str] = set()
    core: set[str] = set()
    amounts: dict[str, str] = {}
    denied: set[str] = set()
    is_denied = False
    for position, token in enumerate(tokens):
        if token in _NEGATIONS:
            is_denied = True
            continue
        number = token if token.isdigit() else _NUMBER_WORDS.get(token)
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if number is not None and following in _UNITS:
            amounts.setdefault(following, number.lstrip("0") or "0")
            continue
        if _SIZE.match(token):
            amounts.setdefault("size", token)
            continue
        if token in vocabulary().stop or token in _UNITS or number is not None:
            continue
        if position in past:
            continue
        word = folded_word(token)
        if is_denied:
            # "(jika tidak ada ijazah)" denies nothing that is asked.
            if not asides[position]:
                denied.add(word)
            is_denied = False
        else:
            words.add(word)
            if not asides[position]:
                core.add(word)
    if "size" in amounts and words & _PICTURES:
        words = words - _PICTURES | {"pasfoto"}
        core.add("pasfoto")
    return words, core, amounts, denied


def _acts(tokens: Sequence[str], past: frozenset[int], asides: Sequence[bool]) -> tuple[str, ...]:
    """What is done, in order; what is only done in a condition counts where nothing else is."""
    places = _verbs(tokens, past)
    main = [place for place in places if not asides[place]] or places
    return tuple(dict.fromkeys(folded_word(tokens[place]) for place in main))


def _head(tokens: Sequence[str]) -> str:
    """The first paper that is named: what follows says which ("KTP sesuai STNK")."""
    documents = vocabulary().documents
    return next((token for token in tokens if token in documents), "")


def _undergone(tokens: Sequence[str]) -> frozenset[int]:
    """Where verbs stand that do not say what is done: "yang telah dicetak", "loket pendaftaran",
    "memberi" in "memberi persetujuan".

    Where an item has no other verb, that is what it is about.
    """
    known = vocabulary()
    verbs = [place for place, token in enumerate(tokens) if folded_word(token) in known.verbs]
    past = {place for place in verbs if _is_past(tokens, place)}
    passive = [place for place in verbs if tokens[place].startswith("di") and place not in past]
    found = set(past)
    for position in verbs:
        if position == verbs[0] and _AGENT.fullmatch(tokens[position]):
            found.add(position)
        elif tokens[position].startswith("pe") and tokens[position].endswith("an"):
            is_subject = position == verbs[0] and any(place > position for place in passive)
            if is_subject or (position and tokens[position - 1] in known.carriers):
                found.add(position)
            elif position - 1 in verbs and folded_word(tokens[position - 1]) == _HANDING:
                found.add(position - 1)
    return frozenset(found) if len(found) < len(verbs) else frozenset()


def _is_past(tokens: Sequence[str], position: int) -> bool:
    before = tokens[max(0, position - 2) : position]
    return "yang" in before and (before[-1] == "yang" or before[-1] in _PERFECT)


def _direction(tokens: Sequence[str], past: frozenset[int]) -> str:
    """Who hands over to whom, where handing over is the main verb."""
    place = next(iter(_verbs(tokens, past)), -1)
    act = _ACTS.get(stem(tokens[place]), "") if place >= 0 else ""
    if act and place - 1 in past and _ACTS.get(stem(tokens[place - 1])) == "receive":
        act = "receive"  # "mendapat penjelasan"
    if not act:
        return ""
    for position, token in enumerate(tokens[:-1]):
        if token in _TOWARDS and tokens[position + 1] in _RECEIVERS:
            return "out" if tokens[position + 1] == "pemohon" else "in"
    role, at = next(((token, at) for at, token in enumerate(tokens) if token in _ROLES), ("", -1))
    is_active = tokens[place].startswith("me")
    if not role or (is_active and at > place):  # "memberikan data yang diminta pemohon"
        return ""
    # "Pemohon diberikan kartu" is said of who gets it.
    is_receiver = act == "give" and at < place and tokens[place].startswith("di")
    gives = (act == "give") != is_receiver
    return "in" if gives == (role == "pemohon") else "out"


def _folded(tokens: Sequence[str]) -> list[str]:
    """Phrases of the vocabulary replaced by their meaning, the longest first."""
    known = vocabulary()
    return fold_phrases(
        [_without_possessive(token) for token in tokens], known.phrases, known.longest
    )


def _without_possessive(token: str) -> str:
    """ "identitasnya" without its ending, which phrases of the vocabulary do not have."""
    is_long = len(token) >= _POSSESSIVE_LENGTH and not token.endswith("tanya")
    return token[:-3] if token.endswith("nya") and is_long else token
