"""Mobile numbers however they are printed, for masking: in doubt a number is one."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizers.contact.phone_context import LOOK_BACK_CHARS, may_begin
from normalizers.late_pattern import late
from normalizers.vocabulary.patterns import CLOCK, TIME_UNIT

_DIGITS = late(r"[0-9]+")
_TRUNK = late(r"(?:0062|62|0)?0?(?=8)")
_MOBILE = late(r"8[1-9]\d{7,10}")
_BEGINNING = late(r"(?:0|00|006|0062|6|62|620)?(?:8\d*)?")
_GAP = late(r"[ \t\xa0]{0,2}(?:[-–—.()\[\]/]?[ \t\xa0]{0,2}\n?[ \t\xa0]{0,3}[-–—(]?)[ \t\xa0]{0,2}")
_UNIT_OR_MARKER = late(rf"\s?(?:{TIME_UNIT}|{CLOCK}|orang|lembar)\b|[.)]\s", re.IGNORECASE)
SHORTEST, LONGEST = 9, 12  # digits of a mobile number without 0 or 62
LONGEST_PRINTED = LONGEST + 5
FEW = 2  # digits of a group that may be a list marker or a count


class Mobile(NamedTuple):
    """A mobile number in a text: `text[start:end]`, and its digits without 0 or 62."""

    start: int
    end: int
    national: str


def find_mobiles(text: str) -> tuple[Mobile, ...]:
    """Every mobile number of a text: spaced, dotted, in brackets, in links, over two lines.

    What stands under another label (NIP, an account) is none.

    >>> [one.national for one in find_mobiles("08 12 00 00 11 06; wa.me/6281200001107")]
    ['81200001106', '81200001107']
    >>> find_mobiles("(0232) 555012, NIP 198801012012012001")
    ()
    """
    groups = [(match.start(), match.end()) for match in _DIGITS.finditer(text)]
    found: list[Mobile] = []
    number = 0
    while number < len(groups):
        last = _last_group(text, groups, number)
        if last is None or not _may_begin(text, groups[number][0]):
            number += 1
            continue
        start, end = groups[number][0], groups[last][1]
        digits = "".join(text[low:high] for low, high in groups[number : last + 1])
        found.append(Mobile(_opened(text, start), end, digits[_trunk(digits) :]))
        number = last + 1
    return tuple(found)


def _may_begin(text: str, start: int) -> bool:
    return may_begin(
        text[max(0, start - LOOK_BACK_CHARS) : start] + "0", min(start, LOOK_BACK_CHARS)
    )


def _last_group(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The group that a mobile number ends with which begins at `first`; None: there is none."""
    digits, last, whole = "", first, None
    while True:
        start, end = groups[last]
        if end - start > LONGEST_PRINTED:
            return whole
        digits += text[start:end]
        national = digits[_trunk(digits) :]
        if _MOBILE.fullmatch(national) and _is_marked(digits, first == last):
            whole = last
        if len(national) >= LONGEST or not _can_begin(digits) or last + 1 == len(groups):
            return whole
        if not _goes_on(text, (start, end), groups[last + 1], national):
            return whole
        last += 1


def _is_marked(digits: str, is_whole: bool) -> bool:
    """A number without 0 or 62 is told by standing in one piece."""
    return digits[0] in "06" or (is_whole and len(digits) > SHORTEST)


def _trunk(digits: str) -> int:
    match = _TRUNK.match(digits)
    return match.end() if match else 0


def _can_begin(digits: str) -> bool:
    return _BEGINNING.fullmatch(digits) is not None


def _goes_on(text: str, before: tuple[int, int], group: tuple[int, int], national: str) -> bool:
    """Whether the next group of digits belongs to the number read so far."""
    gap = text[before[1] : group[0]]
    if len(gap) > LOOK_BACK_CHARS or _GAP.fullmatch(gap) is None:
        return False
    length = group[1] - group[0]
    if len(national) + length > LONGEST:
        return False
    is_few = length <= FEW
    if "\n" in gap:
        is_lost = len(national) >= SHORTEST and "-" not in gap
        return not is_lost and not (is_few and _UNIT_OR_MARKER.match(text, group[1]))
    if len(national) < SHORTEST:
        return "/" not in gap
    if "/" in gap:
        return False
    return not (is_few and _UNIT_OR_MARKER.match(text, group[1]))


def _opened(text: str, start: int) -> int:
    opened = re.search(r"[+(\[ ]{0,4}\Z", text[max(0, start - 4) : start])
    signs = opened.group().lstrip(" ") if opened else ""
    return start - len(signs)
