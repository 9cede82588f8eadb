"""The acts that one step holds, each by itself: "Pemarafan dan penandatanganan surat" holds two.

Conditions, branches and what a paper has undergone are no acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.alignment.vocabulary import folded_word, joined_passives, vocabulary
from normalizers.item.actor_names import usual_actors, usual_applicants
from normalizers.item.verb import parse_verb

MAX_TEXT = 2_000  # characters of an item that are looked at: longer ones are pasted documents
MAX_PARTS = 12  # of one item; more is a list that was not read as one
REMEMBERED = 20_000
_SENTENCE = re.compile(
    r"(?<=[\w)])[.;]\s+(?=[A-Z])|;\s+|(?<=\w),?\s+(?=(?i:jika|apabila|bila|kalau)\s)"
)
_SEQUENCE = re.compile(
    r",?\s*\b(?:dan\s+)?(?:kemudian|selanjutnya|lalu|setelah\s+itu|berikutnya)\b,?\s*",
    re.IGNORECASE,
)
_BRANCH = re.compile(r"^\W*(?:jika|apabila|bila|kalau|sedangkan|namun|tetapi)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:tidak|belum|kurang)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\W*(?:setelah|sesudah|apabila|jika|bila|kalau|ketika|saat)\b[^,;]{1,160}"
    r"(?:,|\bmaka\b)\s*(?:maka\b|selanjutnya\b|kemudian\b)?",
    re.IGNORECASE,
)
# "Berkas yang telah diserahkan, diperiksa oleh petugas": which papers, and no act of the step.
_UNDERGONE = re.compile(r"\byang\s+(?:(?:telah|sudah|akan|belum)\s+)?di\w+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_AND = re.compile(
    r"\s*(?:,\s*(?:dan\s+|serta\s+|untuk\s+)?|\bdan\b|\bserta\b|\buntuk\b|\bguna\b|\bdengan\b|&|/)\s*",
    re.IGNORECASE,
)
_APPLICANTS = frozenset(usual_applicants())
_PLACES = frozenset(("tempatlayan", "layan", "loket", "bagian", "pejabat", "oleh"))
_ROLES = frozenset(usual_actors())


_ACTING = frozenset(("pemohon", "petugas", "pejabat", "pimpinan", "lurah"))
_AIMING = re.compile(r"\b(?:untuk|guna)\b", re.IGNORECASE)
_WISHES = ("mendapat", "memperoleh", "mengurus")
_MAKING = "susun"  # the vocabulary's word for making a paper
_WITHOUT_OBJECT = frozenset(("tunggu", "bayar", "wawancara", "potret", "biometrik"))


@lru_cache(maxsize=REMEMBERED)
def act_texts(text: str) -> tuple[str, ...]:
    """The acts of a step, in order, each with its object; the whole text where it is one.

    >>> act_texts("Pemarafan dan penandatanganan surat")
    ('Pemarafan surat', 'penandatanganan surat')
    >>> len(act_texts("Petugas memeriksa berkas. Jika tidak lengkap, berkas dikembalikan"))
    1
    >>> act_texts("Petugas menerima dan memeriksa berkas")
    ('Petugas memeriksa berkas',)
    """
    text = joined_passives(text[:MAX_TEXT])
    found: list[str] = []
    for sentence in _SENTENCE.split(text):
        is_branch = bool(found) and _BRANCH.match(sentence) is not None
        if is_branch and (_NEGATED.search(sentence) or _main_clause(sentence) == sentence):
            continue  # what happens where something is amiss belongs to the act before it
        for clause in _SEQUENCE.split(_main_clause(sentence)):
            found += _with_subject(_coordinated(clause))
    acts = [one for one in found if _acts_in(one)]
    parts = [
        one
        for one, after in pairwise((*acts, ""))
        if _has_object(_WORD.findall(one)) and not (after and _is_only_taken(one))
    ]
    if len(found) == 1 or not parts:
        return (text,)
    return tuple(parts[:MAX_PARTS])


def _main_clause(sentence: str) -> str:
    """The sentence without the condition or the earlier act that it begins with."""
    lead = _BEFORE.match(sentence)
    rest = sentence[lead.end() :] if lead else ""
    return rest if _acts_in(rest) else sentence


def _is_only_taken(act: str) -> bool:
    """Whether an office only takes in what it then works on: no act of its own."""
    words = [word for word in _WORD.findall(act.lower()) if _is_act(word)]
    words = [word for word in words if not word.startswith("pe")]  # "petugas pendaftaran"
    return words in (["menerima"], ["diterima"]) and not _APPLICANTS.intersection(
        _WORD.findall(act.lower())[:2]
    )


def _coordinated(clause: str) -> list[str]:
    """The clause cut before each further act; one without an object takes that of the next."""
    cuts = [
        match
        for match in _AND.finditer(clause)
        if match.start() > 0
        and _starts_act(clause[match.end() :])
        and not _is_aim(match.group(), clause[match.end() :])
        and (
            _acts_in(_UNDERGONE.sub(" ", clause[: match.start()]))
            or _starts_with_role(clause[match.end() :])
        )
    ]
    pieces: list[str] = []
    start = 0
    for cut in cuts:
        pieces.append(clause[start : cut.start()].strip())
        start = cut.end()
    pieces.append(clause[start:].strip())
    # "verifikasi, validasi dan/ perekaman": between two signs stands nothing.
    pieces = [piece for piece in pieces if _WORD.search(piece)]
    for number, (before, piece) in enumerate(pairwise(pieces), 1):
        words = _WORD.findall(piece)
        if words[0].lower().startswith("di") and not _has_object(words[1:]):
            pieces[number] = " ".join((piece, *_object_of(before)))
    for number in range(len(pieces) - 2, -1, -1):
        words = _WORD.findall(pieces[number])
        if words and _is_act(words[-1]):
            rest = _WORD.findall(pieces[number + 1])[1:]
            pieces[number] = " ".join((pieces[number], *rest))
    return pieces


def _is_aim(joint: str, after: str) -> bool:
    """Whether what follows is what somebody wants and not what is done: "datang untuk membuat
    kartu", "mengajukan ke pimpinan untuk mendapatkan disposisi"."""
    if not _AIMING.search(joint):
        return False
    word = next(iter(_WORD.findall(after[:80].lower())), "")
    return word.startswith(_WISHES) or (word.startswith("me") and folded_word(word) == _MAKING)


def _with_subject(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces of a clause, each with who acts in it: the first one's actor, where it has none.

    >>> list(_with_subject(["Petugas memeriksa berkas", "mencetak surat", "diparaf oleh Kasi"]))
    ['Petugas memeriksa berkas', 'Petugas mencetak surat', 'diparaf oleh Kasi']
    """
    subject = ""
    for piece in pieces:
        words = _WORD.findall(piece)
        place = next((at for at, word in enumerate(words) if _is_act(word)), 0)
        if place:
            named = [word for word in words[:place] if folded_word(word.lower()) in _ACTING]
            subject = named[0] if named else subject
        elif subject and words and words[0].lower().startswith("me"):
            piece = f"{subject} {piece}"
        yield piece


def _object_of(piece: str) -> list[str]:
    """The words behind the first act of a piece."""
    words = _WORD.findall(piece)
    return words[next((at for at, word in enumerate(words) if _is_act(word)), -1) + 1 :]


def _has_object(words: Sequence[str]) -> bool:
    """Whether anything is named but who acts and how."""
    known = vocabulary()
    folded = {folded_word(word.lower()) for word in words if word.lower() not in _ROLES}
    return bool(folded & _WITHOUT_OBJECT or folded - known.stop - known.verbs - _PLACES)


def _starts_act(text: str) -> bool:
    words = _WORD.findall(text[:80].lower())
    if words and words[0] in _ROLES:
        words = words[1:]
    return bool(words) and _is_act(words[0])


def _starts_with_role(text: str) -> bool:
    """Whether somebody else acts from here on: "..., dan pasien menunggu"."""
    return text[:40].lower().split(" ", 1)[0] in _ROLES


def _acts_in(text: str) -> bool:
    return any(_is_act(word) for word in _WORD.findall(text))


@lru_cache(maxsize=REMEMBERED)
def _is_act(word: str) -> bool:
    """A verb in a form that says that something is done, or a noun made of a known one."""
    lowered = word.lower()
    if lowered.startswith("pe") and lowered.endswith("an"):
        return folded_word(lowered) in vocabulary().verbs
    return parse_verb(lowered) is not None
