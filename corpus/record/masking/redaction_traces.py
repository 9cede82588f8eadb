"""Where a masked person is met again: the name alone, in addresses, the number elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from extractor.page import Document, Word
from extractor.passage import Passage, Piece
from normalizers.contact.person import NOT_A_NAME, ROLE, has_common_part
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import DISTRICT_KIND, REGION_KIND

Ordinary = Callable[[str], bool]
_LETTERS = re.compile(r"[^\W\d_]+")
# Behind such a word a name is that of a place or a house.
_PLACE_WORD = re.compile(
    rf"(?:jl|jln|jalan|gang|gg|{REGION_KIND}|{DISTRICT_KIND}|dusun|"
    r"rs|rsu|rsud|rsup|puskesmas|gedung|pasar|terminal|universitas|kantor|dinas|bukit)"
)
_ADDRESS = re.compile(r"[^\s@/:<>()\[\],;]{2,64}(?=@)|(?<=@)[\w.-]{2,64}|(?<=/)[\w.@-]{2,64}")
LONG_PART = 5  # letters with which a part of a name is known within other letters
SHORT_PART = 3
LOOK_BACK_WORDS = 2


def name_parts(names: Iterable[str]) -> frozenset[str]:
    """The words of names, in small letters, without degrees and initials."""
    return frozenset(
        part
        for name in names
        for part in map(lowered, _LETTERS.findall(name.split(",")[0]))
        if len(part) >= SHORT_PART and not NOT_A_NAME.search(part) and not ROLE.fullmatch(part)
    )


def find_traces(
    document: Document, parts: Collection[str], is_ordinary: Ordinary
) -> Iterator[Passage]:
    """Words and parts of addresses that repeat a part of a masked name.

    In an address common personal names count too, unless an office's word stands beside them.
    """
    words = document.words
    for word in words:
        if "@" in word.text or "/" in word.text:
            for start, end in _in_address(word.text, parts):
                yield Passage(document, (Piece(word.start + start, word.start + end),))
        elif parts and _is_repeated(words, word, parts, is_ordinary):
            yield Passage(document, (Piece(word.start, word.end),))


def _in_address(text: str, parts: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(text):
        tokens = [*map(lowered, _LETTERS.findall(match.group()))]
        is_mail = text[match.end() : match.end() + 1] == "@"
        if any(_repeats(token, parts) for token in tokens) or (is_mail and _is_personal(tokens)):
            yield match.span()


def _repeats(token: str, parts: Collection[str]) -> bool:
    if token in parts:
        return True
    return any(part in token for part in parts if len(part) >= LONG_PART)


def _is_personal(tokens: Sequence[str]) -> bool:
    """Whether a mailbox is called like a person, not like an office."""
    if any(NOT_A_NAME.search(token) or ROLE.fullmatch(token) for token in tokens):
        return False
    return any(has_common_part(token) for token in tokens)


def _is_repeated(
    words: Sequence[Word], word: Word, parts: Collection[str], is_ordinary: Ordinary
) -> bool:
    if not any(letter.isupper() for letter in word.text):
        return False
    found = [part for part in map(lowered, _LETTERS.findall(word.text)) if part in parts]
    if not found:
        return False
    before = [
        lowered(other.text.strip(" .,:;()"))
        for other in words[max(0, word.order - LOOK_BACK_WORDS) : word.order]
    ]
    if any(_PLACE_WORD.fullmatch(other) for other in before):
        return False
    is_beside = any(other in parts for other in before[-1:])
    return is_beside or any(not is_ordinary(part) for part in found)
