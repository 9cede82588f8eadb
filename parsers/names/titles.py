"""What names a service: labels of the standard and of its title, and what reads as a name."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.date import parse_date
from normalizers.vocabulary.vocabulary import any_of, first_words, words_of
from parsers.names.offices import is_org
from parsers.names.own_labels import own_label_end
from parsers.row_events import Event, TableRow

MAX_TITLE_WORDS = 20  # of a service's name
MAX_PART_WORDS = 14  # "Komponen standar pelayanan yang terkait dengan proses penyampaian …"
MAX_DATE_WORDS = 6  # "Diterbitkan pada Senin, 3 Maret 2025"
MIN_NAME_WORD = 5  # letters of a word that is capitalized in a name

# "A.", "(1)", "IV)", "2.1"
_MARK = r"(?:\(?(?:[A-Z0-9]{1,4}\s?[.)]|\d{1,2}(?:\.\d{1,2}){1,2}(?=\s))\s*)?"
STANDARD_NAME = any_of(words_of("standards"))  # the source of a pattern, for longer ones
STANDARD_WORDS = frozenset(word for name in words_of("standards") for word in name.split())
STANDARD_KINDS = first_words(words_of("standards"))  # "standar" and its spellings
_HEADS, _THINGS = any_of(words_of("label_heads")), any_of(words_of("label_things"))
_FIELD_NAME = rf"{_HEADS}\s+{_THINGS}"
_TRANSLATED = r"(?:\s*[/(]\s*(?:public\s+)?service\s+standards?\b\s*\)?)?"
_SHORT = rf"(?:\s*\({any_of(words_of('standards_short'))}\))?{_TRANSLATED}"
_LICENCES = any_of((*words_of("label_things"), *words_of("licence_things")))

# "Standar Pelayanan" with its number and its sign.
STANDARD = re.compile(
    rf"(?:(?:lampiran|daftar)\s*:?\s*|(?:uraian|perihal)\s*:\s*)?{_MARK}{STANDARD_NAME}\b{_SHORT}\s*[:;\-–]?\s*",
    re.IGNORECASE,
)
# A label of the name: its sign, or the white space before what it is glued to, ends it.
_LABEL = re.compile(
    rf"{_MARK}(?:{STANDARD_NAME}\b{_SHORT}|(?P<field>{_FIELD_NAME})\b)"
    r"(?:\s*(?P<sign>[:;\-–])\s*|\s+|$)",
    re.IGNORECASE,
)
_NAMING = re.compile(rf"{_MARK}(?:{STANDARD_NAME}|{_FIELD_NAME})\b", re.IGNORECASE)
_AT_OFFICE = re.compile(r"(?:pada|di|lingkup|publik)\b", re.IGNORECASE)
# The label of the title in the frame of a sheet; its sign is the frame's to find.
TITLE_FIELD = (
    rf"{any_of(words_of('label_heads'))}\s+(?:{any_of(STANDARD_KINDS)}\s+)?(?:{_LICENCES}|sp)(?:\s+publik)?"
    rf"|produk\s+{_THINGS}|{_THINGS}"
)
# The head of the column with the services' names.
TITLE_COLUMN = re.compile(
    rf"(?:{_HEADS}\s*(?:/\s*nama\s*)?(?:{any_of(STANDARD_KINDS)}\s+)?(?:{_LICENCES}|produk)|{_THINGS}|perizinan)"
    r"(?:\s*(?:publik|/\s*izin|perizinan))?\s*$",
    re.IGNORECASE,
)
PRODUCT_LABEL = re.compile(rf"produk\s+{_THINGS}\s*:", re.IGNORECASE)
YEAR = re.compile(r"tahun\s+\d{4}$", re.IGNORECASE)  # of the standard, below its title
# What a cover bears beside its office: the book's own name, its year.
COVER = re.compile(
    rf"(?:(?:tahun\s+)?(?:19|20)\d\d|(?:buku|dokumen|kumpulan|kompilasi|himpunan)\s+{STANDARD_NAME}"
    r"(?:\s+tahun\s+\d{4})?)\W*$",
    re.IGNORECASE,
)
_ENGLISH_DATE = re.compile(  # of a page whose site is set so
    r"(?:[a-z]{3,9},\s*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s+\d{1,2},?"
    r"\s+\d{4}\W*$",
    re.IGNORECASE,
)
PART_NAME = re.compile(any_of(words_of("parts")), re.IGNORECASE)
_PARTS_SQUEEZED = tuple("".join(part.split()) for part in words_of("parts"))
_PART_BEHIND = re.compile(rf"\s+(?:\(?[A-Z0-9]{{1,3}}[.)]\s*)?{PART_NAME.pattern}", re.IGNORECASE)
_OF_OFFICE = re.compile(rf"\s+{any_of(words_of('at_office'))}\s", re.IGNORECASE)
_GENERAL = STANDARD_WORDS.union(
    words_of("label_things"), words_of("licence_things"), words_of("general_words")
)
# What stands above standards and is none: a promise, the annex's name, the decree's.
_OTHER_TITLE = re.compile(
    rf"(?:{any_of(words_of('other_titles'))}|lampiran|(?:surat\s+)?keputusan\s+\w+|peraturan)\b",
    re.IGNORECASE,
)
# Where an office is, what its sheet of internal procedures calls itself, a law by its number.
_NO_TITLE = re.compile(
    r"(?:\d{1,2}[.)])?\W*(?:alamat\b|melalui\b|j(?:l|ln)\b|jalan\s.*\d|standar\s+operasional\s+prosedur\b"
    r"|undang[\s-]+undang\b.*\d)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{5}")  # a postcode or a phone number, which is in no service's name
# How a title goes on in its next line, beside one that is all capitals.
_GOES_ON = re.compile(rf"{any_of(words_of('title_goes_on'))}\s|[(/]", re.IGNORECASE)


def names_service(text: str) -> bool:
    """Whether a row begins with a label of a service's name: "Standar Pelayanan", "Jenis Layanan".

    >>> names_service("(1) Standar Pelayanan"), names_service("Judul Layanan:")
    (True, True)
    """
    return own_label_end("title", text) is not None or _names_service(text)


@lru_cache(maxsize=10_000)  # asked for every row
def _names_service(text: str) -> bool:
    return _NAMING.match(text) is not None


def is_label(text: str) -> bool:
    """Whether a row is nothing but such a label: the name stands on the next row.

    >>> is_label("A. STANDAR PELAYANAN"), is_label("Standar Pelayanan Publik (SPP) :")
    (True, True)
    """
    label = _LABEL.match(text)
    end = own_label_end("title", text) if label is None else label.end()
    return end == len(text)


def label_end(text: str) -> int | None:
    """Where a title starts behind its label; the text's end where it stands on the next row.

    >>> label_end("STANDARD PELAYANAN LEGALISASI"), label_end("Standar Pelayanan - Dinas Sosial")
    (19, None)
    """
    own = own_label_end("title", text)
    if own is not None:
        return own
    label = _LABEL.match(text)
    if label is None or label.end() == len(text):
        return None if label is None else len(text)
    name = text[label.end() :]
    if label["sign"] in (":", ";"):
        return label.end()
    is_named = label["field"] is None or not name[0].islower()
    is_named = is_named and (is_title_like(name) or len(name.split()) == 1)
    return None if is_org(name) or _AT_OFFICE.match(name) or not is_named else label.end()


def is_glued_label(text: str) -> bool:
    """Whether a row is the standard's label with the service's name behind it."""
    end = label_end(text)
    return end is not None and end < len(text) and STANDARD.match(text) is not None


def is_title_like(text: str) -> bool:
    """Whether a row can be a service's name by its words. Capitals may end in a full stop."""
    words = text.split()
    if not 1 < len(words) <= MAX_TITLE_WORDS or ":" in text or text.endswith(";"):
        return False
    if text.endswith(".") and not text.isupper():
        return False
    if is_dateline(text):
        return False
    if _NO_TITLE.match(text) is not None:
        return False
    if is_part_heading(text) and name_end(text) == len(text):
        return False
    return not (YEAR.match(text) or _OTHER_TITLE.match(text) or _FIGURE.search(text))


def is_general(text: str) -> bool:
    """Whether words say no more than that something is a service, maybe of an office: what a
    decree on all its services is called.

    >>> is_general("PELAYANAN PERIZINAN DAN NON PERIZINAN"), is_general("Izin Usaha")
    (True, False)
    """
    name = _OF_OFFICE.split(text, maxsplit=1)[0]
    return {word.strip("(),.").casefold() for word in name.split()} <= _GENERAL


def is_dateline(text: str) -> bool:
    """Whether a row says when a page was put up.

    >>> is_dateline("Diterbitkan Senin, 3 Maret 2025"), is_dateline("Izin Usaha")
    (True, False)
    >>> is_dateline("Monday, March 3, 2025")
    True
    """
    is_short = len(text.split()) <= MAX_DATE_WORDS
    return is_short and (parse_date(text) is not None or _ENGLISH_DATE.match(text) is not None)


def title_goes_on(text: str, before: str) -> bool:
    """Whether a row's words say that it is the next line of the service's name before it.

    >>> title_goes_on("SAAT JATUH TEMPO)", "PENCAIRAN (DITERIMA SEBELUM ATAU")
    True
    """
    if _GOES_ON.match(text) is not None or before.count("(") > before.count(")"):
        return True
    return _GOES_ON.match(f"{before.split()[-1]} ") is not None and before.split()[-1].isalpha()


def name_end(text: str) -> int:
    """Where a service's name ends: before a part's heading on the same row, and a full stop.

    >>> text = "LEGALISASI BUKTI BAYAR A. Service Delivery"
    >>> text[: name_end(text)]
    'LEGALISASI BUKTI BAYAR'
    """
    part = _PART_BEHIND.search(text)
    end = part.start() if part is not None and part.start() else len(text)
    return len(text[:end].rstrip(" .")) if text[:end].isupper() else end


def is_set_like_name(text: str) -> bool:
    """Whether all words are written as in a name: small only where short ("dan", "bagi")."""
    return not any(len(word) >= MIN_NAME_WORD and word[0].islower() for word in text.split())


def names_part(text: str) -> bool:
    """Whether a text names one of the law's two parts, its words whole or torn by a converter.

    >>> names_part("B. Manufacturing"), names_part("proses penyampai an pel ayanan")
    (True, True)
    """
    return PART_NAME.search(text) is not None or any(
        part in "".join(text.split()).casefold() for part in _PARTS_SQUEEZED
    )


def is_service_heading(event: Event) -> bool:
    """Whether a row names a service: a banner that is no part's name, or "Standar Pelayanan …"."""
    if isinstance(event, TableRow):
        is_named = event.kind == "banner" and event.match is None and event.label is not None
        return is_named and not (event.label and names_part(event.label.text))
    if not names_service(event.text) and PRODUCT_LABEL.match(event.text) is None:
        return False
    return not PART_NAME.search(event.text)


@lru_cache(maxsize=10_000)  # asked for every row
def is_part_heading(text: str) -> bool:
    """Whether a row of text is the heading of one of the law's two parts, between two tables."""
    if len(text.split()) > MAX_PART_WORDS or PART_NAME.search(text) is None:
        return False
    end = label_end(text)
    return end is None or name_end(text[end:]) == len(text[end:])
