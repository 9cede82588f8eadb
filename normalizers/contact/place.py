"""Complaint channels without an address: in person, suggestion box, letter, and LAPOR by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import COMPLAINT, OPINION

SEARCH_LIMIT_CHARS = 20_000
# Patterns are for texts in small letters, but for the two that mind capitals: `_BEFORE_PLACE` and
# `_LAPOR_ALONE`.

_BOX = late(
    rf"(?:kotak|box)\s{{0,3}}(?:/\s?\w+\s?)?(?:{COMPLAINT}|{OPINION}|suara|"
    r"surat|kepuasan|penilaian|suggestion)\b"
    rf"(?:\s?(?:/|&|dan|,)\s?(?:{COMPLAINT}|{OPINION})\b){{0,3}}"
    r"|(?:suggestion|drop)\s?box"
)
_LETTER = late(
    r"\b(?:(?:melalui|via|lewat|mengirim(?:kan)?|kirim|dengan|berupa)\s+(?:surat|pos)\b"
    r"(?!\s?-?el)(?:\s+(?:tertulis|resmi|pengaduan))?|"
    r"surat\s+(?:tertulis|resmi|pengaduan|ke|kepada|ditujukan|menyurat)|po\.?\s?box|"
    r"kotak\s+pos|pos\s+ke|bersurat|secara\s+tertulis)\b"
)
_PURPOSE = (
    rf"(?:{COMPLAINT}|pelayanan|layanan|informasi|konsultasi|pelanggan|ptsp|pst|"
    r"pengunjung)"
)
_DIRECT = r"(?:langsung|langung|lansung|lagsung|langsug)"
# "langsung ditindaklanjuti", "langsung ke nomor": at once, not in person.
_NOT_PASSIVE = (
    r"(?!\s+(?:di(?!\s|(?:dinas|desa|kantor|ruang|loket|tempat|bagian|meja|bidang|seksi))[a-z]+|"
    r"online|secara online|menghubungi|hubungi|telepon|telp|(?:dapat|bisa|akan)\s+di|"
    r"(?:ke|melalui|via|lewat|di|pada)\s+(?:nomor|no|website|web|email|e-mail|wa\b|whats|telepon|"
    r"telp|aplikasi|situs|link|hp|sms|media)|melalui\s*:?\s*(?:\d|telepon|telp|wa\b|email)))"
)
_NOT_INDIRECT = r"(?<!tidak\s)(?<!tak\s)(?<!non\s)(?<!tidak\s\s)"
_SAID = (
    rf"(?:{COMPLAINT}|{OPINION}|konsultasi|secara|lisan|menyampaikan|disampaikan|dilakukan|"
    r"(?:me)?lapor(?:kan)?|mengadu(?:kan)?|penyampaian|ditujukan|bertanya|diajukan)"
)
_BETWEEN = rf"(?:\s+\(?(?:secara|dan|atau|/|{COMPLAINT}|{OPINION})){{0,3}}\s*[,/]?\s*"
_IN_PERSON = late(
    rf"\bdatang(?:\s+secara)?\s+(?:{_DIRECT}|sendiri|ke|di|menemui|menghadap|kekantor|membawa|untuk|"
    r"melapor|menyampaikan|mengisi)\b"
    r"|\b(?:kunjungan|berkunjung|bertemu|hadir|bertatap\s?muka)\b"
    rf"(?:\s+(?:{_DIRECT}|ke|muka|tatap\s?muka))?{_NOT_PASSIVE}"
    rf"|\b{_NOT_INDIRECT}(?:tatap\s?muka|face\s?to\s?face|bertatapan|walk\s?-?in)\b"
    rf"|\b{_SAID}{_BETWEEN}{_DIRECT}\b{_NOT_PASSIVE}"
    r"|\b(?:menemui|menghadap|mendatangi|mengunjungi)\s+(?!website|situs|laman|akun|web)\w+"
    r"|\b(?:melapor|lapor|mengadu|disampaikan|secara lisan)\s+(?:kepada|ke|pada)\s+"
    r"(?:petugas|loket|kantor|bagian|unit)\b"
    r"|\b(?:secara|layanan|pengaduan)\s+(?:luring|offline|tatap\s?muka)\b"
)
_ITEM_START = r"(?:\A|\n|[;:•]|(?:^|\s)(?:\d{1,2}|[A-Za-z])\s?[.)]|-)\s{0,6}"
_ITEM_LANGSUNG = late(
    rf"{_ITEM_START}(?P<at>(?:secara\s+)?{_DIRECT})\b(?=\s*(?:[:;,.(\n]|\Z|"
    r"(?:ke|di|kepada|pada|dengan|datang|menemui|melalui\s+(?:petugas|loket|meja|kotak))\b))"
    rf"{_NOT_PASSIVE}"
)
_PLACE = late(
    r"\b(?:loket|meja|ruang(?:an)?|pojok|konter|counter|posko|gerai|desk|front\s?(?:office|desk)|"
    rf"stan|pos(?=\s+(?:pengaduan|pelayanan)))\s+(?:\w+\s+){{0,2}}?{_PURPOSE}\b"
    r"|\bloket\s+(?:no(?:mor|\.)?\s?)?\d{1,2}\b(?!\s?[-.,/)]?\s?\d)"
    r"|\b(?:loket|front\s?office|customer\s?service|help\s?desk)\b(?!\s*(?:[:;]\s*)?[\d(+])"
)
_OFFICER = late(
    r"\b(?:melalui|kepada|ke|lewat|via)\s+petugas\b(?!\s+(?:\w+\s+){0,3}(?:nomor|no|hp|wa)\b)|"
    # "Petugas menerima pengaduan" tells what happens, not where to go.
    rf"{_ITEM_START}petugas\s+(?:(?!me[a-z]{{3}}|di[a-z]{{3}}|akan\b|telah\b)\w+\s+)?{_PURPOSE}\b(?=\s*(?:[;,.(\n/]|\Z|dan\b|atau\b|di\b))"
)
_BEFORE_PLACE = late(
    rf"(?:{_BOX.pattern}|telepon|telp|sms|wa\b|e-?mail|nomor|banner|barcode|qr)"
    # A line that goes on in lower case, or after "di", is the same item's.
    r"(?:[^;:.\n]|\n(?=\s*(?-i:[a-z(])(?!\s?[.)]))|(?:(?<=\sdi)|(?<=pada)|(?<=depan))\n){0,80}\Z",
    re.IGNORECASE,
)
_LABELLED_BOX = late(r"langsung[^;\n]{0,30}[:=;-]\s*\(?(?:melalui\s+|via\s+|lewat\s+)?\Z")
_LAPOR_MEDIUM = r"(?:aplikasi|situs|kanal|portal|website|web|sistem|layanan|online)"
_LAPOR = late(
    rf"(?<![A-Za-z@./])(?:(?:{_LAPOR_MEDIUM}\s+)?"
    r"(?:sp4n|span|sp4)\s?[-_–/]?\s?\(?\s?lapor\b\)?\s?!?|sp4n\b)"
    r"|(?<![A-Za-z@./-])(?:e[\s-]?lapor\b|lapor\s?!)"
    r"|\blayanan aspirasi dan pengaduan online rakyat\b(?:\s?\(\s?lapor\s?!?\s?\))?"
)
# The bare word is also a verb: it counts alone in its item, or in capitals after "aplikasi".
_LAPOR_ALONE = late(
    r"(?:\A|\n|[;•,]|(?:^|\s)(?:\d{1,2}|[A-Za-z])\s?[.)]|\s-)\s{0,6}(?:melalui\s+)?"
    rf"(?P<at>(?:(?i:{_LAPOR_MEDIUM})\s+)?(?:LAPOR|Lapor))\b(?!\s?!)"
    r"(?=\s*(?:[;,.\n]|\Z|[(]|\d{1,2}\s?[.)]))"
    rf"|(?<![A-Za-z@./-])(?P<named>(?i:{_LAPOR_MEDIUM})\s+LAPOR)\b"
    r"(?!\s?!|\.\w|\s+[A-Z][a-z])"
)
_NEGATED = late(r"\b(?:tidak|tak|non)\s{1,3}\Z")
_INDIRECT = late(r"ti?d?a?k\s+langsung")
# Cheap checks before the patterns: most lines of a document hold none of these.
_BOX_STEMS = ("kotak", "box")
_LETTER_STEMS = ("surat", "pos", "tertulis", "box")
_VISIT_STEMS = (
    *("lang", "lansung", "lagsung", "datang", "muka", "kunjung", "temu", "hadap", "hadir"),
    *("lisan", "luring", "offline", "face", "walk", "lapor", "mengadu", "disampaikan", "tatap"),
)
_PLACE_STEMS = (
    *("loket", "meja", "ruang", "pojok", "konter", "counter", "posko", "gerai", "desk", "office"),
    *("stan", "service", "pos"),
)
_LAPOR_STEMS = ("lapor", "sp4n")


@dataclass(frozen=True, slots=True)
class Place:
    """A channel known by its words: in-person, suggestion-box, letter or sp4n-lapor."""

    kind: str
    start: int
    end: int


def find_places(text: str) -> tuple[Place, ...]:
    """Channels a text names without an address, in its order; in-person at most once.

    "Pengaduan langsung: kotak saran" is in-person; a box alone is a suggestion box; a box or a
    form lying at a counter makes no in-person channel. Refuses "tidak langsung" and sentences on
    how complaints are worked off ("langsung ditindaklanjuti").

    >>> [place.kind for place in find_places("Kotak saran; datang langsung ke kantor")]
    ['suggestion-box', 'in-person']
    >>> find_places("Pengaduan tidak langsung")
    ()
    """
    text = text[:SEARCH_LIMIT_CHARS]
    lower = lowered(text)
    found: list[Place] = []
    if _holds(lower, _LETTER_STEMS):
        found.extend(Place("letter", m.start(), m.end()) for m in _first(_LETTER, lower))
    in_person = _in_person(text, lower)
    for match in _first(_BOX, lower) if _holds(lower, _BOX_STEMS) else ():
        before = lower[max(0, match.start() - 60) : match.start()]
        is_labelled = _LABELLED_BOX.search(before) and not _INDIRECT.search(before)
        if is_labelled and (in_person is None or in_person.start < match.start()):
            start = in_person.start if in_person else match.start()
            in_person = Place("in-person", start, match.end())
        else:
            found.append(Place("suggestion-box", match.start(), match.end()))
    if in_person:
        found.append(in_person)
    if _holds(lower, _LAPOR_STEMS):
        found.extend(_lapor(text, lower))
    return tuple(sorted(found, key=lambda place: place.start))


def _holds(lower: str, stems: tuple[str, ...]) -> bool:
    return any(stem in lower for stem in stems)


def _first(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    match = pattern.search(text)
    return (match,) if match else ()


def _in_person(text: str, lower: str) -> Place | None:
    candidates: list[tuple[int, int]] = []
    if _holds(lower, _VISIT_STEMS):
        candidates.extend(m.span() for m in _first(_IN_PERSON, lower))
        item = _ITEM_LANGSUNG.search(lower)
        if item and not _NEGATED.search(lower, max(0, item.start("at") - 10), item.start("at")):
            candidates.append(item.span("at"))
    if _holds(lower, _PLACE_STEMS):
        candidates.extend(_free_standing(_PLACE, text, lower))
    if "petugas" in lower:
        candidates.extend(_free_standing(_OFFICER, text, lower))
    return Place("in-person", *min(candidates)) if candidates else None


def _free_standing(pattern: re.Pattern[str], text: str, lower: str) -> list[tuple[int, int]]:
    """The first place or officer that is not just where a box or a number is found."""
    for match in pattern.finditer(lower):
        if not _BEFORE_PLACE.search(text[max(0, match.start() - 120) : match.start()]):
            words = match.group()
            return [(match.end() - len(words.lstrip(" \n\t;:•-.)")), match.end())]
    return []


def _lapor(text: str, lower: str) -> list[Place]:
    for pattern, searched in ((_LAPOR, lower), (_LAPOR_ALONE, text)):
        for match in pattern.finditer(searched):
            if re.match(r"[\w-]*\.go\.id|@", text[match.end() : match.end() + 40]):
                continue
            name = "at" if pattern is _LAPOR_ALONE and match["at"] else 0
            start, end = match.span(name)
            return [Place("sp4n-lapor", start, end)]
    return []
