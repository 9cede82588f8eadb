"""Complaint channels without an address: in person, suggestion box, letter, and LAPOR by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

SEARCH_LIMIT_CHARS = 20_000

_BOX = re.compile(
    r"(?:kotak|box)\s{0,3}(?:/\s?\w+\s?)?(?:saran|pengaduan|aduan|keluhan|kritik|masukan|suara|surat|kepuasan|"
    r"penilaian|suggestion)\b(?:\s?(?:/|&|dan|,)\s?(?:saran|pengaduan|aduan|keluhan|kritik|masukan)\b){0,3}"
    r"|(?:suggestion|drop)\s?box",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:(?:melalui|via|lewat|mengirim(?:kan)?|kirim|dengan|berupa)\s+(?:surat|pos)\b(?!\s?-?el)(?:\s+(?:tertulis|resmi|pengaduan))?|"
    r"surat\s+(?:tertulis|resmi|pengaduan|ke|kepada|ditujukan|menyurat)|po\.?\s?box|kotak\s+pos|pos\s+ke|"
    r"bersurat|secara\s+tertulis)\b",
    re.IGNORECASE,
)
_PURPOSE = r"(?:pengaduan|aduan|keluhan|pelayanan|layanan|informasi|konsultasi|pelanggan|ptsp|pst|pengunjung)"
_NOT_PASSIVE = (
    r"(?!\s+(?:di(?!\s|(?:dinas|desa|kantor|ruang|loket|tempat|bagian|meja|bidang|seksi))[a-z]+|online|secara online|"
    r"(?:ke|melalui|via|lewat|di|pada)\s+(?:nomor|no|website|web|email|e-mail|wa\b|whats|telepon|telp|aplikasi|situs|link|hp|sms|media)|"
    r"menghubungi|hubungi|telepon|telp|dapat\s+di|melalui\s*:?\s*(?:\d|telepon|telp|wa\b|email)))"
)
_NOT_INDIRECT = r"(?<!tidak )(?<!tak )(?<!non )(?<!tidak  )(?<!nontatap )"
_IN_PERSON = re.compile(
    rf"\bdatang(?:\s+secara)?\s+(?:langsung|sendiri|ke|di|menemui|menghadap|kekantor|membawa|untuk|melapor|menyampaikan|mengisi)\b"
    rf"|\b(?:kunjungan|berkunjung|bertemu|hadir|bertatap\s?muka)\b(?:\s+(?:langsung|ke|muka|tatap\s?muka))?{_NOT_PASSIVE}"
    rf"|\b{_NOT_INDIRECT}(?:tatap\s?muka|face\s?to\s?face|bertatapan|walk\s?-?in)\b"
    rf"|\b(?:pengaduan|aduan|keluhan|konsultasi|saran|secara|lisan|menyampaikan|disampaikan|dilakukan|melapor(?:kan)?|"
    rf"mengadu(?:kan)?|penyampaian|masukan|ditujukan|bertanya|diajukan)(?:\s+\(?(?:secara|dan|atau|pengaduan|/|keluhan|saran|masukan|aduan)){{0,3}}\s*[,/]?\s*"
    rf"langsung\b{_NOT_PASSIVE}"
    rf"|\b(?:menemui|menghadap|mendatangi|mengunjungi)\s+(?!website|situs|laman|akun|web)\w+"
    rf"|\b(?:melapor|lapor|mengadu|disampaikan|secara lisan)\s+(?:kepada|ke|pada)\s+(?:petugas|loket|kantor|bagian|unit)\b"
    rf"|\b(?:secara|layanan|pengaduan)\s+(?:luring|offline|tatap\s?muka|lisan)\b",
    re.IGNORECASE,
)
_ITEM_LANGSUNG = re.compile(
    rf"(?:\A|\n|[;:•]|(?:^|\s)(?:\d{{1,2}}|[A-Za-z])\s?[.)]|-)\s{{0,6}}(?P<at>(?:secara\s+)?langsung)\b(?=\s*(?:[:;,.(\n]|\Z|"
    rf"(?:ke|di|kepada|pada|dengan|datang|menemui|melalui\s+(?:petugas|loket|meja|kotak))\b)){_NOT_PASSIVE}",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"\b(?:loket|meja|ruang(?:an)?|pojok|konter|counter|posko|gerai|desk|front\s?(?:office|desk)|stan)\s+"
    rf"(?:\w+\s+){{0,2}}?{_PURPOSE}\b|\b(?:loket|front\s?office|customer\s?service|help\s?desk)\b(?!\s*(?:[:;]\s*)?[\d(+])",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    rf"\b(?:melalui|kepada|ke|lewat|via|pada|menghubungi|oleh)\s+petugas\b|(?:\A|\n|[;:•]|\d\s?[.)]|\b[a-z]\s?[.)]|-)\s{{0,6}}"
    rf"petugas\s+(?:\w+\s+)?{_PURPOSE}\b(?=\s*(?:[;,.(\n/]|\Z|dan\b|atau\b|di\b))",
    re.IGNORECASE,
)
_BEFORE_PLACE = re.compile(
    rf"(?:{_BOX.pattern}|telepon|telp|sms|wa\b|e-?mail|nomor|banner|barcode|qr)"
    r"[^;:.]{0,80}\Z",
    re.IGNORECASE,
)
_LABELLED_BOX = re.compile(
    r"langsung[^;\n]{0,30}[:=;-]\s*\(?(?:melalui\s+|via\s+|lewat\s+)?\Z", re.IGNORECASE
)
_LAPOR = re.compile(
    r"(?<![A-Za-z@./])(?:(?:(?:aplikasi|situs|kanal|portal|website|web|sistem|layanan|online)\s+)?"
    r"(?:sp4n|span|sp4)\s?[-_–/]?\s?\(?\s?lapor\b\)?\s?!?|sp4n\b)|(?<![A-Za-z@./-])(?:e[\s-]?lapor\b|lapor\s?!)",
    re.IGNORECASE,
)
_LAPOR_ALONE = re.compile(
    r"(?:\A|\n|[;•,]|(?:^|\s)(?:\d{1,2}|[A-Za-z])\s?[.)]|\s-)\s{0,6}(?:melalui\s+)?(?P<at>(?:(?:aplikasi|situs|kanal|portal|website|layanan)\s+)?"
    r"(?:LAPOR|Lapor))\b(?!\s?!)(?=\s*(?:[;,.\n]|\Z|[(]|\d{1,2}\s?[.)]))"
    r"|(?<![A-Za-z@./-])(?P<named>(?:[Aa]plikasi|[Ss]itus|[Kk]anal|[Pp]ortal|[Ww]ebsite)\s+LAPOR)\b(?!\s?!|\.\w|\s+[A-Z][a-z])"
)


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
    found = [Place("letter", m.start(), m.end()) for m in _LETTER.finditer(text)][:1]
    in_person = _in_person(text)
    for match in _BOX.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if _LABELLED_BOX.search(before) and not re.search(r"ti?d?a?k\s+langsung", before, re.I):
            if in_person is None:
                in_person = Place("in-person", match.start(), match.end())
            if in_person.start <= match.start() and match.start() - in_person.end < 60:
                in_person = Place("in-person", in_person.start, max(match.end(), in_person.end))
                continue
        found.append(Place("suggestion-box", match.start(), match.end()))
        break
    if in_person:
        found.append(in_person)
    found.extend(_lapor(text))
    return tuple(sorted(found, key=lambda place: place.start))


def _in_person(text: str) -> Place | None:
    candidates = [m.span() for m in _IN_PERSON.finditer(text)][:1]
    item = _ITEM_LANGSUNG.search(text)
    if item:
        candidates.append(item.span("at"))
    for pattern in (_PLACE, _OFFICER):
        for match in pattern.finditer(text):
            if not _BEFORE_PLACE.search(text[max(0, match.start() - 120) : match.start()]):
                start = match.start() + len(match.group()) - len(match.group().lstrip(" \n;:•-.)"))
                candidates.append((start, match.end()))
                break
    return Place("in-person", *min(candidates)) if candidates else None


def _lapor(text: str) -> list[Place]:
    if "lapor" not in text.lower() and "sp4n" not in text.lower():
        return []
    for pattern in (_LAPOR, _LAPOR_ALONE):
        for match in pattern.finditer(text):
            if re.match(r"[\w-]*\.go\.id|@", text[match.end() :]):
                continue
            name = "at" if pattern is _LAPOR_ALONE and match["at"] else 0
            start, end = match.span(name)
            return [Place("sp4n-lapor", start, end)]
    return []
