"""One telephone number out of groups of digits: whole, local or short."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.contact.phone_context import (
    is_code_called,
    is_labelled,
    is_lapor_code,
    is_sent_to,
    may_begin,
)
from normalizers.contact.phone_plan import (
    SUBSCRIBER_DIGITS,
    area_code,
    fits_plan,
    is_mobile_number,
    is_universal,
)
from normalizers.late_pattern import late

LONGEST_E164_DIGITS = 15
SHORTEST_PRINTED_DIGITS = 7  # a labelled number below this is a fragment
MOST_GROUPS = 8  # "0812 34 56 78 90" has five
MOST_SPACED_GROUPS = 14  # "0 8 1 2 ...": a number whose digits are set apart

_JOINT = late(r"\s{0,3}[)\]]?\s{0,3}[-–—._]?\s{0,3}\(?\s{0,2}")
_MARKER = late(r"[.)]\s{0,3}[^\W\d]")
_SERVICE_CODE = late(r"80[0479]")  # "0804 1 500 300" has a group of one digit
_SERIES_JOINT = late(r"\s?[/–-]\s?")
_SERIES_GOES_ON = late(r"\s?[-.]\s?\d|/\d{4}")  # a date, or a number of its own
MOST_SERIES_DIGITS = 3
_PLACEHOLDER = late(r"[-. ]?(?:[xX*#]{2,}|[xX*#]\b)|[-/]?[^\W\d_]\b")
_MOBILE_TRUNK = "08"  # "08-1234-567-890"
_LOST_PLUS = late(r"628[1-35-9]\d")  # "62812-3456-7890"
_MOBILE_CODE = late(r"8[1-35-9]\d")
_OPENED = late(r"([\[(]\s{0,3})?(\+\s?)?(\(\s?)?\Z")
_EXTENSION = late(
    r"[\s,;(]{0,3}(?:ekstensi|extension|ekst?|ext|pesawat|pes|pswt|psw)[\s.:]{0,3}(\d{1,5})(?!\d)\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phone:
    """One number; `value` is E.164, or bare digits for short codes (112, 1708, 1500587).

    `start` and `end` bound the printed number with its extension. `is_possible` is False where
    the printed digits do not fit the national plan: they are kept as printed, never repaired.
    """

    value: str
    is_mobile: bool
    extension: str | None
    start: int
    end: int
    is_possible: bool = True

    @property
    def area(self) -> str | None:
        """The area code without its zero; None for mobiles and short codes."""
        national = self.value.removeprefix("+62")
        return None if self.is_mobile or national == self.value else area_code(national)


@dataclass(frozen=True, slots=True)
class DigitGroup:
    """A run of digits, with its place in the text."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class PhoneRead:
    """A number read, and where reading goes on."""

    phone: Phone
    following: int  # index of the first group after the number


@dataclass(frozen=True, slots=True)
class PhoneReader:
    """A text and its groups of digits; each method reads one number beginning at a group."""

    text: str
    groups: tuple[DigitGroup, ...]

    def whole(self, index: int) -> PhoneRead | None:
        """A number with its own area or mobile code: the longest that fits the plan."""
        first = self.groups[index]
        trunk = self._trunk(index)
        if trunk is None or not may_begin(self.text, first.start):
            return None
        best: tuple[str, int] | None = None
        national, last = first.digits[trunk:], index
        while True:
            if len(national) > LONGEST_E164_DIGITS:
                break
            printed = (national, last)
            if fits_plan(national.lstrip("0") if trunk > 1 else national):
                best = printed
            if not self._joins(last + 1, national, index):
                break
            last += 1
            national += self.groups[last].digits
        if best:
            return self._finished((index, best[1]), _country_code(best[0], trunk), True)
        if len(first.digits) > LONGEST_E164_DIGITS or not is_labelled(self.text, first.start):
            return None
        if first.digits == _MOBILE_TRUNK:
            return None  # "hubungi 08.00-16.00" is a time
        national, last = printed
        if not SHORTEST_PRINTED_DIGITS <= trunk + len(national) <= LONGEST_E164_DIGITS:
            return None
        return self._finished((index, last), _country_code(national, trunk), False)

    def _trunk(self, index: int) -> int | None:
        """How many leading digits are no part of the national number; None: cannot begin one."""
        group = self.groups[index]
        digits, after = group.digits, self.text[group.end : group.end + 1]
        opened = self.text[max(0, group.start - 3) : group.start]
        if digits.startswith("62") and ("+" in opened or len(digits) in (2, *range(10, 16))):
            return 2
        if "+" in opened:
            return None
        if digits.startswith("0062"):
            return 4
        if opened.endswith("(") and after == ")" and _has_country_code(digits):
            return 2
        if _LOST_PLUS.fullmatch(digits) and after in {"-", " ", "."}:
            return 2
        if digits.startswith("0") and (digits[1:2] not in {"", "0"} and len(digits) >= 3):
            return 1
        if digits == "0" and after in {"-", " "}:
            return 1
        if digits == _MOBILE_TRUNK and after in {"-", " ", "."}:
            return 1 if is_labelled(self.text, group.start) else None
        if _MOBILE_CODE.match(digits) and (len(digits) == 3 or len(digits) >= 9):
            is_sure = len(digits) != 9 or is_labelled(self.text, group.start)
            return 0 if is_sure else None
        is_area = area_code(digits) == digits
        is_marked = (opened.endswith("(") and after == ")") or (
            after == "-" and is_labelled(self.text, group.start)
        )
        return 0 if is_area and is_marked else None

    def _joins(self, index: int, national: str, first: int) -> bool:
        """Does this group go on with the number read so far?"""
        if index >= len(self.groups):
            return False
        previous, group = self.groups[index - 1], self.groups[index]
        is_spaced = len(national) - 1 <= index - first  # about one digit a group
        if index - first >= (MOST_SPACED_GROUPS if is_spaced else MOST_GROUPS):
            return False
        gap = self.text[previous.end : group.start]
        before = self.text[max(0, self.groups[first].start - 4) : self.groups[first].start]
        if gap == "/" and is_labelled(self.text, self.groups[first].start):
            is_area = index == first + 1 and area_code(national) == national
            return is_area or (_MOBILE_CODE.match(national) is not None and not fits_plan(national))
        if len(gap) > 9 or not _JOINT.fullmatch(gap):
            return False
        if "(" in gap and not (national == "" and group.digits == "0"):
            return index == first + 1 and _begins_plan(group.digits.lstrip("0"))
        if fits_plan(national) and not _extends(national, previous, group, gap):
            return False
        if gap.isspace() and len(group.digits) <= 2 and not _SERVICE_CODE.match(national):
            is_stray = len(group.digits) == 1 and len(previous.digits) > 2
            if is_stray or _MARKER.match(self.text, group.end):
                return False
        if gap.isspace() and "\n" in gap and not fits_plan(national):
            is_begun = len(group.digits) >= 3 and _begins_plan(national)
            return is_begun or not national  # broken over two lines
        return "\n" not in gap or ")" in gap or not gap.isspace() or "(" in before

    def local_like(self, index: int, area: str, subscriber_digits: int) -> PhoneRead | None:
        """A list's further number without area code, about as long as the one before it."""
        read = self.local(index, area)
        if read is None:
            return None
        digits = len(read.phone.value) - len(area) - len("+62")
        is_postcode = digits == 5 != subscriber_digits
        return None if is_postcode or abs(digits - subscriber_digits) > 1 else read

    def local(self, index: int, area: str) -> PhoneRead | None:
        """A number printed without its area code."""
        first = self.groups[index]
        if first.digits.startswith("0") or not may_begin(self.text, first.start):
            return None
        digits, last = first.digits, index
        while len(digits) < SUBSCRIBER_DIGITS.start and last + 1 < len(self.groups):
            gap = self.text[self.groups[last].end : self.groups[last + 1].start]
            if gap not in {"-", " ", ".", " - "}:
                break
            last += 1
            digits += self.groups[last].digits
        if len(digits) not in SUBSCRIBER_DIGITS:
            return None
        return self._finished((index, last), "+62" + area + digits, True)

    def series(self, index: int, before: Phone) -> PhoneRead | None:
        """The last digits of a further number: "0232-555013/14/15"."""
        group = self.groups[index]
        is_beside = _SERIES_JOINT.fullmatch(self.text, before.end, group.start) is not None
        if not is_beside or before.extension or not before.value.startswith("+"):
            return None
        if len(group.digits) > MOST_SERIES_DIGITS or _SERIES_GOES_ON.match(self.text, group.end):
            return None
        value = before.value[: -len(group.digits)] + group.digits
        if self.text[before.end : group.start].strip() != "/" and not _is_next(before.value, value):
            return None  # "555013-15" may be two numbers or three
        return self._finished((index, index), value, before.is_possible)

    def short(self, index: int, in_list: bool) -> PhoneRead | None:
        """Short codes (112, 1708) and numbers that are the same in the whole country (1500xxx)."""
        first = self.groups[index]
        digits, last = first.digits, index
        if not may_begin(self.text, first.start):
            return None
        while digits in {"1", "150", "1500"} or (digits.startswith("1500") and len(digits) < 7):
            if last + 1 >= len(self.groups):
                break
            gap = self.text[self.groups[last].end : self.groups[last + 1].start]
            if not re.fullmatch(r"\s?[-.–]?\s?", gap):
                break
            last += 1
            digits += self.groups[last].digits
        if is_universal(digits):
            return self._finished((index, last), digits, True)
        digits = first.digits
        if not 3 <= len(digits) <= 5 or digits.startswith("0"):
            return None
        is_called = digits.startswith("1") and is_code_called(self.text, first.start)
        is_listed = in_list and re.fullmatch(r"1[12]\d|1708", digits) is not None
        is_sent = len(digits) >= 4 and is_sent_to(self.text, first.start)
        is_national = digits == "1708" and is_lapor_code(self.text, first.start)
        if not (is_called or is_listed or is_sent or is_national):
            return None
        return self._finished((index, index), digits, True)

    def _finished(self, span: tuple[int, int], value: str, is_possible: bool) -> PhoneRead | None:
        """The phone with its brackets and extension; None where letters stand for digits."""
        start, end = self.groups[span[0]].start, self.groups[span[1]].end
        if _PLACEHOLDER.match(self.text, end):
            return None
        start -= self._opened_chars(start, end)
        if "(" in self.text[start:end] and ")" not in self.text[start:end]:
            end += self.text[end : end + 1] == ")"
        extension = _EXTENSION.match(self.text, end)
        following = span[1] + 1
        if extension:
            words = extension.group()
            end = extension.end() - (words.endswith(")") and "(" not in words)
            while following < len(self.groups) and self.groups[following].start < end:
                following += 1
        phone = Phone(
            value=value,
            is_mobile=value.startswith("+") and is_mobile_number(value.removeprefix("+62")),
            extension=extension.group(1) if extension else None,
            start=start,
            end=end,
            is_possible=is_possible,
        )
        return PhoneRead(phone, following)

    def _opened_chars(self, start: int, end: int) -> int:
        """How many characters of "(+" before the digits belong to the number."""
        opened = _OPENED.search(self.text[max(0, start - 6) : start])
        kept = opened.group() if opened else ""
        if not kept or not re.search(r"[\[(]", kept):
            return len(kept)
        if not re.search(r"[)\]]", self.text[start:end]):
            after = self.text[end : end + 1]
            return len(kept) if "+" in kept and after == ")" else len(kept.lstrip("[( "))
        return len(kept)


def _country_code(national: str, trunk: int) -> str:
    return "+62" + (national.lstrip("0") if trunk > 1 else national)


def _has_country_code(digits: str) -> bool:
    """Whether an area code stands behind the country's: "(62721) 480098"."""
    area = digits.removeprefix("62")
    return area != digits and area_code(area) == area


def _is_next(before: str, after: str) -> bool:
    return int(after) == int(before) + 1


def _begins_plan(digits: str) -> bool:
    return area_code(digits) is not None or is_mobile_number(digits)


def _extends(national: str, previous: DigitGroup, group: DigitGroup, gap: str) -> bool:
    """May a number that fits the plan already take one more group?"""
    if "\n" in gap or ")" in gap:
        return False
    if not is_mobile_number(national) and len(previous.digits) >= SUBSCRIBER_DIGITS.start:
        return False  # a subscriber number in one piece: "512345 24 jam"; "21065-66" are two
    if len(group.digits) <= 2 and len(previous.digits) > 2:
        return len(national) < 9 and "-" in gap
    is_next_number = group.digits.startswith("0") and len(group.digits) >= 4
    return not (is_next_number and len(national) >= 9)
