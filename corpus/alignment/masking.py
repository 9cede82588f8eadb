"""An office's own names out of its words: its region, itself, the service that is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.alignment.vocabulary import OFFICE_WORD
from normalizers.vocabulary.vocabulary import region_words, spellings_of

_TOKEN = re.compile(r"[^\W_]+")
# "1 (satu)": the words in brackets repeat the digits.
_SPELLED = re.compile(r"(\d)\s{0,2}\((?!\d)[a-z ]{2,40}\)", re.I)
_TIMES = re.compile(r"(?<=\d)\s{0,2}[x×]\s{0,2}(?=\d)", re.I)
_MONEY = re.compile(r"\bRp\.?\s{0,2}\d[\d.,]*(?:-|,-)?", re.I)
# "F-1.02", "F.2.01": the number of a form is its name.
_FORM_NUMBER = re.compile(r"\bF[.\s-]{0,2}(\d)[.\s-]{0,2}(\d{2})\b")
_LEVELS = region_words()
_OFFICES = frozenset(names[0] for names in spellings_of("district_kinds"))  # where no name follows
# Before the name of the service, which then is no paper that is asked for.
_SERVICE_WORDS = frozenset(("layanan", "pelayanan", "pemohon", "persyaratan", "syarat"))


class OwnNames(NamedTuple):
    """The words by which an office speaks of itself."""

    region: frozenset[str] = frozenset()
    office: frozenset[str] = frozenset()
    service: frozenset[str] = frozenset()


NO_NAMES = OwnNames()


def own_names(
    unit_name: str | None, region_name: str | None, service: str | None = None
) -> OwnNames:
    """The masks of an office: from its name, its region's, and the service that is compared."""
    region = {word.lower() for word in _TOKEN.findall(region_name or "")} - _LEVELS
    office = {word.lower() for word in _TOKEN.findall(unit_name or "")} - region - _LEVELS
    label = {word.lower() for word in _TOKEN.findall(service or "")}
    return OwnNames(frozenset(region), frozenset(office), frozenset(label))


def masked_tokens(text: str, own: OwnNames) -> Iterator[str]:
    """The tokens in lower case; names of regions left out, the office's own name as one word."""
    text = _FORM_NUMBER.sub(r"F\1\2", _SPELLED.sub(r"\1", text))
    tokens = _TOKEN.findall(_MONEY.sub(" ", _TIMES.sub("x", text)))
    is_shouted = text.isupper()
    position = 0
    while position < len(tokens):
        token = tokens[position]
        lowered = token.lower()
        if lowered in _LEVELS:
            after = _after_place(tokens, position + 1, own, is_shouted)
            if after == position + 1 and lowered in _OFFICES:
                yield lowered
            position = after
            continue
        if lowered in _SERVICE_WORDS and _run(tokens, position + 1, own.service):
            yield lowered
            position += 1 + _run(tokens, position + 1, own.service)
            continue
        run = _run(tokens, position, own.office)
        if run >= 2 or (run == 1 and token.isupper() and not is_shouted and len(token) <= 10):
            yield OFFICE_WORD
            position += run
            continue
        if lowered not in own.region:
            yield lowered
        position += 1


def _after_place(tokens: Sequence[str], position: int, own: OwnNames, is_shouted: bool) -> int:
    """Past the name that follows "Kabupaten": the office's own region, or capitalized words."""
    first = position
    while position < len(tokens) and position - first < 4:
        token = tokens[position]
        is_name = token[0].isupper() and not is_shouted
        # "Desa/Kelurahan" is no place of that name.
        if token.lower() in _LEVELS or (token.lower() not in own.region and not is_name):
            break
        position += 1
    return position


def _run(tokens: Sequence[str], position: int, names: frozenset[str]) -> int:
    """How many tokens from here on are among the names."""
    length = 0
    while position + length < len(tokens) and tokens[position + length].lower() in names:
        length += 1
    return length
