"""The values of a letterhead's line: address, phone, e-mail and site, with their labels."""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

from extractor.passage import Passage
from normalizers.vocabulary.patterns import CHANNEL_LABEL, PHONE_LABEL


class LineKind(enum.Enum):
    """What a line of the head's region is by its shape."""

    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    HIERARCHY = "hierarchy"
    BODY = "body"
    OTHER = "other"


VALUES = (LineKind.ADDRESS, LineKind.PHONE, LineKind.EMAIL, LineKind.WEBSITE)


class HeadPart(NamedTuple):
    """One value within a line of the head, with the label before it."""

    kind: LineKind
    passage: Passage
    stretch: range  # of the line's text, label included
    label: Passage | None = None


# Words that an address starts with, and the name of an office as well.
_PLACE = (
    r"(?:desa|dusun|kelurahan|kampung|kampus|kawasan|gedung|kantor bupati|plaza|mall?|menara"
    r"|graha)\b"
)
PLACE_NAME = re.compile(rf"{_PLACE}[^\d,;:]*$", re.IGNORECASE)
_ADDRESS_START = re.compile(
    rf"(?:alamat\b|j(?:l|ln|alan)\b\.?|komplek|komp\b|gd\b|kel\b|lorong\b|gang\b|gg\b|rt\b|blok\b"
    rf"|lantai\b|ruko\b|perkantoran|{_PLACE})",
    re.IGNORECASE,
)
_ADDRESS_INSIDE = re.compile(
    r"\b(?:no|nomor)\b\.?\s*\d{1,4}\b|\b\d{5}\b\s*\.?$|\bkm\.?\s*\d"
    r"|[,;]\s*(?:j(?:l|ln)\b\.?|jalan\b)",
    re.IGNORECASE,
)
_SIGN_INSIDE = re.compile(r"[\d,;]")  # each sign of an address behind its start holds one
WEB = (
    r"(?:(?:https?://|www\.)[^\s<>()\"',;|]*[^\s<>()\"',;|.:]"
    r"|(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,5}(?:go|desa|ac|sch|or|co|web|mil)\.id(?:/[^\s<>()\"',;|]*)?"
    r"|(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,4}(?:com|org|net|id)\b(?:/[^\s<>()\"',;|]*)?)"
)
MAIL = r"[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"
_NUMBER = (
    r"(?<!\w)(?:(?:\+?62|\(?0\d{1,4}\)?|1500|14\d)[\d\s().\-–]{1,18}\d"
    r"|\(\d{3,4}\)\s?[\d\s-]{5,12}|\d{6,13})(?!\w)"
)
_LABEL = rf"(?:(?:no\.?\s*)?{CHANNEL_LABEL}\b\.?(?:\s*/\s*{PHONE_LABEL}\b\.?)?\s*[:;]?\s*)"
_PART = re.compile(
    rf"(?P<label>{_LABEL})?(?:(?P<email>{MAIL})|(?P<website>{WEB})|(?P<phone>{_NUMBER}(?:\s*[,/;&]\s*(?:{_NUMBER}|\d{{3,8}}\b))*))",
    re.IGNORECASE,
)
# Each value holds one of these: most lines are done with a look for them.
_SIGN_OF_VALUE = re.compile(rf"@|[\[(]at[\])]|://|www\.|\.[a-z]|{_NUMBER}", re.IGNORECASE)
_ONLY_LABEL = re.compile(rf"{_LABEL}$", re.IGNORECASE)
# "..., Telp. (031)" whose number goes on in the next line
_LABEL_AT_END = re.compile(rf"[\s,;|(]+{_LABEL}[\d\s()+-]{{0,8}}$", re.IGNORECASE)
# "..., email:" whose address stands on the next line
_SIGNS_AND_LABEL = re.compile(rf"[\s,;|/.()<>–-]*{_LABEL}$", re.IGNORECASE)
_ONLY_SIGNS = re.compile(r"[\s,;|/.:()<>–-]*$")


def values_of(passage: Passage) -> tuple[HeadPart, ...]:
    """The values of a line, if it holds nothing else."""
    text = passage.text
    if _ONLY_LABEL.match(text):
        return (HeadPart(LineKind.OTHER, passage, range(len(text)), passage),)
    parts: list[HeadPart] = []
    position = 0
    for match in _PART.finditer(text) if _SIGN_OF_VALUE.search(text) else ():
        before = text[position : match.start()]
        if not _ONLY_SIGNS.match(before):
            if parts or not _is_address(before.strip(" ,;|")):
                return ()
            parts.append(_address_part(passage, match.start()))
            position = parts[0].stretch.stop
        parts.append(_value_part(passage, match, position if parts else match.start()))
        position = match.end()
    if parts and _SIGNS_AND_LABEL.match(text, position):
        mark = passage.cut(position)
        parts.append(HeadPart(LineKind.OTHER, mark, range(position, len(text)), mark))
        position = len(text)
    # "Jl. Pemuda 148 Semarang 50132": digits of an address are no phone.
    if not parts or not _ONLY_SIGNS.match(text[position:]):
        return _address_parts(passage) if _is_address(text) else ()
    return tuple(parts)


def _is_address(text: str) -> bool:
    """Whether words start like an address, or have a house's number, a postcode or a street."""
    if _ADDRESS_START.match(text):
        return True
    return _SIGN_INSIDE.search(text) is not None and _ADDRESS_INSIDE.search(text) is not None


def _address_parts(passage: Passage) -> tuple[HeadPart, ...]:
    """A whole line as an address; the label of a number on the next line stays apart."""
    label = _LABEL_AT_END.search(passage.text)
    if label is None:
        return (_address_part(passage, len(passage)),)
    mark = passage.cut(label.start())
    stretch = range(label.start(), len(passage))
    return (
        _address_part(passage, label.start()),
        HeadPart(LineKind.OTHER, mark, stretch, mark),
    )


def _address_part(passage: Passage, end: int) -> HeadPart:
    label = re.match(r"alamat\s*:?\s*", passage.text, re.IGNORECASE)
    start = label.end() if label else 0
    stop = end
    # A comma at the line's end may go on to the address's second line.
    while stop > start and stop < len(passage) and passage.text[stop - 1] in " ,;|":
        stop -= 1
    return HeadPart(
        LineKind.ADDRESS,
        passage.cut(start, stop),
        range(stop),
        passage.cut(0, start) if label else None,
    )


def _value_part(passage: Passage, match: re.Match[str], start: int) -> HeadPart:
    name = match.lastgroup or "phone"
    label = match.group("label")
    is_fax = bool(label) and re.match(r"\s*(?:no\.?\s*)?(?:fax|faks)", label, re.IGNORECASE)
    kind = LineKind(name)
    stretch = range(start, match.end())
    if is_fax:
        return HeadPart(LineKind.OTHER, passage.cut(*match.span(name)), stretch)
    return HeadPart(
        kind, passage.cut(*match.span(name)), stretch, passage.cut(start, match.start(name)) or None
    )
