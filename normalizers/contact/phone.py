"""Indonesian telephone numbers as offices print them, read into E.164."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.contact.phone_context import is_labelled, is_list_joint
from normalizers.contact.phone_reader import DigitGroup, Phone, PhoneReader
from normalizers.late_pattern import late

__all__ = ["Phone", "find_phones", "parse_phone"]

SEARCH_LIMIT_CHARS = 20_000
REMEMBERED_TEXTS = 1_000  # an office's line of numbers stands on all of its standards

_DIGITS = late(r"[0-9]+")
_OCR_LETTER = late(r"[0-9][OolI]|[OolI][0-9]|[^\x00-\x7f]")  # a cheap look for the next
_OCR_TOKEN = late(r"(?<![^\W\d_OolI])[\dOolI]*\d[\dOolI]*(?![^\W\d_])")
_OCR_LETTERS = str.maketrans("OolI", "0011")


def parse_phone(text: str) -> Phone | None:
    """The one phone number a text consists of or begins with; None where none can be read.

    >>> parse_phone("(0561) 736541 ext. 233")
    Phone(value='+62561736541', is_mobile=False, extension='233', start=0, end=22, is_possible=True)
    >>> parse_phone("81342810332").value
    '+6281342810332'
    >>> parse_phone("1500-xxx") is None
    True
    """
    found = find_phones(text)
    return found[0] if found else None


@lru_cache(maxsize=REMEMBERED_TEXTS)
def find_phones(text: str, inherited_area: str | None = None) -> tuple[Phone, ...]:
    """Every phone number in a text, in its order.

    A second number of a list takes the area code before it; a labelled local number takes
    `inherited_area` ("0355" or "355"), and is refused without one. Numbers under another label
    (NIP, account, postcode), masked numbers, dates and opening hours are refused.

    >>> [phone.value for phone in find_phones("Telp. (0725) 49638,49313 atau 112")]
    ['+6272549638', '+6272549313', '112']
    >>> find_phones("NIP 19660108 199403 1 001, buka 08.00-15.30")
    ()
    """
    text = text[:SEARCH_LIMIT_CHARS]
    clean = _OCR_TOKEN.sub(_without_ocr_letters, text) if _OCR_LETTER.search(text) else text
    groups = tuple(DigitGroup(m.start(), m.end(), m.group()) for m in _DIGITS.finditer(clean))
    if sum(len(group.digits) for group in groups) < 3:
        return ()
    area = inherited_area.removeprefix("+62").lstrip("0") if inherited_area else None
    return tuple(_read_all(PhoneReader(clean, groups), area))


def _without_ocr_letters(match: re.Match[str]) -> str:
    token = match.group()
    letters = sum(char in "OolI" for char in token)
    return token.translate(_OCR_LETTERS) if letters <= 2 and len(token) - letters >= 2 else token


def _read_all(reader: PhoneReader, inherited: str | None) -> Iterator[Phone]:
    index = 0
    previous: Phone | None = None
    list_area: str | None = None
    subscriber_digits = 0
    while index < len(reader.groups):
        start = reader.groups[index].start
        in_list = previous is not None and is_list_joint(reader.text, previous.end, start)
        list_area = list_area if in_list else None
        read = reader.whole(index)
        if read is None and previous is not None:
            read = reader.series(index, previous)
        if read is None and list_area:
            read = reader.local_like(index, list_area, subscriber_digits)
        read = read or reader.short(index, in_list)
        if read is None and inherited and is_labelled(reader.text, start):
            read = reader.local(index, inherited)
        if read is None:
            index += 1
            continue
        previous, index = read.phone, read.following
        if previous.area:
            list_area = previous.area
            subscriber_digits = len(previous.value) - len(list_area) - len("+62")
        yield previous
