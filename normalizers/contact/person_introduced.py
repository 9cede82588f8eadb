"""Bare names: capitalised words that only the word before them, or a number, tells for a person's.

For masking. The title, degree or employee number that proves other names is missing here, so
words that are known for other things are no names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from normalizers.contact.person import (
    DEGREES,
    NOT_A_NAME,
    ROLE,
    ROLE_WORDS,
    TITLE,
    Mention,
    has_common_part,
)
from normalizers.contact.personal_number import Mobile
from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import PHONE_LABEL

_WORD = r"(?:[A-Z]['’]?[a-z]{2,24}(?:['’-][A-Za-z]{1,24})?|[A-Z][A-Z'’]{2,24}|[A-Z]\.)"
_BARE = rf"{_WORD}(?:\x20{_WORD}){{0,4}}"
_TITLES = rf"(?:(?i:{TITLE})(?:\.\x20?|\x20)){{0,3}}"
_NAME = rf"{_TITLES}(?P<name>{_BARE})(?P<degrees>{DEGREES})?(?![\w@])"
# What only persons follow.
_PERSON_FOLLOWS = (
    r"a\.\s?n\.?|atas nama|contact persons?|kontak person|narahubung|cp|pic|u\.\s?p\.?|"
    r"an\.|hub\.?|hubungi|menghubungi|kontak|contact|"
    r"nama (?:petugas|pejabat|pengelola|kontak|admin|operator)|saudara|sdr\.?|sdri\.?"
)
_OFTEN_FOLLOWS = r"kepada|nama|oleh"
_AFTER = late(
    rf"(?i:(?<![\w.])(?:(?P<sure>{_PERSON_FOLLOWS})|(?P<weak>{_OFTEN_FOLLOWS}))"
    rf"(?![a-z])[ .:=–-]{{1,5}}){_NAME}"
)
_POST = rf"(?i:(?<![\w.])(?:{ROLE_WORDS})(?![a-z])"
_POST_WITH_COLON = late(rf"{_POST}[^:\n\t|;,]{{0,40}}:\x20{{0,3}}){_NAME}")
_POST_BEFORE = late(rf"{_POST}\x20){_NAME}")
_BEHIND_NIP = late(
    rf"\b(?:NIP|NRP|NIPPPK)\b[\x20.:]{{0,4}}[\d\x20]{{8,26}}[\x20,(:–-]{{1,5}}"
    rf"(?:a\.\s?n\.?[\x20:]{{1,3}})?{_NAME}"
)
_NUMBER_LABEL = rf"(?i:no|nomor|{PHONE_LABEL}|di|pada)(?![A-Za-z])"
_BEFORE_NUMBER = late(
    rf"(?:\A|[\s:;,.(|–-])(?P<name>{_BARE})(?P<degrees>{DEGREES})?"
    rf"(?:[\s(:=,./–-]|{_NUMBER_LABEL})*\Z"
)
_BEHIND_NUMBER = late(
    rf"[ \t]{{0,3}}(?P<dash>[–-])?,?[ \t]{{0,3}}\n?[ \t]{{0,3}}\(?\x20?{_NAME}(?P<close>\x20?\))?"
)
_REST = late(rf"{_NAME}(?=\s{{0,2}}(?P<mark>[,()/]|{_NUMBER_LABEL}|\d)|\.?\Z)")
_IN_BRACKETS = late(rf"\(\x20?{_NAME}\x20?\)")
# Small letters are a name only where they are a common one.
_SMALL = late(
    r"(?<!\w)(?:bapak|bpk|pak|ibu|bu|sdri?|mas|mbak)\.?\x20(?P<name>[a-z]{3,24})(?P<degrees>)(?![\w@])"
)
REACH_CHARS = 90  # from a number to the name beside it
# Words with an affix of verbs and of what is made of them.
_DERIVED = late(
    r"(?:meng|meny|mem[bp]|ber|ter|di)[a-z]{4,}|(?:pe|ke)[a-z]{3,}an|[a-z]{4,}(?:kan|nya)"
)
_VOWEL = late(r"[AEIOU]")
_ACRONYM = late(r"[^AEIOU]{4}")

Ordinary = Callable[[str], bool]


def find_introduced_names(
    text: str, mobiles: Sequence[Mobile], is_ordinary: Ordinary, is_near_mobile: bool = False
) -> tuple[Mention, ...]:
    """Names behind "Petugas:", "hubungi", "a.n.", a NIP, and beside the mobile numbers of `text`.

    `is_ordinary` tells of a word in small letters whether it is a word of the language,
    `is_near_mobile` whether a mobile number stands alone on the next line.

    >>> known = {"di", "loket"}.__contains__
    >>> [one.text for one in find_introduced_names("Hubungi Rarasati di loket", (), known)]
    ['Rarasati']
    >>> find_introduced_names("Hubungi Dinas Contoh, a.n. Kepala Dinas", (), known)
    ()
    """
    found = [*_after_words(text, bool(mobiles) or is_near_mobile, is_ordinary)]
    for mobile in mobiles:
        found += _beside(text, mobile, is_ordinary)
    kept: list[Mention] = []
    for one in sorted(found, key=lambda name: (name.start, -name.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def rest_of_name(text: str, is_ordinary: Ordinary) -> Mention | None:
    """The words at the start of a line that a name goes on with which ended the line before."""
    match = _REST.match(text)
    found = _mention(match, match["mark"] is not None, is_ordinary) if match else ()
    return next(iter(found), None)


def is_bare_name(text: str, is_ordinary: Ordinary) -> bool:
    """Whether a text, a cell say, is nothing but what may be a person's name."""
    match = re.fullmatch(rf"{_NAME}\.?", text.strip())
    return match is not None and _name_of(match, is_ordinary) == match["name"]


def _after_words(text: str, has_mobile: bool, is_ordinary: Ordinary) -> Iterator[Mention]:
    for match in _AFTER.finditer(text):
        is_sure = match["weak"] is None or has_mobile or match["degrees"] is not None
        yield from _mention(match, is_sure, is_ordinary)
    for match in _POST_WITH_COLON.finditer(text):
        yield from _mention(match, True, is_ordinary)
    for match in _POST_BEFORE.finditer(text):
        yield from _mention(match, has_mobile or match["degrees"] is not None, is_ordinary)
    for match in _SMALL.finditer(text):
        yield from _mention(match, False, is_ordinary)
    for match in _IN_BRACKETS.finditer(text) if has_mobile else ():
        yield from _mention(match, True, is_ordinary)
    for match in _BEHIND_NIP.finditer(text):
        yield from _mention(match, True, is_ordinary)


def _beside(text: str, mobile: Mobile, is_ordinary: Ordinary) -> Iterator[Mention]:
    low = max(0, mobile.start - REACH_CHARS)
    before = _BEFORE_NUMBER.search(text[low : mobile.start])
    if before is not None:
        has_post = ROLE.search(lowered(text[low : low + before.start("name")])) is not None
        yield from _mention(before, has_post or before["degrees"] is not None, is_ordinary, low)
    behind = _BEHIND_NUMBER.match(text, mobile.end)
    if behind is not None:
        in_brackets = behind["close"] is not None
        is_sure = in_brackets or behind["dash"] is not None or behind["degrees"] is not None
        yield from _mention(behind, is_sure, is_ordinary)


def _mention(
    match: re.Match[str], is_sure: bool, is_ordinary: Ordinary, offset: int = 0
) -> Iterator[Mention]:
    name = _name_of(match, is_ordinary)
    if not name or not (is_sure or has_common_part(name)):
        return
    start, end = match.start("name"), match.start("name") + len(name)
    if name == match["name"] and match["degrees"]:
        end = match.end("degrees")
    yield Mention(match.string[start:end], start + offset, end + offset)


def _name_of(match: re.Match[str], is_ordinary: Ordinary) -> str:
    """The words of a match before the first that names no person; empty where it is the first."""
    words: list[str] = []
    for word in match["name"].split():
        small = lowered(word.strip(".'’"))
        if NOT_A_NAME.search(small) or ROLE.fullmatch(small):
            break
        if not has_common_part(small) and (is_ordinary(small) or _DERIVED.fullmatch(small)):
            break
        if word.isupper() and len(word) > 2 and not _can_be_spoken(word):
            break
        words.append(word)
    name = " ".join(words)
    return name if re.search(r"[A-Za-z]{3}", name) else ""


def _can_be_spoken(word: str) -> bool:
    """Whether capitals may be a word, not the initials of an office."""
    return len(_VOWEL.findall(word)) * 4 >= len(word) and not _ACRONYM.search(word)
