"""Texts that say what they say elsewhere: "sda", "Lihat nomor 1", "Terlampir".

What stands there is the component's text. Nobody knows it here, so nobody can judge it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.vocabulary.patterns import PHONE_LABEL, TIME_UNIT
from normalizers.vocabulary.vocabulary import any_of, words_of

MOST_WORDS = 12  # of a text that does nothing but point
MOST_LETTERS = 120

_WORD = re.compile(r"[^\W\d_]+")
_DITTO_SIGN = re.compile(r"(?:[\"“”„〃″]|''|,,|-\s*[\"“”〃]\s*-){1,3}")
_DITTO = frozenset(words_of("dittos"))
_LISTED = re.compile(r"^(?:\d{1,2}|[a-z])[.)]\s+|^[-•*–]\s*", re.IGNORECASE)
# "Sesuai nomor antrean" points nowhere: what is counted has its number.
_COUNTED = frozenset(("halaman", "nomor", "no", "poin", "point", "angka", "huruf"))
_PLACES = (
    rf"(?:{any_of(word for word in words_of('other_places') if word not in _COUNTED)}"
    rf"|{any_of(_COUNTED)}\b\W{{0,3}}(?:\d|[ivx]{{1,4}}\b|[a-z]\b))"
)
_POINTER = re.compile(
    r"(?:(?:dapat|bisa|silakan|silahkan|selengkapnya|rincian(?:nya)?|uraian(?:nya)?)\s+){0,3}"
    rf"(?:{any_of(words_of('pointing'))}\b.{{0,60}}?\b(?:{_PLACES}|{any_of(words_of('other_texts'))})\b"
    rf"|{any_of(words_of('likening'))}\b.{{0,30}}?\b{_PLACES}\b)"
    r"|(?:\w+\s+){0,7}terlampir\W*$|dilampirkan\W*$",
    re.IGNORECASE,
)
# What states something does more than point: a value, a rule, an address, a paper to bring.
_STATES = re.compile(
    r"\d{2}|rp\b|gratis|\bper(?:aturan|da|bup|wal|gub|men)\w*|\bund\w+-undang|@|www|https?:"
    rf"|\b(?:{TIME_UNIT}|{PHONE_LABEL}|e-?mail)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=5_000)
def only_points(text: str) -> bool:
    """Whether a text does nothing but point to where its contents stand.

    >>> [only_points(one) for one in ("s.d.a.", '"', "Sama dengan di atas", "Lihat nomor 1")]
    [True, True, True, True]
    >>> only_points("Sebagaimana tercantum dalam lampiran"), only_points("Terlampir")
    (True, True)
    >>> only_points("Sesuai Perda Nomor 3 Tahun 2020"), only_points("Lihat jadwal, 3 hari")
    (False, False)
    """
    bare = _LISTED.sub("", text.strip(), count=1).strip()
    if not bare or len(bare) > MOST_LETTERS:
        return False
    if _DITTO_SIGN.fullmatch(bare):
        return True
    words = _WORD.findall(bare.casefold())
    if " ".join(words) in _DITTO:
        return True
    if len(words) > MOST_WORDS or _STATES.search(bare):
        return False
    return _POINTER.match(bare) is not None
