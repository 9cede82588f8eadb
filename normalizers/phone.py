"""Indonesian telephone numbers as offices print them, read into E.164."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The Indonesian numbering plan as libphonenumber's public metadata for region ID states it
# (Apache-2.0; facts of the plan): area codes of two digits, then of three.
AREAS_OF_TWO = frozenset({"21", "22", "24", "31", "61"})
_AREAS_OF_THREE = re.compile(
    r"2(?:[35][1-4]|6[0-8]|7[1-6]|8\d|9[1-8])|3(?:[25][1-8]|3[1-68]|4[1-3]|6[1-3568]|7[0-469]|8\d)"
    r"|4(?:0[1-589]|1[01347-9]|2[0-36-8]|3[0-24-68]|4\d|5[1-378]|6[1-5]|7[134]|8[1245])"
    r"|5(?:1[1-35-9]|2[25-8]|3[124-9]|4[1-3589]|5[1-46]|6[1-8])|6(?:[25]\d|3[1-69]|4[1-6])"
    r"|7(?:02|[125][1-9]|[36]\d|4[1-8]|7[0-36-9])|9(?:0[12]|1[013-8]|2[0-479]|5[125-8]|6[23679]"
    r"|7[159]|8[01346])"
)
SUBSCRIBER_DIGITS = range(5, 9)  # after the area code
_MOBILE = re.compile(r"8[1-35-9]\d{7,10}")
_SPECIAL = re.compile(r"80[0479]\d{6,8}")  # toll-free, shared cost, universal access, premium
_UNIVERSAL = re.compile(r"150\d{4}|1500\d{2}")  # one number for the whole country, no area code
LONGEST_E164_DIGITS = 15
SHORTEST_PRINTED_DIGITS = 7  # a labelled number below this is a fragment
SEARCH_LIMIT_CHARS = 20_000

_DIGITS = re.compile(r"[0-9]+")
_JOINT = re.compile(r"\s{0,3}\)?\s{0,3}[-–—.]?\s{0,3}\(?\s{0,2}")
_LIST_JOINT = re.compile(
    r"\s{0,3}[,;/&]?\s{0,3}(?:(?:dan\s?/\s?atau|dan atau|dan|atau|serta|&)\s{0,3})?"
    r"(?:(?:fax|faks\w{0,6}|facs\w{0,6}|telp|tlp)\s?[.:]{0,2}\s{0,3})?[-–(]?",
    re.IGNORECASE,
)
_MARKER = re.compile(r"[.)]\s{0,3}[^\W\d]")
_PLACEHOLDER = re.compile(r"[-. ]?(?:[xX*#]{2,}|[xX*#]\b)")
_EXTENSION = re.compile(
    r"[\s,;(]{0,3}(?:ekstensi|extension|ekst?|ext|pesawat|pes|psw)[\s.:]{0,3}(\d{1,5})(?!\d)\)?",
    re.I,
)
_PHONE_WORDS = (
    r"(?:te?l[ef]?[pf]?(?:h?[oe]n|on)?e?|telp?o?n?|tlp[n]?|phone|call|cent(?:er|re)|hot\s?line|hp|"
    r"hand\s?phone|ponsel|seluler|wa|w\.a|wh?at\w{0,8}|sms|fax|faks\w{0,8}|facs?im\w{0,5}|"
    r"hub(?:ungi)?|kontak|contact|cp|halo|person|gateway|darurat|aduan|pengaduan)"
)
_LABELLED = re.compile(
    rf"(?<![A-Za-z]){_PHONE_WORDS}(?:[\s.:;=/)–-]|nomor|nomer|no|di|ke|ini)*\Z", re.IGNORECASE
)
_SENT_TO = re.compile(r"(?<![A-Za-z])(?:sms|kirim(?:kan)?|ketik)\b[^\n]{0,40}\bke[\s.:]*\Z", re.I)
_SMS_LABEL = re.compile(r"\bsms[\w\s]{0,10}[\s.:;=]*\Z", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?<![A-Za-z])(?:nip|nik|npwp|nisn|npsn|nuptk|nrp|ktp|rek|rekening|kode\s?pos|po\.?\s?box|"
    r"kotak\s?pos|nomor\s?surat|resi|pasal|tahun|sk|rp)[\s.:;=()-]{0,5}(?:\w{1,8}[\s.:]{1,3})?\Z",
    re.IGNORECASE,
)
_OCR_TOKEN = re.compile(r"(?<![^\W\d_OolI])[\dOolI]*\d[\dOolI]*(?![^\W\d_])")
_OCR_LETTERS = str.maketrans("OolI", "0011")
_LOOK_BACK_CHARS = 60


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
class _Group:
    start: int
    end: int
    digits: str


def area_code(national: str) -> str | None:
    """The area code a national number (no zero, no +62) begins with; None for no known one.

    >>> area_code("71921065"), area_code("213840554"), area_code("81234567890")
    ('719', '21', None)
    """
    if national[:2] in AREAS_OF_TWO:
        return national[:2]
    return national[:3] if _AREAS_OF_THREE.match(national) else None


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
    if len(text) > SEARCH_LIMIT_CHARS:
        text = text[:SEARCH_LIMIT_CHARS]
    clean = _OCR_TOKEN.sub(_without_ocr_letters, text)
    groups = [_Group(m.start(), m.end(), m.group()) for m in _DIGITS.finditer(clean)]
    if sum(len(group.digits) for group in groups) < 3:
        return ()
    area = inherited_area.removeprefix("+62").lstrip("0") if inherited_area else None
    return tuple(_read_all(clean, groups, area))


def _without_ocr_letters(match: re.Match[str]) -> str:
    token = match.group()
    letters = sum(char in "OolI" for char in token)
    return token.translate(_OCR_LETTERS) if letters <= 2 and len(token) - letters >= 2 else token


def _read_all(text: str, groups: list[_Group], inherited: str | None) -> Iterator[Phone]:
    index = 0
    previous: Phone | None = None
    list_area: str | None = None
    length = 0
    while index < len(groups):
        group = groups[index]
        in_list = previous is not None and _is_list_joint(text, previous.end, group.start)
        if not in_list:
            list_area = None
        read = _read(text, groups, index)
        if read is None and in_list and list_area and abs(len(group.digits) - length) <= 1:
            read = _local(text, groups, index, list_area)
            if read and len(read[0].value) - len(list_area) - 3 == 5 != length:
                read = None  # five digits beside a longer number are a postcode
        if read is None:
            read = _short(text, groups, index, in_list)
        if read is None and inherited and _is_labelled(text, group.start):
            read = _local(text, groups, index, inherited)
        if read is None:
            index += 1
            continue
        previous, index = read
        if previous.area:
            list_area = previous.area
            length = len(previous.value) - len(list_area) - 3
        yield previous


def _is_list_joint(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) <= 24 and _LIST_JOINT.fullmatch(gap) is not None and bool(gap.strip())


def _is_labelled(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK_CHARS) : start].rstrip("(+ ")
    return _LABELLED.search(before) is not None


def _read(text: str, groups: list[_Group], index: int) -> tuple[Phone, int] | None:
    """A number with its own area or mobile code, and the index of the group after it."""
    first = groups[index]
    opened = text[max(0, first.start - 3) : first.start]
    trunk = _trunk(first.digits, opened, text[first.end : first.end + 1])
    if trunk is None or not _may_begin(text, first.start):
        return None
    best, digits, stop = None, "", index
    for stop in range(index, min(index + 8, len(groups))):
        if stop > index and not _joins(text, groups, stop, digits[trunk:], index):
            break
        digits += groups[stop].digits
        if len(digits) - trunk > LONGEST_E164_DIGITS:
            break
        if _is_possible(digits[trunk:].lstrip("0") if trunk > 1 else digits[trunk:]):
            best = (digits, stop)
    is_possible = best is not None
    if best is None:
        is_printed = (
            "(" in opened or len(digits) == len(first.digits) or "-" in text[first.end :][:2]
        )
        if not (is_printed and _is_labelled(text, first.start)):
            return None
        best = (digits, min(stop, index) if len(digits) == len(first.digits) else stop)
        if digits != "".join(g.digits for g in groups[index : best[1] + 1]):
            best = (digits, best[1] - 1)
        if not SHORTEST_PRINTED_DIGITS <= len(digits) <= LONGEST_E164_DIGITS:
            return None
    digits, last = best
    national = digits[trunk:].lstrip("0") if trunk > 1 else digits[trunk:]
    return _finish(text, groups, (index, last), national, is_possible)


def _trunk(digits: str, opened: str, after: str) -> int | None:
    """How many leading digits are no part of the national number; None: cannot begin one."""
    if digits.startswith("62") and ("+" in opened or len(digits) == 2 or len(digits) >= 10):
        return 2
    if "+" in opened:
        return None
    if digits.startswith("0062"):
        return 4
    if digits.startswith("0") and len(digits) >= 3 and digits[1] != "0":
        return 1
    if digits == "0" and after in "- ":
        return 1
    if re.match(r"8[1-35-9]\d", digits) and (len(digits) == 3 or len(digits) >= 9):
        return 0
    return 0 if opened.endswith("(") and after == ")" and area_code(digits) == digits else None


def _may_begin(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK_CHARS) : start]
    if not before:
        return True
    if before[-1] in "xX*#" or re.search(r"[xX*#][-. ]\Z", before):
        return False
    if before[-1].isalpha() and not _LABELLED.search(before):
        return False
    return _OTHER_NUMBER.search(before) is None


def _joins(text: str, groups: list[_Group], index: int, national: str, first: int) -> bool:
    """Does this group go on with the number read so far?"""
    previous, group = groups[index - 1], groups[index]
    gap = text[previous.end : group.start]
    if len(gap) > 9 or not _JOINT.fullmatch(gap):
        return False
    is_open = "(" in text[max(0, groups[first].start - 4) : groups[first].start] and ")" in gap
    if "(" in gap and not (national == "" and group.digits == "0"):
        return index == first + 1 and bool(area_code(group.digits.lstrip("0")))
    if _is_possible(national):
        if "\n" in gap or (")" in gap and not is_open):
            return False
        if not national.startswith("8") and len(previous.digits) >= 5:
            return False
        if len(group.digits) <= 2 and len(previous.digits) > 2:
            return len(national) < 9 and "-" in gap
        if group.digits.startswith("0") and len(group.digits) >= 4 and len(national) >= 9:
            return False
    if len(group.digits) <= 2 and (gap.isspace() and _MARKER.match(text, group.end)):
        return False
    return "\n" not in gap or ")" in gap or not gap.isspace() or "(" in text[: previous.start][-3:]


def _is_possible(national: str) -> bool:
    if _MOBILE.fullmatch(national) or _SPECIAL.fullmatch(national):
        return True
    area = area_code(national)
    return area is not None and len(national) - len(area) in SUBSCRIBER_DIGITS


def _local(text: str, groups: list[_Group], index: int, area: str) -> tuple[Phone, int] | None:
    """A number printed without its area code."""
    if groups[index].digits.startswith("0") or not _may_begin(text, groups[index].start):
        return None
    digits, last = groups[index].digits, index
    while len(digits) < SUBSCRIBER_DIGITS.start and last + 1 < len(groups):
        gap = text[groups[last].end : groups[last + 1].start]
        if gap not in {"-", " ", ".", " - "}:
            break
        last += 1
        digits += groups[last].digits
    if len(digits) not in SUBSCRIBER_DIGITS:
        return None
    return _finish(text, groups, (index, last), area + digits, True)


def _short(text: str, groups: list[_Group], index: int, in_list: bool) -> tuple[Phone, int] | None:
    """Short codes (112, 1708) and numbers that are the same in the whole country (1500xxx)."""
    first = groups[index]
    if not first.digits.startswith("1") or not _may_begin(text, first.start):
        sent = _SENT_TO.search(text, max(0, first.start - _LOOK_BACK_CHARS), first.start)
        if not (sent and len(first.digits) in (4, 5) and not first.digits.startswith("0")):
            return None
    digits, last = first.digits, index
    if digits in {"1", "150", "1500"}:
        while last + 1 < len(groups) and len(digits) < 7:
            if not re.fullmatch(r"\s?[-.–]?\s?", text[groups[last].end : groups[last + 1].start]):
                break
            last += 1
            digits += groups[last].digits
    if _UNIVERSAL.fullmatch(digits):
        return _finish(text, groups, (index, last), digits, True, is_short=True)
    before = text[max(0, first.start - _LOOK_BACK_CHARS) : first.start]
    is_called = in_list and len(first.digits) == 3 and first.digits[1] in "12"
    if not (is_called or _LABELLED.search(before) or _SENT_TO.search(before)):
        if not _SMS_LABEL.search(before):
            return None
    if not 3 <= len(first.digits) <= 5:
        return None
    return _finish(text, groups, (index, index), first.digits, True, is_short=True)


def _finish(
    text: str,
    groups: list[_Group],
    span: tuple[int, int],
    national: str,
    is_possible: bool,
    is_short: bool = False,
) -> tuple[Phone, int] | None:
    start, end = groups[span[0]].start, groups[span[1]].end
    if _PLACEHOLDER.match(text, end) or re.match(r"[-/]?[^\W\d_]\b", text[end : end + 3]):
        return None
    start -= _opened_chars(text, start, end)
    if "(" in text[start:end] and ")" not in text[start:end] and text[end : end + 1] == ")":
        end += 1
    extension = _EXTENSION.match(text, end)
    index = span[1] + 1
    if extension:
        end = extension.end() - (extension.group().endswith(")") and "(" not in extension.group())
        while index < len(groups) and groups[index].start < end:
            index += 1
    phone = Phone(
        value=national if is_short else "+62" + national,
        is_mobile=not is_short and national.startswith("8") and not _SPECIAL.fullmatch(national),
        extension=extension.group(1) if extension else None,
        start=start,
        end=end,
        is_possible=is_possible,
    )
    return phone, index


def _opened_chars(text: str, start: int, end: int) -> int:
    """How many characters of "(+" before the digits belong to the number."""
    opened = re.search(r"(\(\s{0,3})?(\+\s?)?(\(\s?)?\Z", text[max(0, start - 6) : start])
    if opened is None:
        return 0
    kept = opened.group()
    if "(" in kept and ")" not in text[start : end + 1]:
        kept = kept.replace("(", "").lstrip() if "+" in kept else ""
    elif (
        "(" in kept
        and ")" not in text[start:end]
        and text[end : end + 1] == ")"
        and "+" not in kept
    ):
        return 0  # "(0812...)": the brackets are the sentence's
    return len(kept)
