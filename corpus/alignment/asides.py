"""Which words of an item are its core, and which only say for whom, when or in which form.

"Fotokopi KTP (asli diperlihatkan) bagi pemohon baru" asks for a KTP; what stands in brackets and
behind "bagi" narrows it down. "Apabila berkas lengkap, petugas mencetak kartu" says that a card is
printed. Signs that part a sentence are made words of their own while its words are folded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.alignment.vocabulary import folded_word, vocabulary

_OPEN, _CLOSE, _PAUSE = "zzbuka", "zztutup", "zzjeda"
_SIGNS = {"(": _OPEN, "[": _OPEN, ")": _CLOSE, "]": _CLOSE, ",": _PAUSE, ";": _PAUSE, ":": _PAUSE}
_SIGN = re.compile(r"[(\[\]),;:](?!\d)")
_PURPOSES = frozenset(("untuk", "guna", "agar", "supaya"))
_VERB_FORMS = ("di", "me", "ter")
_BEFORE_VERB = frozenset(("untuk", "dan", "serta", "atau", "agar"))
_MARKS = frozenset((_OPEN, _CLOSE, _PAUSE))


def mark_asides(text: str) -> str:
    """The text with words in place of the signs that part it."""
    return _SIGN.sub(lambda match: f" {_SIGNS[match.group()]} ", text)


def _is_purpose(token: str, following: str) -> bool:
    """ "untuk diperiksa" says what is done, "untuk pemohon" for whom."""
    return token in _PURPOSES and folded_word(following) in vocabulary().verbs


def split_asides(tokens: Sequence[str]) -> tuple[list[str], list[bool]]:
    """The tokens without marks, and whether each stands aside; none does where all would.

    What a letter introduces ("pengantar SIM") and who issues a paper with a name stand aside, too.

    >>> tokens, asides = split_asides(["salin", "ktp", "bagi", "wna"])
    >>> [token for token, is_aside in zip(tokens, asides) if not is_aside]
    ['salin', 'ktp']
    >>> split_asides(["apabila", "berkas", "lengkap", "zzjeda", "petugas", "mencetak"])[1]
    [True, True, True, False, False]
    """
    known = vocabulary()
    kept: list[str] = []
    asides: list[bool] = []
    depth = 0
    is_aside = has_core = is_leading = is_issuer = has_paper = False
    relative = 0
    for token, following in pairwise((*tokens, "")):
        if token in _MARKS:
            depth = max(0, depth + (token == _OPEN) - (token == _CLOSE))
            is_aside = is_aside and not (token == _PAUSE and (is_leading or not has_core))
            relative = 0
            continue
        if token == "dari" and has_paper and not is_aside:
            is_issuer = True
        if token in known.asides and not (has_core and _is_purpose(token, following)):
            is_aside, is_leading = True, not has_core
        elif is_aside and is_leading and token in known.resumes and kept[-1] not in known.asides:
            is_aside = False
        is_object = token in known.documents and not known.introducing.isdisjoint(kept[-2:])
        relative = _in_relative(relative, token, following, kept) if has_core else 0
        is_out = is_aside or relative > 0 or is_issuer or is_object or (depth > 0 and has_core)
        kept.append(token)
        asides.append(is_out)
        has_core = has_core or not (is_out or token in known.stop or token in known.weak)
        has_paper = has_paper or (not is_out and token in known.named_papers)
    return kept, asides if has_core else [False] * len(kept)


def _in_relative(within: int, token: str, following: str, kept: Sequence[str]) -> int:
    """Where a token stands to a clause with "yang": 0 outside, 1 in it, 2 behind its verb.

    A second verb ends it: "Surat yang belum ditandatangani dikembalikan". What state a paper is in
    ("yang rusak") is no such clause.
    """
    known = vocabulary()
    if token == "yang" and following not in known.states:
        return 1
    if token in known.resumes:
        return 0
    is_verb = token.startswith(_VERB_FORMS) and folded_word(token) in known.verbs
    return (within + 1) % 3 if within and is_verb and kept[-1] not in _BEFORE_VERB else within
