"""The decree that set a service standard ("No. SK"): number and year of one string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.late_pattern import late
from normalizers.vocabulary.vocabulary import any_of, spellings_of

FIELD_LIMIT_CHARS = 50  # the national portal cuts the field here; a text this long may miss its end
SEARCH_LIMIT_CHARS = 2_000  # a decree stands at the head of its field; what follows is other text
REMEMBERED_TEXTS = 1_000  # a field is read as a part of the head and as a value

_MONTH_STARTS = any_of(name[:3] for names in spellings_of("months") for name in names)
_MONTH = rf"{_MONTH_STARTS}[a-z]{{0,7}}"  # typos too
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_LABEL = late(
    r"(?<![A-Za-z])(?:no(?:mor|mer)?\.?\s*)?(?:s\.?k\.?|sop)?\s*"
    r"(?:nomor|nomer|no(?=[\s.:;\d]))\s*(?:s\.?k\.?|sop|keputusan|surat|peraturan|dokumen)?(?![A-Za-z/-])[\s.:;=]*",
    re.IGNORECASE,
)
_LABEL_SK = late(r"\s*(?:nomor|no)\.?\s*sk\b[\s.:;=]*", re.IGNORECASE)
_DECREE_WORDS = late(
    r"\s*(?:lampiran\s+|salinan\s+)?(?:surat\s+)?(?:keputusan|kepmen|kepgub|kepbup|kepwal|peraturan|"
    r"per(?:bup|wal|wali|gub|da|ka|men|kepala)\w{0,8}|sk|surat|edaran|instruksi|sop)\b[\s.:]*",
    re.IGNORECASE,
)
_TAHUN = late(
    rf"[\s/,.-]{{0,30}}(?<![A-Za-z])(?:tahun|thn|th)(?:\s+anggaran)?[\s.:]*({_YEAR})(?!\d)",
    re.IGNORECASE,
)
_CUT_TAHUN = late(
    r"(?<![\s/])[\s/]+(?:t(?:a(?:h(?:u(?:n)?)?)?)?)(?:\s+(?:[12]\d{0,2})?)?\s*$", re.IGNORECASE
)
_DATE = late(
    rf"(?:(?:tanggal|tertanggal|tgl|per\s+tanggal)[\s.:]*)?\b[0-3]?\d[\s-]+{_MONTH}[\s-]+(?:tahun\s+)?({_YEAR})(?!\d)"
    rf"|(?:tanggal|tertanggal|tgl)[\s.:]*[0-3]?\d\s?[/.-]\s?[01]?\d\s?[/.-]\s?({_YEAR})(?!\d)"
    rf"|(?:tanggal|tertanggal|tgl)[^\n\d]{{0,20}}({_YEAR})(?!\d)",
    re.IGNORECASE,
)
_STREET = late(r"\s*(?:jl|jln|jalan)\b", re.IGNORECASE)
_NUMERIC_DATE = late(r"[0-3]?\d-[01]?\d-(?:19|20)\d\d\Z")
_STOP = late(
    r"(?:tentang|tanggal|tertanggal|tgl|tahun|thn|th|kepada|perihal|hal|dan|atau|atas|serta|yang|jo|"
    r"juncto|untuk|lampiran|sifat|persyaratan|ditetapkan)\b",
    re.IGNORECASE,
)
_SLASH_GAP = late(r"\s*/\s*")
_HYPHEN_GAP = late(r"(?<=\w)(?: ([-–])|([-–]) | ([-–]) )(?=\w)")
_BLANK_PART = late(r"\.{2,}|/\s{4,}|…|_{2,}|/\s*/|/\s*[-–]+\s*/|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])")
_SLASH_YEAR = late(rf"[/–-]({_YEAR})(?!\w)")
_YEAR_GAP = late(r"[\s/,.()-]*(?:\([^()]{0,60}\)\s*)?")
_ENDS_IN_YEAR = late(rf"[/–-]{_YEAR}[.,)]*\Z")
_TEXT_END = late(r"[;\"”]|\n\s*\n")
_TOKEN = late(r"\S+")
_CODE = late(r"(?:[A-Z][A-Za-z]{0,5}|[A-Z]{1,8})\.?\Z")


@dataclass(frozen=True, slots=True)
class Decree:
    """A decree's number and year; `start` and `end` bound its verbatim text in the string read."""

    number: str | None
    year: int | None
    is_truncated: bool
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED_TEXTS)
def parse_decree(text: str) -> Decree | None:
    """Read the decree a text names; None where it names none.

    The number is what follows "Nomor", with "Tahun YYYY" taken off and the spaces around slashes
    dropped; a slash-joined "/YYYY" stays inside. The year is the number's own, else the year of a
    date beside it. A number with a blank for handwriting is no number: only its year is read.
    Refuses texts without a digit, and place or office names that happen to hold one.

    >>> parse_decree("No. SK : 188.4/ 46 /KPTS/2024 tentang Standar Pelayanan")
    Decree(number='188.4/46/KPTS/2024', year=2024, is_truncated=False, start=9, end=29)
    >>> parse_decree("038A TAHUN 2023").number
    '038A'
    >>> parse_decree("NOMOR : 090/DINKES/IV/......../2022").year
    2022
    >>> parse_decree("Puskesmas 2 Contoh") is None
    True
    """
    head = text[:SEARCH_LIMIT_CHARS]
    if not any(char.isdigit() for char in head) or _STREET.match(head):
        return None
    head = head.rstrip()
    start, is_labelled = _number_start(head)
    end, year, year_end = _number_end(head, start)
    raw_number = head[start:end]
    if _BLANK_PART.search(raw_number):
        return _without_number(head, start)
    number = _tidy(raw_number)
    if not _is_number(number, head[end:], is_labelled):
        return _without_number(head, start) if is_labelled or _is_only_year(head) else None
    own = [int(m.group(1)) for m in _SLASH_YEAR.finditer(number)]
    is_truncated = year is None and not own and _is_cut(text.strip(), head[end:], number)
    if year is None:
        year = own[-1] if own else None
    if year is None:
        year = _year_beside(head, start, end)
    return Decree(number, year, is_truncated, start, max(end, year_end))


def _number_start(text: str) -> tuple[int, bool]:
    """Where the number begins, and whether a label ("Nomor") or decree word proves it."""
    match = _LABEL_SK.match(text)
    start = match.end() if match else 0
    is_labelled = match is not None
    for label in _LABEL.finditer(text, start):
        if _LABEL.match(text, label.end()):
            continue  # "NOMOR : NOMOR : 67/..": a form's label and a typed one
        if re.match(r"[^\s]*\d|[(.…_/]|[A-Za-z.]{1,8}[ /-]", text[label.end() : label.end() + 40]):
            return label.end(), True
    words = _DECREE_WORDS.match(text, start)
    if words and not re.match(r"[-/]", text[words.end() :]):
        found = re.search(
            r"(?<!\S)[\w.-]*\d[\w.-]*(?:\s?/|\s+(?:tahun|thn?)\b)", text[words.end() :], re.I
        )
        plain = re.match(r"[A-Za-z.]{0,6}\d", text[words.end() :])
        if plain:
            return words.end(), True
        if found:
            return words.end() + found.start(), True
    while start < len(text) and text[start] in " \t\n(:;\"'“-–*#•":
        start += 1
    return start, is_labelled


def _number_end(text: str, start: int) -> tuple[int, int | None, int]:
    """End of the number, the year printed after "Tahun", and where that year ends."""
    stop = _TEXT_END.search(text, start)
    limit = stop.start() if stop else len(text)
    tahun = _TAHUN.search(text, start, limit)
    date = _DATE.search(text, start, limit)
    year, year_end = None, 0
    bound = limit
    if date and not (tahun and tahun.start() <= date.start()):
        bound = date.start()
    elif tahun:
        bound = tahun.start() + (text[tahun.start()] == "/")
    end = _tokens_end(text, start, bound)
    if tahun and _YEAR_GAP.fullmatch(text, end, max(end, tahun.start())):
        year, year_end = int(tahun.group(1)), tahun.end()
    cut = _CUT_TAHUN.search(text, start, end)
    if cut and cut.start() > start:
        end = cut.start()
    while end > start and text[end - 1] in " \t\n/,.:;)-–":
        end -= 1
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    return end, year, year_end


def _tokens_end(text: str, start: int, bound: int) -> int:
    """Follow the number over its inner spaces: a slash on either side of a gap carries it on."""
    tokens = list(_TOKEN.finditer(text, start, bound))[:12]
    end = start
    for index, token in enumerate(tokens):
        word = token.group()
        if index and not _carries_on(text[start:end], tokens, index):
            break
        end = token.end()
        if word.endswith(",") or _ENDS_IN_YEAR.search(word):
            break
    return end


def _carries_on(number: str, tokens: list[re.Match[str]], index: int) -> bool:
    word = tokens[index].group()
    if _STOP.match(word) or word.startswith("("):
        return False
    if number.endswith(("/", "-", "–")) or word.startswith(("/", "-/")) or word in {"-", "–"}:
        return word != "-" or index + 1 < len(tokens)
    if re.fullmatch(r"[.…_]+/?", word) or re.fullmatch(r"[.…_/]+", number):
        return True
    if "/" in word and (any(c.isdigit() for c in word) or word.upper() == word):
        return True
    if not any(c.isdigit() for c in number):  # "KEP 65/..": still inside the leading code
        return bool(_CODE.match(number)) and any(c.isdigit() for c in word)
    if re.fullmatch(r"[A-Z]", word):  # "12 A"
        return index + 1 == len(tokens)
    following = tokens[index + 1].group() if index + 1 < len(tokens) else ""
    if following.startswith("/"):
        return bool(re.fullmatch(r"[A-Z\d][\w.-]*", word))
    return "/" in number and word.isupper() and word.isalpha() and "/" in following


def _tidy(number: str) -> str:
    number = _SLASH_GAP.sub("/", " ".join(number.split()))
    return _HYPHEN_GAP.sub(lambda m: m.group().strip(), number).strip(" ./,:;-–")


def _is_number(number: str, following: str, is_labelled: bool) -> bool:
    """Does the text read as a decree number, and not as a place, a count or a date?"""
    if not any(c in "123456789" for c in number):
        return False
    if not is_labelled and _NUMERIC_DATE.match(number):
        return False
    if re.fullmatch(_YEAR, number) and not _TAHUN.match(following):
        return False
    if is_labelled:
        return True
    first = number.split()[0]
    if "/" not in number and not any(c.isdigit() for c in first):
        return bool(_CODE.match(first)) and bool(_TAHUN.match(following))
    if number.isdigit() or re.fullmatch(r"\d+[.,]?\d*", number):
        rest = following.strip(" \n.,)")
        return not rest or bool(_TAHUN.match(following) or _STOP.match(rest) or _DATE.match(rest))
    return "/" in number or not following.strip() or bool(_TAHUN.match(following))


def _year_beside(text: str, start: int, end: int) -> int | None:
    """The year of a date after the number, or of a "Tahun YYYY" right before it."""
    date = _DATE.search(text, end)
    if date:
        return int(date.group(1) or date.group(2) or date.group(3))
    before = re.search(rf"tahun\s+({_YEAR})\W{{1,3}}(?:nomor|no)\W*\Z", text[:start], re.IGNORECASE)
    bracket = re.match(rf"\s*\(\s*({_YEAR})\s*\)", text[end:])
    found = before or bracket
    return int(found.group(1)) if found else None


def _is_only_year(text: str) -> bool:
    if _NUMERIC_DATE.match(text.strip(" .")):
        return True
    date = _DATE.search(text)
    rest = text[: date.start()] + text[date.end() :] if date else text
    return bool(
        re.fullmatch(
            r"\W*" if date else rf"\W*(?:sk\s+)?(?:(?:tahun|thn|th)\W*)?{_YEAR}\W*",
            rest,
            re.IGNORECASE,
        )
    )


def _without_number(text: str, start: int) -> Decree | None:
    """The year alone, where the number is blank or missing: an undated blank names no decree."""
    years = list(re.finditer(rf"(?<![\d.])({_YEAR})(?!\d)", text[start : start + 200]))
    if not years:
        return None
    return Decree(None, int(years[-1].group(1)), False, start, start + years[-1].end())


def _is_cut(text: str, following: str, number: str) -> bool:
    """Was the field cut off before its year?"""
    if re.fullmatch(r"[\s/]+t(?:a(?:h(?:un?)?)?)?\s*(?:[12]\d{0,2})?", following, re.IGNORECASE):
        return True
    if len(text) < FIELD_LIMIT_CHARS - 1:
        return False
    return len(text) <= FIELD_LIMIT_CHARS and text.endswith(number[-4:])
