"""What stands around a group of digits: does it say that a telephone number begins there?"""

from __future__ import annotations

import re

from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import COMPLAINT

_LETTERS = late(r"[^\W\d_]{2}")
LOOK_BACK_CHARS = 60  # a label stands close to its number
# Patterns are for texts in small letters, but for the two that say so.

_PHONE_WORDS = (
    r"(?:te?l[ef]?[pf]?(?:h?[oe]n|on)?e?|telp?o?n?|tlpn?|phone|call|cent(?:er|re)|hot\s?line|hp|"
    r"hand\s?phone|ponsel|seluler|wa|w\.a|wh?at\w{0,8}|sms|fax|faks\w{0,8}|facs?im\w{0,5}|"
    rf"hub(?:ungi)?|kontak|contact|cp|hall?o|person|gateway|darurat|{COMPLAINT})"
)
_LABELLED = late(rf"(?<![a-z]){_PHONE_WORDS}(?:[\s.:;=/)–-]|nomor|nomer|no|di|ke|ini)*\Z")
# Short codes need more than "nomor": house numbers and regulations are numbers too.
_CODE_CALLED = late(
    r"(?<![a-z])(?:call|cent(?:er|re)|hot\s?line|hall?o|kring|sms|pesan singkat|telp|"
    r"telp?[eo]n|telepon|darurat|psc|contact|hubungi|menghubungi)(?![a-z])[^\d\n;:]{0,30}[\s.:;]{0,4}\Z"
)
_LAPOR_CALLED = late(r"(?<![a-z])(?:lapor|sp4n)(?![a-z])[^\d\n;]{0,30}\Z")
_STREET = late(r"(?<![a-z])(?:jl|jln|jalan)(?![a-z])[^\n]{0,50}\Z")
_SENT_TO = late(
    r"(?<![A-Za-z])(?:sms|pesan singkat|kirim(?:kan)?|ketik)\b"
    r"(?:[^\n]|\n(?=(?-i:[a-z]))){0,40}\bke[\s.:]*\Z",
    re.IGNORECASE,
)
_OTHER_NUMBER = late(
    r"(?<![a-z])(?:nip|nik|npwp|nisn|npsn|nuptk|nrp|rek|rekening|kode\s?pos|po\.?\s?box|"
    r"kotak\s?pos|no(?:mor|\.)?\s?(?:surat|ktp|kk|sk|urut)|resi|pasal|rp)[\s.:;=()-]{0,5}"
    r"(?:\w{1,8}[\s.:]{1,3})?\Z"
)
_MASKED = late(r"[\dxX*#][xX*#][-. ]?\Z|[*#]\Z")
_LIST_JOINT = late(
    r"(?:\s?\([^()\d]{1,20}\))?\s{0,3}[,;/&]?\s{0,3}"
    r"(?:(?:dan\s?/\s?atau|dan atau|dan|atau|serta|&)\s{0,3})?"
    r"(?:(?:fax|faks\w{0,6}|facs\w{0,6}|telp|tlp)\s?[.:]{0,2}\s{0,3})?(?:[-–]\s{0,3}|\()?",
    re.IGNORECASE,
)
LONGEST_LIST_JOINT_CHARS = 30


def is_labelled(text: str, start: int) -> bool:
    """Does a telephone word ("Telp.", "WA no", "hubungi") stand right before `start`?

    >>> is_labelled("Telp. (0274)", 7), is_labelled("Pasal 0274", 6)
    (True, False)
    """
    before = _before(text, start)
    return _has_words(before) and _ends_in_label(before)


def is_code_called(text: str, start: int) -> bool:
    """May a short code such as 112 stand at `start`? A telephone word leads to it, and no street.

    >>> is_code_called("Call center darurat 112", 20), is_code_called("Jl. Halo No. 112", 13)
    (True, False)
    """
    before = _before(text, start)
    if not _has_words(before) or _CODE_CALLED.search(lowered(before)) is None:
        return False
    return _STREET.search(lowered(before)) is None


def is_lapor_code(text: str, start: int) -> bool:
    """Does the name of the national complaint system lead to `start`, where its 1708 may stand?

    >>> is_lapor_code("LAPOR! : 1708", 9), is_lapor_code("Pasal 1708", 6)
    (True, False)
    """
    return _LAPOR_CALLED.search(lowered(_before(text, start))) is not None


def is_sent_to(text: str, start: int) -> bool:
    """Does an instruction to send a message ("kirim ke") lead to `start`?

    >>> is_sent_to("Kirim SMS ke 1708", 13), is_sent_to("masuk ke 1708", 9)
    (True, False)
    """
    before = _before(text, start)
    return _has_words(before) and _SENT_TO.search(before) is not None


def may_begin(text: str, start: int) -> bool:
    """Can a number begin at `start`? Not inside a word or a masked number, nor after "NIP".

    >>> may_begin("08xx-1234567", 5), may_begin("NIP 081234", 4), may_begin("WA0812", 2)
    (False, False, True)
    """
    before = _before(text, start)
    if not before or _MASKED.search(before[-3:]):
        return not before
    if not _has_words(before):
        return not before[-1].isalpha()
    if _ends_in_label(before):
        return True
    return not before[-1].isalpha() and _OTHER_NUMBER.search(lowered(before)) is None


def is_list_joint(text: str, end: int, start: int) -> bool:
    """Do only list words stand between two numbers: a comma, a slash, "dan", "atau", "Fax."?

    >>> is_list_joint("12345, atau 67890", 5, 12), is_list_joint("12345 67890", 5, 6)
    (True, False)
    """
    if start - end > LONGEST_LIST_JOINT_CHARS:
        return False
    gap = text[end:start]
    return _LIST_JOINT.fullmatch(gap) is not None and bool(gap.strip(" \t\n"))


def _ends_in_label(before: str) -> bool:
    return _LABELLED.search(lowered(before.rstrip("(+ "))) is not None


def _has_words(before: str) -> bool:
    """A cheap check before the patterns: no label without a word."""
    return _LETTERS.search(before) is not None


def _before(text: str, start: int) -> str:
    return text[max(0, start - LOOK_BACK_CHARS) : start]
